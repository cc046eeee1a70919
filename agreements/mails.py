"""Mails of agreements."""

from django.urls import reverse

from agreements.models import Action
from partners.mails import post
from partners.models import Contact


def action_reminder(action: Action) -> int:
    """To the person who pulls it, else to the organiser's contacts, else to the regie."""
    link = reverse("agreements:action_detail", args=[action.lok.slug, action.pk])
    words = "Over tijd" if action.is_overdue else "Binnenkort"
    addresses = _addresses(action)
    for address in addresses:
        context = {"action": action, "link": link}
        post("agreements/action_reminder", address, f"{words}: {action.title}", context)
    return len(addresses)


def _addresses(action: Action) -> list[str]:
    if action.owner and action.owner.is_active:
        return [action.owner.email]
    contacts = Contact.objects.filter(organiser=action.organiser_id, state=Contact.State.ACTIVE)
    found = contacts.filter(person__is_active=True).values_list("person__email", flat=True)
    return sorted(set(found)) or [action.lok.contact_email]
