"""Whatever people type is shown to the letter and harms nobody: on screen, on paper, in tables and mails."""

import subprocess

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from consultation import actions
from consultation.clauses import as_lines, plain
from consultation.models import Input
from consultation.redline import redline
from consultation.sheet import rows

pytestmark = pytest.mark.django_db
MARKUP = '<b onclick="x()">vet</b> **ster** [link](http://boos.example) {{ geheim }} &amp; 😀 "aan"'
LONG = "x" * 9_000 + " " + "ß" * 10_000


def url(name, hearing, thing):
    return reverse(f"consultation:{name}", args=[hearing.lok.slug, thing.pk])


def say(client, hearing, kind="remark", **words):
    """What a contact sends from the page of the first article."""
    client.force_login(hearing.contacts[0])
    sent = {"kind": kind, "proposed_wording": "", "text": ""} | words
    return client.post(url("start_input", hearing, hearing.clause(1)), sent)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("een\r\ntwee\rdrie\x0bvier\u2028vijf", "een\ntwee\ndrie\nvier\nvijf"),
        ("a\x00b\x1b[31m\x08\x9f\ufeff", "ab[31m"),
        ("betaal \u202e001\u202c euro", "betaal 001 euro"),
        ("שלום \u200f و سلام\u200c", "שלום \u200f و سلام\u200c"),
        ("👨\u200d👩\u200d👧", "👨\u200d👩\u200d👧"),
        (MARKUP, MARKUP),
        (" \u200b\u2060\u00ad\u3164\t\n", ""),
    ],
)
def test_words_are_kept_to_the_letter_without_what_misleads_unseen(typed, kept):
    assert (as_lines(typed), plain(typed).strip()[: len(kept)]) == (kept, kept)


def test_give_input_that_shows_nothing_is_told_to_say_something(client, hearing):
    answer = say(client, hearing, "red_card", text="\u200b\u00ad\u200d")
    assert "de reden van de rode kaart" in answer.content.decode()
    assert Input.objects.count() == 0


def test_give_input_of_twenty_thousand_signs_counts_a_line_end_once(client, hearing):
    typed = "\r\n".join(["x" * 199] * 100)
    assert say(client, hearing, text=typed).status_code == 302
    assert Input.objects.get().text == typed.replace("\r\n", "\n")


def test_give_input_with_a_nul_byte_keeps_the_rest(client, hearing):
    say(client, hearing, text="een\x00twee")
    assert Input.objects.get().text == "eentwee"


@pytest.mark.typeset
def test_the_paper_holds_markup_long_words_and_hebrew_to_the_letter(hearing, tmp_path, client):
    hearing.give(1, kind="remark", text=MARKUP), hearing.give(2, 1, kind="remark", text=LONG)
    hearing.give(3, 2, kind="amend", proposed_wording="De subsidie שלום is 300 euro per plaats.")
    hearing.end().answer().close().paper()
    file = tmp_path / "verslag.pdf"
    file.write_bytes(client.get(url("report_paper", hearing, hearing.consultation)).content)
    words = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    found = " ".join(words.split())
    for part in ('<b onclick="x()">vet</b> **ster**', "{{ geheim }} &amp;", "300"):
        assert part in found
    assert words.count("ß") == 10_000


@pytest.mark.parametrize("begin", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\u200b=1", "＝1"])
def test_the_table_runs_nothing_whatever_it_begins_with(hearing, begin):
    entry = hearing.give(1, kind="remark", text=f"{begin}|cmd")
    _heads, row = rows(hearing.consultation, [entry])
    assert row[3] == f"'{begin}|cmd"


def test_input_with_markup_is_escaped_wherever_it_shows(client, shared):
    shared.give(1, kind="amend", text=MARKUP, proposed_wording=f"Het bestuur {MARKUP} steunt alle opvang.")
    shared.end()
    client.force_login(shared.coordinator)
    names = {"clause_detail": shared.clause(1), "answering": shared.consultation}
    pages = [client.get(url(name, shared, thing)).content.decode() for name, thing in names.items()]
    assert [("<b onclick" in page, "&lt;b onclick" in page) for page in pages] == [(False, True)] * 2


def test_redline_in_crumbs_shows_both_texts_whole():
    old, new = ("\n".join(f"{sign} {n % 3}" for n in range(3000)) for sign in "ab")
    assert redline(old, new) == [("del", old), ("ins", new)]


# --- without names: nobody finds out by trying --------------------------------------------------------------


def test_enter_input_without_names_takes_remarks_only_so_that_no_refusal_tells_who_spoke(nameless):
    nameless.give(1, 0, kind="red_card", text="Neen")
    for who in (0, 1):
        with pytest.raises(ValidationError, match="zo kan niemand nagaan wie al iets zei"):
            actions.enter_input(
                nameless.entry(1, who), by=nameless.coordinator, kind="agree", channel="paper"
            )
    remark = {"kind": "remark", "text": "Op papier", "channel": "paper"}
    assert actions.enter_input(nameless.entry(1, 0), by=nameless.coordinator, **remark).is_given


def test_enter_input_without_names_offers_remarks_only_in_the_screen(client, nameless):
    client.force_login(nameless.coordinator)
    form = client.get(url("enter_input", nameless, nameless.consultation)).context["form"]
    assert ([name for name, _ in form.fields["kind"].choices], "proposed_wording" in form.fields) == (
        ["remark"],
        False,
    )
    sent = {"party": f"organisator-{nameless.organisers[0].pk}", "clause": nameless.clause(1).pk}
    client.post(
        url("enter_input", nameless, nameless.consultation),
        sent | {"channel": "phone", "kind": "remark", "text": "Gebeld"},
    )
    assert Input.objects.get().text == "Gebeld"


def test_who_gives_input_without_names_is_warned_not_to_name_itself(client, nameless):
    client.force_login(nameless.contacts[0])
    page = client.get(url("clause_detail", nameless, nameless.clause(1))).content.decode()
    assert "schrijf niets waaraan anderen u herkennen" in page
