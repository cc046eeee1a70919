"""What waits for a person in consultations: something to say, answers to write, a consultation to close."""

from collections.abc import Iterator

from consultation import known, rules
from consultation.models import Consultation, Input
from ledger.gathering import Asked
from partners.models import Person

from .task import task


def to_say(person: Person) -> Asked:
    """Open consultations in which the person may speak and gave nothing yet, for nobody."""
    said = Input.objects.own(person).given().values("consultation")
    return Asked(Consultation.objects.asking(person).exclude(pk__in=said), _say)


def _say(person: Person, consultation: Consultation) -> Iterator[dict]:
    title, name = f"Geef uw mening over {consultation.title}", "consultation:consultation_detail"
    yield task(title, name, consultation, "Inspraak", consultation.closes_at)


def to_do(person: Person) -> Asked:
    """Consultations whose next act is this person's: open, end the input, answer, close."""
    rows = Consultation.objects.visible_to(person).filter(lok__in=person.roles)
    over = (Consultation.State.CLOSED, Consultation.State.CANCELLED)
    return Asked(rows.exclude(state__in=over), _do, known=(known.has_text, known.unanswered_count))


def _do(person: Person, consultation: Consultation) -> Iterator[dict]:
    is_answering = consultation.state == Consultation.State.ANSWERING
    waits = consultation.unanswered_count
    acts = (rules.END_CONSULTATION, rules.OPEN_CONSULTATION)
    if act := next((rule for rule in acts if not rule.why_not(person, consultation)), None):
        title, name = act.label, "consultation_detail"
    elif is_answering and rules.CLOSE_CONSULTATION.who(person, consultation):
        title = f"Antwoord op inbreng: {waits} te gaan" if waits else "Maak de antwoorden bekend"
        name = "answering" if waits else "close_consultation"
    else:
        return
    yield task(title, f"consultation:{name}", consultation, consultation.title)
