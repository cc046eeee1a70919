"""Forms about people's roles, and about the LOK itself."""

from django import forms
from django.utils import timezone

from partners.models import Lok, Municipality, Role

from .fresh import FreshForm
from .organisers import InviteForm

DATE = {"format": "%Y-%m-%d", "attrs": {"type": "date"}}


class AppointForm(InviteForm):
    """A role for somebody, from a day until a day."""

    function = None
    role = forms.ChoiceField(label="Rol", choices=Role.choices, widget=forms.RadioSelect)
    starts_on = forms.DateField(label="Vanaf", initial=timezone.localdate, widget=forms.DateInput(**DATE))
    ends_on = forms.DateField(
        label="Tot en met",
        required=False,
        widget=forms.DateInput(**DATE),
        help_text="Leeg: zonder einddatum.",
    )


class EndForm(forms.Form):
    """The last day of a role."""

    ends_on = forms.DateField(
        label="Laatste dag",
        initial=timezone.localdate,
        widget=forms.DateInput(**DATE),
        help_text="Vandaag of vroeger: de rol stopt meteen.",
    )

    def clean_ends_on(self):
        """No later than today: ending takes effect at once."""
        if self.cleaned_data["ends_on"] > timezone.localdate():
            raise forms.ValidationError("Kies vandaag of een dag in het verleden.")
        return self.cleaned_data["ends_on"]


class SettingsForm(FreshForm):
    """How a LOK presents itself, and the terms it keeps to."""

    class Meta:
        model = Lok
        fields = (
            *("name", "authority", "contact_email", "intro", "accent"),
            *("adopting_body", "ratifying_body"),
            *("notice_days", "acknowledgement_days", "reaction_days", "target_max"),
        )
        widgets = {
            "intro": forms.Textarea(attrs={"rows": 6}),
            "accent": forms.TextInput(attrs={"type": "color"}),
        }
        help_texts = {
            "intro": "Wat bezoekers over dit LOK lezen. Een streepje begint een opsomming.",
            "accent": "De kleur van knoppen en links. Ze moet donker genoeg zijn om op wit te lezen.",
        }


class CreateLokForm(forms.ModelForm):
    """A new LOK with the municipalities it works for."""

    municipalities = forms.CharField(
        label="Gemeenten",
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Eén per regel: NIS-code en naam. Bijvoorbeeld: 36012 Voorbeeldgem.",
    )

    class Meta:
        model = Lok
        fields = ("name", "slug", "authority", "contact_email")
        help_texts = {"slug": "Het eerste deel van alle adressen van dit LOK. Dit verandert nooit meer."}

    def clean_municipalities(self):
        """Unsaved municipalities, one of each line."""
        lines = [line.split(maxsplit=1) for line in self.cleaned_data["municipalities"].splitlines() if line]
        if not all(len(line) == 2 for line in lines):
            raise forms.ValidationError("Schrijf op elke regel een NIS-code en een naam.")
        found = tuple(Municipality(nis_code=code, name=name.strip()) for code, name in lines)
        if not all(code.isdigit() and len(code) == 5 for code, _ in lines):
            raise forms.ValidationError("Een NIS-code heeft vijf cijfers.")
        if len({municipality.nis_code for municipality in found}) < len(found):
            raise forms.ValidationError("Elke NIS-code staat er maar één keer.")
        return found
