"""Frameworks that wait on the home page: to sign, to adopt, to evaluate."""

import datetime

import pytest

from agreements import actions
from agreements.models import Evaluation
from lok_portal import waiting
from lok_portal.waiting import frameworks as agreeing
from tests.agreements.framework_room import Pact


@pytest.fixture
def pact(db, travel):
    return Pact(travel)


def waits(person):
    person = type(person).objects.get(pk=person.pk)
    sources = (agreeing.to_sign, agreeing.drafts, agreeing.to_evaluate)
    return [task["title"] for task in waiting.for_person(person, sources)]


SIGN, ADOPT = "Onderteken het afsprakenkader", "Leg de vaststelling vast: afsprakenkader"
CONSULT = "Vraag inspraak: afsprakenkader"
BIND = "Leg de bespreking op het LOK vast: afsprakenkader"


@pytest.mark.parametrize(
    ("stage", "who", "titles"),
    [
        ("drafted", "contact", []),
        ("drafted", "coordinator", [CONSULT]),
        ("opened", "coordinator", []),
        ("closed", "coordinator", [BIND]),
        ("closed", "decider", []),
        ("discussed", "administrator", [ADOPT]),
        ("discussed", "coordinator", []),
        ("adopted", "contact", [SIGN]),
        ("adopted", "decider", [SIGN]),
        ("adopted", "coordinator", []),
        ("adopted", "stranger", []),
        ("signed", "contact", []),
        ("signed", "rival", [SIGN]),
    ],
)
def test_home_shows_what_waits(pact, stage, who, titles):
    pact.to(stage)
    assert waits(getattr(pact, who)) == titles


@pytest.mark.parametrize(
    ("day", "titles"),
    [
        ("2027-02-01 09:00", []),
        ("2027-03-01 09:00", ["Evalueer het afsprakenkader"]),
        ("2027-05-01 09:00", ["Evalueer het afsprakenkader"]),
        ("2027-09-01 09:00", []),
    ],
)
def test_home_reminds_the_regie_of_the_evaluation(pact, day, titles):
    pact.to("adopted")
    pact.travel(day)
    assert (waits(pact.coordinator), waits(pact.chair)) == (titles, [])


def test_home_asks_again_near_the_next_evaluation(pact):
    pact.to("adopted").travel("2027-03-01 09:00")
    look = Evaluation(lok=pact.lok, version=pact.version, findings="Goed.", outcome="keep")
    look.evaluated_on, look.next_on = datetime.date(2027, 3, 1), datetime.date(2028, 3, 1)
    actions.evaluate_framework(look, by=pact.coordinator)
    assert waits(pact.coordinator) == []
    pact.travel("2028-02-20 09:00")
    assert waits(pact.coordinator) == ["Evalueer het afsprakenkader"]


def test_home_asks_no_evaluation_once_a_new_draft_was_begun(pact):
    pact.to("adopted")
    pact.travel("2027-03-01 09:00")
    actions.draft_version(pact.framework, by=pact.coordinator, source=pact.version)
    assert waits(pact.coordinator) == [CONSULT]


def test_who_signed_is_asked_anew_after_a_new_version(pact):
    pact.to("signed").again()
    assert [waits(pact.contact), waits(pact.rival)] == [["Onderteken de nieuwe versie"], [SIGN]]
