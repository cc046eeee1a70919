"""The steps of an application for whom fills it in: about you, one step a group, evidence, look over."""

from dataclasses import dataclass

from django.urls import reverse

from advice import questions
from advice.criteria import Group
from advice.models import Application


@dataclass(frozen=True)
class Part:
    """One group of criteria with only what applies to this kind of care."""

    number: int
    group: Group
    criteria: tuple


def parts(application: Application) -> list[Part]:
    """The groups that ask something of this application, numbered from 1."""
    document, care = application.criteria_set.document, application.kind_of_care
    kept = [(g, tuple(c for c in g.criteria if care in c.applies_to)) for g in document.groups]
    return [Part(number, g, cs) for number, (g, cs) in enumerate([k for k in kept if k[1]], start=1)]


def stepper(application: Application, current: str) -> list[dict]:
    """All steps with their state, for the row above the form."""
    lok, pk = application.lok.slug, application.pk
    form_url = reverse("advice:edit_application", args=[lok, pk])
    steps = [("0", "Uw aanvraag", f"{form_url}?stap=0", False)]
    for part in parts(application):
        owes = any(questions.lacks(application, criterion) for criterion in part.criteria)
        steps.append((str(part.number), part.group.title, f"{form_url}?stap={part.number}", owes))
    steps.append(("bewijs", "Bewijsstukken", reverse("advice:add_evidence", args=[lok, pk]), False))
    steps.append(
        ("nakijken", "Nakijken en indienen", reverse("advice:application_detail", args=[lok, pk]), True)
    )
    return [
        {"label": label, "url": url, "status": _status(key, current, owes)} for key, label, url, owes in steps
    ]


def _status(key: str, current: str, owes: bool) -> str:
    if key == current:
        return "now"
    return "todo" if owes else "past"


@dataclass(frozen=True)
class Answered:
    """One criterion as the review shows it."""

    criterion: object
    step: int
    said: str
    basis: str
    statement: str
    proposal: questions.Proposal
    is_missing: bool


def answered(application: Application) -> list[tuple[Part, list[Answered]]]:
    """Everything filled in, group by group, with the points it would give by the set alone."""
    return [(part, [_answered(application, part, c) for c in part.criteria]) for part in parts(application)]


def _answered(application: Application, part: Part, criterion) -> Answered:
    given, answer = application.answer(criterion.code), questions.answer_to(application, criterion)
    proposal = questions.proposal(application, criterion)
    return Answered(
        criterion=criterion,
        step=part.number,
        said=", ".join(answer) if isinstance(answer, list) else (answer or ""),
        basis={"fact": "feit", "commitment": "engagement"}.get(given.get("basis"), ""),
        statement=given.get("statement", ""),
        proposal=proposal,
        is_missing=questions.lacks(application, criterion),
    )


def estimated(groups: list[tuple[Part, list[Answered]]]):
    """Points the answers and the records would give; what people must judge or record is not in it."""
    proposals = (each.proposal for _, answers in groups for each in answers)
    return sum(p.points for p in proposals if p.points is not None)
