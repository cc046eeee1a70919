"""Who sits at the head of the table: chair and secretary on a day, and where they sign."""

import datetime

from django.utils import timezone

from meetings.models import Meeting
from partners.composition import Council
from partners.models import Lok, Role


def heads(lok: Lok, on: datetime.date) -> list[tuple[str, str]]:
    """Role in Dutch and name of secretary and chair on that day; everybody knows them in their function."""
    council = Council(lok, on)
    return [
        (role.label, appointment.person.name)
        for role in (Role.SECRETARY, Role.CHAIR)
        for appointment in council.holders(role)[:1]
    ]


def signatures(lok: Lok, on: datetime.date) -> list[dict]:
    """The block under a paper of the LOK; left the secretary, right the chair."""
    return signed_by(heads(lok, on))


def signed_by(found: list[tuple[str, str]]) -> list[dict]:
    """The same of heads that are known already."""
    found = found or [("secretaris", ""), ("voorzitter", "")]
    return [{"line": f"De {role}", "name": name, "role": ""} for role, name in found]


def day_of(meeting: Meeting) -> datetime.date:
    """The day it is held, in Belgium."""
    return timezone.localdate(meeting.starts_at)
