"""Fields that forms of agreements share, and model forms that leave the writing to the act."""

from django import forms

from partners.forms.fresh import FreshForm


def day(**attrs) -> forms.DateInput:
    """A day, in the way the browser offers it."""
    return forms.DateInput(attrs={"type": "date", **attrs}, format="%Y-%m-%d")


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def money(*, most: int = 10_000_000) -> forms.NumberInput:
    """An amount in euro and cents."""
    return forms.NumberInput(attrs={"step": "0.01", "min": "0", "max": str(most), "inputmode": "decimal"})


class RecordForm(FreshForm):
    """A form about a guarded record: the record stays as it was read, the action writes."""

    def values(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def _post_clean(self):
        """The act checks the record as a whole, and says beside which field it is wrong."""
