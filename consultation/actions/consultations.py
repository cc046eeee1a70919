"""Acts on consultations."""

import datetime
from collections.abc import Sequence
from contextlib import suppress

from django.db.models import F
from django.utils import timezone
from procrastinate.contrib.django import app

from consultation import documents, mails, rules
from consultation.clauses import ClauseText
from consultation.models import Clause, Consultation
from ledger.decide import amend, decide
from ledger.rules import Refused
from partners.documents import hashed
from partners.models import Person

KEEP = "consultation.keep_report"  # the job of the worker
OUT_OF_THE_WAY = 10_000  # more places than a text has clauses


def draft_consultation(
    consultation: Consultation, *, by: Person, clauses: Sequence[ClauseText] = ()
) -> Consultation:
    """Prepare a consultation on a text cut in clauses; nobody is told yet."""
    with decide(consultation, rules.DRAFT_CONSULTATION, by=by) as consultation:
        consultation.save()
        _cut(consultation, clauses)
    return consultation


def edit_consultation(
    consultation: Consultation, *, by: Person, clauses: Sequence[ClauseText] | None = None, **values
) -> Consultation:
    """Change title, terms or text of a draft; `clauses` None keeps the text."""
    with decide(consultation, rules.EDIT_CONSULTATION, by=by) as consultation:
        for name, value in values.items():
            setattr(consultation, name, value)
        if clauses is not None:
            _cut_again(consultation, clauses)
    return consultation


def open_consultation(consultation: Consultation, *, by: Person) -> Consultation:
    """Ask everybody; from now on the text is fixed, its fingerprint in the log."""
    facts = {}
    with decide(consultation, rules.OPEN_CONSULTATION, by=by, facts=facts) as consultation:
        facts["text"] = {"sha256": consultation.text_sha256(), "clauses": consultation.clauses.count()}
        consultation.opened_at = timezone.now()
        mails.opened(consultation)
    return consultation


def extend_consultation(
    consultation: Consultation, *, by: Person, closes_at: datetime.datetime, reason: str
) -> Consultation:
    """More time, for everybody."""
    with decide(consultation, rules.EXTEND_CONSULTATION, by=by, reason=reason) as consultation:
        if closes_at <= consultation.closes_at:
            raise rules.later_than(consultation.closes_at)
        consultation.closes_at = closes_at
        mails.extended(consultation)
    return consultation


def remind(consultation: Consultation, *, by: Person) -> Consultation:
    """Remind who is asked and gave nothing yet; once."""
    with decide(consultation, rules.REMIND, by=by) as consultation:
        consultation.reminded_at = timezone.now()
        mails.reminder(consultation)
    return consultation


def remind_due() -> int:
    """Remind for every open consultation whose last day is near, as the portal itself; returns how many.

    Who was asked only today is left in peace; a morning the worker missed is made up for.
    """
    now = timezone.now()
    silent = Consultation.objects.filter(state=Consultation.State.OPEN, reminded_at=None, remind_days__gt=0)
    silent = silent.filter(closes_at__gt=now, opened_at__date__lt=timezone.localdate())
    due = [each for each in silent.select_related("lok__ledger") if each.remind_at <= now]
    for consultation in due:
        remind(consultation, by=Person.objects.system())
    return len(due)


def end_consultation(consultation: Consultation, *, by: Person) -> Consultation:
    """The window is over: no more input, the answers follow."""
    return amend(consultation, rules.END_CONSULTATION, by=by)


def end_due_consultations() -> int:
    """End every open consultation past its last day, as the portal itself; returns how many."""
    due = Consultation.objects.filter(state=Consultation.State.OPEN, closes_at__lt=timezone.now())
    due = list(due.select_related("lok__ledger"))
    for consultation in due:
        end_consultation(consultation, by=Person.objects.system())
    return len(due)


def close_consultation(consultation: Consultation, *, by: Person) -> Consultation:
    """Release every answer at once and close; refused while one input has none (invariant 10).

    The worker makes the paper right after the commit: nobody waits for the pages of hundreds of inputs.
    """
    with decide(consultation, rules.CLOSE_CONSULTATION, by=by) as consultation:
        consultation.closed_at = timezone.now()
        _release_responses(consultation, by=by)
        mails.closed(consultation)
        app.configure_task(KEEP, queue="papers").defer(consultation_id=consultation.pk)
    return consultation


def _release_responses(consultation: Consultation, *, by: Person) -> None:
    for entry in consultation.inputs.given().in_order().select_related("clause", "response__lok__ledger"):
        with decide(entry.response, rules.RELEASE_RESPONSE, by=by) as response:
            response.lok, response.input = (
                entry.response.lok,
                entry,
            )  # read already: spares hundreds of queries
            response.released_at = consultation.closed_at


def keep_report(consultation: Consultation, *, by: Person) -> Consultation:
    """Make the report of a closed consultation and keep it, once, with its fingerprint in the log."""
    facts = {}
    with decide(consultation, rules.KEEP_REPORT, by=by, facts=facts) as consultation:
        facts |= hashed(documents.keep_report(consultation, by=by))
    return consultation


def keep_due_reports() -> int:
    """Make every report the worker missed, as the portal itself; returns how many."""
    due = list(Consultation.objects.without_report().select_related("lok__ledger"))
    for consultation in due:
        with suppress(Refused):  # another worker was first
            keep_report(consultation, by=Person.objects.system())
    return len(due)


def cancel_consultation(consultation: Consultation, *, by: Person, reason: str) -> Consultation:
    """Stop a consultation that was prepared or runs; who was asked hears why."""
    with decide(consultation, rules.CANCEL_CONSULTATION, by=by, reason=reason) as consultation:
        if consultation.state == Consultation.State.OPEN:
            mails.cancelled(consultation, reason)
    return consultation


def _cut(consultation: Consultation, clauses: Sequence[ClauseText]) -> None:
    Clause.objects.bulk_create(
        Clause(
            consultation=consultation, place=place, number=each.number, heading=each.heading, text=each.text
        )
        for place, each in enumerate(clauses, start=1)
    )


def _cut_again(consultation: Consultation, clauses: Sequence[ClauseText]) -> None:
    """Another text; what is still a clause stays the same record, so that its page stays its page."""
    stays = _staying(list(consultation.clauses.all()), clauses)
    consultation.clauses.exclude(pk__in=[row.pk for row in stays.values()]).delete()
    consultation.clauses.update(place=F("place") + OUT_OF_THE_WAY)
    rows = [stays.get(place) or Clause(consultation=consultation) for place in range(1, len(clauses) + 1)]
    for place, (row, each) in enumerate(zip(rows, clauses, strict=True), start=1):
        row.place, row.number, row.heading, row.text = place, each.number, each.heading, each.text
    Clause.objects.bulk_update(stays.values(), ["place", "number", "heading", "text"])
    Clause.objects.bulk_create(row for row in rows if row.pk is None)


def _staying(left: list[Clause], clauses: Sequence[ClauseText]) -> dict[int, Clause]:
    """The record of each place: the one with these words, else the first whose words are gone."""
    stays = {}
    for place, each in enumerate(clauses, start=1):
        words = (each.number, each.heading, each.text)
        if same := next((row for row in left if (row.number, row.heading, row.text) == words), None):
            stays[place] = same
            left.remove(same)
    without = [place for place in range(1, len(clauses) + 1) if place not in stays]
    return stays | dict(zip(without, left, strict=False))
