"""Quorum and votes: a table of cases, and sentences that anybody can work out again."""

import re
from fractions import Fraction
from math import ceil, floor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings import counting
from meetings.counting import Hall, Procedure, Tally

TABLES = Path(__file__).with_name("quorum_and_votes.md").read_text()
TIES = {"verworpen": "rejected", "voorzitter": "chair", "beide": "both_views"}
MAJORITIES = {"gewone": "simple", "volstrekte": "absolute", "twee derde": "two_thirds"}
RESULTS = {
    "aangenomen": "adopted",
    "verworpen": "rejected",
    "staking": "tied",
    "geen quorum": "no_quorum",
}


def rows(title):
    """The rows of one table, each cell trimmed."""
    table = TABLES.split(f"## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in table.splitlines() if line.startswith("|")][2:]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


@pytest.mark.parametrize("row", rows("Quorum"), ids=lambda row: row[0])
def test_the_quorum_of_the_table(row):
    _, rule, *numbers, holds = row
    voting, present, proxies, recused, needed = map(int, numbers)
    rule, *more = rule.split(", ")
    rules = Procedure(
        quorum=Fraction(rule.split()[-1]),
        quorum_is_strict=rule.startswith("meer dan"),
        proxies_count_for_quorum="volmachten" in more,
        second_meeting_needs_none="tweede telt" not in more,
    )
    is_second = bool({"tweede", "tweede telt"} & set(more))
    found = counting.quorum(Hall(voting, present, proxies, recused), rules, is_second_meeting=is_second)
    assert (found.needed, found.holds) == (needed, holds == "ja")


@pytest.mark.parametrize("row", rows("Stemmen"), ids=lambda row: row[0])
def test_the_votes_of_the_table(row):
    _, rule, *votes, chair, needed, base, result = row
    majority, *more, tie = rule.split(", ")
    rules = Procedure(majority=MAJORITIES[majority], tie=TIES[tie], abstentions_count="onthoudingen" in more)
    found = counting.count(
        Tally(*map(int, votes)),
        rules,
        has_quorum="geen quorum" not in more,
        chair_voted_for={"voor": True, "tegen": False}.get(chair),
    )
    word, *by_chair = result.split(", ")
    wanted = (RESULTS[word], int(needed), int(base), bool(by_chair))
    assert (found.result, found.needed, found.base, found.chair_decided) == wanted


def test_the_tables_hold_at_least_sixty_cases():
    cases = {tuple(row) for row in rows("Quorum") + rows("Stemmen")}
    assert len(cases) >= 60


def test_a_quorum_in_words():
    found = counting.quorum(Hall(16, present=8, recused=1), Procedure())
    assert found.sentence() == (
        "Het quorum is bereikt: 8 van de 15 stemgerechtigde leden, nodig 8 (minstens 1/2)."
        " Wie zich wraakt, telt niet mee: 1."
    )


def test_a_second_meeting_in_words():
    found = counting.quorum(Hall(16, present=2), Procedure(), is_second_meeting=True)
    assert found.sentence() == (
        "Het quorum is bereikt: 2 van de 16 stemgerechtigde leden, nodig 1"
        " (tweede vergadering met dezelfde agenda, geldig ongeacht het aantal)."
    )


def test_a_vote_in_words():
    found = counting.count(Tally(4, 4, 1, 1), Procedure(tie="chair"), chair_voted_for=True)
    assert found.sentence() == (
        "4 voor, 4 tegen, 1 onthouding, 1 ongeldig: aangenomen, de stem van de voorzitter beslist"
        " (gewone meerderheid, 5 nodig van 8 getelde stemmen)."
    )


few = st.integers(0, 60)
procedures = st.builds(
    Procedure,
    quorum=st.sampled_from([Fraction(part, whole) for whole in range(1, 6) for part in range(whole + 1)]),
    quorum_is_strict=st.booleans(),
    second_meeting_needs_none=st.booleans(),
    proxies_count_for_quorum=st.booleans(),
    majority=st.sampled_from(list(MAJORITIES.values())),
    abstentions_count=st.booleans(),
    tie=st.sampled_from(list(TIES.values())),
)


@st.composite
def halls(draw):
    """Members who sit in the hall, give a proxy, are recused, or stay away."""
    present, proxies, recused, away = draw(st.tuples(few, few, few, few))
    return Hall(present + proxies + recused + away, present, proxies, recused)


@given(halls(), procedures, st.booleans())
def test_the_printed_quorum_recomputes_to_the_stored_one(hall, rules, is_second):
    found = counting.quorum(hall, rules, is_second_meeting=is_second)
    said = found.sentence()
    counted, members, needed = map(int, re.search(r": (\d+) van de (\d+) .*?nodig (\d+)", said).groups())
    if rule := re.search(r"\((minstens|meer dan) ([\d/]+)\)", said):
        share = Fraction(rule[2]) * members
        exact = floor(share) + 1 if rule[1] == "meer dan" else ceil(share)
        assert needed == max(1, min(exact, members))
    else:
        assert ("tweede vergadering" in said, needed) == (True, 1)
    assert (counted >= needed, members) == (found.holds, hall.voting - hall.recused)
    assert ("niet bereikt" in said) == (not found.holds)


@given(halls(), procedures)
def test_a_member_more_in_the_hall_never_loses_the_quorum(hall, rules):
    more = Hall(hall.voting, hall.present + 1, hall.proxies, hall.recused)
    assert counting.quorum(more, rules).holds >= counting.quorum(hall, rules).holds


VOTE = re.compile(
    r"(\d+) voor, (\d+) tegen, (\d+) onthouding(?:en)?(?:, (\d+) ongeldig)?: ([a-z, ]+)"
    r" \((gewone|volstrekte|twee derde)(?: meerderheid)?, (\d+) nodig van (\d+) getelde stemmen\)\."
)


@given(
    st.builds(Tally, few, few, few, few),
    procedures,
    st.booleans(),
    st.sampled_from([True, False, None]),
)
def test_the_printed_count_recomputes_to_the_stored_result(tally, rules, has_quorum, chair):
    found = counting.count(tally, rules, has_quorum=has_quorum, chair_voted_for=chair)
    *votes, words, majority, needed, base = VOTE.fullmatch(found.sentence()).groups()
    for_, against, abstained, invalid = (int(number or 0) for number in votes)
    assert (for_, against, abstained, invalid) == (
        tally.for_,
        tally.against,
        tally.abstained,
        tally.invalid,
    )
    assert int(base) in (for_ + against, for_ + against + abstained)
    assert int(needed) == least(majority, int(base), against)
    assert said(words) == found.result
    if not words.startswith(("geen", "staking")) and "voorzitter" not in words:
        assert (for_ >= int(needed)) == (found.result == "adopted")
    if words.startswith("staking") or "voorzitter" in words:
        assert (for_ == against > 0, int(base)) == (True, for_ + against)


def least(majority, base, against):
    """What a reader of the sentence works out."""
    if majority == "gewone":
        return against + 1
    if majority == "volstrekte":
        return base // 2 + 1
    return max(-(-2 * base // 3), 1)


def said(words):
    """The result in the words of the sentence."""
    first = words.split(",")[0]
    return {"staking van stemmen": "tied", "geen geldige stemming": "no_quorum"}.get(
        first, RESULTS.get(first, "")
    )


@given(st.builds(Tally, few, few, few, few), procedures)
def test_a_vote_more_in_favour_never_loses(tally, rules):
    order = ["rejected", "tied", "adopted"]
    more = Tally(tally.for_ + 1, tally.against, tally.abstained, tally.invalid)
    before, after = (counting.count(votes, rules).result for votes in (tally, more))
    assert order.index(after) >= order.index(before)
