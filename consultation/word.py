"""The text of a Word document (.docx), paragraph by paragraph; nothing is run, fetched or expanded."""

import re
from typing import BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from .word_numbers import Numbering

PART, NOTES, NUMBERS = "word/document.xml", "word/footnotes.xml", "word/numbering.xml"
MOST_BYTES = 20 * 1024 * 1024  # unpacked, of each part
MOST_DEPTH = 200  # elements within elements
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_LEFT_OUT = (
    _FALLBACK,
    f"{_W}moveFrom",
)  # said twice: for old programs, and where it stood before it was moved
_HEADING = re.compile(r"(?:heading|kop|titre|berschrift)\s?(\d)", re.IGNORECASE)
_CONTENTS = re.compile(r"^(?:toc|inhopg|tm)\s?\d", re.IGNORECASE)  # a table of contents repeats every heading
BROKEN = (
    "Dit Word-bestand is beschadigd of anders gemaakt dan we kennen. Bewaar het opnieuw, of plak de tekst."
)
HUGE = "De tekst in dit Word-bestand is uitgepakt veel te groot. Plak de tekst die u nodig hebt."
DAMAGED = (BadZipFile, KeyError, expat.ExpatError, EOFError, OSError, RuntimeError, NotImplementedError)


class UnreadableError(ValueError):
    """The document cannot be read; the message is a Dutch sentence."""


def text_of(file: BinaryIO) -> str:
    """Paragraphs as lines, headings as in Markdown, points with their number or a dash; else UnreadableError.

    A row of a table is one line, a footnote stands where it is named.
    """
    try:
        with ZipFile(file) as container:
            parts = set(container.namelist())
            notes = _followed(container, NOTES, _Reader()).notes if NOTES in parts else {}
            numbering = _followed(container, NUMBERS, Numbering()) if NUMBERS in parts else Numbering()
            return "\n".join(_followed(container, PART, _Reader(notes, numbering)).lines)
    except DAMAGED as error:
        raise UnreadableError(BROKEN) from error


def _followed(container: ZipFile, name: str, reader):
    """The reader, after it saw every element of this part; a doctype, and so an entity, ends it."""
    follower, size = _Follower(reader), 0
    with container.open(name) as part:
        while chunk := part.read(65536):
            size += len(chunk)
            if size > MOST_BYTES:
                raise UnreadableError(HUGE)
            follower.parser.Parse(chunk, False)
        follower.parser.Parse(b"", True)
    return reader


class _Follower:
    """Hands a reader the elements by their plain names, without what is said twice."""

    def __init__(self, reader):
        self._reader, self._path, self._skips = reader, [], 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler, self.parser.EndElementHandler = self._begin, self._end
        self.parser.CharacterDataHandler = self._words

    def _refuse(self, *_args):
        raise UnreadableError(BROKEN)

    def _begin(self, name: str, attributes: dict) -> None:
        self._path.append(name)
        if len(self._path) > MOST_DEPTH:
            raise UnreadableError(BROKEN)
        self._skips += name in _LEFT_OUT
        if not self._skips:
            parent = self._path[-2].removeprefix(_W) if len(self._path) > 1 else ""
            own = {key.removeprefix(_W): value for key, value in attributes.items()}
            self._reader.begin(name.removeprefix(_W), own, parent)

    def _end(self, name: str) -> None:
        self._path.pop()
        if not self._skips:
            self._reader.end(name.removeprefix(_W))
        self._skips -= name in _LEFT_OUT

    def _words(self, words: str) -> None:
        if not self._skips and self._path[-1] == f"{_W}t":
            self._reader.words(words)


class _Reader:
    """The lines of a text, or the notes of the part with footnotes."""

    def __init__(self, notes: dict[str, str] | None = None, numbering: Numbering | None = None):
        self.lines: list[str] = []
        self.notes: dict[str, str] = notes or {}
        self._numbering = numbering or Numbering()
        self._open: list[dict] = []  # paragraphs; one may hold a box with others
        self._rows: list[list[list[str]]] = []  # of a table: cells, and their lines
        self._note = ""

    def begin(self, tag: str, values: dict, parent: str) -> None:
        if tag == "p":
            self._open.append({"words": [], "style": "", "numbered": "", "level": "0"})
        elif tag == "tr":
            self._rows.append([])
        elif tag == "tc" and self._rows:
            self._rows[-1].append([])
        elif tag == "footnote":
            self._note = values.get("id", "")
        elif self._open:
            self._inside(tag, values, parent)

    def _inside(self, tag: str, values: dict, parent: str) -> None:
        paragraph, value = self._open[-1], values.get("val", "")
        names = {"pStyle": "style", "numId": "numbered", "ilvl": "level"}
        signs = {"br": "\n", "cr": "\n", "noBreakHyphen": "-"} | ({"tab": " "} if parent == "r" else {})
        if tag in names and parent in ("pPr", "numPr"):
            paragraph[names[tag]] = value
        elif tag in signs:
            paragraph["words"].append(signs[tag])
        elif tag == "footnoteReference" and (note := self.notes.get(values.get("id", ""))):
            paragraph["words"].append(f" [voetnoot: {note}]")

    def words(self, words: str) -> None:
        if self._open:
            self._open[-1]["words"].append(words)

    def end(self, tag: str) -> None:
        if tag == "p" and self._open:
            self._keep(self._line(self._open.pop()))
        elif tag == "tr" and self._rows:
            self._end_row(self._rows.pop())
        elif tag == "tbl" and not self._rows:
            self.lines.append("")
        elif tag == "footnote":
            self.notes[self._note], self.lines = " ".join(" ".join(self.lines).split()), []

    def _keep(self, line: str) -> None:
        if self._rows and self._rows[-1]:
            self._rows[-1][-1].append(line)
        else:
            self.lines += [line, ""]

    def _end_row(self, cells: list[list[str]]) -> None:
        """A row with one cell is a frame around paragraphs."""
        if len(cells) == 1:
            for line in cells[0]:
                self._keep(line)
            return
        row = " | ".join(" ".join(" ".join(cell).split()) for cell in cells)
        if self._rows:
            self._keep(row)
        elif row.strip(" |"):
            self.lines.append(row)

    def _line(self, paragraph: dict) -> str:
        words = "".join(paragraph["words"]).strip()
        if _CONTENTS.match(paragraph["style"]):
            return ""
        is_point = paragraph["numbered"] not in ("", "0")
        label = self._numbering.label(paragraph["numbered"], paragraph["level"]) if is_point else ""
        heading = _HEADING.search(paragraph["style"])
        if heading and words:
            label = "" if label == "-" else label
            return f"{'#' * min(6, int(heading[1]) or 1)} {' '.join(f'{label} {words}'.split())}"
        return f"{label} {words}".strip() if words or label[:3] in ("Art", "ART") else ""
