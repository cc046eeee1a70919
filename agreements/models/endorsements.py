"""Endorsements: one organisation, one version of one text, by someone who may speak for it (invariant 11)."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from agreements import triggers
from ledger.checks import holds, one_of
from ledger.models import Guarded, GuardedQuerySet

from .frameworks import FrameworkVersion
from .readers import around


class EndorsementQuerySet(GuardedQuerySet):
    """Who sees which endorsements."""

    def visible_to(self, person):
        """Who signed, everybody; who declined or withdrew, those around the same table."""
        signed = Q(state=Endorsement.State.GIVEN) & ~Q(stance=Endorsement.Stance.DECLINED)
        return self.filter(signed | Q(lok__in=around(person)))

    def standing(self):
        return self.filter(state=Endorsement.State.GIVEN)


class Endorsement(Guarded):
    """A signature, with or without reservation, or a refusal, of one organisation under one version."""

    class State(models.TextChoices):
        GIVEN = "given", "Geldt"
        WITHDRAWN = "withdrawn", "Ingetrokken"

    class Stance(models.TextChoices):
        SIGNED = "signed", "ondertekend"
        RESERVATION = "reservation", "ondertekend met voorbehoud"
        DECLINED = "declined", "niet ondertekend"

    class Party(models.TextChoices):
        ORGANISER = "organiser", "organisator"
        AUTHORITY = "authority", "lokaal bestuur"

    lok = models.ForeignKey("partners.Lok", on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="endorsements")
    party = models.CharField("partij", max_length=20, choices=Party, default=Party.ORGANISER)
    organiser = models.ForeignKey(
        "partners.Organiser", on_delete=models.PROTECT, null=True, blank=True, related_name="endorsements"
    )
    stance = models.CharField("standpunt", max_length=20, choices=Stance)
    reservation = models.TextField("voorbehoud of reden", blank=True, max_length=4000)
    capacity = models.CharField("in welke hoedanigheid", max_length=120)
    signed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField("op")
    text_sha256 = models.CharField("vingerafdruk van de tekst", max_length=64)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.GIVEN)

    objects = EndorsementQuerySet.as_manager()

    class Meta(Guarded.Meta):
        verbose_name = "ondertekening"
        ordering = ["party", "organiser__name", "-pk"]
        triggers = [
            *Guarded.Meta.triggers,
            triggers.endorses_what_is_adopted(),
            triggers.signature_is_fixed(),
        ]
        constraints = [
            one_of("state", ["given", "withdrawn"], "endorsement_state", "Onbekende toestand."),
            one_of(
                "stance", ["signed", "reservation", "declined"], "endorsement_stance", "Kies een standpunt."
            ),
            one_of("party", ["organiser", "authority"], "endorsement_party", "Kies een partij."),
            holds(
                Q(party="authority", organiser=None) | Q(party="organiser", organiser__isnull=False),
                "endorsement_of_one_party",
                "Een ondertekening is van één organisatie.",
            ),
            holds(~Q(capacity=""), "endorsement_capacity", "Zeg in welke hoedanigheid u tekent."),
            holds(
                ~Q(stance="reservation") | ~Q(reservation=""),
                "endorsement_reservation",
                "Schrijf het voorbehoud.",
            ),
            models.UniqueConstraint(
                fields=["version", "organiser"],
                condition=Q(state="given"),
                name="endorsement_once_per_organiser",
                violation_error_message="Uw organisatie nam al een standpunt in. Trek dat eerst in.",
            ),
            models.UniqueConstraint(
                fields=["version"],
                condition=Q(state="given", party="authority"),
                name="endorsement_once_by_authority",
                violation_error_message="Het lokaal bestuur nam al een standpunt in. Trek dat eerst in.",
            ),
        ]

    def __str__(self):
        return f"{self.who}: {self.get_stance_display()}"

    @property
    def tone(self) -> str:
        """How its chip looks."""
        return {"signed": "good", "reservation": "wait", "declined": "closed"}[self.stance]

    @property
    def who(self) -> str:
        """Its name; the authority may also be an organiser, which is another party."""
        return self.organiser.name if self.organiser_id else f"lokaal bestuur ({self.lok.authority})"
