"""Rules of procedure (huishoudelijk reglement) of a LOK, versioned.

Every number is a setting, none is hard-coded.
"""

from fractions import Fraction

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from consultation.triggers import made_for_this_text
from ledger.models import Guarded, GuardedQuerySet
from meetings import counting, triggers
from partners.models import STAFF


class RulesOfProcedureQuerySet(GuardedQuerySet):
    """Which version counts."""

    def visible_to(self, person):
        """Everybody reads adopted versions; chair, secretary and staff also drafts."""
        loks = [*person.convenes_in, *person.loks_as(*STAFF)] if person.is_authenticated else []
        return self.filter(~Q(state=RulesOfProcedure.State.DRAFT) | Q(lok__in=loks))

    def in_force(self):
        return self.filter(state=RulesOfProcedure.State.IN_FORCE)


class RulesOfProcedure(Guarded):
    """One version of the rules; a meeting keeps the version it was convened under."""

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        IN_FORCE = "in_force", "Van kracht"
        REPLACED = "replaced", "Vervangen"

    class Majority(models.TextChoices):
        SIMPLE = counting.SIMPLE, "gewone meerderheid (meer voor dan tegen)"
        ABSOLUTE = counting.ABSOLUTE, "volstrekte meerderheid (meer dan de helft)"
        TWO_THIRDS = counting.TWO_THIRDS, "twee derde"

    class Tie(models.TextChoices):
        REJECTED = counting.TIE_REJECTED, "het voorstel is verworpen"
        CHAIR = counting.TIE_CHAIR, "de stem van de voorzitter beslist"
        BOTH_VIEWS = counting.TIE_BOTH_VIEWS, "beide standpunten komen in het advies"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="rules_of_procedure")
    version = models.PositiveIntegerField("versie")
    notice_days = models.PositiveSmallIntegerField(
        "dagen tussen oproeping en vergadering", default=10, validators=[MaxValueValidator(90)]
    )
    quorum_numerator = models.PositiveSmallIntegerField("quorum, teller", default=1)
    quorum_denominator = models.PositiveSmallIntegerField(
        "quorum, noemer", default=2, validators=[MinValueValidator(1)]
    )
    quorum_is_strict = models.BooleanField("meer dan dat deel (niet: minstens)", default=False)
    second_meeting_needs_none = models.BooleanField(
        "tweede vergadering is geldig zonder quorum", default=True
    )
    majority = models.CharField("meerderheid", max_length=20, choices=Majority, default=Majority.SIMPLE)
    abstentions_count = models.BooleanField("onthoudingen tellen mee", default=False)
    tie = models.CharField("bij gelijke stemmen", max_length=20, choices=Tie, default=Tie.BOTH_VIEWS)
    proxies_max = models.PositiveSmallIntegerField(
        "volmachten per lid, hoogstens", default=1, validators=[MaxValueValidator(5)]
    )
    proxies_count_for_quorum = models.BooleanField("volmachten tellen voor het quorum", default=False)
    meetings_are_public = models.BooleanField("vergaderingen zijn openbaar", default=True)
    minutes_days = models.PositiveSmallIntegerField("dagen om het verslag te bezorgen", default=21)
    objection_days = models.PositiveSmallIntegerField(
        "dagen om opmerkingen op het verslag te geven", default=14
    )
    reply_days = models.PositiveSmallIntegerField("dagen voor het antwoord van het bestuur", default=30)
    meetings_a_year = models.PositiveSmallIntegerField("vergaderingen per jaar, minstens", default=2)
    text = models.TextField("overige bepalingen", blank=True, max_length=20_000)
    changes = models.TextField("wat veranderde", blank=True, max_length=4000)
    consultation = models.ForeignKey(
        "consultation.Consultation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    adopted_by = models.CharField("vastgesteld door", max_length=120, blank=True)
    adopted_on = models.DateField("vastgesteld op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = RulesOfProcedureQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "huishoudelijk reglement"
        ordering = ["-version"]
        triggers = [*Guarded.Meta.triggers, triggers.adopted_rules_are_fixed(), made_for_this_text()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "in_force", "replaced"]),
                name="rules_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(majority__in=["simple", "absolute", "two_thirds"]),
                name="rules_majority",
                violation_error_message="Kies een meerderheid.",
            ),
            models.CheckConstraint(
                condition=Q(tie__in=["rejected", "chair", "both_views"]),
                name="rules_tie",
                violation_error_message="Kies wat er bij gelijke stemmen gebeurt.",
            ),
            models.CheckConstraint(
                condition=Q(quorum_denominator__gte=1, quorum_numerator__lte=F("quorum_denominator")),
                name="rules_quorum_is_a_share",
                violation_error_message="Het quorum is een deel van het geheel, bijvoorbeeld 1/2.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | (Q(adopted_on__isnull=False) & ~Q(adopted_by="")),
                name="rules_adopted",
                violation_error_message="Een vastgesteld reglement noemt het orgaan en de datum.",
            ),
            models.UniqueConstraint(fields=["lok", "version"], name="rules_version_once"),
            models.UniqueConstraint(fields=["lok"], condition=Q(state="in_force"), name="rules_one_in_force"),
        ]

    def __str__(self):
        return f"Huishoudelijk reglement, versie {self.version}"

    @property
    def quorum(self) -> Fraction:
        return Fraction(self.quorum_numerator, self.quorum_denominator)

    @property
    def procedure(self) -> counting.Procedure:
        """The numbers votes are counted with."""
        return counting.Procedure(
            quorum=self.quorum,
            quorum_is_strict=self.quorum_is_strict,
            second_meeting_needs_none=self.second_meeting_needs_none,
            proxies_count_for_quorum=self.proxies_count_for_quorum,
            majority=self.majority,
            abstentions_count=self.abstentions_count,
            tie=self.tie,
            proxies_max=self.proxies_max,
        )
