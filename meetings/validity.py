"""Whether an advice of the LOK is validly given: composition and quorum (invariant 9)."""

from django.utils import timezone

from meetings import counting
from meetings.hall import hall_of
from meetings.models import AgendaItem
from partners import composition


def why_invalid(item: AgendaItem) -> str:
    """ "" when the advice on this item is valid, else the reasons in Dutch, one sentence each."""
    meeting = item.meeting
    day = timezone.localdate(meeting.starts_at)
    blocking = [finding.sentence for finding in composition.findings(item.lok, day) if finding.is_blocking]
    quorum = counting.quorum(hall_of(item), meeting.rules.procedure, is_second_meeting=meeting.is_second)
    if not quorum.holds:
        blocking.append(quorum.sentence())
    return " ".join(blocking)
