"""A file from outside as a header and rows of cells: XLSX or CSV, told by its content; knows no register."""

import csv
import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import ParseError

import filetype
import openpyxl
from django.core.exceptions import ValidationError
from openpyxl.cell.read_only import EMPTY_CELL
from openpyxl.utils.exceptions import InvalidFileException

MAX_ROWS, MAX_COLUMNS, MAX_CELL = 20_000, 60, 10_000
MAX_UNPACKED = 80 * 1024 * 1024  # of a whole workbook
LAST_LINE = 1_048_576  # of a worksheet, by its standard
DELIMITERS = ";,\t"
UNREADABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")

FAULTS = (
    *(zipfile.BadZipFile, zlib.error, ParseError, InvalidFileException, EOFError, OSError, RuntimeError),
    *(LookupError, ValueError, TypeError, AttributeError),
)  # what zipfile and openpyxl may raise on a file that is not as it should be
WANTED = "Kies een bestand van Excel (.xlsx) of een CSV-bestand."
NO_TEXT = f"Dit is geen tabel. {WANTED}"
EMPTY = "Dit bestand is leeg."
ONLY_HEADER = "Dit bestand heeft alleen een kop, en geen enkele rij met gegevens."
ENCODING = "De tekens van dit bestand zijn niet te lezen. Bewaar het als “CSV UTF-8” of als Excel (.xlsx)."
BROKEN = "Dit Excel-bestand is beschadigd of anders gemaakt dan we kennen. Open het en bewaar het opnieuw."
HUGE = "Dit Excel-bestand is uitgepakt veel te groot. Bewaar alleen het blad met de lijst."
MERGED = "Op dit blad zijn cellen samengevoegd. Maak dat ongedaan: elke rij heeft haar eigen cellen nodig."
FORMULA = "Cel bevat een formule. Plak ze als waarde."
FAULT = "Cel bevat een fout van het rekenblad."


@dataclass(frozen=True)
class Bad:
    """A cell that cannot be taken over, and why."""

    sentence: str
    shown: str = ""


SHOWN = (
    (Bad, lambda value: value.shown),
    (bool, lambda value: "ja" if value else "nee"),
    (float, lambda value: f"{value:.15g}".replace(".", ",")),
    (datetime.datetime, lambda value: f"{value:%d/%m/%Y %H:%M}".removesuffix(" 00:00")),
    (datetime.date, lambda value: f"{value:%d/%m/%Y}"),
    (datetime.time, lambda value: f"{value:%H:%M}"),
)  # the first kind that fits


@dataclass(frozen=True)
class Sheet:
    """`headers` from left to right; `rows` as (number in the file, cells), blank ones left out."""

    headers: list[str]
    rows: list[tuple[int, list]]

    def column(self, place: int) -> dict:
        """Its header and the first three values, to recognise it by."""
        shown = (shown_as(cells[place]) for _, cells in self.rows[:200] if place < len(cells))
        samples = list(dict.fromkeys(text[:60] for text in shown if text))[:3]
        return {"header": self.headers[place], "samples": samples}


def read(content: bytes) -> Sheet:
    """The table in a file; ValidationError with a Dutch sentence when there is none to be had."""
    if not content.strip():
        raise ValidationError(EMPTY)
    lines = _workbook(content) if content.startswith(b"PK") else _text(content)
    filled = ((number, cells) for number, cells in lines if any(cell not in (None, "") for cell in cells))
    _, first = next(filled, (0, None))
    if first is None:
        raise ValidationError(EMPTY)
    headers, rows = _headers(first), []
    for row in filled:
        rows.append(row)
        if len(rows) > MAX_ROWS:
            raise ValidationError(f"Dit bestand heeft meer dan {MAX_ROWS} rijen. Splits het.")
    if not rows:
        raise ValidationError(ONLY_HEADER)
    return Sheet(headers, rows)


def shown_as(value) -> str:
    """A cell as text, as a person would write it."""
    for kind, show in SHOWN:
        if isinstance(value, kind):
            return show(value)
    return "" if value is None else str(value)


def _headers(cells: list) -> list[str]:
    headers = [" ".join(shown_as(cell).split()) for cell in cells]
    while headers and not headers[-1]:
        headers.pop()
    named = [header.casefold() for header in headers if header]
    if twice := next((header for header in headers if header and named.count(header.casefold()) > 1), None):
        raise ValidationError(
            f"De kolom “{twice[:60]}” komt meer dan één keer voor. Geef elke een eigen kop."
        )
    return [header[:100] or f"Kolom {place} (zonder kop)" for place, header in enumerate(headers, 1)]


