"""What waits for whom on the home page, and what the front page of a LOK shows."""

import datetime

import pytest
from django.urls import reverse

from advice import actions
from lok_portal import waiting
from partners import actions as register
from tests import factories


def titles(person):
    return [task["title"] for task in waiting.for_person(type(person).objects.get(pk=person.pk))]


@pytest.mark.parametrize(
    ("stage", "who", "waits"),
    [
        ("drafted", "coordinator", ["Vraag inspraak: criteria"]),
        ("shaped", "administrator", ["Leg de vaststelling vast: criteria"]),
        ("adopted", "administrator", ["Maak bekend: criteria"]),
        ("opened", "contact", ["Dien een aanvraag in", "Bevestig uw gegevens"]),
        ("started", "contact", ["Maak uw aanvraag af", "Bevestig uw gegevens"]),
        ("submitted", "contact", ["Bevestig uw gegevens"]),
        ("closed", "coordinator", ["Meld de ontvangst", "Start de beoordeling"]),
        ("assessing", "assessor", ["Beoordeel een aanvraag"]),
        ("scored", "assessor", []),
        ("scored", "coordinator", ["Meld de ontvangst", "Leg de beoordelingen samen"]),
        ("consolidated", "coordinator", ["Meld de ontvangst", "Schrijf het advies"]),
        ("written", "coordinator", ["Meld de ontvangst", "Bezorg de ontwerpadviezen"]),
        ("shared", "coordinator", ["Meld de ontvangst", "Noteer het advies van het LOK"]),
        ("shared", "contact", ["Lees uw ontwerpadvies", "Bevestig uw gegevens"]),
        ("decided", "administrator", ["Meld de ontvangst", "Bezorg alle adviezen"]),
    ],
)
def test_home_shows_what_waits(road, stage, who, waits):
    road.to(stage)
    assert titles(getattr(road, who)) == waits


def test_a_round_elsewhere_does_not_wait_for_an_organiser(road):
    road.to("opened")
    elsewhere = factories.contact_of(factories.OrganiserFactory())
    assert titles(elsewhere) == ["Bevestig uw gegevens"]


def test_a_round_waits_for_an_organiser_welcomed_in_the_lok(road):
    road.to("opened")
    organiser = factories.OrganiserFactory()
    register.welcome_organiser(organiser, road.lok, by=road.coordinator)
    assert titles(factories.contact_of(organiser)) == ["Dien een aanvraag in", "Bevestig uw gegevens"]


def test_home_names_every_lok_of_a_contact(road):
    organiser = factories.OrganiserFactory()
    register.welcome_organiser(organiser, road.lok, by=road.coordinator)
    person = factories.contact_of(organiser)
    assert {lok.pk for lok in waiting.overview(person)["loks"]} == {road.lok.pk, organiser.lok_id}


@pytest.mark.parametrize(
    ("stage", "day"),
    [("opened", "2026-03-15 13:00"), ("submitted", "2026-03-15 13:00"), ("shared", "2026-03-29 12:00")],
)
def test_what_is_too_late_to_do_does_not_wait(road, stage, day):
    road.to(stage).travel(day)
    assert titles(road.contact) == ["Bevestig uw gegevens"]


def test_a_draft_advice_does_not_wait_for_who_reacted(road):
    actions.react(road.to("shared").advice, by=road.contact, text="Akkoord.")
    assert titles(road.contact) == ["Bevestig uw gegevens"]


def test_home_is_shown_after_login(client, road):
    client.force_login(road.to("opened").contact)
    page = client.get(reverse("home")).text
    assert ("Dien een aanvraag in" in page, "2\xa0taken." in page, page.count(road.lok.name)) == (
        True,
        True,
        1,
    )


def test_home_says_which_task_is_of_which_lok_when_there_are_several(client, road):
    person = road.to("opened").contact
    elsewhere = factories.OrganiserFactory()
    factories.ContactFactory(organiser=elsewhere, person=person)
    client.force_login(person)
    page = client.get(reverse("home")).text
    assert [page.count(f">{lok.name}<") for lok in (road.lok, elsewhere.lok)] == [3, 2]


def test_home_counts_what_is_late(client, road):
    road.to("submitted").travel("2026-03-16 12:00")
    person = road.to("closed").coordinator
    road.travel("2026-03-30 12:00")
    client.force_login(person)
    page = client.get(reverse("home")).text
    assert ("2\xa0taken, waarvan 1 te laat." in page, page.count("Te laat")) == (True, 1)


def test_the_front_page_shows_rounds_criteria_and_advices(client, road):
    road.to("released")
    page = client.get(reverse("front", args=[road.lok.slug]))
    parts = ("rounds", "criteria", "advices", "hearings", "frameworks")
    assert [len(page.context[part]) for part in parts] == [0, 1, 1, 1, 0]


def test_the_front_page_shows_the_calendar_of_an_open_round(client, road):
    road.to("opened")
    assert road.round.title in client.get(reverse("front", args=[road.lok.slug])).text


def test_a_round_planned_for_later_does_not_wait_yet(road):
    road.to("planned")
    road.travel("2026-02-20 12:00")
    actions.edit_round(road.round, by=road.coordinator, opens_on=datetime.date(2026, 3, 1))
    assert titles(road.administrator) == []
    road.travel("2026-03-01 12:00")
    assert titles(road.administrator) == ["Open de ronde"]
