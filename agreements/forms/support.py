"""Forms of support offers and their use."""

from django import forms

from agreements.models import SupportOffer
from partners.models import Organiser, Sector

from .fields import RecordForm, day, lines


class SupportForm(RecordForm):
    """What is offered, to whom, and from when."""

    sectors = forms.MultipleChoiceField(
        label="Voor welke sectoren",
        choices=Sector.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Kruis niets aan als het voor alle sectoren is.",
    )

    class Meta:
        model = SupportOffer
        fields = (
            *("title", "kind", "text", "sectors"),
            *("is_own_only", "why_limited", "starts_on", "ends_on"),
        )
        widgets = {
            "kind": forms.RadioSelect,
            "text": lines(5),
            "why_limited": lines(3),
            "starts_on": day(),
            "ends_on": day(),
        }
        help_texts = {
            "is_own_only": "Iedereen ziet dat alleen de opvang van het bestuur zelf dit kan gebruiken.",
            "why_limited": "Nodig als niet elke organisator het kan gebruiken. Iedereen leest dit.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = SupportOffer.Kind.choices

    def clean(self):
        """Who leaves somebody out says why (commitment B3)."""
        cleaned = super().clean()
        limited = cleaned.get("is_own_only") or cleaned.get("sectors")
        if limited and not cleaned.get("why_limited"):
            self.add_error("why_limited", "Leg uit waarom niet elke organisator dit kan gebruiken.")
        return cleaned


class UseForm(forms.Form):
    """Who used it, and when."""

    organiser = forms.ModelChoiceField(
        Organiser.objects.none(), label="Organisator", empty_label="kies een organisator"
    )
    used_on = forms.DateField(label="Op", widget=day())
    note = forms.CharField(label="Nota", max_length=300, required=False)

    def __init__(self, *args, organisers, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organiser"].queryset = organisers
