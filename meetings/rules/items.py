"""Rules of items."""

from ledger.rules import NEW, Rule
from meetings.models import AgendaItem, Meeting, Recusal
from partners.rules import is_convener, is_member, is_regie


def meeting_is_not_planned(person, item):
    """Items join a meeting until it begins."""
    planned = item.meeting.state in (Meeting.State.DRAFT, Meeting.State.CONVENED)
    return "" if planned else "De agenda van deze vergadering ligt vast."


def meeting_is_over(person, thing):
    over = thing.meeting.state not in (Meeting.State.DRAFT, Meeting.State.CONVENED, Meeting.State.IN_SESSION)
    return "De vergadering is gesloten." if over else ""


def meeting_is_not_in_session(person, thing):
    in_session = thing.meeting.state == Meeting.State.IN_SESSION
    return "" if in_session else "Dit kan alleen tijdens de vergadering."


def minutes_are_approved(person, item):
    fixed = item.meeting.state in (Meeting.State.MINUTES_APPROVED, Meeting.State.PUBLISHED)
    return "Het verslag is goedgekeurd en verandert niet meer." if fixed else ""


def item_meeting_is_over(person, recusal):
    return meeting_is_over(person, recusal.item)


def seat_is_somebody_elses(person, recusal):
    """Chair and secretary write down anybody's recusal, a member its own."""
    if is_convener(person, recusal) or recusal.membership_id is None:
        return ""
    seat = recusal.membership
    is_own = person.pk in (seat.person_id, seat.substitute_id)
    return "" if is_own else "U wraakt alleen uzelf."


PROPOSE_ITEM = Rule(
    "meetings.propose_item",
    AgendaItem,
    "Stel een punt voor",
    is_member,
    (NEW,),
    AgendaItem.State.PROPOSED,
    unless=(meeting_is_not_planned,),
    told="Agendapunt voorgesteld",
)
LIST_ITEM = Rule(
    "meetings.list_item",
    AgendaItem,
    "Zet op de agenda",
    is_convener | is_regie,
    (NEW, AgendaItem.State.PROPOSED),
    AgendaItem.State.LISTED,
    unless=(meeting_is_over,),
    told="Punt op de agenda",
)
DECLINE_ITEM = Rule(
    "meetings.decline_item",
    AgendaItem,
    "Neem niet op",
    is_convener,
    (AgendaItem.State.PROPOSED,),
    AgendaItem.State.DECLINED,
    told="Agendapunt niet opgenomen",
)
WITHDRAW_ITEM = Rule(
    "meetings.withdraw_item",
    AgendaItem,
    "Haal van de agenda",
    is_convener | is_regie,
    (AgendaItem.State.LISTED,),
    AgendaItem.State.WITHDRAWN,
    unless=(meeting_is_not_planned,),
    reason=True,
    told="Punt van de agenda gehaald",
)
EDIT_ITEM = Rule(
    "meetings.edit_item",
    AgendaItem,
    "Wijzig het punt",
    is_convener | is_regie,
    (AgendaItem.State.PROPOSED, AgendaItem.State.LISTED),
    unless=(meeting_is_over,),
    told="Agendapunt gewijzigd",
)
TREAT_ITEM = Rule(
    "meetings.treat_item",
    AgendaItem,
    "Noteer de uitkomst",
    is_convener,
    (AgendaItem.State.LISTED, AgendaItem.State.TREATED, AgendaItem.State.CARRIED),
    AgendaItem.State.TREATED,
    unless=(meeting_is_not_in_session,),
    told="Agendapunt behandeld",
)
CARRY_ITEM = Rule(
    "meetings.carry_item",
    AgendaItem,
    "Verdaag",
    is_convener,
    (AgendaItem.State.LISTED, AgendaItem.State.TREATED),
    AgendaItem.State.CARRIED,
    unless=(meeting_is_not_in_session,),
    is_quick=True,
    told="Agendapunt verdaagd",
)
WRITE_REPORT = Rule(
    "meetings.write_report",
    AgendaItem,
    "Schrijf het verslag",
    is_convener,
    (AgendaItem.State.LISTED, AgendaItem.State.TREATED, AgendaItem.State.CARRIED),
    unless=(minutes_are_approved,),
    told="Verslag van een punt geschreven",
)
RECUSE = Rule(
    "meetings.recuse",
    Recusal,
    "Noteer een wraking",
    is_convener | is_member,
    (NEW,),
    Recusal.State.DECLARED,
    unless=(item_meeting_is_over, seat_is_somebody_elses),
    kind="member.changed",
    told="Lid wraakt zich bij een punt",
)
