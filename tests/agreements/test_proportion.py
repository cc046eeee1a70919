"""What conditions cost against the amount: exact, whatever the numbers."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from agreements.proportion import bars, weigh


@dataclass
class Asked:
    text: str
    hours: Decimal | None
    cost: Decimal | None


TWO = (Asked("Een", Decimal("2.5"), Decimal("10.05")), Asked("Twee", None, Decimal("0.10")))
HOURS = st.none() | st.decimals(0, 99999, places=1)
COSTS = st.none() | st.decimals(0, 9999999, places=2)
ASKED = st.lists(st.builds(Asked, st.just("x"), HOURS, COSTS), max_size=12)


def test_each_condition_and_all_together_are_exact():
    found = weigh(TWO, amount=Decimal("500.00"), hour_value=Decimal("40.00"))
    parts = [(burden.total, burden.share) for burden in found.burdens]
    assert parts == [(Decimal("110.05"), Fraction(2201, 10000)), (Decimal("0.10"), Fraction(1, 5000))]
    assert (found.total, found.left, found.share) == (
        Decimal("110.15"),
        Decimal("389.85"),
        Fraction(2203, 10000),
    )
    assert (found.hours, found.cost) == (Decimal("2.5"), Decimal("10.15"))


def test_nothing_asked_weighs_nothing():
    found = weigh((), amount=Decimal(1), hour_value=Decimal(40))
    assert (found.total, found.share, found.left, found.is_above_amount) == (0, 0, 1, False)


def test_a_third_is_a_third():
    found = weigh([Asked("x", None, Decimal(1))], amount=Decimal(3), hour_value=Decimal(0))
    assert found.share == Fraction(1, 3)


def test_conditions_that_cost_the_amount_are_not_above_it_yet():
    at, above = (
        weigh([Asked("x", None, Decimal(cost))], amount=Decimal(500), hour_value=Decimal(40))
        for cost in ("500.00", "500.01")
    )
    assert (at.is_above_amount, above.is_above_amount, above.left) == (False, True, Decimal("-0.01"))


@given(ASKED, st.decimals("0.01", "99999999", places=2), st.decimals(0, 9999, places=2))
def test_shares_add_up_and_bars_stay_inside(conditions, amount, hour_value):
    found = weigh(conditions, amount=amount, hour_value=hour_value)
    assert sum((burden.share for burden in found.burdens), Fraction(0)) == found.share
    assert found.share * Fraction(amount) == Fraction(found.total)
    rows, reference = bars(found, lambda total, share: "")
    assert all(0 <= row["share"] <= 100 for row in rows)
    assert 0 <= reference <= 100


def test_bars_end_with_the_sum_and_warn_above_the_amount():
    found = weigh(TWO, amount=Decimal("55.075"), hour_value=Decimal(40))
    rows, reference = bars(found, lambda total, share: str(total))
    assert [(row["label"], row["share"], row["text"], row["tone"]) for row in rows] == [
        ("Voorwaarde 1", 100, "110.05", ""),
        ("Voorwaarde 2", 0, "0.10", ""),
        ("Samen", 100, "110.15", "wait"),
    ]
    assert reference == 50
