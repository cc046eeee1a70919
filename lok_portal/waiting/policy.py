"""What waits for the authority in policy: measures to decide, notes to write, subsidies to make known."""

from collections.abc import Iterator

from agreements import rules
from agreements.models import LocalSubsidy, Measure
from ledger.gathering import Asked
from partners.models import Person

from .task import task


def measures(person: Person) -> Asked:
    """Drafts: to ask a view on, and to decide once their consultation closed with every answer."""
    drafts = Measure.objects.visible_to(person).filter(lok__in=person.roles, state=Measure.State.DRAFT)
    return Asked(drafts, _measure, related=("lok", "consultation"))


def _measure(person: Person, measure: Measure) -> Iterator[dict]:
    if not rules.DECIDE_MEASURE.why_not(person, measure):
        title, name = "Leg de beslissing over een maatregel vast", "decide_measure"
    elif not rules.CONSULT_MEASURE.why_not(person, measure):
        title, name = "Vraag inspraak over een maatregel", "consult_measure"
    else:
        return
    yield task(title, f"agreements:{name}", measure, measure.title)


def subsidies(person: Person) -> Asked:
    """Drafts that lack their note, and drafts that are ready."""
    rows = LocalSubsidy.objects.visible_to(person).filter(lok__in=person.roles)
    return Asked(
        rows.filter(state=LocalSubsidy.State.DRAFT),
        _subsidy,
        related=("lok", "consultation"),
        large=("proportionality_note",),
        below=("conditions",),
    )


def _subsidy(person: Person, subsidy: LocalSubsidy) -> Iterator[dict]:
    if not rules.PUBLISH_SUBSIDY.why_not(person, subsidy):
        title, name = "Maak een lokale subsidie bekend", "publish_subsidy"
    elif rules.note_is_missing(person, subsidy) and not rules.WRITE_NOTE.why_not(person, subsidy):
        title, name = "Schrijf de nota over de verhouding", "write_note"
    else:
        return
    yield task(title, f"agreements:{name}", subsidy, subsidy.title)
