"""What a version of a framework consists of: articles, and what parties promise under each."""

import datetime

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject

from agreements import triggers
from agreements.principles import Principle
from ledger.checks import holds, one_of

from .frameworks import FrameworkVersion


class PartQuerySet(models.QuerySet):
    """Parts of a version are as visible as the version."""

    def visible_to(self, person):
        return self.filter(version__in=FrameworkVersion.objects.visible_to(person))

    def with_promises(self):
        """Articles with what is promised under each, in the same query: see `Article.promises`."""
        names = ("id", "version_id", "article_id", "party", "text", "owner", "due_on", "evidence")
        own = Commitment.objects.filter(article=models.OuterRef("pk")).order_by("pk")
        facts = JSONObject(**{name: name for name in names})
        return self.annotate(promised=ArraySubquery(own.values(facts=facts)))


class Article(models.Model):
    """One numbered article, tied to a principle of the statement (commitment F1)."""

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="articles")
    place = models.PositiveSmallIntegerField("volgorde")
    number = models.CharField("nummer", max_length=20)
    heading = models.CharField("kop", max_length=200)
    text = models.TextField("tekst", max_length=20_000)
    principle = models.CharField("principe", max_length=2, choices=Principle)
    makes_participation_a_condition = models.BooleanField(
        "maakt deelname een voorwaarde voor erkenning of steun", default=False
    )

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = "artikel van een afsprakenkader"
        ordering = ["place"]
        triggers = [triggers.part_of_a_draft(), triggers.boa_stays_voluntary()]
        constraints = [
            one_of("principle", Principle.values, "article_principle", "Kies een principe."),
            holds(~Q(text=""), "article_has_text", "Schrijf het artikel."),
            models.UniqueConstraint(fields=["version", "place"], name="article_place_once"),
        ]

    def __str__(self):
        return f"{self.number} {self.heading}"

    @property
    def promises(self) -> list["Commitment"]:
        """Its commitments, of an article read `with_promises`."""
        return [Commitment(**row | {"due_on": _day(row["due_on"])}) for row in self.promised]


def _day(written: str | None) -> datetime.date | None:
    return written and datetime.date.fromisoformat(written)


class Commitment(models.Model):
    """What one party promises under an article: by whom, by when, and how it shows."""

    class Party(models.TextChoices):
        """The four capacities of domain.md section 4."""

        DIRECTOR = "director", "lokaal bestuur als regisseur"
        AUTHORITY_ORGANISER = "authority_organiser", "lokaal bestuur als organisator"
        ORGANISERS = "organisers", "organisatoren"
        DESK = "desk", "Lokaal Loket Kinderopvang"

    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="commitments")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="commitments")
    party = models.CharField("wie belooft", max_length=20, choices=Party)
    text = models.CharField("belofte", max_length=1000)
    owner = models.CharField("wie trekt dit", max_length=120, blank=True)
    due_on = models.DateField("tegen", null=True, blank=True)
    evidence = models.CharField("waaruit blijkt het", max_length=300, blank=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        verbose_name = "belofte"
        ordering = ["article__place", "pk"]
        triggers = [
            triggers.part_of_a_draft(),
            triggers.promised_in_its_version(),
            triggers.boa_promises_stay_voluntary(),
        ]
        constraints = [
            one_of(
                "party",
                ["director", "authority_organiser", "organisers", "desk"],
                "commitment_party",
                "Kies wie dit belooft.",
            ),
        ]

    def __str__(self):
        return self.text
