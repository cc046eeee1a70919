"""A consultation: a text cut in clauses, open for input until a moment, closed when all of it is answered."""

import datetime
import hashlib

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone

from consultation import triggers
from ledger.models import Guarded, GuardedQuerySet, Paper
from partners.models import STAFF, Activity, Contact, Membership, Organiser


def insides(person) -> list[int]:
    """LOKs in which this person works for the authority, or is chair or secretary."""
    return [*person.loks_as(*STAFF), *person.convenes_in] if person.is_authenticated else []


def acts_for(person):
    """Organisers this person acts for, to put in a larger question."""
    return Contact.objects.filter(person=person, state=Contact.State.ACTIVE).order_by().values("organiser")


REPORT = "consultation_report"  # the paper of a closed consultation
STATES = ["draft", "open", "answering", "closed", "cancelled"]


class ConsultationQuerySet(GuardedQuerySet):
    """Who sees which consultations."""

    def visible_to(self, person):
        """Everybody those that are closed; who is asked also the running ones; staff and conveners all."""
        public = Q(state=Consultation.State.CLOSED)
        if not person.is_authenticated:
            return self.filter(public)
        opened = ~Q(state=Consultation.State.DRAFT) & Q(opened_at__isnull=False)
        return self.filter(
            public | Q(lok__in=insides(person)) | (self._asked(acts_for(person), person) & opened)
        )

    def asking(self, person):
        """Open ones in which this person may speak for somebody."""
        mine = acts_for(person).filter(organiser__state=Organiser.State.ACTIVE)
        open_ = self.filter(state=Consultation.State.OPEN, closes_at__gt=timezone.now())
        return open_.filter(self._asked(mine, person))

    def _asked(self, mine, person) -> Q:
        kept = Organiser.objects.filter(pk__in=mine).values("lok")
        welcomed = Activity.objects.filter(organiser__in=mine, state=Activity.State.ACTIVE).values("lok")
        sits = Q(person=person) | Q(substitute=person) | Q(organiser__in=mine)
        seated = Membership.objects.seated().filter(sits).order_by().values("lok")
        members = Q(lok__in=seated) & ~Q(audience=Consultation.Audience.ORGANISERS)
        organisers = Q(lok__in=kept) | Q(lok__in=welcomed)
        return members | (organisers & ~Q(audience=Consultation.Audience.MEMBERS))

    def running(self):
        return self.filter(state__in=["open", "answering"])

    def without_report(self):
        """Closed ones whose report is not on paper yet."""
        subject = models.functions.Cast(models.OuterRef("pk"), models.CharField())
        papers = Paper.objects.filter(kind=REPORT, subject_type=self.model._meta.label_lower)
        return self.filter(~models.Exists(papers.filter(subject_id=subject)), state="closed")

    def listed(self):
        """What is open first, then what waits for answers, then from new to old."""
        order = models.Case(
            *(models.When(state=state, then=at) for at, state in enumerate(["open", "answering", "draft"])),
            default=3,
        )
        return self.order_by(order, "-pk")

    def with_counts(self):
        """Adds `given_count` and `unanswered_count`, of what the reader's rows hold."""
        given = Q(inputs__state="given")
        return self.annotate(
            given_count=models.Count("inputs", filter=given, distinct=True),
            unanswered_count=models.Count("inputs", filter=given & Q(inputs__response=None), distinct=True),
        )


