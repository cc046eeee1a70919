"""Pages of the agenda: points, proposals, papers, and subjects handed in by other rooms."""

import io
from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ledger.asking import ask
from ledger.decide import together
from ledger.uploads import safe_response
from meetings import actions, rules
from meetings.forms import agenda as agenda_forms
from meetings.minuting import is_inside
from meetings.models import AgendaItem, ItemPaper, Meeting, Resolution
from meetings.programme import carried_for, unapproved_for
from partners.views.pages import Page, fill, with_reason

from .finding import to, visible_item, visible_meeting
from .papers import has_extract

PLANNED = (Meeting.State.DRAFT, Meeting.State.CONVENED)
TAKEN_OVER = ("title", "kind", "minutes", "presenter", "is_public", "description")


def _page(title, submit, meeting, done, intro="") -> Page:
    return Page(title, submit, to("meeting_detail", meeting), meeting.title, done, intro=intro)


def _filled(item, form):
    for name, value in form.values().items():
        setattr(item, name, value)
    return item


def add_item(request, lok, pk):
    """A new point; `?over=` takes up one that was put off, `?verslag=` asks approval of minutes."""
    meeting = visible_meeting(request, pk)
    item = AgendaItem(lok=meeting.lok, meeting=meeting, is_public=meeting.is_public)
    ask(request.user, rules.LIST_ITEM, item)
    unapproved = unapproved_for(request.user, meeting.lok)
    _offered(request, item, unapproved)
    form = agenda_forms.ItemForm(request.POST or None, instance=item, unapproved=unapproved)
    page = _page("Zet een punt op de agenda", "Zet op de agenda", meeting, "Het punt staat op de agenda.")
    do = lambda: actions.list_item(_filled(item, form), by=request.user)  # noqa: E731
    return fill(request, page, form, do)


def _offered(request, item, unapproved) -> None:
    """What the address asks to fill in already."""
    if over := request.GET.get("over"):
        found = next((it for it in carried_for(request.user, item.lok) if str(it.pk) == over), None)
        if found:
            item.carried_from = found
            for name in (*TAKEN_OVER, "subject_label", "subject_url"):
                setattr(item, name, getattr(found, name))
    if held := next((it for it in unapproved if str(it.pk) == request.GET.get("verslag")), None):
        item.minutes_of, item.kind, item.minutes = held, AgendaItem.Kind.MINUTES, 5
        item.is_public = item.is_public and held.is_public
        item.title = f"Goedkeuring van het verslag van {held.title}"[:200]


def propose_item(request, lok, pk):
    """A member proposes a point."""
    meeting = visible_meeting(request, pk)
    item = AgendaItem(lok=meeting.lok, meeting=meeting, is_public=meeting.is_public)
    ask(request.user, rules.PROPOSE_ITEM, item)
    form = agenda_forms.ProposeForm(request.POST or None, instance=item)
    page = _page(
        "Stel een punt voor",
        "Stel voor",
        meeting,
        "Uw voorstel is bezorgd aan voorzitter en secretaris.",
        "Voorzitter en secretaris beslissen of het op de agenda komt. U leest hun antwoord hier.",
    )
    do = lambda: actions.propose_item(_filled(item, form), by=request.user)  # noqa: E731
    return fill(request, page, form, do)


@login_not_required
def item_detail(request, lok, pk):
    """One point with its papers, and the advices written on it."""
    item = visible_item(request, pk)
    held = item.minutes_of
    context = {
        "item": item,
        "meeting": item.meeting,
        "papers": list(item.papers.listed()),
        "may_edit": not rules.EDIT_ITEM.why_not(request.user, item),
        "is_planner": rules.EDIT_ITEM.who(request.user, item),
        "is_unwritten": _is_unwritten(request, item),
        "minutes_of": held if held and (held.is_public or is_inside(request.user, item.meeting)) else None,
        "resolutions": list(Resolution.objects.visible_to(request.user).filter(item=item)),
        "would_write": Resolution(lok=item.lok, item=item),
        "has_extract": has_extract(request.user, item),
    }
    return render(request, "meetings/item_detail.html", context)


def _is_unwritten(request, item) -> bool:
    """Whether this reader should still write the minutes of a point that was on the table."""
    is_due = item.meeting.closed_at and not item.report
    return bool(is_due) and not rules.WRITE_REPORT.why_not(request.user, item)


def list_item(request, lok, pk):
    """A proposal comes on the agenda, perhaps in other words."""
    item = visible_item(request, pk)
    ask(request.user, rules.LIST_ITEM, item)
    form = agenda_forms.ItemForm(request.POST or None, instance=item)
    page = _page("Neem het voorstel op", "Zet op de agenda", item.meeting, "Het punt staat op de agenda.")
    do = partial(_take_up, request, item, form)
    return fill(request, page, form, do)


def _take_up(request, item, form):
    with together():
        actions.edit_item(item, by=request.user, **form.values())
        return actions.list_item(item, by=request.user)


