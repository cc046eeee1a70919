"""What waits for a person in frameworks: to sign, to adopt, to evaluate."""

import datetime
from collections.abc import Iterator

from django.urls import reverse
from django.utils import timezone

from agreements import rules
from agreements.framework_page import unanswered_by, unsigned_by_authority
from agreements.models import FrameworkVersion
from partners.rules import is_regie

AHEAD, AFTER = datetime.timedelta(days=30), datetime.timedelta(days=90)


def _task(title: str, name: str, version: FrameworkVersion, note: str, until=None, query: str = "") -> dict:
    url = reverse(f"agreements:{name}", args=[version.lok.slug, version.pk]) + query
    return {"title": title, "url": url, "note": note, "until": until}


def _to_sign(person) -> Iterator[dict]:
    """Texts in force on which an organiser of this person, or the authority, took no stance."""
    for party in [*unanswered_by(person), *unsigned_by_authority(person)]:
        note = f"{party.version.framework}, voor {party.who}"
        query = f"?namens={party.organiser_id or 'bestuur'}"
        yield _task("Onderteken het afsprakenkader", "endorse", party.version, note, query=query)


def _to_adopt(person) -> Iterator[dict]:
    """Drafts that were consulted on and discussed."""
    ready = FrameworkVersion.objects.visible_to(person).filter(state=FrameworkVersion.State.DRAFT)
    for version in ready.exclude(item=None).with_all():
        if not rules.ADOPT_FRAMEWORK.why_not(person, version):
            yield _task("Leg de vaststelling vast", "adopt_framework", version, str(version))


def _to_evaluate(person) -> Iterator[dict]:
    """Frameworks whose evaluation comes near, or was due and led to no new draft yet."""
    today = timezone.localdate()
    due = FrameworkVersion.objects.in_force().filter(evaluate_on__range=(today - AFTER, today + AHEAD))
    for version in due.exclude(framework__versions__state=FrameworkVersion.State.DRAFT).with_all():
        if is_regie(person, version):
            note = str(version.framework)
            yield _task("Evalueer het afsprakenkader", "version_detail", version, note, version.evaluate_on)


FRAMEWORKS = (_to_sign, _to_adopt, _to_evaluate)
