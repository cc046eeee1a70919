"""A meeting of the LOK, from a silent draft to published minutes; and objections to its minutes."""

import datetime
import uuid

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Q
from django.db.models.functions import JSONObject
from django.utils import timezone

from ledger.models import Guarded, GuardedQuerySet
from meetings import triggers
from partners.models import STAFF


class MeetingQuerySet(GuardedQuerySet):
    """Who sees which meetings."""

    def visible_to(self, person):
        """Everybody sees convened public meetings; members all convened ones.

        Conveners and staff drafts too, and what was called off before anybody was invited.
        """
        never_convened = Q(state=Meeting.State.CANCELLED, convened_at=None)
        convened = ~Q(state=Meeting.State.DRAFT) & ~never_convened
        if not person.is_authenticated:
            return self.filter(convened, is_public=True)
        inside = [*person.loks_as(*STAFF), *person.convenes_in]
        return self.filter((convened & (Q(is_public=True) | Q(lok__in=person.sits_in))) | Q(lok__in=inside))

    def with_minutes_for(self, person):
        """Held meetings whose minutes this person reads: published ones all, drafts the members and staff."""
        published = Q(state=Meeting.State.PUBLISHED)
        if not person.is_authenticated:
            return self.visible_to(person).filter(published)
        inside = [*person.sits_in, *person.convenes_in, *person.loks_as(*STAFF)]
        drafts = Q(state__in=Meeting.AFTER, lok__in=inside)
        return self.visible_to(person).filter(published | drafts)

    def with_remarks(self):
        """Each meeting with `remarks`: the objections to its minutes, in the same query."""
        names = ("id", "text", "answer", "state", "made_at", "made_by_id")
        facts = JSONObject(**{name: name for name in names}, made_by_name="made_by__name")
        own = Objection.objects.filter(meeting=models.OuterRef("pk")).order_by("pk").values(facts=facts)
        return self.annotate(remarks=ArraySubquery(own))


