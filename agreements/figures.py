"""Figures of subsidies and support as pages print them: what conditions cost, how far sectors are reached."""

from collections import Counter
from fractions import Fraction

from django.db.models import F

from agreements.models import Grant, LocalSubsidy, SupportOffer, SupportUse
from agreements.proportion import Proportion, bars
from agreements.sectors import NOTHING, Row, folded, per_sector
from partners.models import Organiser
from partners.rules import is_staff
from partners.templatetags.words import euro, procent


def burdens(proportion: Proportion) -> dict:
    """The bars of what each condition costs, the amount as the line to compare with."""
    rows, reference = bars(proportion, lambda total, share: f"{euro(total)} ({_percent(share)})")
    return {"rows": rows, "reference": reference, "heads": ("Voorwaarde", "Kost per jaar")}


def _percent(share: Fraction) -> str:
    """Whole percents; what is little but not nothing says so."""
    return "minder dan 1 %" if 0 < share < Fraction(1, 100) else procent(share)


def granted(subsidy: LocalSubsidy, *, is_inside: bool = False) -> dict:
    """Grants per sector; for the public, small sectors are counted together."""
    grants = Grant.objects.filter(subsidy=subsidy, state=Grant.State.GRANTED)
    given = list(grants.annotate(sector=F("organiser__sector")).values_list("organiser", "sector", "amount"))
    rows = per_sector(Organiser.objects.none().per_sector(subsidy.lok), given)
    figure = _figure(rows if is_inside else folded(rows))
    return figure | {"count": len(given), "amount": sum((row[2] for row in given), NOTHING)}


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


def own_grants(subsidy: LocalSubsidy, person) -> list[Grant]:
    """What the organisers of this person got under this regulation."""
    if not person.is_authenticated or not person.organiser_ids:
        return []
    own = Grant.objects.filter(subsidy=subsidy, organiser__in=person.organiser_ids)
    return list(own.select_related("organiser"))


def becomes_public(subsidy: LocalSubsidy) -> list[str]:
    """What everybody reads once it is published."""
    count = subsidy.conditions.count()
    public = [f"De subsidie “{subsidy.title}”, met het bedrag van {euro(subsidy.amount)} per organisator"]
    if count:
        public.append(f"{count} voorwaarden, met waarom, het bewijs en wat ze een organisator kosten")
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
