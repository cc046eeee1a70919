"""Writing and reading the log: append lines to it, look entries up."""

import secrets
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from . import payload as payloads
from .models import Entry, Log, Opening
from .rules import SEALED

LOCK = 7530  # class of the advisory locks of this portal


@dataclass(frozen=True)
class Line:
    """What is to be written about one act, before it has a place in the log."""

    log: Log
    act: str
    kind: str
    subject_type: str
    subject_id: str
    actor_id: int
    payload: dict


def append(line: Line) -> Entry:
    """Write one line at the end of its log, inside the caller's transaction.

    Takes the log's advisory lock until commit; so it is called last, after every row lock.
    `at` is now in whole seconds, or the last entry's time when that is later: it never goes back.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s, %s)", [LOCK, line.log.pk])
    last = Entry.objects.filter(log=line.log).order_by("-index").only("index", "at").first()
    now = timezone.now().replace(microsecond=0)
    at = max(now, last.at) if last else now
    salt, payload = secrets.token_bytes(32), payloads.canonical(line.payload)
    entry = Entry.objects.create(
        log=line.log,
        index=last.index + 1 if last else 0,
        leaf=payloads.leaf(at, line.kind, payloads.commitment(salt, payload)),
        at=at,
        act=line.act,
        subject_type=line.subject_type,
        subject_id=line.subject_id,
        actor_id=line.actor_id,
    )
    Opening.objects.create(entry=entry, salt=salt, payload=payload, is_public=line.kind != SEALED)
    return entry


def reference(thing, act: str) -> dict | None:
    """Index and leaf hash of the newest entry of this act on this record.

    To name it in a later payload (B.3).
    """
    entry = Entry.objects.about(thing).filter(act=act).order_by("-pk").first()
    return entry and {"index": entry.index, "leaf": bytes(entry.leaf_hash).hex()}


def size(log: Log) -> int:
    """How many entries the log holds."""
    last = Entry.objects.filter(log=log).order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1
