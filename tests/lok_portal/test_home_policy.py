"""What waits on the home page in policy: for who decides, who writes the note and who makes known."""

import pytest

from lok_portal.waiting.policy import STEERING
from tests.agreements.policy_room import PolicyRoom


@pytest.fixture
def room(db, travel):
    return PolicyRoom(travel)


def waiting_for(person):
    person = type(person).objects.get(pk=person.pk)
    return [(task["title"], task["note"]) for source in STEERING for task in source(person)]


def test_a_measure_waits_once_every_input_has_its_answer(room):
    room.with_measure().consulted().opened()
    before = waiting_for(room.decider)
    room.answered()
    task = [("Leg de beslissing over een maatregel vast", "Lokaal in Noord")]
    seen = [waiting_for(who) for who in (room.decider, room.coordinator, room.chair, room.contacts[0])]
    assert (before, seen) == ([], [task, task, [], []])


def test_a_subsidy_waits_for_its_note_and_then_to_be_made_known(room):
    room.with_subsidy().asking()
    note = [("Schrijf de nota over de verhouding", "Startpremie")]
    assert [waiting_for(who) for who in (room.coordinator, room.decider)] == [note, []]
    room.noted()
    known = [("Maak een lokale subsidie bekend", "Startpremie")]
    assert [waiting_for(who) for who in (room.coordinator, room.decider)] == [[], known]


@pytest.mark.parametrize("count", [1, 5])
def test_policy_costs_the_home_page_few_queries(room, django_assert_num_queries, count):
    for _ in range(count):
        room.with_subsidy().asking(room.condition()).noted()
    person = type(room.decider).objects.get(pk=room.decider.pk)
    with django_assert_num_queries(4):
        found = [task for source in STEERING for task in source(person)]
    assert len(found) == count
