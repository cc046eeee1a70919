"""What the portal's own records say about a fact: the answer, why, and the rows it was counted from.

Counted up to the round's deadline. A fact the portal keeps no records of is established by the staff.
"""

import calendar
import datetime
from dataclasses import dataclass
from functools import singledispatch

from advice.criteria import Criterion, Fact
from advice.criteria.facts import DataConfirmed, LokAttendance
from advice.models import Application
from meetings.attendance import attendance_of
from partners.models import DataConfirmation
from partners.templatetags.words import aantal, kort


@dataclass(frozen=True)
class Recorded:
    """One answer from the records; None where they have nothing to count."""

    answer: bool | None
    explanation: str
    rows: tuple[tuple[str, str], ...] = ()


def recorded(application: Application, criterion: Criterion) -> Recorded | None:
    """Return what the records say about this criterion, None when it asks no fact they hold."""
    return _of(criterion.rule, application) if isinstance(criterion, Fact) else None


@singledispatch
def _of(rule, application: Application) -> Recorded | None:
    return None


@_of.register
def _attendance(rule: LokAttendance, application: Application) -> Recorded:
    until = application.round.closes_at
    since = _months_before(until, rule.months)
    found = attendance_of(application.organiser, application.lok, since, until)
    how = {"counts": rule.counts, "excuse_required": rule.excuse_required}
    return Recorded(
        answer=found.meets(min_share=rule.min_share, **how),
        explanation=f"Van {kort(since)} tot {kort(until)}: {found.sentence}.",
        rows=found.told,
    )


@_of.register
def _confirmation(rule: DataConfirmed, application: Application) -> Recorded:
    until = application.round.closes_at
    own = DataConfirmation.objects.filter(organiser=application.organiser_id, confirmed_at__lte=until)
    last = own.order_by("-confirmed_at").values_list("confirmed_at", flat=True).first()
    if last is None:
        return Recorded(False, f"Geen bevestiging van de gegevens tot {kort(until)}.")
    days = (until - last).days
    said = f"Gegevens bevestigd op {kort(last)}, {aantal(days, 'dag,dagen')} voor de uiterste datum."
    return Recorded(until - last <= datetime.timedelta(days=rule.max_age_days), said)


def _months_before(moment: datetime.datetime, months: int) -> datetime.datetime:
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return moment.replace(year=year, month=month + 1, day=min(moment.day, last))
