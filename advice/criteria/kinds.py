"""The six kinds of criterion: what each asks, gives, and says about itself in Dutch."""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import ClassVar, NamedTuple

from advice.criteria import words
from advice.criteria.facts import FACT_LABELS, MEASURED_FACTS, MEASURED_UNIT, FactRule

CARE_LABELS = {"family_care": "gezinsopvang", "group_care": "groepsopvang"}
PROOF_LABELS = {"fact": "feit", "commitment": "engagement"}
OPERATORS = {">": gt, ">=": ge, "<": lt, "<=": le}
OPERATOR_LABELS = {">": "meer dan", ">=": "minstens", "<": "minder dan", "<=": "hoogstens"}


class Row(NamedTuple):
    """One line of a criterion as readers see it: what holds, and the points for it."""

    label: str
    points: Decimal


@dataclass(frozen=True, kw_only=True)
class Option:
    """A level, or an item of a checklist: a label and its points."""

    label: str
    points: Decimal


@dataclass(frozen=True, kw_only=True)
class Band:
    """A limit to a quantity, and the points on its side of it."""

    op: str
    value: Decimal
    points: Decimal

    def holds(self, quantity: Fraction) -> bool:
        """Return whether `quantity` (in the unit of the criterion) is in the band."""
        return OPERATORS[self.op](quantity, Fraction(self.value))

    @property
    def label(self) -> str:
        """Return the limit in Dutch, without the unit: "meer dan 11"."""
        return f"{OPERATOR_LABELS[self.op]} {words.number(self.value)}"


@dataclass(frozen=True, kw_only=True)
class Zone:
    """Neighbourhoods that earn the same points."""

    names: tuple[str, ...]
    points: Decimal


@dataclass(frozen=True, kw_only=True)
class Common:
    """What every criterion has, whatever its kind."""

    code: str
    title: str
    why: str
    max_points: Decimal
    applies_to: tuple[str, ...]
    accepts: tuple[str, ...]
    evidence: str

    left_out: ClassVar[tuple[str, ...]] = ()

    @property
    def applies_to_labels(self) -> tuple[str, ...]:
        """Return the kinds of care in Dutch."""
        return tuple(CARE_LABELS[kind] for kind in self.applies_to)

    @property
    def accepts_labels(self) -> tuple[str, ...]:
        """Return in Dutch what may prove it: a fact, a commitment, or both."""
        return tuple(PROOF_LABELS[proof] for proof in self.accepts)


@dataclass(frozen=True, kw_only=True)
class Levels(Common):
    """Exactly one of the levels."""

    kind: str = field(default="levels", init=False)
    levels: tuple[Option, ...]

    kind_label: ClassVar[str] = "één niveau kiezen"

    @property
    def highest(self) -> Fraction:
        """Return the points of the best level."""
        return max(Fraction(level.points) for level in self.levels)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every level with its points."""
        return tuple(Row(level.label, level.points) for level in self.levels)


@dataclass(frozen=True, kw_only=True)
class Checklist(Common):
    """All items that hold, added up, never above the cap."""

    kind: str = field(default="checklist", init=False)
    items: tuple[Option, ...]
    cap: Decimal | None = None
    names_cap: bool = False

    kind_label: ClassVar[str] = "aanvinken wat klopt"

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the fields that the portable document does not have."""
        return ("names_cap",) if self.names_cap else ("names_cap", "cap")

    @property
    def total(self) -> Fraction:
        """Return the points of all items together."""
        return sum((Fraction(item.points) for item in self.items), Fraction(0))

    @property
    def highest(self) -> Fraction:
        """Return the cap, or all items together."""
        return self.total if self.cap is None else Fraction(self.cap)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every item with its points, and the cap."""
        items = tuple(Row(item.label, item.points) for item in self.items)
        return items if self.cap is None else (*items, Row("samen hoogstens", self.cap))


class Banded:
    """What criteria share that give points for a quantity: the first band that holds wins."""

    def band_for(self, quantity: Fraction) -> Band | None:
        """Return the first band that holds for `quantity`, None when none does (`otherwise`)."""
        return next((band for band in self.bands if band.holds(quantity)), None)

    @property
    def best_band(self) -> Fraction:
        """Return the most points of all bands and `otherwise`."""
        return max(Fraction(given) for given in (*(band.points for band in self.bands), self.otherwise))

    def band_rows(self, unit: str) -> tuple[Row, ...]:
        """Return every band with its unit and points, and the rest."""
        bands = (Row(f"{band.label} {unit}".strip(), band.points) for band in self.bands)
        return (*bands, Row("anders", self.otherwise))


@dataclass(frozen=True, kw_only=True)
class Bands(Banded, Common):
    """Points by a stated quantity."""

    kind: str = field(default="bands", init=False)
    quantity: str
    unit: str
    bands: tuple[Band, ...]
    otherwise: Decimal

    kind_label: ClassVar[str] = "berekend uit een hoeveelheid"

    @property
    def highest(self) -> Fraction:
        """Return the points of the best band, or of `otherwise`."""
        return self.best_band

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every band with its points, and the rest."""
        return self.band_rows(self.unit)


