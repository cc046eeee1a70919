"""Acts on applications and their evidence."""

import hashlib

from django.db import transaction
from django.utils import timezone

from advice import mails, rules
from advice.models import Application, Evidence
from ledger.decide import amend, decide
from ledger.rules import Refused
from partners.models import Person


def start_application(application: Application, *, by: Person) -> Application:
    """A new application, seen by its own organiser only."""
    return amend(application, rules.START_APPLICATION, by=by)


def edit_application(application: Application, *, by: Person, **values) -> Application:
    """Fill in more of it; answers given keep what was given before for other criteria."""
    with decide(application, rules.EDIT_APPLICATION, by=by) as application:
        application.answers = application.answers | values.pop("answers", {})
        for name, value in values.items():
            setattr(application, name, value)
    return application


def submit(application: Application, *, by: Person) -> Application:
    """Hand it in: fixed from now on, with its files' hashes in the log and a receipt by mail."""
    with decide(application, rules.SUBMIT, by=by) as application:
        application.submitted_at, application.submitted_by = timezone.now(), by
        application.is_declared = True
        mails.submitted(application)
    return application


def withdraw(application: Application, *, by: Person, reason: str) -> Application:
    """The organiser takes it back; it stays in the log and leaves the round."""
    return amend(application, rules.WITHDRAW, by=by, reason=reason)


def acknowledge(application: Application, *, by: Person) -> Application:
    """Tell the applicant the authority has it."""
    with decide(application, rules.ACKNOWLEDGE, by=by) as application:
        application.acknowledged_at, application.acknowledged_by = timezone.now(), by
        mails.acknowledged(application)
    return application


@transaction.atomic
def add_evidence(
    application: Application, *, by: Person, name: str, mime: str, content: bytes, code: str = ""
) -> Evidence:
    """Add a file that was checked by its content; logged with its hash when the application is handed in."""
    _editable(application, by)
    return Evidence.objects.create(
        application=application,
        code=code,
        name=name,
        mime=mime,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        content=content,
        added_by=by,
    )


@transaction.atomic
def remove_evidence(evidence: Evidence, *, by: Person) -> None:
    """Take a file from a draft."""
    _editable(evidence.application, by)
    evidence.delete()


def _editable(application: Application, by: Person) -> None:
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application.pk)
    if sentence := rules.EDIT_APPLICATION.why_not(by, locked):
        raise Refused(sentence)
