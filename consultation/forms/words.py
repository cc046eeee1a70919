"""A field for words that are shown to the letter."""

from django import forms

from consultation.clauses import as_lines


class WordsField(forms.CharField):
    """Words as they were typed: line ends count once, and what nobody can see is no word."""

    def to_python(self, value):
        return as_lines(super().to_python(value))
