"""iCal (RFC 5545, 5546): the invitation to a meeting, and feeds per person and per LOK."""

import datetime
from email.utils import parseaddr
from zoneinfo import ZoneInfo

import icalendar
from django.conf import settings
from django.core.signing import Signer
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from meetings.models import Meeting
from partners.models import Person

BRUSSELS = ZoneInfo("Europe/Brussels")
FEED_SALT = "meetings.person_feed"
ZONE = """BEGIN:VTIMEZONE
TZID:Europe/Brussels
BEGIN:DAYLIGHT
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""  # directive 2000/84/EC; each onset in the time before it (RFC 5545, 3.6.5); icalendar errs


def invitation(meeting: Meeting, method: str, person: Person) -> str:
    """One meeting as an iTIP message to one person; `method` is REQUEST or CANCEL (RFC 5546, 3.2)."""
    made = event(meeting, is_off=method == "CANCEL")
    invited = icalendar.vCalAddress(f"mailto:{person.email}")
    invited.params["cn"], invited.params["rsvp"] = icalendar.vText(person.name), icalendar.vText("FALSE")
    made.add("attendee", invited)
    return _written(_calendar(method), [made])


def feed(meetings, name: str) -> str:
    """Meetings as a calendar to subscribe to."""
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    return _written(calendar, [event(meeting) for meeting in meetings])


def event(meeting: Meeting, *, is_off: bool = False) -> icalendar.Event:
    """The meeting as a VEVENT, in Brussels time."""
    is_off = is_off or meeting.state == Meeting.State.CANCELLED
    made = icalendar.Event()
    made.add("uid", f"{meeting.uid}@{settings.LEDGER_HOST.split(':')[0]}")
    made.add("sequence", meeting.sequence)
    made.add("dtstamp", timezone.now().astimezone(datetime.UTC))
    made.add("dtstart", meeting.starts_at.astimezone(BRUSSELS))
    made.add("dtend", meeting.ends_at.astimezone(BRUSSELS))
    made.add("summary", f"{meeting.lok}: {meeting.title}")
    if where := meeting.place or meeting.online_url:
        made.add("location", where)
    page = reverse("meetings:meeting_detail", args=[meeting.lok.slug, meeting.pk])
    made.add("url", settings.SITE_URL + page)
    made.add("organizer", icalendar.vCalAddress(f"mailto:{_organizer(meeting)}"))
    made.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return made


def _organizer(meeting: Meeting) -> str:
    """Who invites; iTIP asks an address in every message (RFC 5546, 3.2)."""
    return meeting.lok.contact_email or parseaddr(settings.DEFAULT_FROM_EMAIL)[1]


def token_of(person: Person) -> str:
    """The secret part of a person's feed address; a new password makes the old address worthless."""
    return f"{person.pk}-{_signature(person)}"


def person_of(token: str) -> Person | None:
    """Whose feed this address is, if the signature holds."""
    number, _, signature = token.partition("-")
    person = Person.objects.filter(pk=number, is_active=True).first() if number.isdecimal() else None
    return person if person and constant_time_compare(signature, _signature(person)) else None


def _signature(person: Person) -> str:
    return Signer(salt=FEED_SALT).signature(f"{person.pk}:{person.get_session_auth_hash()}")


def _calendar(method: str) -> icalendar.Calendar:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//LOK-portaal//nl//")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    return calendar


def _written(calendar: icalendar.Calendar, events: list) -> str:
    for part in [icalendar.Timezone.from_ical(ZONE), *events] if events else []:
        calendar.add_component(part)
    return calendar.to_ical().decode()
