"""Agenda items, the papers with them, and recusals."""

import hashlib
import json
from collections.abc import Iterable

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import JSONObject

from ledger.models import Guarded, GuardedQuerySet
from meetings import triggers
from partners.models import STAFF, Membership

from .meetings import Meeting


class AgendaItemQuerySet(GuardedQuerySet):
    """Who sees which items. A closed item exists for members only: not its title, not that it is there."""

    def visible_to(self, person):
        on_agenda = Q(state__in=AgendaItem.ON_AGENDA, meeting__in=Meeting.objects.visible_to(person))
        if not person.is_authenticated:
            return self.filter(on_agenda, is_public=True)
        inside = [*person.convenes_in, *person.loks_as(*STAFF)]
        taken_off = Q(state=AgendaItem.State.WITHDRAWN, meeting__in=Meeting.objects.visible_to(person))
        seated = Q(lok__in=person.sits_in) & (on_agenda | taken_off | Q(proposed_by=person))
        return self.filter((on_agenda & Q(is_public=True)) | seated | Q(lok__in=inside))

    def numbered(self):
        """In the order of the agenda."""
        return self.filter(state__in=AgendaItem.ON_AGENDA).order_by("number", "pk")

    def with_papers(self):
        """Each item with its papers, without their bytes."""
        return self.prefetch_related(Prefetch("papers", ItemPaper.objects.listed()))

    def told(self):
        """Of each point on the agenda what members are told of it, its papers included, as JSON; in order."""
        papers = ItemPaper.objects.filter(item=models.OuterRef("pk")).order_by("pk")
        with_them = ArraySubquery(papers.values(facts=JSONObject(name="name", sha256="sha256")))
        facts = JSONObject(id="pk", papers=with_them, **{name: name for name in AgendaItem.TOLD})
        return self.numbered().values_list(facts, flat=True)

    def fingerprints(self) -> list[list]:
        """What members are told of the points on the agenda: id and fingerprint of each, in order."""
        return AgendaItem.fingerprints_of(self.told())

    def with_recusals(self):
        """Each item with `recused`: membership and ground of every recusal, in the same query."""
        facts = JSONObject(membership_id="membership_id", ground="ground")
        own = Recusal.objects.filter(item=models.OuterRef("pk")).order_by("pk").values(facts=facts)
        return self.annotate(recused=ArraySubquery(own))

    def open_to_all(self):
        return self.filter(is_public=True)


