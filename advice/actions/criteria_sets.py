"""Acts on criteria sets."""

import dataclasses
import datetime

from django.db.models import Max
from django.utils import timezone

from advice import criteria, mails, rules
from advice.criteria import CriteriaDocument
from advice.models import CriteriaSet
from ledger.decide import amend, decide
from partners.models import Lok, Person


def draft_criteria(lok: Lok, document: CriteriaDocument, *, by: Person, changes: str = "") -> CriteriaSet:
    """A new draft, with the next version number of its purpose in this LOK."""
    last = CriteriaSet.objects.filter(lok=lok, purpose=document.purpose).aggregate(last=Max("version"))[
        "last"
    ]
    criteria_set = CriteriaSet(lok=lok, version=(last or 0) + 1, changes=changes)
    _fill(criteria_set, document)
    return amend(criteria_set, rules.DRAFT_CRITERIA, by=by)


def edit_criteria(
    criteria_set: CriteriaSet, document: CriteriaDocument, *, by: Person, changes: str | None = None
) -> CriteriaSet:
    """Replace the content of a draft; its purpose stays what the version was numbered for."""
    with decide(criteria_set, rules.EDIT_CRITERIA, by=by) as criteria_set:
        _fill(criteria_set, dataclasses.replace(document, purpose=criteria_set.purpose))
        if changes is not None:
            criteria_set.changes = changes
    return criteria_set


def adopt_criteria(
    criteria_set: CriteriaSet,
    *,
    by: Person,
    adopted_by: str,
    adopted_on: datetime.date,
    legal_basis: str,
    decision_url: str = "",
) -> CriteriaSet:
    """Record that the competent body adopted the set; body, date and legal basis enter its document."""
    with decide(criteria_set, rules.ADOPT_CRITERIA, by=by) as criteria_set:
        document = dataclasses.replace(
            criteria_set.document, adopted_by=adopted_by, adopted_on=adopted_on, legal_basis=legal_basis
        )
        _fill(criteria_set, document)
        criteria_set.adopted_by, criteria_set.adopted_on = adopted_by, adopted_on
        criteria_set.legal_basis, criteria_set.decision_url = legal_basis, decision_url
    return criteria_set


def publish_criteria(criteria_set: CriteriaSet, *, by: Person) -> CriteriaSet:
    """Make the set known to everybody and supersede the version in force; from now on it never changes."""
    with decide(criteria_set, rules.PUBLISH_CRITERIA, by=by) as criteria_set:
        in_force = CriteriaSet.objects.in_force().filter(lok=criteria_set.lok, purpose=criteria_set.purpose)
        for older in in_force.exclude(pk=criteria_set.pk):
            amend(older, rules.SUPERSEDE_CRITERIA, by=by)
        criteria_set.published_at, criteria_set.published_by = timezone.now(), by
        mails.criteria_published(criteria_set)
    return criteria_set


def withdraw_criteria(criteria_set: CriteriaSet, *, by: Person, reason: str) -> CriteriaSet:
    """Take a set out of use; it stays readable."""
    return amend(criteria_set, rules.WITHDRAW_CRITERIA, by=by, reason=reason)


def _fill(criteria_set: CriteriaSet, document: CriteriaDocument) -> None:
    criteria_set.content = criteria.canonical(document)
    criteria_set.content_sha256 = criteria.sha256(document)
    criteria_set.title, criteria_set.purpose = document.title, document.purpose
    criteria_set.__dict__.pop("document", None)
