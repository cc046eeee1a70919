"""Who may do what with rules of procedure, meetings, items, votes, resolutions, from which state.

Unless what.
"""

import datetime

from django.utils import timezone

from ledger.rules import NEW, Rule
from partners.rules import is_administrator, is_convener, is_decider, is_member, is_regie
from partners.templatetags.words import aantal, datum, moment

from .models import AgendaItem, Meeting, Objection, Recusal, Reply, Resolution, RulesOfProcedure, Vote

# --- rules of procedure ---------------------------------------------------------------------------------

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

# --- meetings -------------------------------------------------------------------------------------------


def rules_in_force(lok) -> RulesOfProcedure | None:
    """The version a meeting convened now is held under."""
    return RulesOfProcedure.objects.in_force().filter(lok=lok).first()


def there_are_no_rules(person, meeting):
    if rules_in_force(meeting.lok) is None:
        return "Er is nog geen huishoudelijk reglement van kracht. Leg het eerst vast."
    return ""


def agenda_is_empty(person, meeting):
    return "" if meeting.items.numbered().exists() else "De agenda is nog leeg. Voeg eerst een punt toe."


def it_is_too_late_to_convene(person, meeting):
    """The notice term of the rules of procedure; a reason is written down when it is shorter."""
    rules = rules_in_force(meeting.lok)
    if rules is None or meeting.kind == Meeting.Kind.WRITTEN or meeting.notice_waived_reason:
        return ""
    last = meeting.starts_at - datetime.timedelta(days=rules.notice_days)
    if timezone.now() <= last:
        return ""
    return (
        f"Tussen oproeping en vergadering liggen minstens {rules.notice_days} dagen; bijeenroepen kon "
        f"tot {moment(last)}."
        " Kies een latere datum, of noteer bij de vergadering waarom het dringend is."
    )


def has_not_begun(person, meeting):
    """A session opens at most an hour early."""
    if timezone.now() >= meeting.starts_at - datetime.timedelta(hours=1):
        return ""
    return f"De vergadering begint pas op {moment(meeting.starts_at)}."


def votes_still_run(person, meeting):
    running = Vote.objects.filter(item__meeting=meeting, state=Vote.State.OPEN).count()
    return f"Er loopt nog een stemming ({running}). Sluit ze eerst." if running else ""


def items_are_untreated(person, meeting):
    left = meeting.items.filter(state=AgendaItem.State.LISTED).count()
    return f"Nog niet behandeld of verdaagd: {aantal(left, 'punt,punten')}." if left else ""


def presences_are_unknown(person, meeting):
    unknown = meeting.presences.filter(status="unknown").count()
    return f"Noteer nog de aanwezigheid van {aantal(unknown, 'lid,leden')}." if unknown else ""


def objections_are_unanswered(person, meeting):
    left = sum(objection.state == Objection.State.MADE for objection in meeting.objections.all())
    return (
        f"Wacht nog op een antwoord: {aantal(left, 'opmerking,opmerkingen')} op het verslag." if left else ""
    )


def there_are_no_draft_minutes(person, objection):
    """Remarks are for draft minutes: after the meeting, until they are approved."""
    if objection.meeting.state == Meeting.State.CLOSED:
        return ""
    return "Opmerkingen geven kan na de vergadering, tot het verslag is goedgekeurd."


def objection_term_is_over(person, objection):
    last = objection.meeting.objections_until
    if last is None or timezone.localdate() <= last:
        return ""
    return f"Opmerkingen op dit verslag konden tot {datum(last)}."


PLAN_MEETING = Rule(
    "meetings.plan_meeting",
    Meeting,
    "Plan een vergadering",
    is_convener | is_regie,
    (NEW,),
    Meeting.State.DRAFT,
    told="Vergadering gepland",
)
EDIT_MEETING = Rule(
    "meetings.edit_meeting",
    Meeting,
    "Wijzig de vergadering",
    is_convener | is_regie,
    (Meeting.State.DRAFT, Meeting.State.CONVENED),
    told="Vergadering gewijzigd",
)
CONVENE = Rule(
    "meetings.convene",
    Meeting,
    "Roep bijeen",
    is_convener,
    (Meeting.State.DRAFT,),
    Meeting.State.CONVENED,
    unless=(there_are_no_rules, agenda_is_empty, it_is_too_late_to_convene),
    told="Vergadering bijeengeroepen",
)
CANCEL_MEETING = Rule(
    "meetings.cancel_meeting",
    Meeting,
    "Gelast af",
    is_convener,
    (Meeting.State.DRAFT, Meeting.State.CONVENED),
    Meeting.State.CANCELLED,
    reason=True,
    told="Vergadering afgelast",
)
OPEN_SESSION = Rule(
    "meetings.open_session",
    Meeting,
    "Open de vergadering",
    is_convener,
    (Meeting.State.CONVENED,),
    Meeting.State.IN_SESSION,
    unless=(has_not_begun,),
    is_quick=True,
    told="Vergadering geopend",
)
CLOSE_SESSION = Rule(
    "meetings.close_session",
    Meeting,
    "Sluit de vergadering",
    is_convener,
    (Meeting.State.IN_SESSION,),
    Meeting.State.CLOSED,
    unless=(votes_still_run, items_are_untreated, presences_are_unknown),
    told="Vergadering gesloten",
)
APPROVE_MINUTES = Rule(
    "meetings.approve_minutes",
    Meeting,
    "Keur het verslag goed",
    is_convener,
    (Meeting.State.CLOSED,),
    Meeting.State.MINUTES_APPROVED,
    unless=(objections_are_unanswered,),
    told="Verslag goedgekeurd",
)
PUBLISH_MINUTES = Rule(
    "meetings.publish_minutes",
    Meeting,
    "Maak het verslag bekend",
    is_convener,
    (Meeting.State.MINUTES_APPROVED,),
    Meeting.State.PUBLISHED,
    kind="minutes.approved",
    told="Goedgekeurd verslag bekendgemaakt",
)
OBJECT = Rule(
    "meetings.object",
    Objection,
    "Geef een opmerking op het verslag",
    is_member,
    (NEW,),
    Objection.State.MADE,
    unless=(there_are_no_draft_minutes, objection_term_is_over),
    told="Opmerking op het verslag",
)
TAKE_OBJECTION = Rule(
    "meetings.take_objection",
    Objection,
    "Neem over",
    is_convener,
    (Objection.State.MADE,),
    Objection.State.TAKEN,
    told="Opmerking overgenomen",
)
NOTE_OBJECTION = Rule(
    "meetings.note_objection",
    Objection,
    "Noteer",
    is_convener,
    (Objection.State.MADE,),
    Objection.State.NOTED,
    told="Opmerking genoteerd",
)

# --- items ----------------------------------------------------------------------------------------------


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

# --- votes ----------------------------------------------------------------------------------------------


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

# --- resolutions ----------------------------------------------------------------------------------------


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
