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
    """Who could take part in one item: voting members by what they do there.

    `present` sit in the hall (or their substitute), `proxies` let somebody in the hall vote for them;
    neither includes the `recused`.
    """

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
    rule: str
    recused: int = 0

    def sentence(self) -> str:
        """In Dutch, with every number it rests on, so that anybody can work it out again."""
        outcome = "bereikt" if self.holds else "niet bereikt"
        members = f"{self.counted} van de {self.entitled} stemgerechtigde leden, nodig {self.needed}"
        recused = f" Wie zich wraakt, telt niet mee: {self.recused}." if self.recused else ""
        return f"Het quorum is {outcome}: {members} ({self.rule}).{recused}"


SECOND_MEETING = "tweede vergadering met dezelfde agenda, geldig ongeacht het aantal"


def quorum(hall: Hall, rules: Procedure, *, is_second_meeting: bool = False) -> Quorum:
    """Whether the hall reaches the quorum; a second meeting on the same agenda may need none.

    Somebody must be there in any case, and never more are needed than could come.
    """
    counted = hall.present + (hall.proxies if rules.proxies_count_for_quorum else 0)
    if is_second_meeting and rules.second_meeting_needs_none:
        return Quorum(counted >= 1, 1, counted, hall.entitled, SECOND_MEETING, hall.recused)
    share = rules.quorum * hall.entitled
    exact = floor(share) + 1 if rules.quorum_is_strict else ceil(share)
    needed = max(min(exact, hall.entitled), 1)
    rule = f"{'meer dan' if rules.quorum_is_strict else 'minstens'} {rules.quorum}"
    return Quorum(counted >= needed, needed, counted, hall.entitled, rule, hall.recused)


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
        abstained = "onthouding" if tally.abstained == 1 else "onthoudingen"
        votes = f"{tally.for_} voor, {tally.against} tegen, {tally.abstained} {abstained}"
        if tally.invalid:
            votes += f", {tally.invalid} ongeldig"
        chair = ", de stem van de voorzitter beslist" if self.chair_decided else ""
        counted = f"{MAJORITY_LABELS[self.majority]}, {self.needed} nodig van {self.base} getelde stemmen"
        return f"{votes}: {RESULT_WORDS[self.result]}{chair} ({counted})."


RESULT_WORDS = {
    ADOPTED: "aangenomen",
    REJECTED: "verworpen",
    TIED: "staking van stemmen, beide standpunten komen in het advies",
    NO_QUORUM: "geen geldige stemming, het quorum is niet bereikt",
}
MAJORITY_LABELS = {
    SIMPLE: "gewone meerderheid",
    ABSOLUTE: "volstrekte meerderheid",
    TWO_THIRDS: "twee derde",
}


def base(tally: Tally, rules: Procedure) -> int:
    """The votes a majority is counted on; invalid ones never are.

    Those for and against, and abstentions where the rules count them. A simple majority weighs only for
    against against, so abstentions never count there: else it would be an absolute one by another name.
    """
    counts = rules.abstentions_count and rules.majority != SIMPLE
    return tally.for_ + tally.against + (tally.abstained if counts else 0)


def needed(tally: Tally, rules: Procedure) -> int:
    """How many votes in favour carry the proposal; at least one."""
    on = base(tally, rules)
    if rules.majority == TWO_THIRDS:
        return max(ceil(Fraction(2, 3) * on), 1)
    if rules.majority == ABSOLUTE:
        return floor(Fraction(1, 2) * on) + 1
    return tally.against + 1


def is_tie(tally: Tally, rules: Procedure) -> bool:
    """Staking van stemmen: exactly half for, half against. Two thirds knows no tie: half is too few."""
    halves = tally.for_ == tally.against > 0 and base(tally, rules) == tally.for_ + tally.against
    return halves and rules.majority != TWO_THIRDS


def count(
    tally: Tally, rules: Procedure, *, has_quorum: bool = True, chair_voted_for: bool | None = None
) -> Outcome:
    """The result of a vote. A tie follows the tie rule.

    `chair_voted_for` is how the chair voted, None when the chair did not or nobody may know.
    """
    result, chair_decided = _result(tally, rules, has_quorum, chair_voted_for)
    return Outcome(result, base(tally, rules), needed(tally, rules), tally, rules.majority, chair_decided)


def _result(tally, rules, has_quorum, chair_voted_for) -> tuple[str, bool]:
    if not has_quorum:
        return NO_QUORUM, False
    if tally.for_ >= needed(tally, rules):
        return ADOPTED, False
    if is_tie(tally, rules) and rules.tie == TIE_BOTH_VIEWS:
        return TIED, False
    if is_tie(tally, rules) and rules.tie == TIE_CHAIR and chair_voted_for is not None:
        return ADOPTED if chair_voted_for else REJECTED, True
    return REJECTED, False
