"""The log as anybody reads it."""

import pytest
from django.urls import reverse

from ledger.models import Entry, Opening
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def published(road):
    road.to("published")
    return road


def url(road, *index):
    return reverse("ledger:entry" if index else "ledger:log", args=[road.lok.slug, *index])


def test_the_log_shows_public_acts_by_name_and_hides_the_sealed(client, published):
    said = client.get(url(published)).content.decode()
    assert "Criteria bekendgemaakt" in said
    assert "Vertrouwelijke handeling" not in said


def test_the_whole_log_tells_of_sealed_acts_only_that_they_happened(client, published):
    said = client.get(url(published), {"soort": "alles"}).content.decode()
    assert "Vertrouwelijke handeling" in said
    assert "Ontwerp van criteria gemaakt" not in said
    assert published.organiser.name not in said


def test_a_public_entry_opens_with_salt_and_payload_and_recomputes(client, published):
    entry = Entry.objects.get(act="advice.publish_criteria")
    said = client.get(url(published, entry.index)).content.decode()
    assert "De vingerafdrukken kloppen." in said
    assert "&quot;act&quot;:&quot;advice.publish_criteria&quot;" in said


def test_a_sealed_entry_shows_its_leaf_and_nothing_of_its_content(client, published):
    entry = Entry.objects.get(act="advice.adopt_criteria")
    said = client.get(url(published, entry.index)).content.decode()
    assert "Vertrouwelijk. De inhoud is verzegeld" in said
    assert "gemeenteraad" not in said


def test_an_entry_of_another_lok_is_not_found_here(client, published):
    elsewhere = factories.LokFactory()
    assert client.get(reverse("ledger:entry", args=[elsewhere.slug, 5])).status_code == 404


@pytest.mark.parametrize("count", [1, 30])
def test_the_log_takes_as_many_queries_for_thirty_as_for_one(client, count, django_assert_num_queries):
    lok = factories.LokFactory()
    for _ in range(count):
        factories.OrganiserFactory(lok=lok)
    for opening in Opening.objects.filter(entry__log=lok.ledger):
        opening.is_public = True
        opening.save()
    with django_assert_num_queries(3):
        client.get(reverse("ledger:log", args=[lok.slug]))
