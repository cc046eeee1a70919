"""Where childcare happens: subsidy groups and locations."""

from fractions import Fraction

from django.core.validators import MaxValueValidator, RegexValidator
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Sum
from django.utils import timezone

from ledger.models import Guarded, GuardedQuerySet

from .organisers import CONFIRM_AGAIN_AFTER, DataConfirmation
from .people import STAFF


class SubsidyGroupQuerySet(GuardedQuerySet):
    """Who sees which subsidy groups."""

    def visible_to(self, person):
        return self.filter(
            Q(organiser__lok__in=person.loks_as(*STAFF)) | Q(organiser__in=person.organiser_ids)
        )


class SubsidyGroup(Guarded):
    """Subsidies are granted to a group of an organiser's locations, not to one location (domain 1.4)."""

    class State(models.TextChoices):
        ACTIVE = "active", "Loopt"
        ENDED = "ended", "Beëindigd"

    class Tier(models.TextChoices):
        T0 = "T0", "T0, vergunning zonder subsidie"
        T1 = "T1", "T1, basissubsidie"
        T2A = "T2A", "T2A, inkomenstarief (hoog)"
        T2B = "T2B", "T2B, inkomenstarief (laag)"
        T2 = "T2", "T2, inkomenstarief"
        T3 = "T3", "T3, plussubsidie"

    organiser = models.ForeignKey(
        "partners.Organiser", on_delete=models.PROTECT, related_name="subsidy_groups"
    )
    code = models.CharField("code", max_length=40)
    tier = models.CharField("subsidietrap", max_length=3, choices=Tier)
    places = models.PositiveIntegerField(
        "gesubsidieerde plaatsen", default=0, validators=[MaxValueValidator(10_000)]
    )
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = SubsidyGroupQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "subsidiegroep"
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["active", "ended"]),
                name="subsidygroup_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(tier__in=["T0", "T1", "T2A", "T2B", "T2", "T3"]),
                name="subsidygroup_tier",
                violation_error_message="Kies een subsidietrap.",
            ),
            models.UniqueConstraint(
                fields=["organiser", "code"],
                name="subsidygroup_once",
                violation_error_message="Deze code bestaat al bij deze organisator.",
            ),
        ]

    def __str__(self):
        return f"{self.code} ({self.tier})"

    @property
    def lok(self):
        return self.organiser.lok


class LocationQuerySet(GuardedQuerySet):
    """Who sees which locations."""

    def visible_to(self, person):
        """Staff of the LOK the location lies in, and the organiser's own contacts."""
        return self.filter(Q(lok__in=person.loks_as(*STAFF)) | Q(organiser__in=person.organiser_ids))

    def matching(self, words):
        """Name, dossier number or organiser, as people type it."""
        return self.filter(
            Q(name__icontains=words)
            | Q(dossier_number__icontains=words)
            | Q(organiser__name__icontains=words)
        )

    def figures(self, lok):
        """How many active locations and licensed places this LOK has; figures only, so public."""
        here = self.filter(lok=lok, state=Location.State.ACTIVE)
        return here.aggregate(locations=Count("pk"), places=Sum("places_licensed", default=0))

    def confirmed_share(self, lok) -> Fraction | None:
        """The share of active locations whose data were confirmed in the last half year (commitment D5)."""
        since = timezone.now() - CONFIRM_AGAIN_AFTER
        fresh = DataConfirmation.objects.filter(organiser=OuterRef("organiser"), confirmed_at__gte=since)
        here = self.filter(lok=lok, state=Location.State.ACTIVE).annotate(is_fresh=Exists(fresh))
        counts = here.aggregate(all=Count("pk"), fresh=Count("pk", filter=Q(is_fresh=True)))
        return Fraction(counts["fresh"], counts["all"]) if counts["all"] else None


class Location(Guarded):
    """A childcare location. The dossier number can change and is never a key (domain 5.1)."""

    class State(models.TextChoices):
        ACTIVE = "active", "Actief"
        INACTIVE = "inactive", "Tijdelijk niet actief"
        STOPPED = "stopped", "Gestopt"

    class Kind(models.TextChoices):
        FAMILY_CARE = "family_care", "gezinsopvang"
        GROUP_CARE = "group_care", "groepsopvang"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="locations")
    organiser = models.ForeignKey("partners.Organiser", on_delete=models.PROTECT, related_name="locations")
    subsidy_group = models.ForeignKey(
        SubsidyGroup,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        verbose_name="subsidiegroep",
    )
    name = models.CharField("naam", max_length=200)
    dossier_number = models.CharField("dossiernummer", max_length=40, blank=True)
    establishment_number = models.CharField(
        "vestigingsnummer",
        max_length=10,
        blank=True,
        validators=[
            RegexValidator(r"^[2-8]\d{9}\Z", "Een vestigingsnummer heeft tien cijfers en begint met 2 tot 8.")
        ],
    )
    kind = models.CharField("soort opvang", max_length=20, choices=Kind)
    places_licensed = models.PositiveIntegerField("vergunde plaatsen", validators=[MaxValueValidator(2_000)])
    places_income_tariff = models.PositiveIntegerField("plaatsen inkomenstarief", default=0)
    places_free_price = models.PositiveIntegerField("plaatsen vrije prijs", default=0)
    street = models.CharField("straat en nummer", max_length=200, blank=True)
    postcode = models.CharField(
        "postcode",
        max_length=4,
        blank=True,
        validators=[RegexValidator(r"^[1-9]\d{3}\Z", "Een postcode heeft vier cijfers.")],
    )
    town = models.CharField("deelgemeente", max_length=80, blank=True)
    neighbourhood = models.ForeignKey(
        "partners.Neighbourhood",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="locations",
        verbose_name="buurt",
    )
    days_per_week = models.DecimalField(
        "open dagen per week",
        max_digits=2,
        decimal_places=1,
        null=True,
        blank=True,
        validators=[MaxValueValidator(7)],
    )
    days_per_year = models.PositiveSmallIntegerField(
        "open dagen per jaar", null=True, blank=True, validators=[MaxValueValidator(366)]
    )
    opens_at = models.TimeField("open vanaf", null=True, blank=True)
    closes_at = models.TimeField("open tot", null=True, blank=True)
    started_on = models.DateField("gestart op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = LocationQuerySet.as_manager()
    own_fields = (
        "places_licensed",
        "places_income_tariff",
        "places_free_price",
        "days_per_week",
        "days_per_year",
        "opens_at",
        "closes_at",
    )

    class Meta(Guarded.Meta):
        verbose_name = "locatie"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["active", "inactive", "stopped"]),
                name="location_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["family_care", "group_care"]),
                name="location_kind",
                violation_error_message="Kies een soort opvang.",
            ),
            models.CheckConstraint(
                condition=Q(places_licensed__gte=F("places_income_tariff") + F("places_free_price")),
                name="location_places_add_up",
                violation_error_message="Inkomenstarief en vrije prijs samen zijn meer dan vergund.",
            ),
        ]

    def __str__(self):
        return self.name
