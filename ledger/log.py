"""Writing and reading the log: append lines to it, look entries up."""

import datetime
import secrets
from dataclasses import dataclass

from django.db import connection
from django.utils import timezone

from . import payload as payloads
from .models import Entry, Log
from .rules import SEALED

INSERT = """
    WITH entry AS (
        INSERT INTO ledger_entry
            (log_id, index, leaf, at, act, subject_type, subject_id, actor_id, transaction_id)
        VALUES (%s, %s, %s, %s, %s, %s, %s, %s, 0) RETURNING id
    )
    INSERT INTO ledger_opening (entry_id, salt, payload, is_public) SELECT id, %s, %s, %s FROM entry
    RETURNING entry_id
"""


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
    """Write one line at the end of its log, inside the caller's transaction; two round trips.

    Takes the log's advisory lock until commit; so it is called last, after every row lock.
    `at` is now in whole seconds, or the last entry's time when that is later: it never goes back.
    """
    salt, payload = secrets.token_bytes(32), payloads.canonical(line.payload)
    with connection.cursor() as cursor:
        cursor.execute("SELECT index, at FROM ledger_last(%s)", [line.log.pk])
        index, at = _next(*cursor.fetchone())
        leaf = payloads.leaf(at, line.kind, payloads.commitment(salt, payload))
        values = [line.log.pk, index, leaf, at, line.act, line.subject_type, line.subject_id, line.actor_id]
        cursor.execute(INSERT, [*values, salt, payload, line.kind != SEALED])
        (pk,) = cursor.fetchone()
    names = ("log_id", "index", "leaf", "at", "act", "subject_type", "subject_id", "actor_id")
    return Entry(pk=pk, leaf_hash=payloads.leaf_hash(leaf), **dict(zip(names, values, strict=True)))


def _next(last_index: int | None, last_at: datetime.datetime | None) -> tuple[int, datetime.datetime]:
    now = timezone.now().replace(microsecond=0)
    return (0, now) if last_index is None else (last_index + 1, max(now, last_at))


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
