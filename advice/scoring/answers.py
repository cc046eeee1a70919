"""From one answer to the points of one criterion, with the reason in Dutch."""

from decimal import Decimal
from fractions import Fraction
from functools import singledispatch
from typing import Any, NamedTuple

from advice.criteria import kinds, words
from advice.criteria.node import as_number

MOST_SUMS = 10_000
MOST_NAMED = 12


class AnswerError(ValueError):
    """An answer that does not fit its criterion; the text is a Dutch sentence."""


class Gain(NamedTuple):
    """The exact points of an answer, and why."""

    points: Fraction
    explanation: str


def points_of(criterion: kinds.Criterion, answer: Any) -> Fraction:
    """Return the exact points that `answer` earns; raise AnswerError."""
    return gain(criterion, answer).points


@singledispatch
def gain(criterion: kinds.Criterion, answer: Any) -> Gain:
    """Return points and explanation; raise AnswerError.

    An answer is a label (levels), a list of labels (checklist), a number string (bands, measured facts,
    judgement), a neighbourhood (zones), or true or false (other facts).
    """
    raise TypeError(f"no such kind of criterion: {criterion!r}")


@gain.register
def _levels(criterion: kinds.Levels, answer: Any) -> Gain:
    for level in criterion.levels:
        if answer == level.label:
            return _gain(level.label, level.points)
    raise AnswerError(f'"{words.shown(answer)}" is geen niveau van dit criterium.')


@gain.register
def _checklist(criterion: kinds.Checklist, answer: Any) -> Gain:
    if not isinstance(answer, list | tuple):
        raise AnswerError("Hier hoort een lijst van wat klopt.")
    labels = [item.label for item in criterion.items]
    for index, label in enumerate(answer):
        if label not in labels:
            raise AnswerError(f'"{words.shown(label)}" staat niet in de lijst van dit criterium.')
        if label in answer[:index]:
            raise AnswerError(f'"{words.shown(label)}" is twee keer aangevinkt.')
    ticked = [item for item in criterion.items if item.label in answer]
    total = sum((Fraction(item.points) for item in ticked), Fraction(0))
    said = ", ".join(f"{item.label} ({words.points(item.points)})" for item in ticked) or "niets aangevinkt"
    if total <= criterion.highest:
        return _gain(said, total)
    return Gain(criterion.highest, f"{said}, samen hoogstens {words.points(criterion.highest)}")


@gain.register
def _bands(criterion: kinds.Bands, answer: Any) -> Gain:
    return _banded(criterion, answer)


@gain.register
def _zones(criterion: kinds.Zones, answer: Any) -> Gain:
    if not isinstance(answer, str) or not answer.strip():
        raise AnswerError("Hier hoort de naam van een leefkern.")
    for zone in criterion.zones:
        if answer in zone.names:
            return _gain(answer, zone.points)
    return _gain(f"{words.shown(answer)}: elders", criterion.otherwise)


@gain.register
def _fact(criterion: kinds.Fact, answer: Any) -> Gain:
    if criterion.is_measured:
        return _banded(criterion, answer)
    if not isinstance(answer, bool):
        raise AnswerError("Hier hoort true of false.")
    found = "ja" if answer else "nee"
    return _gain(f"{found}: {criterion.rule.sentence}", criterion.points if answer else Decimal(0))


@gain.register
def _judgement(criterion: kinds.Judgement, answer: Any) -> Gain:
    given = _number(answer)
    if why_not := check_points(criterion, given):
        raise AnswerError(why_not)
    return Gain(given, f"beoordeeld: {words.number(given)} van {words.points(criterion.max_points)}")


def _banded(criterion: kinds.Bands | kinds.Fact, answer: Any) -> Gain:
    quantity = _number(answer)
    band = criterion.band_for(quantity)
    stated = f"{words.number(quantity)} {criterion.unit}".strip()
    if band is None:
        return _gain(f"{stated}: geen van de grenzen", criterion.otherwise)
    return _gain(f"{stated}: {band.label}", band.points)


def _gain(said: str, given: Decimal | Fraction) -> Gain:
    return Gain(Fraction(given), f"{said} = {words.points(given)}")


def _number(answer: Any) -> Fraction:
    found = as_number(answer)
    if found is None:
        raise AnswerError('Hier hoort een gewoon getal als tekst, zoals "1.5".')
    return Fraction(found)


def check_points(criterion: kinds.Criterion, points: Fraction | Decimal) -> str:
    """Return "" when the criterion can give exactly these points, else a Dutch sentence."""
    given = Fraction(points)
    if not 0 <= given <= criterion.max_points:
        return f"Punten liggen tussen 0 en {words.number(criterion.max_points)}."
    if isinstance(criterion, kinds.Judgement):
        step = words.number(criterion.step)
        return f"Geef punten in stappen van {step}." if given % Fraction(criterion.step) else ""
    possible = possible_points(criterion)
    if possible is None or given in possible:
        return ""
    if len(possible) > MOST_NAMED:
        return f"Met {words.points(given)} komt geen enkele keuze in dit criterium uit."
    return f"Dit criterium geeft {_choice(sorted(possible))}."


def possible_points(criterion: kinds.Criterion) -> frozenset[Fraction] | None:
    """Return all points a criterion can give; None for a judgement, or for over 10,000 sums."""
    match criterion:
        case kinds.Judgement():
            return None
        case kinds.Checklist():
            return _sums(criterion)
        case kinds.Fact(is_measured=False):
            return frozenset({Fraction(0), Fraction(criterion.points)})
        case kinds.Levels():
            return frozenset(Fraction(level.points) for level in criterion.levels)
        case kinds.Zones():
            parts = criterion.zones
        case _:
            parts = criterion.bands
    return frozenset(Fraction(given) for given in (*(part.points for part in parts), criterion.otherwise))


def _sums(checklist: kinds.Checklist) -> frozenset[Fraction] | None:
    sums, highest = {Fraction(0)}, checklist.highest
    for item in checklist.items:
        more = Fraction(item.points)
        sums |= {min(known + more, highest) for known in sums}
        if len(sums) > MOST_SUMS:
            return None
    return frozenset(sums)


def _choice(possible: list[Fraction]) -> str:
    *first, last = (words.number(given) for given in possible)
    return f"{', '.join(first)} of {words.points(possible[-1])}" if first else words.points(possible[-1])
