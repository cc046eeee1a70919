"""Papers: tagged, deterministic, closed to the outside, and whole on every page."""

import io
import json
from datetime import date

import page
import pypdf
import pytest
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from advice import criteria
from ledger import paper
from tests.ledger.papers import CASES, FRAME, LETTER, LINE, LOGO, PAPERS

pytestmark = pytest.mark.typeset


def render(template="advice_letter", *, title="Advies", draft=False, attachments=(), **context):
    filled = {**FRAME, **PAPERS[template], **context}
    return paper.render(f"pdf/{template}.html", filled, title=title, draft=draft, attachments=attachments)


def read(pdf):
    return pypdf.PdfReader(io.BytesIO(pdf))


def pages_of(pdf):
    return [each.extract_text() for each in read(pdf).pages]


def one_line(pdf):
    return " ".join(" ".join(pages_of(pdf)).split())


def letter(**changes):
    return {"letter": LETTER | changes}


@pytest.mark.parametrize("draft", [False, True])
@pytest.mark.parametrize("template", PAPERS)
def test_every_paper_keeps_the_rules_of_pdf_ua(template, draft):
    report = page.validate_pdf_bytes(render(template, draft=draft))
    found = report.profile, [failure.message for failure in report.failures]
    assert found == (page.ValidationProfile.PDF_UA_1, [])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_booklet_prints_every_criterion_of_a_real_set(case):
    document = criteria.parse(case.read_bytes())
    pdf = render("booklet", document=document)
    text = one_line(pdf)
    assert [each.title for each in document.criteria if f"{each.code} {each.title}" not in text] == []
    assert page.validate_pdf_bytes(pdf).is_compliant


def test_paper_says_its_title_language_and_outline():
    reader = read(render(title="Advies aan De Waterlelie"))
    catalog = reader.root_object
    said = (reader.metadata.title, catalog["/Lang"], catalog["/MarkInfo"]["/Marked"].value)
    assert said == ("Advies aan De Waterlelie", "nl", True)
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    top, below = reader.outline
    headings = ["Uw punten, criterium per criterium", "Hoe dit advies tot stand kwam", "Wat u nu kunt doen"]
    assert (top.title, [each.title for each in below]) == ("Advies over uw aanvraag", headings)


def test_same_input_gives_the_same_bytes_whatever_was_rendered_before():
    first = render(attachments=[paper.Attachment("a.json", b"{}")])
    render("round_report")
    again = render(attachments=[paper.Attachment("a.json", b"{}")])
    assert paper.sha256(first) == paper.sha256(again)


def test_other_input_gives_another_identifier():
    first, second = (read(render(title=title)).trailer["/ID"][0] for title in ("Advies", "Advies 2"))
    assert first != second


def test_moment_of_rendering_comes_from_the_caller_only():
    dated, undated = read(render()).metadata, read(render(at=None)).metadata
    assert (dated.creation_date, undated.creation_date) == (FRAME["at"].replace(microsecond=0), None)


def test_draft_is_watermarked_on_every_page_and_a_decided_paper_on_none():
    long = letter(lines=[LINE] * 30)
    draft, decided = pages_of(render(draft=True, **long)), pages_of(render(**long))
    assert ["ONTWERP" in text for text in draft] == [True] * len(draft)
    assert ["ntwerp" in text or "ONTWERP" in text for text in decided] == [False] * len(decided)


def test_inputs_travel_inside_the_paper():
    pdf = render("booklet", attachments=[paper.Attachment("criteria.json", b'{"a": 1}', "De criteria")])
    assert json.loads(read(pdf).attachments["criteria.json"][0]) == {"a": 1}


def test_strip_is_on_the_last_page_only():
    pages = pages_of(render(**letter(lines=[LINE] * 30)))
    assert ["Is dit stuk echt?" in text for text in pages] == [False] * (len(pages) - 1) + [True]


def test_table_over_pages_repeats_its_header():
    pages = pages_of(render(**letter(lines=[LINE] * 30)))
    with_rows = [text for text in pages if LINE["title"] in text]
    assert len(with_rows) > 2
    assert ["Criterium en motivering" in text for text in with_rows] == [True] * len(with_rows)


@pytest.mark.parametrize("sentences", range(0, 26, 2))
def test_signature_and_headings_never_stand_alone(sentences):
    text = "\n".join(["Nog een zin om de bladzijde te vullen."] * sentences)
    pages = pages_of(render(**letter(motivation=text, lines=[LINE] * 3)))
    (signed,) = [each for each in pages if "algemeen directeur" in each]
    (headed,) = [each for each in pages if "Wat u nu kunt doen" in each]
    assert ("Raad van State" in signed, "Hebt u vragen" in headed) == (True, True)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/passwd",
        "http://example.org/x.png",
        "https://example.org/x.png",
        "ftp://example.org/x",
        "data:image/png;base64,AAAA",
        "paper:../settings.py",
        "paper:/etc/passwd",
        "/etc/passwd",
        "logo",
        "PAPER:logo",
    ],
)
def test_paper_fetches_nothing_but_its_own_files(url):
    with pytest.raises(paper.ForeignUrlError):
        paper.OwnFiles({"logo": LOGO}).fetch(url)


