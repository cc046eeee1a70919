"""Figures that tell on nobody; grants and uses that only their readers see, in SQL as in Python."""

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from agreements.models import Grant, SupportUse
from agreements.sectors import GRANTS, USES, per_sector
from partners.models import Sector
from tests import factories
from tests.advice.test_three_ways import refused_in_sql, web_role
from tests.agreements.policy_room import PolicyRoom

TABLES = {"agreements_grant": Grant, "agreements_supportuse": SupportUse}


@pytest.fixture
def room(db, travel):
    """Two grants and two uses of four organisers."""
    room = PolicyRoom(travel, organisers=4).published().with_offer()
    for who in (0, 1):
        room.grant(who, f"{who + 1}00")
        room.use(who)
    return room


def told(room, *, is_inside=False):
    rows = per_sector(USES, [room.offer.pk], is_inside=is_inside)[room.offer.pk]
    return [(row.sectors, row.organisers, row.reached) for row in rows]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((4, 2, 1), [(4,), (2, 1)]),
        ((5, 1, 9), [(9,), (5, 1)]),
        ((1, 1), []),
        ((3, 4), [(3,), (4,)]),
        ((2, 2, 3), [(3,), (2, 2)]),
    ],
)
def test_small_sectors_are_counted_together_or_hide_in_the_next_smallest(db, travel, counts, expected):
    room = PolicyRoom(travel, organisers=0).with_offer()
    for sector, count in zip(Sector.values, counts, strict=False):
        for _ in range(count):
            factories.OrganiserFactory(lok=room.lok, sector=sector)
    rows = dict(zip(Sector.values, counts, strict=False))
    found = [tuple(rows[sector] for sector in sectors) for sectors, *_ in told(room)]
    assert (found, [count for _, count, _ in told(room)]) == (expected, [sum(each) for each in expected])


def test_an_organiser_counts_once_and_its_amounts_add_up(room):
    room.grant(0, "50")
    (row,) = per_sector(GRANTS, [room.subsidy.pk], is_inside=False)[room.subsidy.pk]
    assert (row.organisers, row.reached, row.events, row.amount, row.share) == (4, 2, 3, 350, 50)


def test_only_staff_read_a_small_sector_apart_even_in_sql(room):
    room.organisers.append(factories.OrganiserFactory(lok=room.lok, sector="independent"))
    room.use(4)
    seen = {}
    for who in ("auditor", "chair", "stranger"):
        with web_role(getattr(room, who)):
            seen[who] = [row[1:] for row in told(room, is_inside=True)]
    assert seen == {"auditor": [(4, 2), (1, 1)], "chair": [(5, 3)], "stranger": [(5, 3)]}


@pytest.mark.parametrize(
    "who", ["coordinator", "decider", "auditor", "chair", "stranger", "neighbour", 0, 3, None]
)
def test_reading_in_sql_shows_each_reader_what_visible_to_does(room, who):
    person = room.contacts[who] if isinstance(who, int) else getattr(room, who) if who else None
    for table, model in TABLES.items():
        with web_role(person) as cursor:
            cursor.execute(f"SELECT array_agg(id ORDER BY id) FROM {table}")
            in_sql = cursor.fetchone()[0] or []
        in_orm = model.objects.visible_to(person or AnonymousUser()).order_by("pk")
        assert (table, in_sql) == (table, list(in_orm.values_list("pk", flat=True)))


def test_jobs_read_every_grant_and_use(room):
    with web_role() as cursor:
        cursor.execute("SELECT set_config('lok.reader', 'system', true)")
        cursor.execute(
            "SELECT (SELECT count(*) FROM agreements_grant), (SELECT count(*) FROM agreements_supportuse)"
        )
        assert cursor.fetchone() == (2, 2)


def test_everybody_reads_the_same_figures_as_the_web_role(room):
    with web_role(room.contacts[3]):
        for_rival = told(room)
    assert (for_rival, connection.vendor) == ([(("nonprofit",), 4, 2)], "postgresql")


@pytest.mark.parametrize("who", ["coordinator", "decider"])
def test_grant_subsidy_goes_through_as_the_web_role(room, who):
    with web_role(getattr(room, who)):
        room.grant(2, "100.00")
        room.use(2, on=datetime.date(2026, 2, 2))
    assert (Grant.objects.count(), SupportUse.objects.count()) == (3, 3)


def test_a_grant_for_another_organiser_is_refused_in_sql(room):
    sql = """INSERT INTO agreements_grant (lok_id, subsidy_id, organiser_id, amount, granted_on, decided_by,
        note, recorded_by_id, state) VALUES (%s, %s, %s, 5, '2026-03-24', 'college', '', %s, 'granted')"""
    params = [room.lok.pk, room.subsidy.pk, room.organisers[1].pk, room.contacts[0].pk]
    refused_in_sql("row-level security", sql, params, person=room.contacts[0])
