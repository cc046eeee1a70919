"""Promises that earned points become actions: seen by who may, after the decision, and back again."""

import re

import pytest

from advice import promises
from advice.models import Advice, Application
from agreements.models import Action
from tests import factories

PROMISE = "Wij openen ook op studiedagen."


def answer_with(road, basis: str):
    """A road on which every answer of the applicant rests on the same."""
    road.to("filled")
    answers = road.application.answers.items()
    given = {code: answer | {"basis": basis, "statement": PROMISE} for code, answer in answers}
    factories.plant(road.application, answers=given)
    return road


@pytest.fixture
def promised(road):
    return answer_with(road, "commitment")


def pages(road) -> list[str]:
    advice = Advice.objects.get()
    return [f"/{road.lok.slug}/aanvragen/{advice.application_id}/", f"/{road.lok.slug}/adviezen/{advice.pk}/"]


def buttons(client, road, person) -> list[list[str]]:
    client.logout()
    if person:
        client.force_login(person)
    texts = [client.get(url).content.decode() for url in pages(road)]
    return [
        sorted({*re.findall(r'Maak er een actie van<span class="visually-hidden">: ([\d.]+)', text)})
        for text in texts
    ]


def earned(road) -> list[str]:
    return sorted(it.code for it in promises.earned(Advice.objects.get(), Application.objects.get()))


def test_only_promises_that_earned_points_count_and_only_after_the_decision(promised):
    promised.to("advised")
    before = earned(promised)
    promised.to("decided")
    advice = Advice.objects.get()
    paid = sorted(
        line["code"]
        for line in advice.lines
        if line["code"] in promised.application.answers and line["points"] not in (None, "0")
    )
    assert (before, earned(promised), bool(paid)) == ([], paid, True)


def test_who_answers_with_facts_promised_nothing(road):
    assert earned(answer_with(road, "fact").to("decided")) == []


def test_the_regie_makes_an_action_of_each_promise(client, promised):
    promised.to("released")
    codes = earned(promised)
    assert buttons(client, promised, promised.coordinator) == [codes, codes]


@pytest.mark.parametrize("who", [None, "contact", "rival", "decider"])
def test_others_get_no_button(client, promised, who):
    promised.to("released")
    found = buttons(client, promised, who and getattr(promised, who))
    assert found == [[], []]


def test_promises_are_for_who_may_read_the_application(client, promised):
    promised.to("released")
    page, seen = pages(promised)[1], {}
    for name in (None, "rival", "contact", "coordinator"):
        client.logout()
        if name:
            client.force_login(getattr(promised, name))
        seen[name] = PROMISE in client.get(page).content.decode()
    assert seen == {None: False, "rival": False, "contact": True, "coordinator": True}


def test_the_action_is_filled_in_and_not_public_and_leads_back(client, promised):
    promised.to("released")
    client.force_login(promised.coordinator)
    page = client.get(pages(promised)[1]).content.decode()
    address = re.search(r'href="(/[^"]*/actieplan/nieuw/[^"]*)"', page)[1].replace("&amp;", "&")
    form = client.get(address).context["form"]
    values = {name: form[name].value() for name in form.fields}
    post = {name: value for name, value in values.items() if value} | {"due_on": "2026-12-01"}
    client.post(address, post)
    action = Action.objects.get()
    made = (action.title, action.organiser, action.is_public, action.origin, action.origin_url)
    assert made == (PROMISE, promised.organiser, False, "earned", pages(promised)[1])
    assert action.title in client.get(pages(promised)[0]).content.decode()
