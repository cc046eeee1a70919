"""The composition monitor: each rule with a case, what blocks and what only warns, and the shares."""

import datetime
from fractions import Fraction

import pytest

from partners.composition import Council, Finding, findings, findings_of, shares
from partners.models import Membership, Role, Term
from tests.factories import (
    AppointmentFactory,
    LocationFactory,
    LokFactory,
    OrganiserFactory,
    PersonFactory,
    contact_of,
    plant,
)

from .seats import candidate, member, segment, term

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2026, 5, 12)
CHAIR_TIE = Finding("chair_tie", "De voorzitter heeft een band met een organisator; dat mag niet.", True)


@pytest.fixture
def lok(travel):
    """A LOK in which nothing is missing: three sides, each seat taken, a chair and a secretary, a term."""
    travel("2026-05-12 10:00")
    lok = LokFactory()
    term(lok)
    AppointmentFactory(lok=lok, role=Role.SECRETARY)
    AppointmentFactory(lok=lok, role=Role.CHAIR)
    for side, sectors in (("actors", ["nonprofit"]), ("users", []), ("authority", [])):
        member(segment(lok, name=side, side=side, sectors=sectors))
    return lok


def actors(lok):
    return lok.segments.get(side="actors")


def chair(lok):
    return lok.appointments.get(role=Role.CHAIR)


def codes(lok):
    return [(found.code, found.is_blocking) for found in findings(lok, TODAY)]


def test_a_balanced_council_has_no_findings(lok):
    assert findings(lok, TODAY) == []


@pytest.mark.parametrize(
    "genders, found",
    [
        (["woman", "woman", "man"], []),
        (["man", "man", "other"], []),
        (["woman", "woman", "woman"], [("gender", True)]),
        (["man", "man", "man"], [("gender", True)]),
        (["woman", "man", "unstated"], [("gender_unstated", False)]),
    ],
)
def test_two_thirds_of_one_gender_may_and_more_blocks(lok, genders, found):
    for seat, gender in zip(lok.memberships.all(), genders, strict=True):
        plant(seat, gender=gender)
    assert codes(lok) == found


def test_the_gender_is_only_a_count(lok):
    for seat in lok.memberships.all():
        plant(seat, gender="woman")
    said = "3 van de 3 leden zijn van hetzelfde geslacht; hoogstens twee derde mag."
    assert findings(lok, TODAY) == [Finding("gender", said, True)]


def test_a_voting_councillor_blocks(lok):
    council = Council(lok, TODAY)
    council.seated[0].is_politician = True  # the database refuses it; the monitor would see it
    said = "Een raadslid of lid van het college is stemgerechtigd; dat mag niet."
    assert findings_of(council) == [Finding("politician", said, True)]


def test_a_councillor_without_vote_is_fine(lok):
    observer = member(actors(lok), capacity="observer", is_politician=True)
    assert (observer in Council(lok, TODAY).seated, codes(lok)) == (True, [])


def test_a_chair_who_acts_for_an_organiser_here_blocks(lok):
    contact = contact_of(OrganiserFactory(lok=lok))
    plant(chair(lok), person=contact)
    assert findings(lok, TODAY) == [CHAIR_TIE]


def test_a_chair_who_sits_for_an_organiser_blocks(lok):
    plant(lok.memberships.first(), person=chair(lok).person, organiser=OrganiserFactory(lok=lok))
    assert findings(lok, TODAY) == [CHAIR_TIE]


def test_a_chair_who_acts_for_an_organiser_elsewhere_is_fine(lok):
    plant(chair(lok), person=contact_of(OrganiserFactory()))
    assert findings(lok, TODAY) == []


def test_without_chair_or_secretary_it_warns(lok):
    for appointment in lok.appointments.all():
        plant(appointment, state="ended", ends_on=datetime.date(2026, 5, 1))
    assert codes(lok) == [("no_chair", False), ("no_secretary", False)]


def test_the_chair_is_the_one_of_that_day(lok):
    plant(chair(lok), person=contact_of(OrganiserFactory(lok=lok)), starts_on=datetime.date(2026, 5, 12))
    AppointmentFactory(lok=lok, role=Role.CHAIR, state="ended", ends_on=datetime.date(2026, 5, 12))
    assert [findings(lok, datetime.date(2026, 5, day)) for day in (11, 12)] == [[], [CHAIR_TIE]]


