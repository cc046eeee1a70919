"""The practice of a LOK in figures: complete, the same for everybody, and nobody is in it (F4)."""

import datetime
import json

import pytest

from agreements.models import Action
from lok_portal import practice
from lok_portal.practice import FEW, UNTOLD, people, share
from partners.models import Membership, Segment
from tests import factories
from tests.agreements.framework_room import Pact
from tests.agreements.policy_room import PolicyRoom


def told(lok) -> dict[tuple[str, str, str], str]:
    return {(each.part, each.what, each.measure): each.value for each in practice.practice(lok)}


@pytest.mark.parametrize(("number", "expected"), [(0, FEW), (4, FEW), (5, "5"), (40, "40")])
def test_small_groups_get_no_exact_number(number, expected):
    assert people(number) == expected


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(5, 10, "50\xa0%"), (4, 10, UNTOLD), (6, 10, UNTOLD), (0, 10, UNTOLD), (0, 0, UNTOLD), (5, 9, UNTOLD)],
)
def test_a_share_is_told_when_neither_side_is_few(part, whole, expected):
    assert share(part, whole) == expected


@pytest.fixture
def room(db, travel):
    """Twelve organisers; seven used an offer, one measure was consulted on and decided."""
    room = PolicyRoom(travel, organisers=12).with_goal().decided().with_offer()
    for who in range(7):
        room.use(who)
    for number, state in enumerate(("done", "done", "open", "open")):
        due_on = datetime.date(2026, 3, 10) if number % 2 else datetime.date(2026, 4, 10)
        values = {"result": "Gelukt", "finished_on": datetime.date(2026, 3, 20)} if state == "done" else {}
        plan = Action(lok=room.lok, title="Geheim plan", side="together", owner_name="x", state=state)
        plan.due_on = due_on
        for name, value in values.items():
            setattr(plan, name, value)
        factories.plant(plan)
    return room


def test_the_practice_counts_actions_support_and_consultations(room):
    found = told(room.lok)
    plan = {what[1:]: value for what, value in found.items() if what[0] == "Actieplan"}
    assert sorted(plan.items()) == [
        (("Samen", "klaar na de datum"), "1\xa0actie"),
        (("Samen", "klaar op tijd"), "1\xa0actie"),
        (("Samen", "lopend"), "1\xa0actie"),
        (("Samen", "te laat"), "1\xa0actie"),
    ]
    assert found["Ondersteuning", "Vorming", "gebruikt door wie het kon"] == "58\xa0%"
    assert found["Inspraak", "Akkoord", "inbreng"] == FEW


def test_the_practice_tells_who_sits_and_what_a_round_asks(client, road):
    road.to("released")
    segment = factories.plant(Segment(lok=road.lok, name="Gezinsopvang", side="actors", seats=9))
    for _ in range(5):
        seat = Membership(lok=road.lok, segment=segment, person=factories.PersonFactory(), state="seated")
        seat.starts_on = datetime.date(2026, 1, 1)
        factories.plant(seat)
    found = told(road.lok)
    assert found["Leden van het LOK", "Gezinsopvang", "leden"] == "5"
    assert found["Adviesrondes", "Bezorgd", "rondes"] == "1"
    criterion = road.criteria_set.document.criteria[0]
    named = ("Criteria voor nieuwe plaatsen", f"{criterion.code} {criterion.title}", "hoogstens punten")
    assert named in found


def test_the_practice_of_a_framework_hides_how_few_signed(db, travel):
    pact = Pact(travel).to("signed")
    found = {what: value for what, value in told(pact.lok).items() if what[0].startswith("Kader")}
    signed = [value for (_, what, _), value in found.items() if what.startswith("Ondertekend")]
    assert (signed, len(found) > 1) == ([UNTOLD], True)


@pytest.mark.parametrize("who", ["coordinator", "contact", None])
def test_everybody_reads_the_same_and_no_name(client, room, who, django_assert_max_num_queries):
    if who:
        client.force_login(room.contacts[0] if who == "contact" else room.coordinator)
    with django_assert_max_num_queries(10):
        page = client.get(f"/{room.lok.slug}/praktijk/").content.decode()
    table = client.get(f"/{room.lok.slug}/praktijk/praktijk.csv").content.decode()
    document = client.get(f"/{room.lok.slug}/praktijk/praktijk.json").content.decode()
    names = [each.name for each in room.organisers] + ["Geheim plan", room.measure.title]
    leaked = [name for name in names for text in (page, table, document) if name in text]
    assert (leaked, room.lok.name in table + document) == ([], False)
    figures = practice.as_document(practice.practice(room.lok))["figures"]
    assert json.loads(document)["figures"] == figures
    assert len(table.strip().splitlines()) == len(figures) + 1


def test_an_empty_lok_has_no_figures(client, db):
    lok = factories.LokFactory()
    assert practice.practice(lok) == []
    assert "Nog geen cijfers" in client.get(f"/{lok.slug}/praktijk/").content.decode()


def test_the_starting_texts_are_on_one_page(client, db):
    lok = factories.LokFactory()
    text = client.get(f"/{lok.slug}/startteksten/").content.decode()
    said = (
        "Samen een actieplan",
        "Deelname aan het samenwerkingsverband is vrijwillig",
        "Of het lichter kan",
    )
    assert [words in text for words in (*said, "Niet overgenomen")] == [True] * 4
