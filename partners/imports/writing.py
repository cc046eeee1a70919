"""Writes a compared file into the register: all of it, or nothing."""

from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from ledger.rules import Refused
from partners.models import ImportRow, ImportRun

from .findings import ERROR

ROW = ("number", "verdict", "is_warned", "label", "notes", "cells")


class Stopped(Exception):
    """The import stopped and nothing was written; the message is a Dutch sentence."""


class Progress:
    """Tells how far it is over a connection of its own, for the writing transaction shows nothing yet."""

    EVERY = 50  # rows

    def __init__(self, run: ImportRun):
        self.run, self.connection = run, connection.copy()

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.connection.close()

    def tell(self, done: int) -> None:
        if done % self.EVERY == 0:
            with self.connection.cursor() as cursor:
                cursor.execute(
                    "UPDATE partners_importrun SET done_count = %s, moved_at = %s WHERE id = %s",
                    [done, timezone.now(), self.run.pk],
                )


def write(run: ImportRun, comparer, *, leave_out_errors: bool) -> int:
    """Do every row that changes something, through its own act; returns how many.

    Each row is compared again first: what is written is what was shown. Raises Stopped.
    The caller holds the transaction and has made `comparer` with a lock.
    """
    written = 0
    with Progress(run) as progress:
        for done, (finding, row) in enumerate(zip(comparer.findings(), _shown(run), strict=True), 1):
            _as_shown(finding, row)
            if finding.verdict == ERROR and not leave_out_errors:
                raise Stopped("Er zijn rijen met fouten. Kies of u die weglaat.")
            if finding.verdict in ImportRow.WRITTEN:
                _do(comparer, finding)
                written += 1
            progress.tell(done)
    return written


def _shown(run):
    """The rows as somebody saw them, some at a time and without a cursor that a rollback leaves behind."""
    last = 0
    while rows := list(run.rows.filter(number__gt=last).order_by("number").values(*ROW)[:500]):
        yield from rows
        last = rows[-1]["number"]


def _as_shown(finding, row):
    if finding.told() != row:
        raise Stopped(
            f"Rij {finding.number} ({finding.label}) is in het register gewijzigd sinds u ze nakeek. "
            "Er is niets overgenomen. Vergelijk het bestand opnieuw."
        )


def _do(comparer, finding):
    try:
        comparer.write(finding)
    except (Refused, ValidationError) as error:
        words = " ".join(error.messages) if isinstance(error, ValidationError) else str(error)
        raise Stopped(f"Rij {finding.number} ({finding.label}): {words} Er is niets overgenomen.") from error
