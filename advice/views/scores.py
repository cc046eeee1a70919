"""Pages of scores: one assessor's sheet, and the agreed one."""

from functools import partial

from django import forms
from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse

from advice import actions, rules
from advice.actions.scores import consolidation_of, sheet_for
from advice.assessing import given_points, questions_of
from advice.forms.scores import AgreementForm, SheetForm
from advice.models import Application, ScoreSheet
from ledger.asking import ask
from partners.forms import act
from partners.views.pages import Page, confirm

SETS = ("lok__ledger", "round__lok", "round__new_places_set", "round__conversion_set")
ABOUT = (*SETS, "organiser", "neighbourhood", "location")


def assess(request, lok, pk):
    """The way in for an assessor: its own sheet for this application, found or new."""
    application = visible_application(request, pk)
    sheet = sheet_for(application, request.user)
    sheet.application = application
    ask(request.user, rules.SCORE, sheet)
    return _fill(request, sheet, SheetForm(sheet, questions_of(application), request.POST or None))


def score(request, lok, pk):
    """A sheet: to go on with for whom it is, to read for colleagues once it is final."""
    sheet = _sheet(request, pk, ScoreSheet.Kind.ASSESSOR)
    if request.method == "GET" and rules.SCORE.why_not(request.user, sheet):
        return _read(request, sheet)
    return _fill(request, sheet, SheetForm(sheet, questions_of(sheet.application), request.POST or None))


def finish_sheet(request, lok, pk):
    """Colleagues see it from now on, and it no longer changes."""
    sheet = _sheet(request, pk, ScoreSheet.Kind.ASSESSOR)
    ask(request.user, rules.FINISH_SHEET, sheet)
    return _finish(request, sheet, rules.FINISH_SHEET, actions.finish_sheet)


def agree(request, lok, pk):
    """The way in for the coordinator: the one agreed sheet of this application, found or new."""
    application = visible_application(request, pk)
    sheet = consolidation_of(application, request.user)
    sheet.application = application
    ask(request.user, rules.CONSOLIDATE, sheet)
    return _agree(request, sheet)


def consolidate(request, lok, pk):
    """The agreed sheet: to go on with, or to read."""
    sheet = _sheet(request, pk, ScoreSheet.Kind.CONSOLIDATED)
    if request.method == "GET" and rules.CONSOLIDATE.why_not(request.user, sheet):
        return _read(request, sheet)
    return _agree(request, sheet)


def finish_consolidation(request, lok, pk):
    """The agreed points are fixed; the advice rests on them."""
    sheet = _sheet(request, pk, ScoreSheet.Kind.CONSOLIDATED)
    ask(request.user, rules.FINISH_CONSOLIDATION, sheet)
    return _finish(request, sheet, rules.FINISH_CONSOLIDATION, actions.finish_consolidation)


def visible_application(request, pk) -> Application:
    """The application, with all that its rules and its page ask."""
    mine = Application.objects.visible_to(request.user).filter(lok=request.lok)
    return get_object_or_404(mine.select_related(*ABOUT), pk=pk)


def _sheet(request, pk, kind) -> ScoreSheet:
    mine = ScoreSheet.objects.visible_to(request.user).filter(lok=request.lok, kind=kind)
    about = [f"application__{name}" for name in ABOUT]
    sheets = mine.select_related("lok__ledger", "assessor", *about).prefetch_related("scores")
    return get_object_or_404(sheets, pk=pk)


def _fill(request, sheet, form):
    return _keep(request, sheet, form, actions.score, "advice/score.html")


def _agree(request, sheet):
    given = given_points(sheet.application)
    form = AgreementForm(sheet, questions_of(sheet.application, given), request.POST or None)
    assessors = sorted({score.sheet.assessor.name for score in given})
    return _keep(request, sheet, form, actions.consolidate, "advice/consolidate.html", assessors=assessors)


def _keep(request, sheet, form, action, template, **extra):  # noqa: PLR0913 - the two forms differ in these
    if request.method == "POST" and form.is_valid():
        do = partial(action, sheet, by=request.user, scores=form.scores(), remark=form.cleaned_data["remark"])
        if kept := act(form, do):
            messages.success(request, "Bewaard. U kunt later verder werken of nu afronden.")
            return redirect(_address(kept))
    return render(request, template, {"sheet": sheet, "form": form} | _standing(sheet) | extra)


def _read(request, sheet):
    questions = questions_of(sheet.application)
    kept = {score.code: score for score in sheet.scores.all()}
    lines = [{"question": question, "score": kept.get(question.criterion.code)} for question in questions]
    return render(request, "advice/sheet.html", {"sheet": sheet, "lines": lines} | _standing(sheet))


def _standing(sheet) -> dict:
    criteria = sheet.application.applicable
    filled = len(sheet.points()) if sheet.pk else 0
    return {
        "application": sheet.application,
        "filled": filled,
        "criteria_count": len(criteria),
        "missing": sheet.why_incomplete() if sheet.pk else "",
    }


def _finish(request, sheet, rule, action):
    page = Page(
        title=rule.label,
        submit="Rond af",
        back=_address(sheet),
        back_label=str(sheet.application),
        done=f"{rule.past}.",
        intro="Na het afronden veranderen de punten niet meer. De collega's van de regie lezen ze dan.",
        sentence=f"{rule.past}: {sheet}.",
    )
    sure = forms.Form(request.POST if request.method == "POST" else None)
    return confirm(request, page, sure, partial(action, sheet, by=request.user))


def _address(sheet) -> str:
    name = "score" if sheet.kind == ScoreSheet.Kind.ASSESSOR else "consolidate"
    return reverse(f"advice:{name}", args=[sheet.lok.slug, sheet.pk])
