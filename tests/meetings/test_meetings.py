"""Meetings on screen: list, plan, convene, change, cancel, reply, reminders."""

import pytest
from django.urls import reverse

from ledger.rules import Refused
from meetings import actions
from meetings.models import Meeting, Presence
from meetings.tasks import remind, remind_members
from partners.models import Mail
from tests.council import SECRET, STAGES, at
from tests.factories import plant

FORM = {
    "title": "Vergadering van juni",
    "kind": "ordinary",
    "starts_at": "2026-06-09T19:30",
    "ends_at": "2026-06-09T21:30",
    "place": "Gemeentehuis",
    "is_public": "on",
}


def url(name, council, thing=None):
    return reverse(f"meetings:{name}", args=[council.lok.slug, *([thing.pk] if thing else [])])


def page(client, council, who, name="meeting_detail", thing=None):
    client.logout()
    if who:
        client.force_login(who)
    return client.get(url(name, council, thing or council.meeting))


def test_a_council_walks_to_published_minutes(council):
    assert council.to(STAGES[-1]).meeting.state == "published"


def test_a_draft_is_for_conveners_and_staff_only(client, council):
    council.to("listed")
    people = (council.secretary, council.coordinator, council.members[0], council.stranger, None)
    assert [page(client, council, who).status_code for who in people] == [200, 200, 404, 404, 404]


def test_a_convened_public_meeting_is_for_everybody_without_its_closed_point(client, council):
    council.to("convened")
    inside = (council.secretary, council.coordinator, council.members[0], council.substitute)
    outside = (council.neighbour, council.stranger, None)
    seen = [SECRET in page(client, council, who).content.decode() for who in (*inside, *outside)]
    assert seen == [True] * 4 + [False] * 3


def test_the_public_agenda_shows_no_gap_and_no_hours(client, council):
    council.to("convened")
    text = page(client, council, None).content.decode()
    assert ('<span class="num">2.</span>' in text, '<span class="num">3.</span>' in text) == (True, False)
    assert ("besloten" in text, "Samen 30\xa0minuten." in text) == (False, True)


def test_members_see_hours_and_the_end(client, council):
    council.to("convened")
    text = page(client, council, council.members[0]).content.decode()
    hours = ("19.30", "19.50", "20", "klaar om 20.10")
    assert all(f"{hour}\xa0uur" in text for hour in hours)


def test_a_meeting_called_off_in_silence_stays_silent(client, council):
    council.to("listed")
    council.meeting = actions.cancel_meeting(council.meeting, by=council.chair, reason="Te weinig punten.")
    people = (council.secretary, council.members[0], None)
    assert [page(client, council, who).status_code for who in people] == [200, 404, 404]
    assert Mail.objects.count() == 0


@pytest.mark.parametrize("more", [1, 30])
def test_the_list_asks_the_database_as_much_for_many(client, council, more, django_assert_num_queries):
    council.to("convened")
    for n in range(more):
        plant(council.plan(title=f"Verleden {n}"), state="cancelled", convened_at=at("2026-02-01 10:00"))
    client.force_login(council.secretary)
    client.get(url("meeting_list", council))
    with django_assert_num_queries(6):
        client.get(url("meeting_list", council))


@pytest.mark.parametrize("more", [2, 97])
@pytest.mark.parametrize(("who", "queries"), [("substitute", 8), ("secretary", 10)])
def test_the_agenda_asks_the_database_as_much_for_many_points(  # noqa: PLR0913 - two sizes, two readers
    client, council, who, queries, more, django_assert_num_queries
):
    council.to("listed")
    for n in range(more):
        council.item(title=f"Punt {n}")
    council.to("convened")
    client.force_login(getattr(council, who))
    client.get(url("meeting_detail", council, council.meeting))
    with django_assert_num_queries(queries):
        client.get(url("meeting_detail", council, council.meeting))


