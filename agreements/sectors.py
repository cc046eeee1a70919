"""Figures per sector, told to everybody without telling on anybody: small sectors are counted together.

The database counts and folds (`agreements/row_security.py`), as only staff may read the rows.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db import connection

from partners.models import Sector

FEWEST = 3  # organisers in a group whose figures everybody may read
COUNTED = "SELECT asked.id, told.* FROM unnest(%s::bigint[]) AS asked(id), LATERAL {}(asked.id, %s) AS told"
GRANTS = COUNTED.format("agreements_grant_figures")
USES = COUNTED.format("agreements_use_figures")
ORDER = {value: at for at, value in enumerate(Sector.values)}


@dataclass(frozen=True)
class Row:
    """Sectors: how many organisers, how many of them got or used something, how often and for how much."""

    sectors: tuple[str, ...]
    organisers: int
    reached: int
    events: int = 0
    amount: Decimal = Decimal(0)

    @property
    def label(self) -> str:
        """The sectors in words."""
        return ", ".join(Sector(sector).label for sector in self.sectors)

    @property
    def share(self) -> int:
        """Reached of all, 0 to 100."""
        return round(100 * self.reached / self.organisers) if self.organisers else 0


def per_sector(counted: str, ids: Iterable[int], *, is_inside: bool) -> dict[int, list[Row]]:
    """For each subsidy (GRANTS) or offer (USES) a row per sector; small ones together at the end.

    An organiser counts once, its amounts add up. Apart only for staff who ask it (`is_inside`); empty where
    all together are too few.
    """
    ids = list(ids)
    found = {pk: [] for pk in ids}
    with connection.cursor() as cursor:
        cursor.execute(counted, [ids, is_inside])
        for pk, sectors, *numbers in cursor.fetchall():
            found[pk].append(Row(tuple(sorted(sectors, key=ORDER.get)), *numbers))
    place = lambda row: (len(row.sectors) > 1, ORDER[row.sectors[0]])  # noqa: E731
    return {pk: sorted(rows, key=place) for pk, rows in found.items()}
