"""Rules of votes."""

from ledger.rules import NEW, Rule
from meetings.models import Vote
from meetings.rules.items import meeting_is_not_in_session, minutes_are_approved
from partners.rules import is_convener


def item_is_not_in_session(person, vote):
    return meeting_is_not_in_session(person, vote.item)


def minutes_of_item_are_approved(person, vote):
    return minutes_are_approved(person, vote.item)


OPEN_VOTE = Rule(
    "meetings.open_vote",
    Vote,
    "Breng in stemming",
    is_convener,
    (NEW,),
    Vote.State.OPEN,
    unless=(item_is_not_in_session,),
    told="Voorstel in stemming gebracht",
)
CLOSE_VOTE = Rule(
    "meetings.close_vote",
    Vote,
    "Sluit de stemming",
    is_convener,
    (Vote.State.OPEN,),
    Vote.State.CLOSED,
    unless=(item_is_not_in_session,),
    told="Stemming gesloten",
)
FIND_OTHERWISE = Rule(
    "meetings.find_otherwise",
    Vote,
    "Stel anders vast",
    is_convener,
    (Vote.State.CLOSED,),
    unless=(minutes_of_item_are_approved,),
    told="Vaststelling van de voorzitter",
)
