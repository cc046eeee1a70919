"""Replies and presences: fast rows, one query to read and one to write, that never overwrite a newer one."""

from django.core.exceptions import ValidationError
from django.utils import timezone

from ledger.rules import Refused
from meetings import rules
from meetings.models import Meeting, Presence
from partners.models import Person

STALE = "Iemand anders wijzigde dit net. Hieronder staat de nieuwste toestand: kijk na en probeer opnieuw."


def reply_to_convocation(presence: Presence, *, by: Person, reply: str) -> Presence:
    """A member (or its substitute) says whether it comes, until the meeting begins."""
    seat = presence.membership
    if by.pk not in (seat.person_id, seat.substitute_id):
        raise Refused("U antwoordt alleen voor uw eigen zetel.")
    if presence.meeting.state != Meeting.State.CONVENED:
        raise Refused("Antwoorden kan zolang de vergadering nog niet begonnen is.")
    if reply == Presence.Reply.SUBSTITUTE and seat.substitute_id is None:
        raise ValidationError({"reply": "U hebt geen plaatsvervanger."})
    Presence.objects.filter(pk=presence.pk).update(
        reply=reply, replied_at=timezone.now(), version=presence.version + 1
    )
    presence.refresh_from_db()
    return presence


def set_presence(presence: Presence, *, by: Person, version: int, **values) -> Presence:
    """Write down who came, from and until which item. `version` is the one the page showed.

    A newer one refuses.
    """
    if sentence := _why_not(by, presence):
        raise Refused(sentence)
    _check_proxies(presence, values)
    written = Presence.objects.filter(pk=presence.pk, version=version).update(version=version + 1, **values)
    if not written:
        raise ValidationError(STALE)
    for name, value in values.items():
        setattr(presence, name, value)
    presence.version = version + 1
    return presence


def _why_not(by: Person, presence: Presence) -> str:
    meeting = presence.meeting
    if not rules.OPEN_SESSION.who(by, meeting):
        return f"Aanwezigheden noteren is voorbehouden aan {rules.OPEN_SESSION.who.label}."
    if meeting.state not in (Meeting.State.CONVENED, Meeting.State.IN_SESSION):
        return "De aanwezigheden liggen vast: de vergadering is gesloten."
    return ""


def _check_proxies(presence: Presence, values: dict) -> None:
    """A member carries no more proxies than the rules allow."""
    holder = values.get("proxy_to")
    if values.get("status") != Presence.Status.PROXY or holder is None:
        return
    if holder.pk == presence.membership_id:
        raise ValidationError({"proxy_to": "Een lid geeft zichzelf geen volmacht."})
    others = Presence.objects.filter(
        meeting=presence.meeting_id, proxy_to=holder, status=Presence.Status.PROXY
    )
    limit = presence.meeting.rules.proxies_max
    if others.exclude(pk=presence.pk).count() >= limit:
        raise ValidationError({"proxy_to": f"Een lid draagt hoogstens {limit} volmacht(en)."})
