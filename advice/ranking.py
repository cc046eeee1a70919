"""The order of positive advices of one purpose: exact scores, then the set's tie-break; equals are ties."""

from dataclasses import dataclass
from fractions import Fraction

from advice import scoring
from advice.models import Advice, Round


@dataclass(frozen=True)
class RankedAdvice:
    """Where one advice stands; equal ones share a rank and the next counts them all (1, 2, 2, 4)."""

    rank: int
    is_tied: bool
    advice: Advice


def ranked(round_: Round, advices: list[Advice], purpose: str) -> list[RankedAdvice]:
    """Positive advices of this purpose, best first."""
    tie_break = round_.set_for(purpose).document.tie_break
    positive = [a for a in advices if a.purpose == purpose and a.outcome == Advice.Outcome.POSITIVE]
    heights = {a: scoring.standing(Fraction(a.score), _points(a), tie_break) for a in positive}
    return [RankedAdvice(place, is_tied, advice) for place, advice, is_tied in scoring.ordered(heights)]


def _points(advice: Advice) -> dict[str, Fraction | None]:
    given = {line["code"]: line["points"] for line in advice.lines}
    return {code: None if points is None else Fraction(points) for code, points in given.items()}
