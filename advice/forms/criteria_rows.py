"""Lists inside a form of the criteria editor: levels, items, limits, zones, grounds, conditions."""

from typing import ClassVar

from django import forms

from advice.criteria import OPERATOR_LABELS

from .criteria_fields import CODE, LABEL, LinesField, NumberField, line, text

MOST_ROWS = 200


class Row(forms.Form):
    """One line of a list; a line in which nothing is typed is left out."""

    typed: ClassVar[tuple[str, ...]]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, empty_permitted=True, use_required_attribute=False, **kwargs)

    def has_changed(self):
        return not self.is_blank

    @property
    def is_blank(self) -> bool:
        return not any(str(self[name].data or "").strip() for name in self.typed)


class OptionRow(Row):
    """A level, or an item of a checklist."""

    label = text("Wat", rows=2, max_length=LABEL)
    points = NumberField(label="Punten")
    typed = ("label", "points")


class BandRow(Row):
    """A limit to a quantity."""

    op = forms.ChoiceField(label="Grens", choices=list(OPERATOR_LABELS.items()), initial=">=")
    value = NumberField(label="Waarde")
    points = NumberField(label="Punten")
    typed = ("value", "points")


class ZoneRow(Row):
    """Neighbourhoods that earn the same points."""

    names = LinesField(label="Buurten of leefkernen, één per regel")
    points = NumberField(label="Punten")
    typed = ("names", "points")


class GroundRow(Row):
    """A ground for a negative advice."""

    code = line("Korte code", max_length=CODE)
    text = text("Grond", rows=2)
    typed = ("code", "text")


class KnockOutRow(Row):
    """A condition that everybody must meet."""

    code = line("Korte code", max_length=CODE)
    question = text("Vraag, met ja te beantwoorden", rows=2)
    evidence = text("Bewijs", rows=2, required=False)
    typed = ("code", "question", "evidence")


class TieRow(Row):
    """A criterion that decides between equal scores."""

    code = line("Nummer van het criterium", max_length=CODE)
    typed = ("code",)


class Rows:
    """The lines of one list: those that came back in `data`, or those to start from."""

    def __init__(self, kind: type[Row], name: str, *, data=None, start=()):
        self.kind, self.name = kind, name
        if data is None:
            start = list(start) or [{}, {}]
            self.forms = [kind(initial=row, prefix=f"{name}-{at}") for at, row in enumerate(start)]
        else:
            self.forms = [
                kind(data, prefix=f"{name}-{at}") for at in range(_count(data.get(f"{name}-count")))
            ]

    @property
    def used(self) -> list[Row]:
        """The lines in which something was typed, as they are numbered in the document."""
        return [row for row in self.forms if not row.is_blank]

    @property
    def titles(self) -> list[str]:
        return [field.label for field in self.kind.base_fields.values()]

    def is_valid(self) -> bool:
        return not [row for row in self.used if not row.is_valid()]

    def values(self) -> list[dict]:
        return [row.cleaned_data for row in self.used]

    def after(self, act: str, at: int) -> "Rows":
        """The same lines with one more, without one, or with one a place higher; nothing typed is lost."""
        rows = [{name: row[name].data for name in row.fields} for row in self.forms]
        if act == "add" and len(rows) < MOST_ROWS:
            rows.append({})
        elif act == "drop":
            del rows[at : at + 1]
        elif act == "up" and 0 < at < len(rows):
            rows[at - 1], rows[at] = rows[at], rows[at - 1]
        return Rows(self.kind, self.name, start=rows)


def _count(said) -> int:
    return min(int(said), MOST_ROWS) if said and said.isascii() and said.isdigit() and len(said) < 5 else 0
