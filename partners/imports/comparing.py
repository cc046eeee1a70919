"""Holds the rows of a file against the register: what both kinds of import have in common."""

import copy
from collections.abc import Iterator

from django.core.exceptions import ValidationError

from partners.models import ImportRun, Lok
from partners.resources import MODELS, RESOURCES
from partners.sheets import Bad, Sheet, shown_as

from .findings import CHANGED, ERROR, NEW, SAME, Finding


class Comparer:
    """Loads the register of one LOK once, then looks at row after row without a query.

    A child says what to `load`, how a row finds its record (`match`), how a `blank` one begins, what it
    points at (`refer`) and how to `write` it.
    With `lock` the records stay as they are until the transaction ends.
    """

    kind = ImportRun.Kind.ORGANISERS
    register = edit = None
    one = ""

    def __init__(self, run: ImportRun, sheet: Sheet, *, by, lock: bool = False):
        self.lok: Lok = run.lok
        self.by, self.sheet = by, sheet
        self.model = MODELS[self.kind]
        self.columns = RESOURCES[self.kind]().columns()
        self.places = {name: int(place) for place, name in run.mapping.items()}
        self.relations = {field.name for field in self.model._meta.concrete_fields if field.is_relation}
        self.seen: dict = {}
        self.load(lock)

    def refer(self, finding: Finding) -> None:
        """Look up what the row points at."""

    def check(self, finding: Finding, would_be) -> None:
        """What cells must agree on among themselves."""

    def findings(self) -> Iterator[Finding]:
        """Row after row, in the order of the file."""
        return (self.look(number, cells) for number, cells in self.sheet.rows)

    def look(self, number: int, cells: list) -> Finding:
        """What one row would do, its cells in the order of the fields."""
        finding = self._look(number, cells)
        finding.cells = {name: finding.cells[name] for name in self.columns if name in finding.cells}
        return finding

    def _look(self, number, cells):
        finding = self._read(number, cells)
        finding.thing = self.match(finding)
        if finding.thing is not None and not self.is_ours(finding):
            return finding
        self._weigh(finding)
        self.refer(finding)
        finding.become(CHANGED if finding.thing and finding.values else SAME if finding.thing else NEW)
        if finding.verdict != SAME:
            self._judge(finding)
        return finding

    def is_ours(self, finding: Finding) -> bool:
        """Whether this LOK keeps the record that was found."""
        return True

    def once(self, finding: Finding, *keys) -> None:
        """Refuse a row about the same thing as a row before it."""
        for key in keys:
            first = self.seen.setdefault(key, finding.number)
            if first != finding.number:
                finding.refuse(f"Rij {first} gaat over dezelfde {self.one}.")
                return

    def named(self, name: str) -> Iterator:
        """The values of one column through the whole file, those that can be read."""
        place = self.places.get(name)
        for _, cells in self.sheet.rows if place is not None else ():
            value, _ = self._cell(name, cells)
            if value:
                yield value

    def _read(self, number, cells):
        finding = Finding(number)
        for name in self.columns:
            if name in self.places:
                value, complaint = self._cell(name, cells)
                if complaint:
                    finding.wrong(name, complaint.sentence, complaint.shown)
                else:
                    finding.read[name] = value
        if any(cell not in (None, "") for cell in cells[len(self.sheet.headers) :]):
            finding.refuse("Deze rij heeft meer cellen dan de kop.")
        finding.label = str(finding.read.get("name") or "zonder naam")[:200]
        return finding

    def _cell(self, name, cells):
        place = self.places[name]
        raw = cells[place] if place < len(cells) else None
        if isinstance(raw, Bad):
            return None, raw
        try:
            return self.columns[name].widget.clean(raw), None
        except ValueError as error:
            return None, Bad(str(error), shown_as(raw))

    def _weigh(self, finding):
        for name, column in self.columns.items():
            if name in finding.read and not column.is_reference:
                self._weigh_cell(finding, name, column)
            elif finding.thing is None and column.required and name not in self.places:
                finding.refuse(
                    f"De kolom “{column.column_name}” ontbreekt; een nieuwe {self.one} heeft die nodig."
                )

    def _weigh_cell(self, finding, name, column):
        widget, new, thing = column.widget, finding.read[name], finding.thing
        is_blank = new == widget.blank
        if is_blank and column.required:
            finding.wrong(name, "Vul dit in: het is verplicht.")
        elif thing is None:
            finding.show(name, SAME if is_blank else NEW, new=widget.render(new))
            finding.values |= {} if is_blank else {name: new}
        else:
            self._hold(finding, name, column, is_blank)

    def _hold(self, finding, name, column, is_blank):
        widget, new, old = column.widget, finding.read[name], getattr(finding.thing, name)
        shown = widget.render(old)
        if old == new or (is_blank and column.is_key) or _again(widget, shown) == new:
            finding.show(name, SAME, old=shown, new=shown)
            return
        finding.values[name] = new
        finding.show(name, CHANGED, old=shown, new=widget.render(new))
        if is_blank:
            finding.warn("Wordt leeggemaakt.", name)

    def _judge(self, finding):
        rule = self.edit if finding.thing else self.register
        would_be = self._would_be(finding)
        if finding.verdict != ERROR and (sentence := rule.why_not(self.by, would_be)):
            finding.refuse(sentence)
        try:
            would_be.clean_fields(exclude=self.relations)
        except ValidationError as error:
            for name, complaints in error.message_dict.items():
                self._complain(finding, name, " ".join(complaints))
        self.check(finding, would_be)

    def _complain(self, finding, name, sentence):
        cell = finding.cells.get(name)
        if cell and cell["verdict"] != ERROR:
            finding.wrong(name, sentence)
        elif cell is None and finding.verdict != ERROR:
            finding.refuse(f"{self.columns[name].column_name}: {sentence}")

    def _would_be(self, finding):
        would_be = copy.copy(finding.thing) if finding.thing else self.blank(finding)
        for name, value in finding.values.items():
            if name not in self.relations:
                setattr(would_be, name, value)
        return would_be


def _again(widget, shown):
    """What would be read from what goes out: an export that comes back changes nothing."""
    try:
        return widget.clean(shown)
    except ValueError:
        return None
