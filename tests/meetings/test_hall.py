"""From presences and recusals to who may vote."""

import datetime

import pytest

from meetings import actions
from meetings.counting import Hall
from meetings.hall import entitled_to_vote, hall_of
from meetings.models import Presence
from meetings.validity import why_invalid
from tests.factories import plant

pytestmark = pytest.mark.django_db


def pks(table, *numbers):
    return [table.seats[number].pk for number in numbers]


def give_proxy(table, giver, holder):
    row = Presence.objects.filter(pk=table.rows[giver].pk)
    row.update(status="proxy", proxy_to=table.seats[holder])


def test_who_is_in_the_hall_votes(table):
    table.come(0, 1, 2)
    item = table.items[0]
    assert (hall_of(item), entitled_to_vote(item)) == (Hall(6, present=3), pks(table, 0, 1, 2))


def test_a_substitute_sits_for_the_member(table):
    table.come(1, 2).come(0, status="substitute")
    assert entitled_to_vote(table.items[0]) == pks(table, 0, 1, 2)


def test_an_observer_neither_counts_nor_votes(table):
    plant(table.seats[5], capacity="observer")
    table.all_come()
    item = table.items[0]
    assert (hall_of(item), entitled_to_vote(item)) == (Hall(5, present=5), pks(table, 0, 1, 2, 3, 4))


def test_who_came_later_or_left_counts_only_in_between(table):
    table.come(0, 1)
    Presence.objects.filter(pk=table.rows[1].pk).update(from_item=2, until_item=2)
    assert [hall_of(item).present for item in table.items] == [1, 2, 1]


def test_a_proxy_counts_while_its_holder_is_there(table):
    table.come(0, 1)
    Presence.objects.filter(pk=table.rows[1].pk).update(until_item=1)
    give_proxy(table, 2, 1)
    assert [hall_of(item) for item in table.items[:2]] == [Hall(6, 2, 1), Hall(6, 1, 0)]


def test_the_recused_leave_entitlement_and_quorum_at_that_point_only(table):
    table.all_come()
    actions.recuse(table.items[0], table.seats[0], by=table.secretary, ground="bestuurder van de aanvrager")
    assert [hall_of(item) for item in table.items[:2]] == [Hall(6, 5, 0, recused=1), Hall(6, 6)]
    assert entitled_to_vote(table.items[0]) == pks(table, 1, 2, 3, 4, 5)


def test_a_recused_holder_carries_no_proxy(table):
    table.come(0, 1)
    give_proxy(table, 2, 1)
    actions.recuse(table.items[0], table.seats[1], by=table.secretary, ground="familie")
    assert hall_of(table.items[0]) == Hall(6, present=1, proxies=0, recused=1)


def test_an_advice_with_quorum_and_composition_is_valid(table):
    table.all_come()
    assert why_invalid(table.items[0]) == ""


def test_an_advice_without_quorum_says_so(table):
    table.come(0, 1)
    assert why_invalid(table.items[0]) == (
        "Het quorum is niet bereikt: 2 van de 6 stemgerechtigde leden, nodig 3 (minstens 1/2)."
    )


def test_an_advice_of_mostly_one_gender_says_so(table):
    table.all_come()
    for seat in table.seats[:5]:
        plant(seat, gender="woman")
    assert why_invalid(table.items[0]) == (
        "5 van de 6 leden zijn van hetzelfde geslacht; hoogstens twee derde mag."
    )


def test_the_composition_is_that_of_the_day_of_the_meeting(table):
    table.all_come()
    for _ in range(4):
        plant(table.seat(2), starts_on=datetime.date(2026, 5, 13))
    assert why_invalid(table.items[0]) == ""
