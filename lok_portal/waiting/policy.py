"""What waits for the authority in policy: measures to decide, notes to write, subsidies to make known."""

from collections.abc import Iterator

from django.urls import reverse

from agreements import rules
from agreements.models import LocalSubsidy, Measure


def _task(title: str, name: str, thing) -> dict:
    url = reverse(f"agreements:{name}", args=[thing.lok.slug, thing.pk])
    return {"title": title, "url": url, "note": thing.title, "until": None}


def _measures(person) -> Iterator[dict]:
    """Measures whose consultation closed with every answer."""
    if not person.roles:
        return
    drafts = Measure.objects.visible_to(person).filter(lok__in=person.roles, state=Measure.State.DRAFT)
    for measure in drafts.exclude(consultation=None).select_related("lok", "consultation"):
        if not rules.DECIDE_MEASURE.why_not(person, measure):
            yield _task("Leg de beslissing over een maatregel vast", "decide_measure", measure)


def _subsidies(person) -> Iterator[dict]:
    """Drafts that lack their note, and drafts that are ready."""
    if not person.roles:
        return
    drafts = LocalSubsidy.objects.visible_to(person).filter(
        lok__in=person.roles, state=LocalSubsidy.State.DRAFT
    )
    for subsidy in drafts.select_related("lok", "consultation").prefetch_related("conditions"):
        if not rules.PUBLISH_SUBSIDY.why_not(person, subsidy):
            yield _task("Maak een lokale subsidie bekend", "publish_subsidy", subsidy)
        elif rules.note_is_missing(person, subsidy) and not rules.WRITE_NOTE.why_not(person, subsidy):
            yield _task("Schrijf de nota over de verhouding", "write_note", subsidy)


STEERING = (_measures, _subsidies)