class Meeting(Guarded):
    """One meeting, held under one version of the rules of procedure."""

    class State(models.TextChoices):
        DRAFT = "draft", "In voorbereiding"
        CONVENED = "convened", "Bijeengeroepen"
        IN_SESSION = "in_session", "Bezig"
        CLOSED = "closed", "Afgelopen"
        MINUTES_APPROVED = "minutes_approved", "Verslag goedgekeurd"
        PUBLISHED = "published", "Verslag bekendgemaakt"
        CANCELLED = "cancelled", "Afgelast"

    class Kind(models.TextChoices):
        ORDINARY = "ordinary", "gewone vergadering"
        SPECIAL = "special", "bijzondere vergadering"
        WRITTEN = "written", "schriftelijke ronde"

    AFTER = (State.CLOSED, State.MINUTES_APPROVED, State.PUBLISHED)

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="meetings")
    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.ORDINARY)
    title = models.CharField("titel", max_length=200)
    starts_at = models.DateTimeField("begint")
    ends_at = models.DateTimeField("eindigt (gepland)")
    place = models.CharField("plaats", max_length=300, blank=True)
    online_url = models.URLField("online adres", blank=True)
    message = models.TextField("bericht bij de oproeping", blank=True, max_length=4000)
    is_public = models.BooleanField("openbaar", default=True)
    rules = models.ForeignKey(
        "meetings.RulesOfProcedure", on_delete=models.PROTECT, null=True, blank=True, related_name="meetings"
    )
    second_of = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="second_meetings",
        verbose_name="tweede vergadering van",
    )
    uid = models.UUIDField(default=uuid.uuid4, editable=False, unique=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    notice_waived_reason = models.CharField("waarom op kortere termijn", max_length=300, blank=True)
    convened_at = models.DateTimeField("bijeengeroepen op", null=True, blank=True)
    agenda_sent = models.JSONField(default=list, blank=True, editable=False)
    agenda_sent_at = models.DateTimeField("agenda bezorgd op", null=True, blank=True)
    opened_at = models.DateTimeField("geopend op", null=True, blank=True)
    closed_at = models.DateTimeField("gesloten op", null=True, blank=True)
    minutes_intro = models.TextField("inleiding van het verslag", blank=True, max_length=10_000)
    approved_in = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="approved_minutes",
        verbose_name="verslag goedgekeurd in",
    )
    approved_at = models.DateTimeField("verslag goedgekeurd op", null=True, blank=True)
    published_at = models.DateTimeField("verslag bekendgemaakt op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = MeetingQuerySet.as_manager()
    ledger_omits = ("agenda_sent",)  # it would tell how many closed points there are

    class Meta(Guarded.Meta):
        verbose_name = "vergadering"
        ordering = ["-starts_at"]
        triggers = [*Guarded.Meta.triggers, triggers.meeting_keeps_its_rules()]
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    state__in=[
                        "draft",
                        "convened",
                        "in_session",
                        "closed",
                        "minutes_approved",
                        "published",
                        "cancelled",
                    ]
                ),
                name="meeting_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["ordinary", "special", "written"]),
                name="meeting_kind",
                violation_error_message="Kies een soort vergadering.",
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=models.F("starts_at")),
                name="meeting_ends_after_start",
                violation_error_message="Het einde valt voor het begin.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"])
                | Q(convened_at__isnull=False, rules__isnull=False),
                name="meeting_convened",
                violation_error_message="Een bijeengeroepen vergadering heeft een moment en een reglement.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["closed", "minutes_approved", "published"])
                | Q(opened_at__isnull=False, closed_at__isnull=False),
                name="meeting_held",
                violation_error_message="Een gehouden vergadering heeft een begin en een einde.",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=["minutes_approved", "published"]) | Q(approved_at__isnull=False),
                name="meeting_minutes_approved",
                violation_error_message="Een goedgekeurd verslag heeft een moment.",
            ),
            models.CheckConstraint(
                condition=~Q(state="published") | Q(published_at__isnull=False),
                name="meeting_minutes_published",
                violation_error_message="Een bekendgemaakt verslag heeft een moment.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def ledger_is_sealed(self):
        return not self.is_public

    @property
    def is_second(self) -> bool:
        return self.second_of_id is not None

    @property
    def minutes_due_on(self) -> datetime.date | None:
        """The day the minutes must be sent, by the rules it was held under."""
        if not (self.closed_at and self.rules_id):
            return None
        return timezone.localdate(self.closed_at) + datetime.timedelta(days=self.rules.minutes_days)

    @property
    def objections_until(self) -> datetime.date | None:
        """The last day for remarks on the minutes: counted from the day they are due at the latest."""
        due = self.minutes_due_on
        return due and due + datetime.timedelta(days=self.rules.objection_days)

    def convene_before(self, notice_days: int) -> datetime.datetime:
        """The last moment to convene it in time."""
        return self.starts_at - datetime.timedelta(days=notice_days)


class ObjectionQuerySet(GuardedQuerySet):
    """Objections are between members and conveners, and stand in the next minutes."""

    def visible_to(self, person):
        return self.filter(Q(lok__in=[*person.sits_in, *person.convenes_in, *person.loks_as(*STAFF)]))


class Objection(Guarded):
    """A member's remark on draft minutes; answered before they are approved."""

    class State(models.TextChoices):
        MADE = "made", "Gemaakt"
        TAKEN = "taken", "Overgenomen"
        NOTED = "noted", "Genoteerd"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="objections")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField("gemaakt op")
    text = models.TextField("opmerking", max_length=4000)
    answer = models.TextField("antwoord", blank=True, max_length=4000)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.MADE)

    objects = ObjectionQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "opmerking op het verslag"
        ordering = ["made_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["made", "taken", "noted"]),
                name="objection_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(state="made") | ~Q(answer=""),
                name="objection_answered",
                violation_error_message="Geef een antwoord op de opmerking.",
            ),
            models.CheckConstraint(
                condition=~Q(text=""),
                name="objection_has_text",
                violation_error_message="Schrijf uw opmerking.",
            ),
        ]

    def __str__(self):
        return f"Opmerking bij {self.meeting}"
