"""Resolutions, the LOK's written advices, and the authority's reasoned reply to each."""

import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ledger.models import Guarded, GuardedQuerySet
from meetings import triggers
from partners.models import STAFF
from partners.templatetags.words import dagen, datum

from .agenda import AgendaItem


class ResolutionQuerySet(GuardedQuerySet):
    """Who sees which resolutions."""

    def visible_to(self, person):
        """Sent ones everybody, unless their item was closed; drafts the conveners and staff."""
        public = ~Q(state=Resolution.State.DRAFT) & Q(item__is_public=True, item__meeting__is_public=True)
        if not person.is_authenticated:
            return self.filter(public)
        inside = [*person.convenes_in, *person.loks_as(*STAFF)]
        seated = Q(lok__in=person.sits_in) & ~Q(state=Resolution.State.DRAFT)
        return self.filter(public | seated | Q(lok__in=inside))

    def awaiting_reply(self):
        return self.filter(state=Resolution.State.SENT)

    def overdue(self):
        return self.awaiting_reply().filter(reply_due_on__lt=timezone.localdate())

    def late_first(self):
        """Those whose reply is late, then the newest."""
        late = Q(state=Resolution.State.SENT, reply_due_on__lt=timezone.localdate())
        return self.order_by(models.Case(models.When(late, then=0), default=1), "-pk")


class Resolution(Guarded):
    """The LOK's written advice: text, addressee, minority view, and when a reply is due."""

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        SENT = "sent", "Bezorgd"
        ANSWERED = "answered", "Beantwoord"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="resolutions")
    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="resolutions")
    title = models.CharField("onderwerp", max_length=200)
    text = models.TextField("advies", max_length=20_000)
    minority_view = models.TextField("minderheidsstandpunt", blank=True, max_length=10_000)
    addressee = models.CharField("aan", max_length=200)
    is_valid = models.BooleanField("geldig", default=True)
    invalid_reason = models.TextField("waarom niet geldig", blank=True, max_length=4000)
    sent_at = models.DateTimeField("bezorgd op", null=True, blank=True)
    reply_due_on = models.DateField("antwoord verwacht op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = ResolutionQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "advies van het LOK"
        ordering = ["-pk"]
        triggers = [*Guarded.Meta.triggers, triggers.sent_resolution_is_fixed()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "sent", "answered"]),
                name="resolution_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="resolution_has_text",
                violation_error_message="Schrijf het advies.",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(sent_at__isnull=False, reply_due_on__isnull=False),
                name="resolution_sent",
                violation_error_message="Een bezorgd advies heeft een moment en een datum voor het antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(is_valid=True) | ~Q(invalid_reason=""),
                name="resolution_invalid_why",
                violation_error_message="Zeg waarom het advies niet geldig is.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def ledger_is_sealed(self):
        return self.item.ledger_is_sealed

    @property
    def is_overdue(self) -> bool:
        due = self.reply_due_on
        return bool(self.state == self.State.SENT and due and due < timezone.localdate())

    @property
    def days_late(self) -> datetime.timedelta:
        return timezone.localdate() - self.reply_due_on

    @property
    def due_sentence(self) -> str:
        """When the reply is due, in Dutch."""
        if self.is_overdue:
            return f"Verwacht op {datum(self.reply_due_on)}, {dagen(self.reply_due_on)}."
        return f"Verwacht tegen {datum(self.reply_due_on)}." if self.reply_due_on else ""


class Reply(Guarded):
    """The authority's reasoned answer to a resolution, and what follows."""

    class State(models.TextChoices):
        GIVEN = "given", "Gegeven"
        FOLLOWED = "followed", "Uitgevoerd"

    class Stance(models.TextChoices):
        FOLLOWS = "follows", "volgt het advies"
        PARTLY = "partly", "volgt het advies deels"
        DEVIATES = "deviates", "wijkt af van het advies"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    resolution = models.OneToOneField(Resolution, on_delete=models.PROTECT, related_name="answer")
    stance = models.CharField("standpunt", max_length=20, choices=Stance)
    text = models.TextField("gemotiveerd antwoord", max_length=20_000)
    body = models.CharField("door", max_length=120)
    replied_on = models.DateField("op")
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    follow_up = models.TextField("wat er gebeurde", blank=True, max_length=4000)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.GIVEN)

    class Meta(Guarded.Meta):
        verbose_name = "antwoord van het bestuur"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["given", "followed"]),
                name="reply_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(stance__in=["follows", "partly", "deviates"]),
                name="reply_stance",
                violation_error_message="Kies een standpunt.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""), name="reply_has_text", violation_error_message="Motiveer het antwoord."
            ),
            models.CheckConstraint(
                condition=~Q(state="followed") | ~Q(follow_up=""),
                name="reply_followed_up",
                violation_error_message="Zeg wat er gebeurde.",
            ),
        ]

    def __str__(self):
        return f"Antwoord op {self.resolution}"

    @property
    def ledger_is_sealed(self):
        return self.resolution.ledger_is_sealed
