"""iCal (RFC 5545, 5546): the invitation to a meeting, and feeds per person and per LOK."""

import datetime
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.urls import reverse

from meetings.models import Meeting

BRUSSELS = ZoneInfo("Europe/Brussels")


def invitation(meeting: Meeting, method: str) -> str:
    """One meeting as an iTIP message; `method` is REQUEST or CANCEL."""
    calendar = _calendar(method)
    calendar.add_component(event(meeting))
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def feed(meetings, name: str) -> str:
    """Meetings as a calendar to subscribe to."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    for meeting in meetings:
        calendar.add_component(event(meeting))
    calendar.add_missing_timezones()
    return calendar.to_ical().decode()


def event(meeting: Meeting) -> icalendar.Event:
    """The meeting as a VEVENT, in Brussels time."""
    made = icalendar.Event()
    made.add("uid", f"{meeting.uid}@{settings.LEDGER_HOST.split(':')[0]}")
    made.add("sequence", meeting.sequence)
    made.add("dtstamp", (meeting.convened_at or meeting.starts_at).astimezone(datetime.UTC))
    made.add("dtstart", meeting.starts_at.astimezone(BRUSSELS))
    made.add("dtend", meeting.ends_at.astimezone(BRUSSELS))
    made.add("summary", f"{meeting.lok}: {meeting.title}")
    made.add("location", meeting.place or meeting.online_url)
    made.add(
        "url", settings.SITE_URL + reverse("meetings:meeting_detail", args=[meeting.lok.slug, meeting.pk])
    )
    made.add("organizer", icalendar.vCalAddress(f"mailto:{meeting.lok.contact_email}"))
    is_off = meeting.state == Meeting.State.CANCELLED
    made.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return made


def _calendar(method: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//LOK-portaal//nl//")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar
