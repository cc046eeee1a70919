"""How the consultations of the demo went: one closed with its report, one being answered, one open."""

import re

from consultation import actions, cutting
from consultation.models import Consultation, Input
from partners.models import Contact, Membership

from . import closing
from . import hearing_words as words
from .world import World


def _flowing(text: str) -> str:
    """Lines that were broken to fit this program, as the sentences they are."""
    return re.sub(r"(?<=[^\W\d_])\n(?=[a-z])", " ", text)


def _about(key: str) -> Consultation:
    return Consultation.objects.select_related("lok__ledger").get(title=words.ABOUT[key][0])


def open_(key: str, days: int):
    """An act: prepared and opened, until 17 o'clock on that day of the calendar."""

    def opened(world: World) -> None:
        title, intro, text, terms = words.ABOUT[key]
        terms = {"title": title, "intro": intro, "closes_at": world.moment(days, 17)} | terms
        consultation, by = Consultation(lok=world.lok(), **terms), world.person("coordinator")
        consultation = actions.draft_consultation(consultation, by=by, clauses=cutting.cut(_flowing(text)))
        actions.open_consultation(consultation, by=by)

    return opened


def _party(world: World, key: str) -> dict:
    contact = Contact.objects.filter(person=world.person(key), state="active").first()
    if contact:
        return {"organiser": contact.organiser}
    return {"membership": Membership.objects.get(person=world.person(key), lok=world.lok())}


def say(key: str):
    """An act: organisations give their input."""

    def said(world: World) -> None:
        about = _about(key)
        clauses = {clause.number: clause for clause in about.clauses.all()}
        for who, number, kind, text, wording in words.SAID[key]:
            party, person = _party(world, who), world.person(who)
            if number == "*":
                done = about.inputs.filter(**party).values_list("clause__number", flat=True)
                rest = [clause for clause in clauses.values() if clause.number not in set(done)]
                actions.agree_with_rest(about, rest, by=person, **party)
            else:
                entry = Input(lok=about.lok, consultation=about, clause=clauses[number], **party)
                actions.give_input(entry, by=person, kind=kind, text=text, proposed_wording=_flowing(wording))

    return said


def say_otherwise(world: World) -> None:
    """One organisation sends a letter, another only begins to write."""
    key, who, number, kind, text = words.ON_PAPER
    entry = _entry(world, key, who, number)
    actions.enter_input(entry, by=world.person("coordinator"), kind=kind, text=text, channel="paper")
    key, who, number, kind, text = words.DRAFTED
    actions.draft_input(_entry(world, key, who, number), by=world.person(who), kind=kind, text=text)


def _entry(world: World, key: str, who: str, number: str) -> Input:
    about = _about(key)
    clause = about.clauses.get(number=number)
    return Input(lok=about.lok, consultation=about, clause=clause, **_party(world, who))


def answer(key: str):
    """An act: the window is over, agreements are noted, and what has an answer in the words gets it."""

    def answered(world: World) -> None:
        by = world.person("coordinator")
        about = actions.end_consultation(_about(key), by=by)
        actions.note_agreements(about, by=by)
        for (of, number, kind), (outcome, reason, change, wording) in words.ANSWERS.items():
            inputs = about.inputs.unanswered().filter(clause__number=number, kind=kind).with_all()
            values = {
                "outcome": outcome,
                "reason": reason,
                "change": change,
                "new_wording": _flowing(wording),
            }
            actions.answer_alike(inputs.select_related("lok__ledger") if of == key else [], by=by, **values)

    return answered


def close(key: str):
    """An act: every answer is known and the report is there."""
    return lambda world: closing.close(_about(key), by=world.person("coordinator"))
