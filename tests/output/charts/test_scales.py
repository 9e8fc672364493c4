"""Where a number stands on a scale, and which places have lines."""

from __future__ import annotations

from itertools import pairwise

import pytest

from nkr.output.charts.drawing import Scale


def test_a_scale_is_logarithmic_from_twenty_times_on() -> None:
    assert not Scale.over([100, 1_999], 0, 100).logarithmic
    assert Scale.over([100, 2_000], 0, 100).logarithmic
    assert not Scale.over([1, 2_000], 0, 100, linear=True).logarithmic


@pytest.mark.parametrize("highest", [1, 7, 53, 229, 2_914, 34_537, 300_000, 2_500_000])
def test_a_linear_scale_ends_near_the_highest_number(highest: int) -> None:
    scale = Scale.over([highest], 0, 100)
    assert highest <= scale.high <= 1.09 * highest
    assert 2 <= len(scale.ticks()) <= 7
    assert scale.ticks()[0] == (0, "0")


@pytest.mark.parametrize(("low", "high"), [(10_000, 300_000), (3, 70), (9, 1_100), (5_597, 34_000_000)])
def test_a_logarithmic_scale_has_lines_at_powers_of_ten(low: int, high: int) -> None:
    scale = Scale.over([low, high], 0, 100)
    places = [value for value, _ in scale.ticks()]
    assert len(places) >= 2
    assert all(later == pytest.approx(10 * earlier) for earlier, later in pairwise(places))
    assert 0 <= scale.at(low) <= scale.at(high) <= 100


def test_what_is_outside_is_at_an_edge() -> None:
    scale = Scale.over([10, 1_000], 5, 95)
    assert scale.at(0) == 5
    assert scale.at(10**9) == 95
