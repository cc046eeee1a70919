"""The order of positive advices of one purpose: exact scores, then the set's tie-break; equals are ties."""

from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

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
    standing = {advice.pk: _standing(advice, tie_break) for advice in positive}
    order = sorted(positive, key=lambda advice: standing[advice.pk], reverse=True)
    places: list[RankedAdvice] = []
    for _, equals in groupby(order, key=lambda advice: standing[advice.pk]):
        tied, height = list(equals), len(places) + 1
        places += [RankedAdvice(height, len(tied) > 1, advice) for advice in tied]
    return places


def _standing(advice: Advice, tie_break: tuple[str, ...]) -> tuple[Fraction, ...]:
    points = {line["code"]: line["points"] for line in advice.lines}
    broken = (Fraction(-1) if points.get(code) is None else Fraction(points[code]) for code in tie_break)
    return (Fraction(advice.score), *broken)
