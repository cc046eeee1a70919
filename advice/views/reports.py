"""Pages that look at a whole round: the score matrix, the ranking and the report."""

from fractions import Fraction

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch
from django.http import Http404, HttpResponse
from django.shortcuts import render

from advice import documents
from advice.models import Advice, Application, Round, ScoreSheet
from advice.ranking import ranked
from advice.scoring import attainable_for
from ledger.asking import only
from ledger.rules import Refused
from partners.rules import is_staff

from .rounds import visible_round

SEALED = "Het verslag komt er na het sluiten: tot dan ziet niemand de aanvragen, of hoeveel er zijn."


def score_matrix(request, lok, pk):
    """Criteria by applications: the agreed points, or those of the assessors as long as nothing is agreed."""
    round_ = visible_round(request, pk)
    only(request.user, is_staff, round_)
    applications = list(_scored(request, round_))
    tables = [
        _table(criteria_set, [a for a in applications if a.purpose == purpose])
        for purpose, criteria_set in round_.sets.items()
        if any(application.purpose == purpose for application in applications)
    ]
    return render(request, "advice/matrix.html", {"round": round_, "tables": tables})


def _scored(request, round_):
    sheets = ScoreSheet.objects.visible_to(request.user).final().prefetch_related("scores")
    applications = Application.objects.visible_to(request.user).filter(round=round_).to_assess()
    return applications.select_related("organiser").prefetch_related(Prefetch("sheets", sheets, "finished"))


def _table(criteria_set, applications) -> dict:
    columns = [_column(criteria_set.document, application) for application in applications]
    rows = [
        {"criterion": criterion, "cells": [_cell(criterion, column) for column in columns]}
        for criterion in criteria_set.document.criteria
    ]
    return {"criteria_set": criteria_set, "columns": columns, "rows": rows}


def _column(document, application) -> dict:
    agreed = [s for s in application.finished if s.kind == ScoreSheet.Kind.CONSOLIDATED]
    sheets = agreed or application.finished
    return {
        "application": application,
        "is_agreed": bool(agreed),
        "scores": [{score.code: score for score in sheet.scores.all()} for sheet in sheets],
        "raw": sum((Fraction(s.points) for s in agreed[0].scores.all()), Fraction(0)) if agreed else None,
        "attainable": attainable_for(document, application.kind_of_care),
    }


def _cell(criterion, column) -> dict:
    """What this application got here; several points where assessors differ and nothing is agreed."""
    scores = [scores[criterion.code] for scores in column["scores"] if criterion.code in scores]
    points = sorted({Fraction(score.points) for score in scores})
    return {
        "applies": column["application"].kind_of_care in criterion.applies_to,
        "points": points,
        "differs": len(points) > 1,
        "motivations": [score.motivation for score in scores if score.motivation],
    }


def ranking(request, lok, pk):
    """The ranking as it stands now, with exact fractions, for the staff."""
    round_ = visible_round(request, pk)
    only(request.user, is_staff, round_)
    advices = Advice.objects.visible_to(request.user).filter(round=round_).select_related("organiser")
    advices = list(advices)
    purposes = [
        {
            "criteria_set": criteria_set,
            "places": [_exact(place) for place in ranked(round_, advices, purpose)],
            "others": [a for a in advices if a.purpose == purpose and a.outcome != Advice.Outcome.POSITIVE],
            "tie_break": [criteria_set.document.criterion(c) for c in criteria_set.document.tie_break],
        }
        for purpose, criteria_set in round_.sets.items()
    ]
    return render(request, "advice/ranking.html", {"round": round_, "purposes": purposes})


def _exact(place) -> dict:
    advice = place.advice
    return {
        "place": place,
        "advice": advice,
        "exact": Fraction(advice.exact),
        "score": Fraction(advice.score),
    }


@login_not_required
def round_report(request, lok, pk):
    """The report as paper: for everybody once the advices are, before that for the staff."""
    round_ = visible_round(request, pk)
    if round_.state != Round.State.SENT and not is_staff(request.user, round_):
        raise Http404
    if round_.is_sealed:
        raise Refused(SEALED)
    response = HttpResponse(documents.round_report(round_), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="verslag-{round_.pk}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
