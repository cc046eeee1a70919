"""The front pages ask the database as much for a lively LOK as for a quiet one."""

import pytest

from partners.models import Role
from tests import factories


@pytest.mark.parametrize("more", [1, 30])
def test_the_front_page_of_a_lok_takes_ten_queries(client, road, more, django_assert_num_queries):
    road.to("released")
    for _ in range(more):
        factories.staff(road.lok, Role.ASSESSOR)
    client.force_login(road.coordinator)
    client.get("/")
    with django_assert_num_queries(10):
        assert client.get(f"/{road.lok.slug}/").status_code == 200


@pytest.mark.parametrize("more", [1, 30])
def test_the_start_page_takes_four_queries(client, road, more, django_assert_num_queries):
    for _ in range(more):
        factories.LokFactory()
    client.force_login(road.coordinator)
    client.get("/")
    with django_assert_num_queries(4):
        assert len(client.get("/").context["loks"]) == more + 1
