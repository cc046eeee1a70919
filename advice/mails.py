"""Mails about criteria, rounds, applications and advices.

Each goes to every active contact of an organiser.
"""

from django.urls import reverse

from partners.mails import post
from partners.models import Contact, Organiser

from .models import Advice, Application, CriteriaSet, Round


def _contacts(organisers) -> list[Contact]:
    active = Contact.objects.filter(organiser__in=organisers, state=Contact.State.ACTIVE)
    return list(active.select_related("person", "organiser").order_by("person_id").distinct("person_id"))


def _everybody(lok) -> list[Contact]:
    return _contacts(Organiser.objects.in_lok(lok).filter(state=Organiser.State.ACTIVE))


def _tell(contacts: list[Contact], template: str, subject: str, link: str, **context) -> int:
    for contact in contacts:
        about = {"person": contact.person, "organiser": contact.organiser, "link": link, **context}
        post(f"advice/{template}", contact.person.email, subject, about)
    return len(contacts)


def audience(lok) -> int:
    """How many people a notice to all organisers of this LOK reaches."""
    return len(_everybody(lok))


def applicants(advices: list[Advice]) -> int:
    """How many people the mails about these advices reach."""
    return sum(len(_contacts([advice.organiser_id])) for advice in advices)


def criteria_published(criteria_set: CriteriaSet) -> int:
    """To all organisers, so that criteria are known beforehand (commitment C4)."""
    link = reverse("advice:criteria_detail", args=[criteria_set.lok.slug, criteria_set.pk])
    subject = f"Nieuwe criteria bekendgemaakt: {criteria_set.title}"
    return _tell(_everybody(criteria_set.lok), "criteria_published", subject, link, criteria_set=criteria_set)


def round_opened(round_: Round) -> int:
    """To all organisers, at the same moment."""
    return _tell(
        _everybody(round_.lok),
        "round_opened",
        f"Adviesronde open: {round_.title}",
        _round(round_),
        round=round_,
    )


def round_extended(round_: Round, reason: str) -> int:
    """To all organisers: more time for one is more time for all (invariant 3)."""
    subject = f"Meer tijd om in te dienen: {round_.title}"
    return _tell(
        _everybody(round_.lok), "round_extended", subject, _round(round_), round=round_, reason=reason
    )


def round_cancelled(round_: Round, reason: str) -> int:
    """To all organisers, when the round had been opened."""
    if round_.opened_at is None:
        return 0
    subject = f"Adviesronde geannuleerd: {round_.title}"
    return _tell(
        _everybody(round_.lok), "round_cancelled", subject, _round(round_), round=round_, reason=reason
    )


def submitted(application: Application) -> int:
    """The receipt."""
    return _applicant(application, "submitted", f"Ontvangstbewijs {application.reference}")


def acknowledged(application: Application) -> int:
    """The authority says it has the application."""
    return _applicant(application, "acknowledged", f"Uw aanvraag {application.reference} is goed ontvangen")


def advice_shared(advice: Advice) -> int:
    """The draft advice, to react on."""
    return _about(advice, "advice_shared", f"Ontwerpadvies op uw aanvraag {advice.reference}")


def advice_released(advice: Advice) -> int:
    """The decided advice."""
    return _about(advice, "advice_released", f"Advies op uw aanvraag {advice.reference}")


def _round(round_: Round) -> str:
    return reverse("advice:round_detail", args=[round_.lok.slug, round_.pk])


def _applicant(application: Application, template: str, subject: str) -> int:
    link = reverse("advice:application_detail", args=[application.lok.slug, application.pk])
    return _tell(_contacts([application.organiser_id]), template, subject, link, application=application)


def _about(advice: Advice, template: str, subject: str) -> int:
    link = reverse("advice:advice_detail", args=[advice.lok.slug, advice.pk])
    return _tell(_contacts([advice.organiser_id]), template, subject, link, advice=advice)
