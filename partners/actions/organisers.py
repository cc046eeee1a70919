"""Acts on organisers and their subsidy groups."""

from django.utils import timezone

from ledger.decide import amend
from partners import rules
from partners.models import Activity, DataConfirmation, Lok, Organiser, Person, SubsidyGroup


def register_organiser(organiser: Organiser, *, by: Person) -> Organiser:
    """A new organiser in the register of its LOK."""
    return amend(organiser, rules.REGISTER_ORGANISER, by=by)


def edit_organiser(organiser: Organiser, *, by: Person, **values) -> Organiser:
    """The regie corrects any field."""
    return amend(organiser, rules.EDIT_ORGANISER, by=by, **values)


def edit_profile(organiser: Organiser, *, by: Person, **values) -> Organiser:
    """The organiser edits its own profile: `own_fields` only.

    Number and sector are the regie's to check.
    """
    mine = {name: value for name, value in values.items() if name in Organiser.own_fields}
    return amend(organiser, rules.EDIT_PROFILE, by=by, **mine)


def welcome_organiser(organiser: Organiser, lok: Lok, *, by: Person) -> Activity:
    """The organiser becomes active in another LOK as well, with the same account and record."""
    return amend(Activity(organiser=organiser, lok=lok), rules.WELCOME_ORGANISER, by=by)


def end_activity(activity: Activity, *, by: Person, reason: str) -> Activity:
    """The organiser is no longer active in that other LOK."""
    return amend(activity, rules.END_ACTIVITY, by=by, reason=reason)


def stop_organiser(organiser: Organiser, *, by: Person, reason: str) -> Organiser:
    """The organiser no longer organises childcare; its history stays."""
    return amend(organiser, rules.STOP_ORGANISER, by=by, reason=reason)


def resume_organiser(organiser: Organiser, *, by: Person, reason: str) -> Organiser:
    """A stopped organiser starts again."""
    return amend(organiser, rules.RESUME_ORGANISER, by=by, reason=reason)


def confirm_data(organiser: Organiser, *, by: Person) -> DataConfirmation:
    """A contact confirms that the organiser's data are right today."""
    confirmation = DataConfirmation(
        lok=organiser.lok, organiser=organiser, confirmed_by=by, confirmed_at=timezone.now()
    )
    return amend(confirmation, rules.CONFIRM_DATA, by=by)


def add_subsidy_group(group: SubsidyGroup, *, by: Person) -> SubsidyGroup:
    """A new subsidy group of an organiser."""
    return amend(group, rules.ADD_SUBSIDY_GROUP, by=by)


def edit_subsidy_group(group: SubsidyGroup, *, by: Person, **values) -> SubsidyGroup:
    """Change code, tier or places."""
    return amend(group, rules.EDIT_SUBSIDY_GROUP, by=by, **values)


def end_subsidy_group(group: SubsidyGroup, *, by: Person, reason: str) -> SubsidyGroup:
    """The group no longer exists with the agency."""
    return amend(group, rules.END_SUBSIDY_GROUP, by=by, reason=reason)
