"""The action plan: what who does by when, where it comes from, and how far it is."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, F, Q, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

from ledger import triggers as ledger_triggers
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet
from partners.models import STAFF, Contact

from .readers import around

ORIGIN_KEYS = {"consultation.input": "fingerprint"}  # a number would tell which input came first


def origin_key(thing: models.Model) -> str:
    """How an action names the record it comes from."""
    return str(getattr(thing, ORIGIN_KEYS.get(thing._meta.label_lower, "pk")))


class ActionQuerySet(GuardedQuerySet):
    """Who sees which actions."""

    def visible_to(self, person):
        """Public ones everybody, all of them those around the table.

        But what an applicant promised for points is between the authority and who pulls it, as the
        application is: other organisers do not read it.
        """
        if not person.is_authenticated:
            return self.filter(is_public=True)
        mine = Contact.objects.filter(person=person, state=Contact.State.ACTIVE).values("organiser")
        concerned = Q(lok__in=person.loks_as(*STAFF)) | Q(owner=person) | Q(organiser__in=mine)
        near = Q(lok__in=around(person)) & (~Q(origin=Action.Origin.EARNED) | concerned)
        return self.filter(Q(is_public=True) | near)

    def about(self, *things):
        """Actions that come from one of these records."""
        named = {}
        for thing in things:
            named.setdefault(thing._meta.label_lower, []).append(origin_key(thing))
        found = Q(pk__in=[])
        for label, keys in named.items():
            found |= Q(origin_type=label, origin_id__in=keys)
        return self.filter(found)

    def overdue(self):
        return self.filter(state=Action.State.OPEN, due_on__lt=timezone.localdate())

    def pulled_by(self, person):
        """What this person owns, or pulls for its organiser."""
        return self.filter(Q(owner=person) | Q(organiser__in=person.organiser_ids))

    def placed(self):
        """With its place on the board: late, open, done or dropped."""
        late = When(state=Action.State.OPEN, due_on__lt=timezone.localdate(), then=Value(Action.LATE))
        return self.annotate(place=Case(late, default=F("state")))

    def in_order(self):
        """What is late on top, then what comes first, then what was finished last."""
        places = (Action.LATE, Action.State.OPEN, Action.State.DONE, Action.State.DROPPED)
        rank = Case(*(When(place=place, then=Value(at)) for at, place in enumerate(places)))
        return self.placed().order_by(rank, F("finished_on").desc(nulls_last=True), "due_on", "pk")

    def first_of_each(self, count: int):
        """The first few of every side and place, for the board; the newest result first among the done."""
        by = [F("finished_on").desc(nulls_last=True), F("due_on").asc(), F("pk").asc()]
        nth = Window(RowNumber(), partition_by=[F("side"), F("place")], order_by=by)
        return self.annotate(nth=nth).filter(nth__lte=count).order_by("nth")

    def with_names(self):
        return self.select_related("lok__ledger", "organiser", "owner")

    def to_remind(self):
        """Open ones due within a week or too late; whether the owner heard of it, the rule tells."""
        soon = timezone.localdate() + datetime.timedelta(days=Action.REMIND_DAYS)
        return self.filter(state=Action.State.OPEN, due_on__lte=soon)


class Action(Guarded):
    """One thing to do, owned by the authority, by an organiser, or by both together (commitment C6)."""

    LATE = "late"  # the place on the board of what is open and past its date
    REMIND_DAYS = 7  # before the date

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
        GOAL = "goal", "beleidsdoel of maatregel"

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
        verbose_name="persoon die trekt",
    )
    owner_name = models.CharField("wie trekt (naam of dienst)", max_length=120, blank=True)
    alone_because = models.CharField("waarom zonder partner", max_length=300, blank=True)
    due_on = models.DateField("tegen")
    origin = models.CharField("komt van", max_length=20, choices=Origin, default=Origin.OWN)
    origin_type = models.CharField("soort bron", max_length=60, blank=True)
    origin_id = models.CharField("kenmerk van de bron", max_length=40, blank=True)
    origin_label = models.CharField("bron", max_length=200, blank=True)
    origin_url = models.CharField("bladzijde van de bron", max_length=300, blank=True)
    is_public = models.BooleanField("openbaar", default=True)
    reminded_at = models.DateTimeField("herinnerd op", null=True, blank=True)
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
                ["own", "article", "resolution", "input", "earned", "goal"],
                "action_origin",
                "Kies waar de actie vandaan komt.",
            ),
            holds(
                Q(owner__isnull=False) | Q(organiser__isnull=False) | ~Q(owner_name=""),
                "action_has_owner",
                "Zeg wie deze actie trekt.",
            ),
            holds(
                ~Q(side="authority") | Q(organiser=None),
                "action_of_one_side",
                "Een actie van het lokaal bestuur heeft geen organisator. Kies “samen”, of laat die leeg.",
            ),
            holds(
                ~Q(origin="goal", side="authority") | ~Q(alone_because=""),
                "action_has_partner_or_reason",
                "Kies een partner voor dit beleidsdoel, of zeg waarom het bestuur dit alleen doet.",
            ),
            holds(
                ~Q(state="done") | (Q(finished_on__isnull=False) & ~Q(result="")),
                "action_done",
                "Een actie die klaar is heeft een datum en een resultaat.",
            ),
        ]

    def __str__(self):
        return self.title

    def clean(self):
        """What one form field can answer is said beside it."""
        if self.side == self.Side.AUTHORITY and self.organiser_id:
            raise ValidationError(
                {"organiser": "Een actie van het lokaal bestuur heeft geen organisator. Kies “samen”."}
            )
        if self.side == self.Side.ORGANISERS and not (self.organiser_id or self.owner_name):
            raise ValidationError({"organiser": "Kies de organisator, of schrijf wie namens hen trekt."})
        if self.origin == self.Origin.GOAL and self.side == self.Side.AUTHORITY and not self.alone_because:
            raise ValidationError(
                {"alone_because": "Zeg waarom het bestuur dit alleen doet, of kies “samen”."}
            )

    @property
    def is_overdue(self) -> bool:
        return self.state == self.State.OPEN and self.due_on < timezone.localdate()

    @property
    def is_to_be_reminded(self) -> bool:
        """Once in the week before its date, once after it; a new date counts anew."""
        today, week = timezone.localdate(), datetime.timedelta(days=self.REMIND_DAYS)
        since = self.due_on + datetime.timedelta(days=1) if today > self.due_on else self.due_on - week
        told = self.reminded_at and timezone.localdate(self.reminded_at)
        return self.state == self.State.OPEN and today >= since and not (told and told >= since)

    @property
    def pulled_by(self) -> str:
        """Who pulls it, as everybody may read it: an organisation or a service, no person."""
        names = [self.organiser.name if self.organiser_id else "", self.owner_name]
        return ", ".join(filter(None, names)) or self.default_owner

    @property
    def default_owner(self) -> str:
        """The side, when nobody else is named."""
        return self.lok.authority if self.side == self.Side.AUTHORITY else self.get_side_display()

    @property
    def tone(self) -> str:
        """How the chip looks: late is a warning."""
        return "stop" if self.is_overdue else {"open": "open", "done": "good"}.get(self.state, "closed")

    @property
    def readers(self) -> str:
        """Who reads it, in words."""
        if self.is_public:
            return "iedereen"
        is_promise = self.origin == self.Origin.EARNED
        return "het bestuur en wie de actie trekt" if is_promise else "alleen wie rond de tafel zit"

    @property
    def standing(self) -> str:
        """The state in words, lateness included."""
        return "Te laat" if self.is_overdue else self.get_state_display()


class ProgressNoteQuerySet(models.QuerySet):
    """Notes are for those around the table."""

    def visible_to(self, person):
        seen = Action.objects.visible_to(person)
        return self.filter(action__lok__in=around(person), action__in=seen)

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
        triggers = [
            *ledger_triggers.append_only(),
            ledger_triggers.logged(subject="agreements.action", column="action_id"),
        ]

    def __str__(self):
        return self.text[:80]
