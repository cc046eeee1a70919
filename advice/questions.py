"""What an application answers, what it still lacks, and the points its answers would give."""

from dataclasses import dataclass
from fractions import Fraction

from . import scoring
from .criteria import Checklist, Criterion, Fact, Judgement, Zones
from .models import Application
from .records import Recorded, recorded

COMPUTED = ("bands", "zones")


def answer_to(application: Application, criterion: Criterion):
    """The answer as the scoring engine takes it, or None when there is none (yet)."""
    if isinstance(criterion, Zones):
        return application.neighbourhood.name if application.neighbourhood else None
    return application.answer(criterion.code).get("answer")


def lacks(application: Application, criterion: Criterion) -> bool:
    """Whether the applicant still owes something here: an answer, or words where assessors judge."""
    if isinstance(criterion, Fact):
        return False  # the portal's records or the assessor tell; the applicant may add a commitment
    if isinstance(criterion, Judgement):
        return not application.answer(criterion.code).get("statement", "").strip()
    answer = answer_to(application, criterion)
    return answer is None or (answer in ("", []) and not isinstance(criterion, Checklist))


def missing_answers(application: Application) -> list[str]:
    """Codes and titles of what is not filled in yet."""
    if application.criteria_set is None:
        return []
    return [f"{c.code} {c.title}" for c in application.applicable if lacks(application, c)]


def missing_knock_outs(application: Application) -> list[str]:
    """Conditions of the set that were not confirmed with yes."""
    if application.criteria_set is None:
        return []
    asked = application.criteria_set.document.knock_outs
    return [question.question for question in asked if application.knock_outs.get(question.code) != "yes"]


@dataclass(frozen=True)
class Proposal:
    """The points an answer would give by the set alone; None where somebody must judge or record.

    `recorded` is what the portal's own records say, for a fact they hold.
    """

    points: Fraction | None
    source: str
    explanation: str
    recorded: Recorded | None = None


def proposal(application: Application, criterion: Criterion) -> Proposal:
    """What the engine makes of the applicant's answer to one criterion."""
    if isinstance(criterion, Fact):
        return _by_records(criterion, recorded(application, criterion))
    if isinstance(criterion, Judgement):
        return Proposal(None, "judged", "")
    source = "computed" if criterion.kind in COMPUTED else "stated"
    try:
        gained = scoring.gain(criterion, answer_to(application, criterion))
    except scoring.AnswerError:
        return Proposal(None, source, "")
    return Proposal(gained.points, source, gained.explanation)


def _by_records(criterion: Fact, found: Recorded | None) -> Proposal:
    if found is None or found.answer is None:
        return Proposal(None, "recorded", found.explanation if found else "", found)
    points = scoring.points_of(criterion, found.answer)
    return Proposal(points, "recorded", found.explanation, found)
