"""A text cut in numbered clauses, as a room hands it over or as it is pasted."""

from dataclasses import dataclass


def as_lines(text: str) -> str:
    """A text as browsers send it, with plain line ends, so that two texts can be compared."""
    return text.replace("\r\n", "\n").strip()


@dataclass(frozen=True)
class ClauseText:
    """One piece of a text: its number as printed, its heading, its words."""

    number: str
    heading: str
    text: str
