"""The reasoned answer an input gets."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from consultation import triggers
from ledger.models import Guarded, GuardedQuerySet
from partners.models import STAFF

from .inputs import Input


class ResponseQuerySet(GuardedQuerySet):
    """Who sees which answers."""

    def visible_to(self, person):
        """Released ones with their input; drafts the staff."""
        released = Q(state=Response.State.RELEASED, input__in=Input.objects.visible_to(person))
        if not person.is_authenticated:
            return self.filter(released)
        return self.filter(released | Q(lok__in=person.loks_as(*STAFF)))

    def as_templates(self):
        """Each different answer once, the last written first, without notes of plain agreement."""
        newest = self.exclude(input__kind="agree", input__text="").order_by("outcome", "reason", "-pk")
        distinct = newest.distinct("outcome", "reason").values("pk")
        return self.model.objects.filter(pk__in=distinct).order_by("-pk")


class Response(Guarded):
    """The reasoned answer to one input: drafted in silence, released with all others at closing."""

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        RELEASED = "released", "Bekend"

    class Outcome(models.TextChoices):
        ACCEPTED = "accepted", "overgenomen"
        PARTLY = "partly", "deels overgenomen"
        REJECTED = "rejected", "niet overgenomen"
        NOTED = "noted", "nota van genomen"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    input = models.OneToOneField(Input, on_delete=models.PROTECT, related_name="response")
    outcome = models.CharField("antwoord", max_length=20, choices=Outcome)
    reason = models.TextField("waarom", max_length=10_000)
    change = models.TextField("wat verandert", blank=True, max_length=4000)
    new_wording = models.TextField("nieuwe tekst van het artikel", blank=True, max_length=20_000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField("bekend sinds", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = ResponseQuerySet.as_manager()
    ledger_omits = ("reason", "change", "new_wording")

    class Meta(Guarded.Meta):
        verbose_name = "antwoord op inbreng"
        triggers = [
            *Guarded.Meta.triggers,
            triggers.released_response_is_fixed(),
            triggers.response_while_answering(),
            triggers.released_with_all(),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "released"]),
                name="response_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(outcome__in=["accepted", "partly", "rejected", "noted"]),
                name="response_outcome",
                violation_error_message="Kies wat er met de inbreng gebeurt.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""), name="response_has_reason", violation_error_message="Geef een reden."
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["accepted", "partly"]) | ~Q(change=""),
                name="response_says_what_changes",
                violation_error_message="Zeg wat er verandert door deze inbreng.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft", released_at=None) | Q(state="released", released_at__isnull=False),
                name="response_released",
                violation_error_message="Een bekend antwoord heeft een moment.",
            ),
        ]

    def __str__(self):
        return f"Antwoord op inbreng bij {self.input.clause}"
