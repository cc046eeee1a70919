"""What waits for whom around meetings, on the home page."""

import datetime

import pytest

from lok_portal import waiting
from meetings import actions
from meetings.models import AgendaItem, Presence, Resolution, RulesOfProcedure
from partners.actions import council as register
from partners.models import Membership, Term
from tests import factories


def titles(person):
    return [task["title"] for task in waiting.for_person(type(person).objects.get(pk=person.pk))]


@pytest.mark.parametrize(
    ("stage", "who", "waits"),
    [
        ("planned", "secretary", []),
        ("listed", "secretary", ["Roep bijeen"]),
        ("listed", "coordinator", []),
        ("convened", "secretary", []),
        ("convened", "substitute", ["Zeg of u komt"]),
        ("convened", "stranger", []),
        ("in_session", "chair", ["Werk de vergadering af"]),
        ("treated", "chair", ["Sluit de vergadering"]),
        ("closed", "chair", ["Keur het verslag goed"]),
        ("closed", "substitute", ["Lees het ontwerpverslag"]),
        ("closed", "stranger", []),
        ("approved", "secretary", ["Maak het verslag bekend"]),
        ("published", "secretary", []),
    ],
)
def test_home_shows_what_waits(council, stage, who, waits):
    council.to(stage)
    assert titles(getattr(council, who)) == waits


def test_a_session_waits_to_be_opened_when_it_is_time(council):
    council.to("convened")
    council.travel("2026-05-12 19:30")
    assert [titles(council.chair), titles(council.substitute)] == [["Open de vergadering"], []]


def test_a_changed_agenda_waits_to_be_sent(council):
    council.to("convened")
    council.item(title="Nieuw punt")
    assert [titles(council.secretary), titles(council.coordinator)] == [["Verstuur de gewijzigde agenda"], []]
    actions.send_agenda(council.meeting, by=council.secretary)
    assert titles(council.secretary) == []


def test_a_convocation_waits_until_the_member_replies(council):
    council.to("convened")
    row = Presence.objects.get(membership=council.memberships[0])
    actions.reply_to_convocation(row, by=council.substitute, reply="accepted")
    assert titles(council.members[0]) == []


def test_a_proposal_waits_for_chair_and_secretary(council):
    council.to("convened")
    item = AgendaItem(lok=council.lok, meeting=council.meeting, title="Wachttijden")
    actions.propose_item(item, by=council.members[1])
    assert [titles(council.chair), titles(council.coordinator)] == [["Antwoord op een voorstel"], []]


def test_a_sent_advice_waits_for_its_answer_with_the_due_date(council):
    council.to("closed").public_item.refresh_from_db()
    advice = Resolution(
        lok=council.lok, item=council.public_item, title="Nood", text="Meer.", addressee="college"
    )
    advice = actions.write_resolution(advice, by=council.chair)
    advice = actions.send_resolution(advice, by=council.chair)
    found = [(t["title"], t["until"]) for t in waiting.for_person(council.coordinator)]
    assert found == [("Antwoord op een advies", advice.reply_due_on)]


def test_remarks_wait_for_an_answer_before_the_minutes_can_be_approved(council):
    council.to("closed")
    actions.object(council.meeting, by=council.members[1], text="Wij zeiden iets anders.")
    assert titles(council.chair) == ["Antwoord op opmerkingen bij het verslag"]


def test_a_draft_of_advice_waits_to_be_sent(council):
    council.to("closed").public_item.refresh_from_db()
    draft = Resolution(lok=council.lok, item=council.public_item, title="Nood", text="Meer.")
    draft.addressee = "college"
    actions.write_resolution(draft, by=council.chair)
    assert [titles(who)[-1:] for who in (council.secretary, council.decider)] == [
        ["Bezorg het advies van het LOK"],
        [],
    ]


def test_rules_of_procedure_wait_to_be_adopted(council):
    actions.draft_rules(RulesOfProcedure(lok=council.lok, version=2), by=council.secretary)
    title = "Leg de vaststelling van het reglement vast"
    assert [titles(who) for who in (council.administrator, council.secretary)] == [[title], []]


def test_a_candidate_waits_while_a_seat_is_free(council):
    segment = council.memberships[0].segment
    seats = [Membership(lok=council.lok, segment=segment, person=factories.PersonFactory()) for _ in range(2)]
    seats = [register.nominate(seat, by=council.coordinator) for seat in seats]
    before = [titles(who) for who in (council.chair, council.coordinator)]
    register.seat(seats[0], by=council.chair, starts_on=datetime.date(2026, 1, 5))
    assert (before, titles(council.chair)) == ([["Neem een kandidaat op als lid"] * 2, []], [])


def test_a_legislature_waits_for_its_composition_once_it_began(council):
    for year in (2025, 2031):
        starts_on = datetime.date(year, 1, 1)
        factories.plant(Term(lok=council.lok, name=f"vanaf {year}", starts_on=starts_on))
    title = "Leg de samenstelling van het LOK vast"
    assert [titles(who) for who in (council.administrator, council.chair)] == [[title], []]


def test_a_member_finds_its_lok_on_the_home_page(council):
    people = (council.substitute, council.stranger)
    assert [waiting.overview(person)["loks"] for person in people] == [[council.lok], []]
