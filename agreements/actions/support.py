"""Acts on support offers and their use."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from agreements import rules
from agreements.models import SupportOffer, SupportUse
from ledger.decide import amend, decide
from partners.models import Organiser, Person


def add_support(offer: SupportOffer, *, by: Person) -> SupportOffer:
    """The authority offers something; everybody sees whom it is for."""
    return amend(offer, rules.ADD_SUPPORT, by=by)


def edit_support(offer: SupportOffer, *, by: Person, **values) -> SupportOffer:
    """Change an offer that runs."""
    return amend(offer, rules.EDIT_SUPPORT, by=by, **values)


def end_support(offer: SupportOffer, *, by: Person, reason: str) -> SupportOffer:
    """The offer stops today, or ended on the day it said."""
    with decide(offer, rules.END_SUPPORT, by=by, reason=reason) as offer:
        today = max(timezone.localdate(), offer.starts_on)
        offer.ends_on = min(offer.ends_on or today, today)
    return offer


def record_use(
    use: SupportUse, organiser: Organiser, *, by: Person, used_on: datetime.date, note: str = ""
) -> SupportUse:
    """Write down that an organiser used an offer, on a day it ran."""
    use.organiser = organiser
    with decide(use, rules.RECORD_USE, by=by) as use:
        use.used_on, use.note = used_on, note
        ends_on = use.offer.ends_on or timezone.localdate()
        if not use.offer.starts_on <= used_on <= min(ends_on, timezone.localdate()):
            raise ValidationError({"used_on": "Kies een dag waarop dit aanbod liep, ten laatste vandaag."})
    return use


def undo_use(use: SupportUse, *, by: Person, reason: str) -> SupportUse:
    """It was written down by mistake; it stays in the log and no longer counts."""
    return amend(use, rules.UNDO_USE, by=by, reason=reason)
