"""Where a measure or a local subsidy stands: its chain, done and missing, and what or whom we wait for."""

from agreements.models import LocalSubsidy, Measure
from consultation.cutting import cut
from consultation.models import Consultation
from partners.templatetags.words import aantal

Asked = Consultation.State
PENDING = (Asked.DRAFT, Asked.OPEN, Asked.ANSWERING)
GIVEN_UP = ("withdrawn",)


def measure_sentence(measure: Measure) -> str:
    """One sentence that says what the state means."""
    return {
        Measure.State.DRAFT: "Een voorstel. Er kan nog iets aan veranderen.",
        Measure.State.DECIDED: f"Beslist door {measure.decided_by}. De maatregel geldt.",
        Measure.State.ENDED: "De maatregel geldt niet meer.",
        Measure.State.WITHDRAWN: "Dit voorstel gaat niet door.",
    }[measure.state]


def subsidy_sentence(subsidy: LocalSubsidy) -> str:
    """One sentence that says what the state means."""
    return {
        LocalSubsidy.State.DRAFT: "Een ontwerp. Wie rond de tafel zit leest mee; de rest nog niet.",
        LocalSubsidy.State.PUBLISHED: "De subsidie is bekend en verandert niet meer.",
        LocalSubsidy.State.ENDED: "Er wordt niets meer toegekend onder deze subsidie.",
        LocalSubsidy.State.WITHDRAWN: "Dit ontwerp gaat niet door.",
    }[subsidy.state]


def measure_chain(measure: Measure, link: str) -> list[dict]:
    """Proposal, consultation, answers, decision: each past, now or to come."""
    steps = [
        {"label": "Voorstel", "is_done": True},
        *_consultation_steps(measure, link),
        {
            "label": "Beslissing",
            "is_done": measure.decided_on is not None,
            "date": measure.decided_on,
            "note": f"door {measure.decided_by}" if measure.decided_by else "",
        },
    ]
    return _marked(steps, measure)


def subsidy_chain(subsidy: LocalSubsidy, conditions, link: str) -> list[dict]:
    """Conditions, their note, a consultation where it was asked, and making it known."""
    has_note = bool(subsidy.proportionality_note.strip())
    missing = "ontbreekt" if conditions else "nog niet nodig: er zijn geen voorwaarden"
    steps = [
        _conditions_step(conditions),
        {"label": "Nota over de verhouding", "is_done": has_note, "note": "" if has_note else missing},
        *(_consultation_steps(subsidy, link) if subsidy.consultation_id else []),
        {
            "label": "Bekendmaking",
            "is_done": subsidy.published_at is not None,
            "date": subsidy.published_at,
            "note": f"beslist door {subsidy.decided_by}" if subsidy.decided_by else "",
        },
    ]
    return _marked(steps, subsidy)


def _conditions_step(conditions) -> dict:
    """How many there are, or how many still lack something."""
    lacking = sum(bool(condition.missing) for condition in conditions)
    count = aantal(len(conditions), "voorwaarde,voorwaarden")
    return {
        "label": "Voorwaarden",
        "is_done": bool(conditions) and not lacking,
        "note": f"{lacking} niet volledig" if lacking else count,
    }


def _consultation_steps(thing, link: str) -> list[dict]:
    """Asking and answering; `link` is the page of the consultation, where this reader may open it."""
    consultation = thing.consultation
    if consultation is None:
        asked = {"label": "Inspraak", "is_done": False, "note": "nog niet gevraagd"}
        return [asked, {"label": "Antwoord op elke inbreng", "is_done": False}]
    is_closed = consultation.state == Asked.CLOSED
    asked = {
        "label": "Inspraak",
        "is_done": is_closed or consultation.state == Asked.ANSWERING,
        "date": consultation.opened_at,
        "note": consultation.get_state_display().lower(),
        "url": link,
    }
    answered = {"label": "Antwoord op elke inbreng", "is_done": is_closed, "date": consultation.closed_at}
    return [asked, answered]


def _marked(steps: list[dict], thing) -> list[dict]:
    """The first step that is not done is the one of now, unless the whole was given up."""
    is_running = thing.state not in GIVEN_UP
    for step in steps:
        done = step.pop("is_done")
        step["status"] = "past" if done else "now" if is_running else "todo"
        is_running = is_running and done
    return steps


def measure_next(measure: Measure, link: str) -> dict:
    """What comes next, or whom we wait for: `text` or `waiting_for`."""
    consultation = measure.consultation
    if measure.state != Measure.State.DRAFT:
        return {}
    if consultation is None or consultation.state == Asked.CANCELLED:
        return {"text": "Eerst inspraak: zonder inspraak beslist niemand over deze maatregel."}
    if consultation.state == Asked.CLOSED:
        return {"text": "De antwoorden komen in de tekst. Daarna volgt de beslissing."}
    wait = {
        Asked.DRAFT: "De inspraak is voorbereid. De regie opent ze.",
        Asked.OPEN: "Organisaties geven hun inbreng.",
        Asked.ANSWERING: "Elke inbreng krijgt nu een antwoord. Daarna kan er beslist worden.",
    }
    until = consultation.closes_at if consultation.state == Asked.OPEN else None
    said = {"waiting_for": wait[consultation.state], "until": until}
    return said | {"url": link, "label": "Ga naar de inspraak"}


def since_consultation(measure: Measure) -> dict | None:
    """The words that were put forward and the words now, when the answers changed them."""
    consultation = measure.consultation
    if consultation is None or not consultation.is_public:
        return None
    old = "\n\n".join(clause.text for clause in consultation.clauses.all())
    new = "\n\n".join(clause.text for clause in cut(measure.text))
    return {"old": old, "new": new} if old != new else None


def subsidy_next(subsidy: LocalSubsidy, conditions) -> str:
    """What a draft still asks, in one sentence."""
    if subsidy.state != LocalSubsidy.State.DRAFT:
        return ""
    if not conditions:
        return "Voeg de voorwaarden toe. Zijn er geen, dan kan de subsidie zonder nota bekend worden."
    if any(condition.missing for condition in conditions):
        return "Nog aan te vullen: elke voorwaarde zegt waarom, waaruit het blijkt, en wat ze kost."
    if not subsidy.proportionality_note.strip():
        return "Nog te schrijven: de nota. Waarom staan de voorwaarden in verhouding tot het bedrag?"
    if subsidy.consultation and subsidy.consultation.state in PENDING:
        return "De inspraak loopt nog. Daarna kan de subsidie bekend worden."
    return "Alles is er. De beheerder of de beslisser maakt de subsidie bekend."
