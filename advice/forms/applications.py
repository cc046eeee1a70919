"""Forms of the applicant: what is asked, one form per criterion, evidence, conditions, declaration."""

from decimal import Decimal, InvalidOperation
from functools import cached_property

from django import forms

from advice.criteria import Bands, Checklist, Criterion, Fact, Judgement, Levels, Zones, words
from advice.forms.rounds import day
from advice.models import Application, Purpose
from advice.records import recorded
from ledger.uploads import EvidenceField
from partners.models import Location, Neighbourhood, Organiser

NO_NUMBER = "Schrijf een getal, bijvoorbeeld 11,5."
BASES = (("fact", "Zo is het nu al"), ("commitment", "Dit engagement gaan we aan"))


class StartForm(forms.ModelForm):
    """Who asks what, and where. Only what this round and this organiser allow can be chosen."""

    class Meta:
        model = Application
        fields = (
            "organiser",
            "purpose",
            "kind_of_care",
            "places_requested",
            "location",
            "new_address",
            "neighbourhood",
            "tier_from",
            "tier_to",
            "starts_on",
            "summary",
        )
        widgets = {
            "purpose": forms.RadioSelect,
            "kind_of_care": forms.RadioSelect,
            "starts_on": day(),
            "summary": forms.Textarea(attrs={"rows": 3}),
        }
        labels = {"organiser": "Voor welke organisator"}
        help_texts = {
            "location": "Leeg laten voor een nieuwe locatie.",
            "neighbourhood": "Waar de plaatsen komen. Sommige criteria kijken hiernaar.",
            "tier_from": "Alleen bij omschakeling.",
            "tier_to": "Alleen bij omschakeling.",
        }

    def __init__(self, *args, round_, person, **kwargs):
        super().__init__(*args, **kwargs)
        self.round_ = round_
        mine = Organiser.objects.filter(pk__in=person.organiser_ids, state=Organiser.State.ACTIVE)
        self.fields["organiser"].queryset = mine
        self.fields["organiser"].empty_label = None
        self.fields["location"].queryset = Location.objects.filter(organiser__in=mine, lok=round_.lok)
        self.fields["location"].empty_label = "Een nieuwe locatie"
        self.fields["neighbourhood"].queryset = Neighbourhood.objects.filter(lok=round_.lok)
        asked = [(value, label) for value, label in Purpose.choices if round_.set_for(value)]
        self.fields["purpose"].choices = asked
        self.fields["kind_of_care"].choices = Location.Kind.choices
        if len(asked) == 1:
            self.initial["purpose"] = asked[0][0]

    def clean(self):
        cleaned = super().clean()
        location, organiser = cleaned.get("location"), cleaned.get("organiser")
        if location and organiser and location.organiser_id != organiser.pk:
            self.add_error("location", "Deze locatie is van een andere organisator.")
        if not location and not cleaned.get("new_address", "").strip():
            self.add_error("new_address", "Kies een bestaande locatie, of schrijf waar de nieuwe komt.")
        if location and not cleaned.get("neighbourhood"):
            cleaned["neighbourhood"] = location.neighbourhood
        return cleaned

    def values(self) -> dict:
        """What was filled in, for the action."""
        return {name: self.cleaned_data[name] for name in self._meta.fields}


class NumberField(forms.CharField):
    """A quantity as people write it, kept as the plain decimal text the scoring engine takes."""

    def __init__(self, **kwargs):
        widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(max_length=12, widget=widget, **kwargs)

    def clean(self, value):
        text = super().clean(value).replace(",", ".")
        if not text:
            return None
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise forms.ValidationError(NO_NUMBER) from None
        if not number.is_finite() or number < 0:
            raise forms.ValidationError(NO_NUMBER)
        return words.plain(number)


