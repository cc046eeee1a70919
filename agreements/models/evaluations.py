"""Evaluations: how the agreements in force work out, what follows, and when they are looked at again."""

from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery

from agreements import triggers
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet

from .frameworks import FrameworkVersion


class EvaluationQuerySet(GuardedQuerySet):
    """Who sees which evaluations."""

    def visible_to(self, person):
        """Who sees the text; what was found is public, as the text is."""
        return self.filter(version__in=FrameworkVersion.objects.visible_to(person))


class Evaluation(Guarded):
    """One look back at a version in force. It never changes: a next look is a next evaluation."""

    class State(models.TextChoices):
        RECORDED = "recorded", "Vastgelegd"

    class Outcome(models.TextChoices):
        KEEP = "keep", "behouden zoals het is"
        CHANGE = "change", "aanpassen in een nieuwe versie"
        END = "end", "stopzetten"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="evaluations")
    evaluated_on = models.DateField("geëvalueerd op")
    findings = models.TextField("bevindingen", max_length=8000)
    outcome = models.CharField("besluit", max_length=20, choices=Outcome)
    next_on = models.DateField("volgende evaluatie op", null=True, blank=True)
    item = models.ForeignKey(
        "meetings.AgendaItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField("toestand", max_length=20, choices=State, default=State.RECORDED)

    objects = EvaluationQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "evaluatie van een afsprakenkader"
        ordering = ["-evaluated_on", "-pk"]
        triggers = [
            *Guarded.Meta.triggers,
            triggers.evaluates_what_holds(),
            triggers.evaluation_is_fixed(),
        ]
        constraints = [
            one_of("state", ["recorded"], "evaluation_state", "Onbekende toestand."),
            one_of("outcome", ["keep", "change", "end"], "evaluation_outcome", "Kies een besluit."),
            holds(~Q(findings=""), "evaluation_findings", "Schrijf wat de evaluatie leerde."),
            holds(
                Q(outcome="end") | Q(next_on__isnull=False),
                "evaluation_asks_again",
                "Zeg wanneer de volgende evaluatie komt.",
            ),
            holds(
                Q(next_on=None) | Q(next_on__gt=F("evaluated_on")),
                "evaluation_next_is_later",
                "De volgende evaluatie komt na deze.",
            ),
            holds(
                ~Q(outcome="end") | Q(next_on=None),
                "evaluation_ends_without_next",
                "Wat stopt, wordt niet opnieuw geëvalueerd. Laat de volgende datum leeg.",
            ),
        ]

    def __str__(self):
        return f"Evaluatie van {self.version}"

    @property
    def tone(self) -> str:
        """How its chip looks."""
        return {"keep": "good", "change": "wait", "end": "stop"}[self.outcome]


def next_evaluation() -> models.Case:
    """The day a version is looked at next: as its last evaluation says, else as it was adopted."""
    last = Evaluation.objects.filter(version=OuterRef("pk")).order_by("-evaluated_on", "-pk")
    said = models.When(Exists(last), then=Subquery(last.values("next_on")[:1]))
    return models.Case(said, default=F("evaluate_on"), output_field=models.DateField())
