"""From criteria, a round or rules of procedure to an agenda of the LOK, for who makes agendas."""

import re
from html import unescape

import pytest
from django.urls import reverse

from meetings import actions
from meetings.models import AgendaItem, Meeting, RulesOfProcedure
from partners.models import Role
from tests.council import at
from tests.factories import staff

pytestmark = pytest.mark.django_db


def way(client, who, page):
    """The address behind "Zet op de agenda", or nothing."""
    client.logout()
    if who:
        client.force_login(who)
    found = re.search(r'href="([^"]+)">Zet op de agenda</a>', client.get(page).content.decode())
    return unescape(found[1]) if found else ""


def page_of(road, what):
    slug = road.lok.slug
    if what == "criteria":
        return reverse("advice:criteria_detail", args=[slug, road.to("drafted").criteria_set.pk])
    if what == "round":
        return reverse("advice:round_detail", args=[slug, road.to("opened").round.pk])
    draft = actions.draft_rules(RulesOfProcedure(lok=road.lok), by=road.coordinator)
    return reverse("meetings:procedure_detail", args=[slug, draft.pk])


@pytest.mark.parametrize("what", ["criteria", "round", "rules"])
def test_who_makes_agendas_finds_the_way_to_one(client, road, what):
    page = page_of(road, what)
    people = (road.coordinator, staff(road.lok, Role.SECRETARY), road.assessor, road.contact, None)
    ways = [way(client, who, page) for who in people]
    assert [bool(found) for found in ways] == [True, True, False, False, False]


def test_the_point_keeps_the_way_back_to_the_criteria(client, road):
    page, times = page_of(road, "criteria"), [at(f"2026-06-0{day} 19:30") for day in (2, 3)]
    meeting = Meeting(lok=road.lok, title="Juni", starts_at=times[0], ends_at=times[1])
    meeting = actions.plan_meeting(meeting, by=road.coordinator)
    address = way(client, road.coordinator, page)
    form = client.get(address).context["form"]
    sent = {name: form.initial[name] for name in ("title", "subject_label", "subject_url")}
    client.post(address, sent | {"meeting": meeting.pk, "kind": "advice", "minutes": 20})
    item = AgendaItem.objects.get()
    assert (item.title, item.subject_url, item.subject_label) == (
        road.criteria_set.title,
        page,
        str(road.criteria_set),
    )


@pytest.mark.parametrize(("what", "stage"), [("criteria", "published"), ("round", "advised")])
def test_what_the_lok_advised_on_is_not_offered_again(client, road, what, stage):
    page = page_of(road, what)
    road.to(stage)
    assert way(client, road.coordinator, page) == ""