class CriterionForm(forms.Form):
    """One criterion: the question by its kind, what the answer rests on, and the applicant's own words."""

    use_required_attribute = False

    def __init__(self, criterion: Criterion, application: Application, data=None):
        given = application.answer(criterion.code)
        super().__init__(data, prefix=criterion.code, initial=given | {"basis": given.get("basis", "fact")})
        self.criterion, self.application = criterion, application
        question = _question(criterion)
        if question:
            self.fields["answer"] = question
        if len(criterion.accepts) > 1:
            self.fields["basis"] = forms.ChoiceField(
                label="Waarop steunt dit?", choices=BASES, widget=forms.RadioSelect, required=False
            )
        self.fields["statement"] = forms.CharField(
            label="Uw toelichting",
            required=False,
            max_length=4000,
            widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_hint(criterion),
        )
        for name in ("answer", "basis", *(["statement"] if isinstance(criterion, Judgement) else [])):
            if name in self.fields:
                self.fields[name].is_asked = True  # a draft may wait for it, handing in does not

    @cached_property
    def recorded(self):
        """What the portal's own records say, where the criterion asks a fact they hold."""
        return recorded(self.application, self.criterion)

    @property
    def told(self) -> str:
        """What is known without asking: the neighbourhood, or that the records tell."""
        if isinstance(self.criterion, Zones):
            place = self.application.neighbourhood
            return f"Buurt van uw aanvraag: {place}." if place else "Kies eerst een buurt bij “Uw aanvraag”."
        if isinstance(self.criterion, Fact):
            return f"Dit stelt de regie vast: {self.criterion.rule.sentence}."
        return ""

    def values(self) -> dict:
        """This answer as it is kept."""
        basis = self.cleaned_data.get("basis") or self.criterion.accepts[0]
        return {
            "answer": self.cleaned_data.get("answer"),
            "basis": basis,
            "statement": self.cleaned_data["statement"].strip(),
        }


def _question(criterion: Criterion):
    """The field that asks, or None where nothing is asked: the place tells, the records tell, or words do."""
    if isinstance(criterion, Levels):
        choices = [(level.label, _with_points(level)) for level in criterion.levels]
        return Choice(label="Uw antwoord", choices=choices, widget=forms.RadioSelect, required=False)
    if isinstance(criterion, Checklist):
        choices = [(item.label, _with_points(item)) for item in criterion.items]
        label = "Wat klopt voor u?"
        return forms.MultipleChoiceField(
            label=label, choices=choices, widget=forms.CheckboxSelectMultiple, required=False
        )
    if isinstance(criterion, Bands):
        return NumberField(label=f"Hoeveel {criterion.unit}?", required=False)
    return None


class Choice(forms.ChoiceField):
    """Nothing chosen yet is no answer, not an empty one."""

    def clean(self, value):
        return super().clean(value) or None


def _with_points(option) -> str:
    return f"{option.label} ({words.points(option.points)})"


def _hint(criterion: Criterion) -> str:
    if isinstance(criterion, Judgement):
        return "Beoordelaars geven punten op basis van wat u hier schrijft en van uw bewijsstukken."
    return "Wat de beoordelaars nog moeten weten."


class EvidenceForm(forms.Form):
    """One file, and what it proves."""

    file = EvidenceField(label="Bestand", help_text="PDF, foto of document, hoogstens 10 MB.")
    code = forms.ChoiceField(label="Bij welk criterium?", required=False)

    def __init__(self, *args, application: Application, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(c.code, f"{c.code} {c.title}") for c in application.applicable]
        self.fields["code"].choices = [("", "De hele aanvraag"), *named]


class ConditionsForm(forms.Form):
    """The set's knock-out questions, answered with yes or no."""

    def __init__(self, *args, application: Application, **kwargs):
        super().__init__(*args, **kwargs)
        for asked in application.criteria_set.document.knock_outs:
            self.fields[asked.code] = forms.ChoiceField(
                label=asked.question,
                help_text=asked.evidence and f"Bewijs: {asked.evidence}",
                choices=(("yes", "Ja"), ("no", "Nee")),
                widget=forms.RadioSelect,
                required=False,
                initial=application.knock_outs.get(asked.code),
            )


class DeclareForm(forms.Form):
    """The declaration on honour that goes with handing in."""

    is_declared = forms.BooleanField(
        label="Ik verklaar op eer dat alles juist en volledig is",
        error_messages={"required": "Vink dit aan om in te dienen."},
    )
