"""Rules of policy goals and measures."""

from agreements.models import Measure, PolicyGoal
from consultation.models import Consultation
from ledger.rules import NEW, Rule
from partners.rules import is_decider, is_regie

RUNS = (Consultation.State.OPEN, Consultation.State.ANSWERING)


def consultation_was_asked(person, thing):
    """One consultation on one text; only one that was stopped makes room for another."""
    if thing.consultation_id is None or thing.consultation.state == Consultation.State.CANCELLED:
        return ""
    return "Hierover is al inspraak gevraagd."


def text_is_being_discussed(person, thing):
    """Nobody changes a text while others give their view on it."""
    if thing.consultation_id is None or thing.consultation.state not in RUNS:
        return ""
    return "De tekst ligt voor in een inspraak. Pas hem aan als elke inbreng een antwoord heeft."


def consultation_is_unfinished(person, thing):
    """Who was asked for a view gets an answer, or hears that it stops."""
    if thing.consultation_id is None or thing.consultation.state not in (*RUNS, Consultation.State.DRAFT):
        return ""
    return "De inspraak is nog niet afgesloten. Sluit ze af met antwoorden, of zet ze stop."


def measure_is_not_consulted(person, measure):
    """No measure is decided without a consultation and reasoned replies (commitment B4)."""
    if measure.consultation_id is None:
        return "Vraag eerst inspraak: over deze maatregel kon nog niemand iets zeggen."
    if measure.consultation.state != Consultation.State.CLOSED:
        return "De inspraak is nog niet afgesloten met een antwoord op elke inbreng."
    return ""


ADD_GOAL = Rule(
    "agreements.add_goal",
    PolicyGoal,
    "Voeg een beleidsdoel toe",
    is_regie,
    (NEW,),
    PolicyGoal.State.ACTIVE,
    kind="settings.changed",
    told="Beleidsdoel toegevoegd",
)
EDIT_GOAL = Rule(
    "agreements.edit_goal",
    PolicyGoal,
    "Wijzig het doel",
    is_regie,
    (PolicyGoal.State.ACTIVE,),
    kind="settings.changed",
    told="Beleidsdoel gewijzigd",
)
END_GOAL = Rule(
    "agreements.end_goal",
    PolicyGoal,
    "Sluit het doel af",
    is_regie,
    (PolicyGoal.State.ACTIVE,),
    PolicyGoal.State.ENDED,
    kind="settings.changed",
    told="Beleidsdoel afgesloten",
)

DRAFT_MEASURE = Rule(
    "agreements.draft_measure",
    Measure,
    "Stel een maatregel voor",
    is_regie,
    (NEW,),
    Measure.State.DRAFT,
    told="Ontwerp van maatregel gemaakt",
)
EDIT_MEASURE = Rule(
    "agreements.edit_measure",
    Measure,
    "Bewerk de tekst",
    is_regie,
    (Measure.State.DRAFT,),
    unless=(text_is_being_discussed,),
    told="Ontwerp van maatregel bewerkt",
)
CONSULT_MEASURE = Rule(
    "agreements.consult_measure",
    Measure,
    "Vraag inspraak",
    is_regie,
    (Measure.State.DRAFT,),
    unless=(consultation_was_asked,),
    told="Inspraak over de maatregel voorbereid",
)
DECIDE_MEASURE = Rule(
    "agreements.decide_measure",
    Measure,
    "Leg de beslissing vast",
    is_regie | is_decider,
    (Measure.State.DRAFT,),
    Measure.State.DECIDED,
    unless=(measure_is_not_consulted,),
    kind="agreement.adopted",
    told="Maatregel beslist",
)
END_MEASURE = Rule(
    "agreements.end_measure",
    Measure,
    "Beëindig de maatregel",
    is_regie,
    (Measure.State.DECIDED,),
    Measure.State.ENDED,
    kind="settings.changed",
    reason=True,
    told="Maatregel beëindigd",
)
WITHDRAW_MEASURE = Rule(
    "agreements.withdraw_measure",
    Measure,
    "Trek het voorstel in",
    is_regie,
    (Measure.State.DRAFT,),
    Measure.State.WITHDRAWN,
    unless=(consultation_is_unfinished,),
    reason=True,
    told="Voorstel van maatregel ingetrokken",
)
