"""Pages of organisers: for the regie, for a day carer on her phone, for the public, and for nobody else."""

import pytest
from django.urls import reverse
from django.utils import timezone

from ledger.models import Entry
from partners.models import Activity, DataConfirmation, Organiser, Role
from tests.factories import (
    ContactFactory,
    LocationFactory,
    LokFactory,
    OrganiserFactory,
    PersonFactory,
    SubsidyGroupFactory,
    contact_of,
    kbo,
    plant,
    staff,
)

pytestmark = pytest.mark.django_db
NEW = {"name": "De Zonnebloem", "sector": "nonprofit", "enterprise_number": "BE 0403.019.261"}


@pytest.fixture
def lok():
    return LokFactory()


@pytest.fixture
def regie(client, lok):
    client.force_login(staff(lok, Role.COORDINATOR))
    return client


@pytest.fixture
def organiser(lok):
    return OrganiserFactory(lok=lok, name="Onthaalouder An")


@pytest.fixture
def carer(client, organiser):
    client.force_login(contact_of(organiser))
    return client


def at(name, lok, *args):
    return reverse(f"partners:{name}", args=[lok.slug, *args])


def names(response):
    return [organiser.name for organiser in response.context["page"]]


def test_overview_shows_the_public_figures_and_roles_but_no_organiser(client, lok, organiser):
    coordinator = staff(lok, Role.COORDINATOR)
    LocationFactory(organiser=organiser, places_licensed=14)
    response = client.get(at("overview", lok))
    page = response.content.decode()
    assert response.context["figures"] == {"locations": 1, "places": 14}
    assert [row["text"] for row in response.context["bars"]] == [0, 1, 0, 0, 0]
    assert coordinator.name in page
    assert organiser.name not in page


@pytest.mark.parametrize("count", [1, 30])
def test_the_register_takes_as_many_queries_for_thirty_as_for_one(
    regie, lok, count, django_assert_num_queries
):
    OrganiserFactory.create_batch(count, lok=lok)
    with django_assert_num_queries(5):
        assert len(names(regie.get(at("organiser_list", lok)))) == count


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_of_an_organiser_takes_as_many_queries_for_thirty_as_for_one(
    regie, lok, organiser, count, django_assert_num_queries
):
    LocationFactory.create_batch(count, organiser=organiser)
    SubsidyGroupFactory.create_batch(count, organiser=organiser)
    ContactFactory.create_batch(count, organiser=organiser)
    with django_assert_num_queries(7):
        page = regie.get(at("organiser_detail", lok, organiser.pk))
    assert [len(page.context[name]) for name in ("locations", "groups", "contacts")] == [count] * 3


def test_the_register_filters_by_words_number_sector_state_and_freshness(regie, lok):
    fresh = OrganiserFactory(lok=lok, name="Fris", enterprise_number=kbo(77), sector="independent")
    OrganiserFactory(lok=lok, name="Oud", state="stopped")
    by = PersonFactory()
    plant(DataConfirmation(lok=lok, organiser=fresh, confirmed_by=by, confirmed_at=timezone.now()))
    found = [
        names(regie.get(at("organiser_list", lok), {field: value}))
        for field, value in [
            *(("q", "fri"), ("q", fresh.enterprise_number), ("sector", "independent")),
            *(("toestand", "stopped"), ("gegevens", "oud"), ("sector", "onzin")),
        ]
    ]
    assert found == [["Fris"], ["Fris"], ["Fris"], ["Oud"], ["Oud"], ["Fris", "Oud"]]


def test_a_contact_of_one_organiser_goes_straight_to_it(carer, lok, organiser):
    response = carer.get(at("organiser_list", lok))
    assert response.url == at("organiser_detail", lok, organiser.pk)


def test_a_contact_of_two_organisers_chooses(carer, lok, organiser):
    OrganiserFactory(lok=lok, name="Van iemand anders")
    second = OrganiserFactory(lok=lok, name="Tweede")
    ContactFactory(organiser=second, person=organiser.contacts.get().person)
    assert names(carer.get(at("organiser_list", lok))) == ["Onthaalouder An", "Tweede"]


def test_somebody_without_organiser_sees_the_public_overview(client, lok, organiser):
    client.force_login(PersonFactory())
    assert client.get(at("organiser_list", lok)).url == at("overview", lok)


def test_a_contact_of_another_organiser_finds_nothing(client, lok, organiser):
    client.force_login(contact_of(OrganiserFactory(lok=lok)))
    assert client.get(at("organiser_detail", lok, organiser.pk)).status_code == 404


def test_register_organiser_cleans_the_number(regie, lok):
    response = regie.post(at("register_organiser", lok), NEW)
    organiser = Organiser.objects.get()
    assert (organiser.name, organiser.enterprise_number, organiser.lok) == (
        *("De Zonnebloem", "0403019261"),
        lok,
    )
    assert response.url == at("organiser_detail", lok, organiser.pk)


