"""Cutting a text in clauses: what people paste, what Word holds, and nothing that harms."""

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consultation import word
from consultation.clauses import ClauseText
from consultation.cutting import TooLongError, cut, written

ARTICLES = """Reglement

Artikel 1. Toepassingsgebied
Dit reglement geldt voor alle opvang.

1. eerste punt
2. tweede punt

Artikel 2 - Subsidie
Het bestuur geeft een subsidie.
Art. 3: Het college beslist binnen 30 dagen.
"""
MARKDOWN = """# Hoofdstuk 1
## 1. Doel
Wat we willen.
## 2. Bereik
1. een
2. twee
2.1 Wie kan deelnemen
Alle organisatoren.
"""
NUMBERS = """1. Doel
Wat we willen.
2) Bereik
Voor iedereen.
2.1 Een lange zin die zegt wat er moet gebeuren.
"""


def test_articles_are_cut_at_their_name_and_points_stay_inside():
    assert cut(ARTICLES) == [
        ClauseText("0", "Inleiding", "Reglement"),
        ClauseText(
            "1",
            "Toepassingsgebied",
            "Dit reglement geldt voor alle opvang.\n\n1. eerste punt\n2. tweede punt",
        ),
        ClauseText("2", "Subsidie", "Het bestuur geeft een subsidie."),
        ClauseText("3", "", "Het college beslist binnen 30 dagen."),
    ]


def test_markdown_is_cut_at_headings_and_deep_numbers_and_a_chapter_goes_into_the_heading():
    assert cut(MARKDOWN) == [
        ClauseText("1", "Hoofdstuk 1 – Doel", "Wat we willen."),
        ClauseText("2", "Bereik", "1. een\n2. twee"),
        ClauseText("2.1", "Wie kan deelnemen", "Alle organisatoren."),
    ]


def test_numbers_alone_cut_as_well():
    assert cut(NUMBERS) == [
        ClauseText("1", "Doel", "Wat we willen."),
        ClauseText("2", "Bereik", "Voor iedereen."),
        ClauseText("2.1", "", "Een lange zin die zegt wat er moet gebeuren."),
    ]


def test_plain_paragraphs_are_a_clause_each():
    assert cut("Eerste\nalinea.\n\n\nTweede.\r\n") == [
        ClauseText("1", "", "Eerste\nalinea."),
        ClauseText("2", "", "Tweede."),
    ]


@pytest.mark.parametrize(
    ("line", "clause"),
    [
        ("Artikel 12 bis. Overgang", ClauseText("12 bis", "", "Overgang")),
        ("**Artikel 7** Duur", ClauseText("7", "", "Duur")),
        ("ART. 4.2. De kop", ClauseText("4.2", "", "De kop")),
        ("artikelen zijn er niet", ClauseText("1", "", "artikelen zijn er niet")),
    ],
)
def test_a_single_line_is_understood(line, clause):
    assert cut(line) == [clause]


def test_a_number_that_comes_back_gets_the_next_free_one():
    assert [each.number for each in cut("Artikel 1\na\nArtikel 1\nb\nArtikel 2\nc")] == ["1", "3", "2"]


def test_nothing_is_no_clause():
    assert cut(" \n\t\n\ufeff\u200b") == []


def test_a_clause_too_long_or_too_many_of_them_is_refused_in_words():
    with pytest.raises(TooLongError, match="Artikel 1 is te lang: hoogstens 20.000 tekens"):
        cut("x" * 20_001)
    with pytest.raises(TooLongError, match="valt uiteen in 301 stukken"):
        cut("\n\n".join("abc" for _ in range(301)))


LINES = st.sampled_from(
    [
        "",
        "Artikel 1. Doel",
        "Artikel 2",
        "# Kop",
        "## 3. Kop",
        "2.1 Punt",
        "1. punt",
        "Gewone tekst.",
        "- punt",
        "😀",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_written_clauses_cut_into_the_same_clauses(text):
    clauses = cut(text)
    assert cut(written(clauses)) == clauses


@given(st.text())
def test_any_text_is_cut_without_fail_and_no_clause_is_empty(text):
    assert all(each.text and each.number and len(each.number) <= 20 for each in cut(text))


# --- Word ---------------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(body: str, *, head: str = "", part: str = "word/document.xml") -> io.BytesIO:
    """A document with this body."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        text = f'<?xml version="1.0"?>{head}<w:document {W} {MC}><w:body>{body}</w:body></w:document>'
        container.writestr(part, text)
    file.seek(0)
    return file


def paragraph(text: str, *, style: str = "", point: bool = False) -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    point = '<w:numPr><w:numId w:val="1"/></w:numPr>' if point else ""
    return f"<w:p><w:pPr>{style}{point}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_word_gives_headings_points_and_paragraphs():
    body = paragraph("Doel", style="Kop1") + paragraph("Wat we willen.") + paragraph("een", point=True)
    assert word.text_of(docx(body)) == "# Doel\n\nWat we willen.\n\n- een\n"


def test_word_joins_runs_and_leaves_out_what_was_deleted_and_fallbacks():
    body = (
        "<w:p><w:r><w:t>Een </w:t><w:tab/><w:t>zin</w:t><w:br/><w:t>meer</w:t></w:r>"
        "<w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:r><w:instrText>PAGE</w:instrText></w:r>"
        "<mc:Fallback><w:p><w:r><w:t>dubbel</w:t></w:r></w:p></mc:Fallback></w:p>"
    )
    assert word.text_of(docx(body)) == "Een  zin\nmeer\n"


BOMB = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


@pytest.mark.parametrize("head", [BOMB, OUTSIDE, '<!DOCTYPE w SYSTEM "http://boos.example/x.dtd">'])
def test_word_with_entities_or_a_doctype_is_refused(head):
    with pytest.raises(word.UnreadableError, match="beschadigd of anders gemaakt"):
        word.text_of(docx(paragraph("x"), head=head))


def test_word_that_unpacks_too_large_is_refused():
    with pytest.raises(word.UnreadableError, match="uitgepakt veel te groot"):
        word.text_of(docx(paragraph("x" * (word.MOST_BYTES + 1))))


def test_word_that_nests_without_end_is_refused():
    with pytest.raises(word.UnreadableError, match="beschadigd"):
        word.text_of(docx("<w:p>" * 300 + "</w:p>" * 300))


@pytest.mark.parametrize("content", [b"geen zip", b"PK\x03\x04kapot", b""])
def test_what_is_no_word_document_is_refused(content):
    with pytest.raises(word.UnreadableError, match="beschadigd"):
        word.text_of(io.BytesIO(content))


def test_word_without_a_text_or_with_broken_xml_is_refused():
    for file in (docx(paragraph("x"), part="word/other.xml"), docx("<w:p>")):
        with pytest.raises(word.UnreadableError, match="beschadigd"):
            word.text_of(file)
