"""Forms of a consultation: its terms, more time."""

from django import forms
from django.utils import timezone

from consultation.models import Consultation
from partners.forms.fresh import FreshForm


def moment_input():
    """A date and time as browsers pick it."""
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class ConsultationForm(FreshForm):
    """What it is about and its terms; the text has a page of its own."""

    class Meta:
        model = Consultation
        fields = ("title", "intro", "audience", "closes_at", "visibility", "is_anonymous", "remind_days")
        widgets = {
            "intro": forms.Textarea(attrs={"rows": 5}),
            "audience": forms.RadioSelect,
            "visibility": forms.RadioSelect,
            "closes_at": moment_input(),
        }
        help_texts = {
            "intro": "In gewone woorden: waarom deze tekst er komt, en wat er met de inbreng gebeurt.",
            "closes_at": "Geef genoeg tijd: drie tot vier weken is gebruikelijk.",
            "remind_days": "Wie nog niets zei, krijgt dan een herinnering. Schrijf 0 voor geen herinnering.",
        }

    def values(self) -> dict:
        """What was filled in, for the action."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}

    def clean_closes_at(self):
        if self.cleaned_data["closes_at"] <= timezone.now():
            raise forms.ValidationError("Kies een moment in de toekomst.")
        return self.cleaned_data["closes_at"]

    def _post_clean(self):
        """Leave the consultation as it was read: the action writes."""


class ExtendForm(forms.Form):
    """More time, and why."""

    closes_at = forms.DateTimeField(label="Inbreng kan voortaan tot", widget=moment_input())
    reason = forms.CharField(
        label="Reden",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Iedereen leest deze reden.",
    )
