"""The agenda as one reader sees it: what comes when, what may change, and what could be put on it."""

import datetime
from dataclasses import dataclass

from meetings import rules
from meetings.minuting import is_inside
from meetings.models import AgendaItem, Meeting
from partners.models import Person


@dataclass
class Line:
    """One point, counted among the points this reader sees: a gap would tell that a closed one is there."""

    item: AgendaItem
    place: int
    starts_at: datetime.datetime | None
    may_edit: bool = False


@dataclass
class Programme:
    """The points in order, how long they take together, and when the last one ends."""

    lines: list[Line]
    minutes: int
    ends_at: datetime.datetime | None
    runs_late: bool


def points_for(person: Person, meeting: Meeting) -> list[AgendaItem]:
    """All this reader sees of the agenda and beside it: proposed, declined, taken off."""
    items = AgendaItem.objects.visible_to(person).filter(meeting=meeting).order_by("number", "pk")
    found = list(items.select_related("proposed_by").with_papers())
    for item in found:
        item.meeting, item.lok = meeting, meeting.lok
    return found


def programme_for(person: Person, meeting: Meeting, points: list[AgendaItem]) -> Programme:
    """Hours only for those inside: elsewhere they would tell how long closed points take."""
    items = [item for item in points if item.state in AgendaItem.ON_AGENDA]
    programme = programme_of(meeting, items, has_hours=is_inside(person, meeting))
    for line in programme.lines:
        line.may_edit = not rules.EDIT_ITEM.why_not(person, line.item)
    return programme


def programme_of(meeting: Meeting, items, *, has_hours: bool) -> Programme:
    """The programme of these items, read with their papers; a written round has no hours."""
    has_hours = has_hours and meeting.kind != Meeting.Kind.WRITTEN
    at, lines = meeting.starts_at, []
    for place, item in enumerate(items, start=1):
        item.meeting, item.lok = meeting, meeting.lok
        lines.append(Line(item, place, at if has_hours else None))
        at += datetime.timedelta(minutes=item.minutes)
    minutes = sum(line.item.minutes for line in lines)
    return Programme(lines, minutes, at if has_hours else None, has_hours and at > meeting.ends_at)


def beside(points: list[AgendaItem], *states: str) -> list[AgendaItem]:
    """Points in these states: proposals with their answers, or what was taken off the agenda."""
    return [item for item in points if item.state in states]


def carried_for(person: Person, lok) -> list[AgendaItem]:
    """Points put off and not taken up again yet."""
    items = AgendaItem.objects.visible_to(person).filter(lok=lok, state=AgendaItem.State.CARRIED)
    taken_up = AgendaItem.objects.filter(lok=lok, carried_from__isnull=False)
    taken_up = taken_up.exclude(state=AgendaItem.State.WITHDRAWN).values("carried_from")
    return list(items.exclude(pk__in=taken_up).select_related("meeting"))


def unapproved_for(person: Person, lok) -> list[Meeting]:
    """Held meetings whose minutes wait for approval and are on no agenda to come."""
    held = Meeting.objects.visible_to(person).filter(lok=lok, state=Meeting.State.CLOSED)
    asked = AgendaItem.objects.filter(lok=lok, minutes_of__isnull=False, state=AgendaItem.State.LISTED)
    asked = asked.exclude(meeting__state=Meeting.State.CANCELLED)
    return list(held.exclude(pk__in=asked.values("minutes_of")).order_by("starts_at"))
