"""The rules of the action plan: the regie makes and steers actions, who pulls one tells how far it is."""

from agreements.models import Action
from ledger.rules import NEW, Rule, who
from partners.rules import is_contact, is_regie, is_system

OPEN = (Action.State.OPEN,)


@who("wie de actie trekt")
def is_owner(person, action):
    return action.owner_id is not None and action.owner_id == person.pk


pulls = is_regie | is_contact | is_owner


def nobody_needs_to_hear(person, action):
    """A reminder goes once before the date and once after it, never twice."""
    return "" if action.is_to_be_reminded else "Voor deze actie is nu geen herinnering nodig."


ADD_ACTION = Rule(
    "agreements.add_action",
    Action,
    "Voeg een actie toe",
    is_regie,
    (NEW,),
    Action.State.OPEN,
    told="Actie toegevoegd",
)
FINISH_ACTION = Rule(
    "agreements.finish_action",
    Action,
    "Zet op klaar",
    pulls,
    OPEN,
    Action.State.DONE,
    told="Actie klaar",
)
REPORT_PROGRESS = Rule(
    "agreements.report_progress",
    Action,
    "Noteer de voortgang",
    pulls,
    OPEN,
    told="Voortgang genoteerd",
)
EDIT_ACTION = Rule(
    "agreements.edit_action",
    Action,
    "Wijzig",
    is_regie,
    OPEN,
    told="Actie gewijzigd",
)
DROP_ACTION = Rule(
    "agreements.drop_action",
    Action,
    "Schrap",
    is_regie,
    OPEN,
    Action.State.DROPPED,
    reason=True,
    told="Actie geschrapt",
)
REMIND_ACTION = Rule(
    "agreements.remind_action",
    Action,
    "Herinner wie trekt",
    is_system,
    OPEN,
    unless=(nobody_needs_to_hear,),
    told="Herinnering gestuurd",
    within="agreements.add_action",
)
