"""One task: what to do, where, about what, and until when."""

import datetime

from django.urls import reverse
from django.utils import timezone


def task(title: str, name: str, thing, note: str = "", until=None, query: str = "") -> dict:
    """As a page prints it; `name` is the page about this thing where it is done."""
    url = reverse(name, args=[thing.lok.slug, thing.pk]) + query
    late = {"state": "Te laat", "tone": "stop"} if _is_over(until) else {}
    return {"title": title, "url": url, "note": note, "until": until, "lok": thing.lok.name, **late}


def _is_over(until: datetime.date | datetime.datetime | None) -> bool:
    """Whether that moment, or the whole of that day, is behind us."""
    if isinstance(until, datetime.datetime):
        return until < timezone.now()
    return until is not None and until < timezone.localdate()


def day_of(until: datetime.date | datetime.datetime | None) -> datetime.date:
    """The day to sort by: a task without a date comes last."""
    if until is None:
        return datetime.date.max
    return timezone.localdate(until) if isinstance(until, datetime.datetime) else until
