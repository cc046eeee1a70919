"""How the frameworks of the demo came to be: drafted, consulted on, discussed, adopted, signed, and again."""

import datetime

from django.utils import timezone

from agreements import actions
from agreements.models import Endorsement, Evaluation, Framework, FrameworkVersion
from agreements.starting_text import articles_for
from consultation import actions as consultation
from consultation.models import Input, Response
from meetings import actions as meetings
from meetings.models import AgendaItem
from partners.models import Contact

from . import framework_words as words
from . import said
from .closing import close
from .council import meeting_of
from .world import World

TERM = 265


def _version(key: str) -> FrameworkVersion:
    """The newest version of this framework."""
    title = words.TITLES[key][1]
    return FrameworkVersion.objects.with_all().filter(framework__title=title).order_by("-number")[0]


def draft(key: str):
    """An act: a framework begins with the starting text of its kind."""

    def act(world: World) -> None:
        kind, title = words.TITLES[key]
        framework = Framework(lok=world.lok(), kind=kind, title=title)
        actions.draft_framework(framework, by=world.person("coordinator"), articles=articles_for(kind))

    return act


def consult(key: str, days: int = 21):
    """An act: everybody may say something about each article, so many days."""

    def act(world: World) -> None:
        by, version = world.person("coordinator"), _version(key)
        closes_at = timezone.now() + datetime.timedelta(days=days)
        title = str(version)[:200]
        version = actions.consult_framework(version, by=by, title=title, closes_at=closes_at)
        consultation.open_consultation(version.consultation, by=by)

    return act


def say(key: str, heard: str = ""):
    """An act: some organisations give their view."""

    def act(world: World) -> None:
        about = _version(key).consultation
        clauses = {clause.number: clause for clause in about.clauses.all()}
        for who, number, kind, text, wording in words.INPUTS[heard or key]:
            person = world.person(who)
            organiser = Contact.objects.get(person=person, state="active").organiser
            entry = Input(lok=about.lok, consultation=about, clause=clauses[number], organiser=organiser)
            consultation.give_input(entry, by=person, kind=kind, text=text, proposed_wording=wording)

    return act


def answer(key: str):
    """An act: every view gets its answer, and the text follows where it can."""

    def act(world: World) -> None:
        by, version = world.person("coordinator"), _version(key)
        about = consultation.end_consultation(version.consultation, by=by)
        for entry in about.inputs.unanswered().with_all():
            consultation.write_response(Response(lok=about.lok, input=entry), by=by, **said.answer_to(entry))
        close(about, by=by)
        if key == "lok":
            _rewrite(_version(key), {8: words.ARTICLE_8}, by)

    return act


def _rewrite(version: FrameworkVersion, texts: dict[int, str], by) -> None:
    for article in version.articles.filter(place__in=texts):
        article.version, article.text = version, texts[article.place]
        actions.write_article(article, by=by)


def put_on(key: str, meeting: str):
    """An act: the text comes on the agenda of that meeting."""

    def act(world: World) -> None:
        version, held = _version(key), meeting_of(meeting)
        about = {"subject_label": "Afsprakenkader", "subject_url": version.get_absolute_url()}
        title = version.framework.title
        item = AgendaItem(lok=held.lok, meeting=held, title=title, kind="discussion", minutes=30, **about)
        meetings.list_item(item, by=world.person("coordinator"))

    return act


def adopt(key: str):
    """An act: the discussion is recorded, and the council adopted the text the day before."""

    def act(world: World) -> None:
        version, today = _version(key), timezone.localdate()
        item = AgendaItem.objects.get(subject_url=version.get_absolute_url())
        version = actions.bind_discussion(version, by=world.person("coordinator"), item=item)
        days = {"adopted_on": today - datetime.timedelta(days=1), "starts_on": today, "ends_on": None}
        days["evaluate_on"] = today + datetime.timedelta(days=TERM)
        actions.adopt_framework(version, by=world.person("beheerder"), adopted_by="gemeenteraad", **days)

    return act


def sign(key: str):
    """An act: the authority and some organisers take a stance."""

    def act(world: World) -> None:
        version = _version(key)
        for who, stance, capacity, reservation in words.STANCES[key]:
            person = world.person(who)
            contact = Contact.objects.filter(person=person, state="active").first()
            party = (
                {"party": "organiser", "organiser": contact.organiser} if contact else {"party": "authority"}
            )
            given = {"stance": stance, "capacity": capacity, "reservation": reservation}
            taken = Endorsement(lok=version.lok, version=version, **party, **given)
            actions.endorse(taken, by=person)

    return act


def evaluate(world: World) -> None:
    """The framework of the LOK is looked back at: what its next version changes."""
    version, today = _version("lok"), timezone.localdate()
    look = Evaluation(lok=version.lok, version=version, evaluated_on=today, findings=words.FOUND)
    look.outcome, look.next_on = Evaluation.Outcome.CHANGE, today + datetime.timedelta(days=TERM)
    actions.evaluate_framework(look, by=world.person("coordinator"))


def draft_again(world: World) -> None:
    """A next version of the framework of the LOK: evenings and data."""
    by, old = world.person("coordinator"), _version("lok")
    new = actions.draft_version(old.framework, by=by, source=old, changes=words.CHANGES_2)
    _rewrite(new, words.ARTICLES_2, by)