def test_plan_meeting_mails_nobody(client, council):
    client.force_login(council.coordinator)
    done = client.post(url("plan_meeting", council), FORM)
    made = Meeting.objects.get()
    assert (done.url, made.state, made.starts_at) == (
        url("meeting_detail", council, made),
        "draft",
        at("2026-06-09 19:30"),
    )
    assert Mail.objects.count() == 0


def test_plan_meeting_keeps_what_was_typed_when_it_ends_before_it_begins(client, council):
    client.force_login(council.secretary)
    text = client.post(url("plan_meeting", council), FORM | {"ends_at": "2026-06-09T18:00"}).content.decode()
    assert ("Het einde valt na het begin." in text, "Vergadering van juni" in text) == (True, True)
    assert Meeting.objects.count() == 0


@pytest.mark.parametrize("name", ["plan_meeting", "edit_meeting", "convene", "cancel_meeting"])
def test_planning_is_refused_to_members(client, council, name):
    council.to("listed")
    client.force_login(council.members[0])
    thing = None if name == "plan_meeting" else council.meeting
    assert client.get(url(name, council, thing)).status_code in (403, 404)


def test_plan_meeting_offers_a_second_one_of_a_meeting_that_was_held(client, council):
    council.to("closed")
    client.force_login(council.secretary)
    text = client.get(url("plan_meeting", council) + f"?tweede={council.meeting.pk}").content.decode()
    assert f'<option value="{council.meeting.pk}" selected>' in text
    client.post(url("plan_meeting", council), FORM | {"second_of": council.meeting.pk})
    assert Meeting.objects.get(title="Vergadering van juni").is_second


def test_a_written_round_has_a_window(client, council):
    client.force_login(council.secretary)
    client.post(url("plan_meeting", council), FORM | {"kind": "written", "ends_at": "2026-06-19T17:00"})
    council.meeting = Meeting.objects.get()
    council.item(title="Ontwerpadvies", kind="advice")
    actions.convene(council.meeting, by=council.secretary)
    said = "van dinsdag 9 juni 2026, 19.30\xa0uur tot vrijdag 19 juni 2026, 17\xa0uur"
    assert said in Mail.objects.first().body


def test_convene_says_first_who_gets_mail_and_what_becomes_public(client, council):
    council.travel("2026-04-15 10:00")
    text = page(client, council.to("listed"), council.secretary, "convene").content.decode()
    assert ("7\xa0personen" in text, "Punt: Nood aan opvang" in text, SECRET in text) == (True, True, False)
    assert "U bent op tijd: bijeenroepen kan tot zaterdag 2 mei 2026, 19.30\xa0uur." in text


def test_convene_mails_members_and_substitutes_with_agenda_and_calendar(client, council):
    council.to("listed")
    client.force_login(council.secretary)
    client.post(url("convene", council, council.meeting), {"ja": 1})
    mails = list(Mail.objects.order_by("pk"))
    people = [*council.members, council.substitute]
    assert {mail.to for mail in mails} == {person.email for person in people}
    assert all(SECRET in mail.body and "METHOD:REQUEST" in mail.calendar for mail in mails)
    assert Presence.objects.filter(meeting=council.meeting).count() == 6


def test_convene_refuses_late_without_a_reason_and_accepts_one(client, council):
    council.to("listed").travel("2026-05-08 10:00")
    refused = page(client, council, council.secretary, "convene")
    assert (refused.status_code, "minstens 10 dagen" in refused.content.decode()) == (403, True)
    actions.edit_meeting(council.meeting, by=council.secretary, notice_waived_reason="Termijn van de oproep.")
    text = page(client, council, council.secretary, "convene").content.decode()
    assert "U noteerde waarom het korter kan: Termijn van de oproep." in text


def test_convene_keeps_the_rules_in_force_then(council):
    council.to("convened")
    council.adopt_rules(notice_days=30)
    council.meeting.refresh_from_db()
    assert council.meeting.rules == council.rules


