"""The action plan: what who does by when, where it comes from, and how far it is."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from ledger import triggers as ledger_triggers
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet

from .readers import around


class ActionQuerySet(GuardedQuerySet):
    """Who sees which actions."""

    def visible_to(self, person):
        """Public ones everybody; all of them those around the table."""
        return self.filter(Q(is_public=True) | Q(lok__in=around(person)))

    def about(self, thing):
        """Actions that come from this record."""
        return self.filter(origin_type=thing._meta.label_lower, origin_id=str(thing.pk))

    def overdue(self):
        return self.filter(state=Action.State.OPEN, due_on__lt=timezone.localdate())


class Action(Guarded):
    """One thing to do, owned by the authority, by an organiser, or by both together (commitment C6)."""

    class State(models.TextChoices):
        OPEN = "open", "Lopend"
        DONE = "done", "Klaar"
        DROPPED = "dropped", "Geschrapt"

    class Side(models.TextChoices):
        AUTHORITY = "authority", "lokaal bestuur"
        ORGANISERS = "organisers", "organisatoren"
        TOGETHER = "together", "samen"

    class Origin(models.TextChoices):
        """Where an action comes from."""

        OWN = "own", "eigen voorstel"
        ARTICLE = "article", "artikel van een afsprakenkader"
        RESOLUTION = "resolution", "advies van het LOK"
        INPUT = "input", "inspraak"
        EARNED = "earned", "belofte die punten opleverde"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="actions")
    title = models.CharField("actie", max_length=200)
    description = models.TextField("toelichting", blank=True, max_length=4000)
    side = models.CharField("kant", max_length=20, choices=Side)
    organiser = models.ForeignKey(
        "partners.Organiser",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="actions",
        verbose_name="organisator die trekt",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="wie trekt",
    )
    owner_name = models.CharField("wie trekt (naam of dienst)", max_length=120, blank=True)
    due_on = models.DateField("tegen")
    origin = models.CharField("komt van", max_length=20, choices=Origin, default=Origin.OWN)
    origin_type = models.CharField(max_length=60, blank=True)
    origin_id = models.CharField(max_length=40, blank=True)
    origin_label = models.CharField("bron", max_length=200, blank=True)
    origin_url = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField("openbaar", default=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    finished_on = models.DateField("klaar op", null=True, blank=True)
    result = models.TextField("resultaat", blank=True, max_length=4000)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.OPEN)

    objects = ActionQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "actie"
        ordering = ["due_on", "pk"]
        constraints = [
            one_of("state", ["open", "done", "dropped"], "action_state", "Onbekende toestand."),
            one_of("side", ["authority", "organisers", "together"], "action_side", "Kies een kant."),
            one_of(
                "origin",
                ["own", "article", "resolution", "input", "earned"],
                "action_origin",
                "Kies waar de actie vandaan komt.",
            ),
            holds(
                Q(owner__isnull=False) | Q(organiser__isnull=False) | ~Q(owner_name=""),
                "action_has_owner",
                "Zeg wie deze actie trekt.",
            ),
            holds(
                ~Q(state="done") | (Q(finished_on__isnull=False) & ~Q(result="")),
                "action_done",
                "Een actie die klaar is heeft een datum en een resultaat.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_overdue(self) -> bool:
        return self.state == self.State.OPEN and self.due_on < timezone.localdate()

    @property
    def pulled_by(self) -> str:
        """Who pulls it, as a page says it."""
        names = [self.organiser.name if self.organiser_id else "", self.owner_name]
        return ", ".join(filter(None, names)) or str(self.owner)


class ProgressNoteQuerySet(models.QuerySet):
    """Notes are for those around the table."""

    def visible_to(self, person):
        return self.filter(action__lok__in=around(person))

    def listed(self):
        """Without the bytes of the evidence."""
        return self.defer("content").select_related("written_by")


class ProgressNote(models.Model):
    """How far an action is, with a file as evidence where there is one. Added, never changed."""

    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField("hoe ver staat het", max_length=4000)
    written_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    name = models.CharField("bestand", max_length=120, blank=True)
    mime = models.CharField(max_length=100, blank=True)
    sha256 = models.CharField(max_length=64, blank=True)
    content = models.BinaryField(null=True, blank=True)

    objects = ProgressNoteQuerySet.as_manager()

    class Meta:
        verbose_name = "voortgang"
        ordering = ["-pk"]
        triggers = [*ledger_triggers.append_only()]

    def __str__(self):
        return self.text[:80]
