"""Pages of what goes wrong before a page could answer: in Dutch, in the frame of the portal."""

import pytest
from django.test import Client
from django.urls import reverse

from tests.council import Council

TOO_MUCH = "x" * (6 * 1024 * 1024)


@pytest.fixture
def browser(db, travel):
    """Somebody of the regie, in a browser that guards against forged forms."""
    council = Council(travel)
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(council.coordinator)
    client.cookies["csrftoken"] = "a" * 32
    client.address = reverse("advice:import_criteria", args=[council.lok.slug])
    return client


@pytest.mark.parametrize("way", ["pasted", "plain"])
def test_a_text_of_over_five_megabytes_is_refused_in_dutch(browser, way):
    kind = {} if way == "pasted" else {"content_type": "application/x-www-form-urlencoded"}
    sent = {"pasted": TOO_MUCH} if way == "pasted" else f"pasted={TOO_MUCH}"
    answer = browser.post(browser.address, sent, **kind)
    shown = answer.content.decode().replace("\xa0", " ")
    said = [words in shown for words in ("<h1>Dit is te groot</h1>", "hoogstens 5,2 MB")]
    assert (answer.status_code, said) == (400, [True, True])


def test_a_request_that_cannot_be_read_is_answered_in_dutch(browser):
    answer = browser.post(browser.address, {f"veld{number}": "" for number in range(6000)})
    shown = answer.content.decode()
    assert (answer.status_code, "Er klopt iets niet met wat uw browser stuurde" in shown) == (400, True)


@pytest.mark.parametrize("back", ["javascript:alert(1)", "https://elders.example/"])
def test_a_refusal_leads_back_to_pages_of_the_portal_only(db, client, travel, back):
    council = Council(travel)
    client.force_login(council.coordinator)
    address = reverse("create_lok")
    answers = [client.get(address, headers={"Referer": each}) for each in (back, "http://testserver/thuis/")]
    told = [(answer.status_code, answer.context["back"]) for answer in answers]
    assert told == [(403, ""), (403, "http://testserver/thuis/")]
