"""Campaigns and reports for tests."""

import datetime

from django.urls import reverse
from django.utils import timezone

from partners import actions
from partners.models import Campaign, ChangeReport
from tests.factories import contact_of, plant

TODAY = datetime.date(2026, 5, 12)
DUE = datetime.date(2026, 6, 9)


def at(name, lok, *args):
    return reverse(f"partners:{name}", args=[lok.slug, *args])


def would_be(lok, **values) -> Campaign:
    """A campaign not yet opened: four weeks from TODAY."""
    return Campaign(
        **{"lok": lok, "title": "Voorjaar", "text": "Kijk even na.", "starts_on": TODAY, "due_on": DUE}
        | values
    )


def opened(lok, by, **values) -> Campaign:
    return actions.open_campaign(would_be(lok, **values), by=by)


def report_of(organiser, by=None, **values) -> ChangeReport:
    """News of this organiser that waits for an answer: by default that a location closes."""
    values = {"kind": "closing", "text": "Ik stop ermee.", "happens_on": TODAY} | values
    values = {"lok": organiser.lok, "reported_at": timezone.now()} | values
    return plant(ChangeReport(organiser=organiser, reported_by=by or contact_of(organiser), **values))
