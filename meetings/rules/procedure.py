"""Rules of procedure."""

from ledger.rules import NEW, Rule
from meetings.models import RulesOfProcedure
from partners.rules import is_administrator, is_convener, is_regie

DRAFT_RULES = Rule(
    "meetings.draft_rules",
    RulesOfProcedure,
    "Maak een nieuw reglement",
    is_convener | is_regie,
    (NEW,),
    RulesOfProcedure.State.DRAFT,
    told="Ontwerp van reglement gemaakt",
)
EDIT_RULES = Rule(
    "meetings.edit_rules",
    RulesOfProcedure,
    "Bewerk het ontwerp",
    is_convener | is_regie,
    (RulesOfProcedure.State.DRAFT,),
    told="Ontwerp van reglement bewerkt",
)
ADOPT_RULES = Rule(
    "meetings.adopt_rules",
    RulesOfProcedure,
    "Leg de vaststelling vast",
    is_administrator,
    (RulesOfProcedure.State.DRAFT,),
    RulesOfProcedure.State.IN_FORCE,
    kind="settings.changed",
    told="Huishoudelijk reglement van kracht",
)
REPLACE_RULES = Rule(
    "meetings.replace_rules",
    RulesOfProcedure,
    "Vervang door een nieuwere versie",
    is_administrator,
    (RulesOfProcedure.State.IN_FORCE,),
    RulesOfProcedure.State.REPLACED,
    kind="settings.changed",
    told="Huishoudelijk reglement vervangen",
    within="meetings.adopt_rules",
)
