"""Organisers of childcare, and their confirmations that the data are right."""

import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone
from stdnum.be import vat

from ledger.models import Guarded, GuardedQuerySet

from .people import STAFF

CONFIRM_AGAIN_AFTER = datetime.timedelta(days=183)  # half a year (commitment D5)


class Sector(models.TextChoices):
    """Sectors of organised childcare (domain 5.1)."""

    PUBLIC = "public", "openbaar bestuur"
    NONPROFIT = "nonprofit", "vzw of andere private non-profit"
    INDEPENDENT = "independent", "zelfstandige"
    FAMILY_DAY_CARER = "family_day_carer", "onthaalouder"
    FAMILY_CARE_SERVICE = "family_care_service", "dienst voor gezinsopvang"


def kbo_number(value: str) -> None:
    """Refuse what is no enterprise number of the KBO (ten digits, mod 97)."""
    if not vat.is_valid(value) or vat.compact(value) != value:
        raise ValidationError("Dit is geen geldig ondernemingsnummer. Voorbeeld: 0403.019.261.")


def clean_kbo(value: str) -> str:
    """The ten digits of an enterprise number as people write it: BE 0403.019.261, 403.019.261."""
    return vat.compact(value) if value else ""


def _active_in(loks):
    return Activity.objects.filter(lok__in=loks, state=Activity.State.ACTIVE).values("organiser")


class OrganiserQuerySet(GuardedQuerySet):
    """Who sees which organisers."""

    def in_lok(self, lok):
        """Active in this LOK: kept by it, or welcomed in it."""
        return self.filter(Q(lok=lok) | Q(pk__in=_active_in([lok])))

    def visible_to(self, person):
        """Staff see the organisers of their LOKs; contacts see their own."""
        loks = person.loks_as(*STAFF)
        return self.filter(Q(lok__in=loks) | Q(pk__in=_active_in(loks)) | Q(pk__in=person.organiser_ids))

    def matching(self, words):
        """Name or enterprise number, as people type it."""
        digits = "".join(letter for letter in words if letter.isdigit())
        by_number = Q(enterprise_number__contains=digits) if len(digits) > 2 else Q()
        return self.filter(Q(name__icontains=words) | by_number)

    def with_last_confirmation(self):
        """Adds `confirmed_at`, the moment its data were last confirmed."""
        newest = DataConfirmation.objects.filter(organiser=OuterRef("pk"))
        return self.annotate(confirmed_at=Subquery(newest.values("confirmed_at")[:1]))

    def unconfirmed(self):
        """Not confirmed in the last half year."""
        return self.exclude(confirmations__confirmed_at__gte=timezone.now() - CONFIRM_AGAIN_AFTER)

    def per_sector(self, lok):
        """How many active organisers of each sector there are in this LOK; figures only, so public."""
        here = self.in_lok(lok).filter(state=Organiser.State.ACTIVE)
        return dict(here.values_list("sector").annotate(Count("pk")))

    def known_by(self, number):
        """The organiser with this enterprise number in any LOK: who types it already knows whom they mean."""
        return self.filter(enterprise_number=number).exclude(enterprise_number="")


class Organiser(Guarded):
    """A legal or natural person who organises childcare.

    One record, whatever the number of LOKs it is active in.
    """

    class State(models.TextChoices):
        ACTIVE = "active", "Actief"
        STOPPED = "stopped", "Gestopt"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="organisers")
    name = models.CharField("naam", max_length=200)
    enterprise_number = models.CharField(
        "ondernemingsnummer",
        max_length=10,
        blank=True,
        validators=[kbo_number],
        help_text="Tien cijfers, van de Kruispuntbank van Ondernemingen (KBO).",
    )
    legal_form = models.CharField("rechtsvorm", max_length=60, blank=True)
    sector = models.CharField("sector", max_length=30, choices=Sector)
    is_local_authority = models.BooleanField(
        "lokaal bestuur als organisator",
        default=False,
        help_text="Het lokaal bestuur organiseert zelf opvang. Zijn aanvragen worden openbaar gemerkt.",
    )
    email = models.EmailField("e-mail", blank=True)
    phone = models.CharField("telefoon", max_length=40, blank=True)
    website = models.URLField("website", blank=True)
    about = models.TextField("voorstelling", blank=True, max_length=2000)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = OrganiserQuerySet.as_manager()
    own_fields = ("name", "legal_form", "email", "phone", "website", "about")

    class Meta(Guarded.Meta):
        verbose_name = "organisator"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["active", "stopped"]),
                name="organiser_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.CheckConstraint(
                condition=Q(sector__in=Sector.values),
                name="organiser_sector",
                violation_error_message="Kies een sector.",
            ),
            models.CheckConstraint(
                condition=Q(is_local_authority=False) | Q(sector="public"),
                name="organiser_authority_is_public",
                violation_error_message="Een lokaal bestuur hoort bij de sector openbaar bestuur.",
            ),
            models.UniqueConstraint(
                fields=["enterprise_number"],
                condition=~Q(enterprise_number=""),
                name="organiser_kbo_once",
                violation_error_message="Er bestaat al een organisator met dit ondernemingsnummer.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def organiser_id(self):
        """An organiser is about itself, as a location is about its organiser."""
        return self.pk


class ActivityQuerySet(GuardedQuerySet):
    """Who sees which activities."""

    def visible_to(self, person):
        """Staff of that LOK, and the organiser's own contacts."""
        return self.filter(Q(lok__in=person.loks_as(*STAFF)) | Q(organiser__in=person.organiser_ids))


class Activity(Guarded):
    """An organiser kept by one LOK is active in another LOK as well."""

    class State(models.TextChoices):
        ACTIVE = "active", "Loopt"
        ENDED = "ended", "Beëindigd"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="activities")
    organiser = models.ForeignKey(Organiser, on_delete=models.PROTECT, related_name="activities")
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)

    objects = ActivityQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "werking in een ander LOK"
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["active", "ended"]),
                name="activity_state",
                violation_error_message="Onbekende toestand.",
            ),
            models.UniqueConstraint(
                fields=["lok", "organiser"],
                condition=Q(state="active"),
                name="activity_once",
                violation_error_message="Deze organisator is al in dit LOK opgenomen.",
            ),
        ]

    def __str__(self):
        return f"{self.organiser} in {self.lok}"


class DataConfirmationQuerySet(GuardedQuerySet):
    """Confirmations, newest first."""

    def visible_to(self, person):
        return self.filter(Q(lok__in=person.loks_as(*STAFF)) | Q(organiser__in=person.organiser_ids))


class DataConfirmation(Guarded):
    """On this moment somebody confirmed that the organiser's data are right (commitment D5)."""

    class State(models.TextChoices):
        CONFIRMED = "confirmed", "Bevestigd"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    organiser = models.ForeignKey(Organiser, on_delete=models.PROTECT, related_name="confirmations")
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    confirmed_at = models.DateTimeField("bevestigd op")
    state = models.CharField("toestand", max_length=20, choices=State, default=State.CONFIRMED)

    objects = DataConfirmationQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "bevestiging van de gegevens"
        ordering = ["-confirmed_at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="confirmed"),
                name="confirmation_state",
                violation_error_message="Onbekende toestand.",
            ),
        ]

    def __str__(self):
        return f"gegevens van {self.organiser}"
