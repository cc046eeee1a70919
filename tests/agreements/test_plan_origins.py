"""Where actions come from: handed over by other pages, shown both ways, and to nobody who may not know."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from agreements import actions, origins
from agreements.models import Action, PolicyGoal
from consultation.models import Input
from meetings import actions as meeting_actions
from meetings.models import Resolution
from tests import factories
from tests.agreements.framework_room import Pact
from tests.consultation.conftest import Hearing

FORM = {
    "title": "Maak de wachttijden bekend",
    "side": "authority",
    "owner_name": "Gezin",
    "due_on": "2026-12-01",
}


def advice_on(council, item) -> Resolution:
    item.refresh_from_db()
    text = {"title": "Wachttijden", "text": "Maak ze bekend.", "addressee": "college"}
    advice = meeting_actions.write_resolution(
        Resolution(lok=council.lok, item=item, **text), by=council.chair
    )
    return meeting_actions.send_resolution(advice, by=council.chair)


@pytest.fixture
def advised(council):
    """A public advice of the LOK, and one on a closed point."""
    council.to("closed")
    council.advice = advice_on(council, council.public_item)
    council.closed_advice = advice_on(council, council.closed_item)
    return council


def handed(council, advice, **values) -> dict:
    page = f"/{council.lok.slug}/adviezen-lok/{advice.pk}/"
    asked = {"oorsprong": "resolution", "type": "meetings.resolution", "id": advice.pk}
    return asked | {"titel": "Maak bekend", "over": advice.title, "link": page} | values


def open_page(client, council, asked):
    client.force_login(council.coordinator)
    return client.get(f"/{council.lok.slug}/actieplan/nieuw/?{urlencode(asked)}")


def post(client, council, asked):
    """As the browser does: the hidden fields of the opened page with what the person typed."""
    form = open_page(client, council, asked).context["form"]
    hidden = {name: form[name].value() or "" for name in form.FROM}
    return client.post(f"/{council.lok.slug}/actieplan/nieuw/", hidden | FORM)


def test_add_action_takes_over_what_another_page_hands(client, advised):
    post(client, advised, handed(advised, advised.advice))
    action = Action.objects.get()
    assert (action.origin, action.origin_type, action.origin_id, action.origin_label, action.origin_url) == (
        "resolution",
        "meetings.resolution",
        str(advised.advice.pk),
        "Wachttijden",
        f"/{advised.lok.slug}/adviezen-lok/{advised.advice.pk}/",
    )


@pytest.mark.parametrize(
    "link",
    [
        "https://boos.example/",
        "//boos.example/",
        "/\\boos.example/",
        "javascript:alert(1)",
        "/elders/adviezen-lok/1/",
        "/account/logout/",
    ],
)
def test_a_link_stays_within_this_lok(client, advised, link):
    page = open_page(client, advised, handed(advised, advised.advice, link=link))
    post(client, advised, handed(advised, advised.advice, link=link))
    assert (page.context["page"].back, Action.objects.get().origin_url) == (
        f"/{advised.lok.slug}/actieplan/",
        "",
    )


@pytest.mark.parametrize(
    "changed",
    [
        {"type": "partners.person", "oorsprong": "resolution"},
        {"type": "geen.model"},
        {"type": "meetings.resolution", "oorsprong": "earned"},
        {"oorsprong": "onzin"},
    ],
)
def test_what_is_no_origin_is_as_if_nothing_was_handed(client, advised, changed):
    page = open_page(client, advised, handed(advised, advised.advice, **changed))
    assert (page.status_code, page.context["form"]["origin"].value()) == (200, "own")


@pytest.mark.parametrize("pk", ["999999", "x", "²", "9" * 39, ""])
def test_an_origin_that_does_not_exist_is_refused(client, advised, pk):
    page = post(client, advised, handed(advised, advised.advice, id=pk))
    errors = page.context["form"].non_field_errors()
    assert errors == ["Waar deze actie vandaan komt, bestaat niet of is niet voor u."]


def test_an_origin_of_another_lok_is_refused(client, advised):
    goal = factories.plant(PolicyGoal(lok=factories.LokFactory(), title="Ander doel"))
    asked = {"oorsprong": "goal", "type": "agreements.policygoal", "id": goal.pk, "over": "x"}
    page = post(client, advised, asked)
    assert (bool(page.context["form"].non_field_errors()), Action.objects.count()) == (True, 0)


def test_hidden_fields_that_were_changed_by_hand_are_refused(client, advised):
    client.force_login(advised.coordinator)
    forged = {"origin": "earned", "origin_type": "meetings.resolution", "origin_id": advised.advice.pk}
    page = client.post(f"/{advised.lok.slug}/actieplan/nieuw/", FORM | forged)
    assert bool(page.context["form"].non_field_errors())


@pytest.mark.parametrize(("kind", "is_public"), [("resolution", True), ("earned", False), ("input", False)])
def test_actions_from_promises_and_inputs_start_as_not_public(client, advised, kind, is_public):
    page = open_page(client, advised, {"oorsprong": kind, "titel": "x"})
    assert page.context["form"]["is_public"].value() == is_public


def from_advice(council, advice, **values) -> Action:
    about = {"origin": "resolution", "origin_type": "meetings.resolution", "origin_id": str(advice.pk)}
    about |= {"origin_label": advice.item.title, "origin_url": "/x/", "owner_name": "Gezin"}
    action = Action(lok=council.lok, title="Maak ze bekend", side="authority", due_on="2026-12-01", **about)
    return factories.plant(action, **values)


def test_a_source_that_is_not_public_is_not_named_to_the_public(client, advised):
    action = from_advice(advised, advised.closed_advice)
    texts = {}
    for name in (None, "stranger", "coordinator"):
        client.logout()
        if name:
            client.force_login(getattr(advised, name))
        texts[name] = client.get(f"/{advised.lok.slug}/actieplan/{action.pk}/").content.decode()
    found = {
        name: ("Advies van het LOK" in text, action.origin_label in text) for name, text in texts.items()
    }
    assert found == {None: (True, False), "stranger": (True, False), "coordinator": (True, True)}


def printed(person, lok, thing) -> str:
    request = RequestFactory().get(f"/{lok.slug}/adviezen-lok/{thing.pk}/")
    request.user, request.lok = person, lok
    text = "{% load action_plan %}{% actions_about thing %}"
    return Template(text).render(Context({"request": request, "thing": thing}))


def test_the_page_of_an_advice_shows_what_follows_from_it(client, advised):
    shown = from_advice(advised, advised.advice)
    hidden = from_advice(advised, advised.advice, is_public=False, title="Spreek met de dienst")
    page = f"/{advised.lok.slug}/adviezen-lok/{advised.advice.pk}/"
    outside = client.get(page).content.decode()
    client.force_login(advised.chair)
    inside = client.get(page).content.decode()
    link = f'href="/{advised.lok.slug}/actieplan/{shown.pk}/"'
    assert (link in outside, hidden.title in outside, hidden.title in inside) == (True, False, True)


def test_an_advice_without_actions_shows_the_public_nothing(advised):
    texts = [
        printed(who, advised.lok, advised.advice).strip() for who in (advised.stranger, advised.coordinator)
    ]
    assert (texts[0], "Maak er een actie van" in texts[1]) == ("", True)


def test_the_button_leads_to_the_filled_in_page(client, advised):
    address = re.search(
        r'href="([^"]*nieuw/[^"]*)"', printed(advised.coordinator, advised.lok, advised.advice)
    )[1]
    client.force_login(advised.coordinator)
    form = client.get(address.replace("&amp;", "&")).context["form"]
    assert (form["origin_id"].value(), form["origin_label"].value()) == (
        str(advised.advice.pk),
        "Wachttijden",
    )


def test_a_goal_pursued_alone_asks_why(client, advised):
    goal = factories.plant(PolicyGoal(lok=advised.lok, title="Opvang in elke wijk"))
    asked = {"oorsprong": "goal", "type": "agreements.policygoal", "id": goal.pk, "over": goal.title}
    page = post(client, advised, asked)
    assert list(page.context["form"].errors) == ["alone_because"]


def test_every_origin_is_a_record_that_says_who_may_read_it(advised):
    nobody = [origins.source(label, "1", advised.stranger) for label in origins.KIND_OF]
    assert (nobody, {*origins.SOURCES}) == ([None] * len(nobody), {*Action.Origin} - {Action.Origin.OWN})


def test_edit_action_leaves_where_it_comes_from(advised):
    action = from_advice(advised, advised.advice)
    action = actions.edit_action(action, by=advised.coordinator, title="Anders")
    assert (action.title, action.origin_id) == ("Anders", str(advised.advice.pk))


def test_an_answered_input_becomes_an_action_without_telling_which_came_first(client, db, travel):
    heard = Hearing(travel, visibility="during").open()
    heard.give(1, who=0, kind="remark", text="Maak de folder kleiner.")
    heard.end().answer().close()
    entry = Input.objects.get()
    client.force_login(heard.coordinator)
    page = client.get(f"/{heard.lok.slug}/inspraak/artikelen/{entry.clause_id}/")
    text = page.content.decode()
    address = re.search(r'href="([^"]*actieplan/nieuw/[^"]*)"', text)[1].replace("&amp;", "&")
    asked = dict(parse_qsl(urlsplit(address).query))
    form = client.get(address).context["form"]
    client.post(
        address, FORM | {"due_on": "2027-12-01"} | {name: form[name].value() or "" for name in form.FROM}
    )
    action = Action.objects.get()
    assert (asked["id"], action.origin_id, origins.readable(action, heard.coordinator)["label"]) == (
        str(entry.fingerprint),
        str(entry.fingerprint),
        str(entry),
    )
    assert action.title in client.get(page.request["PATH_INFO"]).content.decode()


@pytest.fixture
def pact(db, travel):
    return Pact(travel).to("adopted")


def test_a_commitment_of_a_framework_becomes_an_action_and_shows_it(client, pact):
    commitment = pact.version.commitments.get()
    page = pact.version.get_absolute_url()
    client.force_login(pact.coordinator)
    address = re.search(r'href="([^"]*actieplan/nieuw/[^"]*)"', client.get(page).content.decode())[1]
    form = client.get(address.replace("&amp;", "&")).context["form"]
    names = ("title", "side", "owner_name", "due_on", "origin", "origin_type", "origin_id")
    assert [str(form[name].value()) for name in names] == [
        commitment.text.capitalize(),
        "authority",
        commitment.owner,
        str(commitment.due_on),
        "article",
        "agreements.commitment",
        str(commitment.pk),
    ]
    about = {"origin": "article", "origin_type": "agreements.commitment", "origin_id": str(commitment.pk)}
    values = {"lok": pact.lok, "title": "Plan het overleg", "side": "authority", "owner_name": "Gezin"}
    action = factories.plant(Action(due_on=commitment.due_on, **values, **about))
    client.logout()
    assert f"/actieplan/{action.pk}/" in client.get(page).content.decode()


def test_others_are_not_asked_to_make_actions_of_a_framework(client, pact):
    client.force_login(pact.contact)
    assert "Maak er een actie van" not in client.get(pact.version.get_absolute_url()).content.decode()


def test_an_input_that_only_agrees_needs_no_action(client, db, travel):
    hearing = Hearing(travel, visibility="during").open()
    hearing.give(1)
    hearing.end().answer().close()
    client.force_login(hearing.coordinator)
    page = client.get(f"/{hearing.lok.slug}/inspraak/artikelen/{hearing.clause(1).pk}/")
    assert "Maak er een actie van" not in page.content.decode()
