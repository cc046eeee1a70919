"""Attendance: where somebody came on an organiser's seat, counted over the meetings of a period.

A seat counts as present when the member or its substitute was in the hall, also for a part of the meeting.
Who gave a proxy was not there but let it know, and counts as excused. Written rounds are no meetings.
"""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from django.db.models import Count, Q
from django.db.models.functions import ExtractYear

from meetings.models import Meeting, Presence
from partners.models import Lok, Organiser
from partners.templatetags.words import aantal, kort

PRESENT, EXCUSED, ABSENT = "aanwezig", "verontschuldigd", "afwezig"
BEST_FIRST = (PRESENT, EXCUSED, ABSENT)
OF_STATUS = {
    Presence.Status.PRESENT: PRESENT,
    Presence.Status.SUBSTITUTE: PRESENT,
    Presence.Status.PROXY: EXCUSED,
    Presence.Status.EXCUSED: EXCUSED,
}
NO_SEAT = "geen enkele vergadering waarvoor de organisator een zetel had"


@dataclass(frozen=True)
class Attendance:
    """The held meetings with a seat, oldest first, each with what was written down of it."""

    rows: tuple[tuple[datetime.datetime, str], ...]

    def count(self, word: str) -> int:
        """How many meetings were like that."""
        return sum(found == word for _, found in self.rows)

    @property
    def sentence(self) -> str:
        """In Dutch: "aanwezig op 3 van 5 vergaderingen, 1 keer verontschuldigd, 1 keer afwezig"."""
        if not self.rows:
            return NO_SEAT
        others = [(word, self.count(word)) for word in (EXCUSED, ABSENT)]
        told = "".join(f", {times} keer {word}" for word, times in others if times)
        meetings = aantal(len(self.rows), "vergadering,vergaderingen")
        return f"{PRESENT} op {self.count(PRESENT)} van {meetings}{told}"

    @property
    def told(self) -> tuple[tuple[str, str], ...]:
        """Each meeting by its day, never by its title: it may have been closed to others."""
        return tuple((f"vergadering van {kort(day)}", word) for day, word in self.rows)

    def meets(self, *, min_share: Decimal | Fraction, counts: str, excuse_required: bool) -> bool | None:
        """Whether the share is reached; None without any meeting to count.

        `counts` is "present" or "present_or_excused"; with `excuse_required` nobody stayed away in silence.
        """
        if not self.rows:
            return None
        counted = self.count(PRESENT) + (self.count(EXCUSED) if counts == "present_or_excused" else 0)
        is_polite = not (excuse_required and self.count(ABSENT))
        return is_polite and Fraction(counted, len(self.rows)) >= Fraction(min_share)


def attendance(rows: Iterable[tuple[int, datetime.datetime, str]]) -> Attendance:
    """From (meeting, moment, status) of every seat; of two seats at one meeting the best counts."""
    best: dict[int, tuple[datetime.datetime, str]] = {}
    for meeting, moment, status in rows:
        word = OF_STATUS.get(status, ABSENT)
        if meeting in best:
            word = min(word, best[meeting][1], key=BEST_FIRST.index)
        best[meeting] = (moment, word)
    return Attendance(tuple(sorted(best.values())))


def attendance_of(
    organiser: Organiser, lok: Lok, since: datetime.datetime, until: datetime.datetime
) -> Attendance:
    """Of the seats of this organiser in this LOK, at meetings held from `since` until `until`."""
    own = _held().filter(membership__organiser=organiser, meeting__lok=lok)
    own = own.filter(meeting__starts_at__gte=since, meeting__starts_at__lt=until)
    return attendance(own.values_list("meeting", "meeting__starts_at", "status"))


@dataclass(frozen=True)
class SegmentYear:
    """One segment in one year: seats at meetings, and how often they were taken."""

    year: int
    segment: str
    present: int
    excused: int
    absent: int

    @property
    def all(self) -> int:
        return self.present + self.excused + self.absent


def per_segment(lok: Lok) -> list[SegmentYear]:
    """Per year, newest first, and segment; only of meetings whose minutes everybody reads."""
    public = Q(meeting__lok=lok, meeting__state=Meeting.State.PUBLISHED, meeting__is_public=True)
    rows = _held().filter(public).order_by("membership__segment__place")
    rows = rows.annotate(year=ExtractYear("meeting__starts_at"))
    rows = rows.values_list("year", "membership__segment__name", "status").annotate(Count("pk"))
    counts: dict[tuple, Counter] = {}
    for year, segment, status, number in rows:
        counts.setdefault((year, segment), Counter())[OF_STATUS.get(status, ABSENT)] += number
    found = [SegmentYear(*key, *(each[word] for word in BEST_FIRST)) for key, each in counts.items()]
    return sorted(found, key=lambda each: -each.year)


def _held():
    held = Presence.objects.filter(meeting__state__in=Meeting.AFTER)
    return held.exclude(meeting__kind=Meeting.Kind.WRITTEN).order_by()
