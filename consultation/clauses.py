"""A text cut in numbered clauses, as a room hands it over or as it is pasted."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ClauseText:
    """One piece of a text: its number as printed, its heading, its words."""

    number: str
    heading: str
    text: str
