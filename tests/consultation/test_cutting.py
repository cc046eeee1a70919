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


REGULATION = """GEMEENTERAAD VAN 12 MEI 2025

HOOFDSTUK I. ALGEMENE BEPALINGEN

Art. 1. Definities
Voor de toepassing van dit reglement verstaan we onder organisator: de organisator zoals bedoeld in
artikel 2 van het decreet;
Bladzijde 1 van 2
HOOFDSTUK II
Bedrag

Artikel 2 - Hoogte
De toelage bedraagt 200 euro per plaats en per jaar voor kinder-
opvang, vermeld in art. 1.
§ 1. De toelage is niet voor scholen.

Artikel 2bis.- Indexering
Artikel 5 van het decreet blijft gelden. In 2025 waren er
120 plaatsen.
"""


def test_a_regulation_from_a_pdf_is_cut_at_its_articles_and_nowhere_else():
    assert cut(REGULATION) == [
        ClauseText("0", "Inleiding", "GEMEENTERAAD VAN 12 MEI 2025"),
        ClauseText(
            "1",
            "HOOFDSTUK I. ALGEMENE BEPALINGEN – Definities",
            "Voor de toepassing van dit reglement verstaan we onder organisator: de organisator "
            "zoals bedoeld in artikel 2 van het decreet;",
        ),
        ClauseText(
            "2",
            "HOOFDSTUK II: Bedrag – Hoogte",
            "De toelage bedraagt 200 euro per plaats en per jaar voor kinderopvang, vermeld in art. 1.\n"
            "§ 1. De toelage is niet voor scholen.",
        ),
        ClauseText(
            "2bis",
            "Indexering",
            "Artikel 5 van het decreet blijft gelden. In 2025 waren er\n120 plaatsen.",
        ),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("§ 1 Doel\nx\n§2. Bedrag\n100 euro.", ["§ 1 Doel", "§ 2 Bedrag"]),
        ("Artikel I. Doel\nx\nArtikel II. Wie\ny", ["Artikel I Doel", "Artikel II Wie"]),
        ("1 Algemeen\n1.1 Doel\nx\n1.2 Wie\n1 januari 2026", ["1.1 Algemeen – Doel", "1.2 Wie"]),
        ("artikel 1. doel\nx\nartikel 2. wie\ny", ["1 doel", "2 wie"]),
        ("Art. 2/1 Kop\nx\nArt. 12° Kop\ny", ["2/1 Kop", "12 Kop"]),
        ("Artikel\u00a01.Doel\x0bx\nArtikel 2.\tWie\ny", ["1 Doel", "2 Wie"]),
        ("Doel\n====\nx\n\nWie\n---\ny", ["1 Doel", "2 Wie"]),
        ("In 2025 waren er\n120 plaatsen.\n\nDan meer.", ["1 ", "2 "]),
    ],
)
def test_each_way_of_numbering_is_understood(text, names):
    clauses = cut(text)
    assert [f"{each.number} {each.heading}" for each in clauses] == names
    assert cut(written(clauses)) == clauses


def test_lists_and_short_lines_stay_as_they_were_typed():
    text = "Wie kan deelnemen aan dit overleg met het bestuur\n- ouders\na) crèches\nmet\neen vergunning"
    assert [each.text for each in cut(text)] == [text]


def test_a_word_broken_before_and_keeps_its_dash():
    text = "De gemeente steunt alle voor-\nen naschoolse opvang en elke buitenschoolse op-\nvang."
    assert cut(text)[0].text == (
        "De gemeente steunt alle voor- en naschoolse opvang en elke buitenschoolse opvang."
    )


