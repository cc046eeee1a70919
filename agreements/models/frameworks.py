"""A framework of agreements: kept through versions, each with articles and commitments per party."""

import hashlib

from django.db import models
from django.db.models import Q
from django.urls import reverse

from agreements import triggers
from consultation.models import Consultation
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet

from .readers import inside


class FrameworkQuerySet(GuardedQuerySet):
    """Who sees which frameworks."""

    def visible_to(self, person):
        """Who sees one of its versions."""
        return self.filter(pk__in=FrameworkVersion.objects.visible_to(person).values("framework"))

    def listed(self, person):
        """With `current`, the version in force or else the newest this reader sees, and `draft`.

        What runs comes first.
        """
        seen = FrameworkVersion.objects.visible_to(person).filter(framework=models.OuterRef("pk"))
        current = seen.order_by(_in_force_first(), "-number").values("pk")[:1]
        draft = seen.filter(state=FrameworkVersion.State.DRAFT).values("pk")[:1]
        found = self.annotate(current=models.Subquery(current), draft=models.Subquery(draft))
        return found.order_by("state", "kind", "title")


class Framework(Guarded):
    """One afsprakenkader: what it is for and how long it runs. Its text lives in its versions."""

    class State(models.TextChoices):
        ACTIVE = "active", "Loopt"
        ENDED = "ended", "Beëindigd"

    class Kind(models.TextChoices):
        """What the framework is the basis of (commitments F1 to F3)."""

        LOK = "lok", "afsprakenkader van het LOK"
        DESK = "loket", "Lokaal Loket Kinderopvang"
        BOA = "boa", "buitenschoolse opvang en activiteiten (BOA)"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="frameworks")
    kind = models.CharField("soort", max_length=20, choices=Kind)
    title = models.CharField("titel", max_length=200)
    ended_on = models.DateField("beëindigd op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = FrameworkQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "afsprakenkader"
        ordering = ["title"]
        triggers = [*Guarded.Meta.triggers, triggers.framework_stays_what_it_is()]
        constraints = [
            one_of("state", ["active", "ended"], "framework_state", "Onbekende toestand."),
            one_of("kind", ["lok", "loket", "boa"], "framework_kind", "Kies een soort."),
            holds(
                Q(state="active", ended_on=None) | Q(state="ended", ended_on__isnull=False),
                "framework_ended",
                "Een beëindigd kader heeft een einddatum.",
            ),
        ]

    def __str__(self):
        return self.title


class FrameworkVersionQuerySet(GuardedQuerySet):
    """Who sees which versions."""

    def visible_to(self, person):
        """Everybody from adoption on; drafts staff and conveners, and who is asked for a view on them."""
        asked = Consultation.objects.visible_to(person).filter(opened_at__isnull=False)
        return self.filter(
            Q(adopted_on__isnull=False) | Q(lok__in=inside(person)) | Q(consultation__in=asked.values("pk"))
        )

    def in_force(self):
        """Adopted, not replaced, of a framework that was not ended."""
        return self.filter(state=FrameworkVersion.State.ADOPTED, framework__state=Framework.State.ACTIVE)

    def with_signatures(self):
        """With `signed_count`: how many put their name to it, with or without a reservation."""
        signed = Q(endorsements__state="given") & ~Q(endorsements__stance="declined")
        return self.annotate(signed_count=models.Count("endorsements", filter=signed))

    def with_all(self):
        """With what its page names, in one query."""
        return self.select_related(
            "framework", "lok__ledger", "consultation__lok", "item__meeting__lok", "framework__lok__ledger"
        )


class FrameworkVersion(Guarded):
    """One text of a framework, from draft over consultation and the LOK to adoption."""

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        ADOPTED = "adopted", "Vastgesteld"
        SUPERSEDED = "superseded", "Vervangen"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(Framework, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("versie")
    purpose = models.TextField("doel en partijen", max_length=4000, blank=True)
    changes = models.TextField("wat veranderde tegenover de vorige versie", blank=True, max_length=4000)
    starts_on = models.DateField("geldig vanaf", null=True, blank=True)
    ends_on = models.DateField("geldig tot en met", null=True, blank=True)
    joining = models.TextField("hoe een partij toetreedt", blank=True, max_length=2000)
    leaving = models.TextField("hoe een partij uittreedt", blank=True, max_length=2000)
    evaluate_on = models.DateField("evaluatie op", null=True, blank=True)
    consultation = models.ForeignKey(
        "consultation.Consultation", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    item = models.ForeignKey(
        "meetings.AgendaItem", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    edited_at = models.DateTimeField("laatst bewerkt op", null=True, blank=True)
    discussed_sha256 = models.CharField("vingerafdruk bij de bespreking", max_length=64, blank=True)
    discussed_text = models.JSONField("tekst bij de bespreking", default=list, blank=True)
    adopted_by = models.CharField("vastgesteld door", max_length=120, blank=True)
    adopted_on = models.DateField("vastgesteld op", null=True, blank=True)
    text_sha256 = models.CharField("vingerafdruk van de tekst", max_length=64, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = FrameworkVersionQuerySet.as_manager()
    ledger_omits = ("discussed_text",)  # the log holds its fingerprint

    class Meta(Guarded.Meta):
        verbose_name = "versie van een afsprakenkader"
        ordering = ["framework", "-number"]
        triggers = [
            *Guarded.Meta.triggers,
            triggers.adopted_version(),
            triggers.linked_before_it_opened(),
            triggers.boa_text_stays_voluntary(),
            triggers.discussed_as_it_reads(),
        ]
        constraints = [
            one_of(
                "state",
                ["draft", "adopted", "superseded", "withdrawn"],
                "frameworkversion_state",
                "Onbekende toestand.",
            ),
            holds(
                Q(state__in=["draft", "withdrawn"], adopted_on=None, adopted_by="", text_sha256="")
                | (
                    Q(state__in=["adopted", "superseded"])
                    & ~Q(adopted_by="")
                    & ~Q(text_sha256="")
                    & Q(adopted_on__isnull=False, starts_on__isnull=False)
                ),
                "frameworkversion_adopted",
                "Een vastgestelde versie noemt wie ze vaststelde, wanneer, en vanaf wanneer ze geldt.",
            ),
            holds(
                Q(ends_on=None) | Q(ends_on__gt=models.F("starts_on")),
                "frameworkversion_end_after_start",
                "De einddatum valt voor de begindatum.",
            ),
            models.UniqueConstraint(fields=["framework", "number"], name="frameworkversion_once"),
            models.UniqueConstraint(
                fields=["framework"],
                condition=Q(state="adopted"),
                name="frameworkversion_one_in_force",
                violation_error_message="Er is al een versie van kracht.",
            ),
            models.UniqueConstraint(
                fields=["framework"],
                condition=Q(state="draft"),
                name="frameworkversion_one_draft",
                violation_error_message="Er is al een ontwerp van een nieuwe versie.",
            ),
        ]

    def __str__(self):
        return f"{self.framework} (versie {self.number})"

    @property
    def ledger_is_sealed(self):
        """What was never adopted was never public either."""
        return self.adopted_on is None

    def get_absolute_url(self) -> str:
        return reverse("agreements:version_detail", args=[self.lok.slug, self.pk])

    def fingerprint(self) -> str:
        """SHA-256 of all that parties put their name to, as it stands, in order."""
        articles = {each.pk: each for each in self.articles.all()}
        rows = [(self.purpose, self.joining, self.leaving)]
        rows += [(each.number, each.heading, each.text, each.principle) for each in articles.values()]
        rows += [
            (articles[each.article_id].number, each.party, each.text, each.owner, each.due_on, each.evidence)
            for each in self.commitments.all()
        ]
        return hashlib.sha256("\x1e".join("\x1f".join(map(str, row)) for row in rows).encode()).hexdigest()

    def is_changed_since_discussion(self) -> bool:
        """Whether the text is another than the one the LOK discussed; asked before adoption."""
        return self.item_id is not None and self.discussed_sha256 != self.fingerprint()


def _in_force_first() -> models.Case:
    return models.Case(models.When(state=FrameworkVersion.State.ADOPTED, then=0), default=1)
