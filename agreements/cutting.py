"""A text cut in clauses at its blank lines; a paragraph that starts with a number keeps it."""

import re

from consultation.clauses import ClauseText

NUMBERED = re.compile(r"^(?:artikel|art\.)?\s*(\d{1,3})[.):]?\s+(?=\S)", re.IGNORECASE)


def cut(text: str) -> list[ClauseText]:
    """One clause for each paragraph, numbered as it says or else in order."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", text.replace("\r\n", "\n")) if part.strip()]
    return [_clause(place, part) for place, part in enumerate(parts, start=1)]


def _clause(place: int, part: str) -> ClauseText:
    found = NUMBERED.match(part)
    return ClauseText(str(place), "", part[found.end() :] if found else part)
