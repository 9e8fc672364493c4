"""Terminal charts: nothing runs out of its columns, a bound never looks like a value, no value is drawn as nothing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkr.model.quantity import Interval, Quantity
from nkr.output import terminal_charts

counts = st.integers(0, 10**9)
quantities = st.one_of(
    counts.map(Quantity.exact),
    st.integers(1, 10**9).map(Quantity.about),
    counts.map(Quantity.at_least),
    counts.map(Quantity.up_to),
    st.tuples(counts, st.integers(1, 10**6)).map(lambda pair: Quantity.between(pair[0], pair[0] + pair[1])),
)
alphabets = st.sampled_from([terminal_charts.ASCII, terminal_charts.UNICODE])


@given(st.lists(quantities, min_size=1, max_size=8), st.integers(12, 60), alphabets)
def test_every_strip_holds_in_its_columns(found: list[Quantity], width: int, signs: terminal_charts.Signs) -> None:
    scale = terminal_charts.Scale.over(terminal_charts.numbers_in(quantity.interval for quantity in found), width)
    if scale is None:
        return
    assert len(scale.heading()) <= width
    for quantity in found:
        drawn = scale.strip(quantity.interval, signs)
        assert len(drawn) <= width
        if signs is terminal_charts.ASCII:
            assert drawn.isascii()


@given(st.lists(quantities, min_size=1, max_size=8), st.integers(12, 60), alphabets)
def test_a_bound_always_has_its_arrow_and_a_count_never(
    found: list[Quantity], width: int, signs: terminal_charts.Signs
) -> None:
    scale = terminal_charts.Scale.over(terminal_charts.numbers_in(quantity.interval for quantity in found), width)
    if scale is None:
        return
    for quantity in found:
        drawn = scale.strip(quantity.interval, signs)
        if quantity.interval.high is None:
            assert signs.to_right in drawn
        elif quantity.interval.low:
            assert signs.to_left not in drawn
            assert signs.to_right not in drawn


def test_a_range_has_a_post_at_each_end() -> None:
    scale = terminal_charts.Scale(3, 6, 31)
    assert scale.strip(Interval(30_000, 300_000), terminal_charts.ASCII) == ":         :    [=========]    :"


def test_one_value_is_a_point() -> None:
    assert terminal_charts.Scale(0, 2, 21).strip(Interval(10, 10), terminal_charts.ASCII) == ":         *         :"


def test_the_scale_is_written_as_far_as_it_has_room() -> None:
    assert terminal_charts.Scale(3, 6, 20).heading() == "1k   10k   100k   1M"


@given(st.integers(1, 10**9), st.integers(1, 40), alphabets)
def test_a_value_above_zero_is_never_drawn_as_nothing(value: int, width: int, signs: terminal_charts.Signs) -> None:
    assert 1 <= len(terminal_charts.bar(value, 10**9, width, signs)) <= width


def test_no_value_has_no_bar() -> None:
    assert terminal_charts.bar(0, 10, 10, terminal_charts.UNICODE) == ""


@pytest.mark.parametrize(("value", "drawn"), [(8, "████████"), (4, "████"), (0.5, "▌")])
def test_a_bar_is_as_long_as_its_value(value: float, drawn: str) -> None:
    assert terminal_charts.bar(value, 8, 8, terminal_charts.UNICODE) == drawn


def test_a_sparkline_has_a_character_a_year_and_grows_with_its_values() -> None:
    assert terminal_charts.sparkline([0, 50, None, 100], terminal_charts.UNICODE) == "▁▅ █"
    assert terminal_charts.sparkline([0, 50, None, 100], terminal_charts.ASCII) == "_= #"
    assert len(terminal_charts.sparkline(range(200), terminal_charts.UNICODE)) == terminal_charts.MAX_COLUMNS
    assert terminal_charts.sparkline([], terminal_charts.ASCII) == ""
