"""Acts on meetings and on objections to their minutes."""

from django.utils import timezone

from ledger.decide import amend, decide
from meetings import documents, mails, rules
from meetings.actions.agenda import number_items
from meetings.models import Meeting, Objection, Presence
from partners.documents import hashed
from partners.models import Membership, Person

TOLD_TO_MEMBERS = ("starts_at", "ends_at", "place", "online_url", "title", "kind")


def plan_meeting(meeting: Meeting, *, by: Person) -> Meeting:
    """A silent draft: nobody is mailed."""
    return amend(meeting, rules.PLAN_MEETING, by=by)


def edit_meeting(meeting: Meeting, *, by: Person, **values) -> Meeting:
    """Change a meeting; once convened, members get an update of the same invitation (RFC 5546.

    Same UID, higher SEQUENCE).
    """
    facts: dict = {}
    with decide(meeting, rules.EDIT_MEETING, by=by, facts=facts) as meeting:
        is_news = any(
            getattr(meeting, name) != values.get(name, getattr(meeting, name)) for name in TOLD_TO_MEMBERS
        )
        for name, value in values.items():
            setattr(meeting, name, value)
        if is_news and meeting.state == Meeting.State.CONVENED:
            meeting.sequence += 1
            facts |= hashed(documents.keep_convocation(meeting, by=by))
            mails.convocation_changed(meeting)
    return meeting


def convene(meeting: Meeting, *, by: Person) -> Meeting:
    """Invite every member with agenda, papers and iCal; the meeting keeps the rules in force now.

    The convocation is kept with its hash.
    """
    facts: dict = {}
    with decide(meeting, rules.CONVENE, by=by, facts=facts) as meeting:
        meeting.rules, meeting.convened_at = rules.rules_in_force(meeting.lok), timezone.now()
        number_items(meeting, by=by)
        seats = Membership.objects.seated(timezone.localdate(meeting.starts_at)).filter(lok=meeting.lok)
        Presence.objects.bulk_create(
            [Presence(meeting=meeting, membership=seat) for seat in seats], ignore_conflicts=True
        )
        _note_agenda(meeting)
        facts |= hashed(documents.keep_convocation(meeting, by=by))
        mails.convocation(meeting)
    return meeting


def send_agenda(meeting: Meeting, *, by: Person) -> Meeting:
    """Everybody who was invited gets the changed agenda, once for all changes (RFC 5546: SEQUENCE + 1)."""
    facts: dict = {}
    with decide(meeting, rules.SEND_AGENDA, by=by, facts=facts) as meeting:
        meeting.sequence += 1
        facts |= hashed(documents.keep_convocation(meeting, by=by))
        mails.agenda_changed(meeting)
        _note_agenda(meeting)
    return meeting


def _note_agenda(meeting: Meeting) -> None:
    meeting.agenda_sent, meeting.agenda_sent_at = meeting.items.fingerprints(), timezone.now()


def cancel_meeting(meeting: Meeting, *, by: Person, reason: str) -> Meeting:
    """The meeting does not take place; who was invited gets a CANCEL (RFC 5546)."""
    with decide(meeting, rules.CANCEL_MEETING, by=by, reason=reason) as meeting:
        if meeting.convened_at:
            meeting.sequence += 1
            mails.convocation_cancelled(meeting, reason)
    return meeting


def open_session(meeting: Meeting, *, by: Person) -> Meeting:
    """The chair opens the meeting."""
    return amend(meeting, rules.OPEN_SESSION, by=by, opened_at=timezone.now())


def close_session(meeting: Meeting, *, by: Person) -> Meeting:
    """Presences and outcomes are fixed, with all of them in the log."""
    rows = meeting.presences.order_by("membership_id").values_list("membership_id", "status")
    facts = {"presences": [{"member": member, "status": status} for member, status in rows]}
    with decide(meeting, rules.CLOSE_SESSION, by=by, facts=facts) as meeting:
        meeting.closed_at = timezone.now()
    return meeting


def write_intro(meeting: Meeting, *, by: Person, minutes_intro: str) -> Meeting:
    """What stands above the first point of the minutes."""
    return amend(meeting, rules.WRITE_INTRO, by=by, minutes_intro=minutes_intro)


def approve_minutes(meeting: Meeting, *, by: Person, approved_in: Meeting | None = None) -> Meeting:
    """The minutes are approved, in a later meeting or in a written round."""
    return amend(meeting, rules.APPROVE_MINUTES, by=by, approved_at=timezone.now(), approved_in=approved_in)


def publish_minutes(meeting: Meeting, *, by: Person) -> Meeting:
    """The approved minutes become public, kept as paper with its hash; what was closed stays out of them."""
    facts: dict = {}
    with decide(meeting, rules.PUBLISH_MINUTES, by=by, facts=facts) as meeting:
        meeting.published_at = timezone.now()
        facts |= hashed(documents.keep_minutes(meeting, by=by))
    return meeting


def object(meeting: Meeting, *, by: Person, text: str) -> Objection:  # noqa: A001 - the verb of the act
    """A member remarks on the draft minutes."""
    objection = Objection(
        lok=meeting.lok, meeting=meeting, made_by=by, made_at=timezone.now(), text=text.strip()
    )
    return amend(objection, rules.OBJECT, by=by)


def take_objection(objection: Objection, *, by: Person, answer: str) -> Objection:
    """The minutes will be changed as asked."""
    return amend(objection, rules.TAKE_OBJECTION, by=by, answer=answer.strip())


def note_objection(objection: Objection, *, by: Person, answer: str) -> Objection:
    """The minutes stay; the remark is noted with the answer."""
    return amend(objection, rules.NOTE_OBJECTION, by=by, answer=answer.strip())
