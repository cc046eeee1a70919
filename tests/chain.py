"""What comes before criteria are adopted: a consultation with all its answers, and a valid advice of the LOK.

Planted rather than walked: consultation and meetings have tests of their own.
"""

import datetime

from django.db import connection, transaction
from django.utils import timezone

from advice import actions
from consultation.models import Consultation
from meetings.models import AgendaItem, Meeting, Resolution
from tests.factories import plant


def consulted(thing) -> Consultation:
    """A consultation on this text, closed; nobody said anything, so every input has its answer."""
    now = timezone.now()
    terms = {"title": "Inspraak over deze tekst", "closes_at": now, "state": "closed", "closed_at": now}
    about = Consultation(lok=thing.lok, opened_at=now - datetime.timedelta(days=20), **terms)
    table = thing._meta.db_table
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")  # its life has tests of its own
        about._open = True
        about.save()
        cursor.execute(f'UPDATE "{table}" SET consultation_id = %s WHERE id = %s', [about.pk, thing.pk])
        cursor.execute("SET LOCAL session_replication_role = origin")
    thing.consultation = about
    return about


def lok_resolution(lok, **values) -> Resolution:
    """An advice of the LOK that was sent and answered, valid unless `values` say otherwise."""
    now = timezone.now()
    times = {"starts_at": now, "ends_at": now + datetime.timedelta(hours=2)}
    meeting = plant(Meeting(lok=lok, title="Vergadering over de criteria", place="Gemeentehuis", **times))
    item = plant(AgendaItem(lok=lok, meeting=meeting, title="Advies over de criteria", kind="advice"))
    sent = {"state": "answered", "sent_at": now, "reply_due_on": timezone.localdate()} | values
    advice = Resolution(lok=lok, item=item, title=item.title, text="Het LOK is gunstig.", addressee="college")
    return plant(advice, **sent)


def shape(criteria_set, *, by, stance: str = "favourable"):
    """Consulted on and advised on: ready to be adopted."""
    consulted(criteria_set)
    resolution = lok_resolution(criteria_set.lok)
    return actions.bind_advice(criteria_set, by=by, resolution=resolution, stance=stance)
