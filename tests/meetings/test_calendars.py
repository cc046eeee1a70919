"""Calendars: read back by a strict reader of RFC 5545 that shares nothing with the writer.

The time zone is read by dateutil as well, which knows VTIMEZONE by itself.
"""

import datetime
import io
import re
from zoneinfo import ZoneInfo

import pytest
from dateutil import parser
from dateutil.tz import gettz, tzical
from django.contrib.auth.hashers import make_password
from django.urls import reverse

from meetings import actions
from meetings.calendars import person_of, token_of
from meetings.models import Meeting
from partners.models import Mail
from tests.council import SECRET
from tests.factories import plant

from .test_meetings import url

LINE = re.compile(r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)", re.DOTALL)
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "STATUS", "URL", "ORGANIZER")


def unfold(text: str) -> list[str]:
    """Content lines: CRLF everywhere, at most 75 octets, folded ones joined (RFC 5545, 3.1)."""
    assert text.endswith("\r\n")
    raw = text[:-2].split("\r\n")
    assert [line for line in raw if "\n" in line or "\r" in line or len(line.encode()) > 75] == []
    return "\r\n".join(raw).replace("\r\n ", "").split("\r\n")


def read(text: str) -> dict:
    """The calendar as a tree of components; refuses what RFC 5545 does not allow."""
    root = {"name": "", "lines": [], "parts": []}
    stack = [root]
    for line in unfold(text):
        name, params, value = LINE.fullmatch(line).groups()
        if name == "BEGIN":
            stack.append({"name": value, "lines": [], "parts": []})
            stack[-2]["parts"].append(stack[-1])
        elif name == "END":
            assert stack.pop()["name"] == value
        else:
            stack[-1]["lines"].append((name, params, value))
    assert (len(stack), root["lines"], len(root["parts"])) == (1, [], 1)
    return root["parts"][0]


def only(part: dict, name: str) -> tuple[str, str]:
    """Parameters and value of a property that stands there once."""
    [(params, value)] = [(params, value) for found, params, value in part["lines"] if found == name]
    return params, value


def events(text: str) -> list[dict]:
    """The events, each with all it must have, and the time zone they are in."""
    calendar = read(text)
    assert (calendar["name"], only(calendar, "VERSION"), only(calendar, "PRODID")[1] != "") == (
        "VCALENDAR",
        ("", "2.0"),
        True,
    )
    found = [part for part in calendar["parts"] if part["name"] == "VEVENT"]
    zones = [only(part, "TZID")[1] for part in calendar["parts"] if part["name"] == "VTIMEZONE"]
    assert zones == ["Europe/Brussels"] * bool(found)
    for event in found:
        assert all(only(event, name)[1] for name in ONCE)
        assert re.fullmatch(r"\d{8}T\d{6}Z", only(event, "DTSTAMP")[1])
    return found


def starts(event: dict):
    params, value = only(event, "DTSTART")
    assert params == ";TZID=Europe/Brussels"
    return parser.parse(value).replace(tzinfo=gettz("Europe/Brussels"))


def lok_feed(client, council) -> str:
    client.logout()
    answer = client.get(url("lok_feed", council))
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return answer.content.decode()


def person_feed(client, council, person):
    client.logout()
    return client.get(reverse("meetings:person_feed", args=[council.lok.slug, token_of(person)]))


def convened(council, starts_at, **values) -> Meeting:
    meeting = council.plan(starts_at, **values)
    council.item(meeting, title="Varia")
    return actions.convene(meeting, by=council.secretary)


def test_an_empty_calendar_is_a_calendar(client, council):
    assert events(lok_feed(client, council)) == []


@pytest.mark.parametrize(
    ("day", "offset"),
    [("2026-03-28", 1), ("2026-03-29", 2), ("2026-10-24", 2), ("2026-10-25", 1)],
)
def test_meetings_keep_their_hour_over_both_clock_changes(client, council, day, offset):
    meeting = convened(council, f"{day} 19:30")
    [event] = events(lok_feed(client, council))
    at = starts(event)
    assert (at, at.hour, at.minute) == (meeting.starts_at, 19, 30)
    assert at.utcoffset().total_seconds() == offset * 3600
    assert meeting.starts_at.astimezone(ZoneInfo("Europe/Brussels")).hour == 19


