"""Acts of those who put their name to a framework, or not."""

from django.db import transaction
from django.utils import timezone

from agreements import rules
from agreements.models import Endorsement, FrameworkVersion
from ledger.decide import amend, decide
from partners.models import Person


def endorse(endorsement: Endorsement, *, by: Person) -> Endorsement:
    """Sign, sign with a reservation, or decline, in the name of one party, the text as it stands now.

    The version is read again and held, so that nobody signs a text that is being replaced.
    """
    held = FrameworkVersion.objects.select_for_update(of=("self",)).with_all()
    with transaction.atomic():
        endorsement.version = held.get(pk=endorsement.version_id)
        return _endorse(endorsement, by)


def _endorse(endorsement: Endorsement, by: Person) -> Endorsement:
    with decide(endorsement, rules.ENDORSE, by=by) as endorsement:
        endorsement.signed_by, endorsement.signed_at = by, timezone.now()
        endorsement.text_sha256 = endorsement.version.text_sha256
    return endorsement


def withdraw_endorsement(endorsement: Endorsement, *, by: Person) -> Endorsement:
    """The stance no longer holds; the party may take another one, or leave it at that."""
    return amend(endorsement, rules.WITHDRAW_ENDORSEMENT, by=by)
