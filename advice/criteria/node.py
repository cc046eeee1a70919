"""Reading JSON that anybody may have written: every problem gets its JSON path and a Dutch sentence."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from advice.criteria.words import shown

MOST_BYTES = 1_000_000
MOST_ITEMS = 200
MOST_PROBLEMS = 200
PLAIN_NUMBER = re.compile(r"(0|[1-9][0-9]{0,8})(\.[0-9]{1,12})?")
PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
UNSTORABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
MISSING = object()
Problem = tuple[str, str]
Read = TypeVar("Read")


class DocumentError(ValueError):
    """What is wrong with a document: `problems` holds (JSON path, Dutch sentence), at most 200 of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = list(problems)[:MOST_PROBLEMS]
        super().__init__("\n".join(f"{path}: {sentence}" for path, sentence in self.problems))


class Doubled(dict):
    """An object in which keys stood more than once."""

    twice: tuple[str, ...] = ()


def load(source: str | bytes, refused: type[DocumentError]) -> Any:
    """Return the JSON value in `source` (UTF-8, at most 1 MB, no key twice in an object); raise `refused`."""
    text = _text(source, refused)
    try:
        value = json.loads(text, object_pairs_hook=_object)
    except json.JSONDecodeError as error:
        where = f"regel {error.lineno}, kolom {error.colno}"
        raise refused([("$", f"Dit is geen geldige JSON ({where}).")]) from error
    except ValueError as error:
        raise refused([("$", "Dit is geen geldige JSON: een getal is te lang.")]) from error
    except RecursionError as error:
        raise refused([("$", "Dit document is te diep genest.")]) from error
    if twice := list(_doubled_keys(value)):
        raise refused((path, "Deze sleutel staat twee keer in hetzelfde object.") for path in twice)
    return value


def _text(source: str | bytes, refused: type[DocumentError]) -> str:
    raw = source.encode("utf-8", "surrogatepass") if isinstance(source, str) else source
    if len(raw) > MOST_BYTES:
        raise refused([("$", "Dit document is groter dan 1 MB.")])
    try:
        return raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise refused([("$", "Dit document is geen tekst in UTF-8.")]) from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = Doubled(found)
    times = Counter(name for name, _ in pairs)
    doubled.twice = tuple(name for name in found if times[name] > 1)
    return doubled


def _doubled_keys(tree: Any) -> Iterator[str]:
    waiting = [("$", tree)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, Doubled):
            yield from (key_path(path, name) for name in value.twice)
        if isinstance(value, dict):
            waiting += [(key_path(path, name), inner) for name, inner in value.items()]
        elif isinstance(value, list):
            waiting += [(f"{path}[{index}]", inner) for index, inner in enumerate(value)]


def key_path(path: str, key: object) -> str:
    """Return the JSON path of `key` in the object at `path`."""
    name = shown(key)
    return f"{path}.{name}" if re.fullmatch(r"[A-Za-z_]\w*", name) else f'{path}["{name}"]'


def as_number(text: object) -> Decimal | None:
    """Return the number in a plain decimal string, or None for anything else."""
    return Decimal(text) if isinstance(text, str) and PLAIN_NUMBER.fullmatch(text) else None


