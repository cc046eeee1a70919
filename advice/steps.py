"""Where a round stands, in words: what its state means, its calendar, and what or whom we wait for."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from advice.models import Round
from partners.templatetags.words import datum, moment

State = Round.State
ORDER = list(State)


def sentence(round_: Round) -> str:
    """One sentence that says what the state means."""
    return {
        State.DRAFT: "De ronde wordt voorbereid. Alleen de regie ziet haar.",
        State.OPEN: f"Organisatoren kunnen indienen tot {moment(round_.closes_at)}.",
        State.CLOSED: "Het uiterste moment is voorbij. De aanvragen zijn ontzegeld voor de regie.",
        State.ASSESSMENT: "De aanvragen worden beoordeeld met de criteria die vooraf bekend waren.",
        State.LOK_ADVISED: "Het LOK gaf advies. De beslissing volgt.",
        State.DECIDED: "De adviezen zijn beslist en liggen vast. Ze gaan samen naar alle aanvragers.",
        State.SENT: "Alle adviezen zijn bezorgd en openbaar.",
        State.CANCELLED: "Deze ronde gaat niet door.",
    }[round_.state]


@dataclass(frozen=True)
class Step:
    """What comes next: words for the card, and the moment it waits for."""

    text: str
    until: datetime | None = None
    waiting_for: str = ""


def next_step(round_: Round) -> Step:
    """The next step of a round, or whom we wait for and until when."""
    state = round_.state
    if state == State.DRAFT:
        return _before_opening(round_)
    if state == State.OPEN and not round_.is_past_deadline:
        wait = "Organisatoren dienen hun aanvraag in. Aanvragen blijven verzegeld tot de ronde sluit."
        return Step("", round_.closes_at, wait)
    return {
        State.OPEN: Step("Het uiterste moment is voorbij. De ronde kan sluiten."),
        State.CLOSED: Step("Meld de ontvangst aan de aanvragers en start de beoordeling."),
        State.ASSESSMENT: Step(
            "Beoordelaars geven punten, de coördinator legt ze samen en schrijft de adviezen."
        ),
        State.LOK_ADVISED: Step("Het bevoegde orgaan beslist over de adviezen."),
        State.DECIDED: Step("Bezorg alle adviezen tegelijk."),
        State.SENT: Step("Deze ronde is afgerond. Het agentschap beslist nu over de subsidies."),
        State.CANCELLED: Step("", None, "Deze ronde gaat niet door."),
    }[state]


def _before_opening(round_: Round) -> Step:
    ends = round_.notice_ends()
    if ends is None:
        return Step("Maak eerst de criteria bekend waarop deze ronde steunt.")
    if timezone.now() < ends:
        wait = f"De criteria zijn bekendgemaakt. De ronde kan open vanaf {moment(ends)}."
        return Step("", ends, wait)
    return Step("De criteria zijn lang genoeg bekend. De ronde kan open.")


def calendar(round_: Round) -> list[dict]:
    """The steps of the round for the process timeline: done, now, to come."""
    published = [s.published_at for s in round_.sets.values() if s.published_at]
    moments = [
        ("Criteria bekendgemaakt", max(published, default=None), State.DRAFT),
        ("Ronde open", round_.opened_at or round_.opens_on, State.OPEN),
        ("Uiterste moment om in te dienen", round_.closes_at, State.CLOSED),
        (
            "Beoordeling en advies van het LOK",
            round_.lok_advised_on or round_.lok_meets_on,
            State.LOK_ADVISED,
        ),
        ("Beslissing", round_.decided_on or round_.decision_due_on, State.DECIDED),
        ("Adviezen bezorgd", round_.sent_at or round_.advice_due_on, State.SENT),
    ]
    now = ORDER.index(round_.state)
    return [
        {"label": label, "date": at, "status": _status(round_, state, now)} for label, at, state in moments
    ]


def _status(round_: Round, state: str, now: int) -> str:
    """A state that lasts is "now" while it does; the others are past once reached."""
    place = ORDER.index(state)
    if round_.state == State.CANCELLED:
        return "todo" if place > ORDER.index(State.OPEN) or round_.opened_at is None else "past"
    assessing = state == State.LOK_ADVISED and round_.state in (State.CLOSED, State.ASSESSMENT)
    if assessing or state == round_.state == State.OPEN:
        return "now"
    if state == State.DRAFT:
        return "past" if any(s.published_at for s in round_.sets.values()) else "todo"
    return "past" if place <= now else "todo"


def in_short(round_: Round) -> list[tuple]:
    """Key facts of a round, as (label, value)."""
    facts = [
        ("Waarvoor", " en ".join(s.get_purpose_display() for s in round_.sets.values())),
        ("Nieuwe plaatsen te verdelen", round_.new_places_count),
        ("Plaatsen om te schakelen", round_.conversion_count),
        ("Indienen tot", moment(round_.closes_at)),
        ("Advies bij het agentschap", round_.advice_due_on and datum(round_.advice_due_on)),
    ]
    return [(label, value) for label, value in facts if value]
