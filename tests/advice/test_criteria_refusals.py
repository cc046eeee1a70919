"""What is refused of a criteria document: every wrong place has its JSON path and a Dutch sentence."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advice import criteria
from advice.criteria import CriteriaRefused, words
from advice.criteria.node import MOST_BYTES
from tests.advice.samples import GONE, case, put, sample, without_space

NOT_PLAIN = 'is geen gewoon getal zoals "1.5": zonder teken, exponent of spaties.'
AS_TEXT = 'Hier hoort een getal als tekst tussen aanhalingstekens, zoals "1.5".'
A1, A2, A3 = (f"$.groups[0].criteria[{index}]" for index in range(3))
B1, B2, B3, B4, B5, B6 = (f"$.groups[1].criteria[{index}]" for index in range(6))


def problems(source):
    with pytest.raises(CriteriaRefused) as caught:
        criteria.parse(source)
    return caught.value.problems


@pytest.mark.parametrize(
    ("source", "sentence"),
    [
        ("", "Dit is geen geldige JSON (regel 1, kolom 1)."),
        ('{"format": "lok-criteria/v1"', "Dit is geen geldige JSON (regel 1, kolom 29)."),
        ('{"a": ' + "9" * 5000 + "}", "Dit is geen geldige JSON: een getal is te lang."),
        ("[" * 400_000, "Dit document is te diep genest."),
        (b"\xff\xfe{\x00}\x00", "Dit document is geen tekst in UTF-8."),
        ('{"title": "\ud800"}', "Dit document is geen tekst in UTF-8."),
        (" " * (MOST_BYTES + 1), "Dit document is groter dan 1 MB."),
        ("[]", "Hier hoort een object."),
        ("null", "Hier hoort een object."),
    ],
)
def test_parse_refuses_what_is_no_json_object(source, sentence):
    assert problems(source) == [("$", sentence)]


def test_parse_refuses_a_key_that_stands_twice():
    text = case("pelt-2020").replace('"code": "1.1",', '"code": "1.1", "code": "1.0",')
    sentence = "Deze sleutel staat twee keer in hetzelfde object."
    assert problems(text) == [("$.groups[0].criteria[0].code", sentence)]


def test_parse_names_strange_keys_shortly_and_printably():
    long, odd = "x" * 10_000, "a\u0000 b\ud800"
    assert [path for path, _ in problems(without_space({**sample(), long: 1}))] == [f'$["{"x" * 60}…"]']
    assert [path for path, _ in problems(json.dumps({**sample(), odd: 1}))] == ['$["a\ufffd b\ufffd"]']


def test_parse_gives_at_most_two_hundred_problems():
    assert len(problems(json.dumps({f"key{index}": 1 for index in range(5000)}))) == 200


MISSING, UNKNOWN = "Deze sleutel ontbreekt.", "Deze sleutel is onbekend."
SHAPES = [
    ("$.title", GONE, MISSING),
    ("$.notes", "", UNKNOWN),
    ("$.format", "lok-criteria/v2", 'Kies uit: "lok-criteria/v1".'),
    ("$.title", " ", "Deze tekst mag niet leeg zijn."),
    ("$.title", 3, "Hier hoort tekst."),
    ("$.title", "t" * 301, "Deze tekst is langer dan 300 tekens."),
    ("$.title", "a\x00b", "In deze tekst staat een teken dat niet bewaard kan worden."),
    ("$.legal_basis", "t" * 10_000, "Deze tekst is langer dan 5000 tekens."),
    ("$.legal_basis", None, "Hier hoort tekst."),
    ("$.purpose", "new places", 'Kies uit: "new_places", "conversion", "opportunity".'),
    ("$.purpose", ["new_places"], "Hier hoort tekst."),
    ("$.adopted_on", "2020-02-30", '"2020-02-30" is geen bestaande datum zoals 2025-01-31.'),
    ("$.adopted_on", "20200227", '"20200227" is geen bestaande datum zoals 2025-01-31.'),
    ("$.valid_from", None, "Hier hoort een datum als tekst, zoals 2025-01-31."),
    ("$.valid_from", "2026-01-01T00:00", "is geen bestaande datum zoals 2025-01-31."),
    ("$.valid_until", "2025-12-31", "De einddatum ligt voor de begindatum."),
    ("$.scale", None, "Hier hoort een object."),
    ("$.scale.raw_max", 21, AS_TEXT),
    ("$.scale.raw_max", "0", "Dit getal moet groter zijn dan nul."),
    ("$.scale.raw_max", "22", "Hier staat 22, maar de groepen tellen samen 21."),
    ("$.scale.target_max", "0.0", "Dit getal moet groter zijn dan nul."),
    ("$.scale.target_max", "NaN", f'"NaN" {NOT_PLAIN}'),
    ("$.scale.target_max", GONE, MISSING),
    ("$.scale.unit", "punten", UNKNOWN),
    ("$.scale.rounding.step", "0", "Dit getal moet groter zijn dan nul."),
    ("$.scale.rounding.mode", "up", 'Kies uit: "half_up", "half_even", "down".'),
    ("$.scale.rounding.mode", GONE, MISSING),
    ("$.minimum_score", "8.5", "De minimumscore is hoger dan de hoogste score (8)."),
    ("$.minimum_score", "-1", f'"-1" {NOT_PLAIN}'),
    ("$.minimum_score", True, AS_TEXT),
    ("$.tie_break", {}, "Hier hoort een lijst."),
    ("$.tie_break", None, "Hier hoort een lijst."),
    ("$.tie_break[1]", "Z.9", 'Er is geen criterium met de code "Z.9".'),
    ("$.tie_break[1]", "A", 'Er is geen criterium met de code "A".'),
    ("$.tie_break[1]", "B.6", '"B.6" staat er twee keer.'),
    ("$.negative_grounds[0].text", "", "Deze tekst mag niet leeg zijn."),
    ("$.negative_grounds[0].why", "", UNKNOWN),
    ("$.knock_outs[0].question", GONE, MISSING),
    ("$.knock_outs[0].code", "need", 'De code "need" komt twee keer voor in deze set.'),
    ("$.groups", [], "Deze lijst mag niet leeg zijn."),
    ("$.groups", [None] * 201, "Deze lijst telt meer dan 200 regels."),
    ("$.groups[0].criteria", [], "Deze lijst mag niet leeg zijn."),
    ("$.groups[0].max_points", "7", "Hier staat 7, maar de criteria tellen samen 7,5."),
    ("$.groups[1].code", "A", 'De code "A" komt twee keer voor in deze set.'),
    (f"{B1}.code", "A.1", 'De code "A.1" komt twee keer voor in deze set.'),
    (f"{B1}.code", "c" * 41, "Deze tekst is langer dan 40 tekens."),
    (f"{A1}.why", GONE, MISSING),
    (f"{A1}.weight", "2", UNKNOWN),
    (f"{A1}.step", "1", UNKNOWN),
    (f"{A1}.cap", "1", UNKNOWN),
    (f"{A1}.kind", GONE, MISSING),
    (f"{A1}.kind", ["levels"], "Hier hoort tekst."),
    (f"{A1}.kind", "rubric", '"rubric" bestaat hier niet. Kies uit: "levels", "checklist", "bands"'),
    (f"{A1}.max_points", "3", "Hier staat 3, maar dit criterium geeft hoogstens 2,5 punten."),
    (f"{A1}.applies_to", [], "Deze lijst mag niet leeg zijn."),
    (f"{A1}.accepts", "fact", "Hier hoort een lijst."),
    (f"{A1}.applies_to[1]", "family_care", '"family_care" staat er twee keer.'),
    (f"{A1}.applies_to[1]", "school_care", 'Kies uit: "family_care", "group_care".'),
    (f"{A1}.accepts[1]", "fact", '"fact" staat er twee keer.'),
    (f"{A1}.levels", [], "Deze lijst mag niet leeg zijn."),
    (f"{A1}.levels[2].points", "3", "Dit is meer dan het maximum van het criterium (2,5)."),
    (f"{A1}.levels[1].label", "regel 0", '"regel 0" staat er twee keer.'),
    (f"{A1}.levels[1].label", "", "Deze tekst mag niet leeg zijn."),
    (f"{A1}.levels[1].points", GONE, MISSING),
    (f"{A1}.levels[1]", "regel 1", "Hier hoort een object."),
    (f"{A2}.max_points", "3", "Hier staat 3, maar dit criterium geeft hoogstens 2 punten."),
    (f"{A2}.cap", 2, AS_TEXT),
    (f"{A2}.items[1].label", "regel 0", '"regel 0" staat er twee keer.'),
    (f"{A3}.bands", [], "Deze lijst mag niet leeg zijn."),
    (f"{A3}.bands[0].op", "=>", 'Kies uit: ">", ">=", "<", "<=".'),
    (f"{A3}.bands[0].value", 10, AS_TEXT),
    (f"{A3}.bands[0].points", "4", "Dit is meer dan het maximum van het criterium (3)."),
    (f"{A3}.otherwise", "4", "Dit is meer dan het maximum van het criterium (3)."),
    (f"{A3}.otherwise", GONE, MISSING),
    (f"{A3}.quantity", "", "Deze tekst mag niet leeg zijn."),
    (f"{B1}.zones[1].names[1]", "Kern", '"Kern" staat er twee keer.'),
    (f"{B1}.zones[1].names", [], "Deze lijst mag niet leeg zijn."),
    (f"{B1}.zones[0].points", "2.5", "Dit is meer dan het maximum van het criterium (2)."),
    (f"{B1}.otherwise", "2.5", "Dit is meer dan het maximum van het criterium (2)."),
    (f"{B2}.fact", "lok_presence", '"lok_presence" bestaat hier niet. Kies uit: "lok_attendance"'),
    (f"{B2}.fact", GONE, MISSING),
    (f"{B2}.points", "3", "Dit is meer dan het maximum van het criterium (2)."),
    (f"{B2}.bands", [], UNKNOWN),
    (f"{B2}.rule.min_share", "1.1", "Een aandeel ligt tussen 0 en 1."),
    (f"{B2}.rule.counts", "all", 'Kies uit: "present", "present_or_excused".'),
    (f"{B2}.rule.excuse_required", 1, "Hier hoort true of false."),
    (f"{B2}.rule.months", "12", "Hier hoort een geheel getal, zonder aanhalingstekens."),
    (f"{B2}.rule.months", True, "Hier hoort een geheel getal, zonder aanhalingstekens."),
    (f"{B2}.rule.months", 12.0, "Hier hoort een geheel getal, zonder aanhalingstekens."),
    (f"{B2}.rule.months", 0, "Dit getal moet tussen 1 en 120 liggen."),
    (f"{B2}.rule.framework", "LOKET", UNKNOWN),
    (f"{B3}.points", "4", UNKNOWN),
    (f"{B3}.rule.age", "0-3", 'Kies uit: "0-2".'),
    (f"{B3}.rule.scope", "town", 'Kies uit: "neighbourhood".'),
    (f"{B3}.otherwise", "5", "Dit is meer dan het maximum van het criterium (4)."),
    (f"{B4}.rule.framework", "HUIS", 'Kies uit: "LOK", "LOKET", "BOA".'),
    (f"{B4}.rule.before", "opening", 'Kies uit: "deadline".'),
    (f"{B5}.rule.max_age_days", -1, "Dit getal moet tussen 1 en 3650 liggen."),
    (f"{B5}.rule", GONE, MISSING),
    (f"{B6}.step", "0", "Dit getal moet groter zijn dan nul."),
    (f"{B6}.step", "2", "Het maximum (3) is geen geheel aantal stappen."),
]


@pytest.mark.parametrize(("path", "value", "sentence"), SHAPES)
def test_from_dict_refuses_one_wrong_place_with_its_path_and_a_sentence(path, value, sentence):
    tree = put(sample(), path, value)
    with pytest.raises(CriteriaRefused) as caught:
        criteria.from_dict(tree)
    told = dict(caught.value.problems)
    assert sentence in told[path]
    assert f"{path}: {told[path]}" in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "1e1",
        "+1",
        "-1",
        "1.",
        ".5",
        "01",
        "00",
        "1,5",
        "1 000",
        "1'000",
        " 1",
        "1\n",
        "",
        "NaN",
        "Infinity",
        "1_0",
        "٣",
        "1" * 10,
        "0." + "1" * 13,
    ],
)
def test_a_number_that_is_not_plain_is_refused(text):
    found = problems(json.dumps(put(sample(), f"{A3}.bands[1].points", text)))
    assert found == [(f"{A3}.bands[1].points", f'"{words.shown(text)}" {NOT_PLAIN}')]


@pytest.mark.parametrize("value", [1, 1.5, True, None, float("nan"), float("inf"), [], {}])
def test_a_number_that_is_not_text_is_refused(value):
    text = json.dumps(put(sample(), f"{A3}.bands[1].points", value))
    assert problems(text) == [(f"{A3}.bands[1].points", AS_TEXT)]


@pytest.mark.parametrize(
    ("place", "key", "lower", "sentence"),
    [
        (A3, "bands[0].points", "2", "Hier staat 3, maar dit criterium geeft hoogstens 2 punten."),
        (B2, "points", "1", "Hier staat 2, maar dit criterium geeft hoogstens 1 punt."),
    ],
)
def test_a_maximum_that_nobody_can_reach_is_refused(place, key, lower, sentence):
    tree = put(sample(), f"{place}.{key}", lower)
    assert problems(json.dumps(tree)) == [(f"{place}.max_points", sentence)]


def test_a_cap_above_all_items_together_is_refused():
    tree = put(put(sample(), f"{A2}.cap", "4"), f"{A2}.max_points", "4")
    assert (f"{A2}.cap", "De grens is hoger dan alle regels samen (3).") in problems(json.dumps(tree))


def test_all_problems_are_told_at_once():
    tree = put(put(put(sample(), "$.title", ""), f"{A1}.kind", "rubric"), f"{B6}.step", "x")
    assert [path for path, _ in problems(json.dumps(tree))] == ["$.title", f"{A1}.kind", f"{B6}.step"]


def test_all_sums_that_do_not_fit_are_told_at_once():
    tree = put(put(sample(), f"{B4}.points", "0.5"), "$.groups[0].max_points", "9")
    assert [path for path, _ in problems(json.dumps(tree))] == [
        "$.groups[0].max_points",
        f"{B4}.max_points",
        "$.scale.raw_max",
    ]


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=9), inner, max_size=4),
)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([path for path, _, _ in SHAPES]), json_values)
def test_garbage_anywhere_is_refused_or_read_but_never_breaks(path, value):
    text = json.dumps(put(sample(), path, value))
    try:
        assert json.loads(criteria.canonical(criteria.parse(text))) == json.loads(text)
    except CriteriaRefused as refused:
        assert refused.problems


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200) | json_values.map(json.dumps))
def test_garbage_as_a_whole_is_always_refused(source):
    assert problems(source)
