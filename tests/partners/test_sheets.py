"""Reading files from outside: what is a table, and what is refused with which sentence."""

import datetime
import re
from random import Random

import pytest
from django.core.exceptions import ValidationError

from partners import sheets
from partners.sheets import Bad, read
from tests.partners.files import csv, repacked, xlsx

HEAD, ROW = ("naam", "sector"), ("Café Zoë", "vzw")
SHEET = "xl/worksheets/sheet1.xml"


def refusal(content):
    with pytest.raises(ValidationError) as caught:
        read(content)
    return caught.value.messages[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv_is_read_in_the_encodings_people_send(encoding):
    sheet = read(csv(HEAD, ROW, encoding=encoding))
    assert (sheet.headers, sheet.rows) == (["naam", "sector"], [(2, ["Café Zoë", "vzw"])])


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_csv_is_cut_at_the_sign_its_header_uses(sign):
    assert read(csv(HEAD, ROW, sign=sign)).rows == [(2, ["Café Zoë", "vzw"])]


def test_csv_may_say_its_own_sign_on_the_first_line():
    assert read(b"sep=;\r\nnaam;sector\r\nA;vzw").headers == ["naam", "sector"]


def test_csv_of_one_column_is_a_table():
    assert read(b"naam\r\nA\r\n").rows == [(2, ["A"])]


def test_csv_keeps_lines_within_quotes_and_skips_empty_rows():
    content = b'naam;over\r\n\r\n;\r\nA;"een\r\ntwee"\r\n'
    assert read(content).rows == [(5, ["A", "een\r\ntwee"])]


@pytest.mark.parametrize("text", ["=1+1", "+32 9 300", "-", "@home"])
def test_csv_cells_that_look_like_formulas_are_text(text):
    assert read(csv(HEAD, (text, "vzw"))).rows == [(2, [text, "vzw"])]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", sheets.EMPTY),
        (b"\xef\xbb\xbf", sheets.EMPTY),
        (b";;\r\n;;\r\n", sheets.EMPTY),
        (b"naam;sector\r\n", sheets.ONLY_HEADER),
        (b"naam\r\n\x81\x8d", sheets.ENCODING),
        (b"naam\r\nA\x07", sheets.NO_TEXT),
        (b"%PDF-1.7 naam", sheets.NO_TEXT),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 300, sheets.NO_TEXT),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, sheets.NO_TEXT),
        (b"<html><table><tr><td>naam", sheets.NO_TEXT),
        ("naam;sector\r\nA;vzw".encode("utf-16-le"), "Dit bestand bevat tekens zonder waarde (NUL). "),
        (b'naam\r\n"A', "Regel 2 klopt niet: een aanhalingsteken is niet gesloten of de cel is te lang."),
        (b'naam\r\n"A"B', "Regel 2 klopt niet: een aanhalingsteken is niet gesloten of de cel is te lang."),
        (b"naam;Naam\r\nA;B", "De kolom “naam” komt meer dan één keer voor. Geef elke een eigen kop."),
        (csv([f"k{n}" for n in range(100)], ["A"] * 100), "Een rij heeft 100 cellen; 60 is het meeste."),
        (b"PK\x03\x04 geen zip", sheets.BROKEN),
    ],
)
def test_read_refuses_with_a_clear_sentence(content, sentence):
    assert refusal(content).startswith(sentence)


def test_read_refuses_more_rows_than_it_can_show(monkeypatch):
    monkeypatch.setattr(sheets, "MAX_ROWS", 2)
    assert refusal(csv(HEAD, ROW, ROW, ROW)) == "Dit bestand heeft meer dan 2 rijen. Splits het."


def test_workbook_gives_typed_values_and_the_number_of_each_row():
    day, hour = datetime.datetime(2026, 11, 24), datetime.time(7, 30)
    content = xlsx(("naam", "dag", "uur", "plaatsen"), (), ("A", day, hour, 18))
    assert read(content).rows == [(3, ["A", day, hour, 18])]


def test_workbook_marks_formulas_and_faults():
    content = xlsx(HEAD, ("=1+1", "#N/A"))
    assert read(content).rows == [(2, [Bad(sheets.FORMULA, "=1+1"), Bad(sheets.FAULT, "#N/A")])]


def test_workbook_reads_the_first_sheet_with_something_on_it():
    content = xlsx(change=lambda sheet: sheet.parent.create_sheet("lijst").append(["naam"]))
    assert refusal(content) == sheets.ONLY_HEADER


def test_workbook_without_anything_is_empty():
    assert refusal(xlsx()) == sheets.EMPTY


def test_workbook_with_merged_cells_is_refused():
    assert refusal(xlsx(HEAD, ROW, change=lambda sheet: sheet.merge_cells("A3:B3"))) == sheets.MERGED


def test_workbook_with_a_hundred_columns_is_refused():
    content = xlsx([f"k{n}" for n in range(100)], ["A"] * 100)
    assert refusal(content) == "Dit bestand heeft meer dan 60 kolommen. Bewaar alleen de lijst."


def test_workbook_that_unpacks_into_too_much_is_refused():
    bomb = repacked(xlsx(HEAD, ROW), SHEET, lambda part: part + b" " * 90 * 1024 * 1024)
    assert (len(bomb) < 200_000, refusal(bomb)) == (True, sheets.HUGE)


def test_workbook_with_entities_that_grow_is_refused():
    laughs = b'<!DOCTYPE x [<!ENTITY a "' + b"ha" * 1000 + b'">'
    laughs += b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 100) for n in range(6)) + b"]>"
    bomb = repacked(xlsx(HEAD, ROW), SHEET, lambda part: laughs + part.replace(b"naam", b"&g;"))
    assert refusal(bomb) == sheets.BROKEN


def test_workbook_that_lies_about_its_size_is_read_as_it_is():
    lie = repacked(
        xlsx(HEAD, ROW),
        SHEET,
        lambda part: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', part),
    )
    assert read(lie).rows == [(2, ["Café Zoë", "vzw"])]


def test_workbook_with_a_row_beyond_the_last_is_refused():
    far = repacked(xlsx(HEAD, ROW), SHEET, lambda part: part.replace(b'r="2"', b'r="99999999"', 1))
    assert refusal(far) == sheets.BROKEN


def test_workbook_with_any_byte_damaged_is_read_or_refused():
    content, random = xlsx(HEAD, ROW), Random(1)
    for _ in range(300):
        damaged = bytearray(content)
        damaged[random.randrange(2, len(content))] = random.randrange(256)
        try:
            read(bytes(damaged))
        except ValidationError:
            continue


def test_workbook_without_its_sheet_is_refused():
    assert refusal(repacked(xlsx(HEAD, ROW), SHEET, lambda part: part[:200])) == sheets.BROKEN


def test_cells_beyond_all_measure_are_marked_and_shown_short():
    assert read(csv(HEAD, ("A" * 10_001, "vzw"))).rows == [
        (2, [Bad("Veel te lang: 10001 tekens.", "A" * 60), "vzw"])
    ]


def test_column_shows_its_first_three_values():
    sheet = read(csv(HEAD, ("A", 1), ("A", 2), ("B", 3), ("C", 4), ("D", 5)))
    assert sheet.column(0) == {"header": "naam", "samples": ["A", "B", "C"]}


def test_columns_without_header_at_the_end_are_not_columns():
    assert read(csv(("naam", "sector", ""), ("A", "vzw", ""))).headers == ["naam", "sector"]


def test_column_without_a_header_gets_one():
    assert read(csv(("naam", "", "sector"), ("A", "x", "vzw"))).headers[1] == "Kolom 2 (zonder kop)"
