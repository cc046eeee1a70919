"""How cells are read and written: Belgian dates, 7u30, 4,5, ja/nee, codes or Dutch words."""

import datetime
import re
from decimal import Decimal, InvalidOperation

from import_export.widgets import Widget

from .models.organisers import clean_kbo
from .sheets import UNREADABLE, shown_as

RISKY = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for a formula


def safe(value):
    """Text that no spreadsheet runs: a leading apostrophe before what looks like a formula."""
    return f"'{value}" if isinstance(value, str) and value.startswith(RISKY) else value


def plain(value) -> str:
    """The text of a cell, without our own apostrophe."""
    text = shown_as(value).strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(RISKY) else text


class Cell(Widget):
    """`clean` gives a Python value or raises ValueError in Dutch; `blank` is what empty means.

    A child says how to `read` a cell that is not empty, from its value and its text.
    """

    blank = None

    def clean(self, value, row=None, **kwargs):
        text = plain(value)
        if UNREADABLE.search(text):
            raise ValueError("Er staan onleesbare tekens in deze cel.")
        return self.read(value, text) if text else self.blank

    def render(self, value, obj=None, **kwargs):
        return shown_as(value)


class Words(Cell):
    """One line of text."""

    blank = ""

    def read(self, value, text):
        return " ".join(text.split())


class Lines(Cell):
    """Text of several lines."""

    blank = ""

    def read(self, value, text):
        return re.sub(r"\r\n?|_x000D_\n?", "\n", text).strip()


class Link(Words):
    """A website; people leave out the https://."""

    def read(self, value, text):
        return text if "://" in text else f"https://{text}"


class EnterpriseNumber(Cell):
    """0403.019.261; a spreadsheet may have eaten the first zero."""

    blank = ""

    def read(self, value, text):
        return clean_kbo(text)

    def render(self, value, obj=None, **kwargs):
        return f"{value[:4]}.{value[4:7]}.{value[7:]}" if value and len(value) == 10 else value or ""


class Digits(Cell):
    """A number that is a name: 2.123.456.789 is 2123456789."""

    blank = ""

    def read(self, value, text):
        return re.sub(r"[\s.]", "", text)


class Choice(Cell):
    """One of a model's choices, by its code, its Dutch label or another word for it."""

    blank = ""

    def __init__(self, choices, **other):
        super().__init__()
        self.labels = {str(code): str(label) for code, label in choices}
        self.codes = {
            _folded(word): code for pair in self.labels.items() for word in pair for code in pair[:1]
        }
        self.codes |= {_folded(word): code for code, words in other.items() for word in words.split(",")}

    def read(self, value, text):
        if _folded(text) not in self.codes:
            raise ValueError(f"Onbekend. Kies uit: {', '.join(self.labels.values())}.")
        return self.codes[_folded(text)]

    def render(self, value, obj=None, **kwargs):
        return self.labels.get(value, value or "")


class YesNo(Cell):
    """ja or nee."""

    blank = False
    YES, NO = "ja j yes y x waar true 1".split(), "nee neen n no onwaar false 0 -".split()

    def read(self, value, text):
        if text.casefold() not in self.YES + self.NO:
            raise ValueError("Schrijf ja of nee.")
        return text.casefold() in self.YES


class Whole(Cell):
    """A whole number, zero or more."""

    def __init__(self, blank=None):
        super().__init__()
        self.blank = blank

    def read(self, value, text):
        number = _decimal(text)
        if number != number.to_integral_value() or not 0 <= number < 2**31:
            raise ValueError("Schrijf een geheel getal, nul of meer.")
        return int(number)

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else value


class Comma(Cell):
    """A number with one digit after the comma."""

    def read(self, value, text):
        number = _decimal(text)
        if number != round(number, 1) or number < 0:
            raise ValueError("Schrijf een getal met hoogstens één cijfer na de komma, zoals 4,5.")
        return number

    def render(self, value, obj=None, **kwargs):
        return "" if value is None else f"{value.normalize():f}".replace(".", ",")


class Hour(Cell):
    """07:00, 7u, 7.30."""

    def read(self, value, text):
        if isinstance(value, datetime.time | datetime.datetime):
            return datetime.time(value.hour, value.minute)
        found = re.fullmatch(r"(\d{1,2})(?:\s*[:.,uh]\s*(\d{2})?)?(?::00)?(?:\s*(?:u|uur))?", text.casefold())
        hours, minutes = (int(part or 0) for part in found.groups()) if found else (99, 0)
        if hours > 23 or minutes > 59:
            raise ValueError("Schrijf een uur zoals 7:30 of 7u30.")
        return datetime.time(hours, minutes)


class Day(Cell):
    """24/11/2026, 24-11-2026, 24.11.26 or 2026-11-24."""

    FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%d/%m/%y", "%d-%m-%y", "%d.%m.%y")

    def read(self, value, text):
        if isinstance(value, datetime.datetime | datetime.date):
            return datetime.date(value.year, value.month, value.day)
        for written in self.FORMATS:
            try:
                return datetime.datetime.strptime(text, written).date()
            except ValueError:
                continue
        raise ValueError("Schrijf een datum zoals 24/11/2026.")


def _decimal(text: str) -> Decimal:
    if re.fullmatch(r"\d{1,3}(\.\d{3})+(,\d+)?", text):
        text = text.replace(".", "")
    try:
        number = Decimal(text.replace(" ", "").replace(",", "."))
    except InvalidOperation as error:
        raise ValueError("Dit is geen getal.") from error
    if not number.is_finite() or abs(number) > 10**12:
        raise ValueError("Dit is geen getal.")
    return number


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", str(text).casefold()).strip()
