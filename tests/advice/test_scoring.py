"""The scoring engine: exact points and totals, one rounding at the end, ties, and what is refused."""

import json
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice import criteria, scoring
from advice.criteria import words
from advice.scoring import FactsRefused
from tests.advice.samples import (
    answers_to,
    best,
    case,
    criterion,
    document,
    facts,
    group,
    sample,
    sets,
)

HOURS = {"2.1": "12", "2.2": "221", "2.3": "10"}


def judged(raw_max, **scale):
    """Return a set of one judgement in half points, so that any raw total can be given."""
    whole = criterion("1", raw_max, "judgement", step="0.5")
    scale = {"raw_max": raw_max, "target_max": None, "rounding": None, **scale}
    return criteria.from_dict(document(raw_max, group("G", raw_max, whole), scale=scale))


def scored(points, raw_max="18", **scale):
    return scoring.score(judged(raw_max, **scale), facts({"1": points}))


def problems(tree, told):
    with pytest.raises(FactsRefused) as caught:
        scoring.score(criteria.from_dict(tree), told)
    return caught.value.problems


@pytest.mark.parametrize(
    ("raw", "exact"),
    [("18", "8"), ("9", "4"), ("12", "16/3"), ("0", "0"), ("0.5", "2/9"), ("11.5", "46/9"), ("4.5", "2")],
)
def test_eighteen_raw_points_become_eight_exactly(raw, exact):
    result = scored(raw, target_max="8")
    assert (result.exact, result.score) == (Fraction(exact), Fraction(exact))


@pytest.mark.parametrize(
    ("mode", "step", "raw", "score"),
    [
        ("half_up", "0.5", "12", "5.5"),
        ("half_even", "0.5", "12", "5.5"),
        ("down", "0.5", "12", "5"),
        ("half_up", "1", "2.5", "3"),
        ("half_even", "1", "2.5", "2"),
        ("half_even", "1", "3.5", "4"),
        ("down", "1", "2.5", "2"),
        ("half_up", "0.2", "0.5", "0.6"),
        ("half_even", "0.2", "0.5", "0.4"),
        ("down", "0.01", "18", "18"),
    ],
)
def test_a_score_is_rounded_to_whole_steps_as_the_set_says(mode, step, raw, score):
    target = "8" if raw == "12" else None
    result = scored(raw, target_max=target, rounding={"step": step, "mode": mode})
    assert result.score == Fraction(score)


def test_maldegem_is_rounded_once_at_the_end():
    given_facts = facts({"1.1": True, "1.2": True, **HOURS, "3.1": "50"})
    result = scoring.score(criteria.parse(case("maldegem-2020")), given_facts)
    assert (result.raw, result.attainable, result.exact) == (10, 14, Fraction(40, 7))
    assert (result.score, result.below_minimum) == (Fraction("5.71"), False)


def test_moorslede_counts_half_points():
    answers = {"1.1": "in jaar 2", "2.1": "8", "2.2": "4", "2.3": ["open in de zomervakantie"]}
    result = scoring.score(criteria.parse(case("moorslede-2023")), facts(answers))
    assert result.score == 6
    assert [line.points for line in result.lines] == [3, Fraction("1.5"), 1, Fraction("0.5")]


def test_zaventem_makes_twenty_points_eight():
    answers = {"1.1": False, "1.2": "werkt actief mee", "1.3": [], "2.1": "1.5", "3.1": "12.5"}
    result = scoring.score(criteria.parse(case("zaventem-2021")), facts(answers))
    assert (result.raw, result.exact) == (16, Fraction(32, 5))


def test_the_best_answers_give_the_whole_scale():
    result = scoring.score(criteria.from_dict(sample()), facts(best()))
    assert (result.raw, result.attainable, result.score) == (21, 21, 8)


def test_a_criterion_that_does_not_apply_counts_neither_in_the_total_nor_in_the_attainable():
    result = scoring.score(criteria.from_dict(sample()), facts(best() | {"B.6": "0"}, "family_care"))
    assert (result.raw, result.attainable, result.exact) == (16, 19, Fraction(128, 19))
    assert result.points("B.1") is None
    assert result.lines[3].explanation == "niet van toepassing: enkel voor groepsopvang"


