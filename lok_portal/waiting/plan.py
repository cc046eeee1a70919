"""What waits for a person in agreements: actions that it or its organiser pulls."""

import datetime
from collections.abc import Iterator

from django.db.models import Exists, OuterRef
from django.utils import timezone

from agreements import rules
from agreements.models import Action, ProgressNote
from ledger.gathering import Asked
from ledger.known import known
from partners.models import Person

from .task import task

AHEAD = datetime.timedelta(days=30)


def actions(person: Person) -> Asked:
    """Own actions due within a month, and those whose date is over."""
    own = Action.objects.visible_to(person).pulled_by(person)
    due = own.filter(state=Action.State.OPEN, due_on__lte=timezone.localdate() + AHEAD)
    return Asked(due, _action, known=(has_notes,))


@known
def has_notes():
    """Whether somebody told how far this action is."""
    return Exists(ProgressNote.objects.filter(action=OuterRef("pk")))


def _action(person: Person, action: Action) -> Iterator[dict]:
    if not rules.REPORT_PROGRESS.why_not(person, action):
        note = action.title if action.has_notes else f"{action.title} (nog geen voortgang genoteerd)"
        yield task("Werk aan uw actie", "agreements:action_detail", action, note, action.due_on)