@pytest.mark.parametrize(
    "starts_on, sentence",
    [
        ("2025-11-12", "De samenstelling voor “2025-2030” moet vastgesteld zijn op 12/05/2026."),
        ("2025-11-11", "De samenstelling voor “2025-2030” moest vastgesteld zijn op 11/05/2026."),
        ("2026-05-13", "Er is geen lopende legislatuur."),
    ],
)
def test_the_composition_is_due_within_six_months_of_a_term(lok, starts_on, sentence):
    starts = datetime.date.fromisoformat(starts_on)
    plant(lok.terms.get(), state="planned", installed_by="", installed_on=None, starts_on=starts)
    assert [(found.sentence, found.is_blocking) for found in findings(lok, TODAY)] == [(sentence, False)]


@pytest.mark.parametrize(
    "starts_on, before",
    [((2025, 1, 1), (2025, 7, 1)), ((2025, 3, 31), (2025, 9, 30)), ((2025, 8, 31), (2026, 2, 28))],
)
def test_six_months_end_on_the_last_day_of_a_short_month(starts_on, before):
    assert Term(starts_on=datetime.date(*starts_on)).compose_before == datetime.date(*before)


def test_a_term_that_ended_is_none(lok):
    plant(lok.terms.get(), state="ended", ends_on=datetime.date(2026, 5, 1))
    assert codes(lok) == [("no_term", False)]


def test_each_of_the_three_sides_has_a_segment(lok):
    plant(lok.segments.get(side="users"), state="ended")
    said = "Er is geen geleding voor de kant “gebruikers”."
    assert findings(lok, TODAY) == [Finding("side", said)]


def test_a_vacant_seat_warns_and_observers_and_candidates_take_none(lok):
    plant(actors(lok), seats=3)
    member(actors(lok), capacity="observer")
    candidate(actors(lok))
    assert findings(lok, TODAY) == [Finding("vacancy", "actors: 2 zetels niet ingevuld.")]


def test_a_mandate_that_ends_within_ninety_days_warns_without_a_name(lok):
    seat = lok.memberships.get(segment=actors(lok))
    plant(seat, ends_on=datetime.date(2026, 8, 10))
    said = "Een mandaat in “actors” eindigt op 10/08/2026."
    assert findings(lok, TODAY) == [Finding("ending", said, names=seat.person.name)]
    plant(seat, ends_on=datetime.date(2026, 8, 11))
    assert findings(lok, TODAY) == []


def test_organisers_nobody_speaks_for_are_counted_and_named_apart(lok):
    OrganiserFactory(lok=lok, sector="nonprofit")
    OrganiserFactory(lok=lok, sector="independent", state="stopped")
    OrganiserFactory(lok=lok, sector="independent", name="Klavertje")
    said = "1 actieve organisator is niet vertegenwoordigd."
    assert findings(lok, TODAY) == [Finding("unrepresented", said, names="Klavertje")]


def test_an_organiser_with_a_seat_of_its_own_is_represented(lok):
    own = OrganiserFactory(lok=lok, sector="independent")
    plant(lok.memberships.get(segment=actors(lok)), organiser=own)
    assert findings(lok, TODAY) == []


def test_what_blocks_comes_first(lok):
    plant(actors(lok), seats=2)
    plant(chair(lok), person=contact_of(OrganiserFactory(lok=lok)))
    assert codes(lok) == [("chair_tie", True), ("vacancy", False)]


def test_the_findings_are_those_of_that_day(lok):
    plant(lok.memberships.get(segment=actors(lok)), starts_on=datetime.date(2026, 5, 13))
    assert [len(findings(lok, datetime.date(2026, 5, day))) for day in (12, 13)] == [1, 0]


def test_a_candidacy_that_ended_was_no_seat(lok):
    never = candidate(actors(lok), person=PersonFactory())
    plant(never, state="ended", starts_on=TODAY, ends_on=TODAY)
    assert list(Membership.objects.seated(TODAY).filter(person=never.person)) == []


def figures(lok):
    return [(str(s.segment), s.seats, s.organisers, s.locations, s.places) for s in shares(lok)]


def test_shares_compare_seats_with_organisers_locations_and_places(lok):
    segment(lok, name="zelfstandigen", seats=3, sectors=["independent", "family_day_carer"])
    for sector, places in (("nonprofit", [20, 30, 40]), ("independent", [10]), ("family_day_carer", [])):
        organiser = OrganiserFactory(lok=lok, sector=sector)
        for count in places:
            LocationFactory(organiser=organiser, places_licensed=count)
    assert figures(lok) == [
        ("actors", Fraction(1, 4), Fraction(1, 3), Fraction(3, 4), Fraction(9, 10)),
        ("zelfstandigen", Fraction(3, 4), Fraction(2, 3), Fraction(1, 4), Fraction(1, 10)),
    ]


def test_shares_of_an_empty_register_are_nothing(lok):
    assert figures(lok) == [("actors", 1, 0, 0, 0)]
