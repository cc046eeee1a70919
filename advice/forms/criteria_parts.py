"""Parts of a criteria document as forms: each shows its part, gives it back, and takes complaints."""

import re
from typing import ClassVar

from django import forms

from advice.criteria import ROUNDING_LABELS
from advice.criteria.node import Problem

from .criteria_fields import CODE, DAY, LINE, NumberField, line, suggested, text
from .criteria_rows import GroundRow, KnockOutRow, Row, Rows, TieRow

BODIES = ("gemeenteraad", "college van burgemeester en schepenen", "raad voor maatschappelijk welzijn")
ROW_BUTTON = re.compile(r"(\w+) (add|drop|up) (\d{1,3})")


class Part(forms.Form):
    """A form over one part of the document; `lists` names the lists of lines in it."""

    use_required_attribute = False
    do_not_call_in_templates = True
    lists: ClassVar[dict[str, type[Row]]] = {}
    last: ClassVar[tuple[str, ...]] = ()
    add_label = "Voeg een regel toe"
    rows_label = "Regels"

    def __init__(self, part: dict, data=None):
        pressed = ROW_BUTTON.fullmatch(data.get("rows", "")) if data else None
        super().__init__(None if pressed else data, initial=self.shown(part))
        self.rows = [
            Rows(kind, name, data=data, start=part.get(name, ())) for name, kind in self.lists.items()
        ]
        if pressed:
            self._rearrange(data, *pressed.groups())

    def _rearrange(self, data, name: str, act: str, at: str) -> None:
        """A button of a line was pressed: show everything as it was typed, with that line changed."""
        fields = self.fields.items()
        self.initial = {one: field.widget.value_from_datadict(data, {}, one) for one, field in fields}
        self.rows = [rows.after(act if rows.name == name else "", int(at)) for rows in self.rows]

    def shown(self, part: dict) -> dict:
        """What the fields start with."""
        return part

    def value(self) -> dict:
        """The part as it goes back into the document."""
        return self.cleaned_data | {rows.name: rows.values() for rows in self.rows}

    def is_valid(self) -> bool:
        """Every line is looked at, also when a field is wrong already."""
        return all([super().is_valid(), *(rows.is_valid() for rows in self.rows if self.is_bound)])

    def complain(self, problems: list[Problem]) -> None:
        """Put each complaint about the document beside the field it is about."""
        for path, sentence in problems:
            if not self._on_a_line(path, sentence):
                self.add_error(self._field(path), sentence)

    def _on_a_line(self, path: str, sentence: str) -> bool:
        for rows in self.rows:
            found = re.search(rf"\.{rows.name}\[(\d+)\](?:\.(\w+))?", path)
            if found and int(found[1]) < len(rows.used):
                row = rows.used[int(found[1])]
                row.add_error(found[2] if found[2] in row.fields else row.typed[0], sentence)
                return True
        return False

    def _field(self, path: str) -> str | None:
        """`$.scale.rounding.step` is about the field rounding_step, or step."""
        names = re.findall(r"\.(\w+)", path)
        joined = ("_".join(names[at:]) for at in range(len(names)))
        return next((name for name in joined if name in self.fields), None)

    @property
    def first_fields(self) -> list:
        return [self[name] for name in self.fields if name not in self.last]

    @property
    def last_fields(self) -> list:
        """Fields that are read after the lists."""
        return [self[name] for name in self.last]

    @property
    def wrongs(self) -> list[tuple[str, str, str]]:
        """Everything that is wrong, as (anchor, label, sentence) for the summary on top."""
        wrongs = [("", "", sentence) for sentence in self.non_field_errors()]
        wrongs += _wrongs(self)
        for rows in self.rows:
            for at, row in enumerate(rows.forms, start=1):
                wrongs += [(to, f"Regel {at}, {label.lower()}", said) for to, label, said in _wrongs(row)]
        return wrongs


def _wrongs(form) -> list[tuple[str, str, str]]:
    if not form.is_bound:
        return []
    return [
        (f.id_for_label or f"div_{f.auto_id}", f.label, said)
        for f in form
        for said in form.errors.get(f.name, ())
    ]


