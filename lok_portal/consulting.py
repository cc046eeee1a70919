"""What waits for a person in consultations: something to say, answers to write, a consultation to close."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from consultation import rules
from consultation.models import Consultation, Input
from consultation.parties import parties_of


def _task(title: str, name: str, consultation: Consultation, note: str = "", until=None) -> dict:
    url = reverse(f"consultation:{name}", args=[consultation.lok.slug, consultation.pk])
    return {"title": title, "url": url, "note": note, "until": until}


def _to_say(person) -> Iterator[dict]:
    """Open consultations on which one of the person's organisations gave nothing yet."""
    open_ = Consultation.objects.visible_to(person).filter(
        state=Consultation.State.OPEN, closes_at__gt=timezone.now()
    )
    said = Input.objects.own(person).given().filter(consultation__in=open_)
    spoken = set(said.values_list("consultation_id", "organiser_id", "membership_id"))
    for consultation in open_.select_related("lok"):
        parties = {
            (
                consultation.pk,
                party.organiser and party.organiser.pk,
                party.membership and party.membership.pk,
            )
            for party in parties_of(person, consultation)
        }
        if parties - spoken:
            title = f"Geef uw mening over {consultation.title}"
            yield _task(title, "consultation_detail", consultation, "Inspraak", consultation.closes_at)


def _to_do(person) -> Iterator[dict]:
    """Consultations whose next act is this person's: end the input, answer, close."""
    running = Consultation.objects.visible_to(person).running().with_counts()
    for consultation in running.select_related("lok__ledger"):
        if not rules.END_CONSULTATION.why_not(person, consultation):
            yield _task(rules.END_CONSULTATION.label, "consultation_detail", consultation, consultation.title)
        elif consultation.state == Consultation.State.ANSWERING and rules.CLOSE_CONSULTATION.who(
            person, consultation
        ):
            waits = consultation.unanswered_count
            title = f"Antwoord op inbreng: {waits} te gaan" if waits else "Maak de antwoorden bekend"
            yield _task(
                title, "answering" if waits else "close_consultation", consultation, consultation.title
            )


CONSULTING = (_to_say, _to_do)
