"""Rules of criteria sets."""

from advice.models import CriteriaSet, Round
from ledger.rules import NEW, Rule
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
    told="Ontwerp van criteria bewerkt",
)
ADOPT_CRITERIA = Rule(
    "advice.adopt_criteria",
    CriteriaSet,
    "Leg de vaststelling vast",
    is_administrator,
    (CriteriaSet.State.DRAFT,),
    CriteriaSet.State.ADOPTED,
    told="Criteria vastgesteld",
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
