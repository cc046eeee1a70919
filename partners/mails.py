"""Mails of the register, and the outbox every room puts its mails in."""

from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django import app

from .models import Campaign, ChangeReport, Contact, Mail, Person
from .templatetags.words import datum


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


def campaign_asks(campaign: Campaign, organiser_ids: list[int]) -> int:
    """A new campaign: are your data right? Returns how many mails went out."""
    return _to_contacts(campaign, organiser_ids, "campaign_asks", "Kloppen uw gegevens nog?")


def campaign_reminds(campaign: Campaign, organiser_ids: list[int]) -> int:
    """The last day comes near."""
    subject = f"Herinnering: kijk uw gegevens na voor {datum(campaign.due_on)}"
    return _to_contacts(campaign, organiser_ids, "campaign_reminds", subject)


def campaign_warns(campaign: Campaign, organiser_ids: list[int]) -> int:
    """The last day is over."""
    return _to_contacts(campaign, organiser_ids, "campaign_warns", "Uw gegevens zijn nog niet bevestigd")


def _to_contacts(campaign: Campaign, organiser_ids: list[int], template: str, subject: str) -> int:
    """To every contact of these organisers: the page that shows all of its data."""
    contacts = Contact.objects.reachable().filter(organiser__in=organiser_ids)
    contacts = list(contacts.select_related("person", "organiser"))
    for contact in contacts:
        link = reverse("partners:check_data", args=[campaign.lok.slug, contact.organiser_id])
        context = {"campaign": campaign, "contact": contact, "link": link}
        post(f"partners/{template}", contact.person.email, f"{subject} ({contact.organiser})", context)
    return len(contacts)


def report_received(report: ChangeReport) -> Mail:
    """To the regie: news of an organiser, to check."""
    return _about(
        report, report.lok.contact_email, "report_received", f"Melding van {report.organiser}: {report}"
    )


def report_answered(report: ChangeReport) -> Mail:
    """To who reported it: what the regie did with it."""
    return _about(report, report.reported_by.email, "report_answered", f"Antwoord op uw melding: {report}")


def _about(report: ChangeReport, to: str, template: str, subject: str) -> Mail:
    link = reverse("partners:report_detail", args=[report.lok.slug, report.pk])
    return post(f"partners/{template}", to, subject, {"report": report, "link": link})
