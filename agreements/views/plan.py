"""Pages of the action plan: board, list and timeline, one action, its acts, and the plan as a file."""

import io
from functools import partial

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode

from agreements import actions, board, documents, origins, rules
from agreements.forms import plan as plan_forms
from agreements.models import Action, ProgressNote
from agreements.models.readers import is_around
from ledger.asking import ask
from ledger.uploads import safe_response
from partners.resources import as_csv
from partners.views.pages import PAGE_LENGTH, Page, fill, turn, with_reason

from .tabs import room_tabs

TOO_MANY = 2000  # rows of one file


def visible_action(request, pk) -> Action:
    """An action of this LOK that this reader may see, else 404."""
    seen = Action.objects.visible_to(request.user).filter(lok=request.lok)
    return get_object_or_404(seen.with_names(), pk=pk)


def to(name: str, action: Action) -> str:
    return reverse(f"agreements:{name}", args=[action.lok.slug, action.pk])


def _narrowed(request):
    """The filters, the whole plan as this reader sees it, and what fits the filters."""
    plan = Action.objects.visible_to(request.user).filter(lok=request.lok).placed()
    filters = plan_forms.PlanFilters(request.GET, plan=plan, person=request.user)
    return filters, plan, filters.narrow(plan)


@login_not_required
def action_list(request, lok):
    """The plan: what is late, what runs, what is done, on both sides."""
    filters, plan, found = _narrowed(request)
    template, shown = SHAPES[filters.shape]
    context = {
        "filters": filters,
        "tabs": room_tabs(request, "action_list"),
        "shapes": _shapes(request, filters.shape),
        "query": urlencode(_kept(request)),
        "is_narrowed": filters.is_narrowing,
        "overdue": board.overdue(plan),
        "would_add": Action(lok=request.lok),
    }
    return render(request, template, context | shown(request, found))


def _kept(request, **values) -> dict:
    """The filters as they are in the address, some of them changed."""
    names = ("beeld", "kant", "wie", "bron", "toestand")
    kept = {name: request.GET[name] for name in names if request.GET.get(name)}
    return kept | values


def _shapes(request, shape: str) -> list[dict]:
    kept = plan_forms.PlanFilters.base_fields["beeld"].choices
    return [
        {"label": label, "url": f"?{urlencode(_kept(request, beeld=value))}", "current": value == shape}
        for value, label in kept
    ]


def _board(request, found) -> dict:
    def link(side, place):
        return f"?{urlencode(_kept(request, beeld='lijst', kant=side, toestand=place))}"

    return {"lanes": board.lanes(found, link)}


def _list(request, found) -> dict:
    return {"page": turn(request, found.in_order().with_names())}


def _timeline(request, found) -> dict:
    past = board.past_count(found)
    asked = request.GET.get("page") or past // PAGE_LENGTH + 1
    page = Paginator(found.with_names().order_by("due_on", "pk"), PAGE_LENGTH).get_page(asked)
    return {"page": page, "along": board.along(page, past)}


SHAPES = {
    "bord": ("agreements/action_bord.html", _board),
    "lijst": ("agreements/action_lijst.html", _list),
    "tijdlijn": ("agreements/action_tijdlijn.html", _timeline),
}


@login_not_required
def action_detail(request, lok, pk):
    """One action: who pulls it, where it comes from, and for those around the table how far it is."""
    action = visible_action(request, pk)
    context = {
        "action": action,
        "source": origins.readable(action, request.user),
        "notes": ProgressNote.objects.visible_to(request.user).filter(action=action).listed(),
        "is_around": is_around(request.user, request.lok),
    }
    return render(request, "agreements/action_detail.html", context)


def add_action(request, lok):
    """A new action, perhaps handed over by another page."""
    action = Action(lok=request.lok)
    ask(request.user, rules.ADD_ACTION, action)
    given = origins.handed(request.GET, request.lok)
    action.origin = request.POST.get("origin") or given.get("origin", action.origin)
    initial = {"origin": action.origin} | given
    form = plan_forms.AddActionForm(
        request.POST or None, instance=action, initial=initial, person=request.user
    )
    page = Page("Voeg een actie toe", "Voeg toe", *_from(given, lok), "De actie staat in het plan.")
    do = lambda: actions.add_action(_filled(action, form), by=request.user)  # noqa: E731
    then = partial(to, "action_detail")
    return fill(request, page, form, do, template="agreements/action_form.html", then=then)


def _from(given: dict, lok: str) -> tuple[str, str]:
    """Where the page of a new action was opened, and what that is called."""
    plan = reverse("agreements:action_list", args=[lok])
    return (given["origin_url"], given["origin_label"]) if given.get("origin_url") else (plan, "Actieplan")


def _filled(action, form) -> Action:
    for name, value in form.values().items():
        setattr(action, name, value)
    return action


def _page(title, submit, action, done, **more) -> Page:
    return Page(title, submit, to("action_detail", action), action.title, done, **more)


def edit_action(request, lok, pk):
    """Other words, another date, somebody else."""
    action = visible_action(request, pk)
    ask(request.user, rules.EDIT_ACTION, action)
    form = plan_forms.ActionForm(request.POST or None, instance=action)
    page = _page("Wijzig de actie", "Bewaar", action, "De actie is gewijzigd.")
    return fill(request, page, form, lambda: actions.edit_action(action, by=request.user, **form.values()))


def report_progress(request, lok, pk):
    """How far it is, with a file as evidence."""
    action = visible_action(request, pk)
    ask(request.user, rules.REPORT_PROGRESS, action)
    form = plan_forms.ProgressForm(request.POST or None, request.FILES or None)
    page = _page("Noteer de voortgang", "Bewaar", action, "De voortgang is genoteerd.")
    do = lambda: actions.report_progress(action, by=request.user, **form.cleaned_data)  # noqa: E731
    return fill(request, page, form, do)


def finish_action(request, lok, pk):
    """It is done: what came of it."""
    action = visible_action(request, pk)
    ask(request.user, rules.FINISH_ACTION, action)
    form = plan_forms.FinishForm(request.POST or None)
    page = _page("Zet de actie op klaar", "Zet op klaar", action, "De actie is klaar.")
    return fill(
        request, page, form, lambda: actions.finish_action(action, by=request.user, **form.cleaned_data)
    )


def drop_action(request, lok, pk):
    """It will not be done, and why."""
    action = visible_action(request, pk)
    ask(request.user, rules.DROP_ACTION, action)
    intro = "Dit kan niet terug. Wie de actie ziet, leest de reden."
    page = _page(
        f"Schrap: {action.title}", "Schrap", action, "De actie is geschrapt.", intro=intro, is_danger=True
    )
    return with_reason(request, page, partial(actions.drop_action, action, by=request.user))


def progress_file(request, lok, pk):
    """The evidence, as a download."""
    notes = ProgressNote.objects.visible_to(request.user).filter(action__lok=request.lok)
    note = get_object_or_404(notes.exclude(name=""), pk=pk)
    return safe_response(io.BytesIO(note.content), note.name, note.mime)


@login_not_required
def plan_csv(request, lok):
    """What fits the filters, as a spreadsheet."""
    _, _, found = _narrowed(request)
    table = documents.plan_table(found.in_order().with_names()[:TOO_MANY])
    response = HttpResponse(as_csv(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="actieplan.csv"'
    return response


@login_not_required
def plan_paper(request, lok):
    """What fits the filters, as a paper."""
    _, _, found = _narrowed(request)
    pdf = documents.plan_paper(request.lok, found.in_order().with_names()[:TOO_MANY])
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="actieplan.pdf"'
    return response
