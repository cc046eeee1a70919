"""The advice letter to one applicant; kept with its hash once decided."""

from fractions import Fraction

from advice.models import Advice, Round
from ledger import paper
from ledger.models import Paper
from partners.documents import frame, keep, kept, strip

KIND = "advice_letter"


def advice_letter(advice: Advice) -> bytes:
    """The decided letter as it was kept, or the draft as it stands now, with its watermark."""
    return kept(advice, KIND) or _render(advice, draft=True)


def keep_advice_letter(advice: Advice, *, by) -> Paper:
    """Render the letter of a decision being taken and keep it; `advice.round` carries the decision."""
    return keep(advice, KIND, f"Advies {advice.reference}", _render(advice, draft=False), by=by)


def _render(advice: Advice, *, draft: bool) -> bytes:
    return paper.render(
        "pdf/advice_letter.html",
        frame(advice.lok) | {"letter": _letter(advice, draft), "strip": None if draft else strip(advice.lok)},
        title=f"Advies op aanvraag {advice.reference}",
        draft=draft,
    )


def _letter(advice: Advice, draft: bool) -> dict:
    round_, lok = advice.round, advice.lok
    return _outcome(advice) | {
        "addressee_lines": _addressee(advice),
        "reference": f"{lok.slug}/{round_.pk}/{advice.reference}",
        "contact": lok.contact_email,
        "subject": f"{advice.get_outcome_display().capitalize()} op uw aanvraag {advice.reference}",
        "salutation": "Geachte",
        "applicant_name": advice.organiser.name,
        "application_number": advice.reference,
        "submitted_at": advice.application.submitted_at,
        "round_title": f"de adviesronde “{round_.title}”",
        "places": advice.places_count,
        "lok": lok_advice(round_),
        "decision": decision(round_),
        "react_until": advice.react_until if draft else None,
        "react_to": lok.contact_email,
        "signatures": [{"line": f"Namens {lok.authority}", "name": "", "role": "de regie kinderopvang"}],
    }


def _outcome(advice: Advice) -> dict:
    """What the advice is, on which criteria, with which score and why."""
    round_, is_none = advice.round, advice.outcome == Advice.Outcome.NONE
    criteria_set = round_.set_for(advice.purpose)
    return {
        "criteria_title": f"{criteria_set.title}, versie {criteria_set.version}",
        "criteria_adopted": f"vastgesteld door {criteria_set.adopted_by}",
        "kind": advice.outcome,
        "score": Fraction(advice.score) if advice.score else None,
        "scale_max": round_.target_max,
        "ground": grounds(advice, criteria_set),
        "reason": advice.motivation if is_none else "",
        "motivation": "" if is_none else _motivation(advice),
        "lines": [_line(line) for line in advice.lines],
        "raw": Fraction(advice.raw) if advice.raw else None,
        "attainable": Fraction(advice.attainable) if advice.attainable else None,
        "formula": advice.formula,
    }


def _addressee(advice: Advice) -> list[str]:
    location = advice.application.location
    lines = [advice.organiser.name]
    if location:
        lines += [location.name, location.street, f"{location.postcode} {location.town}".strip()]
    return [line for line in dict.fromkeys(lines) if line]


def _motivation(advice: Advice) -> str:
    suggestion = f"Suggestie: {advice.suggestion}" if advice.suggestion else ""
    return "\n\n".join(text for text in (advice.motivation, suggestion) if text)


def grounds(advice: Advice, criteria_set) -> str:
    """The texts of the listed grounds of a negative advice."""
    texts = {ground.code: ground.text for ground in criteria_set.document.negative_grounds}
    return " ".join(texts.get(code, code) for code in advice.grounds)


def _line(line: dict) -> dict:
    points = None if line["points"] is None else Fraction(line["points"])
    explanation = "" if line["motivation"] else line["explanation"]
    return line | {"points": points, "max_points": Fraction(line["max"]), "explanation": explanation}


def lok_advice(round_: Round) -> dict | None:
    """The LOK's advice on the round, once it is there."""
    if not round_.lok_advised_on:
        return None
    return {
        "body": round_.lok_body,
        "on": round_.lok_advised_on,
        "text": round_.lok_advice,
        "minority": round_.lok_minority,
    }


def decision(round_: Round) -> dict | None:
    """The decision on the round, once it is there."""
    if not round_.decided_on:
        return None
    return {"body": round_.decided_body, "on": round_.decided_on, "deviation": round_.deviation_reason}
