"""Forms about organisers, their contacts and their subsidy groups."""

from django import forms
from django.db import models

from partners.models import Organiser, Sector, SubsidyGroup
from partners.models.organisers import clean_kbo

from .fresh import FreshForm


class Confirmed(models.TextChoices):
    """How fresh the data are."""

    STALE = "oud", "niet bevestigd in de laatste 6 maanden"


class OrganiserFilters(forms.Form):
    """The filter bar above the register."""

    q = forms.CharField(label="Zoek op naam of nummer", required=False)
    sector = forms.ChoiceField(label="Sector", required=False, choices=[("", "alle"), *Sector.choices])
    toestand = forms.ChoiceField(
        label="Toestand", required=False, choices=[("", "alle"), *Organiser.State.choices]
    )
    gegevens = forms.ChoiceField(label="Gegevens", required=False, choices=[("", "alle"), *Confirmed.choices])

    def narrow(self, organisers):
        """The organisers that fit; a filter that makes no sense is as if it were not there."""
        wanted = self.cleaned_data if self.is_valid() else {}
        if wanted.get("q"):
            organisers = organisers.matching(wanted["q"])
        if wanted.get("sector"):
            organisers = organisers.filter(sector=wanted["sector"])
        if wanted.get("toestand"):
            organisers = organisers.filter(state=wanted["toestand"])
        return organisers.unconfirmed() if wanted.get("gegevens") else organisers


class OwnProfileForm(FreshForm):
    """What an organiser says about itself."""

    website = forms.URLField(label="Website", required=False, assume_scheme="https")

    class Meta:
        model = Organiser
        fields = Organiser.own_fields
        widgets = {
            "phone": forms.TextInput(attrs={"type": "tel"}),
            "about": forms.Textarea(attrs={"rows": 5}),
        }


class OrganiserForm(OwnProfileForm):
    """All data of an organiser, its number typed in any usual form."""

    enterprise_number = forms.CharField(
        label="Ondernemingsnummer",
        max_length=30,
        required=False,
        help_text="Van de Kruispuntbank van Ondernemingen (KBO). Puntjes en spaties mogen: 0403.019.261.",
    )

    class Meta(OwnProfileForm.Meta):
        fields = (
            *("name", "enterprise_number", "sector", "is_local_authority"),
            *Organiser.own_fields[1:],
        )
        widgets = OwnProfileForm.Meta.widgets | {"sector": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = Sector.choices
        self.twin = None

    def clean_enterprise_number(self):
        """Ten digits; `twin` is the other organiser that has this number already."""
        number = clean_kbo(self.cleaned_data["enterprise_number"])
        self.twin = Organiser.objects.known_by(number).exclude(pk=self.instance.pk).first()
        if self.twin:
            raise forms.ValidationError("Er bestaat al een organisator met dit ondernemingsnummer.")
        return number


class InviteForm(forms.Form):
    """Somebody by e-mail address; who has no account yet gets a mail to choose a password."""

    email = forms.EmailField(
        label="E-mail",
        help_text="Wie nog geen account heeft, krijgt een mail met een link om een wachtwoord te kiezen.",
    )
    name = forms.CharField(label="Naam", max_length=120)
    function = forms.CharField(label="Functie", max_length=80, required=False)


class SubsidyGroupForm(FreshForm):
    """A group of locations that gets one subsidy."""

    class Meta:
        model = SubsidyGroup
        fields = ("code", "tier", "places")
        widgets = {"tier": forms.RadioSelect}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["tier"].choices = SubsidyGroup.Tier.choices


class ReasonForm(forms.Form):
    """Why; the answer goes into the log."""

    reason = forms.CharField(
        label="Reden", widget=forms.Textarea(attrs={"rows": 3}), help_text="De reden komt in het logboek."
    )
