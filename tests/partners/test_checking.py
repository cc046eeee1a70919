"""One screen on which a day carer sees all its data, confirms them in one press, or says what is wrong."""

import datetime
import re

import pytest

from partners.models import DataConfirmation, Role
from tests.factories import (
    LocationFactory,
    LokFactory,
    NeighbourhoodFactory,
    OrganiserFactory,
    SubsidyGroupFactory,
    contact_of,
    staff,
)

from .news import at, opened

pytestmark = pytest.mark.django_db
PROFILE = {"name": "An", "phone": "014 99 00 00"}


@pytest.fixture
def lok(travel):
    travel("2026-05-12 10:00")
    return LokFactory()


@pytest.fixture
def organiser(lok):
    return OrganiserFactory(lok=lok, name="An", sector="family_day_carer", legal_form="eenmanszaak")


@pytest.fixture
def location(organiser):
    return LocationFactory(
        organiser=organiser,
        name="Bij An",
        kind="family_care",
        places_licensed=8,
        places_free_price=8,
        street="Veldstraat 3",
        postcode="2400",
        town="Mol",
        neighbourhood=NeighbourhoodFactory(lok=organiser.lok, name="De Vennen"),
        opens_at=datetime.time(7, 15),
        closes_at=datetime.time(18),
        days_per_year=221,
        subsidy_group=SubsidyGroupFactory(organiser=organiser, code="SG-1", tier="T1"),
    )


@pytest.fixture
def carer(client, organiser):
    client.force_login(contact_of(organiser))
    return client


def shown(page) -> dict:
    """What the screen says, by its label, without hard spaces."""
    rows = [row for _, rows in page.context["groups"] for row in rows]
    return {row.label: row.words.replace("\u00a0", " ") for row in rows}


def test_the_screen_says_all_of_it_in_plain_words(carer, lok, organiser, location):
    said = shown(carer.get(at("check_data", lok, organiser.pk)))
    assert (said["Naam"], said["Soort"]) == ("An, eenmanszaak", "onthaalouder")
    assert said["Adres"] == "Veldstraat 3, 2400 Mol, buurt De Vennen"
    assert said["Plaatsen"] == "8 vergunde plaatsen: 8 met vrije prijs"
    assert said["Open"] == "van 7.15 uur tot 18 uur, 5 dagen per week, 221 dagen per jaar"
    assert (said["Subsidie"], said["Soort opvang"]) == ("SG-1 (T1)", "gezinsopvang, actief")
    assert said["Contactpersonen"] == organiser.contacts.get().person.name


def test_the_screen_says_what_is_not_filled_in_and_leaves_out_what_stopped(carer, lok, organiser):
    bare = {"days_per_week": None, "places_licensed": 1}
    LocationFactory(organiser=organiser, name="Klein", **bare)
    LocationFactory(organiser=organiser, name="Voorbij", state="stopped")
    page = carer.get(at("check_data", lok, organiser.pk))
    assert [title for title, _ in page.context["groups"]] == ["Over u", "Klein"]
    assert (shown(page)["Open"], shown(page)["Plaatsen"]) == ("", "1 vergunde plaats")
    assert "niet ingevuld" in page.text


def test_every_datum_leads_to_its_correction(carer, lok, organiser, location):
    page = carer.get(at("check_data", lok, organiser.pk))
    links = [row.wrong_url for _, rows in page.context["groups"] for row in rows]
    assert {carer.get(url).status_code for url in links} == {200}
    assert len(re.findall("Dit klopt niet", page.text)) == len(links)
    wrong = {row.label: row.wrong_url for _, rows in page.context["groups"] for row in rows}
    assert wrong["Telefoon"] == at("edit_profile", lok, organiser.pk) + "?nakijken=1#id_phone"
    assert wrong["Adres"].startswith(at("report_change", lok, organiser.pk) + "?wat=correction&over=adres")


@pytest.mark.parametrize("what", ["edit_profile", "edit_location"])
def test_who_corrected_something_comes_back_to_the_screen(carer, lok, organiser, location, what):
    pk = organiser.pk if what == "edit_profile" else location.pk
    places = {"places_licensed": 7, "places_income_tariff": 0, "places_free_price": 7}
    answer = carer.post(at(what, lok, pk) + "?nakijken=1", PROFILE | places)
    assert answer.url == at("check_data", lok, organiser.pk)


def test_confirm_data_from_the_screen_is_one_press(carer, lok, organiser):
    url = at("confirm_data", lok, organiser.pk)
    assert f'action="{url}"' in carer.get(at("check_data", lok, organiser.pk)).text
    carer.post(url)
    assert DataConfirmation.objects.get().organiser == organiser
    again = carer.get(at("check_data", lok, organiser.pk)).text
    assert "Laatst bevestigd op 12\u00a0mei\u00a02026." in again


def test_the_screen_names_the_last_day_of_a_running_campaign(carer, lok, organiser):
    opened(lok, staff(lok, Role.COORDINATOR))
    assert "ten laatste dinsdag 9 juni 2026" in carer.get(at("check_data", lok, organiser.pk)).text


def test_the_screen_says_that_it_is_never_too_late(carer, lok, organiser, travel):
    opened(lok, staff(lok, Role.COORDINATOR))
    travel("2026-06-10 10:00")
    carer.force_login(organiser.contacts.get().person)
    said = carer.get(at("check_data", lok, organiser.pk)).text
    assert "De laatste dag was dinsdag 9 juni 2026, maar het kan nog altijd." in said


def test_the_screen_is_the_organisers_own(client, lok, organiser):
    found = []
    for person in (staff(lok, Role.COORDINATOR), contact_of(OrganiserFactory(lok=lok))):
        client.force_login(person)
        found.append(client.get(at("check_data", lok, organiser.pk)).status_code)
    assert found == [403, 404]


@pytest.mark.parametrize("count", [1, 30])
def test_the_screen_takes_as_many_queries_for_thirty_locations(
    carer, lok, organiser, count, django_assert_num_queries
):
    LocationFactory.create_batch(count, organiser=organiser)
    with django_assert_num_queries(7):
        assert len(carer.get(at("check_data", lok, organiser.pk)).context["groups"]) == count + 1
