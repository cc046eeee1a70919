"""The motivated advice on one application, and the applicant's reaction to its draft."""

import datetime
from fractions import Fraction

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from advice import triggers
from ledger.models import Guarded, GuardedQuerySet
from partners.models import STAFF

from .applications import Application, Purpose
from .rounds import Round


class AdviceQuerySet(GuardedQuerySet):
    """Who sees which advices. The database holds the same line (row level security)."""

    def visible_to(self, person):
        """Everybody once released; the applicant also the shared draft; staff of the LOK always."""
        released = Q(state=Advice.State.RELEASED)
        if not person.is_authenticated:
            return self.filter(released)
        mine = Q(state=Advice.State.SHARED, organiser__in=person.organiser_ids)
        return self.filter(released | mine | Q(lok__in=person.loks_as(*STAFF)))

    def released(self):
        """Public ones, the newest first."""
        return self.filter(state=Advice.State.RELEASED).order_by("-released_at", "pk")

    def with_names(self):
        return self.select_related("lok__ledger", "organiser", "round")


class Advice(Guarded):
    """Positive with a score, negative on a listed ground, or explicitly no advice; motivated per criterion.

    `lines` is the motivation as decided: code, title, points, max, explanation, motivation, suggestion.
    Amounts are exact: whole numbers or fractions in lowest terms ("16/3").
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        SHARED = "shared", "Ontwerp bezorgd"
        DECIDED = "decided", "Beslist"
        RELEASED = "released", "Bezorgd en openbaar"

    class Outcome(models.TextChoices):
        POSITIVE = "positive", "positief advies"
        NEGATIVE = "negative", "negatief advies"
        NONE = "none", "geen advies"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="advices")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="advices")
    organiser = models.ForeignKey("partners.Organiser", on_delete=models.PROTECT, related_name="advices")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="advice")
    reference = models.CharField("kenmerk", max_length=20)
    purpose = models.CharField("waarover", max_length=20, choices=Purpose)
    places_count = models.PositiveIntegerField("plaatsen", default=0)
    is_own = models.BooleanField("aanvraag van het lokaal bestuur zelf", default=False)
    outcome = models.CharField("advies", max_length=20, choices=Outcome)
    grounds = models.JSONField("gronden", default=list, blank=True)
    motivation = models.TextField("motivering", max_length=10_000)
    suggestion = models.TextField("suggestie", blank=True, max_length=10_000)
    raw = models.CharField("ruwe punten", max_length=40, blank=True)
    attainable = models.CharField("haalbaar", max_length=40, blank=True)
    exact = models.CharField("exacte score", max_length=40, blank=True)
    score = models.CharField("score", max_length=40, blank=True)
    formula = models.CharField("berekening", max_length=300, blank=True)
    lines = models.JSONField("per criterium", default=list, blank=True)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField("ontwerp bezorgd op", null=True, blank=True)
    decided_at = models.DateTimeField("beslist op", null=True, blank=True)
    released_at = models.DateTimeField("openbaar op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = AdviceQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "advies"
        ordering = ["organiser__name", "pk"]
        triggers = [*Guarded.Meta.triggers, triggers.decided_is_locked(), triggers.motivated_advice()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "shared", "decided", "released"]),
                name="advice_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["positive", "negative", "none"]),
                name="advice_outcome",
                violation_error_message="Kies positief, negatief of geen advies.",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values),
                name="advice_purpose",
                violation_error_message="Kies waarover het advies gaat.",
            ),
            models.CheckConstraint(
                condition=~Q(motivation=""),
                name="advice_motivated",
                violation_error_message="Een advies is altijd gemotiveerd.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="positive") | ~Q(score=""),
                name="advice_positive_has_score",
                violation_error_message="Een positief advies heeft een score.",
            ),
            models.CheckConstraint(
                condition=~Q(outcome="negative") | (~Q(grounds=[]) & ~Q(suggestion="")),
                name="advice_negative_has_ground_and_suggestion",
                violation_error_message="Een negatief advies noemt een grond en geeft een suggestie.",
            ),
            models.CheckConstraint(
                condition=~Q(state="shared") | Q(shared_at__isnull=False),
                name="advice_shared_at",
                violation_error_message="Een bezorgd ontwerp heeft een moment.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["decided", "released"]) | Q(decided_at__isnull=False),
                name="advice_decided_at",
                violation_error_message="Een beslist advies heeft een moment.",
            ),
            models.CheckConstraint(
                condition=~Q(state="released") | Q(released_at__isnull=False),
                name="advice_released_at",
                violation_error_message="Een openbaar advies heeft een moment.",
            ),
        ]

    def __str__(self):
        return f"Advies {self.reference}: {self.organiser}"

    @property
    def score_value(self) -> Fraction | None:
        return Fraction(self.score) if self.score else None

    @property
    def react_until(self) -> datetime.datetime | None:
        """The last moment to react to the shared draft."""
        return self.shared_at and self.shared_at + datetime.timedelta(days=self.lok.reaction_days)

    @property
    def may_still_be_reacted_to(self) -> bool:
        return bool(self.shared_at and timezone.now() <= self.react_until)


class ReactionQuerySet(GuardedQuerySet):
    """Reactions are between applicant and staff."""

    def visible_to(self, person):
        if not person.is_authenticated:
            return self.none()
        return self.filter(Q(lok__in=person.loks_as(*STAFF)) | Q(organiser__in=person.organiser_ids))


class Reaction(Guarded):
    """What the applicant answers to the draft of its advice, before it is decided."""

    class State(models.TextChoices):
        GIVEN = "given", "Gegeven"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    organiser = models.ForeignKey("partners.Organiser", on_delete=models.PROTECT, related_name="+")
    advice = models.ForeignKey(Advice, on_delete=models.PROTECT, related_name="reactions")
    text = models.TextField("uw reactie", max_length=10_000)
    given_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    given_at = models.DateTimeField("gegeven op")
    state = models.CharField("toestand", max_length=20, choices=State, default=State.GIVEN)

    objects = ReactionQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "reactie"
        ordering = ["given_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="given"),
                name="reaction_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="reaction_has_text", violation_error_message="Schrijf uw reactie."
            ),
        ]

    def __str__(self):
        return f"Reactie op {self.advice}"
