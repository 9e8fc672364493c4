"""A transposition of digits is suspected where two digits of a known figure have changed places."""

from __future__ import annotations

import pytest

from nkr.analysis.slips import exchanges, nearly_transposition_of, transposition_of


@pytest.mark.parametrize(
    ("value", "known", "meant"),
    [
        (2081, [2801, 2809], [2801]),
        (538, [583, 385], [583]),
        (2081, [2081], []),
        (1802, [2081], []),
        (12, [21], []),
        (2081.5, [2801], []),
    ],
)
def test_two_digits_that_changed_places_are_suspected(value: float, known: list[float], meant: list[float]) -> None:
    assert transposition_of(value, known) == meant


@pytest.mark.parametrize(
    ("value", "known", "meant"),
    [
        (2081, [2804, 2809], (2801, 2804)),
        (2081, [2083], None),
        (2737, [2402], None),
        (538, [584], None),
        (2081.5, [2804], None),
    ],
)
def test_digits_that_changed_places_are_suspected_beside_a_known_figure_too(
    value: float, known: list[float], meant: tuple[int, float] | None
) -> None:
    assert nearly_transposition_of(value, known) == meant


def test_digits_are_exchanged_across_a_decimal_point() -> None:
    assert 17.8 in exchanges(18.7)
    assert exchanges(7.0) == []
