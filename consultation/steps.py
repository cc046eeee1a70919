"""Where a consultation stands, in words: what its state means, its terms, and what or whom we wait for."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.text import capfirst

from consultation.models import Consultation
from partners.templatetags.words import moment

State = Consultation.State


def sentence(consultation: Consultation) -> str:
    """One sentence that says what the state means."""
    return {
        State.DRAFT: "De inspraak wordt voorbereid. Alleen de regie ziet ze.",
        State.OPEN: f"Wie gevraagd is, kan iets zeggen tot {moment(consultation.closes_at)}.",
        State.ANSWERING: "De termijn is voorbij. Elke inbreng krijgt nu een gemotiveerd antwoord.",
        State.CLOSED: "Elke inbreng kreeg een gemotiveerd antwoord. Iedereen kan het verslag lezen.",
        State.CANCELLED: "Deze inspraak gaat niet door.",
    }[consultation.state]


@dataclass(frozen=True)
class Step:
    """What comes next: words for the card, and the moment it waits for."""

    text: str
    until: datetime | None = None
    waiting_for: str = ""


def next_step(consultation: Consultation, *, is_regie: bool, speaks: bool) -> Step:
    """The next step for this reader, or whom we wait for and until when."""
    until = consultation.closes_at
    if consultation.state == State.DRAFT:
        return Step("Zet de tekst erin, kijk de voorwaarden na en open de inspraak.")
    if consultation.state == State.OPEN and consultation.is_past_closing:
        text = "De termijn is voorbij. Beëindig de inbreng en schrijf de antwoorden."
        return Step(text) if is_regie else Step("", None, "De termijn is voorbij. De antwoorden volgen.")
    if consultation.state == State.OPEN:
        asked = "Zeg per artikel wat u ervan vindt. U kunt uw inbreng wijzigen zolang de inspraak open is."
        return Step(asked, until) if speaks else Step("", until, "Organisaties geven hun inbreng.")
    return _after(consultation, is_regie)


def _after(consultation: Consultation, is_regie: bool) -> Step:
    if consultation.state == State.ANSWERING:
        text = "Antwoord op elke inbreng. Alle antwoorden worden samen bekend."
        return (
            Step(text) if is_regie else Step("", None, "De regie antwoordt op elke inbreng, met een reden.")
        )
    if consultation.state == State.CLOSED:
        return Step("Lees het verslag: elke inbreng, het antwoord en wat er verandert.")
    return Step("", None, "Deze inspraak gaat niet door.")


def terms(consultation: Consultation) -> list[tuple[str, str]]:
    """The terms in plain words, as label and sentence."""
    names = (
        "Zonder namen. Niemand leest wie wat zei: andere deelnemers niet, het bestuur niet, het verslag niet."
        if consultation.is_anonymous
        else "Met de naam van uw organisatie, ook in het openbare verslag."
    )
    return [
        ("Wie gevraagd wordt", capfirst(consultation.get_audience_display())),
        ("Inbreng kan", _window(consultation)),
        ("Andere deelnemers zien inbreng", capfirst(consultation.get_visibility_display())),
        ("Namen", names),
        ("Antwoord", "Elke inbreng krijgt een gemotiveerd antwoord. Alle antwoorden worden samen bekend."),
    ]


def _window(consultation: Consultation) -> str:
    ends = f"tot {moment(consultation.closes_at)}"
    return capfirst(f"van {moment(consultation.opened_at)} {ends}" if consultation.opened_at else ends)


def calendar(consultation: Consultation) -> list[dict]:
    """Draft, open, answers, report: done, now, to come."""
    labels = [
        ("Voorbereid", State.DRAFT, None),
        ("Open voor inspraak", State.OPEN, consultation.opened_at),
        ("Antwoorden schrijven", State.ANSWERING, consultation.closes_at),
        ("Verslag met alle antwoorden", State.CLOSED, consultation.closed_at),
    ]
    order = [state for _, state, _ in labels]
    here = order.index(consultation.state) if consultation.state in order else -1
    return [
        {"label": label, "date": at, "status": _status(place, here, consultation)}
        for place, (label, _, at) in enumerate(labels)
    ]


def _status(place: int, here: int, consultation: Consultation) -> str:
    if consultation.is_public or place < here:
        return "past"
    return "now" if place == here else "todo"
