"""What came of a consultation: the report on screen and on paper, and all input as a table."""

import csv
import io

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from consultation import documents, sheet
from consultation.models import Consultation, Input
from consultation.reporting import said_on
from consultation.standing import in_all, positions
from partners.views.pages import turn

from .finding import to, visible_consultation


@login_not_required
def report(request, lok, pk):
    """Every input, its answer, and the sentence it changed."""
    consultation = _closed(request, pk)
    inputs = Input.objects.visible_to(request.user).filter(consultation=consultation)
    clauses, by_clause = list(consultation.clauses.all()), positions(inputs)
    page = turn(request, clauses)
    context = {
        "consultation": consultation,
        "paper_waits": Consultation.objects.filter(pk=pk).without_report().exists(),
        "page": page,
        "said": said_on(page, inputs, by_clause),
        "glance": [(clause, by_clause.get(clause.pk)) for clause in clauses],
        "whole": in_all(by_clause),
    }
    return render(request, "consultation/report.html", context)


@login_not_required
def report_paper(request, lok, pk):
    """The report as it was kept after the closing; until then, the page that says it is being made."""
    consultation = _closed(request, pk)
    pdf = documents.report(consultation)
    if pdf is None:
        return redirect(to("report", consultation))
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="verslag-inspraak-{consultation.pk}.pdf"'
    return response


@login_not_required
def input_sheet(request, lok, pk):
    """All input as CSV, for who sees all of it."""
    consultation = visible_consultation(request, pk)
    if not consultation.shows_input_to(request.user):
        raise Http404("Deze inbreng is nog niet te lezen.")
    inputs = Input.objects.visible_to(request.user).given().filter(consultation=consultation)
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows(sheet.rows(consultation, inputs.with_all().in_order()))
    response = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"inbreng-{consultation.pk}-{timezone.localdate():%Y%m%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _closed(request, pk) -> Consultation:
    consultation = visible_consultation(request, pk)
    if not consultation.is_public:
        raise Http404("Dit verslag is er nog niet.")
    return consultation
