"""Acts on people: roles, contacts, invitations."""

import datetime

from allauth.account.models import EmailAddress
from django.utils import timezone

from ledger.decide import amend, decide
from partners import mails, rules
from partners.models import Appointment, Contact, Organiser, Person


def invite(email: str, name: str) -> Person:
    """The account of this address; a new one gets a mail with a link to choose a password."""
    person = Person.objects.filter(email__iexact=email).first()
    if person is None:
        person = Person.objects.create_user(email, name)
        EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
        mails.invitation(person)
    return person


def appoint(appointment: Appointment, *, by: Person) -> Appointment:
    """Give a person a role in a LOK."""
    return amend(appointment, rules.APPOINT, by=by)


def end_appointment(
    appointment: Appointment, *, by: Person, ends_on: datetime.date | None = None
) -> Appointment:
    """End a role, today unless another day is given."""
    with decide(appointment, rules.END_APPOINTMENT, by=by) as appointment:
        appointment.ends_on = max(ends_on or timezone.localdate(), appointment.starts_on)
    return appointment


def add_contact(organiser: Organiser, person: Person, *, by: Person, function: str = "") -> Contact:
    """This person acts for this organiser from now on."""
    return amend(Contact(organiser=organiser, person=person, function=function), rules.ADD_CONTACT, by=by)


def end_contact(contact: Contact, *, by: Person) -> Contact:
    """This person no longer acts for the organiser."""
    return amend(contact, rules.END_CONTACT, by=by)
