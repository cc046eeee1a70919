"""How applications of the demo are scored: computed from the answers, the rest from the tables."""

from decimal import Decimal

from advice import actions, questions
from advice.actions.scores import consolidation_of, sheet_for
from advice.models import Application

from . import texts
from .world import World

ASSESSORS = ("beoordelaar", "beoordelaar2")


def marks(application: Application, given: dict, tips: dict | None = None) -> list[dict]:
    """Points for every criterion; `given` has points, evidence and reason where people decide.

    With `tips` they are agreed points: each loss carries a suggestion, each line a reason.
    """
    return [_mark(application, criterion, given, tips) for criterion in application.applicable]


def _mark(application, criterion, given, tips) -> dict:
    found = questions.proposal(application, criterion)
    points, evidence, reason = given.get(criterion.code, (found.points, "", ""))
    points = Decimal(points) if isinstance(points, str) else _exact(points)
    if tips is not None:
        reason = reason or _reason(evidence, found.explanation)
    loses = tips is not None and points < criterion.max_points
    return {
        "code": criterion.code,
        "points": points,
        "source": found.source,
        "evidence": evidence,
        "motivation": reason,
        "suggestion": tips[criterion.code] if loses else "",
    }


def _reason(evidence: str, explanation: str) -> str:
    if evidence:
        return f"{evidence[:1].upper()}{evidence[1:]}."
    return texts.SAID.format(explanation=explanation)


def _exact(points) -> Decimal:
    return Decimal(points.numerator) / points.denominator


def assess(world: World, application: Application, key: str, given: dict, *, upto: int = 0) -> None:
    """One assessor fills in the sheet and finishes it; with `upto` only so many criteria are done."""
    by, scores = world.person(key), marks(application, given)
    sheet = sheet_for(application, by)
    if upto:
        actions.score(sheet, by=by, scores=scores[:upto])
    else:
        actions.finish_sheet(actions.score(sheet, by=by, scores=scores), by=by)


def agree(world: World, application: Application, given: dict, tips: dict) -> None:
    """The coordinator lays the sheets together."""
    by = world.person("coordinator")
    sheet = consolidation_of(application, by)
    sheet = actions.consolidate(sheet, by=by, scores=marks(application, given, tips))
    actions.finish_consolidation(sheet, by=by)
