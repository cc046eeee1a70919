"""Support the authority offers: who could use it, who did (commitment B3)."""

from django.db import models
from django.db.models import Case, Q, When
from django.utils import timezone

from agreements import triggers
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet
from partners.models import Organiser, Sector

from .readers import OwnQuerySet


class SupportOfferQuerySet(GuardedQuerySet):
    """Offers are public: everybody can see whom they are for."""

    def visible_to(self, person):
        return self.all()

    def running_first(self):
        return self.order_by(Case(When(state="open", then=0), default=1), "-starts_on", "-pk")


class SupportOffer(Guarded):
    """Training, premises, staff or material: for all sectors, for some, or for own facilities."""

    class State(models.TextChoices):
        OPEN = "open", "Loopt"
        ENDED = "ended", "Afgelopen"

    class Kind(models.TextChoices):
        SUBSIDY = "subsidy", "subsidie"
        TRAINING = "training", "vorming"
        PREMISES = "premises", "lokalen"
        STAFF = "staff", "personeel"
        MATERIAL = "material", "materiaal"
        ADVICE = "advice", "advies en begeleiding"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="support_offers")
    title = models.CharField("aanbod", max_length=200)
    kind = models.CharField("soort", max_length=20, choices=Kind)
    text = models.TextField("wat het is en hoe men het gebruikt", max_length=4000)
    sectors = models.JSONField("sectoren (geen = alle)", default=list, blank=True)
    is_own_only = models.BooleanField("alleen voor eigen voorzieningen van het bestuur", default=False)
    why_limited = models.TextField("waarom niet voor iedereen", blank=True, max_length=2000)
    starts_on = models.DateField("vanaf")
    ends_on = models.DateField("tot en met", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.OPEN)

    objects = SupportOfferQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "ondersteuning"
        ordering = ["-starts_on", "-pk"]
        constraints = [
            one_of("state", ["open", "ended"], "supportoffer_state", "Onbekende toestand."),
            one_of(
                "kind",
                ["subsidy", "training", "premises", "staff", "material", "advice"],
                "supportoffer_kind",
                "Kies een soort.",
            ),
            holds(
                Q(is_own_only=False) | ~Q(why_limited=""),
                "supportoffer_why_own",
                "Leg uit waarom dit aanbod alleen voor eigen voorzieningen is.",
            ),
            holds(
                Q(sectors__contained_by=Sector.values), "supportoffer_sectors", "Kies sectoren uit de lijst."
            ),
            holds(
                Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                "supportoffer_dates",
                "De einddatum valt voor de begindatum.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_over(self) -> bool:
        """Ended, or past its last day."""
        past = self.ends_on is not None and self.ends_on < timezone.localdate()
        return past or self.state == self.State.ENDED

    @property
    def sector_names(self) -> list[str]:
        """For which sectors it is, in words; none is all."""
        return [label for value, label in Sector.choices if value in self.sectors]

    def organisers(self):
        """Organisers of the LOK that can use it."""
        here = Organiser.objects.in_lok(self.lok).filter(state=Organiser.State.ACTIVE)
        if self.is_own_only:
            return here.filter(is_local_authority=True)
        return here.filter(sector__in=self.sectors) if self.sectors else here

    def is_for(self, organiser) -> bool:
        """Whether this organiser can use it."""
        if self.is_own_only:
            return organiser.is_local_authority
        return not self.sectors or organiser.sector in self.sectors


class SupportUse(Guarded):
    """One organiser used an offer."""

    class State(models.TextChoices):
        USED = "used", "Gebruikt"
        UNDONE = "undone", "Rechtgezet"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey(SupportOffer, on_delete=models.PROTECT, related_name="uses")
    organiser = models.ForeignKey("partners.Organiser", on_delete=models.PROTECT, related_name="support_uses")
    used_on = models.DateField("op")
    note = models.CharField("nota", max_length=300, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.USED)

    objects = OwnQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "gebruik van ondersteuning"
        ordering = ["-used_on", "-pk"]
        triggers = [*Guarded.Meta.triggers, triggers.used_while_offered()]
        constraints = [
            one_of("state", ["used", "undone"], "supportuse_state", "Onbekende toestand."),
            models.UniqueConstraint(
                fields=["offer", "organiser", "used_on"],
                condition=Q(state="used"),
                name="supportuse_once_a_day",
                violation_error_message="Dit gebruik is al genoteerd.",
            ),
        ]

    def __str__(self):
        return f"{self.offer}: {self.organiser}"
