"""The bundle: one PDF with the agenda, what is said about each point, its papers and the minutes."""

from ledger import paper
from ledger.uploads import clean_name
from meetings.documents.agenda import programme_on_paper
from meetings.documents.choices import Choices, subject, usual
from meetings.documents.minutes import is_draft, written_on_paper
from meetings.models import ItemPaper, Meeting
from meetings.programme import Programme
from partners.documents import frame


def bundle(meeting: Meeting, choices: Choices | None = None, *, has_minutes: bool = False) -> bytes:
    """Everything about a meeting with a table of contents; the papers travel inside, numbered by point.

    `has_minutes`: whether its reader reads the minutes, which are a draft until they are approved.
    """
    choices = choices or usual(meeting)
    programme = programme_on_paper(meeting, choices)
    attached = _attached(programme)
    context = subject(meeting, choices) | {"programme": programme, "has_minutes": has_minutes}
    context["has_papers"] = bool(attached)
    if has_minutes:
        context |= written_on_paper(meeting, choices)
    return paper.render(
        "pdf/meeting_bundle.html",
        frame(meeting.lok) | context,
        title=f"Bundel: {meeting.title}",
        draft=meeting.state == Meeting.State.DRAFT or (has_minutes and is_draft(meeting)),
        attachments=attached,
    )


def _attached(programme: Programme) -> list[paper.Attachment]:
    """The papers in the order of the points; each paper of the agenda learns the name it travels under."""
    listed = {each.pk: each for line in programme.lines for each in line.item.papers.all()}
    places = {each.pk: line.place for line in programme.lines for each in line.item.papers.all()}
    found = []
    for number, stored in enumerate(
        ItemPaper.objects.filter(pk__in=listed).order_by("item__number", "pk"), 1
    ):
        name = clean_name(f"{number:02} punt {places[stored.pk]} {stored.name}", stored.mime)
        listed[stored.pk].travels_as = name
        found.append(paper.Attachment(name, bytes(stored.content), f"Bij punt {places[stored.pk]}"))
    return found
