"""Forms of the rules of procedure."""

from django import forms

from meetings.models import RulesOfProcedure
from partners.forms.fresh import FreshForm


class ProcedureForm(FreshForm):
    """All numbers and the text of a draft."""

    class Meta:
        model = RulesOfProcedure
        fields = (
            "notice_days",
            "meetings_a_year",
            "meetings_are_public",
            "quorum_numerator",
            "quorum_denominator",
            "quorum_is_strict",
            "second_meeting_needs_none",
            "majority",
            "abstentions_count",
            "tie",
            "proxies_max",
            "proxies_count_for_quorum",
            "minutes_days",
            "objection_days",
            "reply_days",
            "text",
            "changes",
        )
        widgets = {
            "majority": forms.RadioSelect,
            "tie": forms.RadioSelect,
            "text": forms.Textarea(attrs={"rows": 8}),
            "changes": forms.Textarea(attrs={"rows": 3}),
        }
        help_texts = {
            "quorum_numerator": "Het deel van de stemgerechtigde leden dat er moet zijn: 1 bij de helft.",
            "quorum_denominator": "2 bij de helft, 3 bij een derde.",
            "proxies_max": "0 als niemand een volmacht kan geven.",
            "text": "Hoe voorzitter en secretaris worden aangeduid, extra taken, hoe het bestuur antwoordt."
            " Een streepje begint een opsomming.",
            "changes": "In gewone woorden, voor wie de vorige versie kent.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, choices in (("majority", RulesOfProcedure.Majority), ("tie", RulesOfProcedure.Tie)):
            self.fields[name].choices = choices.choices

    def clean(self):
        cleaned = super().clean()
        share, whole = cleaned.get("quorum_numerator"), cleaned.get("quorum_denominator")
        if share is not None and whole is not None and share > whole:
            self.add_error("quorum_numerator", "Het quorum is een deel van het geheel, bijvoorbeeld 1/2.")
        return cleaned

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self):
        """Leave the draft as it was read: the action writes."""


class AdoptForm(forms.Form):
    """Who adopted it, and when."""

    adopted_by = forms.CharField(
        label="Vastgesteld door", max_length=120, help_text="Bijvoorbeeld: gemeenteraad."
    )
    adopted_on = forms.DateField(
        label="Op", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
