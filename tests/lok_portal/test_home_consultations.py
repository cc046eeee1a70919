"""What waits for whom around consultations, on the home page."""

import pytest

from lok_portal import waiting
from lok_portal.waiting import consultations as consulting
from tests import factories
from tests.consultation.conftest import Hearing

pytestmark = pytest.mark.django_db
SAY = "Geef uw mening over Reglement lokale subsidie"


@pytest.fixture
def hearing(travel):
    return Hearing(travel).open()


def titles(person):
    anew = type(person).objects.get(pk=person.pk)
    return [task["title"] for task in waiting.for_person(anew, (consulting.to_say, consulting.to_do))]


def test_home_asks_who_may_speak_and_gave_nothing_yet(hearing):
    hearing.give(1, 0), hearing.draft(1, 1)
    people = [*hearing.contacts, hearing.member, hearing.coordinator, hearing.chair, hearing.stranger]
    assert [titles(person) for person in people] == [[], [SAY], [SAY], [SAY], [], [], []]


def test_home_asks_nobody_of_a_stopped_organiser(hearing):
    factories.plant(hearing.organisers[0], state="stopped")
    assert titles(hearing.contacts[0]) == []


def test_home_asks_no_longer_when_the_window_is_over(hearing):
    hearing.travel("2026-03-24 09:00")
    assert titles(hearing.contacts[0]) == []
    assert titles(hearing.coordinator) == ["Beëindig de inbreng"]


def test_home_tells_the_regie_to_answer_and_then_to_close(hearing):
    hearing.give(1)
    hearing.end()
    assert titles(hearing.coordinator) == ["Antwoord op inbreng: 1 te gaan"]
    hearing.answer()
    assert titles(hearing.coordinator) == ["Maak de antwoorden bekend"]
    hearing.close()
    assert titles(hearing.coordinator) == []


def test_home_tells_the_regie_to_open_what_it_prepared(travel):
    hearing = Hearing(travel)
    assert [titles(who) for who in (hearing.coordinator, hearing.contacts[0])] == [["Open de inspraak"], []]


def test_home_leads_to_the_consultation_with_its_last_day(hearing):
    [task] = [task for task in waiting.for_person(hearing.contacts[0]) if task["title"] == SAY]
    assert (task["url"], task["until"]) == (
        f"/{hearing.lok.slug}/inspraak/{hearing.consultation.pk}/",
        hearing.consultation.closes_at,
    )
