"""Rules of local subsidies, their conditions, and grants."""

from agreements.models import Grant, LocalSubsidy
from ledger.rules import NEW, Rule
from partners.models import Organiser
from partners.rules import is_administrator, is_convener, is_decider, is_regie
from partners.templatetags.words import euro

from .policy import consultation_is_unfinished, consultation_was_asked, text_is_being_discussed


def there_are_no_conditions(person, subsidy):
    return "" if subsidy.conditions.exists() else "Er zijn nog geen voorwaarden om iets over te zeggen."


def condition_is_incomplete(person, subsidy):
    """Each condition says why, how it shows and what it costs (commitment D7)."""
    for number, condition in enumerate(subsidy.conditions.all(), start=1):
        if condition.missing:
            return f"Voorwaarde {number} is niet volledig. Vul nog in: {', '.join(condition.missing)}."
    return ""


def note_is_missing(person, subsidy):
    """No condition is published without its proportionality note (commitment D8, invariant 12)."""
    if subsidy.proportionality_note.strip() or not subsidy.conditions.exists():
        return ""
    return "De nota over de verhouding ontbreekt. Schrijf waarom de voorwaarden in verhouding staan."


def subsidy_is_not_published(person, grant):
    if grant.subsidy.state == LocalSubsidy.State.PUBLISHED:
        return ""
    return "Toekennen kan alleen onder een bekendgemaakte subsidie."


def budget_is_spent(person, grant):
    """Nothing is granted beyond the budget; how much is left is asked once the amount is known."""
    left = LocalSubsidy.objects.left_of(grant.subsidy)
    if left is None or left > 0:
        return ""
    return f"Het budget van {euro(grant.subsidy.budget)} is helemaal toegekend."


def organiser_is_not_here(person, thing):
    """Only organisers of this LOK; asked once one is chosen."""
    if (
        thing.organiser_id is None
        or Organiser.objects.in_lok(thing.lok).filter(pk=thing.organiser_id).exists()
    ):
        return ""
    return "Deze organisator werkt niet in dit LOK."


DRAFT_SUBSIDY = Rule(
    "agreements.draft_subsidy",
    LocalSubsidy,
    "Maak een lokale subsidie",
    is_regie,
    (NEW,),
    LocalSubsidy.State.DRAFT,
    told="Ontwerp van lokale subsidie gemaakt",
)
EDIT_SUBSIDY = Rule(
    "agreements.edit_subsidy",
    LocalSubsidy,
    "Bewerk de subsidie",
    is_regie,
    (LocalSubsidy.State.DRAFT,),
    unless=(text_is_being_discussed,),
    told="Ontwerp van lokale subsidie bewerkt",
)
EDIT_CONDITIONS = Rule(
    "agreements.edit_conditions",
    LocalSubsidy,
    "Bewerk de voorwaarden",
    is_regie,
    (LocalSubsidy.State.DRAFT,),
    unless=(text_is_being_discussed,),
    told="Voorwaarden bewerkt",
)
WRITE_NOTE = Rule(
    "agreements.write_note",
    LocalSubsidy,
    "Schrijf de nota over de verhouding",
    is_regie,
    (LocalSubsidy.State.DRAFT,),
    told="Nota over de verhouding geschreven",
)
REMARK_CONDITION = Rule(
    "agreements.remark_condition",
    LocalSubsidy,
    "Noteer de opmerkingen van het LOK",
    is_convener,
    (LocalSubsidy.State.DRAFT,),
    unless=(there_are_no_conditions,),
    told="Opmerkingen van het LOK genoteerd",
)
CONSULT_SUBSIDY = Rule(
    "agreements.consult_subsidy",
    LocalSubsidy,
    "Vraag inspraak",
    is_regie,
    (LocalSubsidy.State.DRAFT,),
    unless=(consultation_was_asked,),
    told="Inspraak over de subsidie voorbereid",
)
PUBLISH_SUBSIDY = Rule(
    "agreements.publish_subsidy",
    LocalSubsidy,
    "Maak bekend",
    is_administrator | is_decider,
    (LocalSubsidy.State.DRAFT,),
    LocalSubsidy.State.PUBLISHED,
    unless=(note_is_missing, condition_is_incomplete, consultation_is_unfinished),
    kind="agreement.adopted",
    told="Lokale subsidie bekendgemaakt",
)
END_SUBSIDY = Rule(
    "agreements.end_subsidy",
    LocalSubsidy,
    "Beëindig de subsidie",
    is_regie,
    (LocalSubsidy.State.PUBLISHED,),
    LocalSubsidy.State.ENDED,
    kind="settings.changed",
    reason=True,
    told="Lokale subsidie beëindigd",
)
WITHDRAW_SUBSIDY = Rule(
    "agreements.withdraw_subsidy",
    LocalSubsidy,
    "Trek het ontwerp in",
    is_regie,
    (LocalSubsidy.State.DRAFT,),
    LocalSubsidy.State.WITHDRAWN,
    unless=(consultation_is_unfinished,),
    reason=True,
    told="Ontwerp van lokale subsidie ingetrokken",
)

GRANT_SUBSIDY = Rule(
    "agreements.grant_subsidy",
    Grant,
    "Ken toe",
    is_regie | is_decider,
    (NEW,),
    Grant.State.GRANTED,
    unless=(subsidy_is_not_published, budget_is_spent, organiser_is_not_here),
    told="Subsidie toegekend",
)
REVOKE_GRANT = Rule(
    "agreements.revoke_grant",
    Grant,
    "Trek de toekenning in",
    is_regie | is_decider,
    (Grant.State.GRANTED,),
    Grant.State.REVOKED,
    reason=True,
    told="Toekenning ingetrokken",
)
