"""Forms of the text: paste it or bring a file, and one clause by itself."""

import re

from django import forms
from django.core.exceptions import ValidationError

from consultation import cutting, word
from consultation.clauses import ClauseText, as_lines
from consultation.models import Clause
from ledger.uploads import DOCX, EMPTY, EvidenceField
from partners.forms.fresh import FreshForm

from .words import WordsField

SPLIT = re.compile(r"^[ \t]*-{3,}[ \t]*$", re.MULTILINE)
SPLIT_HINT = (
    "Zoals de deelnemers het lezen. Splitsen? Zet --- op een lege regel waar het nieuwe artikel begint."
)
MEND = (
    "Een artikel begint met een regel zoals “# Artikel 3. Kop”. Zet er zo een bij om te splitsen, "
    "haal er een weg om samen te voegen, of verander de kop."
)
MOST_TEXT = 600_000  # characters: some hundreds of pages
WANTED = "Kies een Word-document (.docx) of een tekstbestand (.md of .txt)."


class TextFileField(EvidenceField):
    """A file that holds a text; the clean value is the text itself."""

    def widget_attrs(self, widget):
        return {**super().widget_attrs(widget), "accept": ".docx,.md,.markdown,.txt"}

    def to_python(self, data):
        if data and data.name.lower().endswith((".md", ".markdown", ".txt")):
            return _plain(data)
        file = super().to_python(data)
        if file is None:
            return ""
        if file.mime != DOCX:
            raise ValidationError(WANTED)
        file.seek(0)
        try:
            return word.text_of(file)
        except word.UnreadableError as error:
            raise ValidationError(str(error)) from error


def _plain(file) -> str:
    if getattr(file, "too_large", False) or file.size > 4 * MOST_TEXT:
        raise ValidationError("Dit tekstbestand is te groot. Plak de tekst die u nodig hebt.")
    file.seek(0)
    content = file.read()
    if not content.strip():
        raise ValidationError(EMPTY)
    if b"\x00" in content:
        raise ValidationError(WANTED)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


class ImportForm(forms.Form):
    """A text, pasted or in a file; `clauses` is how it falls apart."""

    file = TextFileField(label="Bestand", required=False, help_text=WANTED)
    text = forms.CharField(
        label="Of plak de tekst",
        required=False,
        max_length=MOST_TEXT,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 16}),
        help_text="We knippen de tekst in artikelen bij “Artikel 3”, bij nummers zoals 3.2 of bij koppen. "
        "Staat dat er niet in, dan is elke alinea een artikel.",
    )

    @classmethod
    def again(cls, clauses: list[ClauseText]) -> "ImportForm":
        """The text as it was cut, to mend it."""
        form = cls(initial={"text": cutting.written(clauses)})
        del form.fields["file"]
        form.fields["text"].label, form.fields["text"].required = "De tekst", True
        form.fields["text"].help_text = MEND
        return form

    def clean(self):
        cleaned = super().clean()
        text = cleaned.get("file") or cleaned.get("text", "")
        if not self.errors and not text.strip():
            raise ValidationError("Plak een tekst of kies een bestand.")
        try:
            self.clauses = cutting.cut(text)
        except cutting.TooLongError as error:
            raise ValidationError(str(error)) from error
        return cleaned


AFTER = ("bis", "ter", "quater", "quinquies")  # what splitting a clause adds to its number


class ClauseForm(FreshForm):
    """One clause of a draft; three dashes on a line of their own split it."""

    class Meta:
        model = Clause
        fields = ("number", "heading", "text")
        field_classes = dict.fromkeys(fields, WordsField)
        widgets = {"text": forms.Textarea(attrs={"rows": 12})}
        help_texts = {"number": "Zoals gedrukt: 3, of 3.2.", "text": SPLIT_HINT}

    def whole(self):
        return self.instance.consultation

    def clean_text(self):
        parts = [as_lines(part) for part in SPLIT.split(self.cleaned_data["text"])]
        parts = [part for part in parts if part]
        if not 1 <= len(parts) <= len(AFTER) + 1:
            raise ValidationError(f"Schrijf een tekst, gesplitst in hoogstens {len(AFTER) + 1} artikelen.")
        self.parts = parts
        return self.cleaned_data["text"]

    def written(self) -> list[ClauseText]:
        """What was filled in: one clause, or as many as it was split in."""
        number, heading = self.cleaned_data["number"], self.cleaned_data["heading"]
        rest = zip(AFTER, self.parts[1:], strict=False)
        return [
            ClauseText(number, heading, self.parts[0]),
            *(ClauseText(f"{number} {after}"[:20], "", part) for after, part in rest),
        ]

    def _post_clean(self):
        """Leave the clause as it was read: the action writes."""
