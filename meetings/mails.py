"""Mails of meetings: convocation with its calendar file, changes, cancellation, advices and replies."""

from django.urls import reverse

from meetings import calendars
from meetings.models import Meeting, Reply, Resolution
from partners.mails import post


def convocation(meeting: Meeting) -> int:
    """To every member and substitute, with the meeting as an iCal REQUEST (RFC 5546)."""
    return _invite(meeting, "convocation", f"Oproeping: {meeting.title}", "REQUEST")


def convocation_changed(meeting: Meeting) -> int:
    """The same UID with a higher SEQUENCE, so that calendars move the meeting."""
    return _invite(meeting, "convocation_changed", f"Gewijzigd: {meeting.title}", "REQUEST")


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
    people = _people(resolution.item.meeting)
    for person in people:
        context = {"person": person, "answer": answer, "resolution": resolution, "link": link}
        post("meetings/reply_given", person.email, f"Antwoord op het advies: {resolution.title}", context)
    return len(people)


def _people(meeting: Meeting) -> list:
    """Members and substitutes of this meeting, each once."""
    rows = meeting.presences.select_related("membership__person", "membership__substitute")
    people = {row.membership.person for row in rows} | {row.membership.substitute for row in rows}
    return sorted(people - {None}, key=lambda person: person.pk)


def _invite(meeting: Meeting, template: str, subject: str, method: str, **context) -> int:
    link = reverse("meetings:meeting_detail", args=[meeting.lok.slug, meeting.pk])
    calendar = calendars.invitation(meeting, method)
    people = _people(meeting)
    for person in people:
        about = {"person": person, "meeting": meeting, "link": link, **context}
        post(f"meetings/{template}", person.email, subject, about, calendar=calendar)
    return len(people)
