"""Policy goals, and measures that are consulted on before they are decided (commitment B4)."""

from django.db import models
from django.db.models import Q

from agreements import triggers
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet

from .readers import around


class PolicyGoalQuerySet(GuardedQuerySet):
    """Goals are public."""

    def visible_to(self, person):
        return self.all()

    def running(self):
        return self.filter(state=PolicyGoal.State.ACTIVE)

    def running_first(self):
        return self.order_by("state", "pk")  # "active" comes before "ended"


class PolicyGoal(Guarded):
    """A goal of local childcare policy, as in the multi-year plan (BVR 24 May 2013, chapter 3)."""

    class State(models.TextChoices):
        ACTIVE = "active", "Loopt"
        ENDED = "ended", "Afgesloten"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="policy_goals")
    title = models.CharField("doel", max_length=200)
    text = models.TextField("toelichting", blank=True, max_length=4000)
    term = models.ForeignKey(
        "partners.Term",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="legislatuur",
    )
    source = models.CharField("waar het staat", max_length=300, blank=True)
    outcome = models.TextField("wat ervan kwam", blank=True, max_length=4000)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = PolicyGoalQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "beleidsdoel"
        ordering = ["pk"]
        constraints = [
            one_of("state", ["active", "ended"], "policygoal_state", "Onbekende toestand."),
            holds(~Q(state="ended") | ~Q(outcome=""), "policygoal_ended", "Zeg wat ervan kwam."),
        ]

    def __str__(self):
        return self.title


class MeasureQuerySet(GuardedQuerySet):
    """Who sees which measures."""

    def visible_to(self, person):
        """Decided ones everybody; drafts those around the table."""
        decided = Q(decided_on__isnull=False)
        return self.filter(decided | Q(lok__in=around(person)))


class Measure(Guarded):
    """A measure of the authority: draft, consultation, replies to each input, and only then a decision."""

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        DECIDED = "decided", "Beslist"
        ENDED = "ended", "Beëindigd"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    class Theme(models.TextChoices):
        """The four the statement names."""

        VIABILITY = "viability", "leefbaarheid"
        ACCESSIBILITY = "accessibility", "toegankelijkheid"
        AFFORDABILITY = "affordability", "betaalbaarheid"
        QUALITY = "quality", "kwaliteit"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="measures")
    goal = models.ForeignKey(
        PolicyGoal,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="measures",
        verbose_name="beleidsdoel",
    )
    title = models.CharField("maatregel", max_length=200)
    text = models.TextField("tekst", max_length=20_000)
    theme = models.CharField("waarvoor", max_length=20, choices=Theme)
    consultation = models.ForeignKey(
        "consultation.Consultation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_by = models.CharField("beslist door", max_length=120, blank=True)
    decided_on = models.DateField("beslist op", null=True, blank=True)
    explanation = models.TextField("hoe de inspraak meetelde", blank=True, max_length=4000)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = MeasureQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "maatregel"
        ordering = ["-pk"]
        triggers = [
            *Guarded.Meta.triggers,
            triggers.consulted_before_decided(),
            triggers.linked_before_it_opened(),
            triggers.goal_of_this_lok(),
        ]
        constraints = [
            one_of(
                "state", ["draft", "decided", "ended", "withdrawn"], "measure_state", "Onbekende toestand."
            ),
            one_of(
                "theme",
                ["viability", "accessibility", "affordability", "quality"],
                "measure_theme",
                "Kies waarvoor de maatregel dient.",
            ),
            holds(
                Q(state__in=["draft", "withdrawn"])
                | (~Q(decided_by="") & ~Q(explanation="") & Q(decided_on__isnull=False)),
                "measure_decided",
                "Een beslissing noemt het orgaan, de datum en hoe de inspraak meetelde.",
            ),
            holds(
                ~Q(state__in=["draft", "withdrawn"]) | Q(decided_on=None, decided_by=""),
                "measure_undecided",
                "Een maatregel die niet beslist is, heeft geen beslissing.",
            ),
            models.UniqueConstraint(
                fields=["consultation"],
                name="measure_consultation_once",
                violation_error_message="Deze inspraak gaat over een andere maatregel.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def ledger_is_sealed(self):
        return self.decided_on is None
