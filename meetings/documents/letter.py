"""The LOK's advice as a letter to the authority; kept with its hash once sent."""

from ledger import paper
from ledger.models import Paper
from meetings.documents.table import day_of, signatures
from meetings.minuting import minutes_of
from meetings.models import AgendaItem, Resolution
from partners.documents import frame, keep, kept, strip

LETTER = "resolution_letter"


def resolution_letter(resolution: Resolution) -> bytes:
    """The letter as it was sent, or the draft as it stands now, with its watermark."""
    is_draft = resolution.state == Resolution.State.DRAFT
    return kept(resolution, LETTER) or _render(resolution, draft=is_draft)


def keep_resolution_letter(resolution: Resolution, *, by) -> Paper:
    """Render the letter that is being sent and keep it; `resolution` carries its validity and reply date."""
    pdf = _render(resolution, draft=False, is_kept=True)
    return keep(resolution, LETTER, f"Advies van het LOK: {resolution.title}", pdf, by=by)


def _render(resolution: Resolution, *, draft: bool, is_kept: bool = False) -> bytes:
    item, lok = resolution.item, resolution.lok
    meeting = item.meeting
    own = AgendaItem.objects.filter(pk=item.pk)
    context = {
        "resolution": resolution,
        "meeting": meeting,
        "point": minutes_of(meeting, own, False).points[0],
        "reference": f"{lok.slug}/advies/{resolution.pk}",
        "signatures": signatures(lok, day_of(meeting)),
        "strip": strip(lok) if is_kept else None,
    }
    title = f"Advies van het LOK: {resolution.title}"
    return paper.render("pdf/meeting_resolution.html", frame(lok) | context, title=title, draft=draft)
