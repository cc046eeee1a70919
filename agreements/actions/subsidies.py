"""Acts on local subsidies, their conditions, and grants."""

import datetime
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from agreements import mails, rules
from agreements.models import Condition, Grant, LocalSubsidy
from ledger.decide import amend, decide
from partners.models import Organiser, Person
from partners.templatetags.words import datum, euro

from .asking import ask_about, follow


def draft_subsidy(subsidy: LocalSubsidy, *, by: Person) -> LocalSubsidy:
    """Begin a local subsidy regulation; its conditions come after."""
    return amend(subsidy, rules.DRAFT_SUBSIDY, by=by)


def edit_subsidy(subsidy: LocalSubsidy, *, by: Person, **values) -> LocalSubsidy:
    """Change the words or the amounts of a draft; a consultation not opened yet changes with it."""
    with decide(subsidy, rules.EDIT_SUBSIDY, by=by) as subsidy:
        for name, value in values.items():
            setattr(subsidy, name, value)
        follow(subsidy, by=by)
    return subsidy


def edit_conditions(subsidy: LocalSubsidy, conditions: Sequence[Condition], *, by: Person) -> LocalSubsidy:
    """These are the conditions now, in this order; what is not among them is dropped, and the log says so.

    Remarks of the LOK stay with the condition they were made on.
    """
    facts: dict = {}
    with decide(subsidy, rules.EDIT_CONDITIONS, by=by, facts=facts) as subsidy:
        dropped = subsidy.conditions.exclude(pk__in=[kept.pk for kept in conditions if kept.pk])
        facts["dropped"] = _told(dropped)
        dropped.delete()
        _make_room(subsidy)
        for place, condition in enumerate(conditions, start=1):
            condition.subsidy, condition.place = subsidy, place
            condition.full_clean(exclude=["subsidy"], validate_unique=False, validate_constraints=False)
            condition.save()
        facts["conditions"] = _told(subsidy.conditions)
        follow(subsidy, by=by)
    return subsidy


def _make_room(subsidy: LocalSubsidy) -> None:
    """Move places out of the way, so that a new order never meets the old one."""
    for condition in subsidy.conditions.all():
        condition.place += 1000
        condition.save(update_fields=["place"])


def _told(conditions) -> list[dict]:
    """Conditions as the log names them."""
    rows = conditions.values("place", "text", "goal", "evidence", "hours", "cost", "lok_remark")
    return [{name: value if value is None else str(value) for name, value in row.items()} for row in rows]


def write_note(subsidy: LocalSubsidy, *, by: Person, proportionality_note: str) -> LocalSubsidy:
    """Why the conditions are in proportion to the amount."""
    return amend(subsidy, rules.WRITE_NOTE, by=by, proportionality_note=proportionality_note)


def remark_condition(subsidy: LocalSubsidy, remarks: dict[int, str], *, by: Person) -> LocalSubsidy:
    """What the LOK says about each condition, by the condition's id; its conveners write it down."""
    facts: dict = {}
    with decide(subsidy, rules.REMARK_CONDITION, by=by, facts=facts) as subsidy:
        for condition in subsidy.conditions.all():
            condition.lok_remark = remarks.get(condition.pk, condition.lok_remark)
            condition.save(update_fields=["lok_remark"])
        facts["conditions"] = _told(subsidy.conditions)
    return subsidy


def consult_subsidy(
    subsidy: LocalSubsidy, *, by: Person, closes_at: datetime.datetime, **terms
) -> LocalSubsidy:
    """Prepare a consultation on the text and each condition; it opens in its own room."""
    with decide(subsidy, rules.CONSULT_SUBSIDY, by=by) as subsidy:
        link = reverse("agreements:subsidy_detail", args=[subsidy.lok.slug, subsidy.pk])
        subsidy.consultation = ask_about(subsidy, link, by=by, closes_at=closes_at, **terms)
    return subsidy


def publish_subsidy(
    subsidy: LocalSubsidy, *, by: Person, decided_by: str, decided_on: datetime.date
) -> LocalSubsidy:
    """Make the regulation known to everybody, with its conditions and note, and mail all organisers.

    Refused without the note on proportion or with an incomplete condition (invariant 12).
    """
    facts: dict = {}
    with decide(subsidy, rules.PUBLISH_SUBSIDY, by=by, facts=facts) as subsidy:
        subsidy.decided_by, subsidy.decided_on = decided_by, decided_on
        subsidy.published_at = timezone.now()
        facts["conditions"] = _told(subsidy.conditions)
        mails.subsidy_published(subsidy)
    return subsidy


def end_subsidy(subsidy: LocalSubsidy, *, by: Person, reason: str) -> LocalSubsidy:
    """No new grants under this regulation; it stays readable."""
    return amend(subsidy, rules.END_SUBSIDY, by=by, reason=reason)


def withdraw_subsidy(subsidy: LocalSubsidy, *, by: Person, reason: str) -> LocalSubsidy:
    """The draft is given up."""
    return amend(subsidy, rules.WITHDRAW_SUBSIDY, by=by, reason=reason)


def grant_subsidy(grant: Grant, organiser: Organiser, *, by: Person, **values) -> Grant:
    """Give an organiser of this LOK the subsidy: on a day the regulation was known, within its budget."""
    grant.organiser, grant.recorded_by = organiser, by
    with decide(grant, rules.GRANT_SUBSIDY, by=by) as grant:
        for name, value in values.items():
            setattr(grant, name, value)
        known_on = timezone.localdate(grant.subsidy.published_at)
        if grant.granted_on < known_on:
            raise ValidationError({"granted_on": f"De subsidie is bekend sinds {datum(known_on)}."})
        _within_budget(grant)
        mails.granted(grant)
    return grant


def _within_budget(grant: Grant) -> None:
    """Refuse what is more than is left; the lock keeps two grants from sharing what is left for one."""
    subsidy = LocalSubsidy.objects.select_for_update().get(pk=grant.subsidy_id)
    left = LocalSubsidy.objects.left_of(subsidy)
    if left is not None and grant.amount > left:
        told = f"Van het budget van {euro(subsidy.budget)} is nog {euro(left)} over. Ken hoogstens dat toe."
        raise ValidationError({"amount": told})


def revoke_grant(grant: Grant, *, by: Person, reason: str) -> Grant:
    """The subsidy is taken back, with the reason why."""
    return amend(grant, rules.REVOKE_GRANT, by=by, reason=reason)
