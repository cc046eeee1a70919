"""How Word numbers paragraphs: the numbers stand in no text, only the way to count does."""

import re
from collections import defaultdict
from dataclasses import dataclass

ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
MOST = 1000  # a higher number is shown in digits


@dataclass
class _Level:
    """One level of a list: from where it counts, how, and the words around the number."""

    start: int = 1
    form: str = "decimal"
    text: str = "-"


class Numbering:
    """The lists of a document; `label()` counts on, so it is asked once for every paragraph, in order."""

    def __init__(self):
        self._levels: dict[str, dict[int, _Level]] = defaultdict(lambda: defaultdict(_Level))
        self._list_of: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._list, self._level, self._number = "", 0, ""

    def begin(self, tag: str, values: dict, parent: str) -> None:
        value = values.get("val", "")
        if tag == "abstractNum":
            self._list, self._number = values.get("abstractNumId", ""), ""
        elif tag == "num":
            self._number = values.get("numId", "")
        elif tag == "abstractNumId" and self._number:
            self._list_of[self._number] = value
        elif tag == "lvl":
            self._level = _whole(values.get("ilvl", ""), 0)
        elif parent == "lvl" and not self._number:
            self._tell(self._levels[self._list][self._level], tag, value)

    def _tell(self, level: _Level, tag: str, value: str) -> None:
        if tag == "start":
            level.start = _whole(value, 1)
        elif tag == "numFmt":
            level.form = value
        elif tag == "lvlText":
            level.text = value

    def end(self, tag: str) -> None:
        """Nothing waits for an end."""

    def words(self, words: str) -> None:
        """A way to count holds no words."""

    def label(self, number: str, at: str) -> str:
        """What Word prints before the next paragraph of this list at this level; a dash for a bullet."""
        name, depth = self._list_of.get(number, ""), _whole(at, 0)
        levels, counts = self._levels[name], self._counts[name]
        level = levels[depth]
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        if level.form in ("bullet", "none"):
            return "-"
        count = lambda found: _written(counts.get(int(found[1]) - 1, 1), levels[int(found[1]) - 1].form)  # noqa: E731
        return re.sub(r"%([1-9])", count, level.text).strip()


def _whole(text: str, otherwise: int) -> int:
    return int(text) if re.fullmatch(r"\d{1,6}", text) else otherwise


def _written(number: int, form: str) -> str:
    if number > MOST or number < 1 or form not in ("lowerLetter", "upperLetter", "lowerRoman", "upperRoman"):
        return str(number)
    written = (
        _roman(number) if form.endswith("Roman") else chr(97 + (number - 1) % 26) * ((number + 25) // 26)
    )
    return written.upper() if form.startswith("upper") else written


def _roman(number: int) -> str:
    written = ""
    for value, sign in ROMAN:
        times, number = divmod(number, value)
        written += sign * times
    return written
