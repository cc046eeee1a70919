"""Rules of support offers and their use."""

from agreements.models import SupportOffer, SupportUse
from ledger.rules import NEW, Rule
from partners.rules import is_regie

from .subsidies import organiser_is_not_here


def offer_is_not_for_it(person, use):
    """Who could not use an offer did not; asked once an organiser is chosen."""
    if use.organiser_id is None or use.offer.is_for(use.organiser):
        return ""
    return "Dit aanbod is niet voor deze organisator. Pas eerst aan voor wie het is."


ADD_SUPPORT = Rule(
    "agreements.add_support",
    SupportOffer,
    "Voeg ondersteuning toe",
    is_regie,
    (NEW,),
    SupportOffer.State.OPEN,
    kind="settings.changed",
    told="Ondersteuning toegevoegd",
)
EDIT_SUPPORT = Rule(
    "agreements.edit_support",
    SupportOffer,
    "Wijzig het aanbod",
    is_regie,
    (SupportOffer.State.OPEN,),
    kind="settings.changed",
    told="Ondersteuning gewijzigd",
)
END_SUPPORT = Rule(
    "agreements.end_support",
    SupportOffer,
    "Beëindig het aanbod",
    is_regie,
    (SupportOffer.State.OPEN,),
    SupportOffer.State.ENDED,
    kind="settings.changed",
    reason=True,
    told="Ondersteuning beëindigd",
)
RECORD_USE = Rule(
    "agreements.record_use",
    SupportUse,
    "Noteer wie het gebruikte",
    is_regie,
    (NEW,),
    SupportUse.State.USED,
    unless=(organiser_is_not_here, offer_is_not_for_it),
    told="Gebruik van ondersteuning genoteerd",
)
UNDO_USE = Rule(
    "agreements.undo_use",
    SupportUse,
    "Zet recht",
    is_regie,
    (SupportUse.State.USED,),
    SupportUse.State.UNDONE,
    reason=True,
    told="Gebruik van ondersteuning rechtgezet",
)
