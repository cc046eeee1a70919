"""Pages of news: what organisers report, and what the regie answers."""

from functools import partial

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from ledger.asking import ask, only
from partners import actions, rules
from partners import informing_rules as ours
from partners.forms.informing import ReplyForm, ReportFilters, ReportForm, form_that_follows
from partners.models import ChangeReport

from .organisers import page_about, visible_organiser
from .pages import Page, fill, tabs, turn


def report_list(request, lok):
    """All news this person may see in this LOK; what waits for an answer is on top."""
    only(request.user, rules.has_a_role | rules.acts_for_somebody, request.lok)
    filters = ReportFilters(request.GET)
    context = {
        "page": turn(request, filters.narrow(_reports(request).waiting_first())),
        "filters": filters,
        "tabs": tabs(request, "report_list"),
    }
    return render(request, "partners/report_list.html", context)


def report_detail(request, lok, pk):
    """One report: what was said, what was answered, and its history."""
    report = _report(request, pk)
    is_seen = ours.is_already_so(report)
    context = {"report": report, "follows": ours.act_that_follows(report), "is_already_so": is_seen}
    return render(request, "partners/report_detail.html", context)


def _reports(request):
    return ChangeReport.objects.visible_to(request.user).filter(lok=request.lok).with_names()


def _report(request, pk):
    return get_object_or_404(_reports(request), pk=pk)


def _url(report) -> str:
    return reverse("partners:report_detail", args=[report.lok.slug, report.pk])


def report_change(request, lok, pk):
    """A contact tells what is new."""
    organiser = visible_organiser(request, pk)
    report = ChangeReport(lok=request.lok, organiser=organiser)
    ask(request.user, ours.REPORT_CHANGE, report)
    form = ReportForm(request.POST or None, instance=report, initial=_asked(request))
    intro = "De regie kijkt uw melding na en antwoordt u per mail. Daarna past ze het register aan."
    words = {"submit": "Verstuur", "intro": intro}
    page = page_about(
        request, organiser, ours.REPORT_CHANGE.label, "Dank u. De regie kreeg uw melding.", **words
    )
    do = partial(actions.report_change, report, by=request.user)
    return fill(request, page, form, do, then=_url)


def _asked(request) -> dict:
    """What the link that led here already knows: the kind of news, the place, and what is not right."""
    known = {"kind": request.GET.get("wat"), "location": request.GET.get("locatie")}
    if what := request.GET.get("over"):
        known["text"] = f"Dit klopt niet: {what}. Het moet zijn: "
    return {name: value for name, value in known.items() if value}


def apply_report(request, lok, pk):
    """Change the register as reported, on one page with the answer."""
    report = _report(request, pk)
    ask(request.user, ours.APPLY_REPORT, report)
    form = form_that_follows(report, request.POST or None)
    page = _page(
        report, ours.APPLY_REPORT.label, "Verwerk en antwoord", "De melding is verwerkt en beantwoord."
    )
    return fill(
        *(request, page, form, lambda: actions.apply_report(report, by=request.user, **form.cleaned_data)),
        template="partners/report_answer.html",
        report=report,
        follows=ours.act_that_follows(report),
        is_already_so=ours.is_already_so(report),
    )


def decline_report(request, lok, pk):
    """The register stays as it is; the answer says why."""
    report = _report(request, pk)
    ask(request.user, ours.DECLINE_REPORT, report)
    form = ReplyForm(request.POST or None)
    page = _page(report, ours.DECLINE_REPORT.label, "Verstuur uw antwoord", "De melding is beantwoord.")
    return fill(
        *(request, page, form, lambda: actions.decline_report(report, by=request.user, **form.cleaned_data)),
        template="partners/report_answer.html",
        report=report,
    )


def _page(report, title, submit, done) -> Page:
    """The page of an answer to this report."""
    return Page(title=title, submit=submit, back=_url(report), back_label=str(report), done=done)


@require_POST
def withdraw_report(request, lok, pk):
    """Taken back before it was answered."""
    report = _report(request, pk)
    actions.withdraw_report(report, by=request.user)
    messages.success(request, "Uw melding is ingetrokken.")
    return redirect(_url(report))
