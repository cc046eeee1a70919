"""What waits for a person, in every LOK: few queries, and the rules say who may."""

import datetime
from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from advice import rules as advice_rules
from advice.models import Advice, Application, CriteriaSet, Round, ScoreSheet
from meetings import rules as meeting_rules
from meetings.models import AgendaItem, Meeting, Objection, Presence, Reply, Resolution
from partners import informing_rules
from partners.models import Campaign, CampaignPart, ChangeReport, Lok, Organiser
from partners.templatetags.words import datum

from .consultations import CONSULTING
from .frameworks import FRAMEWORKS
from .plan import AGREEMENTS
from .policy import STEERING


def loks_of(person) -> list[Lok]:
    """The LOKs this person has to do with; the host sees all."""
    if person.is_host:
        return list(Lok.objects.filter(state=Lok.State.ACTIVE))
    near = Q(pk__in={*person.roles, *person.sits_in}) | _active_for(person)
    return list(Lok.objects.filter(near).distinct())


def _active_for(person) -> Q:
    """LOKs in which an organiser of this person is active: kept there, or welcomed there."""
    mine = person.organiser_ids
    return Q(organisers__in=mine) | Q(activities__organiser__in=mine, activities__state="active")


def for_person(person) -> list[dict]:
    """Tasks with title, address, note and date; what has a date comes first, the nearest on top."""
    sources = (_applications, _meetings, _convocations, *CONSULTING, *AGREEMENTS, *FRAMEWORKS)
    sources += OF_A_ROLE if person.roles else ()
    sources += OF_AN_ORGANISER if person.organiser_ids else ()
    tasks = [task for source in sources for task in source(person)]
    return sorted(tasks, key=lambda task: _day(task["until"]))


def _day(until: datetime.date | datetime.datetime | None) -> datetime.date:
    """The day to sort by: a task without a date comes last."""
    if until is None:
        return datetime.date.max
    return timezone.localdate(until) if isinstance(until, datetime.datetime) else until


def _task(title: str, name: str, thing, note: str = "", until=None) -> dict:
    return {
        "title": title,
        "url": reverse(name, args=[thing.lok.slug, thing.pk]),
        "note": note,
        "until": until,
    }


CRITERIA_ACTS = (
    advice_rules.PUBLISH_CRITERIA,
    advice_rules.ADOPT_CRITERIA,
    advice_rules.BIND_ADVICE,
    advice_rules.CONSULT_CRITERIA,
)


def _criteria(person) -> Iterator[dict]:
    """Sets on their way: the furthest act that is this person's now; an advice is bound once."""
    on_the_way = CriteriaSet.objects.visible_to(person).filter(
        state__in=[CriteriaSet.State.DRAFT, CriteriaSet.State.ADOPTED]
    )
    for criteria_set in on_the_way.select_related("lok", "consultation", "resolution"):
        act = next((rule for rule in CRITERIA_ACTS if not rule.why_not(person, criteria_set)), None)
        is_bound = act is advice_rules.BIND_ADVICE and criteria_set.resolution_id
        is_consulted = act is advice_rules.CONSULT_CRITERIA and criteria_set.consultation_id
        if act and not is_bound and not is_consulted:
            yield _task(f"{act.label}: criteria", act.url_name, criteria_set, str(criteria_set))


ROUND_ACTS = (
    advice_rules.OPEN_ROUND,
    advice_rules.CLOSE_ROUND,
    advice_rules.START_ASSESSMENT,
    advice_rules.DECIDE_ROUND,
    advice_rules.RELEASE_ROUND,
)


def _rounds(person) -> Iterator[dict]:
    """Rounds whose next act is this person's."""
    for round_ in Round.objects.visible_to(person).with_sets().running():
        act = next((rule for rule in ROUND_ACTS if not rule.why_not(person, round_)), None)
        is_early = round_.opens_on and round_.opens_on > timezone.localdate()
        if act and not (act is advice_rules.OPEN_ROUND and is_early):
            yield _task(act.label, "advice:round_detail", round_, str(round_))


def _open_rounds(person) -> Iterator[dict]:
    """Open rounds an organiser can still join."""
    near = Lok.objects.filter(_active_for(person)).values("pk")
    open_ = Round.objects.visible_to(person).filter(state=Round.State.OPEN, lok__in=near)
    for round_ in open_.exclude(pk__in=_joined(person)).select_related("lok").order_by("closes_at"):
        if not round_.is_past_deadline:
            yield _task("Dien een aanvraag in", "advice:round_detail", round_, str(round_), round_.closes_at)


