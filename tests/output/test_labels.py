"""Words that several pages share."""

from __future__ import annotations

import pytest

from nkr.model.vocabulary import Break, Kind, Measure
from nkr.output import labels

KEEPERS = Measure(
    "keepers",
    "Keepers",
    "Who keeps a light.",
    "lights",
    (Kind.STOCK,),
    breaks=(Break("1902-05", "night keepers are counted too.", "the Board"),),
)


@pytest.mark.parametrize(
    ("years", "told"),
    [
        ([1900, 1903], ["Not one trend: from May 1902 night keepers are counted too (the Board)."]),
        ([1903, 1905], []),
        ([], []),
    ],
)
def test_a_change_of_definition_is_said_of_the_years_that_it_divides(years: list[int], told: list[str]) -> None:
    assert labels.breaks(KEEPERS, years) == told
