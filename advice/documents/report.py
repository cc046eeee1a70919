"""The round report: calendar, criteria, ranking with ties, score matrix, grounds, LOK advice and decision."""

from fractions import Fraction

from advice.documents.letter import decision, grounds, lok_advice
from advice.models import Advice, Application, Round
from advice.ranking import ranked
from ledger import paper
from ledger.models import Entry, Paper
from ledger.rules import RULES
from partners.documents import frame, keep, kept, strip

KIND = "round_report"
COLUMNS = 12  # applications side by side on a landscape page


def round_report(round_: Round) -> bytes:
    """The decided report as it was kept, or the draft as it stands now, with its watermark."""
    return kept(round_, KIND) or _render(round_, draft=True)


def keep_round_report(round_: Round, *, by) -> Paper:
    """Render the report of a round that was decided and keep it."""
    return keep(round_, KIND, f"Verslag: {round_.title}", _render(round_, draft=False), by=by)


def _render(round_: Round, *, draft: bool) -> bytes:
    return paper.render(
        "pdf/round_report.html",
        frame(round_.lok) | {"report": _report(round_), "strip": None if draft else strip(round_.lok)},
        title=f"Verslag van de adviesronde {round_.title}",
        draft=draft,
    )


def _report(round_: Round) -> dict:
    sets = round_.sets
    signed = {"line": f"Namens {round_.lok.authority}", "name": "", "role": "de regie kinderopvang"}
    return {
        "title": round_.title,
        "call": round_.call,
        "purpose": " en ".join(s.get_purpose_display() for s in sets.values()),
        "places": (round_.new_places_count or 0) + (round_.conversion_count or 0),
        "criteria": [_criteria(criteria_set) for criteria_set in sets.values()],
        "calendar": _calendar(round_),
        "lok": lok_advice(round_),
        "decision": _decision(round_),
        "entries": _entries(round_),
        "signatures": [signed],
        **_counts(round_),
        **_outcomes(round_),
    }


def _counts(round_: Round) -> dict:
    """How many handed in, with who withdrew after that."""
    handed_in = round_.applications.filter(submitted_at__isnull=False)
    withdrawn = handed_in.filter(state=Application.State.WITHDRAWN).count()
    return {
        "applications_count": round_.applications.to_assess().count() + withdrawn,
        "withdrawn_count": withdrawn,
    }


def _outcomes(round_: Round) -> dict:
    """The advices in order of their score, and those that were negative or could not be given."""
    advices = list(round_.advices.select_related("organiser", "application__location").order_by("pk"))
    negatives = [advice for advice in advices if advice.outcome == Advice.Outcome.NEGATIVE]
    nones = [advice for advice in advices if advice.outcome == Advice.Outcome.NONE]
    return {
        "ranking": [row for purpose in round_.sets for row in _ranking(round_, advices, purpose)],
        "scale_max": round_.target_max,
        "matrix": _matrix(round_, advices),
        "negatives": [_negative(advice, round_.sets[advice.purpose]) for advice in negatives],
        "nones": [{"applicant": each.organiser.name, "reason": each.motivation} for each in nones],
    }


def _criteria(criteria_set) -> dict:
    return {
        "title": criteria_set.title,
        "version": f"versie {criteria_set.version}",
        "hash": criteria_set.content_sha256,
        "adopted_by": criteria_set.adopted_by,
        "adopted_on": criteria_set.adopted_on,
        "published_at": criteria_set.published_at,
    }


def _calendar(round_: Round) -> list[dict]:
    moments = [
        (round_.opened_at, "De ronde ging open"),
        (round_.closes_at, "Uiterste moment om in te dienen"),
        (round_.closed_at, "De ronde sloot"),
        (round_.lok_advised_on, "Advies van het LOK"),
        (round_.decided_on, "Beslissing"),
    ]
    return [{"at": at, "what": what} for at, what in moments if at]


def _ranking(round_: Round, advices: list[Advice], purpose: str) -> list[dict]:
    return [
        {
            "rank": place.rank,
            "is_tied": place.is_tied,
            "applicant": place.advice.organiser.name,
            "location": place.advice.application.location or place.advice.application.new_address,
            "places": place.advice.places_count,
            "score": place.advice.score_value,
            "is_own": place.advice.is_own,
        }
        for place in ranked(round_, advices, purpose)
    ]


def _matrix(round_: Round, advices: list[Advice]) -> dict | None:
    scored = [advice for advice in advices if advice.lines]
    tables = []
    for purpose in round_.sets:
        of_purpose = [advice for advice in scored if advice.purpose == purpose]
        for start in range(0, len(of_purpose), COLUMNS):
            tables.append(_table(of_purpose[start : start + COLUMNS]))
    return {"tables": tables} if tables else None


def _table(advices: list[Advice]) -> dict:
    cells = [{line["code"]: line["points"] for line in advice.lines} for advice in advices]
    return {
        "columns": [
            {"label": a.reference, "applicant": a.organiser.name, "is_own": a.is_own} for a in advices
        ],
        "rows": [
            {
                "code": line["code"],
                "title": line["title"],
                "max": Fraction(line["max"]),
                "cells": [_fraction(points.get(line["code"])) for points in cells],
            }
            for line in advices[0].lines
        ],
        "raws": [_fraction(a.raw) for a in advices],
        "attainables": [_fraction(a.attainable) for a in advices],
        "scores": [a.score_value for a in advices],
    }


def _fraction(text: str | None) -> Fraction | None:
    return Fraction(text) if text else None


def _negative(advice: Advice, criteria_set) -> dict:
    return {
        "applicant": advice.organiser.name,
        "ground": grounds(advice, criteria_set),
        "motivation": advice.motivation,
    }


def _decision(round_: Round) -> dict | None:
    taken = decision(round_)
    if taken is None:
        return None
    reason = round_.deviation_reason
    deviations = [{"applicant": "Afwijking van het advies van het LOK", "reason": reason}] if reason else []
    return taken | {"text": round_.decision_reference, "deviations": deviations}


def _entries(round_: Round) -> list[dict]:
    """The public lines about the round itself."""
    public = Entry.objects.about(round_).filter(opening__is_public=True).order_by("index")
    return [
        {
            "index": entry.index,
            "at": entry.at,
            "act": RULES[entry.act].past,
            "subject": round_.title,
            "leaf": bytes(entry.leaf_hash).hex(),
        }
        for entry in public
    ]