def decline_item(request, lok, pk):
    """Not this time, and why."""
    item = visible_item(request, pk)
    ask(request.user, rules.DECLINE_ITEM, item)
    form = agenda_forms.DeclineForm(request.POST or None)
    page = _page(f"Niet opnemen: {item.title}", "Neem niet op", item.meeting, "Het antwoord is bewaard.")
    return fill(request, page, form, lambda: actions.decline_item(item, by=request.user, **form.cleaned_data))


def edit_item(request, lok, pk):
    """Change a point."""
    item = visible_item(request, pk)
    ask(request.user, rules.EDIT_ITEM, item)
    unapproved = unapproved_for(request.user, item.lok)
    form = agenda_forms.ItemForm(request.POST or None, instance=item, unapproved=unapproved)
    page = _page("Wijzig het punt", "Bewaar", item.meeting, "Het punt is gewijzigd.")
    return fill(request, page, form, lambda: actions.edit_item(item, by=request.user, **form.values()))


def withdraw_item(request, lok, pk):
    """Off the agenda, and why; the other points move up."""
    item = visible_item(request, pk)
    ask(request.user, rules.WITHDRAW_ITEM, item)
    page = Page(
        f"Haal van de agenda: {item.title}",
        "Haal van de agenda",
        to("meeting_detail", item.meeting),
        item.meeting.title,
        "Het punt is van de agenda gehaald.",
        is_danger=True,
        intro="Dit kan niet terug. De leden lezen de reden; de andere punten schuiven op.",
    )
    return with_reason(request, page, partial(actions.withdraw_item, item, by=request.user))


@require_POST
def reorder(request, lok, pk):
    """One place up or down."""
    item = visible_item(request, pk)
    actions.reorder(item, by=request.user, up="op" in request.POST)
    return redirect(f"{to('meeting_detail', item.meeting)}#punt-{item.pk}")


def add_paper(request, lok, pk):
    """A file with this point."""
    item = visible_item(request, pk)
    ask(request.user, rules.EDIT_ITEM, item)
    form = agenda_forms.PaperForm(request.POST or None, request.FILES or None)
    readers = (
        "Iedereen kan het lezen" if item.is_public and item.meeting.is_public else "Alleen leden lezen het"
    )
    page = Page(
        "Voeg een stuk toe",
        "Voeg toe",
        to("item_detail", item),
        item.title,
        "Het stuk is toegevoegd.",
        intro=f"{readers}, zodra de vergadering bijeengeroepen is.",
    )
    return fill(request, page, form, partial(_store, request, item, form))


def _store(request, item, form):
    file = form.cleaned_data["file"]
    return actions.add_paper(item, by=request.user, name=file.name, mime=file.mime, content=file.read())


def visible_paper(request, pk) -> ItemPaper:
    """A paper of this LOK whose point this reader may see, else 404."""
    papers = ItemPaper.objects.visible_to(request.user).filter(item__lok=request.lok)
    return get_object_or_404(papers.select_related("item__meeting__lok"), pk=pk)


@login_not_required
def paper_file(request, lok, pk):
    """The file, as a download."""
    paper = visible_paper(request, pk)
    return safe_response(io.BytesIO(paper.content), paper.name, paper.mime)


@require_POST
def remove_paper(request, lok, pk):
    """Take a file away."""
    paper = visible_paper(request, pk)
    paper.item.lok = request.lok
    actions.remove_paper(paper, by=request.user)
    messages.success(request, "Het stuk is verwijderd.")
    return redirect(to("item_detail", paper.item))


def hand_in(request, lok):
    """Put something from another room on an agenda: `?titel=&link=&over=`."""
    item = AgendaItem(lok=request.lok, meeting=Meeting(lok=request.lok))
    ask(request.user, rules.LIST_ITEM, item)
    meetings = Meeting.objects.visible_to(request.user).filter(lok=request.lok, state__in=PLANNED)
    asked = {"title": "titel", "subject_url": "link", "subject_label": "over"}
    nearest = meetings.order_by("starts_at")
    initial = {name: request.GET.get(word, "") for name, word in asked.items()}
    initial |= {"meeting": nearest.first(), "kind": AgendaItem.Kind.ADVICE}
    form = agenda_forms.HandInForm(request.POST or None, instance=item, meetings=nearest, initial=initial)
    back = reverse("meetings:meeting_list", args=[lok])
    page = Page("Zet op de agenda", "Zet op de agenda", back, "Vergaderingen", "Het punt staat op de agenda.")
    do = partial(_hand_in, request, item, form)
    then = lambda made: to("meeting_detail", made.meeting)  # noqa: E731
    return fill(request, page, form, do, template="meetings/item_hand_in.html", then=then, meetings=meetings)


def _hand_in(request, item, form):
    item.meeting = form.cleaned_data["meeting"]
    item.meeting.lok = request.lok
    return actions.list_item(_filled(item, form), by=request.user)
