"""A criteria set: one `lok-criteria/v1` document with its life, from draft to superseded."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property

from advice import criteria, triggers
from consultation.models import Consultation
from consultation.triggers import made_for_this_text
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet
from partners.models import STAFF


class SetPurpose(models.TextChoices):
    """What a set is for; new places and conversion have sets of their own (commitment C3)."""

    NEW_PLACES = "new_places", "nieuwe plaatsen"
    CONVERSION = "conversion", "omschakeling"
    OPPORTUNITY = "opportunity", "opportuniteitsadvies"


class LokStance(models.TextChoices):
    """What the LOK said about the criteria."""

    FAVOURABLE = "favourable", "gunstig"
    REMARKS = "remarks", "gunstig, met opmerkingen"
    UNFAVOURABLE = "unfavourable", "ongunstig"


class Follows(models.TextChoices):
    """How the adopting body dealt with the LOK's advice."""

    FULLY = "fully", "volgt het advies van het LOK"
    PARTLY = "partly", "volgt het advies deels"
    NOT = "not", "wijkt af van het advies"


class CriteriaSetQuerySet(GuardedQuerySet):
    """Who sees which sets, and which are in force."""

    def visible_to(self, person):
        """Everybody from adoption on; drafts staff and conveners, and who is asked for a view on them."""
        inside = [*person.loks_as(*STAFF), *person.convenes_in] if person.is_authenticated else []
        asked = Consultation.objects.visible_to(person).filter(opened_at__isnull=False)
        is_shown = Q(lok__in=inside) | Q(consultation__in=asked.values("pk"))
        return self.filter(Q(adopted_on__isnull=False) | is_shown)

    def with_chain(self):
        """With what its chain points at, in the same query."""
        return self.select_related("lok__ledger", "consultation", "resolution__item__meeting")

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
    consultation = models.ForeignKey(
        "consultation.Consultation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolution = models.ForeignKey(
        "meetings.Resolution",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="advies van het LOK",
    )
    lok_stance = models.CharField("het LOK is", max_length=20, choices=LokStance, blank=True)
    advised_sha256 = models.CharField("vingerafdruk bij het advies", max_length=64, blank=True)
    follows = models.CharField("de vaststelling", max_length=20, choices=Follows, blank=True)
    deviation = models.TextField("waarom van het advies wordt afgeweken", blank=True, max_length=4000)
    ratified_by = models.CharField("bekrachtigd door", max_length=120, blank=True)
    ratified_on = models.DateField("bekrachtigd op", null=True, blank=True)
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
        triggers = [
            *Guarded.Meta.triggers,
            triggers.fixed_set(),
            triggers.true_to_content(),
            triggers.shaped_together(),
            made_for_this_text(),
        ]
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
            one_of("lok_stance", ["", *LokStance.values], "criteriaset_stance", "Kies wat het LOK zei."),
            one_of(
                "follows", ["", *Follows.values], "criteriaset_follows", "Zeg of het advies gevolgd wordt."
            ),
            holds(
                Q(follows__in=["", "fully"]) | ~Q(deviation=""),
                "criteriaset_deviation",
                "Geef de reden om van het advies van het LOK af te wijken.",
            ),
            holds(
                ~Q(follows="fully", lok_stance="unfavourable"),
                "criteriaset_unfavourable_not_followed",
                "Het LOK was ongunstig: vaststellen wijkt daarvan af.",
            ),
            holds(
                Q(ratified_by="", ratified_on=None) | (~Q(ratified_by="") & Q(ratified_on__isnull=False)),
                "criteriaset_ratified",
                "Een bekrachtiging noemt het orgaan en de datum.",
            ),
            models.UniqueConstraint(fields=["lok", "purpose", "version"], name="criteriaset_version_once"),
        ]

    def __str__(self):
        return f"{self.title} (versie {self.version})"

    def get_absolute_url(self):
        return reverse("advice:criteria_detail", args=[self.lok.slug, self.pk])

    @property
    def ledger_is_sealed(self):
        """What was never adopted was never public either."""
        return self.adopted_on is None

    @cached_property
    def document(self) -> criteria.CriteriaDocument:
        """The parsed document; one object per fetched row."""
        return criteria.parse(self.content)

    @property
    def is_changed_since_advice(self) -> bool:
        """Whether the text is another than the one the LOK advised on; asked before adoption."""
        return bool(self.advised_sha256) and self.advised_sha256 != self.content_sha256

    @property
    def next_sentence(self) -> str:
        """What a draft waits for, for who makes it."""
        if self.consultation_id is None:
            return "Maak de criteria af en vraag dan inspraak: iedereen kan per onderdeel iets zeggen."
        if not self.consultation.is_public:
            return "De inspraak is aan de gang of wacht op antwoorden. Sluit ze af met een antwoord op alles."
        if self.resolution_id is None:
            return "Pas de tekst aan waar nodig, zet hem op de agenda van het LOK en leg het advies vast."
        return f"Leg vast wie de criteria vaststelde: {self.lok.get_adopting_body_display()}."

    def ledger_facts(self):
        return {"content": {"sha256": self.content_sha256, "bytes": len(self.content.encode())}}
