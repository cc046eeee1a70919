"""Pages of policy, subsidies, support and the plan ask as much for thirty as for one, whoever reads."""

import datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from agreements import actions
from agreements.models import Action, Grant, LocalSubsidy, Measure, SupportOffer, SupportUse
from tests import factories
from tests.agreements.policy_room import PolicyRoom

DAY = datetime.date(2026, 3, 24)
LISTS = ("action_list", "goal_list", "measure_list", "subsidy_list", "support_list")
SHAPES = ("bord", "lijst", "tijdlijn")
INNER = ("grant_list", "use_list")
ASKED = {  # by the regie, an organiser's contact and the public
    "action_list": [7, 7, 5],
    "bord": [7, 7, 5],
    "lijst": [7, 7, 5],
    "tijdlijn": [8, 8, 6],
    "action_detail": [8, 8, 3],
    "goal_list": [7, 7, 5],
    "goal_detail": [7, 7, 5],
    "measure_list": [5, 5, 3],
    "measure_detail": [7, 7, 5],
    "subsidy_list": [5, 5, 3],
    "subsidy_detail": [7, 8, 5],
    "grant_list": [7],
    "support_list": [6, 6, 4],
    "support_detail": [6, 7, 4],
    "use_list": [6],
}


@pytest.fixture
def room(request, db, travel):
    """So many of everything: goals with what serves them, grants, uses, actions and their notes."""
    room = PolicyRoom(travel).with_goal().decided().with_offer()
    many = [room.condition(text=f"Voorwaarde {at}") for at in range(request.param)]
    room.with_subsidy(budget=Decimal(90_000)).asking(*many).noted().published()
    room.action = actions.add_action(planned(room), by=room.coordinator)
    for number in range(request.param):
        plant_one_more(room, number)
    return room


def planned(room, **values):
    told = {"origin": "goal", "origin_type": "agreements.policygoal", "origin_id": str(room.goal.pk)}
    values = {"title": "Zoek een lokaal", "due_on": DAY} | told | values
    return Action(lok=room.lok, side="organisers", organiser=room.organisers[0], **values)


def plant_one_more(room, number):
    lok, goal, plant = room.lok, room.goal, factories.plant
    plant(Measure(lok=lok, goal=goal, title="Nog een", text="Tekst.", theme="quality"))
    plant(LocalSubsidy(lok=lok, goal=goal, title="Nog een", text="Tekst.", amount=Decimal(5)))
    plant(SupportOffer(lok=lok, title="Nog een", kind="training", text="x", starts_on=DAY))
    plant(planned(room, due_on=DAY + datetime.timedelta(days=number - 15)))
    given = {"lok": lok, "subsidy": room.subsidy, "organiser": room.organisers[0], "amount": Decimal(5)}
    plant(Grant(granted_on=DAY, decided_by="college", recorded_by=room.coordinator, **given))
    used_on = DAY - datetime.timedelta(days=number)
    plant(SupportUse(lok=lok, offer=room.offer, organiser=room.organisers[0], used_on=used_on))
    actions.report_progress(room.action, by=room.coordinator, text=f"Stap {number}")


def pages(room) -> dict[str, str]:
    at = lambda name, *pk: reverse(f"agreements:{name}", args=[room.lok.slug, *pk])  # noqa: E731
    found = {name: at(name) for name in LISTS}
    found |= {shape: at("action_list") + f"?beeld={shape}" for shape in SHAPES}
    for name in ("goal", "measure", "subsidy", "action"):
        found[f"{name}_detail"] = at(f"{name}_detail", getattr(room, name).pk)
    found["support_detail"] = at("support_detail", room.offer.pk)
    return found | {
        "grant_list": at("grant_list", room.subsidy.pk),
        "use_list": at("use_list", room.offer.pk),
    }


def asked(client, address) -> int:
    """Queries of the second reading: the connection knows its reader by then."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address)
    return len(queries)


@pytest.mark.parametrize("room", [1, 30], indirect=True)
def test_every_page_asks_the_same_for_1_and_30(client, room):
    found = {name: [] for name in ASKED}
    for person in (room.coordinator, room.contacts[0], None):
        client.force_login(person) if person else client.logout()
        for name, address in pages(room).items():
            if person == room.coordinator or name not in INNER:
                found[name].append(asked(client, address))
    assert found == ASKED
