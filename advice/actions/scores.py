"""Acts on score sheets. `scores` is a list of dicts.

Code, points, source, evidence, motivation, suggestion.
"""

from django.core.exceptions import ValidationError

from advice import rules, scoring
from advice.models import Application, Score, ScoreSheet
from ledger.decide import amend, decide
from ledger.rules import Rule
from partners.models import Person


def score(sheet: ScoreSheet, *, by: Person, scores: list[dict], remark: str = "") -> ScoreSheet:
    """Fill in (part of) an assessor's sheet; points must be what the criterion can give."""
    return _fill(sheet, rules.SCORE, by, scores, remark)


def finish_sheet(sheet: ScoreSheet, *, by: Person) -> ScoreSheet:
    """The assessor is done; colleagues see the sheet from now on and it no longer changes."""
    return amend(sheet, rules.FINISH_SHEET, by=by)


def consolidate(sheet: ScoreSheet, *, by: Person, scores: list[dict], remark: str = "") -> ScoreSheet:
    """Fill in the points agreed from all assessors.

    With the reasons and suggestions the applicant will read.
    """
    return _fill(sheet, rules.CONSOLIDATE, by, scores, remark)


def finish_consolidation(sheet: ScoreSheet, *, by: Person) -> ScoreSheet:
    """The agreed points are fixed; the advice rests on them."""
    return amend(sheet, rules.FINISH_CONSOLIDATION, by=by)


def sheet_for(application: Application, assessor: Person) -> ScoreSheet:
    """This assessor's sheet for the application, or a new one not saved yet."""
    found = application.sheets.filter(assessor=assessor, kind=ScoreSheet.Kind.ASSESSOR).first()
    return found or ScoreSheet(lok=application.lok, application=application, assessor=assessor)


def consolidation_of(application: Application, coordinator: Person) -> ScoreSheet:
    """The one consolidated sheet of the application, or a new one not saved yet."""
    found = application.sheets.filter(kind=ScoreSheet.Kind.CONSOLIDATED).first()
    kind = ScoreSheet.Kind.CONSOLIDATED
    return found or ScoreSheet(lok=application.lok, application=application, assessor=coordinator, kind=kind)


def _fill(sheet: ScoreSheet, rule: Rule, by: Person, scores: list[dict], remark: str) -> ScoreSheet:
    with decide(sheet, rule, by=by) as sheet:
        _check(sheet, scores)
        sheet.remark = remark
        if sheet.pk is None:
            sheet.validate_constraints()  # who presses a moment later gets a sentence
            sheet.save()
        Score.objects.bulk_create(
            [Score(sheet=sheet, **values) for values in scores],
            update_conflicts=True,
            unique_fields=["sheet", "code"],
            update_fields=["points", "source", "evidence", "motivation", "suggestion"],
        )
    return sheet


def _check(sheet: ScoreSheet, scores: list[dict]) -> None:
    """Raise ValidationError per criterion whose points it cannot give.

    Agreed points may lie between steps.
    """
    criteria = {criterion.code: criterion for criterion in sheet.application.applicable}
    problems = {}
    for given in scores:
        criterion = criteria.get(given["code"])
        if criterion is None:
            problems[given["code"]] = "Dit criterium geldt niet voor deze aanvraag."
        elif sheet.kind == ScoreSheet.Kind.ASSESSOR and (
            why := scoring.check_points(criterion, given["points"])
        ):
            problems[given["code"]] = why
        elif not 0 <= given["points"] <= criterion.max_points:
            problems[given["code"]] = scoring.check_points(criterion, given["points"])
    if problems:
        raise ValidationError(problems)
