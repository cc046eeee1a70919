"""`score SET.json FACTS.json`: its JSON, its table, and its refusals; no test here may use the database."""

import json
from io import StringIO

import pytest
from django.core.management import call_command

from advice.management.commands.score import Command
from tests.advice.samples import CASES, best, criterion, document, group, sample


def run(*arguments):
    """Return (exit status, stdout, stderr)."""
    out, err = StringIO(), StringIO()
    try:
        call_command(Command(), *map(str, arguments), stdout=out, stderr=err)
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@pytest.fixture
def write(tmp_path):
    """Write a file, as it is or as JSON, and return its path."""

    def write(name, content):
        text = content if isinstance(content, str) else json.dumps(content)
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


def halves(raw_max, rounding=None):
    """Return a set of two criteria, the second for group care only."""
    first = criterion("1.1", "6", "judgement", step="0.5")
    second = criterion("2.1", "2", "judgement", ["group_care"], step="0.5")
    scale = {"raw_max": "8", "target_max": "8", "rounding": rounding}
    return document("8", group("1", "8", first, second), scale=scale)


@pytest.mark.parametrize(
    ("given", "rounding", "exact", "score"),
    [
        ("4", {"step": "0.5", "mode": "half_up"}, "16/3", "5.5"),
        ("4", {"step": "0.01", "mode": "down"}, "16/3", "5.33"),
        ("4", None, "16/3", "16/3"),
        ("6.0", {"step": "0.50", "mode": "half_even"}, "8", "8"),
        ("1.5", None, "2", "2"),
    ],
)
def test_json_gives_exact_numbers_as_strings(write, given, rounding, exact, score):
    facts = {"kind_of_care": "family_care", "answers": {"1.1": given, "2.1": "1"}}
    status, out, err = run(write("set.json", halves("8", rounding)), write("facts.json", facts), "--json")
    raw = given.removesuffix(".0")
    lines = f'{{"criteria": {{"1.1": "{raw}", "2.1": null}}, "raw": "{raw}", "attainable": "6", '
    rest = f'"exact": "{exact}", "score": "{score}", "below_minimum": false}}\n'
    assert (status, out, err) == (0, lines + rest, "")


def test_the_table_reads_as_dutch(write):
    facts = {"kind_of_care": "family_care", "answers": {"1.1": "4"}}
    rounding = {"step": "0.5", "mode": "half_up"}
    status, out, err = run(write("set.json", halves("8", rounding)), write("facts.json", facts))
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Proefset",
        "Soort opvang: gezinsopvang",
        "",
        "1.1      4 / 6  Criterium 1.1",
        "                beoordeeld: 4 van 6 punten",
        "2.1          -  Criterium 2.1",
        "                niet van toepassing: enkel voor groepsopvang",
        "",
        "Punten: 4 van 6",
        "Exacte score: 5 1/3",
        "Score: 5,5 op 8",
        "Berekening: 4 × 8 ÷ 6 = 5 1/3 → afgerond op 0,5 naar boven vanaf de helft: 5,5",
    ]


def test_the_table_says_that_a_score_is_below_the_minimum(write):
    facts = {"kind_of_care": "group_care", "answers": {"1.1": "1", "2.1": "0"}}
    low = halves("8") | {"minimum_score": "2"}
    _, out, _ = run(write("set.json", low), write("facts.json", facts))
    assert out.endswith("Deze score ligt onder de minimumscore van de set.\n")


FACTS = {"kind_of_care": "group_care", "answers": best()}


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ("{", "$: Dit is geen geldige JSON (regel 1, kolom 2)."),
        ('{"answers": {}, "answers": {}}', "$.answers: Deze sleutel staat twee keer in hetzelfde object."),
        (FACTS | {"name": "x"}, "$.name: Deze sleutel is onbekend."),
        (FACTS | {"answers": best() | {"A.3": 10.5}}, "Criterium A.3: Hier hoort een gewoon getal als tekst"),
        (FACTS | {"answers": {**best(), "B.6": None}}, "Voor criterium B.6 ontbreekt het antwoord."),
        ([], "$: Hier hoort een object."),
    ],
)
def test_wrong_facts_end_with_status_2_and_a_sentence(write, facts, sentence):
    status, out, err = run(write("set.json", sample()), write("facts.json", facts), "--json")
    assert (status, out) == (2, "")
    assert sentence in err


def test_a_refused_set_ends_with_status_2_and_a_sentence(write):
    path = write("set.json", sample() | {"title": ""})
    told = f"{path} is niet geldig:\n$.title: Deze tekst mag niet leeg zijn.\n"
    assert run(path, write("facts.json", FACTS)) == (2, "", told)


def test_a_file_that_is_not_there_ends_with_status_2_and_a_sentence(tmp_path):
    told = f"{tmp_path / 'set.json'}: dit bestand kan niet gelezen worden.\n"
    assert run(tmp_path / "set.json", CASES / "pelt-2020.json") == (2, "", told)
