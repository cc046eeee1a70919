"""What comes before criteria are adopted: a consultation with all its answers, and a valid advice of the LOK.

Planted rather than walked: consultation and meetings have tests of their own.
"""

import datetime

from django.utils import timezone

from advice import actions
from consultation.models import Consultation
from meetings.models import AgendaItem, Meeting, Resolution
from tests.factories import plant


def closed_consultation(lok) -> Consultation:
    """A consultation in which nobody said anything, so that every input has its answer."""
    now = timezone.now()
    about = Consultation(lok=lok, title="Inspraak over de criteria", closes_at=now)
    return plant(about, state="closed", opened_at=now - datetime.timedelta(days=20), closed_at=now)


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
    plant(criteria_set, consultation=closed_consultation(criteria_set.lok))
    resolution = lok_resolution(criteria_set.lok)
    return actions.bind_advice(criteria_set, by=by, resolution=resolution, stance=stance)