# --- Word ---------------------------------------------------------------------------------------------------

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(body: str, *, head: str = "", part: str = "word/document.xml", **more: str) -> io.BytesIO:
    """A document with this body; `more` holds parts by their name, such as `numbering`."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", "<Types/>")
        text = f'<?xml version="1.0"?>{head}<w:document {W} {MC}><w:body>{body}</w:body></w:document>'
        container.writestr(part, text)
        for name, content in more.items():
            container.writestr(f"word/{name}.xml", f"<w:{name} {W}>{content}</w:{name}>")
    file.seek(0)
    return file


def paragraph(text: str, *, style: str = "", point: bool = False, level: int = 0) -> str:
    style = f'<w:pStyle w:val="{style}"/>' if style else ""
    point = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>' if point else ""
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


def level(at: int, form: str, text: str) -> str:
    how = f'<w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:suff w:val="space"/>'
    return f'<w:lvl w:ilvl="{at}">{how}</w:lvl>'


def numbering(*levels: str) -> str:
    """One list with these levels."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    )


def test_word_that_numbers_its_articles_by_itself_is_cut_at_those_numbers():
    levels = level(0, "decimal", "Artikel %1."), level(1, "lowerLetter", "%2)"), level(2, "bullet", "x")
    body = "".join(
        paragraph(text, point=True, level=at)
        for text, at in [("Doel", 0), ("een", 1), ("twee", 1), ("Wie", 0), ("drie", 1), ("vier", 2)]
    )
    assert cut(word.text_of(docx(body, numbering=numbering(*levels)))) == [
        ClauseText("1", "Doel", "a) een\n\nb) twee"),
        ClauseText("2", "Wie", "a) drie\n\n- vier"),
    ]


@pytest.mark.parametrize(
    ("form", "labels"),
    [
        ("upperRoman", ["I", "II", "III", "IV"]),
        ("lowerRoman", ["i", "ii", "iii", "iv"]),
        ("upperLetter", ["A", "B", "C", "D"]),
        ("decimalZero", ["1", "2", "3", "4"]),
    ],
)
def test_word_counts_in_letters_and_roman_numbers(form, labels):
    body = "".join(paragraph("x", point=True) for _ in labels)
    lines = word.text_of(docx(body, numbering=numbering(level(0, form, "%1")))).split("\n")
    assert [line.split()[0] for line in lines if line] == labels


def test_word_with_a_table_gives_a_line_for_each_row_and_opens_a_frame():
    cell = lambda *texts: f"<w:tc>{''.join(map(paragraph, texts))}</w:tc>"  # noqa: E731
    inner = f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr></w:tbl>"
    body = (
        f"<w:tbl><w:tr>{cell('Leeftijd')}{cell('Bedrag', 'per plaats')}</w:tr>"
        f"<w:tr>{cell('')}{cell('')}</w:tr>"
        f"<w:tr>{cell('0-3')}<w:tc>{inner}</w:tc></w:tr></w:tbl>"
        f"<w:tbl><w:tr>{cell('Artikel 1. Doel', 'Tekst.')}</w:tr></w:tbl>"
    )
    assert word.text_of(docx(body)).split("\n") == [
        *("Leeftijd | Bedrag per plaats", "0-3 | a | b", "", "Artikel 1. Doel", "", "Tekst.", "", ""),
    ]


def test_word_shows_a_footnote_where_it_stands_and_no_table_of_contents_and_nothing_that_moved():
    note = f'<w:footnote w:id="2">{paragraph("Zie het decreet.")}</w:footnote>'
    body = (
        paragraph("Artikel 1. Doel 3", style="TOC1")
        + '<w:p><w:r><w:t>Opvang</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r>'
        '<w:r><w:footnoteReference w:id="9"/><w:noBreakHyphen/></w:r></w:p>'
        f"<w:moveFrom>{paragraph('weg')}</w:moveFrom><w:r><w:t>los</w:t></w:r>"
    )
    shown = word.text_of(docx(body, footnotes=note))
    assert shown.strip() == "Opvang [voetnoot: Zie het decreet.]-"


def test_word_of_two_hundred_articles_is_cut_in_two_hundred():
    body = "".join(
        paragraph(f"Artikel {n}. Kop", style="Heading2") + paragraph("Tekst.") for n in range(1, 201)
    )
    assert [each.number for each in cut(word.text_of(docx(body)))] == [str(n) for n in range(1, 201)]
