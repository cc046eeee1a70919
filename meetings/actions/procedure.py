"""Acts on rules of procedure."""

import datetime

from django.db.models import Max
from django.urls import reverse

from consultation import actions as consultation_actions
from consultation.models import Consultation
from ledger.decide import amend, decide
from meetings import documents, plain_words, rules
from meetings.models import RulesOfProcedure
from partners.documents import hashed
from partners.models import Person


def draft_rules(procedure: RulesOfProcedure, *, by: Person) -> RulesOfProcedure:
    """A new draft with the next version number; copy the numbers of the version in force before."""
    last = RulesOfProcedure.objects.filter(lok=procedure.lok).aggregate(last=Max("version"))["last"]
    procedure.version = (last or 0) + 1
    return amend(procedure, rules.DRAFT_RULES, by=by)


def edit_rules(procedure: RulesOfProcedure, *, by: Person, **values) -> RulesOfProcedure:
    """Change numbers or text of a draft."""
    return amend(procedure, rules.EDIT_RULES, by=by, **values)


def consult_rules(
    procedure: RulesOfProcedure, *, by: Person, closes_at: datetime.datetime, **terms
) -> RulesOfProcedure:
    """Prepare a consultation on the draft, number by number in plain words, then its own provisions."""
    with decide(procedure, rules.CONSULT_RULES, by=by) as procedure:
        about = Consultation(
            lok=procedure.lok,
            closes_at=closes_at,
            subject_label=str(procedure)[:200],
            subject_url=reverse("meetings:procedure_detail", args=[procedure.lok.slug, procedure.pk]),
            **terms,
        )
        clauses = plain_words.clauses_of(procedure)
        procedure.consultation = consultation_actions.draft_consultation(about, by=by, clauses=clauses)
    return procedure


def adopt_rules(
    procedure: RulesOfProcedure, *, by: Person, adopted_by: str, adopted_on: datetime.date
) -> RulesOfProcedure:
    """The rules come into force and replace the version before.

    Meetings keep the one they were convened under. The text is kept with its hash.
    """
    facts: dict = {}
    with decide(procedure, rules.ADOPT_RULES, by=by, facts=facts) as procedure:
        for older in RulesOfProcedure.objects.in_force().filter(lok=procedure.lok):
            amend(older, rules.REPLACE_RULES, by=by)
        procedure.adopted_by, procedure.adopted_on = adopted_by, adopted_on
        facts |= hashed(documents.keep_rules_paper(procedure, by=by))
    return procedure
