"""People: one account per person, roles held per LOK, contacts of organisers."""

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property

from ledger.models import Guarded, GuardedQuerySet


class Role(models.TextChoices):
    """Roles held in one LOK (design section 1)."""

    ADMINISTRATOR = "administrator", "beheerder"
    COORDINATOR = "coordinator", "coördinator"
    ASSESSOR = "assessor", "beoordelaar"
    DECIDER = "decider", "beslisser"
    CHAIR = "chair", "voorzitter"
    SECRETARY = "secretary", "secretaris"
    AUDITOR = "auditor", "toezichter"


STAFF = frozenset({Role.ADMINISTRATOR, Role.COORDINATOR, Role.ASSESSOR, Role.DECIDER, Role.AUDITOR})

CONVENERS = frozenset({Role.CHAIR, Role.SECRETARY})


class PersonManager(BaseUserManager):
    """Makes people; an account without password waits for its invitation to be taken up."""

    def create_user(self, email, name, password=None, **fields):
        person = self.model(email=self.normalize_email(email).lower(), name=name, **fields)
        person.set_password(password)
        person.save()
        return person

    def get_by_natural_key(self, email):
        return self.get(email=email.lower())

    def system(self):
        """The actor of jobs that run on a date; it can never log in."""
        return self.get_or_create(
            email="systeem@lok.invalid", defaults={"name": "Het portaal", "is_system": True, "password": "!"}
        )[0]


class Person(AbstractBaseUser):
    """Somebody with an account; the e-mail address is the login."""

    email = models.EmailField("e-mail", unique=True)
    name = models.CharField("naam", max_length=120)
    is_active = models.BooleanField("actief", default=True)
    is_host = models.BooleanField("beheert de installatie", default=False)
    is_system = models.BooleanField(default=False, editable=False)
    joined_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = PersonManager()
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = "persoon"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(models.functions.Lower("email"), name="person_email_once"),
        ]

    def __str__(self):
        return self.name

    def get_full_name(self):
        return self.name

    @cached_property
    def roles(self) -> dict[int, set[str]]:
        """Roles held today, by LOK; one query per request."""
        held: dict[int, set[str]] = {}
        for lok_id, role in Appointment.objects.current().filter(person=self).values_list("lok_id", "role"):
            held.setdefault(lok_id, set()).add(role)
        return held

    @cached_property
    def organiser_ids(self) -> frozenset[int]:
        """Organisers this person acts for today; one query per request."""
        return frozenset(
            Contact.objects.filter(person=self, state=Contact.State.ACTIVE).values_list(
                "organiser_id", flat=True
            )
        )

    @cached_property
    def sits_in(self) -> frozenset[int]:
        """LOKs in which this person is a member or a substitute today; one query per request."""
        seats = self.memberships.seated().values_list("lok_id", flat=True)
        return frozenset(seats.union(self.substitutions.seated().values_list("lok_id", flat=True)))

    @property
    def convenes_in(self) -> list[int]:
        """LOKs in which this person is chair or secretary."""
        return self.loks_as(Role.CHAIR, Role.SECRETARY)

    def holds(self, *roles: str, lok) -> bool:
        """Whether this person holds one of the roles in the LOK (a Lok or its id)."""
        return not self.roles.get(getattr(lok, "pk", lok), set()).isdisjoint(roles)

    def reads_log_of(self, thing) -> bool:
        """Whether this person reads the sealed lines of its history.

        Staff, chair and secretary do, of what they see at all; and contacts, of their organiser.
        """
        organiser_id = getattr(thing, "organiser_id", None)
        is_inside = not (STAFF | CONVENERS).isdisjoint(self.roles.get(thing.lok.pk, ()))
        return is_inside or bool(organiser_id and organiser_id in self.organiser_ids)

    def loks_as(self, *roles: str) -> list[int]:
        """Ids of the LOKs in which this person holds one of the roles."""
        return [lok_id for lok_id, held in self.roles.items() if not held.isdisjoint(roles)]


class AppointmentQuerySet(GuardedQuerySet):
    """Which appointments count, and who sees them."""

    def current(self):
        today = timezone.localdate()
        return self.filter(
            Q(ends_on=None) | Q(ends_on__gte=today), state=Appointment.State.ACTIVE, starts_on__lte=today
        )

    def who_is_who(self, lok):
        """Who holds which role in this LOK today; people of the LOK are public in their function."""
        return self.current().filter(lok=lok).select_related("person")

    def visible_to(self, person):
        """Staff of the LOK and the host see all; others see their own."""
        return self if person.is_host else self.filter(Q(lok__in=person.loks_as(*STAFF)) | Q(person=person))


class Appointment(Guarded):
    """A role of a person in a LOK, from a day until a day. Ending it never deletes it."""

    class State(models.TextChoices):
        ACTIVE = "active", "Loopt"
        ENDED = "ended", "Beëindigd"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="appointments")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="appointments"
    )
    role = models.CharField("rol", max_length=20, choices=Role)
    starts_on = models.DateField("vanaf", default=timezone.localdate)
    ends_on = models.DateField("tot en met", null=True, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = AppointmentQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "opdracht"
        ordering = ["role", "person__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(role__in=Role.values),
                name="appointment_role",
                violation_error_message="Onbekende rol.",
            ),
            models.CheckConstraint(
                condition=Q(state="active") | Q(state="ended", ends_on__isnull=False),
                name="appointment_state_and_end",
                violation_error_message="Een beëindigde opdracht heeft een einddatum.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=models.F("starts_on")),
                name="appointment_end_after_start",
                violation_error_message="De einddatum valt voor de begindatum.",
            ),
            models.UniqueConstraint(
                fields=["lok", "person", "role"],
                condition=Q(state="active"),
                name="appointment_once",
                violation_error_message="Deze persoon heeft deze rol al.",
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}: {self.person}"

    def rank(self) -> int:
        """The order in which roles are shown."""
        return Role.values.index(self.role)


class ContactQuerySet(GuardedQuerySet):
    """Who sees which contacts."""

    def visible_to(self, person):
        """Staff of the organiser's LOK, and the organiser's own contacts."""
        return self.filter(
            Q(organiser__lok__in=person.loks_as(*STAFF)) | Q(organiser__in=person.organiser_ids)
        )

    def reachable(self):
        """Who still acts for its organiser and still has an account."""
        return self.filter(state=Contact.State.ACTIVE, person__is_active=True)


class Contact(Guarded):
    """A person who acts for an organiser."""

    class State(models.TextChoices):
        ACTIVE = "active", "Loopt"
        ENDED = "ended", "Beëindigd"

    organiser = models.ForeignKey("partners.Organiser", on_delete=models.PROTECT, related_name="contacts")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="contacts")
    function = models.CharField("functie", max_length=80, blank=True)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = ContactQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "contactpersoon"
        ordering = ["person__name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["active", "ended"]),
                name="contact_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.UniqueConstraint(
                fields=["organiser", "person"],
                condition=Q(state="active"),
                name="contact_once",
                violation_error_message="Deze persoon is al contactpersoon.",
            ),
        ]

    def __str__(self):
        return f"{self.person} voor {self.organiser}"

    @property
    def lok(self):
        return self.organiser.lok
