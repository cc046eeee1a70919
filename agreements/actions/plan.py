"""Acts on the action plan: add, edit, report progress, finish, drop, and the reminder of the portal."""

import datetime

from django.core.exceptions import ValidationError
from django.utils import timezone

from agreements import mails, rules
from agreements.models import Action, ProgressNote
from ledger.decide import amend, decide
from ledger.payload import plain
from partners.models import Person


def add_action(action: Action, *, by: Person) -> Action:
    """A new action, wherever it comes from."""
    _must_be_ahead(action.due_on)
    return amend(action, rules.ADD_ACTION, by=by)


def edit_action(action: Action, *, by: Person, **values) -> Action:
    """Other words, another date, somebody else who pulls; where it comes from stays."""
    if values.get("due_on", action.due_on) != action.due_on:
        _must_be_ahead(values["due_on"])
    return amend(action, rules.EDIT_ACTION, by=by, **values)


def report_progress(action: Action, *, by: Person, text: str, file=None) -> ProgressNote:
    """Say how far it is, with a checked upload (`EvidenceField`) as evidence where there is one.

    The log keeps its fingerprint, so that nobody can swap it later.
    """
    note = ProgressNote(action=action, text=text, written_by=by, written_at=timezone.now())
    facts = {"note": plain(text)}
    if file:
        note.name, note.mime, note.sha256, note.content = file.name, file.mime, file.sha256, file.read()
        facts["file"] = {"name": file.name, "sha256": file.sha256}
    with decide(action, rules.REPORT_PROGRESS, by=by, facts=facts):
        note.save()
    return note


def finish_action(action: Action, *, by: Person, result: str, finished_on: datetime.date) -> Action:
    """It is done: what came of it, and when."""
    if finished_on > timezone.localdate():
        raise ValidationError({"finished_on": "Deze dag moet nog komen."})
    return amend(action, rules.FINISH_ACTION, by=by, result=result, finished_on=finished_on)


def drop_action(action: Action, *, by: Person, reason: str) -> Action:
    """It will not be done, and why."""
    return amend(action, rules.DROP_ACTION, by=by, reason=reason, result=reason.strip())


def remind_action(action: Action, *, by: Person) -> Action:
    """Mail who pulls it; refused when they already heard."""
    with decide(action, rules.REMIND_ACTION, by=by) as action:
        action.reminded_at = timezone.now()
        mails.action_reminder(action)
    return action


def _must_be_ahead(due_on: datetime.date) -> None:
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": "Deze dag is voorbij. Kies een dag die nog komt."})
