"""From one answer to points: what each kind of criterion earns, refuses, and can give."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice import criteria, scoring
from advice.scoring import AnswerError, FactsRefused
from tests.advice.samples import (
    GONE,
    best,
    facts,
    options,
    put,
    sample,
)


def problems(tree, told):
    with pytest.raises(FactsRefused) as caught:
        scoring.score(criteria.from_dict(tree), told)
    return caught.value.problems


@pytest.mark.parametrize(
    ("code", "answer", "points", "explanation"),
    [
        ("A.1", "regel 1", "1", "regel 1 = 1 punt"),
        ("A.2", [], "0", "niets aangevinkt = 0 punten"),
        ("A.2", ["regel 2"], "1", "regel 2 (1 punt) = 1 punt"),
        ("A.2", ("regel 0", "regel 1", "regel 2"), "2", "regel 2 (1 punt), samen hoogstens 2 punten"),
        ("A.3", "10", "3", "10 uur: minstens 10 = 3 punten"),
        ("A.3", "9.99", "1", "9,99 uur: minstens 5 = 1 punt"),
        ("A.3", "4", "0", "4 uur: geen van de grenzen = 0 punten"),
        ("B.1", "Zand", "1", "Zand = 1 punt"),
        ("B.1", "Veld", "0.5", "Veld: elders = 0,5 punten"),
        ("B.2", True, "2", "ja: op minstens de helft van de vergaderingen aanwezig"),
        ("B.2", False, "0", "nee: op minstens de helft van de vergaderingen aanwezig"),
        ("B.3", "29.9", "4", "29,9 plaatsen per 100 kinderen: minder dan 30 = 4 punten"),
        ("B.3", "30", "1", "30 plaatsen per 100 kinderen: geen van de grenzen = 1 punt"),
        ("B.6", "2.5", "2.5", "beoordeeld: 2,5 van 3 punten"),
    ],
)
def test_an_answer_earns_points_and_says_why(code, answer, points, explanation):
    parsed = criteria.from_dict(sample())
    result = scoring.score(parsed, facts(best() | {code: answer}))
    assert scoring.points_of(parsed.criterion(code), answer) == Fraction(points) == result.points(code)
    assert explanation in {line.code: line.explanation for line in result.lines}[code]


NUMBER = 'Hier hoort een gewoon getal als tekst, zoals "1.5".'
STEPS = "Geef punten in stappen van 0,5."


@pytest.mark.parametrize(
    ("code", "answer", "sentence"),
    [
        ("A.1", "regel 9", '"regel 9" is geen niveau van dit criterium.'),
        ("A.1", ["regel 1"], "\"['regel 1']\" is geen niveau van dit criterium."),
        ("A.2", "regel 1", "Hier hoort een lijst van wat klopt."),
        ("A.2", ["regel 9"], '"regel 9" staat niet in de lijst van dit criterium.'),
        ("A.2", ["regel 1", "regel 1"], '"regel 1" is twee keer aangevinkt.'),
        ("A.3", "-1", NUMBER),
        ("A.3", 10, NUMBER),
        ("A.3", 10.5, NUMBER),
        ("A.3", "1e1", NUMBER),
        ("B.1", "", "Hier hoort de naam van een leefkern."),
        ("B.1", 3, "Hier hoort de naam van een leefkern."),
        ("B.2", "true", "Hier hoort true of false."),
        ("B.2", 1, "Hier hoort true of false."),
        ("B.3", True, NUMBER),
        ("B.6", "3.5", "Punten liggen tussen 0 en 3."),
        ("B.6", "0.25", STEPS),
        ("B.6", "x", NUMBER),
    ],
)
def test_score_refuses_an_answer_that_does_not_fit(code, answer, sentence):
    told = problems(sample(), facts(best() | {code: answer}))
    assert told == [(f'$.answers["{code}"]', f"Criterium {code}: {sentence}")]
    with pytest.raises(AnswerError, match=r".+"):
        scoring.points_of(criteria.from_dict(sample()).criterion(code), answer)


def test_score_refuses_missing_and_unknown_answers_all_at_once():
    answers = best() | {"B.6": None, "Z": "1"}
    del answers["A.3"]
    assert problems(sample(), facts(answers)) == [
        ("$.answers.Z", "Deze set heeft geen criterium met deze code."),
        ('$.answers["A.3"]', "Voor criterium A.3 ontbreekt het antwoord."),
        ('$.answers["B.6"]', "Voor criterium B.6 ontbreekt het antwoord."),
    ]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ([], ("$", "Hier hoort een object.")),
        (facts(best()) | {"name": "x"}, ("$.name", "Deze sleutel is onbekend.")),
        ({"answers": best()}, ("$.kind_of_care", "Deze sleutel ontbreekt.")),
        (
            facts(best(), "school"),
            ("$.kind_of_care", '"school" bestaat hier niet. Kies uit: "family_care", "group_care".'),
        ),
    ],
)
def test_score_refuses_facts_of_another_shape(told, found):
    assert problems(sample(), told) == [found]


def test_score_refuses_answers_that_are_no_object():
    assert problems(sample(), facts(None))[0] == ("$.answers", "Hier hoort een object.")


def test_points_of_something_that_is_no_criterion_is_a_bug():
    with pytest.raises(TypeError):
        scoring.points_of(None, "1")


@pytest.mark.parametrize(
    ("code", "points", "sentence"),
    [
        ("A.1", "2.5", ""),
        ("A.1", "2", "Dit criterium geeft 0, 1 of 2,5 punten."),
        ("A.2", "2", ""),
        ("A.2", "1.5", "Dit criterium geeft 0, 1 of 2 punten."),
        ("A.2", "3", "Punten liggen tussen 0 en 2."),
        ("A.3", "3", ""),
        ("A.3", "2", "Dit criterium geeft 0, 1 of 3 punten."),
        ("B.1", "0", "Dit criterium geeft 0,5, 1 of 2 punten."),
        ("B.2", "0", ""),
        ("B.2", "1", "Dit criterium geeft 0 of 2 punten."),
        ("B.3", "0", "Dit criterium geeft 1 of 4 punten."),
        ("B.6", "1.5", ""),
        ("B.6", "1.25", STEPS),
        ("B.6", "-1", "Punten liggen tussen 0 en 3."),
    ],
)
def test_check_points_says_what_a_criterion_can_give(code, points, sentence):
    assert scoring.check_points(criteria.from_dict(sample()).criterion(code), Decimal(points)) == sentence


def test_assessors_may_give_any_step_so_a_judgement_lists_no_points():
    assert scoring.possible_points(criteria.from_dict(sample()).criterion("B.6")) is None


def test_check_points_names_the_only_amount_there_is():
    tree = put(put(sample(), "$.groups[0].criteria[0].levels", options("2")), "$.minimum_score", None)
    only = criteria.from_dict(tree, recount=True).criterion("A.1")
    assert scoring.check_points(only, Decimal(1)) == "Dit criterium geeft 2 punten."


def checklist(*points):
    items = put(sample(), "$.groups[0].criteria[1].items", options(*points))
    tree = put(items, "$.groups[0].criteria[1].cap", GONE)
    return criteria.from_dict(tree, recount=True).criterion("A.2")


def test_check_points_does_not_name_dozens_of_sums():
    sentence = "Met 0,5 punten komt geen enkele keuze in dit criterium uit."
    assert scoring.check_points(checklist("1", "2", "4", "8"), Decimal("0.5")) == sentence


def test_check_points_holds_the_bounds_only_when_a_list_gives_over_ten_thousand_sums():
    long = checklist(*(f"{2**power}" for power in range(20)))
    assert scoring.possible_points(long) is None
    assert scoring.check_points(long, Decimal("0.5")) == ""


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(best())), st.none() | st.booleans() | st.integers() | st.floats() | st.text())
def test_garbage_as_an_answer_is_refused_or_scored_but_never_breaks(code, answer):
    try:
        result = scoring.score(criteria.from_dict(sample()), facts(best() | {code: answer}))
        assert 0 <= result.score <= 8
    except FactsRefused as refused:
        assert len(refused.problems) == 1
