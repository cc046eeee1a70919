"""The home page asks the database as much for one of each kind as for thirty."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.lok_portal.busy import Busy

pytestmark = pytest.mark.django_db
ROLES = ("administrator", "coordinator", "assessor", "decider", "chair", "secretary", "auditor")
OTHERS = ("contact", "member", "host", "stranger")
AUTHORITY, OUTSIDE = 7, 4  # conditions, articles and promises of drafts are read apart
TASKS = {
    "administrator": (10, 213),
    "coordinator": (8, 211),
    "assessor": (2, 31),
    "decider": (1, 1),
    "chair": (7, 181),
    "secretary": (7, 181),
    "auditor": (0, 0),
    "contact": (7, 21),
    "member": (2, 60),
    "host": (0, 0),
    "of everything": (27, 476),
    "stranger": (0, 0),
}


def asked(client, person) -> tuple[int, int]:
    """How many questions its home page takes, and how many tasks are on it."""
    client.force_login(person)
    with CaptureQueriesContext(connection) as queries:
        page = client.get(reverse("home"))
    return len(queries), len(page.context["tasks"])


@pytest.mark.parametrize(("many", "at"), [(1, 0), (30, 1)])
def test_the_home_page_asks_as_much_for_many_as_for_one(client, travel, many, at):
    busy = Busy(travel, many)
    found = {kind: asked(client, person) for kind, person in busy.readers.items()}
    numbers = dict.fromkeys((*ROLES, "of everything"), AUTHORITY) | dict.fromkeys(OTHERS, OUTSIDE)
    assert found == {kind: (numbers[kind], tasks[at]) for kind, tasks in TASKS.items()}


def refused(client, person) -> list[tuple]:
    """Tasks on its home page that lead nowhere, or to what this person may not do."""
    client.force_login(person)
    tasks = client.get(reverse("home")).context["tasks"]
    answers = [(task["title"], task["note"], client.get(task["url"]).status_code) for task in tasks]
    return [answer for answer in answers if answer[2] != 200]


def test_every_task_leads_to_a_page_that_lets_its_person_in(client, travel):
    busy = Busy(travel, 1)
    assert [each for person in busy.readers.values() for each in refused(client, person)] == []
