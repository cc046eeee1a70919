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
    given = {key: {line.code: line.points for line in result.lines} for key, result in results.items()}
    heights = {key: standing(results[key].score, given[key], document.tie_break) for key in results}
    return tuple(Place(place, key, results[key], is_tied) for place, key, is_tied in ordered(heights))


def standing(
    score: Fraction, points: Mapping[str, Fraction | None], tie_break: tuple[str, ...]
) -> tuple[Fraction, ...]:
    """Return what is compared: the score as published, then points by code; None is the lowest."""
    return (score, *(Fraction(-1) if points.get(code) is None else points[code] for code in tie_break))


def ordered(heights: Mapping[Hashable, tuple[Fraction, ...]]) -> list[tuple[int, Hashable, bool]]:
    """Return rank, key and whether it ties, best first: equal heights share a rank (1, 2, 2, 4)."""
    places: list[tuple[int, Hashable, bool]] = []
    for _, equals in groupby(sorted(heights, key=heights.__getitem__, reverse=True), heights.__getitem__):
        tied, place = list(equals), 1 + len(places)
        places += [(place, key, len(tied) > 1) for key in tied]
    return places
