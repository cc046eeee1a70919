"""Where a consultation stands: positions per clause, and how far an organisation has come."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from django.db.models import Count

from consultation.models import Clause, Consultation, Input
from consultation.parties import Party, parties_of
from partners.templatetags.words import aantal

KINDS = (
    (Input.Kind.AGREE, "akkoord,akkoord", "good"),
    (Input.Kind.AMEND, "wil wijzigen,willen wijzigen", "wait"),
    (Input.Kind.RED_CARD, "rode kaart,rode kaarten", "stop"),
)  # kind, its words for one and for many, its tone


@dataclass(frozen=True)
class Positions:
    """How many organisations took which position on one clause, and how many remarks there are."""

    counts: Counter

    @property
    def total(self) -> int:
        """Positions; remarks are none."""
        return sum(self.counts[kind] for kind, *_ in KINDS)

    @property
    def remarks(self) -> int:
        return self.counts[Input.Kind.REMARK]

    @property
    def said(self) -> int:
        return self.total + self.remarks

    def parts(self) -> list[dict]:
        """The bar: each position with its number, its start and its width in percents."""
        parts, start = [], 0.0
        for kind, words, tone in KINDS:
            number = self.counts[kind]
            share = 100 * number / self.total if self.total else 0
            part = {"words": aantal(number, words), "number": number, "tone": tone}
            parts.append(part | {"start": start, "share": share})
            start += share
        return parts


def positions(inputs) -> dict[int, Positions]:
    """Positions by clause, of these given inputs; one query."""
    found: dict[int, Counter] = defaultdict(Counter)
    rows = inputs.given().order_by().values_list("clause_id", "kind").annotate(Count("pk"))
    for clause_id, kind, number in rows:
        found[clause_id][kind] = number
    return {clause_id: Positions(counts) for clause_id, counts in found.items()}


def of_clauses(clauses) -> dict[int, Positions]:
    """The same, of clauses that were read `with_positions()`."""
    return {
        clause.pk: Positions(Counter({kind: getattr(clause, f"{kind}_count") for kind in Input.Kind.values}))
        for clause in clauses
    }


def in_all(by_clause: dict[int, Positions]) -> Positions:
    """The same for the whole text."""
    return Positions(sum((each.counts for each in by_clause.values()), Counter()))


@dataclass
class Speaker:
    """One organisation this reader speaks for, with what it said so far."""

    party: Party
    inputs: dict[int, list[Input]] = field(default_factory=lambda: defaultdict(list))

    @property
    def done(self) -> int:
        """Clauses on which it gave something."""
        return sum(any(each.is_given for each in inputs) for inputs in self.inputs.values())

    def on(self, clause: Clause) -> list[Input]:
        """What it said, or still drafts, on one clause."""
        return self.inputs.get(clause.pk, [])

    @property
    def answered(self) -> list[Input]:
        """What it said beyond plain agreement and got its answer to."""
        return [each for each in self._released if not each.is_plain]

    @property
    def noted(self) -> int:
        """On how many clauses it just agreed."""
        return sum(each.is_plain for each in self._released)

    @property
    def _released(self) -> list[Input]:
        all_ = [each for inputs in self.inputs.values() for each in inputs]
        known = [each for each in all_ if getattr(each, "response", None) and each.response.released_at]
        return sorted(known, key=lambda each: each.clause.place)

    def remaining(self, clauses: list[Clause]) -> list[Clause]:
        """Clauses it neither gave nor drafted anything on."""
        return [clause for clause in clauses if not self.on(clause)]


def speakers(person, consultation: Consultation) -> list[Speaker]:
    """Everybody this person speaks for here; three queries."""
    if not person.is_authenticated:
        return []
    found = {party.key: Speaker(party) for party in parties_of(person, consultation)}
    mine = Input.objects.own(person).filter(consultation=consultation).exclude(state=Input.State.WITHDRAWN)
    for each in mine.with_all().in_order() if found else []:
        if each.party_key in found:
            found[each.party_key].inputs[each.clause_id].append(each)
    return list(found.values())
