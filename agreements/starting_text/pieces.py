"""What a starting text is made of: articles tied to a principle, with promises of the parties."""

from dataclasses import dataclass

DIRECTOR, ACTOR, ORGANISERS, DESK = "director", "authority_organiser", "organisers", "desk"


@dataclass(frozen=True)
class Promise:
    """What a party promises; `within_days` counts from the day the draft is made."""

    party: str
    text: str
    evidence: str = ""
    owner: str = ""
    within_days: int | None = None


@dataclass(frozen=True)
class ArticleText:
    """One article of a starting text, numbered by its place."""

    principle: str
    heading: str
    text: str
    promises: tuple[Promise, ...] = ()
