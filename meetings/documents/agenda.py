"""Papers before the meeting: convocation, agenda, and the list to sign."""

from itertools import groupby

from ledger import paper
from ledger.models import Paper
from meetings.documents.choices import PUBLIC, Choices, items_on_paper, subject, usual
from meetings.documents.table import day_of, signatures
from meetings.models import Meeting
from meetings.plain_words import sentences
from meetings.programme import Programme, programme_of
from meetings.sitting import rows_of
from partners.documents import frame, keep, strip

CONVOCATION = "convocation"
BLANK_LINES = 3  # for guests on the list to sign


def programme_on_paper(meeting: Meeting, choices: Choices) -> Programme:
    """Hours only with the closed points: without them they would tell how long those take."""
    return programme_of(meeting, items_on_paper(meeting, choices).with_papers(), has_hours=choices.closed)


def convocation(meeting: Meeting, choices: Choices | None = None) -> bytes:
    """The invitation: as it was kept when it went out, else drawn now."""
    choices = choices or usual(meeting)
    sent = _newest(meeting) if choices == usual(meeting) else None
    return sent or _convocation(meeting, choices, draft=meeting.state == Meeting.State.DRAFT)


def keep_convocation(meeting: Meeting, *, by) -> Paper:
    """Render the invitation that goes out now and keep it; a change of it is kept beside the first."""
    pdf = _convocation(meeting, usual(meeting), draft=False, is_kept=True)
    kind = f"{CONVOCATION}.{meeting.sequence}" if meeting.sequence else CONVOCATION
    return keep(meeting, kind, f"Oproeping: {meeting.title}", pdf, by=by)


def _newest(meeting: Meeting) -> bytes | None:
    papers = Paper.objects.filter(subject_type=meeting._meta.label_lower, subject_id=str(meeting.pk))
    found = papers.filter(kind__startswith=CONVOCATION).order_by("-pk").first()
    return found and bytes(found.pdf)


def _convocation(meeting: Meeting, choices: Choices, *, draft: bool, is_kept: bool = False) -> bytes:
    context = subject(meeting, choices) | {
        "programme": programme_on_paper(meeting, choices),
        "quorum_rule": dict(sentences(meeting.rules))["Quorum"][0] if meeting.rules else "",
        "signatures": signatures(meeting.lok, day_of(meeting)),
        "strip": strip(meeting.lok) if is_kept else None,
    }
    title = f"Oproeping: {meeting.title}"
    return paper.render(
        "pdf/meeting_convocation.html", frame(meeting.lok) | context, title=title, draft=draft
    )


def agenda(meeting: Meeting, choices: Choices | None = None) -> bytes:
    """The points with what is said about them and which papers go with them."""
    choices = choices or usual(meeting)
    context = subject(meeting, choices) | {"programme": programme_on_paper(meeting, choices)}
    return paper.render(
        "pdf/meeting_agenda.html",
        frame(meeting.lok) | context,
        title=f"Agenda: {meeting.title}",
        draft=meeting.state == Meeting.State.DRAFT,
    )


def attendance(meeting: Meeting) -> bytes:
    """The list to sign, segment by segment; for chair and secretary."""
    warning = "Alleen voor gebruik op de vergadering"
    context = subject(meeting, PUBLIC) | {
        "warning": warning,
        "segments": [
            (segment, list(rows))
            for segment, rows in groupby(rows_of(meeting), key=lambda row: row.membership.segment)
        ],
        "blanks": range(BLANK_LINES),
        "signatures": signatures(meeting.lok, day_of(meeting)),
    }
    return paper.render(
        "pdf/meeting_attendance.html",
        frame(meeting.lok) | context,
        title=f"Aanwezigheidslijst: {meeting.title}",
    )
