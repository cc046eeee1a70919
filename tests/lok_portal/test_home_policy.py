"""What waits on the home page in policy: for who decides, who writes the note and who makes known."""

import pytest

from lok_portal import waiting
from lok_portal.waiting import policy
from tests.agreements.policy_room import PolicyRoom


@pytest.fixture
def room(db, travel):
    return PolicyRoom(travel)


def waiting_for(person):
    person = type(person).objects.get(pk=person.pk)
    found = waiting.for_person(person, (policy.measures, policy.subsidies))
    return [(task["title"], task["note"]) for task in found]


def test_a_measure_waits_once_every_input_has_its_answer(room):
    room.with_measure().consulted().opened()
    before = waiting_for(room.decider)
    room.answered()
    task = [("Leg de beslissing over een maatregel vast", "Lokaal in Noord")]
    seen = [waiting_for(who) for who in (room.decider, room.coordinator, room.chair, room.contacts[0])]
    assert (before, seen) == ([], [task, task, [], []])


def test_a_measure_waits_until_views_are_asked(room):
    room.with_measure()
    task = [("Vraag inspraak over een maatregel", "Lokaal in Noord")]
    seen = [waiting_for(who) for who in (room.coordinator, room.decider)]
    room.consulted()
    assert (seen, waiting_for(room.coordinator)) == ([task, []], [])


def test_a_subsidy_waits_for_its_note_and_then_to_be_made_known(room):
    room.with_subsidy().asking()
    note = [("Schrijf de nota over de verhouding", "Startpremie")]
    assert [waiting_for(who) for who in (room.coordinator, room.decider)] == [note, []]
    room.noted()
    known = [("Maak een lokale subsidie bekend", "Startpremie")]
    assert [waiting_for(who) for who in (room.coordinator, room.decider)] == [[], known]
