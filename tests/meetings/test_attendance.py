"""Attendance of an organiser's seat: counted, put in words, measured against the rule of a criteria set."""

import datetime
from decimal import Decimal

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from meetings.attendance import NO_SEAT, SegmentYear, attendance, attendance_of, per_segment
from meetings.models import Meeting, Presence
from tests.council import at
from tests.factories import OrganiserFactory, contact_of, plant, staff
from tests.partners import seats

START = at("2026-01-01 00:00")
WORDS = {"p": "present", "s": "substitute", "e": "excused", "v": "proxy", "a": "absent"}
HALF = Decimal("0.5")


def seen(letters: str):
    """One meeting a week, as these letters tell."""
    weeks = ((n, START + datetime.timedelta(weeks=n), WORDS[letter]) for n, letter in enumerate(letters))
    return attendance(weeks)


@pytest.mark.parametrize(
    ("letters", "sentence"),
    [
        ("", NO_SEAT),
        ("p", "aanwezig op 1 van 1\xa0vergadering"),
        ("pspea", "aanwezig op 3 van 5\xa0vergaderingen, 1 keer verontschuldigd, 1 keer afwezig"),
        ("veaa", "aanwezig op 0 van 4\xa0vergaderingen, 2 keer verontschuldigd, 2 keer afwezig"),
    ],
)
def test_attendance_is_told_in_one_sentence(letters, sentence):
    assert seen(letters).sentence == sentence


@pytest.mark.parametrize(
    ("letters", "share", "counts", "excuse_required", "meets"),
    [
        ("", HALF, "present", True, None),
        ("ppee", HALF, "present", True, True),
        ("ppea", HALF, "present", True, False),
        ("ppea", HALF, "present", False, True),
        ("peee", HALF, "present", True, False),
        ("peaa", HALF, "present_or_excused", False, True),
        ("paaa", HALF, "present_or_excused", False, False),
        ("eeee", HALF, "present_or_excused", False, True),
        ("ssss", Decimal(1), "present", False, True),
        ("sssv", Decimal(1), "present", False, False),
        ("ppa", Decimal("0.67"), "present", False, False),
        ("aaaa", Decimal(0), "present", False, True),
    ],
)
def test_each_municipality_measures_by_its_own_rule(letters, share, counts, excuse_required, meets):
    how = {"min_share": share, "counts": counts, "excuse_required": excuse_required}
    assert seen(letters).meets(**how) is meets


@given(st.text("pseva", max_size=12))
def test_every_meeting_counts_once_and_coming_more_never_hurts(letters):
    found, better = seen(letters), seen(letters + "p")
    counts = [found.count(word) for word in ("aanwezig", "verontschuldigd", "afwezig")]
    assert (sum(counts), len(found.told)) == (len(letters), len(letters))
    how = {"min_share": HALF, "counts": "present", "excuse_required": False}
    assert better.meets(**how) or not found.meets(**how)


def test_of_two_seats_at_one_meeting_the_best_counts():
    found = attendance([(1, START, "absent"), (1, START, "present"), (1, START, "excused")])
    assert found.rows == ((START, "aanwezig"),)


class Year:
    """An organiser on a seat, and meetings with what was written down of it."""

    def __init__(self, council):
        self.council, self.lok = council, council.lok
        self.organiser = OrganiserFactory(lok=self.lok)
        self.segment = seats.segment(self.lok, name="Kinderopvang")
        self.seat = seats.member(self.segment, organiser=self.organiser)

    def meet(self, day, status="present", seat=None, state="published", **values):
        moment = at(f"{day} 19:30")
        end = moment + datetime.timedelta(hours=2)
        done = {"convened_at": moment, "opened_at": moment, "rules": self.council.rules}
        meeting = plant(Meeting(lok=self.lok, title=f"Op {day}", starts_at=moment, ends_at=end, **values))
        proxy = self.council.memberships[0] if status == "proxy" else None
        Presence.objects.create(meeting=meeting, membership=seat or self.seat, status=status, proxy_to=proxy)
        finished = {"closed_at": end, "approved_at": end, "published_at": end} if state != "convened" else {}
        plant(meeting, state=state, **done, **finished)

    def attended(self, since="2026-01-01", until="2027-01-01"):
        found = attendance_of(self.organiser, self.lok, at(f"{since} 00:00"), at(f"{until} 00:00"))
        return [word for _, word in found.rows]


@pytest.fixture
def year(council):
    return Year(council)


def test_a_substitute_sits_on_the_seat_of_the_organiser(year):
    year.meet("2026-02-03", "substitute")
    assert year.attended() == ["aanwezig"]


def test_only_held_meetings_of_the_period_count_in_order_of_day(year):
    year.meet("2026-05-05", "excused", state="closed")
    year.meet("2026-02-03")
    year.meet("2026-06-09", state="convened")
    year.meet("2026-03-03", kind="written")
    year.meet("2025-12-31")
    year.meet("2027-01-01")
    assert year.attended() == ["aanwezig", "verontschuldigd"]


def test_the_seat_of_somebody_else_does_not_count(year):
    year.meet("2026-02-03", seat=year.council.memberships[0])
    year.meet("2026-03-03", seat=seats.member(year.segment, organiser=OrganiserFactory(lok=year.lok)))
    assert year.attended() == []


def test_a_seat_passes_on_with_its_organiser(year):
    year.meet("2026-02-03", seat=seats.member(year.segment, organiser=year.organiser))
    year.meet("2026-03-03")
    assert year.attended() == ["aanwezig", "aanwezig"]


def test_segments_are_counted_per_year_with_excuses_apart_from_public_minutes_only(year):
    year.meet("2025-05-06", "absent")
    year.meet("2026-02-03")
    year.meet("2026-03-03", "proxy")
    year.meet("2026-04-07", state="closed")
    year.meet("2026-05-05", is_public=False)
    expected = [SegmentYear(2026, "Kinderopvang", 1, 1, 0), SegmentYear(2025, "Kinderopvang", 0, 0, 1)]
    assert per_segment(year.lok) == expected


def test_everybody_reads_the_attendance_of_segments(client, year):
    url = reverse("partners:composition", args=[year.lok.slug])
    before = client.get(url).content.decode()
    year.meet("2026-02-03")
    after = client.get(url).content.decode()
    told = "Deelname aan de vergaderingen"
    assert (told in before, told in after, "1 van 1" in after) == (False, True, True)


def test_a_contact_reads_the_attendance_of_its_own_organiser(client, year):
    year.meet("2026-02-03", is_public=False)
    year.council.travel("2026-03-01 10:00")
    url = reverse("partners:organiser_detail", args=[year.lok.slug, year.organiser.pk])
    told = {}
    rival = contact_of(OrganiserFactory(lok=year.lok))
    for name, who in (("own", contact_of(year.organiser)), ("rival", rival)):
        client.force_login(who)
        answer = client.get(url)
        text = answer.content.decode().replace("\xa0", " ")
        told[name] = (answer.status_code, "Vergadering van 3 feb" in text, "Op 2026" in text)
    assert told == {"own": (200, True, False), "rival": (404, False, False)}


@pytest.mark.parametrize("more", [1, 30])
def test_attendance_asks_the_database_once(year, more, django_assert_num_queries):
    for week in range(more):
        year.meet((START + datetime.timedelta(weeks=week)).date().isoformat())
    with django_assert_num_queries(1):
        assert len(year.attended()) == more
    staff(year.lok)
    with django_assert_num_queries(1):
        per_segment(year.lok)
