"""Figures of subsidies and support as pages print them: what conditions cost, how far sectors are reached."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from agreements.models import LocalSubsidy, SupportOffer
from agreements.proportion import Proportion, bars
from agreements.sectors import GRANTS, USES, Row, per_sector
from partners.rules import is_staff
from partners.templatetags.words import aantal, euro, procent


def burdens(proportion: Proportion) -> dict:
    """The bars of what each condition costs, the amount as the line to compare with."""
    rows, reference = bars(proportion, lambda total, share: f"{euro(total)} ({_percent(share)})")
    return {"rows": rows, "reference": reference, "heads": ("Voorwaarde", "Kost per jaar")}


def budget(subsidy: LocalSubsidy, granted: Decimal) -> dict | None:
    """The bars of the budget, what was granted of it, and what is left; None with an open end."""
    if subsidy.budget is None:
        return None
    parts = {"Budget": subsidy.budget, "Toegekend": granted, "Nog over": subsidy.budget - granted}
    shares = {label: Fraction(part) / Fraction(subsidy.budget or 1) for label, part in parts.items()}
    rows = [
        {"label": label, "share": round(100 * shares[label]), "text": euro(part), "tone": ""}
        for label, part in parts.items()
    ]
    rows[1]["text"] += f" ({_percent(shares['Toegekend'])})"
    rows[2]["tone"] = "good" if parts["Nog over"] > 0 else "wait"
    return {"rows": rows, "left": parts["Nog over"], "heads": ("Wat", "Bedrag")}


def _percent(share: Fraction) -> str:
    """Whole percents; what is little but not nothing says so."""
    return "minder dan 1 %" if 0 < share < Fraction(1, 100) else procent(share)


def granted(subsidy: LocalSubsidy, *, is_inside: bool = False) -> dict:
    """How much was granted, and to how many in each sector."""
    return _figure(per_sector(GRANTS, [subsidy.pk], is_inside=is_inside)[subsidy.pk])


def used(offer: SupportOffer, *, is_inside: bool = False) -> dict:
    """How many could use an offer, and how many did."""
    return _figure(per_sector(USES, [offer.pk], is_inside=is_inside)[offer.pk])


def _figure(rows: list[Row]) -> dict:
    """Rows for bars and their sums; `is_told` is false where so few work that any figure tells on one."""
    shown = [
        {
            "label": row.label[:1].upper() + row.label[1:],
            "share": row.share,
            "text": f"{row.reached} van {row.organisers}" + (f", {euro(row.amount)}" if row.amount else ""),
            "tone": "",
        }
        for row in rows
    ]
    sums = {"count": "events", "amount": "amount", "could": "organisers", "did": "reached"}
    told = {"rows": shown, "is_told": bool(shown), "heads": ("Sector", "Organisatoren")}
    return told | {name: sum(getattr(row, column) for row in rows) for name, column in sums.items()}


def becomes_public(subsidy: LocalSubsidy) -> list[str]:
    """What everybody reads once it is published."""
    count = subsidy.conditions.count()
    public = [f"De subsidie “{subsidy.title}”, met het bedrag van {euro(subsidy.amount)} per organisator"]
    if count:
        words = aantal(count, "voorwaarde,voorwaarden")
        public.append(f"{words}, met waarom, het bewijs en de kost voor een organisator")
        public.append("De nota over de verhouding en de opmerkingen van het LOK")
    return [*public, "Hoeveel er per sector werd toegekend; nooit aan wie"]


def of_offers(offers, person, lok) -> Iterator[tuple[SupportOffer, dict]]:
    """The coverage of each offer of a list, in one query for all of them."""
    is_inside = is_staff(person, lok)
    found = per_sector(USES, [offer.pk for offer in offers], is_inside=is_inside)
    for offer in offers:
        yield offer, _figure(found[offer.pk])
