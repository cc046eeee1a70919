"""Forms of rounds: planning, extending, the LOK's advice, the decision."""

from django import forms

from advice.models import CriteriaSet, Round
from partners.forms.fresh import FreshForm
from partners.templatetags.words import moment

SETS = ("new_places", "conversion")


def day(**attrs):
    """A date as browsers pick it."""
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date", **attrs})


def moment_input():
    """A date and time as browsers pick it."""
    return forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})


class RoundForm(FreshForm):
    """All of a round that is being prepared."""

    class Meta:
        model = Round
        fields = (
            "title",
            "call",
            "new_places_set",
            "new_places_count",
            "conversion_set",
            "conversion_count",
            "target_max",
            "opens_on",
            "closes_at",
            "lok_meets_on",
            "decision_due_on",
            "advice_due_on",
        )
        widgets = {
            "call": forms.Textarea(attrs={"rows": 6}),
            "opens_on": day(),
            "closes_at": moment_input(),
            "lok_meets_on": day(),
            "decision_due_on": day(),
            "advice_due_on": day(),
        }
        help_texts = {
            "new_places_set": "De versie waarmee aanvragen voor nieuwe plaatsen beoordeeld worden.",
            "conversion_set": "De versie waarmee aanvragen voor omschakeling beoordeeld worden.",
            "closes_at": "Voor iedereen hetzelfde. Na de opening kan dit alleen nog later worden.",
        }

    def __init__(self, *args, lok, person, **kwargs):
        super().__init__(*args, **kwargs)
        visible = CriteriaSet.objects.visible_to(person).filter(lok=lok)
        usable = visible.exclude(state__in=[CriteriaSet.State.SUPERSEDED, CriteriaSet.State.WITHDRAWN])
        for purpose in SETS:
            field = self.fields[f"{purpose}_set"]
            field.queryset = usable.filter(purpose=purpose).defer("content")
            field.empty_label = "Deze ronde gaat hier niet over"
            field.label_from_instance = self._with_state

    @staticmethod
    def _with_state(criteria_set: CriteriaSet) -> str:
        return f"{criteria_set}, {criteria_set.get_state_display().lower()}"

    def clean(self):
        cleaned = super().clean()
        if not any(cleaned.get(f"{purpose}_set") for purpose in SETS):
            self.add_error(
                "new_places_set", "Kies criteria voor nieuwe plaatsen, voor omschakeling, of voor beide."
            )
        return cleaned

    def values(self) -> dict:
        """What was filled in, for the action."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class ExtendForm(forms.Form):
    """A later deadline, for everybody."""

    closes_at = forms.DateTimeField(label="Nieuw uiterste moment", widget=moment_input())
    reason = forms.CharField(
        label="Reden",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Iedereen leest deze reden.",
    )

    def __init__(self, *args, round_, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["closes_at"].help_text = f"Nu is het {moment(round_.closes_at)}."


class LokAdviceForm(forms.Form):
    """What the LOK advised on the round."""

    body = forms.CharField(label="Adviserend orgaan", max_length=120)
    advised_on = forms.DateField(label="Datum van het advies", widget=day())
    advice = forms.CharField(label="Advies", max_length=10_000, widget=forms.Textarea(attrs={"rows": 6}))
    minority = forms.CharField(
        label="Minderheidsstandpunt",
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DecisionForm(forms.Form):
    """What the competent body decided; an advice is not a decision (commitment D2)."""

    body = forms.CharField(
        label="Beslissend orgaan", max_length=120, initial="college van burgemeester en schepenen"
    )
    decided_on = forms.DateField(label="Datum van de beslissing", widget=day())
    reference = forms.CharField(label="Kenmerk of adres van het besluit", max_length=300, required=False)
    has_deviation = forms.BooleanField(
        label="De beslissing wijkt af van het advies van het LOK", required=False
    )
    deviation_reason = forms.CharField(
        label="Waarom wordt afgeweken",
        max_length=10_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Alleen nodig als de beslissing afwijkt. De reden wordt openbaar.",
    )

    def clean(self):
        cleaned = super().clean()
        reason = cleaned.get("deviation_reason", "").strip()
        if cleaned.pop("has_deviation", False) and not reason:
            self.add_error("deviation_reason", "Wie afwijkt van het advies van het LOK, zegt waarom.")
        return cleaned
