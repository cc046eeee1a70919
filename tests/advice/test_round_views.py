"""Rounds on screen: who sees what, each act with its page, and the sentence when it cannot be."""

import datetime

import pytest
from django.core import mail
from django.urls import reverse

from advice import actions, steps
from advice.models import Round
from ledger.models import Entry
from ledger.rules import Refused
from partners.models import Mail
from tests import factories

pytestmark = pytest.mark.django_db


WALKED = ["planned", "opened", "closed", "assessing", "advised", "decided", "released"]


@pytest.fixture(autouse=True)
def long_sessions(settings):
    """The road takes weeks; whoever logged in at its start still is."""
    settings.SESSION_COOKIE_AGE = 365 * 24 * 3600


def page(road, name, round_=None):
    return reverse(f"advice:{name}", args=[road.lok.slug, (round_ or road.round).pk])


def press(client, road, name, **data):
    """Press the button of this act's page."""
    return client.post(page(road, name), {"pressed": "1", **data})


def mails(subject: str) -> int:
    """How many mails whose subject starts so are in the outbox."""
    return Mail.objects.filter(subject__startswith=subject).count()


def state_of(road) -> str:
    return Round.objects.get(pk=road.round.pk).state


def plan(road, **values) -> dict:
    data = {"title": "Ronde najaar", "call": "Oproep", "target_max": "8", "closes_at": "2026-06-01T12:00"}
    return data | {"new_places_set": road.criteria_set.pk} | values


def test_plan_round_makes_a_silent_draft(client, road):
    road.to("published")
    client.force_login(road.coordinator)
    client.post(reverse("advice:plan_round", args=[road.lok.slug]), plan(road))
    assert (Round.objects.get().state, mails("Adviesronde")) == (
        "draft",
        0,
    )


def test_plan_round_without_criteria_says_so_and_keeps_what_was_typed(client, road):
    road.to("published")
    client.force_login(road.coordinator)
    data = plan(road, new_places_set="")
    said = client.post(reverse("advice:plan_round", args=[road.lok.slug]), data).content.decode()
    assert "Kies criteria voor nieuwe plaatsen, voor omschakeling, of voor beide." in said
    assert 'value="Ronde najaar"' in said


def test_edit_round_changes_a_draft_only(client, road):
    road.to("planned")
    client.force_login(road.coordinator)
    client.post(page(road, "edit_round"), plan(road, title="Nieuwe titel"))
    assert Round.objects.get().title == "Nieuwe titel"
    road.round = Round.objects.get()
    road.to("opened")
    assert client.get(page(road, "edit_round")).status_code == 403


def test_a_draft_round_is_for_the_staff_only(client, road):
    road.to("planned")
    assert client.get(page(road, "round_detail")).status_code == 404
    client.force_login(road.contact)
    assert client.get(page(road, "round_detail")).status_code == 404


def test_open_round_tells_how_many_get_mail_and_then_mails_them(client, road):
    road.to("planned")
    road.travel("2026-02-16 12:00")
    client.force_login(road.administrator)
    assert "2\N{NO-BREAK SPACE}personen" in client.get(page(road, "open_round")).content.decode()
    press(client, road, "open_round")
    assert state_of(road) == "open"
    assert mails("Adviesronde open: Ronde voorjaar 2026") == 2


def test_open_round_names_the_log_entry_of_its_criteria(road):
    road.to("opened")

    published = Entry.objects.about(road.criteria_set).get(act="advice.publish_criteria")
    opened = Entry.objects.about(road.round).get(act="advice.open_round")
    assert f'"index":{published.index},"leaf":"{bytes(published.leaf_hash).hex()}"' in opened.opening.payload


def test_an_open_round_hides_how_many_applied(client, road):
    road.to("submitted")
    client.force_login(road.coordinator)
    said = client.get(page(road, "round_detail")).content.decode()
    assert "Tot dan ziet niemand hoeveel er zijn" in said
    assert road.organiser.name not in said


def test_extend_round_moves_the_deadline_for_everybody_with_a_reason(client, road):
    road.to("opened")
    client.force_login(road.administrator)
    press(client, road, "extend_round", closes_at="2026-03-20T12:00", reason="Storing bij het agentschap.")
    assert Round.objects.get().closes_at == datetime.datetime(2026, 3, 20, 11, tzinfo=datetime.UTC)
    assert mails("Meer tijd om in te dienen") == 2


def test_extend_round_never_moves_it_closer(client, road):
    road.to("opened")
    client.force_login(road.administrator)
    answer = press(client, road, "extend_round", closes_at="2026-03-01T12:00", reason="Sneller.")
    assert "Kies een later moment dan zondag 15 maart 2026, 12" in answer.content.decode()


