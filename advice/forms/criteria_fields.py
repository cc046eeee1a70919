"""Fields of the criteria editor: numbers as people type them, texts as long as a document may hold."""

from django import forms

from advice.criteria.node import as_number
from advice.criteria.words import shown

CODE, LINE, LABEL, TEXT = 40, 300, 1000, 5000  # as long as advice/criteria/reading.py allows
DAY = {"format": "%Y-%m-%d", "attrs": {"type": "date"}}


class NumberField(forms.CharField):
    """An exact number: "1,5" on the screen, "1.5" in the document."""

    def __init__(self, **kwargs):
        typed = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
        super().__init__(**{"max_length": 22, "widget": typed} | kwargs)

    def prepare_value(self, value):
        return value.replace(".", ",") if as_number(value) is not None else value

    def to_python(self, value):
        """The number as a plain decimal string; "" when nothing was typed."""
        text = super().to_python(value).replace(",", ".")
        if text and as_number(text) is None:
            raise forms.ValidationError(f"“{shown(value)}” is geen gewoon getal zoals 1,5.")
        return text


class LinesField(forms.CharField):
    """A list of names, each on a line of its own."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **kwargs)

    def prepare_value(self, value):
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value):
        return [line.strip() for line in super().to_python(value).splitlines() if line.strip()]


class TextField(forms.CharField):
    """A text of more lines, with the line ends of a document rather than those of a browser."""

    def to_python(self, value):
        return super().to_python(value).replace("\r\n", "\n")


def text(label: str, *, rows: int = 3, **kwargs) -> forms.CharField:
    """A text of more lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return TextField(label=label, widget=area, **{"max_length": TEXT} | kwargs)


def line(label: str, **kwargs) -> forms.CharField:
    """A text of one line."""
    return forms.CharField(label=label, **{"max_length": LINE} | kwargs)


def suggested(label: str, suggestions: tuple[str, ...], **kwargs) -> forms.CharField:
    """A text of one line, with the usual answers named under the label."""
    usual = f"Bijvoorbeeld: {', '.join(suggestions)}."
    return line(label, help_text=usual, **kwargs)
