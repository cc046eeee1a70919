"""One task: what to do, where, about what, and until when."""

import datetime

from django.urls import reverse
from django.utils import timezone


def task(title: str, name: str, thing, note: str = "", until=None, query: str = "") -> dict:
    """As a page prints it; `name` is the page about this thing where it is done."""
    url = reverse(name, args=[thing.lok.slug, thing.pk]) + query
    return {"title": title, "url": url, "note": note, "until": until}


def day_of(until: datetime.date | datetime.datetime | None) -> datetime.date:
    """The day to sort by: a task without a date comes last."""
    if until is None:
        return datetime.date.max
    return timezone.localdate(until) if isinstance(until, datetime.datetime) else until
