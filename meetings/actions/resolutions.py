"""Acts on the LOK's advices and the authority's replies."""

import datetime

from django.utils import timezone

from ledger.decide import amend, decide
from meetings import documents, mails, rules
from meetings.models import Reply, Resolution
from meetings.validity import why_invalid
from partners.documents import hashed
from partners.models import Person


def write_resolution(resolution: Resolution, *, by: Person, **values) -> Resolution:
    """Write or rewrite the draft of an advice."""
    return amend(resolution, rules.WRITE_RESOLUTION, by=by, **values)


def send_resolution(resolution: Resolution, *, by: Person) -> Resolution:
    """Send the advice; validity is judged now and stays with it, and the reply is due in the agreed days.

    The letter is kept with its hash.
    """
    facts: dict = {}
    with decide(resolution, rules.SEND_RESOLUTION, by=by, facts=facts) as resolution:
        resolution.invalid_reason = why_invalid(resolution.item)
        resolution.is_valid = not resolution.invalid_reason
        resolution.sent_at = timezone.now()
        days = resolution.item.meeting.rules.reply_days
        resolution.reply_due_on = timezone.localdate() + datetime.timedelta(days=days)
        facts |= hashed(documents.keep_resolution_letter(resolution, by=by))
        mails.resolution_sent(resolution)
    return resolution


def reply(answer: Reply, *, by: Person) -> Reply:
    """The authority answers with reasons."""
    answer.recorded_by = by
    with decide(answer, rules.REPLY, by=by) as answer:
        amend(answer.resolution, rules.MARK_ANSWERED, by=by)
        mails.reply_given(answer)
    return answer


def follow_up(answer: Reply, *, by: Person, follow_up: str) -> Reply:
    """What came of it."""
    return amend(answer, rules.FOLLOW_UP, by=by, follow_up=follow_up.strip())
