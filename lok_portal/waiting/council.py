"""What waits for a person in the composition of the LOK: candidates to seat, a legislature to begin with."""

from collections.abc import Iterator

from django.utils import timezone

from ledger.gathering import Asked
from partners import council_rules as rules
from partners import known
from partners.models import Membership, Person, Term

from .task import task


def candidates(person: Person) -> Asked:
    """Who was proposed for a seat."""
    rows = Membership.objects.visible_to(person).filter(state=Membership.State.CANDIDATE)
    related = ("lok", "segment", "person", "organiser")
    return Asked(rows.filter(lok__in=person.roles), _candidate, related, (known.taken_count,))


def _candidate(person: Person, membership: Membership) -> Iterator[dict]:
    if not rules.SEAT.why_not(person, membership):
        note = f"{membership}, {membership.segment}"
        yield task("Neem een kandidaat op als lid", "partners:seat", membership, note)


def terms(person: Person) -> Asked:
    """Legislatures that began without a composition."""
    begun = Term.objects.filter(state=Term.State.PLANNED, starts_on__lte=timezone.localdate())
    return Asked(begun.filter(lok__in=person.roles), _term)


def _term(person: Person, term: Term) -> Iterator[dict]:
    if not rules.INSTALL_TERM.why_not(person, term):
        title, note = "Leg de samenstelling van het LOK vast", f"Legislatuur {term}"
        yield task(title, "partners:install_term", term, note, term.compose_before)
