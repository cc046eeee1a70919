"""Figures per sector, told to everybody without telling on anybody: small sectors are counted together.

Pure: no database.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from partners.models import Sector

FEWEST = 3  # organisers in a group whose figures everybody may read
NOTHING = Decimal(0)


@dataclass(frozen=True)
class Row:
    """One sector: how many organisers there are, how many of them got or used something, and for how much."""

    label: str
    organisers: int
    reached: int
    amount: Decimal = NOTHING

    @property
    def share(self) -> int:
        """Reached of all, 0 to 100."""
        return round(100 * self.reached / self.organisers) if self.organisers else 0

    def __add__(self, other: "Row") -> "Row":
        return Row(
            f"{self.label}, {other.label}",
            self.organisers + other.organisers,
            self.reached + other.reached,
            self.amount + other.amount,
        )


def per_sector(organisers: dict[str, int], reached: Iterable[tuple[int, str, Decimal]]) -> list[Row]:
    """A row for each sector in which somebody works; `reached` has (organiser, sector, amount) per event.

    An organiser counts once, its amounts add up.
    """
    found: dict[str, tuple[set, Decimal]] = {}
    for organiser, sector, amount in reached:
        who, sum_ = found.get(sector, (set(), NOTHING))
        found[sector] = (who | {organiser}, sum_ + amount)
    rows = []
    for value, label in Sector.choices:
        who, amount = found.get(value, (set(), NOTHING))
        if count := max(organisers.get(value, 0), len(who)):
            rows.append(Row(label, count, len(who), amount))
    return rows


def folded(rows: list[Row]) -> list[Row]:
    """The same with sectors of fewer than three organisers together, and enough others to hide them in.

    Empty when all of them together are fewer than three: then no figure is safe.
    """
    ordered = sorted(rows, key=lambda row: row.organisers)
    small = [row for row in ordered if row.organisers < FEWEST]
    large = ordered[len(small) :]
    while small and sum(row.organisers for row in small) < FEWEST and large:
        small.append(large.pop(0))
    if not small:
        return rows
    kept = [row for row in rows if row not in small]
    together = _together([row for row in rows if row in small])
    return [*kept, together] if together.organisers >= FEWEST else kept


def _together(rows: list[Row]) -> Row:
    first, *rest = rows
    for row in rest:
        first = first + row
    return first
