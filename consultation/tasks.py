"""Jobs of consultations, done by the worker."""

from procrastinate.contrib.django import app

from consultation import actions
from partners.middleware import show_rows_to


@app.periodic(cron="15 7 * * *")
@app.task(name="consultation.remind", queue="due")
def remind(timestamp: int) -> None:
    """Every morning; `timestamp` is the moment it was due, in Unix seconds."""
    show_rows_to("system")
    actions.remind_due()
