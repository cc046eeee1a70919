"""Mails of consultations: opened, longer open, a reminder, answered, stopped."""

from django.urls import reverse

from partners.mails import post

from . import parties
from .models import Consultation


def asked(consultation: Consultation) -> list[str]:
    """Who gets the mails of this consultation."""
    return parties.addresses(consultation)


def opened(consultation: Consultation) -> int:
    """To everybody who is asked."""
    return _tell(consultation, "opened", f"Uw inbreng gevraagd: {consultation.title}")


def extended(consultation: Consultation) -> int:
    """More time for all."""
    return _tell(consultation, "extended", f"Meer tijd voor uw inbreng: {consultation.title}")


def reminder(consultation: Consultation) -> int:
    """To who is asked and said nothing yet."""
    silent = parties.silent_addresses(consultation)
    return _tell(consultation, "reminder", f"Nog even: {consultation.title}", silent)


def closed(consultation: Consultation) -> int:
    """Every input has its answer."""
    return _tell(consultation, "closed", f"Antwoord op uw inbreng: {consultation.title}")


def cancelled(consultation: Consultation, reason: str) -> int:
    """The consultation stops, with the reason why."""
    return _tell(consultation, "cancelled", f"Inspraak stopgezet: {consultation.title}", reason=reason)


def _tell(consultation, template, subject, addresses=None, **context) -> int:
    addresses = parties.addresses(consultation) if addresses is None else addresses
    link = reverse("consultation:consultation_detail", args=[consultation.lok.slug, consultation.pk])
    for address in addresses:
        post(
            f"consultation/{template}",
            address,
            subject,
            {"consultation": consultation, "link": link, **context},
        )
    return len(addresses)
