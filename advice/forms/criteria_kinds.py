"""The kinds of criterion as forms: what each asks, and the lines in which it gives points."""

from fractions import Fraction
from typing import ClassVar

from django import forms

from advice.criteria import CARE_LABELS, FRAMEWORK_LABELS, PROOF_LABELS, words
from advice.criteria.facts import COUNTS_LABELS
from advice.criteria.node import as_number
from advice.criteria.reading import MOST_DAYS, MOST_MONTHS

from .criteria_fields import CODE, NumberField, line, text
from .criteria_parts import Part
from .criteria_rows import BandRow, OptionRow, ZoneRow


class CriterionForm(Part):
    """What every criterion has."""

    code = line("Nummer", max_length=CODE)
    title = line("Titel")
    why = text(
        "Waarom", required=False, help_text="Wat het lokaal bestuur hiermee wil bereiken, in gewone woorden."
    )
    applies_to = forms.MultipleChoiceField(
        label="Voor wie",
        choices=list(CARE_LABELS.items()),
        initial=list(CARE_LABELS),
        widget=forms.CheckboxSelectMultiple,
    )
    accepts = forms.MultipleChoiceField(
        label="Wat telt mee",
        choices=list(PROOF_LABELS.items()),
        initial=list(PROOF_LABELS),
        help_text="Een feit is al zo. Een engagement belooft de organisator; dat volgen we later op.",
        widget=forms.CheckboxSelectMultiple,
    )
    evidence = text("Bewijs", rows=2, required=False, help_text="Waarmee de organisator dit aantoont.")
    kind = ""

    def value(self):
        """The criterion; its maximum is counted from the points, unless a field gives it."""
        return {"max_points": "0", **super().value(), "kind": self.kind}


class LevelsForm(CriterionForm):
    kind = "levels"
    label = "Eén niveau kiezen"
    hint = "De organisator kiest het niveau dat past. Bijvoorbeeld: start binnen één, twee of drie jaar."
    lists: ClassVar = {"levels": OptionRow}
    rows_label = "Niveaus"
    add_label = "Voeg een niveau toe"


class ChecklistForm(CriterionForm):
    kind = "checklist"
    label = "Aanvinken wat klopt"
    hint = "De punten van alles wat klopt worden opgeteld, tot aan een grens als u die wilt."
    lists: ClassVar = {"items": OptionRow}
    rows_label = "Wat punten geeft"
    last = ("cap",)
    add_label = "Voeg een regel toe"
    cap = NumberField(label="Samen hoogstens", required=False, help_text="Leeg: geen grens.")

    def value(self):
        """A list without a cap leaves the word out, as most documents do."""
        part = super().value()
        return part if part["cap"] else {name: given for name, given in part.items() if name != "cap"}


class BandsForm(CriterionForm):
    kind = "bands"
    label = "Punten volgens een hoeveelheid"
    hint = "De organisator vult een getal in; het portaal rekent. Bijvoorbeeld: openingsuren per dag."
    lists: ClassVar = {"bands": BandRow}
    rows_label = "Grenzen, de eerste die klopt telt"
    last = ("otherwise",)
    add_label = "Voeg een grens toe"
    quantity = line("Welke hoeveelheid", help_text="Bijvoorbeeld: openingsuren per dag.")
    unit = line("Eenheid", required=False, help_text="Bijvoorbeeld: uur, dagen of %.")
    otherwise = NumberField(label="Punten in alle andere gevallen", initial="0")


class ZonesForm(CriterionForm):
    kind = "zones"
    label = "Punten volgens de buurt"
    hint = "Het portaal kijkt in welke buurt of leefkern de locatie ligt."
    lists: ClassVar = {"zones": ZoneRow}
    rows_label = "Buurten en hun punten"
    last = ("otherwise",)
    add_label = "Voeg buurten toe"
    otherwise = NumberField(label="Punten voor alle andere buurten", initial="0")


