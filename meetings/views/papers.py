"""Papers of meetings as PDF: what everybody may read, and what chair and secretary choose to put on it."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from ledger.asking import only
from ledger.guard import YEARS
from ledger.rules import Refused, who
from meetings import documents, rules
from meetings.documents import Choices
from meetings.forms.papers import ChoicesForm, PaperForm
from meetings.minuting import has_minutes_for, is_inside
from meetings.models import AgendaItem, Meeting
from partners.rules import is_convener

from .finding import visible_item, visible_meeting, visible_resolution
from .minutes import with_minutes
from .procedure import visible_procedure

NOT_YET = "De lijst komt er zodra de vergadering bijeengeroepen is: dan ligt vast wie uitgenodigd is."


@who("de leden van het LOK en de medewerkers")
def belongs_inside(person, meeting):
    """Who may read all names."""
    return is_inside(person, meeting)


def _pdf(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response


def _choices(request, meeting) -> Choices:
    """What the address asks, for who may ask it; without asking, what is usual for this meeting."""
    asked, usual = ChoicesForm(request.GET).choices(), documents.usual(meeting)
    if asked.closed or asked.notes:
        only(request.user, is_convener, meeting)
    if asked.names:
        only(request.user, belongs_inside, meeting)
    return Choices(asked.closed or usual.closed, asked.notes, asked.names or usual.names)


@login_not_required
def meeting_paper(request, lok, pk, kind):
    """A paper of a meeting: oproeping, agenda, aanwezigheden, verslag or bundel."""
    if kind not in PAPERS:
        raise Http404
    meeting = visible_meeting(request, pk)
    content = PAPERS[kind](request, meeting, _choices(request, meeting))
    return _pdf(content, f"{kind}-{meeting.pk}")


def _convocation(request, meeting, choices) -> bytes:
    return documents.convocation(meeting, choices)


def _agenda(request, meeting, choices) -> bytes:
    return documents.agenda(meeting, choices)


def _attendance(request, meeting, choices) -> bytes:
    only(request.user, rules.EDIT_MEETING.who, meeting)
    if not meeting.convened_at:
        raise Refused(NOT_YET)
    return documents.attendance(meeting)


def _minutes(request, meeting, choices) -> bytes:
    return documents.minutes(with_minutes(request, meeting.pk), choices)


def _bundle(request, meeting, choices) -> bytes:
    return documents.bundle(meeting, choices, has_minutes=has_minutes_for(request.user, meeting))


PAPERS = {
    "oproeping": _convocation,
    "agenda": _agenda,
    "aanwezigheden": _attendance,
    "verslag": _minutes,
    "bundel": _bundle,
}


def meeting_papers(request, lok, pk):
    """Choose a paper and what goes on it."""
    meeting = visible_meeting(request, pk)
    only(request.user, belongs_inside, meeting)
    form = PaperForm(
        request.GET if "stuk" in request.GET else None,
        has_minutes=has_minutes_for(request.user, meeting),
        may_have_all=is_convener(request.user, meeting),
    )
    if form.is_valid():
        address = reverse("meetings:meeting_paper", args=[lok, pk, form.cleaned_data["stuk"]])
        return redirect(f"{address}?{urlencode(form.query())}")
    return render(request, "meetings/meeting_papers.html", {"meeting": meeting, "form": form})


def has_extract(person, item) -> bool:
    """Whether there is an extract of this point for this person; of a closed one for chair and secretary."""
    is_open = item.is_public or not item.meeting.is_public or is_convener(person, item)
    return is_open and item.state in AgendaItem.ON_AGENDA and has_minutes_for(person, item.meeting)


@login_not_required
def item_extract(request, lok, pk):
    """One point of the minutes."""
    item = visible_item(request, pk)
    if not has_extract(request.user, item):
        raise Http404
    return _pdf(documents.extract(item), f"uittreksel-{item.pk}")


@login_not_required
def resolution_letter(request, lok, pk):
    """The LOK's advice as a letter."""
    return _pdf(documents.resolution_letter(visible_resolution(request, pk)), f"advies-lok-{pk}")


@login_not_required
def procedure_paper(request, lok, pk):
    """The rules of procedure."""
    procedure = visible_procedure(request, pk)
    return _pdf(documents.rules_paper(procedure), f"reglement-versie-{procedure.version}")


def years_of(meetings) -> list[int]:
    """The years these meetings give a report of, newest first."""
    held = (meeting for meeting in meetings if meeting.is_public and meeting.state in Meeting.AFTER)
    return sorted({timezone.localdate(meeting.starts_at).year for meeting in held}, reverse=True)


@login_not_required
def year_report(request, lok, year):
    """What the LOK did in a year."""
    if year not in YEARS or not documents.held_in(request.lok, year).exists():
        raise Http404
    return _pdf(documents.year_report(request.lok, year), f"jaarverslag-{year}")
