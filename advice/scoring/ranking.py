"""The order of applications: by score, then by the tie-break of the set; what stays equal is shown as a tie."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from advice.criteria import CriteriaDocument
from advice.scoring.totals import Result


@dataclass(frozen=True)
class Place:
    """Where one application stands: equal ones share a rank, and the next rank counts them all (1, 2, 2, 4)."""

    rank: int
    key: Hashable
    result: Result
    is_tied: bool


def rank(results: Mapping[Hashable, Result], document: CriteriaDocument) -> tuple[Place, ...]:
    """Return the places, best first; applications that tie stay in the order they were given."""
    standing = {key: _standing(result, document.tie_break) for key, result in results.items()}
    order = sorted(results, key=standing.__getitem__, reverse=True)
    heights = [standing[key] for key in order]
    return tuple(
        Place(
            rank=1 + heights.index(standing[key]),
            key=key,
            result=results[key],
            is_tied=heights.count(standing[key]) > 1,
        )
        for key in order
    )


def _standing(result: Result, tie_break: tuple[str, ...]) -> tuple[Fraction, ...]:
    """Return what is compared: the score as published, then points by code; "does not apply" is the lowest."""
    given = {line.code: line.points for line in result.lines}
    return (result.score, *(Fraction(-1) if given[code] is None else given[code] for code in tie_break))
