"""Forms about whole criteria sets: start, import, new version, adopt."""

import dataclasses

from django import forms
from django.utils import timezone

from advice import criteria
from advice.criteria import CriteriaDocument, CriteriaRefused
from advice.criteria.node import MOST_BYTES
from advice.models import CriteriaSet, Follows, LokStance
from advice.models.criteria_sets import SetPurpose

from .criteria_fields import DAY, suggested, text
from .criteria_parts import BODIES

NOTHING = "Er is niets ingevoerd. Dit schort er aan het document:"
NOT_BOTH = "Kies een bestand of plak de tekst, één van de twee."


class DraftForm(forms.Form):
    """A set that starts empty."""

    title = forms.CharField(
        label="Titel", max_length=300, help_text="Bijvoorbeeld: Criteria voor nieuwe plaatsen 2027."
    )
    purpose = forms.ChoiceField(
        label="Waarvoor dienen deze criteria?", choices=SetPurpose.choices, widget=forms.RadioSelect
    )
    valid_from = forms.DateField(
        label="Geldig vanaf", initial=timezone.localdate, widget=forms.DateInput(**DAY)
    )

    def document(self) -> CriteriaDocument:
        """The smallest valid set with this title; ValidationError where a document cannot hold it."""
        blank = criteria.blank(**self.cleaned_data)
        return checked(blank)


class NewVersionForm(forms.Form):
    """A copy to change, with what will be different."""

    changes = text(
        "Wat verandert er tegenover de vorige versie?",
        max_length=4000,
        help_text="Iedereen leest dit bij de nieuwe versie. U kunt het later nog aanvullen.",
    )
    valid_from = forms.DateField(
        label="Geldig vanaf", initial=timezone.localdate, widget=forms.DateInput(**DAY)
    )

    def copy_of(self, document: CriteriaDocument) -> CriteriaDocument:
        """The same criteria, not adopted yet, valid from the given day."""
        return checked(
            dataclasses.replace(
                document, valid_from=self.cleaned_data["valid_from"], valid_until=None, adopted_on=None
            )
        )


class ImportForm(forms.Form):
    """A document somebody else made, as a file or as text."""

    file = forms.FileField(
        label="Bestand",
        required=False,
        help_text="Een bestand in de vorm lok-criteria/v1 (.json), hoogstens 1 MB.",
        widget=forms.FileInput(attrs={"accept": ".json,application/json"}),
    )
    pasted = forms.CharField(
        label="Of plak de tekst", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )

    def clean_file(self):
        """The bytes of the file; one that is too large was never kept."""
        file = self.cleaned_data["file"]
        if getattr(file, "too_large", False) or (file and file.size > MOST_BYTES):
            raise forms.ValidationError("Dit bestand is groter dan 1 MB. Een criteriaset is veel kleiner.")
        return file and file.read()

    def clean(self):
        """Read the document; what is wrong with it is told with the place of each fault."""
        file, pasted = self.cleaned_data.get("file"), self.cleaned_data.get("pasted", "").strip()
        if self.errors:
            return
        if bool(file) == bool(pasted):
            raise forms.ValidationError(NOT_BOTH)
        try:
            self.cleaned_data["document"] = criteria.parse(file or pasted)
        except CriteriaRefused as refused:
            found = [f"{path}: {sentence}" for path, sentence in refused.problems]
            raise forms.ValidationError([NOTHING, *found]) from None


class AdoptForm(forms.Form):
    """Who adopted the set, when, and on which ground."""

    adopted_by = suggested("Vastgesteld door", BODIES, max_length=120)
    adopted_on = forms.DateField(label="Vastgesteld op", widget=forms.DateInput(**DAY))
    legal_basis = text("Rechtsgrond", rows=2, max_length=500)
    follows = forms.ChoiceField(
        label="Wat doet dit orgaan met het advies van het LOK?",
        choices=Follows.choices,
        initial=Follows.FULLY,
        widget=forms.RadioSelect,
    )
    deviation = text(
        "Waarom wordt er van het advies afgeweken?",
        rows=4,
        max_length=4000,
        required=False,
        help_text="Nodig als het advies niet helemaal gevolgd wordt. Iedereen kan deze reden lezen.",
    )

    decision_url = forms.URLField(
        label="Adres van het besluit",
        required=False,
        assume_scheme="https",
        help_text="Waar iedereen het besluit kan lezen.",
    )

    def __init__(self, document: CriteriaDocument, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.document = document

    def clean_deviation(self):
        """Who deviates says why (BVR 24 May 2013, art. 7)."""
        said = self.cleaned_data["deviation"].strip()
        if self.cleaned_data.get("follows") != Follows.FULLY and not said:
            raise forms.ValidationError("Geef de reden om van het advies van het LOK af te wijken.")
        return said

    def clean_adopted_on(self):
        """A body that will meet tomorrow has adopted nothing yet."""
        if self.cleaned_data["adopted_on"] > timezone.localdate():
            raise forms.ValidationError(
                "Deze dag ligt in de toekomst. Leg de vaststelling vast nadat ze gebeurde."
            )
        return self.cleaned_data["adopted_on"]

    def clean(self):
        """What is written here becomes part of the document, so the document must be able to hold it."""
        names = ("adopted_by", "adopted_on", "legal_basis")
        given = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        checked(dataclasses.replace(self.document, **given))


def first_stance(criteria_set: CriteriaSet) -> str:
    """What the form starts with: following, unless the LOK was against or the text changed since."""
    if criteria_set.lok_stance == LokStance.UNFAVOURABLE:
        return Follows.NOT
    return Follows.PARTLY if criteria_set.is_changed_since_advice else Follows.FULLY


def checked(document: CriteriaDocument) -> CriteriaDocument:
    """The document as it will be read again; ValidationError with what it cannot hold, by field."""
    try:
        return criteria.from_dict(criteria.to_dict(document))
    except CriteriaRefused as refused:
        raise forms.ValidationError(
            {path.removeprefix("$."): sentence for path, sentence in refused.problems}
        ) from None