def test_close_round_waits_for_the_deadline(road):
    road.to("opened")
    with pytest.raises(Refused, match="De ronde sluit pas na het uiterste moment"):
        actions.close_round(road.round, by=road.coordinator)


def test_close_round_happens_by_itself_when_due(road):
    road.to("opened")
    road.travel("2026-03-15 12:01")
    assert actions.close_due_rounds() == 1
    assert state_of(road) == "closed"


def test_cancel_round_asks_why_and_tells_everybody(client, road):
    road.to("opened")
    client.force_login(road.administrator)
    press(client, road, "cancel_round", reason="De oproep is ingetrokken.")
    assert (state_of(road), mails("Adviesronde geannuleerd")) == (
        "cancelled",
        2,
    )


def test_start_assessment_is_one_confirmed_press(client, road):
    road.to("closed")
    client.force_login(road.coordinator)
    press(client, road, "start_assessment")
    assert state_of(road) == "assessment"


def test_share_advices_goes_to_all_applicants_at_once(client, road):
    road.to("written")
    client.force_login(road.coordinator)
    press(client, road, "share_advices")
    road.advice.refresh_from_db()
    assert (road.advice.state, mails("Ontwerpadvies")) == (
        "shared",
        1,
    )


def test_record_lok_advice_needs_every_draft_shared(client, road):
    road.to("written")
    client.force_login(road.coordinator)
    answer = client.get(page(road, "record_lok_advice"))
    assert answer.status_code == 403
    assert "nog niet aan de aanvragers bezorgd" in answer.content.decode()


def test_record_lok_advice_keeps_body_date_and_minority(client, road):
    road.to("shared")
    client.force_login(road.coordinator)
    data = {
        "body": "LOK",
        "advised_on": "2026-03-25",
        "advice": "Akkoord.",
        "minority": "Meer spreiding.",
    }
    press(client, road, "record_lok_advice", **data)
    assert (state_of(road), Round.objects.get().lok_minority) == (
        "lok_advised",
        "Meer spreiding.",
    )


def test_decide_round_waits_until_applicants_could_react(road):
    road.to("shared")
    road.travel("2026-03-22 12:00")
    road._advised()
    with pytest.raises(Refused, match="Aanvragers kunnen nog reageren"):
        road._decided()


def test_decide_round_with_a_deviation_asks_why(client, road):
    road.to("advised")
    road.travel("2026-04-01 12:00")
    client.force_login(road.decider)
    data = {"body": "college", "decided_on": "2026-03-31", "has_deviation": "on"}
    said = press(client, road, "decide_round", **data).content.decode()
    assert "Wie afwijkt van het advies van het LOK, zegt waarom." in said


def test_decide_round_locks_every_advice(client, road):
    road.to("advised")
    road.travel("2026-04-01 12:00")
    client.force_login(road.decider)
    assert road.advice.reference in client.get(page(road, "decide_round")).content.decode()
    press(client, road, "decide_round", body="college", decided_on="2026-03-31")
    road.advice.refresh_from_db()
    assert (state_of(road), road.advice.state) == ("decided", "decided")


def test_release_round_makes_all_public_together(client, road):
    road.to("decided")
    client.force_login(road.administrator)
    press(client, road, "release_round")
    client.logout()
    assert "Alle adviezen en de rangschikking" in client.get(page(road, "round_detail")).content.decode()
    assert mail.outbox == []


def test_publish_supersedes_the_version_in_force(road):
    road.to("published")
    older, road.criteria_set = road.criteria_set, None
    road._drafted()
    road._shaped()
    road._adopted()
    road._published()
    older.refresh_from_db()
    assert (older.state, road.criteria_set.version) == ("superseded", 2)


@pytest.mark.parametrize("stage", WALKED)
def test_every_state_of_a_round_has_its_sentence_and_next_step(road, stage):
    road.to(stage)
    step = steps.next_step(road.round)
    assert steps.sentence(road.round)
    assert step.text or step.waiting_for


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_of_rounds_asks_the_same_number_of_queries(client, road, count, django_assert_num_queries):
    road.to("opened")
    for _ in range(count - 1):
        factories.plant(Round(lok=road.lok, title="Nog een", call="Oproep", closes_at=road.round.closes_at))
    client.force_login(road.administrator)
    with django_assert_num_queries(5):
        client.get(reverse("advice:round_list", args=[road.lok.slug]))


def test_the_page_of_a_round_stays_within_ten_queries(client, road, django_assert_max_num_queries):
    road.to("released")
    client.force_login(road.administrator)
    with django_assert_max_num_queries(10):
        client.get(page(road, "round_detail"))
