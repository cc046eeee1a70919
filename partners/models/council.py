"""The LOK as a council: its legislatures, segments with seats, and who sits on them."""

import calendar
import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ledger.models import Guarded, GuardedQuerySet

from .people import CONVENERS, STAFF

MONTHS_TO_COMPOSE = (
    6  # composition and working rules are fixed within six months of a new legislature (domain 1.3)
)


class PublicQuerySet(GuardedQuerySet):
    """Composition is public: everybody sees which legislatures and segments there are."""

    def visible_to(self, person):
        return self


class SegmentQuerySet(PublicQuerySet):
    """Segments, with who still sits in them."""

    def active(self):
        return self.filter(state=Segment.State.ACTIVE)

    def with_sitting(self):
        """Adds `sitting_count`: members and candidates that have not ended."""
        still = ~Q(memberships__state=Membership.State.ENDED)
        return self.annotate(sitting_count=models.Count("memberships", filter=still))


class Term(Guarded):
    """A legislature: the LOK is composed anew in each."""

    class State(models.TextChoices):
        PLANNED = "planned", "Nog samen te stellen"
        INSTALLED = "installed", "Samengesteld"
        ENDED = "ended", "Afgelopen"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="terms")
    name = models.CharField("legislatuur", max_length=40)
    starts_on = models.DateField("begint op")
    ends_on = models.DateField("eindigt op", null=True, blank=True)
    installed_on = models.DateField("samenstelling vastgesteld op", null=True, blank=True)
    installed_by = models.CharField("vastgesteld door", max_length=120, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.PLANNED)

    objects = PublicQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "legislatuur"
        ordering = ["-starts_on"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["planned", "installed", "ended"]),
                name="term_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gt=models.F("starts_on")),
                name="term_end_after_start",
                violation_error_message="De einddatum valt voor de begindatum.",
            ),
            models.CheckConstraint(
                condition=Q(state="planned") | (Q(installed_on__isnull=False) & ~Q(installed_by="")),
                name="term_installed",
                violation_error_message="Een samenstelling noemt het orgaan en de datum.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def compose_before(self) -> datetime.date:
        """The last day to fix the composition: six months after the start (domain 1.3)."""
        month = self.starts_on.month - 1 + MONTHS_TO_COMPOSE
        year, month = self.starts_on.year + month // 12, month % 12 + 1
        return datetime.date(year, month, min(self.starts_on.day, calendar.monthrange(year, month)[1]))


class Segment(Guarded):
    """A geleding: a part of the council with a number of seats."""

    class State(models.TextChoices):
        ACTIVE = "active", "Actief"
        ENDED = "ended", "Opgeheven"

    class Side(models.TextChoices):
        """The three sides a LOK must have (domain 1.3)."""

        ACTORS = "actors", "lokale actoren"
        USERS = "users", "gebruikers"
        AUTHORITY = "authority", "lokaal bestuur"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="segments")
    name = models.CharField("geleding", max_length=120)
    side = models.CharField("kant", max_length=20, choices=Side)
    sectors = models.JSONField("sectoren die zij vertegenwoordigt", default=list, blank=True)
    seats = models.PositiveSmallIntegerField("zetels")
    place = models.PositiveSmallIntegerField("volgorde", default=0)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = SegmentQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "geleding"
        ordering = ["place", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["active", "ended"]),
                name="segment_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(side__in=["actors", "users", "authority"]),
                name="segment_side",
                violation_error_message="Kies een kant.",
            ),
            models.UniqueConstraint(
                fields=["lok", "name"],
                condition=Q(state="active"),
                name="segment_once",
                violation_error_message="Deze geleding bestaat al.",
            ),
        ]

    def __str__(self):
        return self.name


class MembershipQuerySet(GuardedQuerySet):
    """Which memberships count on a day, and who sees them."""

    def visible_to(self, person):
        """Chair, secretary and staff of the LOK, and every member its own."""
        if not person.is_authenticated:
            return self.none()
        loks = person.loks_as(*STAFF, *CONVENERS)
        return self.filter(Q(lok__in=loks) | Q(person=person) | Q(substitute=person))

    def seated(self, on: datetime.date | None = None):
        """Sitting on that day (today unless given); a candidacy that ended begins and ends on one day."""
        day = on or timezone.localdate()
        never_sat = Q(state=Membership.State.ENDED, ends_on=models.F("starts_on"))
        sat = self.exclude(state=Membership.State.CANDIDATE).exclude(never_sat)
        return sat.filter(Q(ends_on=None) | Q(ends_on__gte=day), starts_on__lte=day)

    def taking_seats(self, segment):
        """The voting members that take the seats of this segment, also those who begin later."""
        seated = self.voting().filter(segment=segment, state=Membership.State.SEATED)
        return seated.filter(Q(ends_on=None) | Q(ends_on__gte=timezone.localdate()))

    def voting(self):
        return self.filter(capacity=Membership.Capacity.VOTING)

    def with_names(self):
        return self.select_related("segment", "person", "substitute", "organiser", "lok__ledger")