def _joined(person):
    """Rounds in which an organiser of this person already has an application."""
    own = Application.objects.filter(organiser__in=person.organiser_ids)
    return own.exclude(state=Application.State.WITHDRAWN).values("round")


def _applications(person) -> Iterator[dict]:
    own = Application.objects.visible_to(person).filter(
        state__in=[Application.State.DRAFT, Application.State.SUBMITTED]
    )
    for application in own.with_names():
        if not advice_rules.EDIT_APPLICATION.why_not(person, application):
            until = application.round.closes_at
            yield _task(
                "Maak uw aanvraag af", "advice:application_detail", application, str(application), until
            )
        elif not advice_rules.ACKNOWLEDGE.why_not(person, application):
            until = application.round.closed_at + datetime.timedelta(
                days=application.lok.acknowledgement_days
            )
            yield _task(
                "Meld de ontvangst", "advice:application_detail", application, str(application), until
            )


def _sheets(person) -> Iterator[dict]:
    """Own sheets to finish, applications not yet begun, and points to agree."""
    to_assess = Application.objects.visible_to(person).to_assess().filter(round__state=Round.State.ASSESSMENT)
    mine = dict(
        ScoreSheet.objects.filter(assessor=person, kind="assessor").values_list("application_id", "state")
    )
    agreed = set(
        ScoreSheet.objects.filter(kind="consolidated", state="final").values_list("application_id", flat=True)
    )
    scored = set(
        ScoreSheet.objects.filter(kind="assessor", state="final").values_list("application_id", flat=True)
    )
    for application in to_assess.with_names():
        until = application.round.lok_meets_on
        sheet = ScoreSheet(lok=application.lok, application=application, assessor=person)
        if mine.get(application.pk) != "final" and advice_rules.SCORE.who(person, sheet):
            yield _task("Beoordeel een aanvraag", "advice:assess", application, str(application), until)
        elif advice_rules.CONSOLIDATE.who(person, sheet) and application.pk in scored - agreed:
            yield _task("Leg de beoordelingen samen", "advice:agree", application, str(application), until)


def _unwritten(person) -> Iterator[dict]:
    """Advices to write: the points are agreed."""
    to_assess = Application.objects.visible_to(person).to_assess().filter(round__state=Round.State.ASSESSMENT)
    agreed = to_assess.filter(advice=None, sheets__kind="consolidated", sheets__state="final")
    for application in agreed.with_names():
        if advice_rules.WRITE_ADVICE.who(person, application):
            until = application.round.lok_meets_on
            yield _task("Schrijf het advies", "advice:start_advice", application, str(application), until)


def _shared(person) -> Iterator[dict]:
    """Drafts an applicant may still react to."""
    shared = Advice.objects.visible_to(person).filter(
        state=Advice.State.SHARED, organiser__in=person.organiser_ids
    )
    for advice in shared.with_names():
        if advice.may_still_be_reacted_to:
            yield _task(
                "Lees uw ontwerpadvies", "advice:advice_detail", advice, str(advice), advice.react_until
            )


def _data(person) -> Iterator[dict]:
    """Own organisers that a round asks to confirm, or whose data nobody confirmed for half a year (D5)."""
    parts = CampaignPart.objects.running().filter(organiser__in=person.organiser_ids).waiting()
    asked = {
        p.organiser_id: p.campaign for p in parts.select_related("campaign").order_by("-campaign__due_on")
    }
    own = Organiser.objects.filter(pk__in=person.organiser_ids, state=Organiser.State.ACTIVE)
    for organiser in own.filter(Q(pk__in=asked) | Q(pk__in=own.unconfirmed())).select_related("lok"):
        until = asked[organiser.pk].due_on if organiser.pk in asked else None
        yield _task("Bevestig uw gegevens", "partners:check_data", organiser, str(organiser), until)


def _news(person) -> Iterator[dict]:
    """News of organisers that the regie has to check and answer."""
    waiting = ChangeReport.objects.visible_to(person).waiting().with_names()
    for report in waiting:
        if not informing_rules.DECLINE_REPORT.why_not(person, report):
            note = f"{report.organiser}: {report}"
            yield _task("Kijk een melding na", "partners:report_detail", report, note)


