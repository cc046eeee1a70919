"""Forms of advices and reactions."""

from django import forms

from advice.models import Advice


class AdviceForm(forms.Form):
    """The outcome with its ground, motivation and suggestion."""

    outcome = forms.ChoiceField(
        label="Welk advies?", choices=Advice.Outcome.choices, widget=forms.RadioSelect
    )
    grounds = forms.MultipleChoiceField(
        label="Gronden van een negatief advies",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="Enkel bij een negatief advies, en enkel deze: ze stonden vooraf in de criteria.",
    )
    motivation = forms.CharField(
        label="Motivering",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="De aanvrager leest dit, en na de beslissing iedereen. "
        "De motivering per criterium komt er vanzelf bij.",
    )
    suggestion = forms.CharField(
        label="Suggestie",
        required=False,
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wat kan de aanvrager de volgende keer beter doen? Nodig bij een negatief advies.",
    )

    def __init__(self, advice: Advice, document, *args, **kwargs):
        names = ("outcome", "grounds", "motivation", "suggestion")
        kept = {name: getattr(advice, name) for name in names}
        super().__init__(*args, initial=kept, **kwargs)
        choices = [(ground.code, ground.text) for ground in document.negative_grounds]
        self.fields["grounds"].choices = choices
        if not choices:
            del self.fields["grounds"]

    def clean(self):
        outcome, grounds = self.cleaned_data.get("outcome"), self.cleaned_data.setdefault("grounds", [])
        if outcome == Advice.Outcome.NEGATIVE:
            self._check_negative(grounds)
        elif grounds and outcome:
            self.add_error("grounds", "Een grond hoort enkel bij een negatief advies.")

    def _check_negative(self, grounds):
        if not grounds:
            place = "grounds" if "grounds" in self.fields else "outcome"
            self.add_error(place, "Een negatief advies steunt op minstens één grond uit de criteria.")
        if not self.cleaned_data.get("suggestion", "").strip():
            self.add_error("suggestion", "Een negatief advies geeft altijd een suggestie.")


class ReactionForm(forms.Form):
    """What the applicant answers."""

    text = forms.CharField(
        label="Uw reactie",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Klopt er iets niet, of ziet u iets anders? De regie leest dit voor de beslissing valt.",
    )
