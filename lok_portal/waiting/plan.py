"""What waits for a person in agreements: actions that it or its organiser pulls."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from agreements import rules
from agreements.models import Action

AHEAD = datetime.timedelta(days=30)


def _actions(person) -> Iterator[dict]:
    """Own actions due within a month, and those whose date is over."""
    soon = timezone.localdate() + AHEAD
    own = (
        Action.objects.visible_to(person).pulled_by(person).filter(state=Action.State.OPEN, due_on__lte=soon)
    )
    for action in own.with_names():
        if not rules.REPORT_PROGRESS.why_not(person, action):
            title = "Uw actie is over tijd" if action.is_overdue else "Werk aan uw actie"
            url = reverse("agreements:action_detail", args=[action.lok.slug, action.pk])
            yield {"title": title, "url": url, "note": action.title, "until": action.due_on}


AGREEMENTS = (_actions,)
