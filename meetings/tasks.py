"""Jobs of meetings, done by the worker."""

import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from meetings import mails
from meetings.models import Meeting

REMIND_DAYS = 3


@app.periodic(cron="0 7 * * *")
@app.task(name="meetings.remind", queue="due")
def remind(timestamp: int) -> None:
    """Every morning; `timestamp` is the moment it was due, in Unix seconds."""
    remind_members()


@transaction.atomic
def remind_members() -> int:
    """Ask members who did not reply yet whether they come, once: three days before; returns how many."""
    day = timezone.localdate() + datetime.timedelta(days=REMIND_DAYS)
    meetings = Meeting.objects.filter(state=Meeting.State.CONVENED, starts_at__date=day)
    return sum(mails.reminder(meeting) for meeting in meetings.select_related("lok"))