@dataclass(frozen=True)
class Node:
    """A value, where it stands, and the list that gathers what is wrong; reading goes on after a problem."""

    value: Any
    path: str
    problems: list[Problem]

    @property
    def is_missing(self) -> bool:
        """Return whether the key was not there."""
        return self.value is MISSING

    def refuse(self, sentence: str) -> None:
        """Note what is wrong here."""
        self.problems.append((self.path, sentence))

    def child(self, key: str) -> "Node":
        """Return the node of one key; call it on objects only."""
        return Node(self.value.get(key, MISSING), key_path(self.path, key), self.problems)

    def peek(self, key: str) -> str | None:
        """Return the text at `key`, None when there is none; notes nothing."""
        found = self.value.get(key) if isinstance(self.value, dict) else None
        return found if isinstance(found, str) else None

    def fields(
        self, *required: str, optional: tuple[str, ...] = (), unknown: str = "Deze sleutel is onbekend."
    ) -> dict[str, "Node"]:
        """Return a node for every key; missing keys are noted, and unknown ones unless `unknown` is empty."""
        names = (*required, *optional)
        if not self._is(dict, "Hier hoort een object."):
            return {name: Node(MISSING, key_path(self.path, name), self.problems) for name in names}
        for key in self.value:
            if unknown and key not in names:
                self.problems.append((key_path(self.path, key), unknown))
        found = {name: self.child(name) for name in names}
        for name in required:
            if found[name].is_missing:
                found[name].refuse("Deze sleutel ontbreekt.")
        return found

    def items(self, *, may_be_empty: bool = False) -> list["Node"]:
        """Return a node for every item of a list of at most 200."""
        if not self._is(list, "Hier hoort een lijst."):
            return []
        if not self.value and not may_be_empty:
            self.refuse("Deze lijst mag niet leeg zijn.")
        if len(self.value) > MOST_ITEMS:
            self.refuse(f"Deze lijst telt meer dan {MOST_ITEMS} regels.")
            return []
        return [Node(value, f"{self.path}[{index}]", self.problems) for index, value in enumerate(self.value)]

    def text(self, longest: int, *, may_be_empty: bool = False) -> str:
        """Return a text of at most `longest` characters."""
        if not self._is(str, "Hier hoort tekst."):
            return ""
        if len(self.value) > longest:
            self.refuse(f"Deze tekst is langer dan {longest} tekens.")
        elif not may_be_empty and not self.value.strip():
            self.refuse("Deze tekst mag niet leeg zijn.")
        elif UNSTORABLE.search(self.value):
            self.refuse("In deze tekst staat een teken dat niet bewaard kan worden.")
        return self.value

    def choice(self, options: Iterable[str]) -> str:
        """Return one of the options."""
        if not self._is(str, "Hier hoort tekst."):
            return ""
        if self.value not in options:
            allowed = ", ".join(f'"{option}"' for option in options)
            self.refuse(f'"{shown(self.value)}" bestaat hier niet. Kies uit: {allowed}.')
        return self.value

    def choices(self, options: Iterable[str]) -> tuple[str, ...]:
        """Return a list of distinct options, at least one."""
        nodes = self.items()
        return distinct(nodes, [node.choice(options) for node in nodes])

    def number(self, *, above_zero: bool = False) -> Decimal:
        """Return the number in a plain decimal string."""
        if not self._is(str, 'Hier hoort een getal als tekst tussen aanhalingstekens, zoals "1.5".'):
            return Decimal(1)
        found = as_number(self.value)
        if found is None:
            self.refuse(
                f'"{shown(self.value)}" is geen gewoon getal zoals "1.5": zonder teken, exponent of spaties.'
            )
        elif above_zero and not found:
            self.refuse("Dit getal moet groter zijn dan nul.")
        return Decimal(1) if found is None else found

    def whole(self, highest: int) -> int:
        """Return a whole JSON number from 1 to `highest`."""
        if not self._is(int, "Hier hoort een geheel getal, zonder aanhalingstekens."):
            return 1
        if not 1 <= self.value <= highest:
            self.refuse(f"Dit getal moet tussen 1 en {highest} liggen.")
        return self.value

    def flag(self) -> bool:
        """Return true or false."""
        return self._is(bool, "Hier hoort true of false.") and self.value

    def day(self) -> date:
        """Return a real date, written as yyyy-mm-dd."""
        if not self._is(str, "Hier hoort een datum als tekst, zoals 2025-01-31."):
            return date.min
        try:
            return date.fromisoformat(PLAIN_DAY.fullmatch(self.value)[0])
        except (TypeError, ValueError):
            self.refuse(f'"{shown(self.value)}" is geen bestaande datum zoals 2025-01-31.')
            return date.min

    def or_null(self, read: Callable[["Node"], Read]) -> Read | None:
        """Return None where the document says null, else what `read` makes of it."""
        return None if self.value is None else read(self)

    def _is(self, kind: type, sentence: str) -> bool:
        is_right = isinstance(self.value, kind) and (kind is bool or not isinstance(self.value, bool))
        if not is_right and not self.is_missing:
            self.refuse(sentence)
        return is_right


def distinct(nodes: list[Node], values: list[str]) -> tuple[str, ...]:
    """Return `values` as a tuple, having noted each that was there before."""
    for index, node in enumerate(nodes):
        if values[index] in values[:index]:
            node.refuse(f'"{shown(values[index])}" staat er twee keer.')
    return tuple(values)
