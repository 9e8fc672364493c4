"""A scale holds what is drawn on it, and its labels are numbers that it really has."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkr.output.charts.scales import Scale, nice_step

counts = st.integers(1, 10**12)


@given(st.lists(counts, min_size=1))
def test_every_number_lies_inside_the_scale_that_was_made_for_it(values: list[int]) -> None:
    scale = Scale.logarithm(values, 0, 100)
    assert all(scale.low <= value <= scale.high for value in values)


@given(counts, counts)
def test_the_larger_number_never_stands_before_the_smaller(one: int, other: int) -> None:
    scale = Scale.logarithm([one, other], 0, 100)
    low, high = sorted((one, other))
    assert 0 <= scale.at(low) <= scale.at(high) <= 100


def test_zero_stands_at_the_start_of_a_logarithmic_scale() -> None:
    assert Scale.logarithm([0, 100], 10, 90).at(0) == 10


def test_a_scale_can_run_upwards() -> None:
    scale = Scale.linear(100, 200, 0)
    assert (scale.at(0), scale.at(50), scale.at(100)) == (200, 100, 0)


def test_labels_are_written_out_never_in_powers() -> None:
    labels = [label for _, label in Scale.logarithm([2_000, 900_000], 0, 100).ticks() if label]
    assert labels == ["1,000", "10,000", "100,000", "1,000,000"]


@pytest.mark.parametrize(("wanted", "step"), [(0.7, 1), (23, 25), (26, 50), (1000, 1000), (0, 1)])
def test_steps_are_round(wanted: float, step: float) -> None:
    assert nice_step(wanted) == step
