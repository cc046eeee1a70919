"""Cuts a text in numbered clauses: as pasted, as Markdown, or as the paragraphs of a document. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .clauses import ClauseText, plain

MOST_CLAUSES, LONGEST_TEXT, LONGEST_HEADING, LONGEST_NUMBER = 300, 20_000, 300, 20
_SHORT = 120  # a longer line after a number is text, not a heading
_NUMBER = r"\d{1,4}(?:\.\d{1,4}){0,5}(?:\s?(?:bis|ter|quater)\b)?"
_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ARTICLE = re.compile(rf"^(?:artikel|art\.)\s*({_NUMBER})\s*[.:)–—-]?(?:\s+(.*))?$", re.IGNORECASE)
_NUMBERED = re.compile(rf"^({_NUMBER})[.:)]?(?:\s+(.*))?$")


class TooLongError(ValueError):
    """The text cannot be cut in clauses people can read; the message is a Dutch sentence."""


@dataclass
class _Piece:
    """A clause while its lines come in; `said` is its number as printed, if it has one."""

    said: str = ""
    heading: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip()


def cut(text: str) -> list[ClauseText]:
    """The clauses of a text in order; TooLongError when there are too many, or one is too long.

    Where it says "Artikel 3" it is cut there and at headings; else at Markdown headings and numbers such as
    3.2; else at numbers that begin a line; else every paragraph is a clause.
    """
    lines = [line.rstrip() for line in plain(text).replace("\u200b", "").split("\n")]
    pieces = [piece for piece in _pieces(lines) if piece.text or piece.heading or piece.said]
    clauses = list(_numbered(_with_chapters(pieces)))
    _bearable(clauses)
    return clauses


def written(clauses: list[ClauseText]) -> str:
    """Clauses as text that cuts into the same clauses."""
    return "\n\n".join(
        f"# Artikel {each.number}. {each.heading}".rstrip(". ") + f"\n\n{each.text}" for each in clauses
    )


def _pieces(lines: list[str]) -> list[_Piece]:
    starts = _starts(lines)
    if starts is None:
        return [_Piece(lines=paragraph.split("\n")) for paragraph in re.split(r"\n\s*\n", "\n".join(lines))]
    pieces = [_Piece()]
    for line in lines:
        if piece := starts(line):
            pieces.append(piece)
        else:
            pieces[-1].lines.append(line)
    return pieces


def _starts(lines: list[str]):
    """What begins a clause in this text."""
    if any(_ARTICLE.match(_bare(line)) for line in lines):
        return lambda line: _article(line) or _heading(line)
    if any(_HASHES.match(line) for line in lines):
        return lambda line: _heading(line) or _numbered_line(line, only_deep=True)
    if any(_NUMBERED.match(line) for line in lines):
        return _numbered_line
    return None


def _bare(line: str) -> str:
    """The line without the marks of a heading or of bold type around it."""
    line = line.strip()
    hashes = _HASHES.match(line)
    return re.sub(r"^(\*\*|__)(.*?)\1", r"\2", hashes[2] if hashes else line)


def _article(line: str) -> _Piece | None:
    found = _ARTICLE.match(_bare(line))
    if not found:
        return None
    is_heading = line.lstrip().startswith("#")
    return _Piece(found[1], (found[2] or "").strip()) if is_heading else _begun(found[1], found[2])


def _heading(line: str) -> _Piece | None:
    hashes = _HASHES.match(line)
    if not hashes:
        return None
    title = _bare(line)
    found = _NUMBERED.match(title)
    return (
        _Piece(found[1], (found[2] or "")[:LONGEST_HEADING]) if found else _Piece("", title[:LONGEST_HEADING])
    )


def _numbered_line(line: str, *, only_deep: bool = False) -> _Piece | None:
    found = _NUMBERED.match(_bare(line))
    if not found or (only_deep and "." not in found[1]):
        return None
    return _begun(found[1], found[2])


def _begun(number: str, rest: str | None) -> _Piece:
    """What follows the number is a heading when it is short and no sentence."""
    rest = (rest or "").strip()
    if len(rest) <= _SHORT and not rest.endswith((".", ";", ":", "?", "!", ",")):
        return _Piece(number, rest)
    return _Piece(number, "", [rest])


def _with_chapters(pieces: list[_Piece]) -> Iterator[_Piece]:
    """A heading with only clauses below it is their chapter: it goes into the heading of the first."""
    chapter = ""
    for at, piece in enumerate(pieces):
        is_last = at == len(pieces) - 1
        if not piece.text and not piece.said and not is_last:
            chapter = f"{chapter} – {piece.heading}" if chapter else piece.heading
            continue
        if chapter:
            piece.heading = f"{chapter} – {piece.heading}".removesuffix(" – ")
            chapter = ""
        yield piece


def _numbered(pieces: Iterator[_Piece]) -> Iterator[ClauseText]:
    """Every clause its number: the printed one where it is still free, else the next whole number."""
    pieces, used, last = list(pieces), set(), 0
    printed = {piece.said for piece in pieces}
    for at, piece in enumerate(pieces):
        number = piece.said if piece.said not in used else ""
        if not number and at == 0 and len(printed) > 1:
            number, piece.heading = "0", piece.heading or "Inleiding"
        while not number:
            last += 1
            number = "" if str(last) in used | printed else str(last)
        used.add(number)
        last = int(number) if number.isdigit() else last
        heading = piece.heading[:LONGEST_HEADING]
        yield ClauseText(number, heading if piece.text else "", piece.text or heading or number)


def _bearable(clauses: list[ClauseText]) -> None:
    if len(clauses) > MOST_CLAUSES:
        raise TooLongError(
            f"Deze tekst valt uiteen in {len(clauses)} stukken. Meer dan {MOST_CLAUSES} leest niemand."
        )
    long = next((each for each in clauses if len(each.text) > LONGEST_TEXT), None)
    if long:
        raise TooLongError(
            f"Artikel {long.number} is te lang: hoogstens 20.000 tekens. Splits het in artikelen."
        )
