"""What waits for a person in consultations: something to say, answers to write, a consultation to close."""

from collections.abc import Iterator

from django.urls import reverse

from consultation import rules
from consultation.models import Consultation, Input


def _task(title: str, name: str, consultation: Consultation, note: str = "", until=None) -> dict:
    url = reverse(f"consultation:{name}", args=[consultation.lok.slug, consultation.pk])
    return {"title": title, "url": url, "note": note, "until": until}


def _to_say(person) -> Iterator[dict]:
    """Open consultations in which the person may speak and gave nothing yet, for nobody."""
    said = Input.objects.own(person).given().values("consultation")
    for consultation in Consultation.objects.asking(person).exclude(pk__in=said).select_related("lok"):
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
