"""What changed between two versions of criteria, clause by clause."""

from dataclasses import dataclass

from consultation.clauses import ClauseText

from .criteria import CriteriaDocument
from .criteria_clauses import clauses_of

EMPTY = ClauseText("", "", "")


@dataclass(frozen=True)
class Change:
    """One clause before and after; EMPTY where it did not exist or no longer does."""

    old: ClauseText
    new: ClauseText

    @property
    def kind(self) -> str:
        """`same`, `new`, `gone` or `changed`."""
        if self.old == self.new:
            return "same"
        return "new" if self.old is EMPTY else "gone" if self.new is EMPTY else "changed"

    @property
    def label(self) -> str:
        """Its heading, after its code where it has one."""
        shown = self.old if self.new is EMPTY else self.new
        return f"{shown.number} {shown.heading}" if shown.number[:1].isdigit() else shown.heading


def changes(old: CriteriaDocument, new: CriteriaDocument) -> list[Change]:
    """In the order of the new version, what is gone at the end; clauses are known by their code."""
    before = {clause.number: clause for clause in clauses_of(old)}
    after = {clause.number: clause for clause in clauses_of(new)}
    kept = [Change(before.get(number, EMPTY), clause) for number, clause in after.items()]
    return kept + [Change(clause, EMPTY) for number, clause in before.items() if number not in after]
