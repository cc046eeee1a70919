"""Policy goals: added, edited, ended with an outcome, and what serves each of them."""

import pytest
from django.urls import reverse

from agreements import actions
from agreements.models import Action, PolicyGoal
from agreements.serving import serving
from ledger.rules import Refused
from partners.models import Term
from tests import factories
from tests.agreements.policy_room import PolicyRoom

GOAL = {
    "title": "Opvang in elke wijk",
    "text": "Dicht bij huis.",
    "source": "meerjarenplan, actie 3",
    "term": "",
}


@pytest.fixture
def room(db, travel):
    return PolicyRoom(travel)


def page(name, room, thing=None):
    return reverse(f"agreements:{name}", args=[room.lok.slug] + ([thing.pk] if thing else []))


def action(room, origin, thing, **values):
    origin_type = thing._meta.label_lower
    values = {"title": "Zoek een lokaal", "side": "together", "due_on": "2026-12-31"} | values
    planned = Action(lok=room.lok, origin=origin, origin_type=origin_type, origin_id=str(thing.pk), **values)
    return factories.plant(planned)


def test_add_goal_with_its_term(client, room):
    term = factories.plant(Term(lok=room.lok, name="2025-2030", starts_on="2025-01-01"))
    client.force_login(room.coordinator)
    client.post(page("add_goal", room), GOAL | {"term": term.pk})
    made = PolicyGoal.objects.get()
    expected = ("Opvang in elke wijk", "Dicht bij huis.", "meerjarenplan, actie 3", term, "active")
    assert (made.title, made.text, made.source, made.term, made.state) == expected


def test_add_goal_keeps_what_was_typed_when_something_is_missing(client, room):
    client.force_login(room.coordinator)
    text = client.post(page("add_goal", room), GOAL | {"title": ""}).content.decode()
    assert ("Dicht bij huis." in text, PolicyGoal.objects.count()) == (True, 0)


def test_a_term_of_another_lok_cannot_be_chosen(client, room):
    elsewhere = factories.plant(Term(lok=factories.LokFactory(), name="Elders", starts_on="2025-01-01"))
    client.force_login(room.coordinator)
    client.post(page("add_goal", room), GOAL | {"term": elsewhere.pk})
    assert PolicyGoal.objects.count() == 0


def test_edit_goal_changes_its_words(client, room):
    room.with_goal()
    client.force_login(room.administrator)
    client.post(page("edit_goal", room, room.goal), GOAL | {"title": "Opvang overal"})
    assert PolicyGoal.objects.get().title == "Opvang overal"


def test_end_goal_says_what_came_of_it(client, room):
    room.with_goal()
    client.force_login(room.coordinator)
    refused = client.post(page("end_goal", room, room.goal), {"outcome": " "})
    client.post(page("end_goal", room, room.goal), {"outcome": "Zes wijken van de acht."})
    made = PolicyGoal.objects.get()
    assert (refused.status_code, made.state, made.outcome) == (200, "ended", "Zes wijken van de acht.")


def test_edit_goal_is_refused_once_ended(room):
    room.with_goal()
    goal = actions.end_goal(room.goal, by=room.coordinator, outcome="Gelukt.")
    with pytest.raises(Refused, match="Nu is de toestand “Afgesloten”"):
        actions.edit_goal(goal, by=room.coordinator, title="Iets anders")


@pytest.mark.parametrize("name", ["add_goal", "edit_goal", "end_goal"])
def test_goals_are_kept_by_the_regie(client, room, name):
    room.with_goal()
    seen = {}
    for who in ("administrator", "coordinator", "decider", "chair", "auditor", "stranger", "neighbour"):
        client.force_login(getattr(room, who))
        seen[who] = client.get(page(name, room, None if name == "add_goal" else room.goal)).status_code
    others = dict.fromkeys(("decider", "chair", "auditor", "stranger", "neighbour"), 403)
    assert seen == {"administrator": 200, "coordinator": 200} | others


