"""The criteria document as frozen objects: one `lok-criteria/v1` set, its scale, grounds and groups."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from advice.criteria import words
from advice.criteria.kinds import Criterion

FORMAT = "lok-criteria/v1"
PURPOSE_LABELS = {
    "new_places": "nieuwe plaatsen",
    "conversion": "omschakeling",
    "opportunity": "opportuniteitsadvies",
}
ROUNDING_LABELS = {
    "half_up": "naar boven vanaf de helft",
    "half_even": "bij de helft naar het even aantal stappen",
    "down": "naar beneden",
}


@dataclass(frozen=True, kw_only=True)
class Rounding:
    """How a score is rounded, once, at the end: to a whole number of steps."""

    step: Decimal
    mode: str

    @property
    def label(self) -> str:
        """Return the rounding in Dutch: "op 0,01 naar boven vanaf de helft"."""
        return f"op {words.number(self.step)} {ROUNDING_LABELS[self.mode]}"


@dataclass(frozen=True, kw_only=True)
class Scale:
    """From raw points to the score."""

    raw_max: Decimal
    target_max: Decimal | None
    rounding: Rounding | None

    @property
    def maximum(self) -> Decimal:
        """Return the highest score: `target_max`, or `raw_max` where the raw total is the score."""
        return self.raw_max if self.target_max is None else self.target_max


@dataclass(frozen=True, kw_only=True)
class Ground:
    """A ground on which an advice may be negative."""

    code: str
    text: str


@dataclass(frozen=True, kw_only=True)
class KnockOut:
    """A question that must be answered with yes, and what proves it."""

    code: str
    question: str
    evidence: str


@dataclass(frozen=True, kw_only=True)
class Group:
    """Criteria under one goal."""

    code: str
    title: str
    goal: str
    max_points: Decimal
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, kw_only=True)
class CriteriaDocument:
    """One criteria set, the same everywhere it is imported."""

    format: str = field(default=FORMAT, init=False)
    title: str
    purpose: str
    legal_basis: str
    adopted_by: str
    adopted_on: date | None
    valid_from: date
    valid_until: date | None
    scale: Scale
    minimum_score: Decimal | None
    tie_break: tuple[str, ...]
    negative_grounds: tuple[Ground, ...]
    knock_outs: tuple[KnockOut, ...]
    groups: tuple[Group, ...]

    @property
    def purpose_label(self) -> str:
        """Return the purpose in Dutch."""
        return PURPOSE_LABELS[self.purpose]

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """Return the criteria of all groups, in order."""
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    def criterion(self, code: str) -> Criterion:
        """Return the criterion with that code; KeyError when the set has none."""
        return {criterion.code: criterion for criterion in self.criteria}[code]
