"""The order of applications: by score, then by tie-break; what stays equal is shown as a tie."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from advice.criteria import CriteriaDocument
from advice.scoring.totals import Result


@dataclass(frozen=True)
class Place:
    """Where one application stands: equal ones share a rank, the next rank counts them all (1, 2, 2, 4)."""

    rank: int
    key: Hashable
    result: Result
    is_tied: bool


def rank(results: Mapping[Hashable, Result], document: CriteriaDocument) -> tuple[Place, ...]:
    """Return the places, best first; applications that tie stay in the order they were given."""
    standing = {key: _standing(result, document.tie_break) for key, result in results.items()}
    order = sorted(results, key=standing.__getitem__, reverse=True)
    places: list[Place] = []
    for _, equals in groupby(order, key=standing.__getitem__):
        tied, height = list(equals), 1 + len(places)
        places += [Place(height, key, results[key], is_tied=len(tied) > 1) for key in tied]
    return tuple(places)


def _standing(result: Result, tie_break: tuple[str, ...]) -> tuple[Fraction, ...]:
    """Return what is compared: the score as published, then points by code; None is the lowest."""
    given = {line.code: line.points for line in result.lines}
    return (result.score, *(Fraction(-1) if given[code] is None else given[code] for code in tie_break))
