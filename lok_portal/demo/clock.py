"""The clock of the demo: acts of the past carry the time they would have had."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

BRUSSELS = ZoneInfo("Europe/Brussels")


def on(date: datetime.date, hour: int = 10, minute: int = 0) -> datetime.datetime:
    """This hour of this day, in Brussels."""
    return datetime.datetime.combine(date, datetime.time(hour, minute), BRUSSELS)


def last_tuesday(today: datetime.date) -> datetime.date:
    """Today or the last Tuesday before it: the calendar counts from there, so offices act on weekdays."""
    return today - datetime.timedelta(days=(today.weekday() - 1) % 7)


@contextmanager
def at(moment: datetime.datetime) -> Iterator[None]:
    """Let the portal's clock and the database's stand at this moment; only a database owner can."""
    real, instant = timezone.now, moment.astimezone(datetime.UTC)
    timezone.now = lambda: instant
    _tell(instant.isoformat())
    try:
        yield
    finally:
        timezone.now = real
        _tell("")


def _tell(moment: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('lok.now', %s, false)", [moment])
