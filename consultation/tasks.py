"""Jobs of consultations, done by the worker."""

from contextlib import suppress

from procrastinate.contrib.django import app

from consultation import actions
from consultation.models import Consultation
from ledger.rules import Refused
from partners.middleware import show_rows_to
from partners.models import Person


@app.periodic(cron="15 7 * * *")
@app.task(name="consultation.remind", queue="due")
def remind(timestamp: int) -> None:
    """Every morning; `timestamp` is the moment it was due, in Unix seconds."""
    show_rows_to("system")
    actions.remind_due()


@app.task(name="consultation.keep_report", queue="papers", retry=3)
def keep_report(consultation_id: int) -> None:
    """Right after a closing: the report on paper, unless it was made meanwhile."""
    show_rows_to("system")
    consultation = Consultation.objects.select_related("lok__ledger").get(pk=consultation_id)
    with suppress(Refused):
        actions.keep_report(consultation, by=Person.objects.system())
