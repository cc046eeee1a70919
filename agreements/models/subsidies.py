"""Local subsidies: conditions with goal, evidence and cost, and who got them (D7, D8)."""

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Count, DecimalField, F, Func, Q, Sum, Value
from django.db.models.functions import Coalesce

from agreements import triggers
from ledger import triggers as ledger_triggers
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet

from .policy import PolicyGoal
from .readers import OwnQuerySet, around

MONEY = DecimalField(max_digits=14, decimal_places=3)
NOT_NEGATIVE = [MinValueValidator(Decimal(0))]
GRANTED = Func(F("pk"), function="agreements_granted", output_field=MONEY)  # as the trigger counts it


class LocalSubsidyQuerySet(GuardedQuerySet):
    """Who sees which regulations."""

    def visible_to(self, person):
        """Published ones everybody; drafts those around the table."""
        return self.filter(Q(published_at__isnull=False) | Q(lok__in=around(person)))

    def with_burden(self):
        """Adds `condition_count`, and `burden`: what all conditions cost an organiser a year, in euro."""
        nothing = Value(Decimal(0), MONEY)
        cost = Coalesce("conditions__cost", nothing, output_field=MONEY)
        hours = Coalesce("conditions__hours", nothing, output_field=MONEY)
        burden = Sum(cost + hours * F("hour_value"), output_field=MONEY)
        weighed = self.annotate(condition_count=Count("conditions"), burden=burden)
        return weighed.select_related("goal").order_by("-pk")

    def with_granted(self):
        """Adds `granted`, the sum of what was granted and not revoked, in euro."""
        return self.annotate(granted=GRANTED)

    def left_of(self, subsidy) -> Decimal | None:
        """What may still be granted, in euro; None when no budget was set."""
        if subsidy.budget is None:
            return None
        known = subsidy if hasattr(subsidy, "granted") else self.with_granted().get(pk=subsidy.pk)
        return subsidy.budget - known.granted


