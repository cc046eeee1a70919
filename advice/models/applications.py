"""An organiser's application in a round, and the evidence it brings."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, Q

from advice import triggers
from ledger.models import Guarded, GuardedQuerySet
from partners.models import STAFF, Location, SubsidyGroup

from .rounds import Round


class Purpose(models.TextChoices):
    """What is asked: new subsidised places, or another tier for existing ones."""

    NEW_PLACES = "new_places", "nieuwe plaatsen"
    CONVERSION = "conversion", "omschakeling"


class ApplicationQuerySet(GuardedQuerySet):
    """Who sees which applications. The database holds the same line (row level security)."""

    def visible_to(self, person):
        """Its own organiser always; staff of the LOK once the round has closed, and never a draft."""
        if not person.is_authenticated:
            return self.none()
        unsealed = Q(lok__in=person.loks_as(*STAFF), round__state__in=Round.AFTER_OPENING) & ~Q(
            state=Application.State.DRAFT
        )
        return self.filter(Q(organiser__in=person.organiser_ids) | unsealed)

    def to_assess(self):
        """Submitted and not withdrawn."""
        return self.filter(state__in=Application.IN_ROUND)

    def with_names(self):
        return self.select_related("lok__ledger", "organiser", "round", "neighbourhood", "location")

    def with_progress(self):
        """With how far their assessment is: final sheets, agreed points, advice."""
        final = Q(sheets__state="final")
        return (
            self.annotate(
                final_count=Count("sheets", final & Q(sheets__kind="assessor"), distinct=True),
                agreed_count=Count("sheets", final & Q(sheets__kind="consolidated"), distinct=True),
            )
            .select_related("advice")
            .order_by("organiser__name", "pk")
        )


class Application(Guarded):
    """What an organiser asks, says and commits to; sealed until the deadline, fixed once submitted."""

    class State(models.TextChoices):
        DRAFT = "draft", "Nog niet ingediend"
        SUBMITTED = "submitted", "Ingediend"
        ACKNOWLEDGED = "acknowledged", "Ontvangst gemeld"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    IN_ROUND = (State.SUBMITTED, State.ACKNOWLEDGED)

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="applications")
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="applications")
    organiser = models.ForeignKey("partners.Organiser", on_delete=models.PROTECT, related_name="applications")
    purpose = models.CharField("wat vraagt u", max_length=20, choices=Purpose)
    kind_of_care = models.CharField("soort opvang", max_length=20, choices=Location.Kind)
    location = models.ForeignKey(
        "partners.Location",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="applications",
        verbose_name="bestaande locatie",
    )
    new_address = models.CharField("adres van een nieuwe locatie", max_length=300, blank=True)
    neighbourhood = models.ForeignKey(
        "partners.Neighbourhood",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="buurt",
    )
    places_requested = models.PositiveIntegerField(
        "aantal plaatsen", validators=[MinValueValidator(1), MaxValueValidator(2_000)]
    )
    tier_from = models.CharField("huidige subsidietrap", max_length=3, choices=SubsidyGroup.Tier, blank=True)
    tier_to = models.CharField("gevraagde subsidietrap", max_length=3, choices=SubsidyGroup.Tier, blank=True)
    starts_on = models.DateField("verwachte start", null=True, blank=True)
    summary = models.TextField("korte omschrijving", blank=True, max_length=4000)
    answers = models.JSONField("antwoorden", default=dict, blank=True)
    knock_outs = models.JSONField("voorwaarden", default=dict, blank=True)
    is_declared = models.BooleanField("verklaard op eer", default=False)
    submitted_at = models.DateTimeField("ingediend op", null=True, blank=True)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    acknowledged_at = models.DateTimeField("ontvangst gemeld op", null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = ApplicationQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "aanvraag"
        ordering = ["organiser__name", "pk"]
        triggers = [*Guarded.Meta.triggers, triggers.submits_in_time(), triggers.fixed_application()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted", "acknowledged", "withdrawn"]),
                name="application_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=Purpose.values),
                name="application_purpose",
                violation_error_message="Kies wat u vraagt.",
            ),
            models.CheckConstraint(
                condition=Q(kind_of_care__in=Location.Kind.values),
                name="application_kind_of_care",
                violation_error_message="Kies een soort opvang.",
            ),
            models.CheckConstraint(
                condition=Q(tier_from__in=["", *SubsidyGroup.Tier.values]),
                name="application_tier_from",
                violation_error_message="Kies een subsidietrap.",
            ),
            models.CheckConstraint(
                condition=Q(tier_to__in=["", *SubsidyGroup.Tier.values]),
                name="application_tier_to",
                violation_error_message="Kies een subsidietrap.",
            ),
            models.CheckConstraint(
                condition=Q(places_requested__gte=1),
                name="application_places",
                violation_error_message="Vraag minstens één plaats.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at=None, submitted_by=None)
                | Q(submitted_at__isnull=False, submitted_by__isnull=False),
                name="application_submitted_at_and_by",
                violation_error_message="Indienen heeft een moment en een persoon.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["submitted", "acknowledged"])
                | Q(submitted_at__isnull=False, is_declared=True),
                name="application_submitted_state",
                violation_error_message="Een ingediende aanvraag is op eer verklaard en heeft een moment.",
            ),
            models.CheckConstraint(
                condition=Q(acknowledged_at=None, acknowledged_by=None)
                | Q(acknowledged_at__isnull=False, acknowledged_by__isnull=False),
                name="application_acknowledged_at_and_by",
                violation_error_message="Een ontvangstmelding heeft een moment en een persoon.",
            ),
            models.CheckConstraint(
                condition=~Q(state="acknowledged") | Q(acknowledged_at__isnull=False),
                name="application_acknowledged_state",
                violation_error_message="Een ontvangstmelding heeft een moment.",
            ),
        ]

    def __str__(self):
        return f"{self.reference}: {self.organiser}"

    @property
    def reference(self) -> str:
        """How people name it on the phone."""
        return f"A-{self.pk:05d}" if self.pk else "nieuwe aanvraag"

    @property
    def criteria_set(self):
        """The published version this application is judged by."""
        return self.round.set_for(self.purpose)

    @property
    def applicable(self) -> list:
        """The criteria that apply to this kind of care, in order."""
        return [c for c in self.criteria_set.document.criteria if self.kind_of_care in c.applies_to]

    def answer(self, code: str) -> dict:
        """What was filled in for a criterion: answer, basis (fact or commitment), statement."""
        return self.answers.get(code, {})

    def ledger_facts(self):
        if self.pk is None or self.submitted_at is None:
            return {}
        files = self.evidence.order_by("pk").values("name", "sha256", "size")
        return {
            "round": self.round_id,
            "files": [{"name": f["name"], "sha256": f["sha256"], "bytes": f["size"]} for f in files],
            "criteria": {"sha256": self.criteria_set.content_sha256, "version": self.criteria_set.version},
        }


class EvidenceQuerySet(models.QuerySet):
    """Evidence is as visible as its application."""

    def visible_to(self, person):
        return self.filter(application__in=Application.objects.visible_to(person))

    def listed(self):
        """Without the bytes."""
        return self.defer("content")


class Evidence(models.Model):
    """A file that proves something; checked by content, kept in the database, fixed once submitted."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="evidence")
    code = models.CharField("criterium", max_length=20, blank=True)
    name = models.CharField("bestand", max_length=120)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = "bewijsstuk"
        ordering = ["code", "pk"]
        triggers = [triggers.evidence_of_a_draft()]

    def __str__(self):
        return self.name