def test_register_organiser_keeps_what_was_typed_beside_a_wrong_number(regie, lok):
    response = regie.post(at("register_organiser", lok), NEW | {"enterprise_number": "0403.019.262"})
    assert response.context["form"].errors == {
        "enterprise_number": ["Dit is geen geldig ondernemingsnummer. Voorbeeld: 0403.019.261."]
    }
    assert "0403.019.262" in response.content.decode()


def test_register_organiser_offers_to_welcome_one_that_another_lok_keeps(regie, lok):
    elsewhere = OrganiserFactory(enterprise_number="0403019261")
    response = regie.post(at("register_organiser", lok), NEW)
    welcome = at("welcome_organiser", lok, elsewhere.pk) + "?nummer=0403019261"
    assert welcome in response.content.decode()
    assert regie.get(welcome).status_code == 200
    assert regie.post(welcome).url == at("organiser_detail", lok, elsewhere.pk)
    assert Activity.objects.get().lok == lok
    assert regie.get(at("organiser_detail", lok, elsewhere.pk)).status_code == 200


def test_register_organiser_points_to_the_one_this_lok_has(regie, lok):
    twin = OrganiserFactory(lok=lok, enterprise_number="0403019261")
    response = regie.post(at("register_organiser", lok), NEW)
    assert at("organiser_detail", lok, twin.pk) in response.content.decode()


def test_welcome_organiser_needs_its_number(regie, lok):
    elsewhere = OrganiserFactory()
    assert regie.get(at("welcome_organiser", lok, elsewhere.pk)).status_code == 404


def test_register_organiser_is_the_regies(carer, lok):
    assert carer.get(at("register_organiser", lok)).status_code == 403


def test_edit_organiser_changes_any_field(regie, lok, organiser):
    regie.post(at("edit_organiser", lok, organiser.pk), NEW)
    organiser.refresh_from_db()
    assert (organiser.name, organiser.enterprise_number) == ("De Zonnebloem", "0403019261")


def test_edit_profile_changes_only_what_is_the_organisers_own(carer, lok, organiser):
    number = organiser.enterprise_number
    assert carer.get(at("edit_profile", lok, organiser.pk)).status_code == 200
    carer.post(at("edit_profile", lok, organiser.pk), NEW | {"phone": "0470 12 34 56"})
    organiser.refresh_from_db()
    assert (organiser.phone, organiser.enterprise_number) == ("0470 12 34 56", number)


def test_edit_profile_is_not_for_the_regie(regie, lok, organiser):
    assert regie.get(at("edit_profile", lok, organiser.pk)).status_code == 403


def test_confirm_data_is_one_press_on_the_page_that_shows_all(carer, lok, organiser):
    LocationFactory(organiser=organiser, name="Bij An thuis")
    page = carer.get(at("check_data", lok, organiser.pk)).content.decode()
    assert "Bij An thuis" in page
    assert "Alles klopt" in page
    carer.post(at("confirm_data", lok, organiser.pk))
    assert DataConfirmation.objects.get().organiser == organiser
    assert Entry.objects.filter(act="partners.confirm_data").count() == 1


def test_confirm_data_is_the_organisers(regie, lok, organiser):
    assert regie.post(at("confirm_data", lok, organiser.pk)).status_code == 403


def test_stop_organiser_asks_a_reason_and_resume_undoes_it(regie, lok, organiser):
    stop = at("stop_organiser", lok, organiser.pk)
    assert regie.post(stop, {"reason": ""}).context["form"].errors == {"reason": ["Dit veld is verplicht."]}
    regie.post(stop, {"reason": "Met pensioen."})
    organiser.refresh_from_db()
    assert organiser.state == "stopped"
    regie.post(at("resume_organiser", lok, organiser.pk), {"reason": "Toch niet."})
    organiser.refresh_from_db()
    assert organiser.state == "active"


@pytest.mark.parametrize(
    "count, words",
    [(1, "Er is nog 1 locatie die niet gestopt is."), (2, "Er zijn nog 2 locaties die niet gestopt zijn.")],
)
def test_stop_organiser_waits_for_its_locations(regie, lok, organiser, count, words):
    LocationFactory.create_batch(count, organiser=organiser)
    response = regie.get(at("stop_organiser", lok, organiser.pk))
    assert response.status_code == 403
    assert words in response.content.decode()


def test_a_stopped_organiser_gets_no_new_location_and_the_page_says_why(regie, lok):
    stopped = OrganiserFactory(lok=lok, state="stopped")
    page = regie.get(at("organiser_detail", lok, stopped.pk)).content.decode()
    assert "Deze organisator is gestopt. Neem contact op met de coördinator." in page
    assert at("register_location", lok, stopped.pk) not in page


def test_end_activity_ends_the_work_in_this_lok_only(regie, lok):
    activity = plant(Activity(lok=lok, organiser=OrganiserFactory()))
    assert regie.post(at("end_activity", lok, activity.pk), {"reason": "Verhuisd."}).status_code == 302
    activity.refresh_from_db()
    assert activity.state == "ended"
