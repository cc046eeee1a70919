"""What conditions cost against what the subsidy brings: exact, per condition and in all (commitment D8).

Pure: no database. Money is Decimal in euro, a share is a Fraction of the amount of the subsidy.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

NOTHING = Decimal(0)


@dataclass(frozen=True)
class Burden:
    """One condition as an organiser feels it in a year."""

    label: str
    hours: Decimal
    cost: Decimal
    total: Decimal
    share: Fraction


@dataclass(frozen=True)
class Proportion:
    """All conditions together against the amount."""

    amount: Decimal
    hour_value: Decimal
    burdens: tuple[Burden, ...]

    @property
    def hours(self) -> Decimal:
        return sum((burden.hours for burden in self.burdens), NOTHING)

    @property
    def cost(self) -> Decimal:
        return sum((burden.cost for burden in self.burdens), NOTHING)

    @property
    def total(self) -> Decimal:
        return sum((burden.total for burden in self.burdens), NOTHING)

    @property
    def share(self) -> Fraction:
        """All conditions as a part of the amount; above 1 they cost more than the subsidy brings."""
        return _share(self.total, self.amount)

    @property
    def left(self) -> Decimal:
        """What is left of the amount for the organiser; negative when the conditions cost more."""
        return self.amount - self.total

    @property
    def is_above_amount(self) -> bool:
        return self.total > self.amount


def weigh(conditions: Iterable, *, amount: Decimal, hour_value: Decimal) -> Proportion:
    """Weigh conditions (with `text`, `hours`, `cost`; None counts as nothing) against a positive amount."""
    burdens = tuple(_burden(condition, amount, hour_value) for condition in conditions)
    return Proportion(amount, hour_value, burdens)


def _burden(condition, amount: Decimal, hour_value: Decimal) -> Burden:
    hours, cost = condition.hours or NOTHING, condition.cost or NOTHING
    total = cost + hours * hour_value
    return Burden(condition.text, hours, cost, total, _share(total, amount))


def _share(part: Decimal, amount: Decimal) -> Fraction:
    return Fraction(part) / Fraction(amount)


def bars(proportion: Proportion, text) -> tuple[list[dict], int]:
    """Rows for a figure, the sum last, and where the amount lies in it (0 to 100); `text` prints a burden."""
    longest = max(proportion.share, Fraction(1))
    parts = [(f"Voorwaarde {at}", it.share, it.total) for at, it in enumerate(proportion.burdens, start=1)]
    parts.append(("Samen", proportion.share, proportion.total))
    rows = [
        {"label": label, "share": round(100 * share / longest), "text": text(total, share), "tone": ""}
        for label, share, total in parts
    ]
    rows[-1]["tone"] = "wait" if proportion.is_above_amount else "open"
    return rows, round(100 / longest)
