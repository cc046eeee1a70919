"""A LOK: one council of local childcare, its municipalities, its neighbourhoods and its settings."""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models

from ledger.checks import one_of
from ledger.models import Guarded, Log

HEX_COLOUR = re.compile(r"^#[0-9a-f]{6}\Z")
RESERVED = frozenset(
    "account thuis static welkom healthz toegankelijkheid privacy lok contact demo".split()
)  # first parts of the installation's own addresses
WHITE_CONTRAST = Decimal("4.5")  # WCAG 2.2, 1.4.3


def _luminance(hexcolour: str) -> float:
    channels = (int(hexcolour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast_on_white(hexcolour: str) -> float:
    """Contrast ratio of `#rrggbb` on white (WCAG 2.2, 1.4.3)."""
    return 1.05 / (_luminance(hexcolour) + 0.05)


def readable_accent(value: str) -> None:
    """Refuse an accent colour that cannot be read on white."""
    if HEX_COLOUR.match(value) and contrast_on_white(value) < WHITE_CONTRAST:
        raise ValidationError("Deze kleur is te licht om op wit te lezen. Kies een donkerdere.")


def free_address(value: str) -> None:
    """Refuse an address that the installation uses itself."""
    if value.lower() in RESERVED:
        raise ValidationError("Dit adres gebruikt het portaal zelf. Kies een ander.")


class Body(models.TextChoices):
    """Bodies of the authority that adopt or ratify criteria (domain 2.4: the approval chain varies)."""

    COLLEGE = "college", "college van burgemeester en schepenen"
    COUNCIL = "council", "gemeenteraad"
    WELFARE_COUNCIL = "welfare_council", "raad voor maatschappelijk welzijn"


class Lok(Guarded):
    """One Lokaal Overleg Kinderopvang, for one or more municipalities."""

    class State(models.TextChoices):
        ACTIVE = "active", "Actief"
        ARCHIVED = "archived", "Gearchiveerd"

    name = models.CharField("naam", max_length=120)
    slug = models.SlugField("adres", max_length=40, unique=True, validators=[free_address])
    ledger = models.OneToOneField(Log, on_delete=models.PROTECT, related_name="lok", editable=False)
    state = models.CharField("toestand", max_length=20, choices=State, default=State.ACTIVE)
    authority = models.CharField(
        "lokaal bestuur", max_length=120, help_text="Bijvoorbeeld: gemeente Voorbeeldgem"
    )
    contact_email = models.EmailField("e-mail van de regie")
    intro = models.TextField("voorstelling", blank=True, max_length=4000)
    accent = models.CharField(
        "kleur",
        max_length=7,
        default="#0b5563",
        validators=[RegexValidator(HEX_COLOUR.pattern, "Schrijf de kleur als #rrggbb."), readable_accent],
    )
    notice_days = models.PositiveSmallIntegerField(
        "dagen tussen bekendmaking van criteria en opening van een ronde",
        default=14,
        validators=[MaxValueValidator(365)],
    )
    acknowledgement_days = models.PositiveSmallIntegerField(
        "dagen voor de ontvangstmelding", default=5, validators=[MaxValueValidator(365)]
    )
    reaction_days = models.PositiveSmallIntegerField(
        "dagen om te reageren op een ontwerpadvies", default=7, validators=[MaxValueValidator(365)]
    )
    adopting_body = models.CharField(
        "wie stelt criteria vast", max_length=20, choices=Body, default=Body.COUNCIL
    )
    ratifying_body = models.CharField(
        "wie bekrachtigt ze daarna",
        max_length=20,
        choices=Body,
        blank=True,
        help_text="Leeg: niemand. Een ronde opent dan zonder bekrachtiging.",
    )
    target_max = models.DecimalField(
        "maximum van de score naar het agentschap",
        max_digits=5,
        decimal_places=2,
        default=Decimal(8),
        validators=[MinValueValidator(Decimal("0.5"))],
    )

    class Meta(Guarded.Meta):
        verbose_name = "LOK"
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=["active", "archived"]),
                name="lok_state",
                violation_error_message="Onbekende toestand.",
            ),
            one_of("adopting_body", Body.values, "lok_adopting_body", "Kies wie criteria vaststelt."),
            one_of("ratifying_body", ["", *Body.values], "lok_ratifying_body", "Kies wie bekrachtigt."),
            models.CheckConstraint(
                condition=models.Q(target_max__gt=0),
                name="lok_target_positive",
                violation_error_message="Het maximum moet groter zijn dan nul.",
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def lok(self):
        return self

    @property
    def log(self):
        return self.ledger


class Municipality(models.Model):
    """A municipality a LOK works for."""

    lok = models.ForeignKey(Lok, on_delete=models.CASCADE, related_name="municipalities")
    name = models.CharField("gemeente", max_length=80)
    nis_code = models.CharField(
        "NIS-code", max_length=5, validators=[RegexValidator(r"^\d{5}\Z", "Een NIS-code heeft vijf cijfers.")]
    )

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["lok", "nis_code"], name="municipality_once_per_lok")]

    def __str__(self):
        return self.name


class Neighbourhood(models.Model):
    """A living core or neighbourhood, by the name criteria use for it."""

    lok = models.ForeignKey(Lok, on_delete=models.CASCADE, related_name="neighbourhoods")
    name = models.CharField("naam", max_length=80)
    remark = models.CharField("toelichting", max_length=300, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["lok", "name"],
                name="neighbourhood_once_per_lok",
                violation_error_message="Deze buurt bestaat al in dit LOK.",
            )
        ]

    def __str__(self):
        return self.name
