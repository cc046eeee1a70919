"""News of organisers: what opens, closes, moves or changes, and what the regie did with it (C8)."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Case, Q, When

from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet
from ledger.rules import RULES
from partners import triggers

from .organisers import Organiser
from .people import STAFF
from .places import Location


class ChangeReportQuerySet(GuardedQuerySet):
    """Who sees which reports."""

    def visible_to(self, person):
        """Staff of the LOK, and the organiser's own contacts."""
        return self.filter(Q(lok__in=person.loks_as(*STAFF)) | Q(organiser__in=person.organiser_ids))

    def waiting(self):
        return self.filter(state=ChangeReport.State.REPORTED)

    def waiting_first(self):
        """What waits for an answer on top, then the newest."""
        waits = Case(When(state=ChangeReport.State.REPORTED, then=0), default=1)
        return self.order_by(waits, "-reported_at", "-pk")

    def with_names(self):
        return self.select_related(
            "lok__ledger", "organiser__lok", "location__lok", "reported_by", "answered_by"
        )

    def public_changes(self, lok):
        """Openings, closures and moves that the regie checked, newest first: the public change log (A7)."""
        shown = self.filter(lok=lok, state=ChangeReport.State.APPLIED, kind__in=ChangeReport.PUBLIC)
        return shown.select_related("location").order_by("-happens_on", "-pk")


class ChangeReport(Guarded):
    """An organiser reports news about a location, old or new, or about itself; the regie answers."""

    class State(models.TextChoices):
        REPORTED = "reported", "Wacht op de regie"
        APPLIED = "applied", "Verwerkt"
        DECLINED = "declined", "Niet overgenomen"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    class Kind(models.TextChoices):
        OPENING = "opening", "opening"
        CLOSING = "closing", "sluiting"
        MOVING = "moving", "verhuis"
        PAUSING = "pausing", "tijdelijk gesloten"
        PLACES = "places", "meer of minder plaatsen"
        CORRECTION = "correction", "iets anders klopt niet"

    PUBLIC = ("opening", "closing", "moving")

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="change_reports")
    organiser = models.ForeignKey(Organiser, on_delete=models.PROTECT, related_name="change_reports")
    kind = models.CharField("wat", max_length=20, choices=Kind)
    location = models.ForeignKey(
        Location,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="change_reports",
        verbose_name="locatie",
    )
    location_name = models.CharField("naam van de nieuwe locatie", max_length=200, blank=True)
    happens_on = models.DateField("vanaf wanneer")
    text = models.TextField("uitleg", max_length=2000, validators=[MaxLengthValidator(2000)])
    reported_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reported_at = models.DateTimeField("gemeld op")
    reply = models.TextField("antwoord", blank=True, max_length=2000, validators=[MaxLengthValidator(2000)])
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField("beantwoord op", null=True, blank=True)
    followed_by = models.CharField("gevolg in het register", max_length=60, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.REPORTED)

    objects = ChangeReportQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "melding"
        ordering = ["-reported_at", "-pk"]
        constraints = [
            one_of(
                "state",
                ["reported", "applied", "declined", "withdrawn"],
                "changereport_state",
                "Onbekende toestand.",
            ),
            one_of(
                "kind",
                ["opening", "closing", "moving", "pausing", "places", "correction"],
                "changereport_kind",
                "Kies wat er verandert.",
            ),
            holds(
                Q(location__isnull=False) | (Q(kind="opening") & ~Q(location_name="")) | Q(kind="correction"),
                "changereport_about",
                "Kies een locatie, of geef de naam van de nieuwe locatie.",
            ),
            holds(
                Q(state__in=["reported", "withdrawn"], answered_at=None, answered_by=None, reply="")
                | (
                    Q(state__in=["applied", "declined"], answered_at__isnull=False, answered_by__isnull=False)
                    & ~Q(reply="")
                ),
                "changereport_answered",
                "Een beantwoorde melding heeft een antwoord met naam en datum.",
            ),
            holds(
                (Q(state="applied") & ~Q(followed_by="")) | (~Q(state="applied") & Q(followed_by="")),
                "changereport_followed",
                "Een verwerkte melding noemt wat er in het register veranderde.",
            ),
        ]
        triggers = [
            *Guarded.Meta.triggers,
            triggers.report_is_kept(),
            triggers.report_of_own_location(),
        ]

    def __str__(self):
        return f"{self.get_kind_display().capitalize()}: {self.about}"

    @property
    def about(self) -> str:
        """What it is about: a location, a new one, or the organiser itself."""
        return self.location.name if self.location_id else self.location_name or self.organiser.name

    @property
    def tone(self) -> str:
        """How its chip looks."""
        return {"reported": "wait", "applied": "good"}.get(self.state, "stop")

    @property
    def followed_words(self) -> str:
        """The act in the register that followed, as the log tells it."""
        return RULES[self.followed_by].past if self.followed_by in RULES else ""

    @property
    def public_name(self) -> str:
        """The location as the public reads it; family care often carries somebody's own name: not told."""
        is_family = self.location.kind == Location.Kind.FAMILY_CARE
        return "een gezinsopvang" if is_family else self.location.name