class Membership(Guarded):
    """A person on a seat of a segment, with a substitute, from a day until a day."""

    class State(models.TextChoices):
        CANDIDATE = "candidate", "Kandidaat"
        SEATED = "seated", "Lid"
        ENDED = "ended", "Beëindigd"

    class Capacity(models.TextChoices):
        VOTING = "voting", "stemgerechtigd lid"
        OBSERVER = "observer", "waarnemend lid"

    class Gender(models.TextChoices):
        """Asked for one legal count only, shown only as that count (domain 1.3: at most two thirds)."""

        WOMAN = "woman", "vrouw"
        MAN = "man", "man"
        OTHER = "other", "anders"
        UNSTATED = "unstated", "niet gezegd"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="memberships")
    segment = models.ForeignKey(
        Segment, on_delete=models.PROTECT, related_name="memberships", verbose_name="geleding"
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships", verbose_name="lid"
    )
    substitute = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="substitutions",
        verbose_name="plaatsvervanger",
    )
    organiser = models.ForeignKey(
        "partners.Organiser",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="memberships",
        verbose_name="namens organisator",
    )
    organisation = models.CharField("namens (school, vereniging, dienst)", max_length=200, blank=True)
    capacity = models.CharField("hoedanigheid", max_length=20, choices=Capacity, default=Capacity.VOTING)
    gender = models.CharField("geslacht", max_length=20, choices=Gender, default=Gender.UNSTATED)
    is_politician = models.BooleanField(
        "raadslid of lid van het college",
        default=False,
        help_text="Raadsleden en leden van het college stemmen niet (decreet lokaal bestuur, art. 304 §3).",
    )
    shows_name = models.BooleanField("naam mag op de openbare ledenlijst", default=False)
    starts_on = models.DateField("lid vanaf", default=timezone.localdate)
    ends_on = models.DateField("lid tot en met", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.CANDIDATE)

    objects = MembershipQuerySet.as_manager()
    ledger_omits = ("gender",)

    class Meta(Guarded.Meta):
        verbose_name = "lidmaatschap"
        ordering = ["segment__place", "person__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["candidate", "seated", "ended"]),
                name="membership_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(capacity__in=["voting", "observer"]),
                name="membership_capacity",
                violation_error_message="Kies stemgerechtigd of waarnemend.",
            ),
            models.CheckConstraint(
                condition=Q(gender__in=["woman", "man", "other", "unstated"]),
                name="membership_gender",
                violation_error_message="Kies een antwoord.",
            ),
            models.CheckConstraint(
                condition=Q(is_politician=False) | Q(capacity="observer"),
                name="membership_politician_observes",
                violation_error_message="Raadsleden en collegeleden stemmen niet: kies waarnemend lid.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="membership_end_after_start",
                violation_error_message="De einddatum valt voor de begindatum.",
            ),
            models.CheckConstraint(
                condition=~Q(state="ended") | Q(ends_on__isnull=False),
                name="membership_ended_on",
                violation_error_message="Een beëindigd lidmaatschap heeft een einddatum.",
            ),
            models.UniqueConstraint(
                fields=["segment", "person"],
                condition=~Q(state="ended"),
                name="membership_once_per_segment",
                violation_error_message="Deze persoon zit al in deze geleding.",
            ),
        ]

    def __str__(self):
        return f"{self.person} ({self.represents})" if self.represents else str(self.person)

    @property
    def held_by(self) -> tuple[int, int | None]:
        """Ids of the member and of its substitute."""
        return self.person_id, self.substitute_id

    @property
    def represents(self) -> str:
        """On whose behalf the member sits; "" for who is the organiser: that would be its own name again."""
        name = self.organiser.name if self.organiser_id else self.organisation
        return "" if name == self.person.name else name