class GeneralForm(Part):
    """What the set is, from when until when, and on which ground."""

    title = line("Titel")
    valid_from = forms.DateField(label="Geldig vanaf", widget=forms.DateInput(**DAY))
    valid_until = forms.DateField(
        label="Geldig tot en met",
        required=False,
        help_text="Leeg: zonder einddatum.",
        widget=forms.DateInput(**DAY),
    )
    legal_basis = text("Rechtsgrond", rows=2, required=False, max_length=500)
    adopted_by = suggested("Bevoegd orgaan", BODIES, required=False, max_length=120)
    changes = text("Wat verandert er tegenover de vorige versie?", required=False, max_length=4000)

    def value(self):
        """The fields of the document; `changes` stays beside it."""
        until = self.cleaned_data["valid_until"]
        return {
            "title": self.cleaned_data["title"],
            "valid_from": self.cleaned_data["valid_from"].isoformat(),
            "valid_until": until and until.isoformat(),
            "legal_basis": self.cleaned_data["legal_basis"],
            "adopted_by": self.cleaned_data["adopted_by"],
        }


class ScaleForm(Part):
    """From points to a score."""

    target_max = NumberField(
        label="Hoogste score",
        required=False,
        help_text="Het agentschap vraagt een score op 8. Leeg: het puntentotaal is de score.",
    )
    rounding_mode = forms.ChoiceField(
        label="Afronden",
        required=False,
        choices=[("", "niet afronden: de score is een exacte breuk"), *ROUNDING_LABELS.items()],
        widget=forms.RadioSelect,
    )
    rounding_step = NumberField(
        label="Afronden op",
        required=False,
        help_text="0,01 is op twee cijfers na de komma; 0,5 is op een half punt.",
    )
    minimum_score = NumberField(
        label="Minimumscore",
        required=False,
        help_text="Wie lager scoort, krijgt een negatief advies. Leeg: geen.",
    )

    def shown(self, part):
        scale, rounding = part["scale"], part["scale"]["rounding"] or {}
        return {
            "target_max": scale["target_max"],
            "rounding_mode": rounding.get("mode", ""),
            "rounding_step": rounding.get("step", ""),
            "minimum_score": part["minimum_score"],
        }

    def clean(self):
        if self.cleaned_data.get("rounding_mode") and not self.cleaned_data.get("rounding_step", "x"):
            self.add_error("rounding_step", "Zeg ook op hoeveel er wordt afgerond, bijvoorbeeld 0,01.")

    def value(self):
        """Scale without its sum (that is counted), and the minimum."""
        given = self.cleaned_data
        rounding = {"step": given["rounding_step"], "mode": given["rounding_mode"]}
        scale = {"raw_max": "1", "target_max": given["target_max"] or None}
        scale["rounding"] = rounding if given["rounding_mode"] else None
        return {"scale": scale, "minimum_score": given["minimum_score"] or None}


class GroundsForm(Part):
    """On which grounds an advice may be negative."""

    lists: ClassVar = {"negative_grounds": GroundRow}
    add_label = "Voeg een grond toe"
    rows_label = "Gronden"


class KnockOutsForm(Part):
    """What everybody must meet."""

    lists: ClassVar = {"knock_outs": KnockOutRow}
    add_label = "Voeg een voorwaarde toe"
    rows_label = "Voorwaarden"


class TieBreakForm(Part):
    """Which criteria decide between equal scores, in order."""

    lists: ClassVar = {"tie_break": TieRow}
    add_label = "Voeg een criterium toe"
    rows_label = "Criteria die beslissen, het belangrijkste eerst"

    def __init__(self, part, data=None):
        super().__init__({"tie_break": [{"code": code} for code in part["tie_break"]]}, data)

    def value(self):
        return {"tie_break": [row["code"] for row in self.rows[0].values()]}


class GroupForm(Part):
    """Criteria under one goal."""

    code = line("Nummer", max_length=CODE)
    title = line("Titel", max_length=LINE)
    goal = text(
        "Doel",
        required=False,
        help_text="Wat het lokaal bestuur met deze criteria wil bereiken. Noem een beleidsdoel met dezelfde"
        " woorden, dan verwijzen ze naar elkaar.",
    )
