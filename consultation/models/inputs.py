"""What an organisation says about one clause."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from consultation import triggers
from ledger.models import Guarded, GuardedQuerySet

from .consultations import Clause, Consultation, acts_for, insides

WHO = ["organiser", "membership", "given_by", "given_at", "channel"]
POSITIONS = ("agree", "amend", "red_card")


def own(person) -> Q:
    """Input of the organisations this person speaks for, by contact or by seat."""
    seat = Q(membership__person=person) | Q(membership__substitute=person)
    return Q(organiser__in=acts_for(person)) | seat


def _one_position(owner: str, state: str, sentence: str) -> models.UniqueConstraint:
    """One organisation, one position on a clause; a draft of its own beside what was entered for it."""
    return models.UniqueConstraint(
        fields=["clause", owner],
        condition=Q(kind__in=POSITIONS, state=state),
        name=f"input_one_{state}_position_per_{owner}",
        violation_error_message=sentence,
    )


class InputQuerySet(GuardedQuerySet):
    """Who sees which input. A draft exists for its own organisation only."""

    def visible_to(self, person):
        """Given input: the authority, and others when the consultation says so or is closed."""
        given = Q(state=Input.State.GIVEN)
        closed = given & Q(consultation__state=Consultation.State.CLOSED)
        if not person.is_authenticated:
            return self.filter(closed)
        inside = given & Q(lok__in=insides(person))
        shared = given & Q(
            consultation__visibility=Consultation.Visibility.DURING,
            consultation__in=Consultation.objects.visible_to(person),
        )
        return self.filter(closed | inside | shared | own(person))

    def own(self, person):
        return self.filter(own(person))

    def given(self):
        return self.filter(state=Input.State.GIVEN)

    def unanswered(self):
        return self.given().filter(response=None)

    def counted(self) -> dict[str, int]:
        """`given_count`, `waiting_count` (no answer yet), `plain_count` (of those, agreed without a word)."""
        waits = Q(response=None)
        return self.aggregate(
            given_count=models.Count("pk"),
            waiting_count=models.Count("pk", filter=waits),
            plain_count=models.Count("pk", filter=waits & Q(kind="agree", text="")),
        )

    def in_order(self):
        """Clause by clause; within a clause by a number drawn by lot, never by who came first."""
        return self.order_by("clause__place", "fingerprint")

    def after(self, entry):
        """What comes after this one in that order."""
        place = Q(clause__place__gt=entry.clause.place)
        return self.filter(place | Q(clause=entry.clause_id, fingerprint__gt=entry.fingerprint))

    def with_all(self):
        return self.select_related(
            "clause", "consultation", "organiser", "membership__organiser", "membership__person", "response"
        )


class Input(Guarded):
    """A position or a remark of one organisation on one clause."""

    class State(models.TextChoices):
        DRAFT = "draft", "Nog niet doorgegeven"
        GIVEN = "given", "Doorgegeven"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    class Kind(models.TextChoices):
        AGREE = "agree", "akkoord"
        AMEND = "amend", "voorstel tot wijziging"
        RED_CARD = "red_card", "rode kaart"
        REMARK = "remark", "opmerking"

    class Channel(models.TextChoices):
        PORTAL = "portal", "in het portaal"
        PAPER = "paper", "op papier"
        PHONE = "phone", "telefonisch"
        MEETING = "meeting", "mondeling op een vergadering"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, related_name="inputs")
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, related_name="inputs")
    organiser = models.ForeignKey(
        "partners.Organiser",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inputs",
        verbose_name="namens organisator",
    )
    membership = models.ForeignKey(
        "partners.Membership",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="inputs",
        verbose_name="namens lid van het LOK",
    )
    kind = models.CharField("standpunt", max_length=20, choices=Kind)
    text = models.TextField("uw inbreng", blank=True, max_length=20_000)
    proposed_wording = models.TextField("voorgestelde tekst", blank=True, max_length=20_000)
    channel = models.CharField("hoe gegeven", max_length=20, choices=Channel, default=Channel.PORTAL)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    given_at = models.DateTimeField("doorgegeven op", null=True, blank=True)
    fingerprint = models.UUIDField(default=uuid.uuid4, editable=False)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.DRAFT)

    objects = InputQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "inbreng"
        ordering = ["clause__place", "pk"]
        triggers = [*Guarded.Meta.triggers, triggers.input_while_open()]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["draft", "given", "withdrawn"]),
                name="input_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["agree", "amend", "red_card", "remark"]),
                name="input_kind",
                violation_error_message="Kies een standpunt.",
            ),
            models.CheckConstraint(
                condition=Q(channel__in=["portal", "paper", "phone", "meeting"]),
                name="input_channel",
                violation_error_message="Kies hoe de inbreng gegeven werd.",
            ),
            models.CheckConstraint(
                condition=Q(organiser=None, membership__isnull=False)
                | Q(organiser__isnull=False, membership=None),
                name="input_of_one_organisation",
                violation_error_message="Inbreng is van één organisatie.",
            ),
            models.CheckConstraint(
                condition=~Q(state="given") | Q(kind__in=["agree", "amend"]) | ~Q(text=""),
                name="input_says_why",
                violation_error_message="Schrijf uw opmerking of de reden van de rode kaart.",
            ),
            models.CheckConstraint(
                condition=~Q(state="given", kind="amend") | ~Q(proposed_wording=""),
                name="input_amends",
                violation_error_message="Schrijf de tekst zoals u die voorstelt.",
            ),
            models.CheckConstraint(
                condition=~Q(state="given") | Q(given_at__isnull=False, given_by__isnull=False),
                name="input_given",
                violation_error_message="Doorgegeven inbreng heeft een moment en een persoon.",
            ),
            _one_position("organiser", "given", "Uw organisatie heeft hier al een standpunt. Pas dat aan."),
            _one_position("organiser", "draft", "Uw organisatie heeft hier al een ontwerp. Werk dat af."),
            _one_position("membership", "given", "U hebt al een standpunt over dit artikel. Pas dat aan."),
            _one_position("membership", "draft", "U hebt al een ontwerp bij dit artikel. Werk dat af."),
        ]

    def __str__(self):
        return f"Inbreng bij {self.clause}"

    @property
    def ledger_omits(self) -> tuple[str, ...]:
        """Words never enter the log; nor the position of a draft, nor who speaks where names are left out."""
        omits = ["text", "proposed_wording", "fingerprint"]
        omits += [] if self.state == self.State.GIVEN else ["kind"]
        omits += WHO if self.consultation.is_anonymous else []
        return tuple(omits)

    @property
    def party(self) -> str:
        """The organisation that speaks."""
        return (
            self.organiser.name if self.organiser_id else self.membership.represents or "een lid van het LOK"
        )

    @property
    def party_shown(self) -> str:
        """Its name for others, or nobody's where the consultation is without names."""
        return "Een deelnemer" if self.consultation.is_anonymous else self.party

    @property
    def party_key(self) -> str:
        """How a form names the organisation that speaks."""
        return f"organisator-{self.organiser_id}" if self.organiser_id else f"lid-{self.membership_id}"

    @property
    def is_given(self) -> bool:
        return self.state == self.State.GIVEN

    @property
    def is_plain(self) -> bool:
        """Agreed and added nothing."""
        return self.kind == self.Kind.AGREE and not self.text

    @property
    def kind_tone(self) -> str:
        return {"agree": "good", "amend": "wait", "red_card": "stop"}.get(self.kind, "plain")
