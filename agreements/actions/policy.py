"""Acts on policy goals and measures."""

import datetime

from django.urls import reverse

from agreements import rules
from agreements.models import Measure, PolicyGoal
from ledger.decide import amend, decide
from partners.models import Person

from .asking import ask_about, clauses_of, follow


def add_goal(goal: PolicyGoal, *, by: Person) -> PolicyGoal:
    """A new goal of local childcare policy; public at once."""
    return amend(goal, rules.ADD_GOAL, by=by)


def edit_goal(goal: PolicyGoal, *, by: Person, **values) -> PolicyGoal:
    """Change the words, the term or the source of a running goal."""
    return amend(goal, rules.EDIT_GOAL, by=by, **values)


def end_goal(goal: PolicyGoal, *, by: Person, outcome: str) -> PolicyGoal:
    """The goal is reached or given up: say what came of it."""
    return amend(goal, rules.END_GOAL, by=by, outcome=outcome)


def draft_measure(measure: Measure, *, by: Person) -> Measure:
    """Propose a measure; those around the table see it, the public does not."""
    clauses_of(measure)
    return amend(measure, rules.DRAFT_MEASURE, by=by)


def edit_measure(measure: Measure, *, by: Person, **values) -> Measure:
    """Change a proposal; a consultation that was prepared and not opened changes with it."""
    with decide(measure, rules.EDIT_MEASURE, by=by) as measure:
        for name, value in values.items():
            setattr(measure, name, value)
        clauses_of(measure)
        follow(measure, by=by)
    return measure


def consult_measure(measure: Measure, *, by: Person, closes_at: datetime.datetime, **terms) -> Measure:
    """Prepare a consultation on the text, cut in clauses; it opens in its own room."""
    with decide(measure, rules.CONSULT_MEASURE, by=by) as measure:
        link = reverse("agreements:measure_detail", args=[measure.lok.slug, measure.pk])
        measure.consultation = ask_about(measure, link, by=by, closes_at=closes_at, **terms)
    return measure


def decide_measure(
    measure: Measure, *, by: Person, decided_by: str, decided_on: datetime.date, explanation: str
) -> Measure:
    """Record which body decided, when, and how the input counted; refused before the consultation closed."""
    with decide(measure, rules.DECIDE_MEASURE, by=by) as measure:
        measure.decided_by, measure.decided_on, measure.explanation = decided_by, decided_on, explanation
    return measure


def end_measure(measure: Measure, *, by: Person, reason: str) -> Measure:
    """The measure no longer holds."""
    return amend(measure, rules.END_MEASURE, by=by, reason=reason)


def withdraw_measure(measure: Measure, *, by: Person, reason: str) -> Measure:
    """The proposal is given up; who was asked for a view was answered or told before."""
    return amend(measure, rules.WITHDRAW_MEASURE, by=by, reason=reason)
