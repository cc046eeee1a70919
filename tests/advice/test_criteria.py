"""The criteria document: what is read, what is refused and where, and that it is written back as it came."""

import json
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings

from advice import criteria
from tests.advice.samples import GONE, band, case, options, put, sample, sets, without_space

NAMES = ["maldegem-2020", "moorslede-2023", "pelt-2020", "wichelen-conversion", "zaventem-2021"]
A1, A2, A3 = (f"$.groups[0].criteria[{index}]" for index in range(3))
B1, B2, B3, B4, B5, B6 = (f"$.groups[1].criteria[{index}]" for index in range(6))


@pytest.mark.parametrize("name", NAMES)
def test_a_real_set_comes_back_byte_for_byte(name):
    assert criteria.canonical(criteria.parse(case(name))) == case(name)


def test_the_sample_with_every_kind_comes_back_as_it_was():
    assert criteria.to_dict(criteria.parse(json.dumps(sample()))) == sample()


def test_layout_and_key_order_do_not_change_the_hash():
    turned = dict(reversed(json.loads(case("pelt-2020")).items()))
    hashes = {criteria.sha256(criteria.parse(text)) for text in (case("pelt-2020"), without_space(turned))}
    assert hashes == {"526fa7968c65d811d7b868d9a1933ca4c1dc0106904d1d2419b8a2de93b0437f"}


def test_numbers_keep_the_zeros_they_were_written_with():
    kept = put(put(sample(), "$.minimum_score", "2.50"), "$.scale.rounding.step", "0.0000005")
    assert criteria.to_dict(criteria.from_dict(kept)) == kept


@pytest.mark.parametrize("cap", ["2", "3", None, GONE])
def test_a_cap_stays_there_null_or_away(cap):
    max_points = "2" if cap == "2" else "3"
    changed = put(put(sample(), f"{A2}.cap", cap), f"{A2}.max_points", max_points)
    counted = criteria.from_dict(changed, recount=True)
    assert criteria.to_dict(counted)["groups"][0]["criteria"][1] == changed["groups"][0]["criteria"][1]


def test_a_byte_order_mark_is_forgiven():
    assert criteria.parse(b"\xef\xbb\xbf" + case("pelt-2020").encode()) == criteria.parse(case("pelt-2020"))


def test_recount_fills_in_every_maximum():
    tree = put(put(put(sample(), f"{A1}.levels[2].points", "3"), f"{B4}.max_points", "9"), f"{A2}.cap", GONE)
    counted = criteria.from_dict(tree, recount=True)
    maxima = [str(criterion.max_points) for criterion in counted.criteria]
    assert maxima == ["3", "3", "3", "2", "2", "4", "1", "1.5", "3"]
    assert [str(group.max_points) for group in counted.groups] == ["9", "13.5"]
    assert counted.scale.raw_max == Decimal("22.5")


def test_a_blank_set_is_valid():
    started = criteria.blank("Nieuwe set", "opportunity", date(2026, 1, 1))
    assert criteria.parse(criteria.canonical(started)) == started


def test_texts_that_may_be_empty_and_any_order_of_bands_are_accepted():
    tree = put(put(sample(), "$.adopted_by", ""), "$.knock_outs[0].evidence", "")
    tree = put(put(tree, f"{A3}.unit", ""), f"{A3}.bands", [band("<=", "3", "1"), band(">", "9", "3")])
    assert criteria.to_dict(criteria.from_dict(tree)) == tree


def test_a_set_speaks_dutch_about_itself():
    document = criteria.from_dict(sample())
    first = document.criterion("A.1")
    assert document.purpose_label == "nieuwe plaatsen"
    assert document.scale.rounding.label == "op 0,5 naar boven vanaf de helft"
    assert (first.kind_label, first.applies_to_labels) == (
        "één niveau kiezen",
        ("gezinsopvang", "groepsopvang"),
    )
    assert first.accepts_labels == ("feit", "engagement")
    assert document.criterion("B.2").fact_label == "deelname aan het LOK"


ATTENDED = (
    "op minstens de helft van de vergaderingen aanwezig, verontschuldigd voor de rest, in de 12 maanden"
)
SUPPLY = "plaatsen per 100 kinderen"


@pytest.mark.parametrize(
    ("code", "rows"),
    [
        ("A.1", [("regel 0", "0"), ("regel 1", "1"), ("regel 2", "2.5")]),
        ("A.2", [("regel 0", "1"), ("regel 1", "1"), ("regel 2", "1"), ("samen hoogstens", "2")]),
        ("A.3", [("minstens 10 uur", "3"), ("minstens 5 uur", "1"), ("anders", "0")]),
        ("B.1", [("Kern", "2"), ("Heide en Zand", "1"), ("elders", "0.5")]),
        ("B.2", [(f"{ATTENDED} voor de uiterste datum", "2")]),
        ("B.3", [(f"minder dan 30 {SUPPLY}", "4"), ("anders", "1")]),
        ("B.6", [("0 tot 3 punten, in stappen van 0,5", "3")]),
    ],
)
def test_a_criterion_shows_its_points_row_by_row(code, rows):
    shown = criteria.from_dict(sample()).criterion(code).rows
    assert [(row.label, str(row.points)) for row in shown] == rows


def test_a_checklist_without_cap_shows_its_items_only():
    tree = put(put(sample(), f"{A2}.items", options("1", "1")), f"{A2}.cap", GONE)
    shown = criteria.from_dict(tree).criterion("A.2").rows
    assert shown == (("regel 0", Decimal(1)), ("regel 1", Decimal(1)))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"min_share": "1", "excuse_required": False}, "op alle vergaderingen aanwezig, in de 12 maanden"),
        ({"min_share": "0.75", "months": 1}, "op minstens 75 % van de vergaderingen aanwezig"),
        ({"months": 1}, "verontschuldigd voor de rest, in de maand voor de uiterste datum"),
        (
            {"counts": "present_or_excused"},
            "van de vergaderingen aanwezig of verontschuldigd, verontschuldigd",
        ),
    ],
)
def test_the_attendance_rule_reads_as_it_is_set(changes, sentence):
    tree = sample()
    tree["groups"][1]["criteria"][1]["rule"].update(changes)
    assert sentence in criteria.from_dict(tree).criterion("B.2").rule.sentence


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("B.3", f"{SUPPLY} van 0 tot 2 jaar in de leefkern van de locatie, volgens de nieuwste cijfers"),
        (
            "B.4",
            "onderschreef de engagementsverklaring van het Lokaal Loket Kinderopvang voor de uiterste datum",
        ),
        ("B.5", "bevestigde de eigen gegevens hoogstens 90 dagen geleden"),
    ],
)
def test_the_other_rules_read_as_they_are_set(code, sentence):
    assert criteria.from_dict(sample()).criterion(code).rule.sentence.startswith(sentence)


def test_one_day_is_not_days():
    one_day = criteria.from_dict(put(sample(), f"{B5}.rule.max_age_days", 1)).criterion("B.5").rule
    assert one_day.sentence == "bevestigde de eigen gegevens hoogstens 1 dag geleden"


@settings(max_examples=100, deadline=None)
@given(sets())
def test_any_valid_set_is_stable_once_written(tree):
    text = criteria.canonical(criteria.from_dict(tree, recount=True))
    assert criteria.canonical(criteria.parse(text)) == text
