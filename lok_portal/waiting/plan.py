"""What waits for a person in agreements: actions that it or its organiser pulls."""

import datetime
from collections.abc import Iterator

from django.utils import timezone

from agreements import rules
from agreements.models import Action
from partners.models import Person

from .gathering import Asked
from .task import task

AHEAD = datetime.timedelta(days=30)


def actions(person: Person) -> Asked:
    """Own actions due within a month, and those whose date is over."""
    own = Action.objects.visible_to(person).pulled_by(person)
    return Asked(own.filter(state=Action.State.OPEN, due_on__lte=timezone.localdate() + AHEAD), _action)


def _action(person: Person, action: Action) -> Iterator[dict]:
    if not rules.REPORT_PROGRESS.why_not(person, action):
        title = "Uw actie is over tijd" if action.is_overdue else "Werk aan uw actie"
        yield task(title, "agreements:action_detail", action, action.title, action.due_on)
