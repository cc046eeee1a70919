"""Forms of an import: which file, which column is what, and what may be left out."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from ledger.uploads import XLSX, checked_upload, clean_name
from partners import sheets
from partners.models import ImportRow, ImportRun

NOT_TAKEN = ("-", "niet overnemen")
NEEDED = {
    ImportRun.Kind.ORGANISERS: (("name",),),
    ImportRun.Kind.LOCATIONS: (("name",), ("organiser_number", "organiser_name", "dossier_number")),
}  # of each group at least one


class SheetField(forms.FileField):
    """A spreadsheet, judged by its content; the clean file has `content` and `sheet`."""

    default_error_messages = {"empty": sheets.EMPTY, "missing": sheets.EMPTY, "invalid": sheets.WANTED}

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "accept": ".xlsx,.csv,.txt"}

    def to_python(self, data):
        if getattr(data, "too_large", False):
            checked_upload(data)
        file = super().to_python(data)
        if file is not None:
            file.content = file.read()
            if file.content.startswith(b"PK") and checked_upload(file).mime != XLSX:
                raise ValidationError(sheets.WANTED)
            file.sheet = sheets.read(file.content)
        return file


class UploadForm(forms.Form):
    """A file with organisers or locations."""

    kind = forms.ChoiceField(
        label="Wat staat er in het bestand?",
        choices=ImportRun.Kind.choices,
        widget=forms.RadioSelect,
    )
    file = SheetField(
        label="Bestand",
        help_text="Excel (.xlsx) of CSV, met de namen van de kolommen op de eerste rij. "
        f"Hoogstens {sheets.MAX_ROWS} rijen.",
    )

    def run(self, lok, person) -> ImportRun:
        """The run this file begins."""
        file, kind = self.cleaned_data["file"], self.cleaned_data["kind"]
        sheet, ending = file.sheet, ".xlsx" if file.content.startswith(b"PK") else ".csv"
        return ImportRun(
            lok=lok,
            made_by=person,
            kind=kind,
            file_name=clean_name(file.name, XLSX).removesuffix(".xlsx") + ending,
            content=file.content,
            columns=[sheet.column(place) for place in range(len(sheet.headers))],
            rows_count=len(sheet.rows),
        )


class MapForm(forms.Form):
    """For each column of the file the field it goes to."""

    def __init__(self, *args, run, columns, **kwargs):
        super().__init__(*args, **kwargs)
        self.kind = run.kind
        self.labels = {name: column.column_name for name, column in columns.items()}
        for place, column in enumerate(run.columns):
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=column["header"],
                choices=[NOT_TAKEN, *self.labels.items()],
                initial=NOT_TAKEN[0],
                help_text=" · ".join(column["samples"]) or "geen waarden in de eerste rijen",
            )

    @property
    def mapping(self) -> dict:
        """Place of a column, as text: name of its field."""
        chosen = {name.removeprefix("column_"): field for name, field in self.cleaned_data.items()}
        return {place: field for place, field in chosen.items() if field != NOT_TAKEN[0]}

    def clean(self):
        taken = {}
        for place, field in self.mapping.items():
            if field in taken:
                first = self.fields[f"column_{taken[field]}"].label
                self.add_error(f"column_{place}", f"“{self.labels[field]}” komt al uit de kolom “{first}”.")
            taken.setdefault(field, place)
        for group in NEEDED[self.kind]:
            if not taken.keys() & set(group):
                names = " of ".join(f"“{self.labels[name]}”" for name in group)
                self.add_error(
                    None, f"Kies welke kolom {names} is: anders weten we niet over wie een rij gaat."
                )


class ConfirmForm(forms.Form):
    """What somebody says yes to before the file is written."""

    leave_out_errors = forms.BooleanField(
        error_messages={"required": "Vink dit aan, of verbeter het bestand en begin opnieuw."}
    )
    make_neighbourhoods = forms.BooleanField(
        error_messages={"required": "Vink dit aan, of schrijf de buurten zoals ze in het portaal heten."}
    )

    def __init__(self, *args, run, **kwargs):
        super().__init__(*args, **kwargs)
        errors, near = run.counts.get("error", 0), run.counts.get("neighbourhoods", [])
        self.fields["leave_out_errors"].label = f"Laat de rijen met fouten weg: {errors}"
        self.fields["make_neighbourhoods"].label = f"Maak deze buurten aan: {', '.join(near)}"
        if not errors:
            del self.fields["leave_out_errors"]
        if not near:
            del self.fields["make_neighbourhoods"]


class Show(models.TextChoices):
    """Which rows of the preview."""

    CHANGES = "wijzigingen", "alleen wat verandert"
    WARNED = "opletten", "alleen waarschuwingen"
    ERRORS = "fouten", "alleen fouten"


class RowFilters(forms.Form):
    """The filter bar above the preview."""

    toon = forms.ChoiceField(label="Rijen", required=False, choices=[("", "alle"), *Show.choices])

    def narrow(self, rows):
        """The rows that fit; a filter that makes no sense is as if it were not there."""
        wanted = self.cleaned_data["toon"] if self.is_valid() else ""
        if wanted == Show.CHANGES:
            return rows.filter(verdict__in=ImportRow.WRITTEN)
        if wanted == Show.WARNED:
            return rows.filter(is_warned=True)
        return rows.filter(verdict=ImportRow.Verdict.ERROR) if wanted == Show.ERRORS else rows
