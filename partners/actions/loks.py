"""Acts on a LOK itself."""

from django.conf import settings
from django.db import transaction

from ledger.decide import amend
from ledger.models import Log
from partners import rules
from partners.models import Lok, Municipality, Person


def create_lok(lok: Lok, *, by: Person, municipalities: tuple[Municipality, ...] = ()) -> Lok:
    """A new LOK with a log of its own, and the municipalities it works for.

    The log's origin is the LOK's address plus `/logboek` and never changes.
    """
    with transaction.atomic():
        lok.ledger = Log.objects.create(origin=f"{settings.LEDGER_HOST}/{lok.slug}/logboek")
        lok = amend(lok, rules.CREATE_LOK, by=by)
        for municipality in municipalities:
            municipality.lok = lok
            municipality.save()
        return lok


def change_settings(lok: Lok, *, by: Person, **values) -> Lok:
    """Change name, colour, terms: public, because the choices of the authority are (commitment D6)."""
    return amend(lok, rules.CHANGE_SETTINGS, by=by, **values)


def archive_lok(lok: Lok, *, by: Person, reason: str) -> Lok:
    """Close a LOK; everything in it stays readable."""
    return amend(lok, rules.ARCHIVE_LOK, by=by, reason=reason)
