"""A criteria set: one `lok-criteria/v1` document with its life, from draft to superseded."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property

from advice import criteria, triggers
from ledger.models import Guarded, GuardedQuerySet
from partners.models import STAFF


class SetPurpose(models.TextChoices):
    """What a set is for; new places and conversion have sets of their own (commitment C3)."""

    NEW_PLACES = "new_places", "nieuwe plaatsen"
    CONVERSION = "conversion", "omschakeling"
    OPPORTUNITY = "opportunity", "opportuniteitsadvies"


class CriteriaSetQuerySet(GuardedQuerySet):
    """Who sees which sets, and which are in force."""

    def visible_to(self, person):
        """Everybody from adoption on; staff of the LOK also drafts, and drafts that were given up."""
        loks = person.loks_as(*STAFF) if person.is_authenticated else []
        return self.filter(Q(adopted_on__isnull=False) | Q(lok__in=loks))

    def in_force(self):
        return self.filter(state=CriteriaSet.State.PUBLISHED)

    def listed(self):
        """Per purpose, what is in force first, then from new to old; without their content."""
        is_new_places = models.Q(purpose=SetPurpose.NEW_PLACES)
        is_in_force = models.Q(state=CriteriaSet.State.PUBLISHED)
        order = [models.Case(models.When(first, then=0), default=1) for first in (is_new_places, is_in_force)]
        return self.defer("content").order_by(order[0], "purpose", order[1], "-version")


class CriteriaSet(Guarded):
    """Criteria as shaped in consultation and made known beforehand.

    Content is edited while draft, then fixed.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        ADOPTED = "adopted", "Vastgesteld"
        PUBLISHED = "published", "Bekendgemaakt"
        SUPERSEDED = "superseded", "Vervangen"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="criteria_sets")
    purpose = models.CharField("waarvoor", max_length=20, choices=SetPurpose)
    version = models.PositiveIntegerField("versie")
    title = models.CharField("titel", max_length=300)
    content = models.TextField("inhoud")
    content_sha256 = models.CharField("vingerafdruk van de inhoud", max_length=64)
    changes = models.TextField("wat veranderde tegenover de vorige versie", blank=True, max_length=4000)
    adopted_by = models.CharField("vastgesteld door", max_length=120, blank=True)
    adopted_on = models.DateField("vastgesteld op", null=True, blank=True)
    legal_basis = models.CharField("rechtsgrond", max_length=500, blank=True)
    decision_url = models.URLField("adres van het besluit", blank=True)
    published_at = models.DateTimeField("bekendgemaakt op", null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = CriteriaSetQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "criteriaset"
        ordering = ["purpose", "-version"]
        triggers = [*Guarded.Meta.triggers, triggers.fixed_set(), triggers.true_to_content()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "adopted", "published", "superseded", "withdrawn"]),
                name="criteriaset_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=SetPurpose.values),
                name="criteriaset_purpose",
                violation_error_message="Kies waarvoor de set dient.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | Q(state="withdrawn", adopted_on=None)
                | (~Q(adopted_by="") & ~Q(legal_basis="") & Q(adopted_on__isnull=False)),
                name="criteriaset_adopted",
                violation_error_message="Een vastgestelde set noemt orgaan, datum en rechtsgrond.",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None, published_by=None)
                | Q(published_at__isnull=False, published_by__isnull=False),
                name="criteriaset_published_at_and_by",
                violation_error_message="Bekendmaking heeft een moment en een persoon.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["published", "superseded"]) | Q(published_at__isnull=False),
                name="criteriaset_published_state",
                violation_error_message="Een bekendgemaakte set heeft een moment van bekendmaking.",
            ),
            models.UniqueConstraint(fields=["lok", "purpose", "version"], name="criteriaset_version_once"),
        ]

    def __str__(self):
        return f"{self.title} (versie {self.version})"

    @property
    def ledger_is_sealed(self):
        """What was never adopted was never public either."""
        return self.adopted_on is None

    @cached_property
    def document(self) -> criteria.CriteriaDocument:
        """The parsed document; one object per fetched row."""
        return criteria.parse(self.content)

    def ledger_facts(self):
        return {"content": {"sha256": self.content_sha256, "bytes": len(self.content.encode())}}
