"""The agenda after the invitation: points taken off, one update for all changes, reminders nobody misses."""

import pytest
from django.db import IntegrityError, transaction

from ledger.models import Entry
from ledger.rules import Refused
from meetings import actions
from meetings.calendars import feed
from meetings.models import AgendaItem, ItemPaper, Presence
from meetings.programme import carried_for
from meetings.tasks import remind_members
from partners.models import Mail
from tests.council import SECRET
from tests.factories import plant

from .test_agenda import PDF, titles
from .test_calendars import events, only
from .test_meetings import page, url

WARNING = "De agenda is gewijzigd"
PAPER = {"name": "nota.pdf", "mime": "application/pdf", "content": PDF}


def withdraw(council, item, reason="Het dossier is niet klaar."):
    return actions.withdraw_item(item, by=council.secretary, reason=reason)


def test_withdraw_item_takes_it_off_and_the_others_move_up(client, council):
    council.to("listed")
    client.force_login(council.secretary)
    client.post(url("withdraw_item", council, council.public_item), {"reason": "Niet klaar."})
    gone = AgendaItem.objects.get(pk=council.public_item.pk)
    assert (gone.state, gone.number, gone.answer) == ("withdrawn", 0, "Niet klaar.")
    assert titles(council) == [f"1. {SECRET}", "2. Varia"]


def test_withdraw_item_asks_a_reason(client, council):
    council.to("listed")
    client.force_login(council.secretary)
    text = client.post(url("withdraw_item", council, council.public_item), {}).content.decode()
    assert ("Dit kan niet terug." in text, len(titles(council))) == (True, 3)


def test_withdraw_item_is_refused_to_members_and_during_the_meeting(client, council):
    council.to("in_session")
    client.force_login(council.members[0])
    assert client.get(url("withdraw_item", council, council.public_item)).status_code == 403
    with pytest.raises(Refused, match="De agenda van deze vergadering ligt vast."):
        withdraw(council, council.public_item)


@pytest.mark.parametrize(
    ("stage", "start", "end", "said"),
    [
        ("in_session", "listed", "withdrawn", "die nog komt, kan eraf"),
        ("convened", "proposed", "withdrawn", "Alleen een punt op de agenda"),
        ("convened", "withdrawn", "listed", "komt niet terug"),
    ],
)
def test_the_database_keeps_a_withdrawn_point_off(council, stage, start, end, said):
    council.to("convened")
    item = plant(AgendaItem(lok=council.lok, meeting=council.meeting, title="X", state=start, answer="Om."))
    council.to(stage)
    with pytest.raises(IntegrityError, match=said), transaction.atomic():
        plant(item, state=end)


def test_a_withdrawn_point_is_gone_for_the_public_and_told_to_members(client, council):
    council.to("convened")
    item = withdraw(council, council.public_item)
    inside = (council.secretary, council.coordinator, council.members[0])
    seen = [item.title in page(client, council, who).content.decode() for who in (*inside, None)]
    reads = [page(client, council, who, "item_detail", item).status_code for who in (*inside, None)]
    assert (seen, reads) == ([True, True, True, False], [200, 200, 200, 404])


def test_a_withdrawn_closed_point_leaks_nowhere(client, council):
    council.to("convened")
    item = withdraw(council, council.closed_item, "Over een vertrouwelijk dossier.")
    pages = [page(client, council, who).content.decode() for who in (council.stranger, None)]
    pages += [client.get(url("meeting_list", council)).content.decode(), feed([council.meeting], "LOK")]
    pages += [str(entry.opening.payload) for entry in Entry.objects.filter(opening__is_public=True)]
    assert [word in text for text in pages for word in (SECRET, "vertrouwelijk dossier")] == [False] * (
        2 * len(pages)
    )
    assert page(client, council, None, "item_detail", item).status_code == 404


def test_a_put_off_point_can_be_taken_up_again_when_it_was_withdrawn(council):
    council.to("in_session")
    carried = actions.carry_item(council.public_item, by=council.secretary)
    later = council.plan("2026-09-08 19:30", title="September")
    item = council.item(later, title="Opnieuw", carried_from=carried)
    assert carried_for(council.secretary, council.lok) == []
    withdraw(council, item)
    assert carried_for(council.secretary, council.lok) == [carried]


def changed(council, what):
    """One change of the agenda, by somebody who may."""
    secretary, item = council.secretary, council.public_item
    if what == "added":
        council.item(title="Nieuw punt")
    elif what == "edited":
        actions.edit_item(item, by=secretary, title="Anders")
    elif what == "moved":
        actions.reorder(item, by=secretary, up=False)
    elif what == "withdrawn":
        withdraw(council, item)
    else:
        actions.add_paper(item, by=secretary, **PAPER)