def test_attainable_differs_by_kind_of_care():
    parsed = criteria.from_dict(sample())
    assert scoring.attainable_for(parsed, "family_care") == 19
    assert scoring.attainable_for(parsed, "group_care") == 21


def test_a_set_for_group_care_only_has_no_score_for_family_care():
    parsed = json.loads(case("wichelen-conversion"))
    sentence = "Deze set geeft geen punten voor gezinsopvang: er is geen score."
    assert problems(parsed, facts({}, "family_care")) == [("$.kind_of_care", sentence)]


@pytest.mark.parametrize(("raw", "below"), [("8.5", True), ("9", False)])
def test_the_minimum_is_held_against_the_score(raw, below):
    tree = criteria.to_dict(judged("18", target_max="8")) | {"minimum_score": "4"}
    assert scoring.score(criteria.from_dict(tree), facts({"1": raw})).below_minimum is below


def test_the_minimum_is_held_against_the_rounded_score():
    tree = criteria.to_dict(judged("18", target_max="8", rounding={"step": "1", "mode": "half_up"}))
    result = scoring.score(criteria.from_dict(tree | {"minimum_score": "4"}), facts({"1": "8.5"}))
    assert (result.exact, result.score, result.below_minimum) == (Fraction(34, 9), 4, False)


def test_an_answer_to_a_criterion_that_does_not_apply_is_ignored():
    parsed = criteria.from_dict(sample())
    with_answer = scoring.score(parsed, facts(best(), "family_care"))
    answers = {code: answer for code, answer in best().items() if code != "B.1"}
    assert scoring.score(parsed, facts(answers, "family_care")) == with_answer


def test_total_takes_points_and_averages_between_the_steps():
    parsed = judged("18", target_max="8")
    assert scoring.total(parsed, "group_care", {"1": Fraction(20, 3)}).exact == Fraction(80, 27)
    assert (
        scoring.total(parsed, "group_care", {"1": Decimal("4.5")}).lines[0].explanation == "4,5 van 18 punten"
    )


def test_total_leaves_out_what_does_not_apply():
    parsed = criteria.from_dict(sample())
    points = {one.code: one.max_points for one in parsed.criteria if one.code != "B.1"}
    assert scoring.total(parsed, "family_care", points).score == 8


def test_total_refuses_missing_points_and_points_out_of_bounds():
    parsed = criteria.from_dict(sample())
    points = {one.code: one.max_points for one in parsed.criteria} | {"A.1": Decimal(-1), "B.6": Decimal(4)}
    del points["B.2"]
    with pytest.raises(FactsRefused) as caught:
        scoring.total(parsed, "group_care", points)
    assert caught.value.problems == [
        ('$.points["A.1"]', "Criterium A.1: Punten liggen tussen 0 en 2,5."),
        ('$.points["B.2"]', "Voor criterium B.2 ontbreken de punten."),
        ('$.points["B.6"]', "Criterium B.6: Punten liggen tussen 0 en 3."),
    ]


def ranked(*points, **changes):
    """Return (rank, name, is_tied) for applications that got these points for B.6 and B.3 of the sample."""
    parsed = criteria.from_dict(sample() | changes)
    answers = {name: best() | {"B.6": own, "A.1": level} for name, own, level in points}
    results = {name: scoring.score(parsed, facts(given_answers)) for name, given_answers in answers.items()}
    return [(place.rank, place.key, place.is_tied) for place in scoring.rank(results, parsed)]


def test_rank_puts_the_higher_score_first_and_shows_ties_as_ties():
    points = [("d", "0", "regel 0"), ("b", "2", "regel 2"), ("a", "3", "regel 2"), ("c", "2", "regel 2")]
    exact = {"raw_max": "21", "target_max": "8", "rounding": None}
    assert ranked(*points, scale=exact) == [(1, "a", False), (2, "b", True), (2, "c", True), (4, "d", False)]


def test_rank_lets_the_tie_break_decide_between_equal_scores():
    points = [("low", "1.5", "regel 2"), ("high", "3", "regel 1"), ("same", "3", "regel 1")]
    assert ranked(*points) == [(1, "high", True), (1, "same", True), (3, "low", False)]


def test_rank_leaves_a_tie_where_the_set_has_no_tie_break():
    points = [("one", "1.5", "regel 2"), ("two", "3", "regel 1")]
    assert ranked(*points, tie_break=[]) == [(1, "one", True), (1, "two", True)]