class JudgementForm(CriterionForm):
    kind = "judgement"
    label = "Beoordeeld met motivering"
    hint = "Beoordelaars geven punten van 0 tot het maximum en schrijven waarom."
    max_points = NumberField(label="Hoogstens", help_text="Het maximum aantal punten.")
    step = NumberField(label="In stappen van", initial="0,5")


class FactForm(CriterionForm):
    """A fact that the portal reads in its own records."""

    kind = "fact"
    fact = ""

    def shown(self, part):
        return part | {f"rule_{name}": given for name, given in part.get("rule", {}).items()}

    def value(self):
        """The rule is an object of its own in the document."""
        part = super().value()
        rule = {name: part.pop(name) for name in list(part) if name.startswith("rule_")}
        return part | {"fact": self.fact, "rule": self.rule(rule)}

    def rule(self, given: dict) -> dict:
        return {name.removeprefix("rule_"): answer for name, answer in given.items()}


class AttendanceForm(FactForm):
    fact = "lok_attendance"
    label = "Deelname aan het LOK"
    hint = "Het portaal telt de aanwezigheden van de organisator in de vergaderingen."
    rule_min_share = NumberField(
        label="Minstens zoveel procent van de vergaderingen", initial="50", help_text="50 is de helft."
    )
    rule_counts = forms.ChoiceField(
        label="Wat telt", choices=list(COUNTS_LABELS.items()), initial="present", widget=forms.RadioSelect
    )
    rule_excuse_required = forms.BooleanField(label="Verontschuldigd voor de rest", required=False)
    rule_months = forms.IntegerField(
        label="Over hoeveel maanden voor de uiterste datum", min_value=1, max_value=MOST_MONTHS, initial=12
    )
    points = NumberField(label="Punten als dat zo is")

    def shown(self, part):
        """The share as a percentage."""
        shown = super().shown(part)
        share = as_number(shown.get("rule_min_share"))
        return shown if share is None else shown | {"rule_min_share": words.plain(Fraction(share) * 100)}

    def rule(self, given):
        share = words.plain(Fraction(given["rule_min_share"]) / 100)
        return super().rule(given | {"rule_min_share": share})


class EndorsedForm(FactForm):
    fact = "agreement_endorsed"
    label = "Afspraken onderschreven"
    hint = "Het portaal kijkt of de organisator een afsprakenkader onderschreef, vóór de uiterste datum."
    rule_framework = forms.ChoiceField(
        label="Welke afspraken", choices=list(FRAMEWORK_LABELS.items()), widget=forms.RadioSelect
    )
    points = NumberField(label="Punten als dat zo is")

    def rule(self, given):
        return super().rule(given) | {"before": "deadline"}


class ConfirmedForm(FactForm):
    fact = "data_confirmed"
    label = "Gegevens bevestigd"
    hint = "Het portaal kijkt wanneer de organisator zijn gegevens het laatst bevestigde."
    rule_max_age_days = forms.IntegerField(
        label="Hoogstens zoveel dagen geleden", min_value=1, max_value=MOST_DAYS, initial=180
    )
    points = NumberField(label="Punten als dat zo is")


class SupplyForm(FactForm):
    fact = "supply_per_100"
    label = "Aanbod per 100 kinderen"
    hint = "Het portaal neemt de plaatsen per 100 kinderen (0 tot 2 jaar) in de leefkern van de locatie."
    lists: ClassVar = {"bands": BandRow}
    rows_label = "Grenzen, de eerste die klopt telt"
    last = ("otherwise",)
    add_label = "Voeg een grens toe"
    otherwise = NumberField(label="Punten in alle andere gevallen", initial="0")

    def rule(self, given):
        return {"age": "0-2", "scope": "neighbourhood"}


KINDS: dict[str, type[CriterionForm]] = {
    **{form.kind: form for form in (LevelsForm, ChecklistForm, BandsForm, ZonesForm, JudgementForm)},
    **{form.fact: form for form in (AttendanceForm, EndorsedForm, ConfirmedForm, SupplyForm)},
}


def kind_of(criterion: dict) -> str:
    """Which of KINDS a criterion of a document is."""
    return criterion["fact"] if criterion["kind"] == "fact" else criterion["kind"]
