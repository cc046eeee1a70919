"""Acts on advices and reactions."""

from fractions import Fraction

from django.core.exceptions import ValidationError
from django.utils import timezone

from advice import mails, rules, scoring
from advice.criteria import words
from advice.models import Advice, Application, Reaction, ScoreSheet
from ledger.decide import amend, decide
from partners.models import Person

BELOW = "De score blijft onder het minimum van {}: dan is het advies negatief."


def advice_on(application: Application) -> Advice:
    """The advice on this application, or a new one not saved yet."""
    found = Advice.objects.filter(application=application).first()
    return found or Advice(
        lok=application.lok,
        round=application.round,
        organiser=application.organiser,
        application=application,
        reference=application.reference,
        purpose=application.purpose,
        places_count=application.places_requested,
        is_own=application.organiser.is_local_authority,
    )


def write_advice(
    advice: Advice,
    *,
    by: Person,
    outcome: str,
    motivation: str,
    grounds: list[str] = (),
    suggestion: str = "",
) -> Advice:
    """Write or rewrite the draft; a positive advice takes its exact score from the consolidated points."""
    with decide(advice, rules.WRITE_ADVICE, by=by) as advice:
        advice.outcome, advice.motivation = outcome, motivation.strip()
        advice.grounds, advice.suggestion = list(grounds), suggestion.strip()
        advice.written_by = by
        _take_score(advice, by)
    return advice


def share_advice(advice: Advice, *, by: Person) -> Advice:
    """One revised draft goes to its applicant again; the term to react starts anew."""
    with decide(advice, rules.SHARE_ADVICE, by=by) as advice:
        advice.shared_at = timezone.now()
        mails.advice_shared(advice)
    return advice


def revise_advice(advice: Advice, *, by: Person, reason: str) -> Advice:
    """Take a shared draft back to rework it, for example after a reaction."""
    return amend(advice, rules.REVISE_ADVICE, by=by, reason=reason)


def react(advice: Advice, *, by: Person, text: str) -> Reaction:
    """The applicant answers the draft, within the term."""
    reaction = Reaction(
        lok=advice.lok,
        organiser=advice.organiser,
        advice=advice,
        text=text.strip(),
        given_by=by,
        given_at=timezone.now(),
    )
    return amend(reaction, rules.REACT, by=by)


def _take_score(advice: Advice, by: Person) -> None:
    """Copy points, reasons and the exact score from the consolidated sheet into the advice."""
    advice.lines = []
    advice.raw = advice.attainable = advice.exact = advice.score = advice.formula = ""
    application, is_positive = advice.application, advice.outcome == Advice.Outcome.POSITIVE
    sheets = ScoreSheet.objects.final().filter(application=application, kind=ScoreSheet.Kind.CONSOLIDATED)
    sheet = sheets.first()
    if sheet is None and is_positive:
        raise ValidationError({"outcome": rules.score_is_missing(by, advice)})
    if sheet is None:
        return
    document = application.criteria_set.document
    result = scoring.total(document, application.kind_of_care, sheet.points())
    if result.below_minimum and is_positive:
        raise ValidationError({"outcome": BELOW.format(words.number(document.minimum_score))})
    advice.lines = _lines(result, sheet)
    if is_positive:
        _keep_score(advice, document, result)


def _keep_score(advice: Advice, document, result: scoring.Result) -> None:
    exact = advice.round.on_target(result.exact, document.scale.maximum)
    final = scoring.rounded(exact, document.scale.rounding)
    advice.raw, advice.attainable = str(result.raw), str(result.attainable)
    advice.exact, advice.score = str(exact), str(final)
    advice.formula = _formula(advice, document, result, exact, final)


def _formula(advice: Advice, document, result: scoring.Result, exact: Fraction, final: Fraction) -> str:
    target, maximum = advice.round.target_max, document.scale.maximum
    if target == maximum:
        return result.formula()
    times = f"{words.number(result.exact)} × {words.number(target)} ÷ {words.number(maximum)}"
    rescaled = f"{times} = {words.number(exact)}"
    own = f"{words.number(result.raw)} × {words.number(maximum)} ÷ {words.number(result.attainable)}"
    rounding = document.scale.rounding
    ending = f" → afgerond {rounding.label}: {words.number(final)}" if rounding else ""
    return f"{own} = {words.number(result.exact)}; op {words.number(target)}: {rescaled}{ending}"


def _lines(result: scoring.Result, sheet: ScoreSheet) -> list[dict]:
    given = {score.code: score for score in sheet.scores.all()}
    return [
        {
            "code": line.code,
            "title": line.title,
            "points": None if line.points is None else str(line.points),
            "max": str(line.max_points),
            "explanation": line.explanation,
            "motivation": given[line.code].motivation if line.code in given else "",
            "suggestion": given[line.code].suggestion if line.code in given else "",
        }
        for line in result.lines
    ]
