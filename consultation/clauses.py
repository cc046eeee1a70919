"""A text cut in numbered clauses, as a room hands it over or as it is pasted."""

import re
from dataclasses import dataclass

_LINE_END = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Control characters, lone surrogates, non-characters, and signs that make other signs read backwards.
_MISLEADS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
# Anything but spaces and signs that show nothing: joiners, marks of direction, fillers.
_SHOWS = re.compile(
    r"[^\s\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0]"
)


def plain(text: str) -> str:
    """A text with plain line ends and without signs nobody can see that change what others read."""
    return _MISLEADS.sub("", _LINE_END.sub("\n", text))


def as_lines(text: str) -> str:
    """A text as browsers send it, so that two texts can be compared; "" when it shows nothing at all."""
    text = plain(text).strip()
    return text if _SHOWS.search(text) else ""


@dataclass(frozen=True)
class ClauseText:
    """One piece of a text: its number as printed, its heading, its words."""

    number: str
    heading: str
    text: str
