"""Rules of inputs and of the answers to them."""

from consultation import parties
from consultation.models import Input, Response
from ledger.rules import NEW, Rule, who
from partners.rules import is_regie

ONLY_REMARKS = (
    "Zonder namen noteert u alleen opmerkingen. Een standpunt geeft de organisatie zelf door: "
    "zo kan niemand nagaan wie al iets zei."
)


@who("wie spreekt namens een gevraagde organisatie")
def speaks_for_the_organisation(person, thing):
    """A contact of the organiser, or who holds the seat."""
    if thing.organiser_id is not None:
        return thing.organiser_id in person.organiser_ids
    seat = thing.membership
    return seat is not None and person.pk in (seat.person_id, seat.substitute_id)


def organisation_is_not_asked(person, thing):
    """Active in the LOK or seated today, as the audience of the consultation says."""
    mine = {(party.organiser, party.membership) for party in parties.parties_of(person, thing.consultation)}
    is_asked = (thing.organiser, thing.membership) in mine
    return "" if is_asked else "Deze inspraak vraagt de inbreng van deze organisatie niet."


def window_is_closed(person, thing):
    if thing.consultation.takes_input:
        return ""
    return (
        "De termijn voor inbreng is voorbij."
        if thing.consultation.opened_at
        else "De inspraak is nog niet open."
    )


def input_was_not_given(person, response):
    given = response.input.state == Input.State.GIVEN
    return "" if given else "Deze inbreng werd niet doorgegeven of is ingetrokken."


def answers_do_not_fit_now(person, response):
    """Answers are written between the end of the window and the closing."""
    about = response.input.consultation
    if about.state == about.State.OPEN:
        return "De inbreng kan nog veranderen. Antwoord wanneer de termijn voorbij is."
    return "" if about.state == about.State.ANSWERING else "De inspraak is afgesloten."


DRAFT_INPUT = Rule(
    "consultation.draft_input",
    Input,
    "Bewaar als ontwerp",
    speaks_for_the_organisation,
    (NEW, Input.State.DRAFT),
    Input.State.DRAFT,
    unless=(organisation_is_not_asked, window_is_closed),
    told="Ontwerp van inbreng bewaard",
)
GIVE_INPUT = Rule(
    "consultation.give_input",
    Input,
    "Geef door",
    speaks_for_the_organisation,
    (NEW, Input.State.DRAFT, Input.State.GIVEN),
    Input.State.GIVEN,
    unless=(organisation_is_not_asked, window_is_closed),
    told="Inbreng doorgegeven",
)
WITHDRAW_INPUT = Rule(
    "consultation.withdraw_input",
    Input,
    "Trek in",
    speaks_for_the_organisation,
    (Input.State.DRAFT, Input.State.GIVEN),
    Input.State.WITHDRAWN,
    unless=(organisation_is_not_asked, window_is_closed),
    told="Inbreng ingetrokken",
)
ENTER_INPUT = Rule(
    "consultation.enter_input",
    Input,
    "Noteer inbreng voor iemand",
    is_regie,
    (NEW,),
    Input.State.GIVEN,
    unless=(window_is_closed,),
    told="Inbreng genoteerd in naam van een organisatie",
)
WRITE_RESPONSE = Rule(
    "consultation.write_response",
    Response,
    "Antwoord",
    is_regie,
    (NEW, Response.State.DRAFT),
    Response.State.DRAFT,
    unless=(input_was_not_given, answers_do_not_fit_now),
    told="Antwoord op inbreng geschreven",
)
RELEASE_RESPONSE = Rule(
    "consultation.release_response",
    Response,
    "Maak het antwoord bekend",
    is_regie,
    (Response.State.DRAFT,),
    Response.State.RELEASED,
    told="Antwoord op inbreng bekend",
    within="consultation.close_consultation",
)