@pytest.mark.parametrize(
    ("what", "told"),
    [
        ("nothing", None),
        ("added", ["Nieuw punt: nieuw"]),
        ("edited", ["Anders: gewijzigd"]),
        ("moved", ["De volgorde is gewijzigd"]),
        ("withdrawn", ["Nood aan opvang: van de agenda gehaald"]),
        ("paper", ["Nood aan opvang: gewijzigd"]),
    ],
)
def test_send_agenda_waits_for_a_change_and_says_which(client, council, what, told):
    council.to("convened")
    if told:
        changed(council, what)
    warned = [WARNING in page(client, council, who).content.decode() for who in (council.secretary, None)]
    asked = page(client, council, council.secretary, "send_agenda")
    assert (warned, asked.status_code) == ([bool(told), False], 200 if told else 403)
    assert (asked.context.get("changes"), asked.context.get("mail_count")) == (told, 7 if told else None)


def test_changes_send_nothing_by_themselves(council):
    council.to("convened")
    Mail.objects.all().delete()
    for what in ("added", "edited", "moved", "paper", "withdrawn"):
        changed(council, what)
    assert Mail.objects.count() == 0


def test_send_agenda_sends_one_update_with_the_same_uid_and_a_higher_sequence(client, council):
    council.to("convened")
    changed(council, "added")
    changed(council, "withdrawn")
    client.force_login(council.chair)
    client.post(url("send_agenda", council, council.meeting))
    first, last = Mail.objects.filter(to=council.members[1].email).order_by("pk")
    [before], [after] = events(first.calendar), events(last.calendar)
    same = only(before, "UID") == only(after, "UID")
    assert (same, only(before, "SEQUENCE")[1], only(after, "SEQUENCE")[1]) == (True, "0", "1")
    assert Mail.objects.filter(subject="Gewijzigde agenda: Vergadering van mei").count() == 7


def test_the_update_marks_what_is_new_and_why_a_point_is_gone(council):
    council.to("convened")
    changed(council, "added")
    changed(council, "withdrawn")
    actions.send_agenda(council.meeting, by=council.chair)
    lines = Mail.objects.latest("pk").body.splitlines()
    assert "3. Nieuw punt (bespreking, 10\xa0minuten) *nieuw*" in lines
    assert "Van de agenda gehaald: Nood aan opvang. Het dossier is niet klaar." in lines


def test_send_agenda_is_done_until_the_next_change(client, council):
    council.to("convened")
    changed(council, "paper")
    council.meeting = actions.send_agenda(council.meeting, by=council.secretary)
    with pytest.raises(Refused, match="nog zoals de leden ze kregen"):
        actions.send_agenda(council.meeting, by=council.secretary)
    actions.remove_paper(ItemPaper.objects.get(), by=council.secretary)
    assert WARNING in page(client, council, council.coordinator).content.decode()


def test_send_agenda_is_refused_to_who_does_not_convene(client, council):
    council.to("convened")
    changed(council, "added")
    for who in (council.coordinator, council.members[0]):
        assert page(client, council, who, "send_agenda").status_code == 403


def test_the_log_does_not_tell_how_many_points_were_sent(council):
    council.to("convened")
    payloads = [entry.opening.payload for entry in Entry.objects.about(council.meeting)]
    assert ["agenda_sent" in payload.replace("agenda_sent_at", "") for payload in payloads] == [False] * len(
        payloads
    )


def reminded(council, *days):
    """How many mails went each morning."""
    sent = []
    for day in days:
        council.travel(f"{day} 07:00")
        sent.append(remind_members())
    return sent


def test_reminders_are_made_up_for_when_the_worker_missed_a_morning(council):
    council.to("convened")
    assert reminded(council, "2026-05-08", "2026-05-11", "2026-05-12") == [0, 6, 0]


def test_a_reminder_goes_once_to_a_person_with_two_seats(council):
    council.to("listed")
    seat = council.memberships[1]
    plant(seat, segment=council.memberships[2].segment, person=council.members[0])
    council.to("convened")
    assert reminded(council, "2026-05-09", "2026-05-10") == [5, 0]


def test_who_was_invited_only_today_is_not_reminded_yet(council):
    council.to("listed")
    council.travel("2026-05-11 06:30")
    late = {"notice_waived_reason": "Dringend"}
    council.meeting = actions.edit_meeting(council.meeting, by=council.secretary, **late)
    council.meeting = actions.convene(council.meeting, by=council.secretary)
    assert reminded(council, "2026-05-11", "2026-05-12") == [0, 6]


def test_nobody_is_reminded_of_a_meeting_that_began(council):
    council.to("convened").travel("2026-05-12 19:31")
    assert (remind_members(), Presence.objects.exclude(reminded_at=None).count()) == (0, 0)
