"""From the points of all criteria to the exact score, rounded once where the set says so."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any

from advice.criteria import CARE_LABELS, CriteriaDocument, Rounding, Scale, words
from advice.criteria.node import DocumentError, Node, key_path
from advice.scoring.answers import AnswerError, Gain, check_points, gain


class FactsRefused(DocumentError):  # noqa: N818 - the house says "refused"
    """Facts that cannot be scored; `problems` holds (JSON path, Dutch sentence)."""


@dataclass(frozen=True)
class Line:
    """One criterion of a score; `points` is None where the criterion does not apply."""

    code: str
    title: str
    points: Fraction | None
    max_points: Fraction
    explanation: str


@dataclass(frozen=True)
class Result:
    """A score with everything it came from; all amounts are exact points."""

    kind_of_care: str
    scale: Scale
    lines: tuple[Line, ...]
    raw: Fraction
    attainable: Fraction
    exact: Fraction
    score: Fraction
    below_minimum: bool

    def points(self, code: str) -> Fraction | None:
        """Return the points for one criterion, None where it does not apply; KeyError for an unknown code."""
        return {line.code: line.points for line in self.lines}[code]

    def formula(self) -> str:
        """Return the sum that anybody can do again: "9,5 × 8 ÷ 14 = 5 3/7 → afgerond op 0,01 …: 5,43"."""
        maximum, exact = words.number(self.scale.maximum), words.number(self.exact)
        sum_of = f"{words.number(self.raw)} × {maximum} ÷ {words.number(self.attainable)} = {exact}"
        if self.scale.rounding is None:
            return sum_of
        return f"{sum_of} → afgerond {self.scale.rounding.label}: {words.number(self.score)}"


def attainable_for(document: CriteriaDocument, kind_of_care: str) -> Fraction:
    """Return the most raw points that this kind of care can earn."""
    own = (criterion for criterion in document.criteria if kind_of_care in criterion.applies_to)
    return sum((Fraction(criterion.max_points) for criterion in own), Fraction(0))


def rounded(exact: Fraction, rounding: Rounding | None) -> Fraction:
    """Return `exact` rounded to whole steps as the set says, or as it is where the set does not round."""
    if rounding is None:
        return exact
    step = Fraction(rounding.step)
    steps = exact / step
    if rounding.mode == "half_even":
        return round(steps) * step
    return (steps + Fraction(1, 2) if rounding.mode == "half_up" else steps) // 1 * step


def score(document: CriteriaDocument, facts: Any) -> Result:
    """Return the score of `{"kind_of_care": …, "answers": {code: answer}}`; raise FactsRefused.

    Every criterion that applies to the kind of care needs an answer that fits its kind; answers to criteria
    that do not apply are ignored, so that the same facts can be tried on both kinds of care.
    """
    root = Node(facts, "$", [])
    part = root.fields("kind_of_care", "answers")
    kind_of_care = part["kind_of_care"].choice(CARE_LABELS)
    answers = part["answers"].fields(
        optional=tuple(criterion.code for criterion in document.criteria),
        unknown="Deze set heeft geen criterium met deze code.",
    )
    gains = {}
    for criterion in document.criteria:
        if kind_of_care in criterion.applies_to:
            gains[criterion.code] = _answered(criterion, answers[criterion.code])
    if root.problems:
        raise FactsRefused(root.problems)
    return _result(document, kind_of_care, gains)


def _answered(criterion: Any, node: Node) -> Gain | None:
    if node.is_missing or node.value is None:
        node.refuse(f"Voor criterium {criterion.code} ontbreekt het antwoord.")
        return None
    try:
        return gain(criterion, node.value)
    except AnswerError as error:
        node.refuse(f"Criterium {criterion.code}: {error}")
        return None


def total(document: CriteriaDocument, kind_of_care: str, points: Mapping[str, Fraction | Decimal]) -> Result:
    """Return the score of points that were given per criterion code (by assessors); raise FactsRefused.

    Every criterion that applies needs points between 0 and its maximum; an average of assessors may fall
    between the steps.
    """
    own = [criterion for criterion in document.criteria if kind_of_care in criterion.applies_to]
    told = [(criterion, points.get(criterion.code)) for criterion in own]
    problems = [(key_path("$.points", one.code), _why_not(one, given)) for one, given in told]
    if any(sentence for _, sentence in problems):
        raise FactsRefused(problem for problem in problems if problem[1])
    return _result(document, kind_of_care, {one.code: _given(one, given) for one, given in told})


def _why_not(criterion: Any, points: Fraction | Decimal | None) -> str:
    if points is None:
        return f"Voor criterium {criterion.code} ontbreken de punten."
    if 0 <= points <= criterion.max_points:
        return ""
    return f"Criterium {criterion.code}: {check_points(criterion, points)}"


def _given(criterion: Any, points: Fraction | Decimal) -> Gain:
    return Gain(Fraction(points), f"{words.number(points)} van {words.points(criterion.max_points)}")


def _result(document: CriteriaDocument, kind_of_care: str, gains: Mapping[str, Gain]) -> Result:
    attainable = attainable_for(document, kind_of_care)
    if not attainable:
        care = CARE_LABELS[kind_of_care]
        raise FactsRefused([("$.kind_of_care", f"Deze set geeft geen punten voor {care}: er is geen score.")])
    raw = sum((gained.points for gained in gains.values()), Fraction(0))
    exact = raw * Fraction(document.scale.maximum) / attainable
    final = rounded(exact, document.scale.rounding)
    return Result(
        kind_of_care=kind_of_care,
        scale=document.scale,
        lines=tuple(_line(criterion, gains.get(criterion.code)) for criterion in document.criteria),
        raw=raw,
        attainable=attainable,
        exact=exact,
        score=final,
        below_minimum=document.minimum_score is not None and final < document.minimum_score,
    )


def _line(criterion: Any, gained: Gain | None) -> Line:
    points, why = gained or (
        None,
        f"niet van toepassing: enkel voor {words.listing(criterion.applies_to_labels)}",
    )
    return Line(criterion.code, criterion.title, points, Fraction(criterion.max_points), why)