class LocalSubsidy(Guarded):
    """A local subsidy regulation. Not published without its proportionality note (invariant 12)."""

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        PUBLISHED = "published", "Bekendgemaakt"
        ENDED = "ended", "Beëindigd"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="local_subsidies")
    goal = models.ForeignKey(
        PolicyGoal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="subsidies",
        verbose_name="beleidsdoel",
    )
    title = models.CharField("subsidie", max_length=200)
    text = models.TextField("wat, voor wie, hoe aanvragen", max_length=20_000)
    amount = models.DecimalField(
        "gewoon bedrag per organisator (euro)",
        max_digits=10,
        decimal_places=2,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    budget = models.DecimalField(
        "budget (euro)", max_digits=12, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE
    )
    hour_value = models.DecimalField(
        "waarde van een uur werk (euro)",
        max_digits=6,
        decimal_places=2,
        default=Decimal("40.00"),
        validators=NOT_NEGATIVE,
    )
    proportionality_note = models.TextField(
        "waarom de voorwaarden in verhouding staan", blank=True, max_length=10_000
    )
    consultation = models.ForeignKey(
        "consultation.Consultation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by = models.CharField("beslist door", max_length=120, blank=True)
    decided_on = models.DateField("beslist op", null=True, blank=True)
    published_at = models.DateTimeField("bekendgemaakt op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = LocalSubsidyQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "lokale subsidie"
        ordering = ["-pk"]
        triggers = [
            *Guarded.Meta.triggers,
            triggers.published_with_note(),
            triggers.published_subsidy_is_fixed(),
            triggers.linked_before_it_opened(),
            triggers.goal_of_this_lok(),
        ]
        constraints = [
            one_of(
                "state",
                ["draft", "published", "ended", "withdrawn"],
                "localsubsidy_state",
                "Onbekende toestand.",
            ),
            holds(Q(amount__gt=0), "localsubsidy_amount", "Het bedrag is groter dan nul."),
            holds(
                Q(state__in=["draft", "withdrawn"])
                | (~Q(decided_by="") & Q(decided_on__isnull=False, published_at__isnull=False)),
                "localsubsidy_published",
                "Een bekendgemaakte subsidie noemt wie besliste, wanneer, en wanneer ze bekend werd.",
            ),
            holds(
                ~Q(state__in=["draft", "withdrawn"]) | Q(decided_on=None, decided_by="", published_at=None),
                "localsubsidy_unpublished",
                "Een subsidie die niet bekendgemaakt is, heeft geen beslissing.",
            ),
            models.UniqueConstraint(
                fields=["consultation"],
                name="localsubsidy_consultation_once",
                violation_error_message="Deze inspraak gaat over een andere subsidie.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def ledger_is_sealed(self):
        return self.published_at is None


class ConditionQuerySet(models.QuerySet):
    """Conditions are as visible as their regulation."""

    def visible_to(self, person):
        return self.filter(subsidy__in=LocalSubsidy.objects.visible_to(person))


class Condition(models.Model):
    """One condition: what is asked, why, how it shows, and what it costs an organiser a year.

    A draft may still lack some of it; publishing asks all (commitments D7 and D8).
    """

    subsidy = models.ForeignKey(LocalSubsidy, on_delete=models.PROTECT, related_name="conditions")
    place = models.PositiveSmallIntegerField("volgorde")
    text = models.CharField("voorwaarde", max_length=1000)
    goal = models.CharField("waarom u dit vraagt", max_length=500, blank=True)
    evidence = models.CharField("waaruit het blijkt", max_length=500, blank=True)
    hours = models.DecimalField(
        "uren werk per jaar", max_digits=6, decimal_places=1, null=True, blank=True, validators=NOT_NEGATIVE
    )
    cost = models.DecimalField(
        "kost per jaar (euro)", max_digits=9, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE
    )
    lok_remark = models.TextField("opmerking van het LOK", blank=True, max_length=2000)

    objects = ConditionQuerySet.as_manager()

    class Meta:
        verbose_name = "voorwaarde van een lokale subsidie"
        ordering = ["place"]
        triggers = [
            triggers.condition_of_a_draft(),
            ledger_triggers.logged(subject="agreements.localsubsidy", column="subsidy_id"),
            ledger_triggers.logged(
                subject="agreements.localsubsidy", column="subsidy_id", name="dropped_in_the_log", row="OLD"
            ),
            ledger_triggers.no_truncate(),
        ]
        constraints = [
            holds(~Q(text=""), "condition_text", "Schrijf de voorwaarde."),
            holds(
                (Q(hours=None) | Q(hours__gte=0)) & (Q(cost=None) | Q(cost__gte=0)),
                "condition_cost",
                "Uren en kosten zijn niet negatief.",
            ),
            models.UniqueConstraint(fields=["subsidy", "place"], name="condition_place_once"),
        ]

    def __str__(self):
        return self.text

    @property
    def missing(self) -> list[str]:
        """What has to be filled in before publishing, in words."""
        asked = {
            "waarom u dit vraagt": self.goal.strip(),
            "waaruit het blijkt": self.evidence.strip(),
            "uren werk": self.hours is not None,
            "kost": self.cost is not None,
        }
        return [words for words, is_there in asked.items() if not is_there]


class Grant(Guarded):
    """A subsidy given to one organiser under a published regulation."""

    class State(models.TextChoices):
        GRANTED = "granted", "Toegekend"
        REVOKED = "revoked", "Teruggetrokken"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    subsidy = models.ForeignKey(LocalSubsidy, on_delete=models.PROTECT, related_name="grants")
    organiser = models.ForeignKey("partners.Organiser", on_delete=models.PROTECT, related_name="grants")
    amount = models.DecimalField(
        "bedrag (euro)", max_digits=10, decimal_places=2, validators=[MinValueValidator(Decimal("0.01"))]
    )
    granted_on = models.DateField("toegekend op")
    decided_by = models.CharField("beslist door", max_length=120)
    note = models.CharField("nota", max_length=500, blank=True)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    state = models.CharField("toestand", max_length=20, choices=State, default=State.GRANTED)

    objects = OwnQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "toekenning"
        ordering = ["-granted_on", "-pk"]
        triggers = [*Guarded.Meta.triggers, triggers.granted_under_published()]
        constraints = [
            one_of("state", ["granted", "revoked"], "grant_state", "Onbekende toestand."),
            holds(Q(amount__gt=0), "grant_amount", "Het bedrag is groter dan nul."),
        ]

    def __str__(self):
        return f"{self.subsidy}: {self.organiser}"
