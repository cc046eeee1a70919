"""Pages of locations and neighbourhoods."""

import datetime

import pytest
from django.urls import reverse

from partners.models import Location, Neighbourhood, Role
from tests.factories import (
    LocationFactory,
    LokFactory,
    NeighbourhoodFactory,
    OrganiserFactory,
    PersonFactory,
    SubsidyGroupFactory,
    contact_of,
    staff,
)

pytestmark = pytest.mark.django_db
NEW = {
    "name": "Het Nest",
    "kind": "group_care",
    "places_licensed": 18,
    "places_income_tariff": 10,
    "places_free_price": 8,
    "opens_at": "07:00",
    "closes_at": "18:30",
}


@pytest.fixture
def lok():
    return LokFactory()


@pytest.fixture
def regie(client, lok):
    client.force_login(staff(lok, Role.COORDINATOR))
    return client


@pytest.fixture
def location(lok):
    return LocationFactory(organiser=OrganiserFactory(lok=lok))


@pytest.fixture
def carer(client, location):
    client.force_login(contact_of(location.organiser))
    return client


def at(name, lok, *args):
    return reverse(f"partners:{name}", args=[lok.slug, *args])


def names(response):
    return [each.name for each in response.context["page"]]


@pytest.mark.parametrize("count", [1, 30])
def test_the_locations_take_as_many_queries_for_thirty_as_for_one(
    regie, lok, count, django_assert_num_queries
):
    LocationFactory.create_batch(count, organiser=OrganiserFactory(lok=lok))
    with django_assert_num_queries(6):
        assert len(names(regie.get(at("location_list", lok)))) == count


def test_the_locations_filter_by_words_kind_state_and_neighbourhood(regie, lok):
    centre = NeighbourhoodFactory(lok=lok)
    organiser = OrganiserFactory(lok=lok)
    LocationFactory(organiser=organiser, name="Nest", kind="family_care", neighbourhood=centre)
    LocationFactory(organiser=organiser, name="Boom", state="stopped", dossier_number="D7")
    filters = [("q", "nes"), ("q", "d7"), ("soort", "family_care"), ("toestand", "stopped")]
    filters += [("buurt", centre.pk), ("buurt", "x")]
    found = [names(regie.get(at("location_list", lok), {name: value})) for name, value in filters]
    assert found == [["Nest"], ["Boom"], ["Nest"], ["Boom"], ["Nest"], ["Boom", "Nest"]]


@pytest.mark.parametrize("page", ["location_list", "neighbourhood_list"])
def test_a_stranger_sees_no_places(client, lok, page):
    client.force_login(PersonFactory())
    assert client.get(at(page, lok)).status_code == 403


def test_a_location_of_another_organiser_is_not_found(client, lok, location):
    client.force_login(contact_of(OrganiserFactory(lok=lok)))
    assert client.get(at("location_detail", lok, location.pk)).status_code == 404


def test_register_location_adds_it_to_its_organiser(regie, lok):
    organiser = OrganiserFactory(lok=lok)
    group = SubsidyGroupFactory(organiser=organiser)
    response = regie.post(at("register_location", lok, organiser.pk), NEW | {"subsidy_group": group.pk})
    location = Location.objects.get()
    assert (location.organiser, location.lok, location.subsidy_group) == (organiser, lok, group)
    assert response.url == at("organiser_detail", lok, organiser.pk)


def test_register_location_refuses_more_places_than_the_licence(regie, lok):
    organiser = OrganiserFactory(lok=lok)
    response = regie.post(at("register_location", lok, organiser.pk), NEW | {"places_licensed": 5})
    assert response.context["form"].non_field_errors() == [
        "Inkomenstarief en vrije prijs samen zijn meer dan vergund."
    ]


def test_register_location_is_the_regies(carer, lok, location):
    assert carer.get(at("register_location", lok, location.organiser_id)).status_code == 403


def test_edit_location_by_the_regie_changes_any_field(regie, lok, location):
    regie.post(at("edit_location", lok, location.pk), NEW)
    location.refresh_from_db()
    assert (location.name, location.closes_at) == ("Het Nest", datetime.time(18, 30))


def test_edit_location_by_the_organiser_changes_places_and_hours_only(carer, lok, location):
    name = location.name
    assert carer.get(at("edit_location", lok, location.pk)).status_code == 200
    carer.post(at("edit_location", lok, location.pk), NEW)
    location.refresh_from_db()
    assert (location.name, location.opens_at) == (name, datetime.time(7))


def press(client, act, location):
    """The page of an act, then its button; the state that follows."""
    url = at(act, location.lok, location.pk)
    assert client.get(url).status_code == 200
    client.post(url, {"reason": "Verbouwing."})
    location.refresh_from_db()
    return location.state


def test_pause_location_resume_location_and_stop_location_with_a_reason(regie, location):
    states = [press(regie, act, location) for act in ("pause_location", "resume_location", "stop_location")]
    assert states == ["inactive", "active", "stopped"]


def test_resume_location_opens_a_stopped_one_again(regie, lok):
    location = LocationFactory(organiser=OrganiserFactory(lok=lok), state="stopped")
    assert press(regie, "resume_location", location) == "active"


def test_pause_location_is_the_regies(carer, lok, location):
    assert carer.post(at("pause_location", lok, location.pk), {"reason": "x"}).status_code == 403


def test_the_page_of_a_location_tells_its_history(regie, lok, location):
    regie.post(at("pause_location", lok, location.pk), {"reason": "Verbouwing."})
    page = regie.get(at("location_detail", lok, location.pk)).content.decode()
    assert "Verbouwing." in page


def test_neighbourhoods_are_added_and_renamed_by_the_regie(regie, lok):
    regie.post(at("add_neighbourhood", lok), {"name": "Centrum"})
    centre = Neighbourhood.objects.get()
    assert "oude criteria" in regie.get(at("edit_neighbourhood", lok, centre.pk)).content.decode()
    regie.post(at("edit_neighbourhood", lok, centre.pk), {"name": "Kern"})
    assert names(regie.get(at("neighbourhood_list", lok))) == ["Kern"]


def test_a_neighbourhood_exists_once(regie, lok):
    NeighbourhoodFactory(lok=lok, name="Centrum")
    response = regie.post(at("add_neighbourhood", lok), {"name": "Centrum"})
    assert "Deze buurt bestaat al in dit LOK." in response.content.decode()


def test_neighbourhoods_are_read_but_not_kept_by_others(carer, lok, location):
    assert carer.get(at("neighbourhood_list", lok)).status_code == 200
    assert carer.post(at("add_neighbourhood", lok), {"name": "Centrum"}).status_code == 403
