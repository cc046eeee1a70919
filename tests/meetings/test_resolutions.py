"""The LOK's written advices: sent, judged, answered, followed up, and late when nobody answers."""

import datetime

import pytest
from django.urls import reverse

from meetings import actions
from meetings.models import Reply, Resolution
from partners.models import Mail
from tests.factories import plant

from .test_session import as_, at

pytestmark = pytest.mark.django_db

TEXT = {"title": "Plaatsen in Noord", "text": "Wij vragen 18 plaatsen.", "addressee": "het college"}
ANSWER = {
    "stance": "partly",
    "text": "Wij voorzien 9 plaatsen, want het budget is beperkt.",
    "body": "college",
    "replied_on": "2026-06-01",
}


@pytest.fixture
def draft(table):
    """An advice on the first point, in draft; the meeting held with everybody there."""
    table.all_come().close()
    item = table.items[0]
    item.refresh_from_db()
    table.advice = actions.write_resolution(Resolution(lok=table.lok, item=item, **TEXT), by=table.secretary)
    return table


def sent(table):
    table.advice = actions.send_resolution(table.advice, by=table.secretary)
    return table


def listed(client, table):
    return client.get(reverse("meetings:resolution_list", args=[table.lok.slug]))


def test_start_resolution_begins_with_what_the_meeting_concluded(client, table):
    table.all_come().close()
    as_(client, table.secretary)
    page = client.get(at("start_resolution", table, table.items[0])).content.decode()
    assert "Besluit over Onderwerp 1" in page
    client.post(at("start_resolution", table, table.items[0]), TEXT)
    made = Resolution.objects.get()
    assert (made.title, made.state, made.item) == ("Plaatsen in Noord", "draft", table.items[0])


def test_start_resolution_waits_until_the_point_is_treated(client, table):
    page = as_(client, table.secretary).get(at("start_resolution", table, table.items[0]))
    assert (page.status_code, "zodra het punt is behandeld" in page.content.decode()) == (403, True)


def test_write_resolution_keeps_what_was_typed_when_something_is_missing(client, draft):
    page = as_(client, draft.secretary).post(
        at("write_resolution", draft, draft.advice), TEXT | {"text": "", "title": "Nieuw"}
    )
    text = page.content.decode()
    assert ("Nieuw" in text, "Dit veld is verplicht" in text) == (True, True)


def test_a_draft_is_for_conveners_and_staff(client, draft):
    url = at("resolution_detail", draft, draft.advice)
    people = (draft.secretary, draft.coordinator, draft.seats[0].person, draft.stranger)
    assert [as_(client, who).get(url).status_code for who in people] == [200, 200, 404, 404]


def test_send_resolution_tells_everybody_and_starts_the_term(client, draft):
    as_(client, draft.secretary)
    page = client.get(at("send_resolution", draft, draft.advice)).content.decode()
    assert ("Dat het geldig gegeven is" in page, "binnen 30 dagen" in page) == (True, True)
    client.post(at("send_resolution", draft, draft.advice), {"ja": 1})
    advice = Resolution.objects.get()
    assert (advice.state, advice.is_valid, advice.reply_due_on) == ("sent", True, datetime.date(2026, 6, 11))
    assert list(Mail.objects.values_list("to", flat=True)) == ["regie@voorbeeldgem.example"]


def test_send_resolution_marks_an_advice_without_balance_with_the_reason(client, draft):
    for seat in draft.seats[:5]:
        plant(seat, gender="woman")
    why = "5 van de 6 leden zijn van hetzelfde geslacht; hoogstens twee derde mag."
    as_(client, draft.secretary)
    assert why in client.get(at("send_resolution", draft, draft.advice)).content.decode()
    client.post(at("send_resolution", draft, draft.advice), {"ja": 1})
    client.logout()
    page = client.get(at("resolution_detail", draft, draft.advice)).content.decode()
    assert (Resolution.objects.get().invalid_reason, why in page) == (why, True)


def test_an_advice_on_a_closed_point_stays_inside(client, table):
    table.items[0] = actions.edit_item(table.items[0], by=table.chair, is_public=False)
    table.all_come().close()
    table.items[0].refresh_from_db()
    advice = Resolution(lok=table.lok, item=table.items[0], **TEXT)
    table.advice = actions.write_resolution(advice, by=table.secretary)
    url = at("resolution_detail", sent(table), table.advice)
    seen = [client.get(url).status_code, as_(client, table.seats[0].person).get(url).status_code]
    client.logout()
    assert (seen, TEXT["title"] in listed(client, table).content.decode()) == ([404, 200], False)


def test_reply_is_for_the_authority(client, draft):
    url = at("reply", sent(draft), draft.advice)
    people = (draft.decider, draft.coordinator, draft.secretary, draft.seats[0].person)
    assert [as_(client, who).get(url).status_code for who in people] == [200, 200, 403, 403]


def test_reply_with_reasons_leads_to_mark_answered_and_tells_the_members(client, draft):
    as_(client, sent(draft).decider).post(at("reply", draft, draft.advice), ANSWER)
    answer, advice = Reply.objects.get(), Resolution.objects.get()
    assert (answer.stance, answer.body, advice.state) == ("partly", "college", "answered")
    told = Mail.objects.filter(subject__startswith="Antwoord op het advies").count()
    assert told == 7  # six members and one substitute


def test_reply_needs_reasons(client, draft):
    page = as_(client, sent(draft).decider).post(at("reply", draft, draft.advice), ANSWER | {"text": ""})
    assert ("Dit veld is verplicht" in page.content.decode(), Reply.objects.exists()) == (True, False)


def test_reply_is_given_once(client, draft):
    as_(client, sent(draft).decider).post(at("reply", draft, draft.advice), ANSWER)
    assert client.get(at("reply", draft, draft.advice)).status_code == 403


def test_follow_up_says_what_came_of_it(client, draft):
    as_(client, sent(draft).decider).post(at("reply", draft, draft.advice), ANSWER)
    answer = Reply.objects.get()
    client.post(at("follow_up", draft, answer), {"follow_up": "Negen plaatsen geopend."})
    client.logout()
    page = client.get(at("resolution_detail", draft, draft.advice)).content.decode()
    assert ("Negen plaatsen geopend." in page, Reply.objects.get().state) == (True, "followed")


def test_a_late_reply_is_visible_to_everybody(client, draft):
    sent(draft)
    draft.travel("2026-06-11 12:00")
    before = listed(client, draft).content.decode()
    draft.travel("2026-06-12 12:00")
    after = listed(client, draft).content.decode()
    assert ("over tijd" in before, "over tijd: verwacht op 11" in after) == (False, True)


@pytest.mark.parametrize("number", [1, 30])
def test_the_list_asks_the_database_as_much_for_one_as_for_thirty(
    client, draft, number, django_assert_num_queries
):
    for _ in range(number):
        draft.advice = actions.write_resolution(
            Resolution(lok=draft.lok, item=draft.advice.item, **TEXT), by=draft.secretary
        )
        sent(draft)
    listed(client, draft)  # the connection may still have another reader
    with django_assert_num_queries(4):
        listed(client, draft)
