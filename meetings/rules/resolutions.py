"""Rules of resolutions."""

from ledger.rules import NEW, Rule
from meetings.models import AgendaItem, Reply, Resolution
from partners.rules import is_convener, is_decider, is_regie


def item_is_not_treated(person, resolution):
    """The LOK advises what its meeting concluded."""
    treated = resolution.item.state == AgendaItem.State.TREATED
    return "" if treated else "Een advies schrijven kan zodra het punt is behandeld."


def advice_is_not_sent(person, answer):
    sent = answer.resolution.state == Resolution.State.SENT
    return "" if sent else "Antwoorden kan op een advies dat bezorgd is en nog geen antwoord kreeg."


WRITE_RESOLUTION = Rule(
    "meetings.write_resolution",
    Resolution,
    "Schrijf het advies van het LOK",
    is_convener,
    (NEW, Resolution.State.DRAFT),
    Resolution.State.DRAFT,
    unless=(item_is_not_treated,),
    told="Advies van het LOK geschreven",
)
SEND_RESOLUTION = Rule(
    "meetings.send_resolution",
    Resolution,
    "Bezorg het advies",
    is_convener,
    (Resolution.State.DRAFT,),
    Resolution.State.SENT,
    kind="lok.advised",
    told="Advies van het LOK bezorgd",
)
REPLY = Rule(
    "meetings.reply",
    Reply,
    "Antwoord op het advies",
    is_regie | is_decider,
    (NEW,),
    Reply.State.GIVEN,
    unless=(advice_is_not_sent,),
    kind="lok.advised",
    told="Antwoord van het bestuur op een advies van het LOK",
)
MARK_ANSWERED = Rule(
    "meetings.mark_answered",
    Resolution,
    "Beantwoord",
    is_regie | is_decider,
    (Resolution.State.SENT,),
    Resolution.State.ANSWERED,
    kind="lok.advised",
    told="Advies van het LOK beantwoord",
    within="meetings.reply",
)
FOLLOW_UP = Rule(
    "meetings.follow_up",
    Reply,
    "Noteer wat er gebeurde",
    is_regie | is_decider,
    (Reply.State.GIVEN,),
    Reply.State.FOLLOWED,
    told="Opvolging van een advies genoteerd",
)
