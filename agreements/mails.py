"""Mails of agreements."""

from django.urls import reverse

from agreements.models import Action, FrameworkVersion, Grant, LocalSubsidy
from partners.mails import post
from partners.models import Contact, Organiser


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


def everybody(lok) -> list[Contact]:
    """Every active contact of every active organiser of this LOK, each person once."""
    organisers = Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE)
    return _contacts(organisers)


def audience(lok) -> int:
    """How many people a notice to all organisers of this LOK reaches."""
    return len(everybody(lok))


def subsidy_published(subsidy: LocalSubsidy) -> int:
    """To all organisers, at the same moment."""
    link = reverse("agreements:subsidy_detail", args=[subsidy.lok.slug, subsidy.pk])
    subject = f"Lokale subsidie bekendgemaakt: {subsidy.title}"
    contacts = everybody(subsidy.lok)
    for contact in contacts:
        context = {"person": contact.person, "subsidy": subsidy, "link": link}
        post("agreements/subsidy_published", contact.person.email, subject, context)
    return len(contacts)


def granted(grant: Grant) -> int:
    """To the contacts of the organiser that gets the subsidy."""
    link = reverse("agreements:subsidy_detail", args=[grant.lok.slug, grant.subsidy_id])
    subject = f"Toegekend: {grant.subsidy.title}"
    contacts = _contacts([grant.organiser_id])
    for contact in contacts:
        context = {"person": contact.person, "grant": grant, "link": link}
        post("agreements/granted", contact.person.email, subject, context)
    return len(contacts)


def framework_adopted(version: FrameworkVersion, older: FrameworkVersion | None) -> int:
    """To all organisers: read what was adopted, and sign or not; of a new version also what changed."""
    slug = version.lok.slug
    link = reverse("agreements:version_detail", args=[slug, version.pk])
    compared = older and reverse("agreements:version_changes", args=[slug, version.pk, older.pk])
    contacts = everybody(version.lok)
    for contact in contacts:
        context = {"person": contact.person, "version": version, "link": link, "compared": compared}
        subject = f"Om te ondertekenen: {version.framework.title}"
        post("agreements/framework_adopted", contact.person.email, subject, context)
    return len(contacts)


def _contacts(organisers) -> list[Contact]:
    active = Contact.objects.filter(
        organiser__in=organisers, state=Contact.State.ACTIVE, person__is_active=True
    )
    return list(active.select_related("person").order_by("person_id").distinct("person_id"))