def test_rank_holds_a_criterion_that_does_not_apply_for_the_lowest():
    parsed = criteria.from_dict(sample() | {"tie_break": ["B.1"]})
    results = {care: scoring.score(parsed, facts(best(), care)) for care in ("family_care", "group_care")}
    assert [place.key for place in scoring.rank(results, parsed)] == ["group_care", "family_care"]


@pytest.mark.parametrize(
    ("raw", "scale", "formula"),
    [
        ("9.5", {"raw_max": "14", "target_max": "8"}, "9,5 × 8 ÷ 14 = 5 3/7"),
        ("0.5", {"raw_max": "14", "target_max": "8"}, "0,5 × 8 ÷ 14 = 2/7"),
        ("7", {"raw_max": "14", "target_max": None}, "7 × 14 ÷ 14 = 7"),
    ],
)
def test_the_formula_prints_the_sum(raw, scale, formula):
    assert scored(raw, **scale).formula() == formula


def test_the_formula_prints_the_rounding():
    result = scored("9.5", raw_max="14", target_max="8", rounding={"step": "0.01", "mode": "half_up"})
    assert result.formula() == "9,5 × 8 ÷ 14 = 5 3/7 → afgerond op 0,01 naar boven vanaf de helft: 5,43"


@pytest.mark.parametrize(
    ("value", "people", "plain"),
    [("2", "2", "2"), ("3/2", "1,5", "1.5"), ("16/3", "5 1/3", "16/3"), ("-1/20", "-0,05", "-0.05")],
)
def test_numbers_are_written_for_people_and_for_machines(value, people, plain):
    assert (words.number(Fraction(value)), words.plain(Fraction(value))) == (people, plain)


def read_number(text):
    """Return the value of "1,5" or "5 1/3"."""
    return sum(Fraction(part.replace(",", ".")) for part in text.split())


def recomputed(formula, rounding):
    """Return the score that the numbers of a printed formula give, worked out another way than the engine."""
    sum_of, _, end = formula.partition(" → ")
    left, exact = sum_of.split(" = ")
    raw, maximum, attainable = (read_number(part) for part in left.replace("÷", "×").split(" × "))
    assert raw * maximum / attainable == read_number(exact)
    if not end:
        return read_number(exact)
    below = read_number(exact) - read_number(exact) % Fraction(rounding.step)
    rest, half = read_number(exact) - below, Fraction(rounding.step) / 2
    is_even = below / Fraction(rounding.step) % 2 == 0
    goes_up = rest > half or (rest == half and (rounding.mode == "half_up" or not is_even))
    final = below + (Fraction(rounding.step) if goes_up and rounding.mode != "down" else 0)
    assert read_number(end.rpartition(": ")[2]) == final
    return final


@settings(max_examples=100, deadline=None)
@given(sets(), st.sampled_from(["family_care", "group_care"]), st.data())
def test_any_score_stays_in_bounds_and_its_formula_recomputes_to_it(tree, kind_of_care, data):
    parsed = criteria.from_dict(tree, recount=True)
    answers = {one.code: data.draw(answers_to(one)) for one in parsed.criteria}
    result = scoring.score(parsed, facts(answers, kind_of_care))
    assert all(line.points is None or 0 <= line.points <= line.max_points for line in result.lines)
    assert 0 <= result.raw <= result.attainable
    assert 0 <= result.exact <= parsed.scale.maximum
    assert result.score == recomputed(result.formula(), parsed.scale.rounding)
    for one, line in zip(parsed.criteria, result.lines, strict=True):
        assert line.points is None or scoring.check_points(one, line.points) == ""


@settings(max_examples=100, deadline=None)
@given(sets(), st.data())
def test_an_answer_with_more_points_never_lowers_the_score(tree, data):
    parsed = criteria.from_dict(tree, recount=True)
    answers = {one.code: data.draw(answers_to(one)) for one in parsed.criteria}
    changed = data.draw(st.sampled_from(parsed.criteria))
    other = answers | {changed.code: data.draw(answers_to(changed))}
    first, second = (scoring.score(parsed, facts(each, changed.applies_to[0])) for each in (answers, other))
    by_points = sorted([first, second], key=lambda result: result.points(changed.code))
    assert by_points[0].score <= by_points[1].score
