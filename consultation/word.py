"""The text of a Word document (.docx), paragraph by paragraph; nothing is run, fetched or expanded."""

import re
from typing import BinaryIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

PART = "word/document.xml"
MOST_BYTES = 20 * 1024 * 1024  # unpacked, of the text alone
MOST_DEPTH = 200  # elements within elements
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_HEADING = re.compile(r"(?:heading|kop|titre|berschrift)\s?(\d)", re.IGNORECASE)
BROKEN = (
    "Dit Word-bestand is beschadigd of anders gemaakt dan we kennen. Bewaar het opnieuw, of plak de tekst."
)
HUGE = "De tekst in dit Word-bestand is uitgepakt veel te groot. Plak de tekst die u nodig hebt."


class UnreadableError(ValueError):
    """The document cannot be read; the message is a Dutch sentence."""


def text_of(file: BinaryIO) -> str:
    """Paragraphs as lines, headings as in Markdown, points with a dash; UnreadableError when it is none."""
    reader = _Reader()
    try:
        with ZipFile(file) as container, container.open(PART) as part:
            while chunk := part.read(65536):
                reader.feed(chunk)
            reader.feed(b"", is_last=True)
    except (
        BadZipFile,
        KeyError,
        expat.ExpatError,
        EOFError,
        OSError,
        RuntimeError,
        NotImplementedError,
    ) as error:
        raise UnreadableError(BROKEN) from error
    return "\n".join(reader.lines)


class _Reader:
    """Follows the elements as they come; a doctype, and so every entity, ends the reading."""

    def __init__(self):
        self.lines: list[str] = []
        self._size, self._skips = 0, 0
        self._path: list[str] = []
        self._open: list[dict] = []
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._words
        self._parser = parser

    def feed(self, chunk: bytes, *, is_last: bool = False) -> None:
        self._size += len(chunk)
        if self._size > MOST_BYTES:
            raise UnreadableError(HUGE)
        self._parser.Parse(chunk, is_last)

    def _refuse(self, *_args):
        raise UnreadableError(BROKEN)

    def _begin(self, name: str, attributes: dict) -> None:
        self._path.append(name)
        if len(self._path) > MOST_DEPTH:
            raise UnreadableError(BROKEN)
        self._skips += name == _FALLBACK
        if self._skips:
            return
        tag = name.removeprefix(_W)
        if tag == "p":
            self._open.append({"words": [], "style": "", "is_point": False})
        elif self._open:
            self._inside(tag, attributes.get(f"{_W}val", ""))

    def _inside(self, tag: str, value: str) -> None:
        paragraph = self._open[-1]
        if tag == "pStyle":
            paragraph["style"] = value
        elif tag == "numId":
            paragraph["is_point"] = value != "0"
        elif tag in ("br", "cr"):
            paragraph["words"].append("\n")
        elif tag == "tab" and self._path[-2] == f"{_W}r":
            paragraph["words"].append(" ")

    def _words(self, words: str) -> None:
        if self._open and not self._skips and self._path[-1] == f"{_W}t":
            self._open[-1]["words"].append(words)

    def _end(self, name: str) -> None:
        self._path.pop()
        if name == _FALLBACK:
            self._skips -= 1
        elif name == f"{_W}p" and not self._skips:
            self.lines += [_line(self._open.pop()), ""]


def _line(paragraph: dict) -> str:
    words = "".join(paragraph["words"]).strip()
    heading = _HEADING.search(paragraph["style"])
    if heading and words:
        return f"{'#' * min(6, int(heading[1]) or 1)} {' '.join(words.split())}"
    return f"- {words}" if paragraph["is_point"] and words else words
