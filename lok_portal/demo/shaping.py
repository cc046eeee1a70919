"""How the criteria of the demo were shaped together: consultation, answers, and the LOK's advice."""

import datetime

from django.utils import timezone

from advice import actions
from consultation import actions as consultation
from consultation.models import Consultation, Input, Response
from meetings import actions as meetings
from meetings.models import AgendaItem, Reply, Resolution
from partners.models import Contact

from . import said
from .closing import close
from .council import meeting_of
from .world import World

REGIE = {"heidebeke": "coordinator", "donkmeer": "donkmeer"}
DECIDERS = {"heidebeke": "beslisser", "donkmeer": "donkmeer"}


def _regie(world: World, name: str):
    return world.person(REGIE[world.sets[name].lok.slug])


def _about(world: World, name: str) -> Consultation:
    return Consultation.objects.select_related("lok__ledger").get(pk=world.sets[name].consultation_id)


def consult(name: str, days: int = 21):
    """An act: everybody may say something about each part, so many days."""

    def consulted(world: World) -> None:
        by, criteria_set = _regie(world, name), world.sets[name]
        words = {"title": criteria_set.title[:200], "intro": said.INTRO}
        closes_at = timezone.now() + datetime.timedelta(days=days)
        criteria_set = actions.consult_criteria(criteria_set, by=by, closes_at=closes_at, **words)
        consultation.open_consultation(criteria_set.consultation, by=by)
        world.sets[name] = criteria_set

    return consulted


def say(name: str):
    """An act: some organisations give their input."""

    def given(world: World) -> None:
        about = _about(world, name)
        clauses = {clause.number: clause for clause in about.clauses.all()}
        for key, number, kind, text, wording in said.INPUTS.get(name, ()):
            person = world.person(key)
            contact = Contact.objects.get(person=person, state="active")
            party = {"clause": clauses[number], "organiser": contact.organiser}
            entry = Input(lok=about.lok, consultation=about, **party)
            values = {"kind": kind, "text": text, "proposed_wording": wording}
            consultation.give_input(entry, by=person, **values)

    return given


def answer(name: str):
    """An act: the window is over, each input gets its answer, and the report is there."""

    def answered(world: World) -> None:
        about, by = _about(world, name), _regie(world, name)
        about = consultation.end_consultation(about, by=by)
        for entry in about.inputs.unanswered().with_all():
            response = Response(lok=about.lok, input=entry)
            consultation.write_response(response, by=by, **said.answer_to(entry))
        close(about, by=by)
        world.sets[name].refresh_from_db()

    return answered


def put_on(name: str, key: str):
    """An act: the criteria come on the agenda of that meeting."""

    def listed(world: World) -> None:
        criteria_set, meeting = world.sets[name], meeting_of(key)
        item = AgendaItem(
            lok=meeting.lok,
            meeting=meeting,
            title=f"Advies: {criteria_set.title}"[:200],
            kind="advice",
            minutes=25,
            subject_label=str(criteria_set)[:200],
            subject_url=criteria_set.get_absolute_url(),
        )
        meetings.list_item(item, by=_regie(world, name))

    return listed


def advise(name: str, key: str, stance: str = "favourable"):
    """An act: the LOK's advice is sent, and recorded with the criteria."""

    def advised(world: World) -> None:
        criteria_set, chair = world.sets[name], world.person("voorzitter")
        item = AgendaItem.objects.get(meeting=meeting_of(key), subject_url=criteria_set.get_absolute_url())
        text = said.ADVICE[stance]
        advice = Resolution(lok=item.lok, item=item, title=item.title, text=text, addressee=said.ADDRESSEE)
        advice = meetings.send_resolution(meetings.write_resolution(advice, by=chair), by=chair)
        by = _regie(world, name)
        world.sets[name] = actions.bind_advice(criteria_set, by=by, resolution=advice, stance=stance)

    return advised


def reply(name: str):
    """An act: the authority answers the LOK's advice, now that the criteria are adopted."""

    def replied(world: World) -> None:
        resolution = world.sets[name].resolution
        words = {"stance": "follows", "text": said.REPLY, "body": "gemeenteraad"}
        answer = Reply(lok=resolution.lok, resolution=resolution, replied_on=timezone.localdate(), **words)
        meetings.reply(answer, by=world.person(DECIDERS[resolution.lok.slug]))

    return replied
