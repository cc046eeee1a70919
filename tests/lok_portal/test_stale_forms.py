"""Two people at one form: the second is told what the first wrote, keeps what was typed, and then saves."""

import pytest
from django.urls import reverse

from agreements.models import Article, Commitment
from consultation.models import Clause
from meetings import actions
from meetings.models import RulesOfProcedure
from partners.forms.fresh import STALE
from partners.models import Lok, Role, Segment, SubsidyGroup
from tests import factories
from tests.agreements.conftest import Plan
from tests.agreements.framework_room import Pact
from tests.agreements.policy_room import PolicyRoom
from tests.consultation.conftest import Hearing
from tests.council import Council
from tests.meetings.conftest import Table
from tests.road import Road

THEIRS, MINE = "Wat de eerste schreef", "Wat de tweede schreef"


def _point(travel):
    council = Council(travel).to("listed")
    return council.secretary, council.public_item


def _meeting(travel):
    council = Council(travel).to("planned")
    return council.secretary, council.meeting


def _rules(travel):
    council = Council(travel)
    draft = RulesOfProcedure(lok=council.lok)
    return council.secretary, actions.draft_rules(draft, by=council.secretary)


def _version(travel):
    pact = Pact(travel).to("drafted")
    return pact.coordinator, pact.version


def _article(travel):
    who, version = _version(travel)
    return who, version.articles.first()


def _commitment(travel):
    who, version = _version(travel)
    return who, version.commitments.get()


def _policy(name):
    def made(travel):
        room = PolicyRoom(travel).with_goal().with_measure().with_subsidy().with_offer()
        return room.coordinator, getattr(room, name)

    return made


def _action(travel):
    plan = Plan(travel)
    return plan.coordinator, plan.add()


def _consultation(travel):
    hearing = Hearing(travel)
    return hearing.coordinator, hearing.consultation


def _clause(travel):
    hearing = Hearing(travel)
    return hearing.coordinator, hearing.clause(2)


def _register(name):
    def made(travel):
        group = factories.SubsidyGroupFactory()
        lok, organiser = group.organiser.lok, group.organiser
        things = {"group": group, "organiser": organiser, "lok": lok}
        things["location"] = factories.LocationFactory(organiser=organiser)
        things["segment"] = factories.plant(Segment(lok=lok, name="Opvang", side="actors", seats=3))
        own, regie = factories.contact_of(organiser), factories.staff(lok, Role.ADMINISTRATOR)
        return own if name == "own" else regie, things.get(name, organiser)

    return made


def _minutes(name):
    def made(travel):
        table = Table(travel).all_come().close()
        return table.secretary, table.items[0] if name == "item" else table.meeting

    return made


def _round(travel):
    road = Road(travel).to("planned")
    return road.coordinator, road.round


FORMS = [
    ("meetings:edit_item", _point, "title"),
    ("meetings:edit_meeting", _meeting, "place"),
    ("meetings:edit_rules", _rules, "text"),
    ("meetings:write_report", _minutes("item"), "report"),
    ("meetings:write_intro", _minutes("meeting"), "minutes_intro"),
    ("agreements:edit_words", _version, "purpose"),
    ("agreements:edit_article", _article, "heading"),
    ("agreements:edit_commitment", _commitment, "owner"),
    ("agreements:edit_subsidy", _policy("subsidy"), "title"),
    ("agreements:write_note", _policy("subsidy"), "proportionality_note"),
    ("agreements:edit_measure", _policy("measure"), "title"),
    ("agreements:edit_goal", _policy("goal"), "title"),
    ("agreements:edit_support", _policy("offer"), "title"),
    ("agreements:edit_action", _action, "title"),
    ("consultation:edit_consultation", _consultation, "title"),
    ("consultation:edit_clause", _clause, "heading"),
    ("advice:edit_round", _round, "title"),
    ("partners:edit_organiser", _register("organiser"), "name"),
    ("partners:edit_profile", _register("own"), "about"),
    ("partners:edit_location", _register("location"), "name"),
    ("partners:edit_subsidy_group", _register("group"), "code"),
    ("partners:edit_segment", _register("segment"), "name"),
    ("partners:change_settings", _register("lok"), "intro"),
]


def address_of(name, thing) -> str:
    """The page of this act on this record."""
    if isinstance(thing, Lok):
        return reverse(name, args=[thing.slug])
    parts = {Article: "version", Commitment: "version", SubsidyGroup: "organiser", Clause: "consultation"}
    whole = getattr(thing, parts[type(thing)]) if type(thing) in parts else thing
    return reverse(name, args=[whole.lok.slug, thing.pk])


def sent(answer) -> dict:
    """What the browser sends back of the form on this page."""
    form = answer.context["form"]
    filled = {bound.html_name: bound.value() for bound in form}
    return {name: value for name, value in filled.items() if value is not None and value is not False}


@pytest.mark.parametrize(("name", "made", "field"), FORMS, ids=[name for name, *_ in FORMS])
def test_the_second_to_save_sees_what_the_first_wrote(client, db, travel, name, made, field):
    person, thing = made(travel)
    client.force_login(person)
    address = address_of(name, thing)
    page = sent(client.get(address))
    answers = [client.post(address, page | {field: words}) for words in (THEIRS, MINE)]
    told, there = answers[1].content.decode(), type(thing).objects.get(pk=thing.pk)
    assert [answer.status_code for answer in answers] == [302, 200]
    assert (STALE in told, THEIRS in told, MINE in told) == (True, True, True)
    again = client.post(address, sent(answers[1]))
    now = type(thing).objects.get(pk=thing.pk)
    assert (again.status_code, getattr(there, field), getattr(now, field)) == (302, THEIRS, MINE)