def test_paper_gets_its_own_file():
    response = paper.OwnFiles({"logo": LOGO}).fetch("paper:logo")
    assert (response.read(), response.content_type) == (LOGO, "image/svg+xml")


def test_image_from_elsewhere_leaves_its_words(caplog):
    html = mark_safe('<img src="file:///etc/passwd" alt="een foto">')
    assert "een foto" in one_line(render(**letter(motivation=html)))
    assert "ForeignUrlError: not ours: file:///etc/passwd" in caplog.text


def test_logo_that_points_elsewhere_shows_without_it():
    nested = LOGO.replace(b"<path", b'<image width="9" height="9" href="file:///etc/passwd"/><path')
    assert page.validate_pdf_bytes(render(pictures={"logo": nested})).is_compliant


@pytest.mark.parametrize("field", ["subject", "motivation", "salutation", "reference"])
def test_hostile_text_is_printed_as_text(field):
    text = "".join(pages_of(render(**letter(**{field: '<img src="file:///etc/passwd">'}))))
    assert '<imgsrc="file:///etc/passwd">' in "".join(text.split())


def test_every_script_and_broken_text_has_a_place():
    words = "Fatima 😀 مرحبا 保育園 Łódź \x00\x07\ud800\ufffe"
    pdf = render(title=words, **letter(applicant_name=words, motivation=words))
    assert read(pdf).metadata.title == "Fatima 😀 مرحبا 保育園 Łódź "


def test_endless_word_breaks_instead_of_running_off_the_page():
    pages = pages_of(render(**letter(applicant_name="x" * 10_000)))
    assert sum(text.count("x") for text in pages) >= 10_000


def test_endless_word_is_spaced_between_its_letters_and_a_long_address_is_not():
    address = "https://lok.example/" + "pad/" * 30
    text = "".join(one_line(render(**letter(motivation=f"{'<&' * 100} {address}"))).split())
    assert ("<&" * 100 in text, address in text) == (True, True)


@pytest.mark.parametrize("accent", ["red", "#12345", "#123456;}@import url(http://x)"])
def test_accent_is_a_colour_or_nothing(accent):
    with pytest.raises(ValueError, match="not a colour"):
        render(letterhead=FRAME["letterhead"] | {"accent": accent})


def test_paper_without_logo_strip_or_accent_is_whole():
    bare = {
        "letterhead": {"municipality": "Gemeente Zonnebeke", "body": "LOK"},
        "pictures": None,
        "strip": None,
    }
    pdf = render(**bare)
    assert (page.validate_pdf_bytes(pdf).is_compliant, "Is dit stuk echt?" in one_line(pdf)) == (True, False)


def test_qr_code_is_a_picture_with_words_beside_it():
    svg = paper.qr("https://lok.example/zonnebeke/controle")
    html = render_to_string("pdf/strip.html", {"strip": FRAME["strip"]})
    words = 'alt="QR-code met het adres https://lok.example/zonnebeke/controle"'
    assert (svg[:5], words in html) == (b"<svg ", True)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({}, "Positief advies: 2 op 8"),
        ({"kind": "negative", "ground": "Geen lokale nood."}, "Negatief advies Grond: Geen lokale nood."),
        ({"kind": "none", "reason": "U trok de aanvraag in."}, "Geen advies U trok de aanvraag in."),
        ({"decision": LETTER["decision"] | {"deviation": "de school"}}, "wijkt af van het advies"),
        ({"react_until": date(2026, 3, 20)}, "tot en met vrijdag 20 maart 2026"),
        ({"lines": [LINE | {"points": None}]}, "niet van toepassing"),
        ({"lok": LETTER["lok"] | {"minority": "Twee leden."}}, "Een minderheid zag het anders: Twee leden."),
    ],
)
def test_letter_says_what_was_decided(changes, sentence):
    assert sentence in one_line(render(**letter(**changes)))


def test_report_shows_ties_own_applications_and_the_log():
    text = one_line(render("round_report"))
    wanted = ["1 gedeeld", "eigen aanvraag van het bestuur", "abababababababab"]
    assert [words for words in wanted if words not in text] == []


def test_receipt_names_each_file_with_its_fingerprint():
    text = one_line(render("receipt"))
    wanted = ["plan.pdf", "cd" * 32, "ef" * 32, "0123.456.749", "regel 12"]
    assert [words for words in wanted if words not in text] == []
