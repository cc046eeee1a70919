"""Jobs of meetings, done by the worker."""

import datetime

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from meetings import mails
from meetings.models import Meeting, Presence

REMIND_DAYS = 3


@app.periodic(cron="0 7 * * *")
@app.task(name="meetings.remind", queue="due")
def remind(timestamp: int) -> None:
    """Every morning; `timestamp` is the moment it was due, in Unix seconds."""
    remind_members()


@transaction.atomic
def remind_members() -> int:
    """Ask members who did not reply yet whether they come; returns how many got the mail.

    Once each, from three days before until the meeting begins: a morning the worker missed is made up for.
    Who was invited only today is left in peace.
    """
    now, today = timezone.now(), timezone.localdate()
    last = today + datetime.timedelta(days=REMIND_DAYS)
    soon = Meeting.objects.filter(state=Meeting.State.CONVENED, starts_at__gt=now, starts_at__date__lte=last)
    soon = soon.filter(convened_at__date__lt=today).select_related("lok")
    return sum(_remind(meeting, now) for meeting in soon)


def _remind(meeting: Meeting, now: datetime.datetime) -> int:
    silent = meeting.presences.filter(reply=Presence.Reply.NONE, reminded_at=None)
    rows = list(silent.select_for_update(of=("self",)).select_related("membership__person"))
    Presence.objects.filter(pk__in=[row.pk for row in rows]).update(reminded_at=now)
    return mails.reminder(meeting, rows)