def _data_rounds(person) -> Iterator[dict]:
    """The newest round along the data of each LOK: late answers to follow up, or time for the next."""
    newest = Campaign.objects.visible_to(person).order_by("lok_id", "-starts_on", "-pk").distinct("lok_id")
    for campaign in newest.select_related("lok"):
        if campaign.is_overdue and not informing_rules.CLOSE_CAMPAIGN.why_not(person, campaign):
            note = f"{campaign}: {_late(campaign.parts.waiting().count())}"
            yield _task("Vraag na wie nog niet bevestigde", "partners:campaign_detail", campaign, note)
        elif campaign.is_due_again and informing_rules.OPEN_CAMPAIGN.who(person, campaign):
            title, note = (
                informing_rules.OPEN_CAMPAIGN.label,
                f"De vorige begon op {datum(campaign.starts_on)}",
            )
            yield _task(title, "partners:campaign_detail", campaign, note)


def _late(count: int) -> str:
    words = "organisator is te laat" if count == 1 else "organisatoren zijn te laat"
    return f"{count} {words}" if count else "iedereen bevestigde, sluit de ronde"


MEETING_ACTS = (
    meeting_rules.OPEN_SESSION,
    meeting_rules.SEND_AGENDA,
    meeting_rules.CLOSE_SESSION,
    meeting_rules.APPROVE_MINUTES,
    meeting_rules.PUBLISH_MINUTES,
)


def _meetings(person) -> Iterator[dict]:
    """Meetings whose next act is this person's, and draft minutes a member may still remark on."""
    done = (Meeting.State.PUBLISHED, Meeting.State.CANCELLED)
    running = Meeting.objects.visible_to(person).exclude(state__in=done)
    for meeting in running.select_related("lok__ledger", "rules").prefetch_related("objections"):
        convene = meeting_rules.CONVENE
        if convene.who(person, meeting) and convene.starts_from(meeting):
            if not convene.why_not(person, meeting):
                until = meeting.convene_before(meeting_rules.rules_in_force(meeting.lok).notice_days)
                yield _task(convene.label, "meetings:meeting_detail", meeting, str(meeting), until)
        elif act := next((rule for rule in MEETING_ACTS if not rule.why_not(person, meeting)), None):
            until = meeting.minutes_due_on if act is meeting_rules.APPROVE_MINUTES else None
            yield _task(act.label, "meetings:meeting_detail", meeting, str(meeting), until)
        elif not meeting_rules.OBJECT.why_not(person, Objection(lok=meeting.lok, meeting=meeting)):
            until = meeting.objections_until
            yield _task("Lees het ontwerpverslag", "meetings:minutes", meeting, str(meeting), until)


def _proposals(person) -> Iterator[dict]:
    """Points that members propose, to put on the agenda or not."""
    proposed = AgendaItem.objects.visible_to(person).filter(state=AgendaItem.State.PROPOSED)
    for item in proposed.select_related("lok__ledger", "meeting"):
        if not meeting_rules.DECLINE_ITEM.why_not(person, item):
            yield _task("Antwoord op een voorstel", "meetings:item_detail", item, str(item))


def _convocations(person) -> Iterator[dict]:
    """Own invitations without a reply, until the meeting begins."""
    own = Q(membership__person=person) | Q(membership__substitute=person)
    asked = Presence.objects.filter(own, meeting__state=Meeting.State.CONVENED, reply=Presence.Reply.NONE)
    for presence in asked.filter(meeting__starts_at__gt=timezone.now()).select_related("meeting__lok"):
        meeting = presence.meeting
        yield _task("Zeg of u komt", "meetings:meeting_detail", meeting, str(meeting), meeting.starts_at)


def _unanswered(person) -> Iterator[dict]:
    """Advices of the council that wait for the authority's reply."""
    waiting = Resolution.objects.visible_to(person).awaiting_reply().select_related("lok__ledger")
    for resolution in waiting:
        if not meeting_rules.REPLY.why_not(person, Reply(lok=resolution.lok, resolution=resolution)):
            until, name = resolution.reply_due_on, "meetings:resolution_detail"
            yield _task("Antwoord op een advies", name, resolution, str(resolution), until)


OF_A_ROLE = (_criteria, _rounds, _sheets, _unwritten, _proposals, _unanswered, _news, _data_rounds, *STEERING)
OF_AN_ORGANISER = (_open_rounds, _shared, _data)
