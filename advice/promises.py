"""Promises that earned points: answers resting on a commitment, once the advice is decided (C6)."""

from dataclasses import dataclass
from fractions import Fraction

from advice.models import Advice, Application


@dataclass(frozen=True)
class Promise:
    """What an applicant committed to do for one criterion, and the points it got for it."""

    code: str
    title: str
    statement: str
    points: Fraction
    most: Fraction

    @property
    def summary(self) -> str:
        """The promise as the title of an action."""
        return (self.statement or self.title)[:200]


def earned(advice: Advice | None, application: Application | None) -> list[Promise]:
    """The promises of an application as its decided advice counted them; none before the decision."""
    if advice is None or application is None or advice.decided_at is None:
        return []
    found = ((line, application.answer(line["code"])) for line in advice.lines if line["points"] is not None)
    return [
        _promise(line, answer)
        for line, answer in found
        if answer.get("basis") == "commitment" and Fraction(line["points"]) > 0
    ]


def _promise(line: dict, answer: dict) -> Promise:
    points, most = Fraction(line["points"]), Fraction(line["max"])
    return Promise(line["code"], line["title"], answer.get("statement", ""), points, most)
