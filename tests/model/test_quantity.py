"""The table of DESIGN's interval rules, and the laws that intervals keep."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkr.model.quantity import Interval, Qualifier, Quantity, last_digit_unit

counts = st.integers(min_value=0, max_value=10**9)


@pytest.mark.parametrize(
    ("quantity", "low", "high", "excluded"),
    [
        (Quantity.exact(2_544), 2_544, 2_544, None),
        (Quantity.exact(35), 35, 35, None),
        (Quantity.exact(20), 20, 20, None),
        (Quantity.exact(1_400), 1_350, 1_450, "high"),
        (Quantity.exact(300_000), 270_000, 330_000, "high"),
        (Quantity.exact(1_400, rounded=0), 1_400, 1_400, None),
        (Quantity.exact(1_430, rounded=10), 1_425, 1_435, "high"),
        (Quantity.exact(30, rounded=5), 27.5, 32.5, "high"),
        (Quantity.about(8_000), 7_500, 8_500, None),
        (Quantity.about(20), 15, 25, None),
        (Quantity.about(25), 23, 27, None),
        (Quantity.about(100_000), 75_000, 125_000, None),
        (Quantity.nearly(22_000), 21_000, 22_000, "high"),
        (Quantity.nearly(98), 97, 98, "high"),
        (Quantity.at_least(500_000), 500_000, None, None),
        (Quantity.more_than(500_000), 500_000, None, "low"),
        (Quantity.up_to(300_000), 0, 300_000, None),
        (Quantity.less_than(300_000), 0, 300_000, "high"),
        (Quantity.between(30_000, 300_000), 30_000, 300_000, None),
        (Quantity.vague("dozens"), 24, 99, None),
        (Quantity.vague("scores"), 40, 99, None),
        (Quantity.vague("hundreds"), 200, 999, None),
        (Quantity.vague("thousands"), 2_000, 9_999, None),
        (Quantity.vague("tens of thousands"), 20_000, 99_999, None),
        (Quantity.vague("hundreds of thousands"), 200_000, 999_999, None),
        (Quantity.vague("several"), 3, 9, None),
        (Quantity.vague("most"), 50, 100, "low"),
    ],
)
def test_a_stated_figure_stands_for_these_values(
    quantity: Quantity, low: int, high: int | None, excluded: str | None
) -> None:
    assert (quantity.interval.low, quantity.interval.high, quantity.interval.open) == (low, high, excluded)


def test_a_word_without_a_size_is_never_compared() -> None:
    assert not Quantity.vague("clusters").has_size
    assert Quantity.vague("clusters").stated == ()


@pytest.mark.parametrize(
    ("qualifier", "low", "high"),
    [
        (Qualifier.UP_TO, 5, 10),
        (Qualifier.AT_LEAST, None, 10),
        (Qualifier.EXACT, 5, 6),
        (Qualifier.RANGE, 6, 5),
        (Qualifier.RANGE, 5, 5),
        (Qualifier.VAGUE, 5, 5),
        (Qualifier.EXACT, -1, -1),
        (Qualifier.EXACT, math.nan, math.nan),
        (Qualifier.AT_LEAST, math.inf, None),
        (Qualifier.EXACT, 10**16, 10**16),
        (Qualifier.EXACT, None, None),
    ],
)
def test_a_figure_that_is_nonsense_does_not_come_to_be(
    qualifier: Qualifier, low: float | None, high: float | None
) -> None:
    with pytest.raises(ValueError, match=r"takes|above|count"):
        Quantity(qualifier, low, high)


def test_a_bound_from_below_and_one_from_above_that_do_not_reach_each_other_stay_apart() -> None:
    below, above = Quantity.at_least(500_000).interval, Quantity.up_to(300_000).interval
    assert not below.overlaps(above)
    assert below.gap(above) == 200_000


def test_a_mere_open_end_between_two_figures_counts_as_meeting() -> None:
    nearly, exact = Quantity.nearly(22_000).interval, Interval(22_000, 22_000)
    assert nearly.compatible_with(exact)
    assert not nearly.overlaps(exact)


def test_the_last_significant_digit_has_this_unit() -> None:
    assert [last_digit_unit(number) for number in (1_400, 2_544, 300_000, 0.5, 97.25)] == [100, 1, 100_000, 0.1, 0.01]


@given(st.sampled_from([Quantity.exact, Quantity.about, Quantity.nearly]), counts)
def test_every_figure_stands_for_values_close_to_itself(make: object, value: int) -> None:
    interval = make(value).interval  # type: ignore[operator]
    assert interval.floor <= value <= interval.ceiling
    assert interval.floor >= value * 0.74 - 1
    assert interval.ceiling <= value * 1.26 + 1


@given(counts, counts, counts, counts)
def test_meeting_is_mutual_and_a_wider_interval_loses_nothing(a: int, b: int, c: int, d: int) -> None:
    one, other = Interval(min(a, b), max(a, b)), Interval(min(c, d), max(c, d))
    wider = Interval(min(a, b), None)
    assert one.compatible_with(other) == other.compatible_with(one)
    assert one.compatible_with(other) == (one.gap(other) == 0)
    assert wider.contains(one)
    assert wider.compatible_with(other) or not one.compatible_with(other)


@pytest.mark.parametrize(
    ("quantity", "low", "high", "excluded"),
    [
        (Quantity.exact(80), 79.5, 80.5, "high"),
        (Quantity.exact(100), 99.5, 100, None),
        (Quantity.exact(0), 0, 0.5, "high"),
        (Quantity.exact(80.3), 80.3, 80.3, None),
        (Quantity.nearly(98), 97, 98, "high"),
        (Quantity.about(80), 75, 85, None),
        (Quantity.vague("most"), 50, 100, "low"),
    ],
)
def test_a_whole_percentage_stands_for_what_rounds_to_it(
    quantity: Quantity, low: float, high: float, excluded: str | None
) -> None:
    interval = quantity.interval_in("percent")
    assert (interval.low, interval.high, interval.open) == (low, high, excluded)
