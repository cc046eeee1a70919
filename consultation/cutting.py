"""Cuts a text in numbered clauses: as pasted, as Markdown, or as the paragraphs of a document. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from .clauses import ClauseText, plain

MOST_CLAUSES, LONGEST_TEXT, LONGEST_HEADING, LONGEST_NUMBER = 300, 20_000, 300, 20
_SHORT = 120  # a longer line after a number is text, not a heading
_BIS = r"(?:\s?(?:bis|ter|quater|quinquies)\b)?"
_NUMBER = rf"\d{{1,4}}(?:\.\d{{1,4}}){{0,5}}{_BIS}"
_PRINTED = rf"(?:\d{{1,4}}(?:[./]\d{{1,4}}){{0,5}}{_BIS}|[IVXLC]{{1,8}}(?![\w]))"
_MARK = r"\s*°?\s*[.:)]?\s*[–—-]?"  # what stands between a number and its heading
_AFTER = r"(?:(?:\s+|(?<=[.:)–—-]))(.*))?$"
_HASHES = re.compile(r"^(#{1,6})\s+(.*?)\s*#*$")
_ARTICLE = re.compile(rf"^(?:Artikel|ARTIKEL|Art\.|ART\.)\s*({_PRINTED}){_MARK}{_AFTER}")
_LOWER_ARTICLE = re.compile(rf"^(?:artikel|art\.)\s*({_PRINTED}){_MARK}{_AFTER}")
_PARAGRAPH = re.compile(rf"^(§\s*{_NUMBER}){_MARK}{_AFTER}")
_NUMBERED = re.compile(rf"^({_NUMBER})([.:)]?)(?:\s+(.*))?$")
_CHAPTER = re.compile(
    r"^(?:titel|deel|hoofdstuk|(?:onder)?afdeling)\s+(?:\d{1,3}|[IVXLC]{1,8})\b(?!\s+(?:van|en|is|wordt)\b)",
    re.I,
)
_REFERS = re.compile(
    r"^(?:van|en|of|tot|juncto|lid|eerste|tweede|derde|§|[,;)])(?!\w)"
)  # "artikel 5 van het decreet"
_POINT = re.compile(r"^(?:(?:[a-z]{1,2}|[ivx]{3,4})[.)°]\s|[-–•*])")
_PAGE_NUMBER = re.compile(
    r"^(?:(?:bladzijde|blz\.?|pagina|pag\.?|p\.)\s*\d+(?:\s*(?:van|/)\s*\d+)?|\d+\s*/\s*\d+)$", re.I
)
_HYPHENED, _ENDLESS = 15, 5000
_WRAPPED = 45  # letters: a shorter line that ends without a full stop was ended on purpose


class TooLongError(ValueError):
    """The text cannot be cut in clauses people can read; the message is a Dutch sentence."""


@dataclass
class _Piece:
    """A clause while its lines come in; `said` is its number as printed, if it has one."""

    said: str = ""
    heading: str = ""
    lines: list[str] = field(default_factory=list)
    is_chapter: bool = False

    def take_title(self) -> None:
        """The title of a chapter may stand on the line below its number."""
        is_title = self.text and len(self.text) <= _SHORT and not re.search(r"\n|[.;:]$", self.text)
        if self.is_chapter and is_title:
            self.heading, self.lines = f"{self.heading}: {self.text}", []

    @property
    def text(self) -> str:
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.lines)).strip()


def cut(text: str) -> list[ClauseText]:
    """The clauses of a text in order; TooLongError when there are too many, or one is too long.

    Where it says "Artikel 3" it is cut there and at headings; else at Markdown headings and numbers such as
    3.2; else at numbers that begin a line; else every paragraph is a clause.
    """
    lines = _unwrapped(_underlined(plain(text).replace("\u200b", "")).split("\n"))
    pieces = [piece for piece in _pieces(lines) if piece.text or piece.heading or piece.said]
    clauses = list(_numbered(_with_chapters(pieces)))
    _bearable(clauses)
    return clauses


def written(clauses: list[ClauseText]) -> str:
    """Clauses as text that cuts into the same clauses."""
    return "\n\n".join(
        f"# {_name(each)}. {each.heading}".rstrip(". ") + f"\n\n{each.text}" for each in clauses
    )


def _name(clause: ClauseText) -> str:
    return f"Artikel {clause.number}" if clause.number[:1].isdigit() else clause.number


def _underlined(text: str) -> str:
    """Headings that are underlined, as Markdown allows, with hashes."""
    text = re.sub(r"^(?=.*\w)(.{1,120})\n={3,}[ \t]*$", r"# \1", text, flags=re.M)
    return re.sub(r"^(?=.*\w)(.{1,120})\n-{3,}[ \t]*$", r"## \1", text, flags=re.M)


def _unwrapped(lines: list[str]) -> list[str]:
    """Without numbers of pages; a sentence that a PDF broke at the edge of the page is whole again."""
    whole: list[str] = []
    for line in (line.rstrip() for line in lines):
        if _PAGE_NUMBER.match(line.strip()):
            continue
        if whole and _goes_on(whole[-1], line):
            is_broken_word = re.search(r"\w[-\u00ad]$", whole[-1]) and not re.match(r"\s*(?:en|of)\b", line)
            whole[-1] = whole[-1][:-1] + line.lstrip() if is_broken_word else f"{whole[-1]} {line.lstrip()}"
        else:
            whole.append(line)
    return whole


def _goes_on(before: str, line: str) -> bool:
    line = line.lstrip()
    least = _HYPHENED if before[-1:] in ("-", "\u00ad") else _WRAPPED
    is_cut_short = least <= len(before) <= _ENDLESS and before[-1] not in ".;:!?" and before[0] != "#"
    return is_cut_short and line[:1].islower() and not _POINT.match(line)


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
    for pattern in (_ARTICLE, _LOWER_ARTICLE, _PARAGRAPH):
        if any(_printed(line, pattern) for line in lines):
            return lambda line, pattern=pattern: _printed(line, pattern) or _chapter(line) or _heading(line)
    if any(_HASHES.match(line) for line in lines):
        return lambda line: _heading(line) or _numbered_line(line, only_deep=True)
    if any(_numbered_line(line) for line in lines):
        return lambda line: _numbered_line(line) or _chapter(line)
    return None


def _bare(line: str) -> str:
    """The line without the marks of a heading or of bold type around it."""
    line = line.strip()
    hashes = _HASHES.match(line)
    return re.sub(r"^(\*\*|__)(.*?)\1", r"\2", hashes[2] if hashes else line)


def _printed(line: str, pattern: re.Pattern) -> _Piece | None:
    """A line that begins with "Artikel 3" or "§ 3", unless the sentence before goes on there."""
    found = pattern.match(_bare(line))
    if not found or _REFERS.match(found[2] or ""):
        return None
    number = " ".join(found[1].replace("§", "§ ").split())
    number = f"Artikel {number}" if number[0] in "IVXLC" else number
    is_heading = line.lstrip().startswith("#")
    return _Piece(number, (found[2] or "").strip()) if is_heading else _begun(number, found[2])


def _chapter(line: str) -> _Piece | None:
    """ "Hoofdstuk 2. Bedrag" as a line of its own."""
    title = _bare(line)
    is_title = _CHAPTER.match(title) and title[0].isupper() and len(title) <= _SHORT
    return _Piece("", title, is_chapter=True) if is_title else None


def _heading(line: str) -> _Piece | None:
    hashes = _HASHES.match(line)
    if not hashes:
        return None
    title = _bare(line)
    if found := _NUMBERED.match(title):
        return _Piece(found[1], (found[3] or "")[:LONGEST_HEADING])
    return _printed(line, _ARTICLE) or _printed(line, _PARAGRAPH) or _Piece("", title[:LONGEST_HEADING])


def _numbered_line(line: str, *, only_deep: bool = False) -> _Piece | None:
    found = _NUMBERED.match(_bare(line))
    if not found:
        return None
    number, mark, rest = found[1], found[2], (found[3] or "").strip()
    is_deep = "." in number
    is_sure = (
        mark and rest or is_deep and not rest or rest[:1].isupper()
    )  # "100 euro" and "1 januari" begin nothing
    return _begun(number, rest) if is_sure and (is_deep or not only_deep and len(number) < 4) else None


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
        piece.take_title()
        is_chapter = not is_last and (not piece.said or pieces[at + 1].said.startswith(f"{piece.said}."))
        if is_chapter and piece.heading and not piece.text:
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