class AgendaItem(Guarded):
    """One point: proposed, on the agenda, treated or carried over. Outcomes are written while in session."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "Voorgesteld"
        DECLINED = "declined", "Niet opgenomen"
        LISTED = "listed", "Op de agenda"
        TREATED = "treated", "Behandeld"
        CARRIED = "carried", "Verdaagd"
        WITHDRAWN = "withdrawn", "Van de agenda gehaald"

    class Kind(models.TextChoices):
        INFORMATION = "information", "ter informatie"
        DISCUSSION = "discussion", "bespreking"
        ADVICE = "advice", "advies"
        ELECTION = "election", "verkiezing"
        MINUTES = "minutes", "goedkeuring van een verslag"

    ON_AGENDA = (State.LISTED, State.TREATED, State.CARRIED)
    TOLD = ("title", "kind", "minutes", "presenter", "is_public", "description")

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    number = models.PositiveSmallIntegerField("nummer", default=0)
    title = models.CharField("punt", max_length=200)
    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.DISCUSSION)
    minutes = models.PositiveSmallIntegerField("minuten", default=10, validators=[MaxValueValidator(480)])
    presenter = models.CharField("door wie", max_length=120, blank=True)
    is_public = models.BooleanField("openbaar", default=True)
    description = models.TextField("toelichting", blank=True, max_length=10_000)
    subject_label = models.CharField("gaat over", max_length=200, blank=True)
    subject_url = models.CharField(max_length=300, blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    carried_from = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="carried_to"
    )
    minutes_of = models.ForeignKey(
        Meeting,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approval_items",
        verbose_name="verslag van",
    )
    report = models.TextField("verslag", blank=True, max_length=20_000)
    outcome = models.TextField("besluit of conclusie", blank=True, max_length=4000)
    is_consensus = models.BooleanField("bij consensus", default=False)
    minority_view = models.TextField("minderheidsstandpunt", blank=True, max_length=4000)
    internal_notes = models.TextField("interne nota", blank=True, max_length=10_000)
    answer = models.CharField("waarom niet op de agenda", max_length=300, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.LISTED)

    objects = AgendaItemQuerySet.as_manager()
    ledger_omits = ("internal_notes",)

    class Meta(Guarded.Meta):
        verbose_name = "agendapunt"
        ordering = ["number", "pk"]
        triggers = [*Guarded.Meta.triggers, triggers.item_of_an_open_meeting()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["proposed", "declined", "listed", "treated", "carried", "withdrawn"]),
                name="agendaitem_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["information", "discussion", "advice", "election", "minutes"]),
                name="agendaitem_kind",
                violation_error_message="Kies een soort punt.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["declined", "withdrawn"]) | ~Q(answer=""),
                name="agendaitem_declined_why",
                violation_error_message="Zeg waarom het punt niet op de agenda komt of blijft.",
            ),
            models.CheckConstraint(
                condition=~Q(kind="minutes") | Q(minutes_of__isnull=False),
                name="agendaitem_minutes_of",
                violation_error_message="Kies van welke vergadering het verslag is.",
            ),
        ]

    def __str__(self):
        return f"{self.number}. {self.title}" if self.number else self.title

    @property
    def ledger_is_sealed(self):
        return not (self.is_public and self.meeting.is_public)

    @property
    def told_fingerprint(self) -> str:
        """Of what the members were told about it; papers are read already."""
        papers = [(paper.name, paper.sha256) for paper in self.papers.all()]
        return _fingerprint([*(getattr(self, name) for name in self.TOLD), papers])

    @classmethod
    def fingerprints_of(cls, told: Iterable[dict]) -> list[list]:
        """Id and fingerprint of points that were read `told()`."""
        return [[row["id"], _told_print(row)] for row in told]


def _told_print(row: dict) -> str:
    papers = [(paper["name"], paper["sha256"]) for paper in row["papers"]]
    return _fingerprint([*(row[name] for name in AgendaItem.TOLD), papers])


def _fingerprint(values: list) -> str:
    return hashlib.sha256(json.dumps(values).encode()).hexdigest()[:20]


class ItemPaperQuerySet(models.QuerySet):
    """A paper is as visible as its item."""

    def visible_to(self, person):
        return self.filter(item__in=AgendaItem.objects.visible_to(person))

    def listed(self):
        return self.defer("content")


class ItemPaper(models.Model):
    """A file with an agenda item, checked by its content."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="papers")
    name = models.CharField("bestand", max_length=120)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_at = models.DateTimeField(auto_now_add=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = ItemPaperQuerySet.as_manager()

    class Meta:
        verbose_name = "stuk bij een agendapunt"
        ordering = ["pk"]

    def __str__(self):
        return self.name


class Recusal(Guarded):
    """A member takes no part in one item: out of the debate, the vote and the quorum.

    Public with its ground.
    """

    class State(models.TextChoices):
        DECLARED = "declared", "Wraakt zich"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="recusals")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, related_name="recusals")
    ground = models.CharField("grond", max_length=300)
    declared_at = models.DateTimeField("op")
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DECLARED)

    class Meta(Guarded.Meta):
        verbose_name = "wraking"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="declared"),
                name="recusal_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=~Q(ground=""), name="recusal_ground", violation_error_message="Noem de grond."
            ),
            models.UniqueConstraint(
                fields=["item", "membership"],
                name="recusal_once",
                violation_error_message="Dit lid wraakte zich al bij dit punt.",
            ),
        ]

    def __str__(self):
        return f"{self.membership} bij {self.item}"

    @property
    def ledger_is_sealed(self):
        return self.item.ledger_is_sealed
