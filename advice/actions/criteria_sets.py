"""Acts on criteria sets."""

import dataclasses
import datetime

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils import timezone

from advice import criteria, criteria_clauses, mails, rules
from advice.criteria import CriteriaDocument
from advice.models import CriteriaSet, Follows
from consultation import actions as consultation_actions
from consultation.models import Consultation
from ledger.decide import amend, decide
from meetings.models import Resolution
from partners.models import Lok, Person

CHANGED = (
    "De tekst veranderde na het advies van het LOK. Zeg dat de vaststelling het advies deels volgt of ervan"
    " afwijkt, en waarom."
)


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
    **answer: str,
) -> CriteriaSet:
    """Record that the competent body adopted the set; body, date and legal basis enter its document.

    `answer` says how it dealt with the LOK's advice: `follows`, the `deviation` with its reason
    (BVR 24 May 2013, art. 7), and the `decision_url` where everybody reads the decision.
    """
    adoption = {"adopted_by": adopted_by, "adopted_on": adopted_on, "legal_basis": legal_basis}
    with decide(criteria_set, rules.ADOPT_CRITERIA, by=by) as criteria_set:
        _follow(criteria_set, {"follows": Follows.FULLY, **answer, **adoption})
        _fill(criteria_set, dataclasses.replace(criteria_set.document, **adoption))
    return criteria_set


def _follow(criteria_set: CriteriaSet, said: dict) -> None:
    """Take over what the body said; it follows the advice fully only on the text the LOK advised on."""
    for name, value in said.items():
        setattr(criteria_set, name, value)
    if criteria_set.follows == Follows.FULLY and criteria_set.is_changed_since_advice:
        raise ValidationError({"follows": CHANGED})


def consult_criteria(
    criteria_set: CriteriaSet, *, by: Person, closes_at: datetime.datetime, **terms
) -> CriteriaSet:
    """Prepare a consultation on the text as it stands, clause by clause; it opens in its own room."""
    with decide(criteria_set, rules.CONSULT_CRITERIA, by=by) as criteria_set:
        about = Consultation(
            lok=criteria_set.lok,
            closes_at=closes_at,
            subject_label=str(criteria_set)[:200],
            subject_url=criteria_set.get_absolute_url(),
            **terms,
        )
        clauses = criteria_clauses.clauses_of(criteria_set.document)
        criteria_set.consultation = consultation_actions.draft_consultation(about, by=by, clauses=clauses)
    return criteria_set


def bind_advice(criteria_set: CriteriaSet, *, by: Person, resolution: Resolution, stance: str) -> CriteriaSet:
    """Record which advice of the LOK is about this set, what it says, and on which text it was given."""
    with decide(criteria_set, rules.BIND_ADVICE, by=by) as criteria_set:
        if sentence := rules.resolution_does_not_count(resolution):
            raise ValidationError({"resolution": sentence})
        criteria_set.resolution, criteria_set.lok_stance = resolution, stance
        criteria_set.advised_sha256 = criteria_set.content_sha256
    return criteria_set


def ratify_criteria(
    criteria_set: CriteriaSet, *, by: Person, ratified_by: str, ratified_on: datetime.date
) -> CriteriaSet:
    """Record the ratification that the LOK's settings ask for."""
    values = {"ratified_by": ratified_by, "ratified_on": ratified_on}
    return amend(criteria_set, rules.RATIFY_CRITERIA, by=by, **values)


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
