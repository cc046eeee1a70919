"""The redline: nothing lost, nothing invented, readable, quick enough for a long text."""

from django.template import Context, Template
from hypothesis import given
from hypothesis import strategies as st

from consultation.redline import redline

WORDS = st.lists(
    st.sampled_from(["de", "opvang", "is", "open", ",", " ", "\n", "\n\n", "kinderen", "é", "😀"])
)
TEXTS = st.one_of(st.text(), WORDS.map(" ".join), WORDS.map("".join))


@given(TEXTS, TEXTS)
def test_redline_without_what_came_is_the_old_text_and_without_what_went_the_new(old, new):
    pieces = redline(old, new)
    before = "".join(text for kind, text in pieces if kind != "ins")
    after = "".join(text for kind, text in pieces if kind != "del")
    assert (before, after) == (old, new)


@given(TEXTS, TEXTS)
def test_redline_has_no_empty_piece_and_no_two_of_a_kind_in_a_row(old, new):
    pieces = redline(old, new)
    kinds = [kind for kind, _ in pieces]
    assert all(text for _, text in pieces)
    assert all(one != next_ for one, next_ in zip(kinds, kinds[1:], strict=False))


def test_redline_of_one_changed_word_shows_that_word():
    assert redline("De opvang is open tot 18 uur.", "De opvang is open tot 19 uur.") == [
        ("same", "De opvang is open tot "),
        ("del", "18"),
        ("ins", "19"),
        ("same", " uur."),
    ]


def test_redline_of_changed_phrases_reads_as_phrases():
    assert redline("een korte zin hier", "een lange tekst hier") == [
        ("same", "een "),
        ("del", "korte zin"),
        ("ins", "lange tekst"),
        ("same", " hier"),
    ]


def test_redline_keeps_paragraphs_that_did_not_change():
    assert redline("Een.\nTwee.\nDrie.", "Een.\nDrie.") == [
        ("same", "Een.\n"),
        ("del", "Twee.\n"),
        ("same", "Drie."),
    ]


def test_redline_of_endless_changed_lines_gives_up_on_words_not_on_the_text():
    old, new = " ".join(f"o{n}" for n in range(3000)), " ".join(f"n{n}" for n in range(3000))
    assert redline(old, new) == [("del", old), ("ins", new)]


def test_redline_with_more_changes_than_anybody_reads_shows_both_whole():
    old, new = (" ".join(f"{name}{n} x" for n in range(700)) for name in ("o", "n"))
    assert redline(old, new) == [("del", old[:-2]), ("ins", new[:-2]), ("same", " x")]


def test_redline_of_a_moved_article_takes_it_out_here_and_puts_it_in_there():
    one, two, three = (f"Artikel over {name}.\nTekst van {name}.\n" for name in ("doel", "uren", "geld"))
    assert redline(one + two + three, one + three + two) == [
        ("same", one),
        ("del", two),
        ("same", three),
        ("ins", two),
    ]


def test_redline_of_renumbered_articles_shows_the_numbers_only():
    old, new = ("\n".join(f"Artikel {n + up}. Over zaak {n}.\nTekst." for n in range(3)) for up in (1, 2))
    assert [piece for piece in redline(old, new) if piece[0] != "same"] == [
        *(("del", "1"), ("ins", "2"), ("del", "2"), ("ins", "3"), ("del", "3"), ("ins", "4")),
    ]


def test_redline_of_another_sentence_does_not_look_for_crumbs():
    old, new = "Wij zijn open van 7 tot 18 uur", "Kinderen brengen hun eigen luiers mee van thuis"
    assert redline(old, new) == [("del", old), ("ins", new)]


def test_redline_tag_escapes_and_says_in_words_what_came_and_went():
    page = Template("{% load redline %}{% redline old new %}").render(
        Context({"old": "de <b>regel</b>", "new": "de <i>regel</i>"})
    )
    hidden = '<span class="visually-hidden">'
    assert f"<del>{hidden} [geschrapt: </span>b{hidden}] </span></del>" in page
    assert f"<ins>{hidden} [toegevoegd: </span>i{hidden}] </span></ins>" in page
    assert "&lt;" in page
    assert "<b>" not in page


def test_redline_tag_of_nothing_shows_nothing():
    assert Template("{% load redline %}{% redline none none %}").render(Context()) == (
        '<div class="redline" dir="ltr"></div>'
    )


def test_redline_tag_of_hebrew_reads_from_the_right():
    page = Template("{% load redline %}{% redline old new %}").render(Context({"old": "", "new": "1. שלום"}))
    assert page.startswith('<div class="redline" dir="rtl">')
