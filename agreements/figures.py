"""Figures of subsidies and support as pages print them: what conditions cost, how far sectors are reached."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from django.db.models import Exists, FilteredRelation, OuterRef, Q

from agreements.models import Grant, LocalSubsidy, SupportOffer, SupportUse
from agreements.proportion import Proportion, bars
from agreements.sectors import NOTHING, Row, folded, per_sector
from partners.models import Contact, Organiser
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


class Granted:
    """Who got a subsidy, in one query: figures for everybody, and what this person's organisers got."""

    def __init__(self, subsidy: LocalSubsidy, person, *, is_inside: bool = False):
        of_this = FilteredRelation("grants", condition=Q(grants__subsidy=subsidy))
        rows = _organisers_with(of_this, subsidy.lok, person, GRANT)
        given = [row for row in rows if row["of_this__state"] == Grant.State.GRANTED]
        events = [(row["pk"], row["sector"], row["of_this__amount"]) for row in given]
        per = per_sector(_count(rows), events)
        self.figure = _figure(per if is_inside else folded(per))
        self.figure |= {"count": len(given), "amount": sum((event[2] for event in events), NOTHING)}
        self.own = [_shown(Grant, row, GRANT) for row in rows if row["is_own"] and row["of_this__state"]]


class Used:
    """Who could use an offer and who did, in one query: figures, and what this person's organisers used."""

    def __init__(self, offer: SupportOffer, person, *, is_inside: bool = False):
        of_this = FilteredRelation("support_uses", condition=Q(support_uses__offer=offer))
        rows = _organisers_with(of_this, offer.lok, person, USE)
        could = [row for row in rows if row["of_this__state"] or offer.is_for(_organiser(row))]
        did = [(row["pk"], row["sector"]) for row in could if row["of_this__state"] == SupportUse.State.USED]
        self.figure = _coverage(offer, could, did, is_inside)
        self.own = [_shown(SupportUse, row, USE) for row in rows if row["is_own"] and row["of_this__state"]]


GRANT = ("state", "amount", "granted_on", "note")
USE = ("state", "used_on", "note")


def _organisers_with(of_this: FilteredRelation, lok, person, columns) -> list[dict]:
    """Active organisers of the LOK and whoever has one of these, a row for each of these."""
    contact = Contact.objects.filter(organiser=OuterRef("pk"), person=person.pk, state=Contact.State.ACTIVE)
    here = Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE)
    found = Organiser.objects.annotate(of_this=of_this, is_own=Exists(contact))
    kept = found.filter(Q(pk__in=here.values("pk")) | Q(of_this__isnull=False)).order_by("-of_this__pk")
    facts = ("pk", "name", "sector", "is_local_authority", "is_own")
    return list(kept.values(*facts, *(f"of_this__{name}" for name in columns)))


def _organiser(row: dict) -> Organiser:
    return Organiser(**{name: row[name] for name in ("pk", "name", "sector", "is_local_authority")})


def _shown(model, row: dict, columns):
    """A grant or a use as its own organiser sees it."""
    return model(organiser=_organiser(row), **{name: row[f"of_this__{name}"] for name in columns})


def _count(rows) -> Counter:
    """How many organisers of each sector, each once."""
    return Counter({row["pk"]: row["sector"] for row in rows}.values())


def _coverage(offer, could: list[dict], did: list[tuple], is_inside: bool) -> dict:
    """Per sector; an offer for own facilities hides nobody: the authority is public."""
    rows = per_sector(_count(could), [(pk, sector, NOTHING) for pk, sector in did])
    figure = _figure(rows if is_inside or offer.is_own_only else folded(rows))
    return figure | {"could": len({row["pk"] for row in could}), "did": len(set(did))}


def _figure(rows: list[Row]) -> dict:
    """Rows for bars; `is_told` is false where so few organisers work that any figure tells on one."""
    shown = [
        {
            "label": row.label[:1].upper() + row.label[1:],
            "share": row.share,
            "text": f"{row.reached} van {row.organisers}" + (f", {euro(row.amount)}" if row.amount else ""),
            "tone": "",
        }
        for row in rows
    ]
    return {"rows": shown, "is_told": bool(shown), "heads": ("Sector", "Organisatoren")}


def becomes_public(subsidy: LocalSubsidy) -> list[str]:
    """What everybody reads once it is published."""
    count = subsidy.conditions.count()
    public = [f"De subsidie “{subsidy.title}”, met het bedrag van {euro(subsidy.amount)} per organisator"]
    if count:
        words = aantal(count, "voorwaarde,voorwaarden")
        public.append(f"{words}, met waarom, het bewijs en de kost voor een organisator")
        public.append("De nota over de verhouding en de opmerkingen van het LOK")
    return [*public, "Hoeveel er per sector werd toegekend; nooit aan wie"]


def of_offers(offers, lok, person) -> Iterator[tuple[SupportOffer, dict]]:
    """The coverage of each offer of a list, in two queries for all of them."""
    facts = ("pk", "name", "sector", "is_local_authority")
    here = list(Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE).values(*facts))
    uses = list(SupportUse.objects.of(offers).values_list("offer", "organiser", "organiser__sector"))
    is_inside = is_staff(person, lok)
    for offer in offers:
        did = [(pk, sector) for used, pk, sector in uses if used == offer.pk]
        past = [{"pk": pk, "sector": sector} for pk, sector in did]
        could = [row for row in here if offer.is_for(_organiser(row))] + past
        yield offer, _coverage(offer, could, did, is_inside)
