"""What people write in cells, and what we make of it."""

import datetime
from decimal import Decimal

import pytest

from partners.models import Location, Sector, SubsidyGroup
from partners.resources import OrganiserResource
from partners.widgets import (
    Choice,
    Comma,
    Day,
    Digits,
    EnterpriseNumber,
    Hour,
    Lines,
    Link,
    Whole,
    Words,
    YesNo,
    safe,
)

SECTOR = OrganiserResource().columns()["sector"].widget
TIME, DATE = datetime.time, datetime.date


@pytest.mark.parametrize(
    ("widget", "written", "value"),
    [
        (Words(), "  De   Speelvogel ", "De Speelvogel"),
        (Words(), 910000001, "910000001"),
        (Words(), 910000001.0, "910000001"),
        (Words(), "'+32 9 300", "+32 9 300"),
        (Words(), "'t Nestje", "'t Nestje"),
        (Words(), None, ""),
        (Lines(), "een\r\ntwee_x000D_\ndrie", "een\ntwee\ndrie"),
        (Link(), "voorbeeld.example", "https://voorbeeld.example"),
        (Link(), "http://voorbeeld.example", "http://voorbeeld.example"),
        (EnterpriseNumber(), "BE 0403.019.261", "0403019261"),
        (EnterpriseNumber(), 403019261, "0403019261"),
        (EnterpriseNumber(), "", ""),
        (Digits(), "2.123.456.789", "2123456789"),
        (Digits(), 9990.0, "9990"),
        (SECTOR, "VZW", "nonprofit"),
        (SECTOR, "vzw of andere private non-profit", "nonprofit"),
        (SECTOR, "family_day_carer", "family_day_carer"),
        (Choice(Location.Kind.choices), "Groepsopvang", "group_care"),
        (Choice(SubsidyGroup.Tier.choices), "T2A, inkomenstarief (hoog)", "T2A"),
        (Choice(Sector.choices), None, ""),
        (YesNo(), "Ja", True),
        (YesNo(), False, False),
        (YesNo(), "neen", False),
        (YesNo(), "", False),
        (Whole(), "1.200", 1200),
        (Whole(), 18.0, 18),
        (Whole(0), "", 0),
        (Comma(), "4,5", Decimal("4.5")),
        (Comma(), 4.5, Decimal("4.5")),
        (Hour(), "07:00", TIME(7)),
        (Hour(), "7u", TIME(7)),
        (Hour(), "7.30", TIME(7, 30)),
        (Hour(), "7u30", TIME(7, 30)),
        (Hour(), "18 uur", TIME(18)),
        (Hour(), "18:30:00", TIME(18, 30)),
        (Hour(), TIME(6, 45), TIME(6, 45)),
        (Day(), "1/9/2020", DATE(2020, 9, 1)),
        (Day(), "24-11-26", DATE(2026, 11, 24)),
        (Day(), "2020-09-01", DATE(2020, 9, 1)),
        (Day(), datetime.datetime(2020, 9, 1), DATE(2020, 9, 1)),
    ],
)
def test_clean_reads_what_people_write(widget, written, value):
    assert widget.clean(written) == value


@pytest.mark.parametrize(
    ("widget", "written", "sentence"),
    [
        (Words(), "a_\x07", "Er staan onleesbare tekens in deze cel."),
        (Choice(Location.Kind.choices), "opvang", "Onbekend. Kies uit: gezinsopvang, groepsopvang."),
        (YesNo(), "misschien", "Schrijf ja of nee."),
        (Whole(), "4,5", "Schrijf een geheel getal, nul of meer."),
        (Whole(), "-1", "Schrijf een geheel getal, nul of meer."),
        (Whole(), "veel", "Dit is geen getal."),
        (Whole(), "NaN", "Dit is geen getal."),
        (Whole(), "9e99", "Dit is geen getal."),
        (Comma(), "4,55", "Schrijf een getal met hoogstens één cijfer na de komma, zoals 4,5."),
        (Hour(), "25:00", "Schrijf een uur zoals 7:30 of 7u30."),
        (Hour(), "ochtend", "Schrijf een uur zoals 7:30 of 7u30."),
        (Day(), "31/2/2026", "Schrijf een datum zoals 24/11/2026."),
    ],
)
def test_clean_refuses_with_a_sentence(widget, written, sentence):
    with pytest.raises(ValueError) as caught:
        widget.clean(written)
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("value", "shown"),
    [("=1+1", "'=1+1"), ("+32 9", "'+32 9"), ("@x", "'@x"), ("-x", "'-x"), ("gewoon", "gewoon"), (-1, -1)],
)
def test_safe_leaves_no_formula_to_a_spreadsheet(value, shown):
    assert safe(value) == shown


@pytest.mark.parametrize(
    ("widget", "value", "shown"),
    [
        (EnterpriseNumber(), "0403019261", "0403.019.261"),
        (EnterpriseNumber(), "", ""),
        (Comma(), Decimal("4.50"), "4,5"),
        (Comma(), None, ""),
        (Whole(), None, ""),
        (Hour(), TIME(7), "07:00"),
        (Day(), DATE(2020, 9, 1), "01/09/2020"),
        (YesNo(), True, "ja"),
        (SECTOR, "nonprofit", "vzw of andere private non-profit"),
    ],
)
def test_render_writes_as_people_do(widget, value, shown):
    assert widget.render(value) == shown
