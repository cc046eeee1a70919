"""Rules of meetings."""

import datetime

from django.utils import timezone

from ledger.rules import NEW, Rule
from meetings import known
from meetings.models import AgendaItem, Meeting, Objection, RulesOfProcedure
from partners.rules import is_convener, is_member, is_regie
from partners.templatetags.words import aantal, datum, moment


def rules_in_force(lok) -> RulesOfProcedure | None:
    """The version a meeting convened now is held under."""
    return RulesOfProcedure.objects.in_force().filter(lok=lok).first()


def there_are_no_rules(person, meeting):
    if known.notice_days_now.of(meeting) is None:
        return "Er is nog geen huishoudelijk reglement van kracht. Leg het eerst vast."
    return ""


def agenda_is_empty(person, meeting):
    return "" if known.has_agenda.of(meeting) else "De agenda is nog leeg. Voeg eerst een punt toe."


def it_is_too_late_to_convene(person, meeting):
    """The notice term of the rules of procedure; a reason is written down when it is shorter."""
    days = known.notice_days_now.of(meeting)
    if days is None or meeting.kind == Meeting.Kind.WRITTEN or meeting.notice_waived_reason:
        return ""
    last = meeting.convene_before(days)
    if timezone.now() <= last:
        return ""
    return (
        f"Tussen oproeping en vergadering liggen minstens {days} dagen; bijeenroepen kon "
        f"tot {moment(last)}."
        " Kies een latere datum, of noteer bij de vergadering waarom het dringend is."
    )


def agenda_is_as_sent(person, meeting):
    """Members get an agenda again only when it, or a paper with it, changed since they got it."""
    if AgendaItem.fingerprints_of(known.agenda_now.of(meeting)) == meeting.agenda_sent:
        return "De agenda en de stukken zijn nog zoals de leden ze kregen."
    return ""


def has_not_begun(person, meeting):
    """A session opens at most an hour early."""
    if timezone.now() >= meeting.starts_at - datetime.timedelta(hours=1):
        return ""
    return f"De vergadering begint pas op {moment(meeting.starts_at)}."


def votes_still_run(person, meeting):
    running = known.running_votes_count.of(meeting)
    return f"Er loopt nog een stemming ({running}). Sluit ze eerst." if running else ""


def items_are_untreated(person, meeting):
    left = known.untreated_count.of(meeting)
    return f"Nog niet behandeld of verdaagd: {aantal(left, 'punt,punten')}." if left else ""


def presences_are_unknown(person, meeting):
    unknown = known.unknown_count.of(meeting)
    return f"Noteer nog de aanwezigheid van {aantal(unknown, 'lid,leden')}." if unknown else ""


def objections_are_unanswered(person, meeting):
    left = known.unanswered_count.of(meeting)
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
SEND_AGENDA = Rule(
    "meetings.send_agenda",
    Meeting,
    "Verstuur de gewijzigde agenda",
    is_convener,
    (Meeting.State.CONVENED,),
    unless=(agenda_is_as_sent,),
    told="Gewijzigde agenda verstuurd",
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
WRITE_INTRO = Rule(
    "meetings.write_intro",
    Meeting,
    "Schrijf de inleiding",
    is_convener,
    (Meeting.State.CLOSED,),
    told="Inleiding van het verslag geschreven",
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