class Consultation(Guarded):
    """Inspraak on one text. What it is about is handed to it: a label and an address, no more."""

    class State(models.TextChoices):
        DRAFT = "draft", "Ontwerp"
        OPEN = "open", "Open voor inspraak"
        ANSWERING = "answering", "Antwoorden volgen"
        CLOSED = "closed", "Afgesloten met antwoorden"
        CANCELLED = "cancelled", "Stopgezet"

    class Audience(models.TextChoices):
        ALL = "all", "alle organisatoren en de leden van het LOK"
        ORGANISERS = "organisers", "alle organisatoren"
        MEMBERS = "members", "de leden van het LOK"

    class Visibility(models.TextChoices):
        """When participants see each other's input."""

        DURING = "during", "meteen, terwijl de inspraak loopt"
        AFTER = "after", "pas bij de afsluiting, met het antwoord erbij"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="consultations")
    title = models.CharField("titel", max_length=200)
    intro = models.TextField("waarover gaat het en wat gebeurt ermee", blank=True, max_length=4000)
    subject_label = models.CharField("gaat over", max_length=200, blank=True)
    subject_url = models.CharField(max_length=300, blank=True)
    audience = models.CharField("wie wordt gevraagd", max_length=20, choices=Audience, default=Audience.ALL)
    visibility = models.CharField(
        "wanneer deelnemers elkaars inbreng zien", max_length=20, choices=Visibility, default=Visibility.AFTER
    )
    is_anonymous = models.BooleanField(
        "zonder namen",
        default=False,
        help_text="Niemand leest wie wat zei: andere deelnemers niet, het bestuur niet, het verslag niet.",
    )
    closes_at = models.DateTimeField("inbreng kan tot")
    remind_days = models.PositiveSmallIntegerField(
        "dagen vooraf herinneren", default=3, validators=[MaxValueValidator(60)]
    )
    reminded_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField("geopend op", null=True, blank=True)
    closed_at = models.DateTimeField("afgesloten op", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = ConsultationQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "inspraak"
        ordering = ["-pk"]
        triggers = [
            *Guarded.Meta.triggers,
            triggers.begins_as_a_draft(),
            triggers.answered_before_closed(),
            triggers.opened_once(),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=STATES),
                name="consultation_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(audience__in=["all", "organisers", "members"]),
                name="consultation_audience",
                violation_error_message="Kies wie gevraagd wordt.",
            ),
            models.CheckConstraint(
                condition=Q(visibility__in=["during", "after"]),
                name="consultation_visibility",
                violation_error_message="Kies wanneer deelnemers elkaars inbreng zien.",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "cancelled"]) | Q(opened_at__isnull=False),
                name="consultation_opened",
                violation_error_message="Een geopende inspraak heeft een moment van opening.",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(state="closed"),
                name="consultation_closed_at",
                violation_error_message="Alleen een afgesloten inspraak heeft een moment van afsluiting.",
            ),
            models.CheckConstraint(
                condition=~Q(state="closed") | Q(closed_at__isnull=False),
                name="consultation_closed",
                violation_error_message="Een afgesloten inspraak heeft een moment van afsluiting.",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_past_closing(self) -> bool:
        return timezone.now() > self.closes_at

    @property
    def remind_at(self) -> datetime.datetime:
        """From when on the silent are reminded."""
        return self.closes_at - datetime.timedelta(days=self.remind_days)

    @property
    def takes_input(self) -> bool:
        return self.state == self.State.OPEN and not self.is_past_closing

    @property
    def tone(self) -> str:
        """The colour of its state, where the state's name says something else in another room."""
        return "wait" if self.state == self.State.ANSWERING else ""

    @property
    def is_public(self) -> bool:
        return self.state == self.State.CLOSED

    def shows_input_to(self, person) -> bool:
        """Whether this reader of the consultation sees what others said, beside what they said themselves."""
        is_shared = self.visibility == self.Visibility.DURING and self.state != self.State.DRAFT
        return self.is_public or is_shared or self.lok_id in insides(person)

    def text_sha256(self) -> str:
        """Fingerprint of the clauses as they stand: number, heading and text, in order."""
        rows = self.clauses.values_list("number", "heading", "text")
        return hashlib.sha256("\x1e".join("\x1f".join(row) for row in rows).encode()).hexdigest()


BEGINNING = 700  # characters of a clause where many are listed


class ClauseQuerySet(models.QuerySet):
    """Clauses are read with their consultation."""

    def visible_to(self, person):
        return self.filter(consultation__in=Consultation.objects.visible_to(person))

    def listed(self):
        """Without the whole text, with the beginning of it as `beginning`."""
        return self.defer("text").annotate(beginning=models.functions.Left("text", BEGINNING))

    def with_positions(self):
        """Adds how many given inputs of each kind there are: `agree_count`, … ; for who sees all of them."""
        given = Q(inputs__state="given")
        kinds = ("agree", "amend", "red_card", "remark")
        return self.annotate(
            **{f"{kind}_count": models.Count("inputs", filter=given & Q(inputs__kind=kind)) for kind in kinds}
        )


class Clause(models.Model):
    """One numbered piece of the text, as it was put forward; fixed once the consultation opened."""

    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="clauses")
    place = models.PositiveSmallIntegerField("volgorde")
    number = models.CharField("nummer", max_length=20)
    heading = models.CharField("kop", max_length=300, blank=True)
    text = models.TextField("tekst", max_length=20_000)

    objects = ClauseQuerySet.as_manager()

    class Meta:
        verbose_name = "artikel in inspraak"
        ordering = ["place"]
        triggers = [triggers.clause_of_a_draft()]
        constraints = [
            models.UniqueConstraint(fields=["consultation", "place"], name="clause_place_once"),
            models.CheckConstraint(
                condition=~Q(text=""), name="clause_has_text", violation_error_message="Schrijf een tekst."
            ),
        ]

    def __str__(self):
        name = f"Artikel {self.number}" if self.number[:1].isdigit() else self.number
        return f"{name}: {self.heading}" if self.heading else name

    @property
    def anchor(self) -> str:
        return f"artikel-{self.place}"