def test_the_time_zone_says_when_the_clock_changes(client, council):
    convened(council, "2026-10-25 19:30")
    [zone] = [part for part in read(lok_feed(client, council))["parts"] if part["name"] == "VTIMEZONE"]
    told = {
        part["name"]: [only(part, name)[1] for name in ("DTSTART", "RRULE", "TZOFFSETFROM", "TZOFFSETTO")]
        for part in zone["parts"]
    }
    assert told == {
        "DAYLIGHT": ["19810329T020000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3", "+0100", "+0200"],
        "STANDARD": ["19961027T030000", "FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "+0200", "+0100"],
    }


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25", "2027-03-28", "2030-10-27", "2026-07-01"])
def test_another_library_reads_the_same_hours_around_each_clock_change(client, council, day):
    convened(council, "2026-05-12 19:30")
    zone = tzical(io.StringIO(lok_feed(client, council))).get("Europe/Brussels")
    hours = [datetime.datetime.fromisoformat(day) + datetime.timedelta(hours=n) for n in range(-24, 48)]
    # the hour that is skipped and the one that comes twice are nobody's: ambiguous in local time
    sure = [hour for hour in hours if hour.hour != 2]
    read_back = [hour.replace(tzinfo=zone).utcoffset() for hour in sure]
    assert read_back == [hour.replace(tzinfo=ZoneInfo("Europe/Brussels")).utcoffset() for hour in sure]


def messages(council) -> list[str]:
    """What one member got: the invitation, a change, a changed agenda, the cancellation."""
    council.to("convened")
    actions.edit_meeting(council.meeting, by=council.secretary, place="Zaal 2")
    council.item(title="Nieuw punt")
    actions.send_agenda(council.meeting, by=council.secretary)
    actions.cancel_meeting(council.meeting, by=council.chair, reason="Ziek.")
    sent = Mail.objects.filter(to=council.members[1].email).order_by("pk")
    return [mail.calendar for mail in sent]


def test_every_message_has_what_itip_asks_of_it(council):
    told = []
    for text in messages(council):
        [event] = events(text)
        told.append((only(read(text), "METHOD")[1], only(event, "STATUS")[1], only(event, "SEQUENCE")[1]))
        assert only(event, "ATTENDEE")[1] == f"mailto:{council.members[1].email}"
    expected = [("REQUEST", "CONFIRMED", str(number)) for number in range(3)]
    assert told == [*expected, ("CANCEL", "CANCELLED", "3")]


def test_long_and_odd_texts_are_folded_and_escaped(client, council):
    title = "Zomeropvang; wie, wat & waar: é" + "ë" * 120
    convened(council, "2026-05-12 19:30", title=title, place="Zaal 1, eerste verdieping")
    [event] = events(lok_feed(client, council))
    plain = only(event, "SUMMARY")[1].replace("\\;", ";").replace("\\,", ",")
    assert (plain, only(event, "LOCATION")[1]) == (
        f"{council.lok}: {title}",
        "Zaal 1\\, eerste verdieping",
    )


def test_the_feed_of_a_lok_holds_public_convened_meetings_only(client, council):
    council.to("convened")
    council.plan("2026-06-01 19:30", title="Nog in stilte")
    convened(council, "2026-06-02 19:30", title="Besloten zitting", is_public=False)
    text = lok_feed(client, council)
    assert [only(event, "SUMMARY")[1] for event in events(text)] == [f"{council.lok}: {council.meeting}"]
    assert [word in text for word in (SECRET, "Besloten", "stilte")] == [False] * 3


def test_a_meeting_that_is_off_stays_in_the_feed_as_cancelled(client, council):
    council.to("convened")
    actions.cancel_meeting(council.meeting, by=council.chair, reason="Ziek.")
    [event] = events(lok_feed(client, council))
    assert (only(event, "STATUS")[1], only(event, "SEQUENCE")[1]) == ("CANCELLED", "1")


@pytest.mark.parametrize(("who", "count"), [("member", 2), ("substitute", 2), ("stranger", 0)])
def test_a_person_feed_holds_the_meetings_where_one_sits(client, council, who, count):
    council.to("convened")
    convened(council, "2026-06-02 19:30", title="Besloten zitting", is_public=False)
    council.plan("2026-06-09 19:30", title="Nog in stilte")
    person = council.members[0] if who == "member" else getattr(council, who)
    text = person_feed(client, council, person).content.decode()
    assert (len(events(text)), "stilte" in text, SECRET in text) == (count, False, False)


def test_a_person_feed_needs_its_signature(client, council):
    token = token_of(council.members[0])
    wrong = [token[:-1] + "!", "x", "x-y", f"{council.members[1].pk}-{token.partition('-')[2]}", "999999-a"]
    address = [reverse("meetings:person_feed", args=[council.lok.slug, it]) for it in wrong]
    assert [client.get(it).status_code for it in address] == [404] * 5
    assert person_feed(client, council, council.members[0]).status_code == 200


def test_a_new_password_makes_the_old_address_worthless(council):
    person = council.members[0]
    token = token_of(person)
    assert person_of(token) == person
    person.password = make_password("een heel nieuw wachtwoord")
    person.save()
    assert person_of(token) is None


def test_who_left_has_no_feed(client, council):
    person = council.members[0]
    person.is_active = False
    person.save()
    assert person_feed(client, council, person).status_code == 404


def test_the_invitation_is_one_request_to_one_person(council):
    council.to("convened")
    mail = Mail.objects.order_by("pk").first()
    [event] = events(mail.calendar)
    params, value = only(event, "ATTENDEE")
    assert (only(read(mail.calendar), "METHOD")[1], value) == ("REQUEST", f"mailto:{mail.to}")
    assert only(event, "UID")[1].startswith(f"{council.meeting.uid}@")


def test_a_change_keeps_the_uid_and_raises_the_sequence(council):
    council.to("convened")
    first = Mail.objects.order_by("pk").first()
    for place in ("Zaal 2", "Zaal 3"):
        council.meeting = actions.edit_meeting(council.meeting, by=council.secretary, place=place)
    sent = Mail.objects.filter(to=first.to).order_by("pk")
    found = [events(mail.calendar)[0] for mail in sent]
    assert {only(event, "UID")[1] for event in found} == {only(found[0], "UID")[1]}
    assert [only(event, "SEQUENCE")[1] for event in found] == ["0", "1", "2"]


def test_a_meeting_without_place_or_address_has_no_empty_lines_and_still_an_organizer(client, council):
    plant(council.lok, contact_email="")
    convened(council, "2026-05-12 19:30", place="")
    [event] = events(lok_feed(client, council))
    names = [name for name, _, _ in event["lines"]]
    assert ("LOCATION" in names, "ORGANIZER" in names) == (False, True)
