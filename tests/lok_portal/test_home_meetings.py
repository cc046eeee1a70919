"""What waits for whom around meetings, on the home page."""

import pytest

from lok_portal import waiting
from meetings import actions
from meetings.models import AgendaItem, Presence, Resolution


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


def test_a_member_finds_its_lok_on_the_home_page(council):
    people = (council.substitute, council.stranger)
    assert [waiting.overview(person)["loks"] for person in people] == [[council.lok], []]