def test_everybody_reads_a_goal_and_what_serves_it(client, room):
    room.with_goal().decided().published()
    text = client.get(page("goal_detail", room, room.goal)).content.decode()
    assert all(said in text for said in ("Lokaal in Noord", "Startpremie", "Opvang in elke wijk"))


def test_the_page_of_a_goal_leads_to_a_new_action_for_it(client, room):
    room.with_goal()
    client.force_login(room.coordinator)
    text = client.get(page("goal_detail", room, room.goal)).content.decode()
    assert f"oorsprong=goal&amp;type=agreements.policygoal&amp;id={room.goal.pk}" in text


def test_a_goal_without_an_action_is_shown_as_such(client, room):
    room.with_goal()
    alone = client.get(page("goal_list", room)).content.decode()
    action(room, "goal", room.goal, organiser=room.organisers[0])
    together = client.get(page("goal_list", room)).content.decode()
    said = "Nog geen actie met een partner."
    assert (said in alone, said in together, room.organisers[0].name in together) == (True, False, True)


def test_serving_finds_actions_of_the_goal_and_of_its_measures(room):
    room.with_goal().with_measure()
    action(room, "goal", room.goal, title="Van het doel", owner_name="dienst Gezin")
    action(room, "goal", room.measure, title="Van de maatregel", organiser=room.organisers[0])
    action(room, "goal", room.goal, title="Geschrapt", owner_name="x", state="dropped")
    found = serving([room.goal], room.coordinator, room.lok)[room.goal.pk]
    titles = sorted(row.title for row in found.actions)
    partners = sorted(["dienst Gezin", room.organisers[0].name])
    assert (titles, found.partners) == (["Van de maatregel", "Van het doel"], partners)


def test_serving_shows_drafts_and_inner_actions_only_around_the_table(room):
    room.with_goal().with_measure().with_subsidy()
    action(room, "goal", room.goal, owner_name="dienst Gezin", is_public=False)
    inside, outside = (
        len(serving([room.goal], who, room.lok)[room.goal.pk].rows)
        for who in (room.contacts[0], room.stranger)
    )
    assert (inside, outside) == (3, 0)


def test_criteria_in_force_and_the_goal_they_name_lead_to_each_other(client, road):
    road.to("published")
    groups = road.criteria_set.document.groups
    at, named = next((at, group.goal) for at, group in enumerate(groups) if group.goal)
    goal = actions.add_goal(PolicyGoal(lok=road.lok, title=named.rstrip(".").upper()), by=road.coordinator)
    other = actions.add_goal(PolicyGoal(lok=road.lok, title="Iets anders"), by=road.coordinator)
    criteria = reverse("advice:criteria_detail", args=[road.lok.slug, road.criteria_set.pk])
    there, none = (client.get(page("goal_detail", road, each)).content.decode() for each in (goal, other))
    back = client.get(criteria).content.decode()
    seen = [f"{criteria}#groep-{at}" in text for text in (there, none)]
    links = [back.count(f'href="{page("goal_detail", road, each)}"') for each in (goal, other)]
    assert (seen, links) == ([True, False], [1, 0])


def test_the_address_of_a_goal_of_another_lok_is_unknown(client, room):
    room.with_goal()
    other = factories.LokFactory()
    assert client.get(reverse("agreements:goal_detail", args=[other.slug, room.goal.pk])).status_code == 404


@pytest.mark.parametrize("asked", ["x", "²", "9" * 5000, "", "-1"])
def test_a_measure_begun_from_nonsense_has_no_goal_chosen(client, room, asked):
    client.force_login(room.coordinator)
    assert client.get(page("draft_measure", room), {"doel": asked}).status_code == 200


def test_a_measure_begun_from_a_goal_has_it_chosen(client, room):
    room.with_goal()
    client.force_login(room.coordinator)
    pages = [
        client.get(page(name, room) + f"?doel={room.goal.pk}") for name in ("draft_measure", "draft_subsidy")
    ]
    chosen = f'<option value="{room.goal.pk}" selected>'
    assert [chosen in answer.content.decode() for answer in pages] == [True, True]
