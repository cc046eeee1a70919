"""Pages of an organiser's contacts and subsidy groups."""

import pytest
from django.urls import reverse

from partners.models import Contact, Mail, Role, SubsidyGroup
from tests.factories import (
    ContactFactory,
    LokFactory,
    OrganiserFactory,
    SubsidyGroupFactory,
    contact_of,
    staff,
)

pytestmark = pytest.mark.django_db
INVITED = {"email": "Bea@example.be", "name": "Bea", "function": "bestuurder"}


@pytest.fixture
def lok():
    return LokFactory()


@pytest.fixture
def organiser(lok):
    return OrganiserFactory(lok=lok)


@pytest.fixture
def regie(client, lok):
    client.force_login(staff(lok, Role.COORDINATOR))
    return client


@pytest.fixture
def carer(client, organiser):
    client.force_login(contact_of(organiser))
    return client


def at(name, lok, *args):
    return reverse(f"partners:{name}", args=[lok.slug, *args])


def test_add_contact_invites_by_mail(regie, lok, organiser):
    regie.post(at("add_contact", lok, organiser.pk), INVITED)
    contact = Contact.objects.get()
    assert (contact.person.email, contact.function) == ("bea@example.be", "bestuurder")
    assert Mail.objects.get().to == "bea@example.be"


def test_add_contact_twice_is_told_and_sends_no_second_mail(regie, lok, organiser):
    regie.post(at("add_contact", lok, organiser.pk), INVITED)
    response = regie.post(at("add_contact", lok, organiser.pk), INVITED)
    assert response.context["form"].non_field_errors() == ["Deze persoon is al contactpersoon."]
    assert Mail.objects.count() == 1


def test_end_contact_ends_it(carer, lok, organiser):
    second = ContactFactory(organiser=organiser)
    assert carer.get(at("end_contact", lok, second.pk)).status_code == 200
    carer.post(at("end_contact", lok, second.pk))
    second.refresh_from_db()
    assert second.state == "ended"


def test_end_contact_of_another_organiser_is_not_found(carer, lok):
    other = ContactFactory(organiser=OrganiserFactory(lok=lok))
    assert carer.post(at("end_contact", lok, other.pk)).status_code == 404


def test_add_subsidy_group_adds_it_to_the_organiser(regie, lok, organiser):
    regie.post(at("add_subsidy_group", lok, organiser.pk), {"code": "A1", "tier": "T1", "places": 8})
    group = SubsidyGroup.objects.get()
    assert (group.organiser, group.code, group.places) == (organiser, "A1", 8)


def test_edit_subsidy_group_changes_tier_and_places(regie, lok, organiser):
    group = SubsidyGroupFactory(organiser=organiser)
    regie.post(at("edit_subsidy_group", lok, group.pk), {"code": "A1", "tier": "T2", "places": 9})
    group.refresh_from_db()
    assert (group.code, group.tier, group.places) == ("A1", "T2", 9)


def test_end_subsidy_group_asks_a_reason(regie, lok, organiser):
    group = SubsidyGroupFactory(organiser=organiser)
    regie.post(at("end_subsidy_group", lok, group.pk), {"reason": "Stopgezet."})
    group.refresh_from_db()
    assert group.state == "ended"


def test_add_subsidy_group_says_when_the_code_exists(regie, lok, organiser):
    SubsidyGroupFactory(organiser=organiser, code="A1")
    response = regie.post(
        at("add_subsidy_group", lok, organiser.pk), {"code": "A1", "tier": "T1", "places": 8}
    )
    assert "Deze code bestaat al bij deze organisator." in response.content.decode()
