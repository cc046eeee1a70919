"""What a consultation brought, clause by clause: positions, each input, its answer, what it changed."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from consultation.models import Clause, Input
from consultation.standing import Positions


@dataclass
class Said:
    """One clause, its positions, who just agreed, and every other input."""

    clause: Clause
    positions: Positions | None
    agreed: list[Input] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)

    @property
    def who_agreed(self) -> str:
        """Names of who agreed without a word, in the order of the alphabet; none without names."""
        if not self.agreed or self.agreed[0].consultation.is_anonymous:
            return ""
        return ", ".join(sorted((each.party for each in self.agreed), key=str.casefold))


def said_on(clauses: Iterable[Clause], inputs, counted: dict[int, Positions]) -> list[Said]:
    """These clauses with what was given on them: `inputs` this reader may see, `counted` by `positions()`."""
    clauses = list(clauses)
    inputs = inputs.given().filter(clause__in=clauses)
    said = {clause.pk: Said(clause, counted.get(clause.pk)) for clause in clauses}
    for each in inputs.with_all().in_order():
        one = said[each.clause_id]
        (one.agreed if each.is_plain else one.inputs).append(each)
    return list(said.values())
