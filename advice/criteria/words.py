"""How numbers, points and lists are written: for people in Dutch, and as plain decimal strings."""

from decimal import Decimal
from fractions import Fraction

MOST_DECIMALS = 12


def decimals(value: Fraction) -> int | None:
    """Return how many decimals write `value` exactly, or None when 12 are not enough (thirds never end)."""
    places = range(MOST_DECIMALS + 1)
    return next((count for count in places if 10**count % value.denominator == 0), None)


def plain(value: Fraction | Decimal) -> str:
    """Return `value` as a plain decimal string without trailing zeros ("1.5"), or as a fraction ("16/3")."""
    value = Fraction(value)
    places = decimals(value)
    if places is None:
        return fraction(value)
    if places == 0:
        return str(value)
    digits = str(abs(value.numerator) * 10**places // value.denominator).zfill(places + 1)
    return f"{'-' if value < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def fraction(value: Fraction) -> str:
    """Return `value` in lowest terms ("16/3"), or as a whole number ("8")."""
    return str(value)


def number(value: Fraction | Decimal) -> str:
    """Return `value` for people: "5,5" where decimals write it exactly, else "5 1/3" or "2/3"."""
    value = Fraction(value)
    if decimals(value) is not None:
        return plain(value).replace(".", ",")
    whole, rest = divmod(value, 1)
    return f"{whole} {rest}" if whole else str(rest)


def points(value: Fraction | Decimal) -> str:
    """Return an amount of points for people: "1 punt", "2,5 punten"."""
    return f"{number(value)} {'punt' if value == 1 else 'punten'}"


def listing(words: tuple[str, ...]) -> str:
    """Return "a", "a en b" or "a, b en c"."""
    *first, last = words
    return f"{', '.join(first)} en {last}" if first else last


def shown(value: object) -> str:
    """Return what somebody wrote, short and printable, to name it in a sentence."""
    text = str(value)
    kept = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text[:60])
    return f"{kept}…" if len(text) > 60 else kept