def test_edit_meeting_sends_an_update_with_the_same_uid(client, council):
    council.to("convened")
    Mail.objects.all().delete()
    client.force_login(council.secretary)
    text = client.get(url("edit_meeting", council, council.meeting)).content.decode()
    client.post(url("edit_meeting", council, council.meeting), FORM)
    calendar = Mail.objects.first().calendar
    assert ("7\xa0genodigden een nieuwe mail" in text, Mail.objects.count()) == (True, 7)
    assert (f"UID:{council.meeting.uid}@" in calendar, "SEQUENCE:1\r\n" in calendar) == (True, True)


def test_edit_meeting_of_a_draft_mails_nobody(client, council):
    council.to("listed")
    client.force_login(council.secretary)
    client.post(url("edit_meeting", council, council.meeting), FORM)
    council.meeting.refresh_from_db()
    assert (council.meeting.title, council.meeting.sequence, Mail.objects.count()) == (FORM["title"], 0, 0)


def test_cancel_meeting_tells_why_and_takes_it_out_of_calendars(client, council):
    council.to("convened")
    Mail.objects.all().delete()
    client.force_login(council.chair)
    client.post(url("cancel_meeting", council, council.meeting), {"reason": "De voorzitter is ziek."})
    mail = Mail.objects.first()
    assert ("Reden: De voorzitter is ziek." in mail.body, Mail.objects.count()) == (True, 7)
    said = ("METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:1")
    assert [line in mail.calendar.split("\r\n") for line in said] == [True] * 3


@pytest.mark.parametrize("reply", ["accepted", "excused", "substitute"])
def test_reply_to_convocation_is_one_press(client, council, reply):
    council.to("convened")
    row = Presence.objects.get(membership=council.memberships[0])
    client.force_login(council.members[0])
    done = client.post(
        url("reply_to_convocation", council, council.meeting), {"seat": row.pk, "reply": reply}
    )
    row.refresh_from_db()
    assert (done.url.endswith("#antwoord"), row.reply) == (True, reply)


def test_reply_to_convocation_only_for_the_own_seat(client, council):
    council.to("convened")
    row = Presence.objects.get(membership=council.memberships[1])
    sent = {"seat": row.pk, "reply": "accepted"}
    answers = {}
    for name, who in (("member", council.members[0]), ("own", council.members[1])):
        client.force_login(who)
        answers[name] = client.post(url("reply_to_convocation", council, council.meeting), sent).status_code
    assert answers == {"member": 404, "own": 302}


def test_reply_to_convocation_needs_a_substitute_to_send_one(client, council):
    council.to("convened")
    row = Presence.objects.get(membership=council.memberships[1])
    client.force_login(council.members[1])
    sent = {"seat": row.pk, "reply": "substitute"}
    answer = client.post(url("reply_to_convocation", council, council.meeting), sent, follow=True)
    row.refresh_from_db()
    assert ("U hebt geen plaatsvervanger." in answer.content.decode(), row.reply) == (True, "none")


def test_a_substitute_replies_for_the_member(client, council):
    council.to("convened")
    row = Presence.objects.get(membership=council.memberships[0])
    client.force_login(council.substitute)
    assert "Ik kom in de plaats" in page(client, council, council.substitute).content.decode()
    client.post(
        url("reply_to_convocation", council, council.meeting), {"seat": row.pk, "reply": "substitute"}
    )
    row.refresh_from_db()
    assert row.reply == "substitute"


def test_reminders_go_three_days_before_to_who_did_not_reply(council):
    council.to("convened")
    Mail.objects.all().delete()
    row = Presence.objects.get(membership=council.memberships[0])
    actions.reply_to_convocation(row, by=council.members[0], reply="accepted")
    sent = []
    for day in ("2026-05-08", "2026-05-09", "2026-05-10"):
        council.travel(f"{day} 09:00")
        sent.append(remind_members())
    silent = {person.email for person in council.members[1:]}
    assert (sent, {mail.to for mail in Mail.objects.all()}) == ([0, 5, 0], silent)


