"""Mails of the register, and the outbox every room puts its mails in."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from .models import Mail, Person


def post(template: str, to: str, subject: str, context: dict, *, calendar: str = "") -> Mail:
    """Put a mail in the outbox, in the caller's transaction; the worker sends it after the commit.

    `template` is a file in templates/mail/, plain text; `calendar` an iCal text that goes with it.
    A mail whose act is rolled back was never written.
    """
    body = render_to_string(f"mail/{template}.txt", {"site": settings.SITE_URL, **context})
    mail = Mail.objects.create(to=to, subject=" ".join(subject.split())[:200], body=body, calendar=calendar)
    deliver.defer(mail_id=mail.pk)
    return mail


@app.task(name="partners.deliver", queue="mail", retry=10)
def deliver(mail_id: int) -> None:
    """Send one mail of the outbox, unless it already went out.

    The job is tried again when the server is down.
    """
    with transaction.atomic():
        mail = Mail.objects.select_for_update().get(pk=mail_id)
        if mail.sent_at is None:
            message = EmailMessage(mail.subject, mail.body, to=[mail.to])
            if mail.calendar:
                method = "CANCEL" if "METHOD:CANCEL" in mail.calendar else "REQUEST"
                message.attach("vergadering.ics", mail.calendar, f"text/calendar; method={method}")
            message.send()
            mail.sent_at = timezone.now()
            mail.save()


def invitation(person: Person) -> Mail:
    """Somebody got an account: a link to choose a password, valid for PASSWORD_RESET_TIMEOUT seconds."""
    link = reverse("accept_invitation", args=[person.pk, default_token_generator.make_token(person)])
    return post(
        "invitation", person.email, "Uw account voor het LOK-portaal", {"person": person, "link": link}
    )
