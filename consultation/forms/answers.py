"""Forms of the answers."""

from django import forms

from consultation.clauses import as_lines
from consultation.models import Input, Response

from .words import WordsField

SHOWN = (("", "zonder antwoord"), ("alles", "alle inbreng"))


class AnswerForm(forms.Form):
    """The reasoned answer to one input, or to several that say the same."""

    outcome = forms.ChoiceField(
        label="Wat gebeurt ermee?", choices=Response.Outcome.choices, widget=forms.RadioSelect
    )
    reason = WordsField(
        label="Waarom",
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="Schrijf tegen wie de inbreng gaf. Een reden is altijd nodig.",
    )
    change = WordsField(
        label="Wat verandert er",
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nodig als u de inbreng overneemt, geheel of deels.",
    )
    new_wording = WordsField(
        label="Nieuwe tekst van het artikel",
        required=False,
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Pas de tekst aan als hij verandert. Wij tonen zelf wat er bijkwam en wegviel.",
    )

    def __init__(self, *args, inputs: list[Input], start: Response | None, **kwargs):
        self.clause = inputs[0].clause
        only = inputs[0] if len(inputs) == 1 else None
        wording = (only and only.proposed_wording) or self.clause.text
        given = {name: getattr(start, name) for name in self.base_fields} if start else {}
        wording = given.pop("new_wording", "") or wording
        super().__init__(*args, initial={"new_wording": wording} | given, **kwargs)
        if len({each.clause_id for each in inputs}) > 1:
            del self.fields["new_wording"]

    def values(self) -> dict:
        """The answer; a new wording only where the input is followed and the text really changes."""
        said = {"new_wording": ""} | self.cleaned_data
        is_followed = said["outcome"] in (Response.Outcome.ACCEPTED, Response.Outcome.PARTLY)
        is_changed = said["new_wording"] != as_lines(self.clause.text)
        return said if is_followed and is_changed else said | {"new_wording": ""}


class ShownForm(forms.Form):
    """Which input the answering page shows."""

    toon = forms.ChoiceField(label="Welke inbreng", choices=SHOWN, required=False)
    standpunt = forms.ChoiceField(
        label="Standpunt", choices=[("", "alle"), *Input.Kind.choices], required=False
    )
    artikel = forms.TypedChoiceField(label="Artikel", coerce=int, empty_value=None, required=False)

    def __init__(self, *args, consultation, **kwargs):
        super().__init__(*args, **kwargs)
        clauses = consultation.clauses.listed()
        self.fields["artikel"].choices = [("", "alle"), *((each.pk, str(each)) for each in clauses)]

    def kept(self) -> dict[str, str]:
        """What was chosen, as an address says it."""
        return {name: self.data[name] for name in self.fields if self.is_valid() and self.data.get(name)}

    def chosen(self, inputs):
        """Of these inputs, the ones to show."""
        asked = self.cleaned_data if self.is_valid() else {}
        inputs = inputs if asked.get("toon") else inputs.unanswered()
        inputs = inputs.filter(kind=asked["standpunt"]) if asked.get("standpunt") else inputs
        return inputs.filter(clause=asked["artikel"]) if asked.get("artikel") else inputs
