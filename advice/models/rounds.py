"""An advice round: its call, criteria, calendar, the LOK's advice and the decision."""

import datetime
from decimal import Decimal
from fractions import Fraction

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from advice import triggers
from ledger.models import Guarded, GuardedQuerySet
from partners.models import STAFF


class RoundQuerySet(GuardedQuerySet):
    """Who sees which rounds."""

    def visible_to(self, person):
        """Everybody once opened; staff of the LOK also while it is prepared."""
        loks = person.loks_as(*STAFF) if person.is_authenticated else []
        return self.filter(~Q(state=Round.State.DRAFT) | Q(lok__in=loks))

    def with_sets(self):
        return self.select_related("lok__ledger", "new_places_set", "conversion_set")

    def bound_to(self, criteria_set):
        """Rounds that use this criteria set."""
        return self.filter(Q(new_places_set=criteria_set) | Q(conversion_set=criteria_set))

    def running(self):
        """Not yet over: in preparation, open, or on the way to a decision; the nearest deadline first."""
        over = [Round.State.SENT, Round.State.CANCELLED]
        return self.exclude(state__in=over).order_by("closes_at")

    def due_to_close(self):
        """Open rounds whose deadline has passed."""
        return self.filter(state=Round.State.OPEN, closes_at__lt=timezone.now())


