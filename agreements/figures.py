"""Figures of subsidies and support as pages print them: what conditions cost, how far sectors are reached."""

from collections import Counter
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


def _percent(share: Fraction) -> str:
    """Whole percents; what is little but not nothing says so."""
    return "minder dan 1 %" if 0 < share < Fraction(1, 100) else procent(share)


class Granted:
    """Who got a subsidy, in one query: figures for everybody, and what this person's organisers got."""

    def __init__(self, subsidy: LocalSubsidy, person, *, is_inside: bool = False):
        rows = list(_organisers_and_grants(subsidy, person))
        given = [row for row in rows if row["grant__state"] == Grant.State.GRANTED]
        events = [(row["pk"], row["sector"], row["grant__amount"]) for row in given]
        per = per_sector(Counter({row["pk"]: row["sector"] for row in rows}.values()), events)
        self.figure = _figure(per if is_inside else folded(per))
        self.figure |= {"count": len(given), "amount": sum((event[2] for event in events), NOTHING)}
        self.own = [_own(row) for row in rows if row["is_own"] and row["grant__state"]]


def _organisers_and_grants(subsidy: LocalSubsidy, person):
    """Active organisers of the LOK and whoever got it, a row for each grant."""
    contact = Contact.objects.filter(organiser=OuterRef("pk"), person=person.pk, state=Contact.State.ACTIVE)
    of_this = FilteredRelation("grants", condition=Q(grants__subsidy=subsidy))
    here = Organiser.objects.in_lok(subsidy.lok).filter(state=Organiser.State.ACTIVE)
    found = Organiser.objects.annotate(grant=of_this, is_own=Exists(contact))
    kept = found.filter(Q(pk__in=here.values("pk")) | Q(grant__isnull=False)).order_by("-grant__pk")
    columns = ("state", "amount", "granted_on", "note")
    return kept.values("pk", "name", "sector", "is_own", *(f"grant__{name}" for name in columns))


def _own(row: dict) -> Grant:
    """A grant to show to its organiser."""
    values = {name: row[f"grant__{name}"] for name in ("state", "amount", "granted_on", "note")}
    return Grant(organiser=Organiser(pk=row["pk"], name=row["name"]), **values)


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


def used(offer: SupportOffer, *, is_inside: bool = False) -> dict:
    """Who could use an offer and who did, per sector (commitment B3)."""
    return _used(offer, SupportUse.objects.of([offer]), _organisers(offer.lok), is_inside=is_inside)


def of_offers(offers, lok, person) -> list[tuple[SupportOffer, dict]]:
    """The same for each offer of a list, in two queries for all of them."""
    organisers, uses = _organisers(lok), list(SupportUse.objects.of(offers))
    is_inside = is_staff(person, lok)
    return [
        (offer, _used(offer, [u for u in uses if u.offer_id == offer.pk], organisers, is_inside=is_inside))
        for offer in offers
    ]


def _used(offer, uses, organisers, *, is_inside) -> dict:
    could = {each.pk: each.sector for each in organisers if offer.is_for(each)}
    events = [
        (use.organiser_id, could[use.organiser_id], NOTHING) for use in uses if use.organiser_id in could
    ]
    rows = per_sector(Counter(could.values()), events)
    figure = _figure(rows if is_inside or offer.is_own_only else folded(rows))
    return figure | {"could": len(could), "did": len({organiser for organiser, *_ in events})}


def _organisers(lok) -> list[Organiser]:
    """Active organisers of the LOK, with what decides whether an offer is for them."""
    here = Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE)
    return list(here.only("pk", "sector", "is_local_authority"))
