"""What the secretary sees while the LOK meets: each point with its hall, and what is still missing."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.urls import reverse

from meetings import counting
from meetings.hall import hall_at
from meetings.models import AgendaItem, Meeting, Presence, Recusal, Vote


@dataclass
class Point:
    """One agenda item with everything written down about who took part and how it was voted."""

    item: AgendaItem
    hall: counting.Hall
    quorum: counting.Quorum
    recusals: list = field(default_factory=list)
    votes: list = field(default_factory=list)

    @property
    def recused(self) -> set[int]:
        return {recusal.membership_id for recusal in self.recusals}

    @property
    def runs(self) -> bool:
        return any(vote.state == Vote.State.OPEN for vote in self.votes)


def rows_of(meeting: Meeting) -> list[Presence]:
    """Every member's row, with names, in the order of the segments."""
    rows = list(meeting.presences.with_names())
    for row in rows:
        row.meeting = meeting
    return rows


def points_of(meeting: Meeting, items, rows: list[Presence]) -> list[Point]:
    """The items in order, each with its hall; two queries however many there are."""
    seats = [row for row in rows if row.membership.capacity == "voting"]
    names = {row.membership_id: row.membership for row in rows}
    votes = defaultdict(list)
    for vote in Vote.objects.filter(item__meeting=meeting):
        votes[vote.item_id].append(vote)
    return [_point(meeting, item, seats, votes[item.pk], names) for item in items.with_recusals()]


def _point(meeting, item, seats, votes, names) -> Point:
    item.meeting, item.lok = meeting, meeting.lok
    for vote in votes:
        vote.item, vote.lok = item, meeting.lok
    recusals = [Recusal(lok=meeting.lok, item=item, **facts) for facts in item.recused]
    for recusal in recusals:
        recusal.membership = names.get(recusal.membership_id) or recusal.membership
    hall = hall_at(seats, {recusal.membership_id for recusal in recusals}, item.number)
    quorum = counting.quorum(hall, meeting.rules.procedure, is_second_meeting=meeting.is_second)
    return Point(item, hall, quorum, recusals, votes)


def chosen(points: list[Point], asked: str) -> Point | None:
    """The point asked for, else the first that is still to be treated, else the last."""
    listed = (point for point in points if point.item.state == AgendaItem.State.LISTED)
    for point in points:
        if str(point.item.pk) == asked:
            return point
    return next(listed, points[-1] if points else None)


def neighbours(points: list[Point], point: Point | None) -> tuple[Point | None, Point | None]:
    """The point before and the one after."""
    if point is None:
        return None, None
    place = points.index(point)
    return (points[place - 1] if place else None), (points[place + 1] if place + 1 < len(points) else None)


def missing(meeting: Meeting, points: list[Point], rows: list[Presence]) -> list[dict]:
    """What must be written down before the meeting can be closed, each with where to do it."""
    slug, found = meeting.lok.slug, []
    session = reverse("meetings:session", args=[slug, meeting.pk])
    for row in rows:
        if row.status == Presence.Status.UNKNOWN:
            url = reverse("meetings:presences", args=[slug, meeting.pk])
            found.append({"text": f"Aanwezigheid van {row.membership.person}", "url": f"{url}#lid-{row.pk}"})
    for point in points:
        url = f"{session}?punt={point.item.pk}"
        if point.item.state == AgendaItem.State.LISTED:
            found.append({"text": f"Uitkomst of verdaging van punt {point.item}", "url": url})
        if point.runs:
            found.append({"text": f"Stemming die nog loopt bij punt {point.item}", "url": url})
    return found


def summary(rows: list[Presence]) -> list[tuple]:
    """How many of which, for the side of the page."""
    counted = [(status, sum(row.status == status for row in rows)) for status in Presence.Status]
    return [(status.label.capitalize(), number) for status, number in counted if number]
