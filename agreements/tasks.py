"""Jobs of agreements, done by the worker."""

from contextlib import suppress

from procrastinate.contrib.django import app

from agreements import actions
from agreements.models import Action
from ledger.rules import Refused
from partners.models import Person


@app.periodic(cron="15 7 * * *")
@app.task(name="agreements.remind", queue="due")
def remind(timestamp: int) -> None:
    """Every morning; `timestamp` is the moment it was due, in Unix seconds."""
    remind_owners()


def remind_owners() -> int:
    """Remind who pulls an action that is due within a week or too late; returns how many actions.

    Each in a transaction of its own. Once before the date and once after it: a morning the worker missed
    is made up for, a second run on the same day does nothing.
    """
    by, reminded = Person.objects.system(), 0
    for action in Action.objects.to_remind().with_names():
        if action.is_to_be_reminded:
            with suppress(Refused):  # somebody finished it, or another worker was first
                actions.remind_action(action, by=by)
                reminded += 1
    return reminded
