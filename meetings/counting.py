"""Quorum and votes, counted as rules of procedure say. Pure functions: no database, no clock.

Numbers of persons are whole; shares are exact fractions. Values follow the local rules (domain section 3):
nothing here is law of itself, except that recused people count neither for entitlement nor for quorum.
"""

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

SIMPLE, ABSOLUTE, TWO_THIRDS = "simple", "absolute", "two_thirds"
ADOPTED, REJECTED, TIED, NO_QUORUM = "adopted", "rejected", "tied", "no_quorum"
TIE_REJECTED, TIE_CHAIR, TIE_BOTH_VIEWS = "rejected", "chair", "both_views"


@dataclass(frozen=True)
class Procedure:
    """The numbers of one version of the rules of procedure that votes depend on."""

    quorum: Fraction = Fraction(1, 2)
    quorum_is_strict: bool = False
    second_meeting_needs_none: bool = True
    proxies_count_for_quorum: bool = False
    majority: str = SIMPLE
    abstentions_count: bool = False
    tie: str = TIE_REJECTED
    proxies_max: int = 1


@dataclass(frozen=True)
class Hall:
    """Who could take part in one item: voting members by what they do there."""

    voting: int
    present: int = 0
    proxies: int = 0
    recused: int = 0

    @property
    def entitled(self) -> int:
        """Voting members less the recused: the base of the quorum."""
        return self.voting - self.recused


@dataclass(frozen=True)
class Quorum:
    """Whether enough members take part, and the sum behind it."""

    holds: bool
    needed: int
    counted: int
    entitled: int
    is_waived: bool

    def sentence(self) -> str:
        """In Dutch, with every number it rests on."""
        members = f"{self.counted} van de {self.entitled} stemgerechtigde leden"
        if self.is_waived:
            return f"Tweede vergadering met dezelfde agenda: geldig met {members}."
        outcome = "Het quorum is bereikt" if self.holds else "Het quorum is niet bereikt"
        return f"{outcome}: {members}, nodig {self.needed}."


def quorum(hall: Hall, rules: Procedure, *, is_second_meeting: bool = False) -> Quorum:
    """Whether the hall reaches the quorum; a second meeting on the same agenda may need none."""
    counted = hall.present + (hall.proxies if rules.proxies_count_for_quorum else 0)
    share = rules.quorum * hall.entitled
    needed = floor(share) + 1 if rules.quorum_is_strict else ceil(share)
    waived = is_second_meeting and rules.second_meeting_needs_none
    return Quorum(waived or counted >= max(needed, 1), needed, counted, hall.entitled, waived)


@dataclass(frozen=True)
class Tally:
    """Votes as counted; all whole numbers."""

    for_: int
    against: int
    abstained: int = 0
    invalid: int = 0

    @property
    def cast(self) -> int:
        return self.for_ + self.against + self.abstained + self.invalid


@dataclass(frozen=True)
class Outcome:
    """What the count gives, and the base it was counted on."""

    result: str
    base: int
    needed: int
    tally: Tally
    majority: str
    chair_decided: bool = False

    def sentence(self) -> str:
        """In Dutch, so that anybody can count again."""
        tally = self.tally
        votes = f"{tally.for_} voor, {tally.against} tegen, {tally.abstained} onthoudingen"
        if tally.invalid:
            votes += f", {tally.invalid} ongeldig"
        words = {
            ADOPTED: "aangenomen",
            REJECTED: "verworpen",
            TIED: "staking van stemmen, beide standpunten worden opgenomen",
            NO_QUORUM: "geen geldige stemming, het quorum is niet bereikt",
        }
        chair = ", de stem van de voorzitter is beslissend" if self.chair_decided else ""
        counted = f"{MAJORITY_LABELS[self.majority]}, {self.needed} nodig op {self.base}"
        return f"{votes}: {words[self.result]}{chair} ({counted})."


MAJORITY_LABELS = {
    SIMPLE: "gewone meerderheid",
    ABSOLUTE: "volstrekte meerderheid",
    TWO_THIRDS: "twee derde",
}


def base(tally: Tally, rules: Procedure) -> int:
    """The votes a majority is counted on.

    Those for and against, and abstentions where the rules count them.
    """
    return tally.for_ + tally.against + (tally.abstained if rules.abstentions_count else 0)


def needed(tally: Tally, rules: Procedure) -> int:
    """How many votes in favour carry the proposal."""
    on = base(tally, rules)
    if rules.majority == TWO_THIRDS:
        return max(ceil(Fraction(2, 3) * on), 1)
    if rules.majority == ABSOLUTE:
        return floor(Fraction(1, 2) * on) + 1
    against = tally.against + (tally.abstained if rules.abstentions_count else 0)
    return against + 1


def count(
    tally: Tally, rules: Procedure, *, has_quorum: bool = True, chair_voted_for: bool | None = None
) -> Outcome:
    """The result of a vote. A tie follows the tie rule.

    `chair_voted_for` is how the chair voted, if at all.
    """
    on, needs = base(tally, rules), needed(tally, rules)
    if not has_quorum:
        return Outcome(NO_QUORUM, on, needs, tally, rules.majority)
    if tally.for_ >= needs:
        return Outcome(ADOPTED, on, needs, tally, rules.majority)
    is_tie = rules.majority != TWO_THIRDS and on > 0 and 2 * tally.for_ == on
    if is_tie and rules.tie == TIE_BOTH_VIEWS:
        return Outcome(TIED, on, needs, tally, rules.majority)
    if is_tie and rules.tie == TIE_CHAIR and chair_voted_for is not None:
        result = ADOPTED if chair_voted_for else REJECTED
        return Outcome(result, on, needs, tally, rules.majority, chair_decided=True)
    return Outcome(REJECTED, on, needs, tally, rules.majority)