# CSV


def _text(content: bytes) -> Iterator[tuple[int, list]]:
    text = _decoded(content)
    lines = io.StringIO(text, newline="")
    if re.match(r"sep=.\r?\n", text):
        next(lines)
    start = lines.tell()
    reader = csv.reader(lines, delimiter=_delimiter(text[start:]), strict=True)
    try:
        for cells in reader:
            if len(cells) > MAX_COLUMNS and any(cells[MAX_COLUMNS:]):
                raise ValidationError(f"Een rij heeft {len(cells)} cellen; {MAX_COLUMNS} is het meeste.")
            yield reader.line_num, [_plain(cell) for cell in cells]
    except csv.Error as error:
        raise ValidationError(
            f"Regel {reader.line_num} klopt niet: een aanhalingsteken is niet gesloten of de cel is te lang."
        ) from error


def _decoded(content: bytes) -> str:
    if filetype.guess(content) or content.startswith((b"%PDF", b"\xd0\xcf\x11\xe0", b"{\\rtf")):
        raise ValidationError(NO_TEXT)
    text = next((text for name in _encodings(content) if (text := _as(content, name)) is not None), None)
    if text is None:
        raise ValidationError(ENCODING)
    if not text.strip():
        raise ValidationError(EMPTY)
    if "\x00" in text:
        raise ValidationError(
            "Dit bestand bevat tekens zonder waarde (NUL). Bewaar het opnieuw als CSV UTF-8."
        )
    if UNREADABLE.search(text) or text.lstrip()[:1] in "<{":
        raise ValidationError(NO_TEXT)
    return text


def _encodings(content):
    """What to try, in order: UTF-16 only behind its mark, for any bytes pass as that."""
    marked = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    return ("utf-8-sig", "utf-16", "cp1252") if marked else ("utf-8-sig", "cp1252")


def _as(content, encoding):
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _delimiter(text: str) -> str:
    """The sign that cuts the first line with words in most pieces; ; when none does."""
    line = next((line for line in text.splitlines() if line.strip(' ;,\t"')), "")
    return max(DELIMITERS, key=lambda sign: len(next(csv.reader([line], delimiter=sign), [])))


def _plain(cell: str):
    cell = cell.strip()
    if len(cell) > MAX_CELL:
        return Bad(f"Veel te lang: {len(cell)} tekens.", cell[:60])
    return cell


# XLSX


def _workbook(content: bytes) -> Iterator[tuple[int, list]]:
    """The first worksheet with something on it, with formulas seen as formulas."""
    try:
        _bearable(content)
        book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
        for sheet in book.worksheets:
            lines = _sheet(content, sheet)
            if first := next((line for line in lines if any(cell is not None for cell in line[1])), None):
                yield first
                yield from lines
                return
    except FAULTS as error:
        raise ValidationError(BROKEN) from error


def _bearable(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as container:
        parts = container.infolist()
    if len(parts) > 2000 or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise ValidationError(HUGE)


def _sheet(content: bytes, sheet) -> Iterator[tuple[int, list]]:
    if _has_merged_cells(content, sheet._worksheet_path):
        raise ValidationError(MERGED)
    sheet.reset_dimensions()  # what a file says of its own size need not be true
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number > LAST_LINE:
            raise ValidationError(BROKEN)
        if any(cell is not EMPTY_CELL and cell.value is not None for cell in cells[MAX_COLUMNS:]):
            raise ValidationError(
                f"Dit bestand heeft meer dan {MAX_COLUMNS} kolommen. Bewaar alleen de lijst."
            )
        yield number, [_value(cell) for cell in cells[:MAX_COLUMNS]]


def _has_merged_cells(content: bytes, path: str) -> bool:
    tail = b""
    with zipfile.ZipFile(io.BytesIO(content)) as container, container.open(path.lstrip("/")) as part:
        while chunk := part.read(1 << 16):
            if b"mergeCell " in tail + chunk:
                return True
            tail = chunk[-16:]
    return False


def _value(cell):
    value, kind = cell.value, cell.data_type
    if value is None:
        return None
    if kind == "f":
        return Bad(FORMULA, str(getattr(value, "text", value))[:60])
    if kind == "e":
        return Bad(FAULT, str(value)[:60])
    if isinstance(value, str):
        value = _plain(value)
        return value or None
    return value
