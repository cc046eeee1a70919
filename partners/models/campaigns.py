"""Campaigns: everybody active in a LOK is asked whether its data are right, before a last day (D5)."""

import calendar
import datetime

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Count, F, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils import timezone

from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet
from partners import triggers

from .organisers import DataConfirmation, Organiser
from .people import STAFF


class CampaignQuerySet(GuardedQuerySet):
    """Who sees which campaigns."""

    def visible_to(self, person):
        """Staff of the LOK, and contacts of an organiser that was asked."""
        own = {"organiser__contacts__person": person, "organiser__contacts__state": "active"}
        asked = CampaignPart.objects.filter(**own).values("campaign")
        return self.filter(Q(lok__in=person.loks_as(*STAFF)) | Q(pk__in=asked))

    def open(self):
        return self.filter(state=Campaign.State.OPEN)

    def running(self):
        """Open, and its first day has come."""
        return self.open().filter(starts_on__lte=timezone.localdate())

    def asking(self, organiser):
        """Running campaigns that ask this organiser, the one that ends first on top."""
        return self.running().filter(parts__organiser=organiser).order_by("due_on")


class Campaign(Guarded):
    """A round along everybody's data: opened with a question and a last day, closed by an act."""

    class State(models.TextChoices):
        OPEN = "open", "Loopt"
        CLOSED = "closed", "Gesloten"

    class Rhythm(models.TextChoices):
        HALF_YEARLY = "half_yearly", "om het halfjaar"
        YEARLY = "yearly", "elk jaar"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="campaigns")
    title = models.CharField("naam", max_length=80)
    text = models.TextField("bericht", max_length=2000, validators=[MaxLengthValidator(2000)])
    starts_on = models.DateField("eerste dag", default=timezone.localdate)
    due_on = models.DateField("laatste dag")
    rhythm = models.CharField("ritme", max_length=20, choices=Rhythm, default=Rhythm.HALF_YEARLY)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    asked_count = models.PositiveIntegerField("gevraagd", null=True, blank=True)
    confirmed_count = models.PositiveIntegerField("bevestigd", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.OPEN)

    objects = CampaignQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "ronde langs de gegevens"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            one_of("state", ["open", "closed"], "campaign_state", "Onbekende toestand."),
            one_of("rhythm", ["half_yearly", "yearly"], "campaign_rhythm", "Kies een ritme."),
            holds(
                Q(due_on__gt=models.F("starts_on")),
                "campaign_due_after_start",
                "De laatste dag komt na de eerste dag.",
            ),
            holds(
                Q(state="open", closed_at=None, asked_count=None, confirmed_count=None)
                | Q(
                    state="closed",
                    closed_at__isnull=False,
                    asked_count__isnull=False,
                    confirmed_count__isnull=False,
                ),
                "campaign_closed_with_figures",
                "Een gesloten ronde heeft een datum en haar cijfers.",
            ),
            holds(
                Q(asked_count=None) | Q(confirmed_count__lte=models.F("asked_count")),
                "campaign_figures_agree",
                "Er kunnen niet meer bevestigingen zijn dan vragen.",
            ),
            models.UniqueConstraint(
                fields=["lok"],
                condition=Q(state="open"),
                name="campaign_one_open",
                violation_error_message="Er loopt al een ronde in dit LOK. Sluit die eerst.",
            ),
        ]
        triggers = [*Guarded.Meta.triggers, triggers.campaign_is_kept()]

    def __str__(self):
        return self.title

    @property
    def is_overdue(self) -> bool:
        """Open, and its last day is over."""
        return self.state == Campaign.State.OPEN and self.due_on < timezone.localdate()

    @property
    def is_due_again(self) -> bool:
        """Closed, and by its rhythm it is time for the next."""
        return self.state == Campaign.State.CLOSED and self.next_on <= timezone.localdate()

    @property
    def next_on(self) -> datetime.date:
        """When the next one is due by its rhythm: half a year or a year after the start."""
        months = 6 if self.rhythm == Campaign.Rhythm.HALF_YEARLY else 12
        year, month = divmod(self.starts_on.month - 1 + months, 12)
        year, month = self.starts_on.year + year, month + 1
        return datetime.date(year, month, min(self.starts_on.day, calendar.monthrange(year, month)[1]))


class CampaignPartQuerySet(models.QuerySet):
    """Who was asked, and who answered."""

    def running(self):
        """Of campaigns that are open and have begun."""
        return self.filter(campaign__in=Campaign.objects.running())

    def with_confirmation(self):
        """Adds `confirmed_at`: the first confirmation from the first day until the campaign closed."""
        within = DataConfirmation.objects.filter(
            organiser=OuterRef("organiser"),
            confirmed_at__date__gte=OuterRef("campaign__starts_on"),
            confirmed_at__lte=Coalesce(OuterRef("campaign__closed_at"), Value(timezone.now())),
        )
        return self.annotate(
            confirmed_at=Subquery(within.order_by("confirmed_at").values("confirmed_at")[:1])
        )

    def counted(self):
        """Everybody but organisers that stopped before they answered."""
        active = Q(organiser__state=Organiser.State.ACTIVE)
        return self.with_confirmation().filter(active | Q(confirmed_at__isnull=False))

    def late_first(self):
        """Who did not answer yet on top."""
        return self.order_by(F("confirmed_at").asc(nulls_first=True), "organiser__name")

    def waiting(self):
        """Who did not answer yet."""
        return self.counted().filter(confirmed_at=None)

    def figures(self) -> dict:
        """How many were asked and how many confirmed."""
        return self.counted().aggregate(asked=Count("pk"), confirmed=Count("confirmed_at"))


class CampaignPart(models.Model):
    """One organiser in a campaign: when it was asked, reminded, and told that it is late; each once."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="parts")
    organiser = models.ForeignKey(Organiser, on_delete=models.PROTECT, related_name="campaign_parts")
    asked_at = models.DateTimeField("gevraagd op")
    reminded_at = models.DateTimeField("herinnerd op", null=True, blank=True)
    warned_at = models.DateTimeField("na de laatste dag herinnerd op", null=True, blank=True)

    objects = CampaignPartQuerySet.as_manager()

    class Meta:
        verbose_name = "organisator in een ronde"
        ordering = ["organiser__name"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "organiser"], name="campaignpart_once"),
        ]
        triggers = [triggers.asked_once()]

    def __str__(self):
        return f"{self.organiser} in {self.campaign}"
