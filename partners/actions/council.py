"""Acts on the composition of the LOK."""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from ledger.decide import amend, decide
from partners import council_rules as rules
from partners.models import Membership, Person, Segment, Term


def plan_term(term: Term, *, by: Person) -> Term:
    """A new legislature; the composition is due within six months of its start."""
    return amend(term, rules.PLAN_TERM, by=by)


def install_term(term: Term, *, by: Person, installed_by: str, installed_on: datetime.date) -> Term:
    """The council fixed the composition and the rules."""
    return amend(term, rules.INSTALL_TERM, by=by, installed_by=installed_by, installed_on=installed_on)


def end_term(term: Term, *, by: Person, ends_on: datetime.date | None = None) -> Term:
    """The legislature is over."""
    return amend(term, rules.END_TERM, by=by, ends_on=ends_on or timezone.localdate())


def add_segment(segment: Segment, *, by: Person) -> Segment:
    """A new segment with its seats."""
    return amend(segment, rules.ADD_SEGMENT, by=by)


def edit_segment(segment: Segment, *, by: Person, **values) -> Segment:
    """Change name, side, sectors or seats; never below the seats that are taken."""
    with decide(segment, rules.EDIT_SEGMENT, by=by) as segment:
        for name, value in values.items():
            setattr(segment, name, value)
        taken = Membership.objects.taking_seats(segment).count()
        if segment.seats < taken:
            words = "is al 1 zetel" if taken == 1 else f"zijn al {taken} zetels"
            raise ValidationError({"seats": f"Er {words} ingevuld."})
    return segment


def end_segment(segment: Segment, *, by: Person, reason: str) -> Segment:
    """Take a segment without members away."""
    return amend(segment, rules.END_SEGMENT, by=by, reason=reason)


def nominate(membership: Membership, *, by: Person) -> Membership:
    """Propose somebody for a seat."""
    return amend(membership, rules.NOMINATE, by=by)


@transaction.atomic
def seat(membership: Membership, *, by: Person, starts_on: datetime.date | None = None) -> Membership:
    """The candidate becomes a member; who seats somebody else at the same time waits."""
    _hold(membership)
    return amend(membership, rules.SEAT, by=by, starts_on=starts_on or timezone.localdate())


@transaction.atomic
def edit_membership(membership: Membership, *, by: Person, **values) -> Membership:
    """Change substitute, organisation, capacity, or what is shown."""
    _hold(membership)
    with decide(membership, rules.EDIT_MEMBERSHIP, by=by) as membership:
        for name, value in values.items():
            setattr(membership, name, value)
        is_seated = membership.state == Membership.State.SEATED
        if is_seated and (sentence := rules.seats_are_taken(by, membership)):
            raise ValidationError({"capacity": sentence})
    return membership


def show_name(membership: Membership, *, by: Person, shows_name: bool) -> Membership:
    """A member decides itself whether its name is public; another's name never becomes public this way."""
    return amend(membership, rules.SHOW_NAME, by=by, shows_name=shows_name)


def _hold(membership: Membership) -> None:
    """Lock the segment, so that two members never get the same seat."""
    Segment.objects.select_for_update().get(pk=membership.segment_id)


def end_membership(membership: Membership, *, by: Person, ends_on: datetime.date | None = None) -> Membership:
    """The member leaves and the seat is vacant; a candidate who leaves never sat."""
    with decide(membership, rules.END_MEMBERSHIP, by=by) as membership:
        if membership.state == Membership.State.CANDIDATE:
            membership.starts_on = membership.ends_on = ends_on or timezone.localdate()
        membership.ends_on = max(ends_on or timezone.localdate(), membership.starts_on)
    return membership
