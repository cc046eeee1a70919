"""Papers after the meeting: the minutes, and an extract of one point."""

from collections import Counter

from ledger import paper
from ledger.models import Paper
from meetings.documents.choices import Choices, items_on_paper, subject, usual
from meetings.documents.table import day_of, heads, signed_by
from meetings.minuting import minutes_of, remarks_on
from meetings.models import AgendaItem, Meeting
from partners.documents import frame, keep, kept, strip

MINUTES = "minutes"
UNNAMED = "een lid"


def minutes(meeting: Meeting, choices: Choices | None = None) -> bytes:
    """The published minutes as they were kept, else drawn now; a draft carries its watermark."""
    choices = choices or usual(meeting)
    stored = kept(meeting, MINUTES) if choices == usual(meeting) else None
    return stored or _render(meeting, choices)


def keep_minutes(meeting: Meeting, *, by) -> Paper:
    """Render the minutes that become public and keep them."""
    pdf = _render(meeting, usual(meeting), is_kept=True)
    return keep(meeting, MINUTES, f"Verslag: {meeting.title}", pdf, by=by)


def extract(item: AgendaItem) -> bytes:
    """One point of the minutes with who was there, for whom it concerns; numbered as in the minutes."""
    meeting = item.meeting
    is_usual = item.is_public or not meeting.is_public
    choices = usual(meeting) if is_usual else Choices(closed=True)
    context = written_on_paper(meeting, choices)
    context["point"] = next(point for point in context["points"] if point.item.pk == item.pk)
    return paper.render(
        "pdf/meeting_extract.html",
        frame(meeting.lok) | context,
        title=f"Uittreksel: {item.title}",
        draft=is_draft(meeting),
    )


def is_draft(meeting: Meeting) -> bool:
    """Until the LOK approved its minutes they are a draft."""
    return meeting.state not in (Meeting.State.MINUTES_APPROVED, Meeting.State.PUBLISHED)


def written_on_paper(meeting: Meeting, choices: Choices) -> dict:
    """What was written down: presence, points, remarks; and who signs."""
    said = minutes_of(meeting, items_on_paper(meeting, choices), choices.names)
    table = heads(meeting.lok, day_of(meeting))
    return subject(meeting, choices) | {
        "presence": [(label, len(names), _together(names)) for label, names in said.presence],
        "points": said.points,
        "heads": table,
        "remarks": _remarks(meeting, choices, said.points),
        "signatures": signed_by(table),
    }


def _together(names: list[str]) -> list[str]:
    """Members who are not named stand on one line when the same is said of them."""
    counted = Counter(names)
    return [
        name.replace(UNNAMED, f"{count} leden", 1) if count > 1 and name.startswith(UNNAMED) else name
        for name, count in counted.items()
    ]


def _remarks(meeting: Meeting, choices: Choices, points) -> list:
    """Remarks of members stay inside, and go without a closed point only when there is none."""
    if choices.is_public or len(points) < meeting.items.numbered().count():
        return []
    return remarks_on(Meeting.objects.filter(pk=meeting.pk).with_remarks().get())


def _render(meeting: Meeting, choices: Choices, *, is_kept: bool = False) -> bytes:
    context = written_on_paper(meeting, choices) | {"strip": strip(meeting.lok) if is_kept else None}
    title = f"Verslag: {meeting.title}"
    return paper.render(
        "pdf/meeting_minutes.html", frame(meeting.lok) | context, title=title, draft=is_draft(meeting)
    )
