"""The words of the screen: dates, numbers, states and free text."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django import forms
from django.template import Context, Template

from partners.templatetags import words

NBSP = "\u00a0"
NOON = dt.datetime(2026, 12, 14, 12, 0, tzinfo=ZoneInfo("Europe/Brussels"))


class Thing:
    state = "published"

    def get_state_display(self):
        return "Gepubliceerd"


class Question(forms.Form):
    name = forms.CharField(label="Naam", help_text="Zoals op uw vergunning.")
    note = forms.CharField(label="Opmerking", required=False)
    kind = forms.ChoiceField(label="Soort", choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def show(source, **context):
    return Template(source).render(Context(context))


def test_datum_says_the_day_in_full():
    assert words.datum(dt.date(2026, 12, 14)) == "maandag 14 december 2026"


def test_kort_fits_in_a_table():
    assert [words.kort(dt.date(2026, m, 2)) for m in (3, 5)] == [
        f"2{NBSP}mrt{NBSP}2026",
        f"2{NBSP}mei{NBSP}2026",
    ]


def test_moment_drops_zero_minutes():
    half_past = NOON + dt.timedelta(minutes=30)
    assert [words.moment(NOON), words.moment(half_past)] == [
        f"maandag 14 december 2026, 12{NBSP}uur",
        f"maandag 14 december 2026, 12.30{NBSP}uur",
    ]


def test_moment_speaks_local_time():
    assert (
        words.moment(dt.datetime(2026, 6, 30, 22, 5, tzinfo=dt.UTC)) == f"woensdag 1 juli 2026, 0.05{NBSP}uur"
    )


def test_moment_of_a_date_has_no_hour():
    assert words.moment(dt.date(2026, 12, 14)) == "maandag 14 december 2026"


@pytest.mark.parametrize("say", [words.datum, words.kort, words.uur, words.moment, words.dagen])
def test_a_missing_date_is_a_dash_and_text_stays_text(say):
    assert [say(None), say("in het voorjaar")] == ["–", "in het voorjaar"]


@pytest.mark.parametrize(
    ("days", "said"),
    [(3, "nog 3 dagen"), (1, "morgen"), (0, "vandaag"), (-1, "gisteren"), (-2, "2 dagen geleden")],
)
@time_machine.travel("2026-12-10 11:00+00:00", tick=False)
def test_dagen_says_how_far_away(days, said):
    assert words.dagen(NOON + dt.timedelta(days=days - 4)) == said


@time_machine.travel("2026-12-10 23:30+00:00", tick=False)
def test_dagen_counts_days_in_brussels():
    assert words.dagen(dt.date(2026, 12, 11)) == "vandaag"


@pytest.mark.parametrize(
    ("points", "said"),
    [
        (Decimal("5.50"), "5,5"),
        (Decimal("8.00"), "8"),
        (Fraction(16, 3), f"5{NBSP}1/3"),
        (Fraction(1, 3), "1/3"),
        (Fraction(-4, 3), f"-1{NBSP}1/3"),
        (Decimal(10), "10"),
        (0, "0"),
        (None, "–"),
    ],
)
def test_punten_are_exact(points, said):
    assert words.punten(points) == said


def test_getal_groups_thousands():
    said = [
        words.getal(11382),
        words.getal(Decimal("1234.5")),
        words.getal(Fraction(10, 3), 1),
        words.getal(None),
    ]
    assert said == ["11.382", "1.234,5", "3,3", "–"]


def test_euro_shows_cents_only_when_there_are_some():
    said = [words.euro(1234), words.euro(Decimal("1234.50")), words.euro(None)]
    assert said == [f"€{NBSP}1.234", f"€{NBSP}1.234,50", "–"]


def test_procent_rounds_to_whole_percents():
    assert [words.procent(Fraction(2, 3)), words.procent(None)] == [f"67{NBSP}%", "–"]


def test_aantal_knows_one_from_many():
    said = [words.aantal(number, "plaats,plaatsen") for number in (0, 1, 1200)]
    assert said == [f"0{NBSP}plaatsen", f"1{NBSP}plaats", f"1.200{NBSP}plaatsen"]


def test_bestandsgrootte_picks_its_unit():
    said = [words.bestandsgrootte(size) for size in (812, 14_300, 1_240_000)]
    assert said == [f"812{NBSP}bytes", f"14{NBSP}kB", f"1,2{NBSP}MB"]


def test_kbo_puts_dots_in_ten_digits():
    assert [words.kbo("0123456749"), words.kbo("12"), words.kbo(None)] == ["0123.456.749", "12", None]


def test_markdown_keeps_the_outline_and_drops_scripts():
    html = words.markdown("# Doel\n\n<script>x</script> [site](javascript:x) **vet**")
    assert html == (
        "<h3>Doel</h3>\n<p>&lt;script&gt;x&lt;/script&gt; [site](javascript:x) <strong>vet</strong></p>\n"
    )


def test_markdown_links_do_not_vouch():
    assert words.markdown("[site](https://lok.be)") == (
        '<p><a href="https://lok.be" rel="noopener noreferrer">site</a></p>\n'
    )


def test_markdown_of_nothing_is_nothing():
    assert words.markdown(None) == ""


def test_toon_comes_from_the_state_unless_the_thing_says_otherwise():
    late = Thing()
    late.tone = "stop"
    assert [words.toon(Thing()), words.toon(late), words.toon("DRAFT"), words.toon("?")] == [
        "good",
        "stop",
        "draft",
        "plain",
    ]


def test_toonicoon_has_an_icon_for_every_tone():
    assert [words.toonicoon(tone) for tone in ("good", "stop", "?")] == ["check", "stop", "dot"]


def test_icon_is_hidden_from_screen_readers():
    html = show('{% icon "check" %}')
    assert 'aria-hidden="true"' in html
    assert html.count("#check") == 1


def test_chip_says_the_state_in_words():
    html = show("{% chip thing %}", thing=Thing())
    assert "chip--good" in html
    assert "Gepubliceerd" in html


def test_fields_marks_what_is_optional_and_nothing_else():
    html = show("{% fields form %}", form=Question())
    assert html.count("(optioneel)") == 1
    assert "asteriskField" not in html


def test_fields_put_the_hint_and_the_error_above_the_input():
    html = show("{% fields form %}", form=Question({}))
    order = [
        html.index(text)
        for text in ('id="id_name_helptext"', 'id="id_name_error"', '<input type="text" name="name"')
    ]
    assert order == sorted(order)


def test_fields_open_with_a_summary_that_links_to_each_field():
    html = show("{% fields form %}", form=Question({}))
    assert [html.count(f'href="#{anchor}"') for anchor in ("id_name", "id_note", "div_id_kind")] == [1, 0, 1]


def test_fields_can_say_a_label_and_a_hint_in_our_own_words():
    html = show('{% fields form name="Uw naam" name_hint="Voluit." %}', form=Question())
    assert [html.count(said) for said in ("Uw naam", "Voluit.", "Zoals op uw vergunning.")] == [1, 1, 0]


def test_the_beginning_of_a_text_keeps_its_lines():
    assert [words.begin("Beloften\n- een\n- twee", 3), words.begin("Een\ntwee", 9)] == [
        "Beloften\n- een …",
        "Een\ntwee",
    ]
