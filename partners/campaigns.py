"""Who gets which mail of a campaign, each once: the question, a reminder, and word that it is late."""

import datetime

from django.db import transaction
from django.utils import timezone

from partners import mails
from partners.models import Campaign, CampaignPart, Organiser

REMIND_DAYS = 7  # before the last day


@transaction.atomic
def ask_organisers(campaign: Campaign) -> int:
    """Ask everybody active in the LOK who was not asked yet; returns how many organisers.

    Nothing goes out before the first day; who confirmed on that day already is counted and left in peace.
    """
    Campaign.objects.select_for_update().get(pk=campaign.pk)  # two mornings at once would ask twice
    now = timezone.now()
    if campaign.starts_on > timezone.localdate():
        return 0
    here = Organiser.objects.in_lok(campaign.lok).filter(state=Organiser.State.ACTIVE)
    new = here.exclude(pk__in=campaign.parts.values("organiser")).order_by("pk")
    rows = [CampaignPart(campaign=campaign, organiser=organiser, asked_at=now) for organiser in new]
    CampaignPart.objects.bulk_create(rows)
    mails.campaign_asks(campaign, _of(campaign.parts.waiting().filter(asked_at=now)))
    return len(rows)


@transaction.atomic
def remind_organisers() -> int:
    """Ask who is new, remind who is nearly late, warn who is late; returns how many organisers got a mail."""
    running = Campaign.objects.running().select_related("lok").order_by("pk")
    return sum(_morning(campaign) for campaign in running)


def _morning(campaign: Campaign) -> int:
    asked, today = ask_organisers(campaign), timezone.localdate()
    if today > campaign.due_on:
        return asked + _once(campaign, "warned_at", mails.campaign_warns)
    if today >= campaign.due_on - datetime.timedelta(days=REMIND_DAYS):
        return asked + _once(campaign, "reminded_at", mails.campaign_reminds)
    return asked


def _once(campaign: Campaign, field: str, mail) -> int:
    """Mail who still waits and did not get this mail yet; who was asked only today is left in peace."""
    waiting = campaign.parts.waiting().filter(**{field: None}, asked_at__date__lt=timezone.localdate())
    rows = list(waiting.select_for_update(of=("self",)))
    CampaignPart.objects.filter(pk__in=[row.pk for row in rows]).update(**{field: timezone.now()})
    mail(campaign, [row.organiser_id for row in rows])
    return len(rows)


def _of(parts) -> list[int]:
    return list(parts.values_list("organiser", flat=True))
