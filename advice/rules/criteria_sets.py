"""Rules of criteria sets."""

from advice.models import CriteriaSet, Round
from consultation.models import Consultation
from ledger.rules import NEW, Rule
from meetings.models import Resolution
from partners.rules import (
    is_administrator,
    is_regie,
)


def is_bound_to_a_running_round(person, criteria_set):
    """Criteria are not withdrawn under the feet of a round that is running or being prepared on them."""
    running = Round.objects.exclude(state__in=[Round.State.SENT, Round.State.CANCELLED])
    of_set = running.filter(new_places_set=criteria_set) | running.filter(conversion_set=criteria_set)
    found = of_set.first()
    return f"De ronde “{found}” steunt op deze criteria." if found else ""


def consultation_still_runs(person, criteria_set):
    """The text on the table is the text people say something about."""
    running = criteria_set.consultation_id and criteria_set.consultation.state == Consultation.State.OPEN
    return "De inspraak over deze tekst loopt. Bewerk hem nadat ze voorbij is." if running else ""


def another_consultation_runs(person, criteria_set):
    """One consultation at a time; a closed one may be followed by another."""
    if criteria_set.consultation_id is None:
        return ""
    over = (Consultation.State.CLOSED, Consultation.State.CANCELLED)
    if criteria_set.consultation.state in over:
        return ""
    return f"Er is al een inspraak over deze criteria: “{criteria_set.consultation}”."


def consultation_is_not_closed(person, criteria_set):
    """Every input got its reasoned answer before anybody advises or decides (invariant 1, commitment C3)."""
    if criteria_set.consultation_id is None:
        return "Vraag eerst inspraak: over deze criteria kon nog niemand iets zeggen."
    if criteria_set.consultation.state != Consultation.State.CLOSED:
        return "De inspraak is nog niet afgesloten met een antwoord op elke inbreng."
    return ""


def lok_advice_is_missing(person, criteria_set):
    """The LOK advised, with a valid composition and quorum (invariants 1 and 9)."""
    if criteria_set.resolution_id is None:
        return "Het LOK gaf nog geen advies over deze criteria. Zet ze op de agenda en leg het advies vast."
    return resolution_does_not_count(criteria_set.resolution)


def resolution_does_not_count(resolution) -> str:
    """ "" for an advice that was sent and is valid, else why it does not count."""
    if resolution.state == Resolution.State.DRAFT:
        return "Dit advies van het LOK is nog niet bezorgd."
    return (
        "" if resolution.is_valid else f"Dit advies van het LOK is niet geldig. {resolution.invalid_reason}"
    )


def no_ratification_is_asked(person, criteria_set):
    """Ratification is part of the chain only where the LOK's settings say so."""
    if criteria_set.ratified_on:
        return "Deze criteria zijn al bekrachtigd."
    return "" if criteria_set.lok.ratifying_body else "In dit LOK hoeft niemand criteria te bekrachtigen."


DRAFT_CRITERIA = Rule(
    "advice.draft_criteria",
    CriteriaSet,
    "Maak nieuwe criteria",
    is_regie,
    (NEW,),
    CriteriaSet.State.DRAFT,
    told="Ontwerp van criteria gemaakt",
)
EDIT_CRITERIA = Rule(
    "advice.edit_criteria",
    CriteriaSet,
    "Bewerk de criteria",
    is_regie,
    (CriteriaSet.State.DRAFT,),
    unless=(consultation_still_runs,),
    told="Ontwerp van criteria bewerkt",
)
CONSULT_CRITERIA = Rule(
    "advice.consult_criteria",
    CriteriaSet,
    "Vraag inspraak",
    is_regie,
    (CriteriaSet.State.DRAFT,),
    unless=(another_consultation_runs,),
    told="Inspraak over de criteria voorbereid",
)
BIND_ADVICE = Rule(
    "advice.bind_advice",
    CriteriaSet,
    "Leg het advies van het LOK vast",
    is_regie,
    (CriteriaSet.State.DRAFT,),
    unless=(consultation_is_not_closed,),
    told="Advies van het LOK over de criteria vastgelegd",
)
ADOPT_CRITERIA = Rule(
    "advice.adopt_criteria",
    CriteriaSet,
    "Leg de vaststelling vast",
    is_administrator,
    (CriteriaSet.State.DRAFT,),
    CriteriaSet.State.ADOPTED,
    unless=(consultation_is_not_closed, lok_advice_is_missing),
    told="Criteria vastgesteld",
)
RATIFY_CRITERIA = Rule(
    "advice.ratify_criteria",
    CriteriaSet,
    "Leg de bekrachtiging vast",
    is_administrator,
    (CriteriaSet.State.ADOPTED, CriteriaSet.State.PUBLISHED),
    unless=(no_ratification_is_asked,),
    kind="criteria.published",
    told="Criteria bekrachtigd",
)
PUBLISH_CRITERIA = Rule(
    "advice.publish_criteria",
    CriteriaSet,
    "Maak bekend",
    is_administrator,
    (CriteriaSet.State.ADOPTED,),
    CriteriaSet.State.PUBLISHED,
    kind="criteria.published",
    told="Criteria bekendgemaakt",
)
SUPERSEDE_CRITERIA = Rule(
    "advice.supersede_criteria",
    CriteriaSet,
    "Vervang door een nieuwere versie",
    is_administrator,
    (CriteriaSet.State.PUBLISHED,),
    CriteriaSet.State.SUPERSEDED,
    kind="criteria.withdrawn",
    told="Criteria vervangen door een nieuwere versie",
    within="advice.publish_criteria",
)
WITHDRAW_CRITERIA = Rule(
    "advice.withdraw_criteria",
    CriteriaSet,
    "Trek in",
    is_administrator,
    (CriteriaSet.State.DRAFT, CriteriaSet.State.ADOPTED, CriteriaSet.State.PUBLISHED),
    CriteriaSet.State.WITHDRAWN,
    unless=(is_bound_to_a_running_round,),
    kind="criteria.withdrawn",
    reason=True,
    told="Criteria ingetrokken",
)
