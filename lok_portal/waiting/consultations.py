"""What waits for a person in consultations: something to say, answers to write, a consultation to close."""

from collections.abc import Iterator

from django.db.models import OuterRef

from consultation import rules
from consultation.models import Consultation, Input
from ledger.known import how_many, known
from partners.models import Person

from .gathering import Asked
from .task import task


@known
def unanswered_count():
    """Input without an answer, also one that is not known yet."""
    return how_many(Input.objects.unanswered().filter(consultation=OuterRef("pk")))


def to_say(person: Person) -> Asked:
    """Open consultations in which the person may speak and gave nothing yet, for nobody."""
    said = Input.objects.own(person).given().values("consultation")
    return Asked(Consultation.objects.asking(person).exclude(pk__in=said), _say)


def _say(person: Person, consultation: Consultation) -> Iterator[dict]:
    title, name = f"Geef uw mening over {consultation.title}", "consultation:consultation_detail"
    yield task(title, name, consultation, "Inspraak", consultation.closes_at)


def to_do(person: Person) -> Asked:
    """Consultations whose next act is this person's: end the input, answer, close."""
    running = Consultation.objects.visible_to(person).running().filter(lok__in=person.roles)
    return Asked(running, _do, known=(unanswered_count,))


def _do(person: Person, consultation: Consultation) -> Iterator[dict]:
    is_answering = consultation.state == Consultation.State.ANSWERING
    waits = consultation.unanswered_count
    if not rules.END_CONSULTATION.why_not(person, consultation):
        title, name = rules.END_CONSULTATION.label, "consultation_detail"
    elif is_answering and rules.CLOSE_CONSULTATION.who(person, consultation):
        title = f"Antwoord op inbreng: {waits} te gaan" if waits else "Maak de antwoorden bekend"
        name = "answering" if waits else "close_consultation"
    else:
        return
    yield task(title, f"consultation:{name}", consultation, consultation.title)
