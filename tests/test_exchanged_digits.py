"""Every exchange of two neighbouring digits in a yearly official figure, in three wordings: never supported."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import nkr
from nkr.library import OpenRecord

ARRIVALS = {
    **{2002: 1142, 2003: 1285, 2004: 1898, 2005: 1384, 2006: 2028, 2007: 2554, 2008: 2803, 2009: 2914, 2010: 2402},
    **{2011: 2706, 2012: 1502, 2013: 1514, 2014: 1397, 2015: 1275, 2016: 1418, 2017: 1127, 2018: 1137, 2019: 1047},
    **{2020: 229, 2021: 63, 2022: 67, 2023: 196, 2024: 236, 2025: 223},
}
"""The ministry's present series."""

WORDINGS = [
    "In {year}, {number:,} North Koreans arrived in South Korea.",
    "In {year}, {number:,} defectors reached the South.",
    "The Unification Ministry counted {number:,} arrivals of defectors in South Korea in {year}.",
]


def exchanged(number: int) -> Iterator[int]:
    digits = str(number)
    for place in range(len(digits) - 1):
        if digits[place] != digits[place + 1] and (place or digits[1] != "0"):
            yield int(digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :])


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    with nkr.open(tmp_path_factory.mktemp("record") / "nkr.db", collections=["wider"]) as opened:
        yield opened


@pytest.mark.parametrize(
    "wording", [WORDINGS[0], *(pytest.param(each, marks=pytest.mark.slow) for each in WORDINGS[1:])]
)
def test_a_yearly_figure_is_supported_and_its_digits_exchanged_are_at_fault(record: OpenRecord, wording: str) -> None:
    for year, number in ARRIVALS.items():
        (right,) = record.check_text(wording.format(year=year, number=number))
        assert right.judgement == "supported", (year, number)
        for wrong in exchanged(number):
            (found,) = record.check_text(wording.format(year=year, number=wrong))
            assert found.fault, (year, wrong, found.judgement)


def test_the_same_in_fields(record: OpenRecord) -> None:
    for year, number in ARRIVALS.items():
        assert record.check(number, measure="arrivals-south-korea", year=year).judgement == "supported", year
        for wrong in exchanged(number):
            found = record.check(wrong, measure="arrivals-south-korea", year=year)
            assert found.judgement == "contradicted", (year, wrong)
            assert found.details.cause is not None