def test_the_morning_job_reminds(council):
    council.to("convened").travel("2026-05-09 09:00")
    remind(timestamp=0)
    assert Mail.objects.filter(subject="Komt u? Vergadering van mei").count() == 6


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"is_public": False}, "Niets: de hele vergadering is besloten."),
        ({"kind": "written"}, "Voor een schriftelijke ronde vraagt het reglement geen termijn."),
    ],
)
def test_convene_says_what_holds_for_this_meeting(client, council, values, said):
    council.to("listed")
    council.meeting = actions.edit_meeting(council.meeting, by=council.secretary, **values)
    text = page(client, council, council.secretary, "convene").content.decode()
    assert (said in text, "Punt: Nood" in text) == (True, "kind" in values)


def test_convene_needs_an_agenda(client, council):
    refused = page(client, council.to("planned"), council.secretary, "convene")
    assert (refused.status_code, "De agenda is nog leeg." in refused.content.decode()) == (403, True)


def test_convene_needs_rules_in_force(client, council):
    council.to("listed")
    plant(council.rules, state="replaced")
    refused = page(client, council, council.secretary, "convene")
    assert "Er is nog geen huishoudelijk reglement van kracht." in refused.content.decode()


def test_reply_to_convocation_ends_when_the_meeting_begins(client, council):
    council.to("in_session")
    row = Presence.objects.get(membership=council.memberships[0])
    client.force_login(council.members[0])
    sent = {"seat": row.pk, "reply": "excused"}
    refused = client.post(url("reply_to_convocation", council, council.meeting), sent)
    text = page(client, council, council.members[0]).content.decode()
    assert (refused.status_code, "Komt u?" in text) == (403, False)


def test_reply_to_convocation_knows_no_other_words(client, council):
    council.to("convened")
    row = Presence.objects.get(membership=council.memberships[0])
    client.force_login(council.members[0])
    sent = {"seat": row.pk, "reply": "misschien"}
    assert client.post(url("reply_to_convocation", council, council.meeting), sent).status_code == 404


def test_a_reply_for_somebody_else_is_refused(council):
    council.to("convened")
    row = Presence.objects.get(membership=council.memberships[1])
    with pytest.raises(Refused, match="alleen voor uw eigen zetel"):
        actions.reply_to_convocation(row, by=council.members[0], reply="accepted")


def test_a_wholly_closed_meeting_is_for_members_and_its_mail_too(client, council):
    council.to("listed")
    council.meeting = actions.edit_meeting(council.meeting, by=council.secretary, is_public=False)
    actions.convene(council.meeting, by=council.secretary)
    people = (council.members[0], council.substitute, council.coordinator, council.neighbour, None)
    assert [page(client, council, who).status_code for who in people] == [200, 200, 200, 404, 404]
    outside = {council.neighbour.email, council.stranger.email, council.lok.contact_email}
    assert outside & {mail.to for mail in Mail.objects.all()} == set()


@pytest.mark.parametrize("who", ["neighbour", "stranger", None])
def test_the_list_shows_others_no_draft_and_no_closed_meeting(client, council, who):
    council.to("convened")
    hidden = council.plan("2026-06-02 19:30", title="Besloten zitting", is_public=False)
    council.item(hidden, title="Varia")
    actions.convene(hidden, by=council.secretary)
    council.plan("2026-07-02 19:30", title="Nog in stilte")
    client.force_login(getattr(council, who)) if who else client.logout()
    text = client.get(url("meeting_list", council)).content.decode()
    titles = ("Vergadering van mei", "Besloten zitting", "Nog in stilte")
    assert [title in text for title in titles] == [True, False, False]


def test_who_plans_is_told_that_the_agenda_is_too_long_until_it_begins(client, council):
    council.to("listed").item(title="Lang", minutes=150)
    council.to("convened")
    seen = [page(client, council, who) for who in (council.secretary, council.members[0])]
    council.to("in_session")
    seen.append(page(client, council, council.secretary))
    said = "De agenda duurt langer dan gepland"
    assert [said in answer.content.decode() for answer in seen] == [True, False, False]
