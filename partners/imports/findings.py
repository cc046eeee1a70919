"""What one row of a file would do."""

from dataclasses import dataclass, field
from typing import Any

from partners.models.imports import ImportRow

NEW, CHANGED, WELCOME, SAME, ERROR = (
    ImportRow.Verdict.NEW.value,
    ImportRow.Verdict.CHANGED.value,
    ImportRow.Verdict.WELCOME.value,
    ImportRow.Verdict.SAME.value,
    ImportRow.Verdict.ERROR.value,
)
WARNING = "warning"
LONGEST = 300  # of a value on the screen


@dataclass
class Finding:
    """`read`: the cells as Python values; `values`: what is set on `thing`; `owner`: its organiser."""

    number: int
    label: str = ""
    verdict: str = SAME
    thing: Any = None
    owner: Any = None
    read: dict = field(default_factory=dict)
    values: dict = field(default_factory=dict)
    cells: dict[str, dict] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    is_warned: bool = False

    def show(self, name: str, verdict: str, *, old: str = "", new: str = "") -> None:
        """How one cell looks, unless something is wrong with it."""
        if self.cells.get(name, {}).get("verdict") != ERROR:
            self.cells[name] = {"verdict": verdict, "old": _short(old), "new": _short(new), "note": ""}

    def wrong(self, name: str, sentence: str, shown: str = "") -> None:
        """This cell is refused, and its whole row with it."""
        cell = self.cells.setdefault(name, {"old": "", "new": _short(shown)})
        cell |= {"verdict": ERROR, "note": sentence}
        self.verdict = ERROR

    def refuse(self, sentence: str) -> None:
        """The row is refused for what no single cell can help."""
        self.notes.append(sentence)
        self.verdict = ERROR

    def warn(self, sentence: str, name: str = "") -> None:
        """It can be written, but somebody should look."""
        self.is_warned = True
        if name in self.cells:
            self.cells[name]["note"] = sentence
            if self.cells[name]["verdict"] == SAME:
                self.cells[name]["verdict"] = WARNING
        else:
            self.notes.append(sentence)

    def become(self, verdict: str) -> None:
        """Its verdict, unless it is refused."""
        if self.verdict != ERROR:
            self.verdict = verdict

    def told(self) -> dict:
        """What is kept of it, to show and to hold against the same row later."""
        cells = [{"field": name, **self.cells[name]} for name in self.cells]
        return {
            "number": self.number,
            "verdict": self.verdict,
            "is_warned": self.is_warned,
            "label": self.label,
            "notes": self.notes,
            "cells": cells,
        }


def _short(value) -> str:
    text = "" if value is None else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
