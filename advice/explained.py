"""What a criteria set can give to whom, and one score worked out, for people who read the criteria."""

from dataclasses import dataclass
from fractions import Fraction

from . import scoring
from .criteria import CARE_LABELS, CriteriaDocument, Criterion


@dataclass(frozen=True)
class Attainable:
    """The most raw points of one kind of care, and the criteria that leave it out."""

    care: str
    points: Fraction
    of: Fraction
    left_out: tuple[Criterion, ...]


def attainable(document: CriteriaDocument) -> list[Attainable]:
    """Return what family care and group care can earn at most, in raw points."""
    return [
        Attainable(
            label,
            scoring.attainable_for(document, care),
            Fraction(document.scale.raw_max),
            tuple(c for c in document.criteria if care not in c.applies_to),
        )
        for care, label in CARE_LABELS.items()
    ]


def example(document: CriteriaDocument) -> str:
    """Return one score worked out: all points but those of the last criterion that applies."""
    care = next(care for care in CARE_LABELS if scoring.attainable_for(document, care))  # a set has points
    own = [criterion for criterion in document.criteria if care in criterion.applies_to]
    points = {criterion.code: Fraction(criterion.max_points) for criterion in own}
    points |= {own[-1].code: Fraction(0)} if len(own) > 1 else {}
    formula = scoring.total(document, care, points).formula()
    return f"een aanvraag voor {CARE_LABELS[care]} met alle punten{_but(own)}: {formula}"


def _but(own: list[Criterion]) -> str:
    return f", behalve op {own[-1].code}" if len(own) > 1 else ""
