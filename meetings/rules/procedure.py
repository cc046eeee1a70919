"""Rules of procedure."""

from consultation.models import Consultation
from ledger.rules import NEW, Rule
from meetings.models import RulesOfProcedure
from partners.rules import is_administrator, is_convener, is_regie


def consultation_still_runs(person, procedure):
    """The text on the table is the text people say something about."""
    running = procedure.consultation_id and procedure.consultation.state == Consultation.State.OPEN
    return "De inspraak over dit reglement loopt. Bewerk het nadat ze voorbij is." if running else ""


def another_consultation_runs(person, procedure):
    """One consultation at a time; a closed or cancelled one may be followed by another."""
    over = (Consultation.State.CLOSED, Consultation.State.CANCELLED)
    if procedure.consultation_id is None or procedure.consultation.state in over:
        return ""
    return f"Er is al een inspraak over dit reglement: “{procedure.consultation}”."


def answers_are_missing(person, procedure):
    """Who asked, answers before it decides; asking itself is a choice."""
    if procedure.consultation_id is None or procedure.consultation.is_public:
        return ""
    cancelled = procedure.consultation.state == Consultation.State.CANCELLED
    return "" if cancelled else "De inspraak is nog niet afgesloten met een antwoord op elke inbreng."


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
    unless=(consultation_still_runs,),
    told="Ontwerp van reglement bewerkt",
)
CONSULT_RULES = Rule(
    "meetings.consult_rules",
    RulesOfProcedure,
    "Vraag inspraak",
    is_regie,
    (RulesOfProcedure.State.DRAFT,),
    unless=(another_consultation_runs,),
    told="Inspraak over het reglement voorbereid",
)
ADOPT_RULES = Rule(
    "meetings.adopt_rules",
    RulesOfProcedure,
    "Leg de vaststelling vast",
    is_administrator,
    (RulesOfProcedure.State.DRAFT,),
    RulesOfProcedure.State.IN_FORCE,
    unless=(answers_are_missing,),
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
