"""Mails of meetings: convocation with its calendar file, changes, cancellation, advices and replies."""

from django.urls import reverse
from django.utils import timezone

from meetings import calendars, news
from meetings.models import Meeting, Reply, Resolution
from partners.mails import post
from partners.models import Membership, Person


def convocation(meeting: Meeting) -> int:
    """To every member and substitute, with the meeting as an iCal REQUEST (RFC 5546)."""
    return _invite(meeting, "convocation", f"Oproeping: {meeting.title}", "REQUEST")


def convocation_changed(meeting: Meeting) -> int:
    """The same UID with a higher SEQUENCE, so that calendars move the meeting."""
    return _invite(meeting, "convocation_changed", f"Gewijzigd: {meeting.title}", "REQUEST")


def agenda_changed(meeting: Meeting) -> int:
    """The agenda as it is now, with what is new on it; calendars get the same UID and a higher SEQUENCE."""
    subject = f"Gewijzigde agenda: {meeting.title}"
    return _invite(meeting, "agenda_changed", subject, "REQUEST", news=news.news_of(meeting))


def convocation_cancelled(meeting: Meeting, reason: str) -> int:
    """CANCEL takes the meeting out of calendars."""
    return _invite(meeting, "convocation_cancelled", f"Afgelast: {meeting.title}", "CANCEL", reason=reason)


def resolution_sent(resolution: Resolution) -> int:
    """To the regie of the authority: an advice to answer."""
    link = reverse("meetings:resolution_detail", args=[resolution.lok.slug, resolution.pk])
    context = {"resolution": resolution, "link": link}
    post(
        "meetings/resolution_sent",
        resolution.lok.contact_email,
        f"Advies van het LOK: {resolution.title}",
        context,
    )
    return 1


def reply_given(answer: Reply) -> int:
    """To the members: the authority answered their advice."""
    resolution = answer.resolution
    link = reverse("meetings:resolution_detail", args=[resolution.lok.slug, resolution.pk])
    people = invited(resolution.item.meeting)
    for person in people:
        context = {"person": person, "answer": answer, "resolution": resolution, "link": link}
        post("meetings/reply_given", person.email, f"Antwoord op het advies: {resolution.title}", context)
    return len(people)


def reminder(meeting: Meeting, rows) -> int:
    """To the members of these seats, who did not reply yet."""
    people = _each_once(row.membership.person for row in rows)
    for person in people:
        context = {"person": person, "meeting": meeting, "link": _page(meeting)}
        post("meetings/reminder", person.email, f"Komt u? {meeting.title}", context)
    return len(people)


def to_be_invited(meeting: Meeting) -> list[Person]:
    """Members and substitutes on the day of the meeting, each once."""
    seats = Membership.objects.seated(timezone.localdate(meeting.starts_at)).filter(lok=meeting.lok)
    seats = seats.select_related("person", "substitute")
    return _each_once(person for seat in seats for person in (seat.person, seat.substitute))


def invited(meeting: Meeting) -> list[Person]:
    """Members and substitutes who were invited, each once."""
    rows = meeting.presences.select_related("membership__person", "membership__substitute")
    seats = [row.membership for row in rows]
    return _each_once(person for seat in seats for person in (seat.person, seat.substitute))


def _each_once(people) -> list[Person]:
    return sorted({*people} - {None}, key=lambda person: person.pk)


def _page(meeting: Meeting) -> str:
    return reverse("meetings:meeting_detail", args=[meeting.lok.slug, meeting.pk])


def _invite(meeting: Meeting, template: str, subject: str, method: str, **context) -> int:
    items, people = list(meeting.items.numbered()), invited(meeting)
    for person in people:
        about = {"person": person, "meeting": meeting, "items": items, "link": _page(meeting), **context}
        calendar = calendars.invitation(meeting, method, person)
        post(f"meetings/{template}", person.email, subject, about, calendar=calendar)
    return len(people)
