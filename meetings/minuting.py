"""What the minutes of a meeting say to the one who reads them.

Items are numbered as this reader sees them: for members that is the number on the agenda, for others a closed
item leaves no gap. Names of members who did not agree to be named stay inside the LOK.
"""

import datetime
from collections import defaultdict
from dataclasses import dataclass

from meetings.models import AgendaItem, Ballot, Meeting, Objection, Presence
from meetings.sitting import Point, points_of, rows_of
from partners.models import STAFF, Membership, Person

NOTED = (Presence.Status.PRESENT, Presence.Status.SUBSTITUTE, Presence.Status.PROXY)
NOTED = (*NOTED, Presence.Status.EXCUSED, Presence.Status.ABSENT)


@dataclass
class Minutes:
    """Presence and points, in the words this reader may read."""

    meeting: Meeting
    presence: list[tuple[str, list[str]]]
    points: list[Point]
    is_inside: bool


def minutes_for(person: Person, meeting: Meeting) -> Minutes:
    """The minutes as this reader sees them."""
    items = AgendaItem.objects.visible_to(person).filter(meeting=meeting).numbered()
    return minutes_of(meeting, items, is_inside(person, meeting))


def minutes_of(meeting: Meeting, items, inside: bool) -> Minutes:
    """The minutes of these items; `inside` names also the members who did not agree to be named."""
    rows = rows_of(meeting)
    points = points_of(meeting, items, rows)
    for place, point in enumerate(points, start=1):
        point.place = place
    _tell_recusals(points, inside)
    _tell_ballots(points, {row.membership_id: row.membership for row in rows}, inside)
    return Minutes(meeting, _presence(rows, points, inside), points, inside)


def is_inside(person: Person, meeting: Meeting) -> bool:
    """Whether this reader belongs to the LOK: a member, chair, secretary or staff."""
    if not person.is_authenticated:
        return False
    return meeting.lok_id in {*person.sits_in, *person.convenes_in, *person.loks_as(*STAFF)}


def has_minutes_for(person: Person, meeting: Meeting) -> bool:
    """Whether a meeting this reader sees has minutes to read: published for all, drafts for those inside."""
    is_draft = meeting.state in Meeting.AFTER and is_inside(person, meeting)
    return meeting.state == Meeting.State.PUBLISHED or is_draft


def remarks_on(meeting: Meeting) -> list[Objection]:
    """The objections to these minutes, from a meeting read with its remarks; its rules find them as well."""
    found = []
    for facts in meeting.remarks:
        made_by = Person(pk=facts.pop("made_by_id"), name=facts.pop("made_by_name"))
        made_at = datetime.datetime.fromisoformat(facts.pop("made_at"))
        found.append(Objection(lok=meeting.lok, meeting=meeting, made_by=made_by, made_at=made_at, **facts))
    meeting._prefetched_objects_cache = {"objections": found}
    return found


def called(member: Membership, inside: bool) -> str:
    """The member's name, or only on whose behalf it sits, for outsiders it does not want to be named to."""
    if inside or member.shows_name:
        return str(member)
    return f"een lid namens {member.represents or member.segment}"


def _presence(rows, points, inside) -> list[tuple[str, list[str]]]:
    groups = defaultdict(list)
    for row in rows:
        groups[row.status].append(_line(row, points, inside))
    return [(status.label.capitalize(), groups[status]) for status in NOTED if groups[status]]


def _line(row, points, inside) -> str:
    said = called(row.membership, inside)
    if row.status == Presence.Status.SUBSTITUTE and row.substitute and inside:
        said += f", vervangen door {row.substitute}"
    if row.proxy_to:
        said += f", aan {called(row.proxy_to, inside)}"
    if row.status in Presence.IN_THE_HALL:
        said += _times(row, points)
    return said if row.membership.capacity == "voting" else f"{said} (stemt niet)"


def _times(row, points) -> str:
    """From and until which point, counted in the points this reader sees."""
    said = ""
    first = next((p.place for p in points if row.from_item and p.item.number >= row.from_item), None)
    if row.from_item and first and first > 1:
        said += f", vanaf punt {first}"
    if row.until_item is not None:
        last = max((p.place for p in points if p.item.number <= row.until_item), default=0)
        said += f", tot en met punt {last}" if 0 < last < len(points) else ""
    return said


def _tell_recusals(points, inside) -> None:
    for point in points:
        for recusal in point.recusals:
            recusal.name = called(recusal.membership, inside)


def _tell_ballots(points, members, inside) -> None:
    """Who voted what in votes by name; one query, and none when there are none."""
    votes = {vote.pk: vote for point in points for vote in point.votes if vote.method == "names"}
    if not votes:
        return
    chosen = defaultdict(lambda: defaultdict(list))
    for ballot in Ballot.objects.filter(vote__in=votes):
        member = members.get(ballot.membership_id)
        chosen[ballot.vote_id][ballot.choice].append(called(member, inside) if member else "?")
    for pk, vote in votes.items():
        vote.names = [(c.label, sorted(chosen[pk][c])) for c in Ballot.Choice if chosen[pk][c]]
