"""What waits for a person around meetings: the next act, a reply, minutes to read, a proposal, an advice."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils import timezone

from ledger.gathering import Asked
from meetings import known, rules
from meetings.models import AgendaItem, Meeting, Objection, Presence, Reply, Resolution, RulesOfProcedure
from partners.models import Person

from .task import task

MEETING_ACTS = (
    rules.CONVENE,
    rules.OPEN_SESSION,
    rules.SEND_AGENDA,
    rules.CLOSE_SESSION,
    rules.APPROVE_MINUTES,
    rules.PUBLISH_MINUTES,
)


def meetings(person: Person) -> Asked:
    """Meetings whose next act is this person's, and draft minutes a member may still remark on."""
    done = (Meeting.State.PUBLISHED, Meeting.State.CANCELLED)
    near = {*person.roles, *person.sits_in}
    rows = Meeting.objects.visible_to(person).filter(lok__in=near).exclude(state__in=done)
    return Asked(rows, _meeting, related=("lok", "rules"), known=known.OF_MEETINGS, large=("agenda_sent",))


def _meeting(person: Person, meeting: Meeting) -> Iterator[dict]:
    act = next((rule for rule in MEETING_ACTS if not rule.why_not(person, meeting)), None)
    name, until = "meeting_detail", None
    if act is rules.CONVENE:
        title, until = act.label, meeting.convene_before(meeting.notice_days_now)
    elif act:
        title, until = act.label, meeting.minutes_due_on if act is rules.APPROVE_MINUTES else None
    elif rules.CLOSE_SESSION.who(person, meeting) and rules.CLOSE_SESSION.starts_from(meeting):
        title = "Werk de vergadering af"
    elif not rules.TAKE_OBJECTION.why_not(person, _unanswered(meeting)):
        title, name, until = "Antwoord op opmerkingen bij het verslag", "minutes", meeting.minutes_due_on
    elif not rules.OBJECT.why_not(person, Objection(lok=meeting.lok, meeting=meeting)):
        title, name, until = "Lees het ontwerpverslag", "minutes", meeting.objections_until
    else:
        return
    yield task(title, f"meetings:{name}", meeting, str(meeting), until)


def _unanswered(meeting: Meeting) -> Objection:
    """A remark as it waits for an answer, when there is one."""
    state = Objection.State.MADE if meeting.unanswered_count else Objection.State.NOTED
    return Objection(pk=0, lok=meeting.lok, meeting=meeting, state=state)


def convocations(person: Person) -> Asked:
    """Own invitations without a reply, until the meeting begins."""
    own = Q(membership__person=person) | Q(membership__substitute=person)
    asked = Presence.objects.filter(own, meeting__state=Meeting.State.CONVENED, reply=Presence.Reply.NONE)
    return Asked(
        asked.filter(meeting__starts_at__gt=timezone.now()), _reply, related=("meeting", "meeting__lok")
    )


def _reply(person: Person, presence: Presence) -> Iterator[dict]:
    meeting = presence.meeting
    yield task("Zeg of u komt", "meetings:meeting_detail", meeting, str(meeting), meeting.starts_at)


def proposals(person: Person) -> Asked:
    """Points that members propose, to put on the agenda or not."""
    proposed = AgendaItem.objects.visible_to(person).filter(state=AgendaItem.State.PROPOSED)
    return Asked(proposed.filter(lok__in=person.roles), _proposal)


def _proposal(person: Person, item: AgendaItem) -> Iterator[dict]:
    if not rules.DECLINE_ITEM.why_not(person, item):
        yield task("Antwoord op een voorstel", "meetings:item_detail", item, str(item))


def resolutions(person: Person) -> Asked:
    """Advices of the council that wait to be sent, or for the authority's reply."""
    open_ = Resolution.objects.visible_to(person).exclude(state=Resolution.State.ANSWERED)
    return Asked(open_.filter(lok__in=person.roles), _advice)


def _advice(person: Person, resolution: Resolution) -> Iterator[dict]:
    name, note = "meetings:resolution_detail", str(resolution)
    if not rules.SEND_RESOLUTION.why_not(person, resolution):
        yield task("Bezorg het advies van het LOK", name, resolution, note)
    elif not rules.REPLY.why_not(person, Reply(lok=resolution.lok, resolution=resolution)):
        yield task("Antwoord op een advies", name, resolution, note, resolution.reply_due_on)


def procedures(person: Person) -> Asked:
    """Drafts of rules of procedure."""
    drafts = RulesOfProcedure.objects.visible_to(person).filter(state=RulesOfProcedure.State.DRAFT)
    return Asked(drafts.filter(lok__in=person.roles), _procedure, related=("lok", "consultation"))


def _procedure(person: Person, procedure: RulesOfProcedure) -> Iterator[dict]:
    if not rules.ADOPT_RULES.why_not(person, procedure):
        title = "Leg de vaststelling van het reglement vast"
        yield task(title, "meetings:adopt_rules", procedure, str(procedure))