@dataclass(frozen=True, kw_only=True)
class Zones(Common):
    """Points by the neighbourhood of the location."""

    kind: str = field(default="zones", init=False)
    zones: tuple[Zone, ...]
    otherwise: Decimal

    kind_label: ClassVar[str] = "berekend uit de ligging"

    @property
    def highest(self) -> Fraction:
        """Return the points of the best zone, or of `otherwise`."""
        return max(Fraction(given) for given in (*(zone.points for zone in self.zones), self.otherwise))

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return every zone with its points, and the rest."""
        zones = (Row(words.listing(zone.names), zone.points) for zone in self.zones)
        return (*zones, Row("elders", self.otherwise))


@dataclass(frozen=True, kw_only=True)
class Fact(Banded, Common):
    """Points by the portal's own records: yes or no (`points`), or measured (`bands` and `otherwise`)."""

    kind: str = field(default="fact", init=False)
    fact: str
    rule: FactRule
    points: Decimal | None = None
    bands: tuple[Band, ...] = ()
    otherwise: Decimal | None = None

    kind_label: ClassVar[str] = "berekend uit de gegevens van het portaal"
    unit: ClassVar[str] = MEASURED_UNIT

    @property
    def is_measured(self) -> bool:
        """Return whether the fact is a number, rather than yes or no."""
        return self.fact in MEASURED_FACTS

    @property
    def left_out(self) -> tuple[str, ...]:
        """Return the fields that the portable document does not have."""
        return ("points",) if self.is_measured else ("bands", "otherwise")

    @property
    def fact_label(self) -> str:
        """Return the fact in Dutch."""
        return FACT_LABELS[self.fact]

    @property
    def highest(self) -> Fraction:
        """Return the points of a yes, or of the best band."""
        return self.best_band if self.is_measured else Fraction(self.points)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return the rule with its points, or every band."""
        return self.band_rows(self.unit) if self.is_measured else (Row(self.rule.sentence, self.points),)


@dataclass(frozen=True, kw_only=True)
class Judgement(Common):
    """Points given by assessors, from 0 to the maximum in steps."""

    kind: str = field(default="judgement", init=False)
    step: Decimal

    kind_label: ClassVar[str] = "beoordeeld met motivering"

    @property
    def highest(self) -> Fraction:
        """Return the maximum, which is the assessors' to give."""
        return Fraction(self.max_points)

    @property
    def rows(self) -> tuple[Row, ...]:
        """Return one line that says how far and in which steps."""
        label = f"0 tot {words.points(self.max_points)}, in stappen van {words.number(self.step)}"
        return (Row(label, self.max_points),)


Criterion = Levels | Checklist | Bands | Zones | Fact | Judgement
KIND_LABELS = {kind.kind: kind.kind_label for kind in (Levels, Checklist, Bands, Zones, Fact, Judgement)}