class Round(Guarded):
    """One call for applications, with one form, one deadline and one version of the criteria per purpose."""

    class State(models.TextChoices):
        DRAFT = "draft", "In voorbereiding"
        OPEN = "open", "Open"
        CLOSED = "closed", "Gesloten"
        ASSESSMENT = "assessment", "In beoordeling"
        LOK_ADVISED = "lok_advised", "Advies van het LOK"
        DECIDED = "decided", "Beslist"
        SENT = "sent", "Bezorgd"
        CANCELLED = "cancelled", "Geannuleerd"

    AFTER_OPENING = (State.CLOSED, State.ASSESSMENT, State.LOK_ADVISED, State.DECIDED, State.SENT)

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="rounds")
    title = models.CharField("titel", max_length=200)
    call = models.TextField(
        "oproep",
        max_length=10_000,
        help_text="Wat het agentschap vraagt, en voor wie. Met adres van de oproep.",
    )
    new_places_set = models.ForeignKey(
        "advice.CriteriaSet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds_for_new_places",
        verbose_name="criteria voor nieuwe plaatsen",
    )
    conversion_set = models.ForeignKey(
        "advice.CriteriaSet",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="rounds_for_conversion",
        verbose_name="criteria voor omschakeling",
    )
    new_places_sha256 = models.CharField("vingerafdruk, nieuwe plaatsen", max_length=64, blank=True)
    conversion_sha256 = models.CharField("vingerafdruk, omschakeling", max_length=64, blank=True)
    new_places_count = models.PositiveIntegerField(
        "nieuwe plaatsen te verdelen", null=True, blank=True, validators=[MaxValueValidator(10_000)]
    )
    conversion_count = models.PositiveIntegerField(
        "plaatsen om te schakelen", null=True, blank=True, validators=[MaxValueValidator(10_000)]
    )
    target_max = models.DecimalField(
        "maximum van de score",
        max_digits=5,
        decimal_places=2,
        default=Decimal(8),
        validators=[MinValueValidator(Decimal("0.5"))],
        help_text="Schaal waarop het agentschap de score vraagt.",
    )
    opens_on = models.DateField("opent op (gepland)", null=True, blank=True)
    closes_at = models.DateTimeField("uiterste moment om in te dienen")
    lok_meets_on = models.DateField("bespreking in het LOK (gepland)", null=True, blank=True)
    decision_due_on = models.DateField("beslissing (gepland)", null=True, blank=True)
    advice_due_on = models.DateField("advies bij het agentschap, uiterlijk", null=True, blank=True)
    opened_at = models.DateTimeField("geopend op", null=True, blank=True)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    lok_body = models.CharField("adviserend orgaan", max_length=120, blank=True)
    lok_advised_on = models.DateField("advies van het LOK op", null=True, blank=True)
    lok_advice = models.TextField("advies van het LOK", blank=True, max_length=10_000)
    lok_minority = models.TextField("minderheidsstandpunt", blank=True, max_length=10_000)
    decided_body = models.CharField("beslissend orgaan", max_length=120, blank=True)
    decided_on = models.DateField("beslist op", null=True, blank=True)
    decision_reference = models.CharField("kenmerk of adres van het besluit", max_length=300, blank=True)
    has_deviation = models.BooleanField("wijkt af van het advies van het LOK", default=False)
    deviation_reason = models.TextField("waarom wordt afgeweken", blank=True, max_length=10_000)
    sent_at = models.DateTimeField("bezorgd op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = RoundQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "adviesronde"
        ordering = ["-closes_at"]
        triggers = [*Guarded.Meta.triggers, triggers.opens_on_published_criteria(), triggers.bound_round()]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "draft",
                        "open",
                        "closed",
                        "assessment",
                        "lok_advised",
                        "decided",
                        "sent",
                        "cancelled",
                    ]
                ),
                name="round_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"])
                | Q(new_places_set__isnull=False)
                | Q(conversion_set__isnull=False),
                name="round_has_criteria",
                violation_error_message="Een ronde opent niet zonder criteria.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"]) | Q(opened_at__isnull=False),
                name="round_opened_at",
                violation_error_message="Een geopende ronde heeft een moment van opening.",
            ),
            models.CheckConstraint(
                condition=Q(opened_at=None) | Q(closes_at__gt=models.F("opened_at")),
                name="round_closes_after_opening",
                violation_error_message="Het uiterste moment valt voor de opening.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["closed", "assessment", "lok_advised", "decided", "sent"])
                | Q(closed_at__isnull=False),
                name="round_closed_at",
                violation_error_message="Een gesloten ronde heeft een moment van sluiting.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["lok_advised", "decided", "sent"])
                | (Q(lok_advised_on__isnull=False) & ~Q(lok_advice="") & ~Q(lok_body="")),
                name="round_lok_advice",
                violation_error_message="Het advies van het LOK heeft een orgaan, een datum en een tekst.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "sent"])
                | (Q(decided_on__isnull=False) & ~Q(decided_body="")),
                name="round_decision",
                violation_error_message="De beslissing noemt het orgaan en de datum.",
            ),
            models.CheckConstraint(
                condition=Q(has_deviation=False) | ~Q(deviation_reason=""),
                name="round_deviation_has_reason",
                violation_error_message="Wie afwijkt van het advies van het LOK, zegt waarom.",
            ),
            models.CheckConstraint(
                condition=~Q(state="sent") | Q(sent_at__isnull=False),
                name="round_sent_at",
                violation_error_message="Een bezorgde ronde heeft een moment van bezorging.",
            ),
            models.CheckConstraint(
                condition=Q(target_max__gt=0),
                name="round_target_positive",
                violation_error_message="Het maximum moet groter zijn dan nul.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_past_deadline(self) -> bool:
        return timezone.now() > self.closes_at

    @property
    def is_sealed(self) -> bool:
        """Applications are sealed from staff until the round has closed (invariant 4)."""
        return self.state in (self.State.DRAFT, self.State.OPEN, self.State.CANCELLED)

    @property
    def sets(self) -> dict:
        """The criteria set per purpose: {"new_places": …, "conversion": …}, only those bound."""
        bound = {"new_places": self.new_places_set, "conversion": self.conversion_set}
        return {purpose: criteria_set for purpose, criteria_set in bound.items() if criteria_set}

    def set_for(self, purpose: str):
        """The criteria set that decides on this purpose in this round, or None."""
        return self.sets.get(purpose)

    def on_target(self, exact: Fraction, maximum: Decimal) -> Fraction:
        """An exact score on a set's own scale, on the scale the agency asks (8 by default), exact."""
        return exact * Fraction(self.target_max) / Fraction(maximum)

    def notice_ends(self) -> datetime.datetime | None:
        """The first moment the round may open: notice days after the youngest of its sets was published."""
        published = [criteria_set.published_at for criteria_set in self.sets.values()]
        if not published or None in published:
            return None
        return max(published) + datetime.timedelta(days=self.lok.notice_days)
