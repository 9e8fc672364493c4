"""What is printed, and that it reads back to the same figure."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkr.language.phrases import figures, reading, states
from nkr.model.quantity import VAGUE_SIZES, Interval, Number, Qualifier, Quantity
from nkr.output.numbers import count, interval, ratio, stated

UNITS = [
    "persons",
    "percent",
    "cases",
    "km",
    "persons-per-day",
    "persons-per-week",
    "persons-per-month",
    "persons-per-year",
]


@pytest.mark.parametrize(
    ("quantity", "unit", "text"),
    [
        (Quantity.up_to(300_000), "persons", "up to 300,000"),
        (Quantity.at_least(500_000), "persons", "at least 500,000"),
        (Quantity.more_than(2_950), "persons", "more than 2,950"),
        (Quantity.less_than(70), "persons", "fewer than 70"),
        (Quantity.less_than(70), "percent", "less than 70 %"),
        (Quantity.nearly(22_000), "persons", "nearly 22,000"),
        (Quantity.about(8_000), "persons", "about 8,000"),
        (Quantity.between(30_000, 300_000), "persons", "30,000 to 300,000"),
        (Quantity.vague("dozens"), "persons", "dozens"),
        (Quantity.vague("dozens"), "cases", "dozens of cases"),
        (Quantity.vague("most"), "percent", "most"),
        (Quantity.vague(), "persons", "an unspecified number"),
        (Quantity.nearly(98), "percent", "nearly 98 %"),
        (Quantity.exact(66.7), "percent", "66.7 %"),
        (Quantity.between(150, 200), "persons-per-week", "150 to 200 a week"),
        (Quantity.exact(8_230), "cases", "8,230 cases"),
        (Quantity.exact(1), "cases", "1 case"),
        (Quantity.exact(1_400), "km", "1,400 km"),
        (Quantity.up_to(2_500_000), "persons", "up to 2,500,000"),
    ],
)
def test_a_figure_is_written_as_stated(quantity: Quantity, unit: str, text: str) -> None:
    assert stated(quantity, unit) == text


@pytest.mark.parametrize(
    ("quantity", "unit", "text"),
    [
        (Quantity.exact(5), "persons", "five"),
        (Quantity.exact(10), "persons", "10"),
        (Quantity.at_least(2), "cases", "at least two cases"),
        (Quantity.between(2, 9), "persons", "two to nine"),
        (Quantity.between(2, 12), "persons", "2 to 12"),
        (Quantity.up_to(2_500_000), "persons", "up to 2.5 million"),
        (Quantity.exact(2_543_210), "persons", "2,543,210"),
        (Quantity.nearly(98), "percent", "nearly 98 per cent"),
        (Quantity.exact(5), "percent", "5 per cent"),
        (Quantity.exact(3), "km", "3 km"),
    ],
)
def test_a_figure_for_prose_has_words_below_ten_millions_and_per_cent(quantity: Quantity, unit: str, text: str) -> None:
    assert stated(quantity, unit, prose=True) == text


@pytest.mark.parametrize(
    ("values", "unit", "text"),
    [
        (Interval(1_350, 1_450), "persons", "1,350–1,450"),
        (Interval(2_544, 2_544), "persons", "2,544"),
        (Interval(500_000, None), "persons", "≥ 500,000"),
        (Interval(500_000, None, open_low=True), "persons", "> 500,000"),
        (Interval(None, 5), "persons", "≤ 5"),
        (Interval(0, 300_000), "persons", "0–300,000"),
        (Interval(0, 300_000, open_high=True), "persons", "0 to < 300,000"),
        (Interval(21_000, 22_000, open_high=True), "persons", "21,000 to < 22,000"),
        (Interval(50, 100, open_low=True), "percent", "> 50 to 100 %"),
        (Interval(97, 98, open_high=True), "percent", "97 to < 98 %"),
        (Interval(None, None), "persons", "any"),
    ],
)
def test_an_interval_is_written_compactly(values: Interval, unit: str, text: str) -> None:
    assert interval(values, unit) == text


def test_numbers_have_separators_and_no_powers_of_ten() -> None:
    assert (count(300_000), count(2.5), count(10**15), count(1_350.0)) == (
        "300,000",
        "2.5",
        "1,000,000,000,000,000",
        "1,350",
    )


def test_a_ratio_has_three_significant_digits() -> None:
    assert (ratio(10.0), ratio(5 / 3), ratio(12.345), ratio(1234.5), ratio(math.inf)) == (
        "10 times",
        "1.67 times",
        "12.3 times",
        "1,234 times",
        "unlimited",
    )


def quantities(unit: str) -> st.SearchStrategy[Quantity]:
    numbers: st.SearchStrategy[Number] = st.integers(0, 10**15)
    if unit == "percent":
        numbers = st.integers(0, 1000).map(lambda tenths: tenths / 10)
    single = st.builds(
        lambda make, value: make(value),
        st.sampled_from(
            [
                Quantity.exact,
                Quantity.about,
                Quantity.nearly,
                Quantity.at_least,
                Quantity.more_than,
                Quantity.up_to,
                Quantity.less_than,
            ]
        ),
        numbers,
    )
    ranges = st.lists(numbers, min_size=2, max_size=2, unique=True).map(lambda ends: Quantity.between(*sorted(ends)))
    ranges = ranges.filter(_is_no_short_form)
    vague = st.sampled_from([*VAGUE_SIZES, ""]).map(Quantity.vague)
    return st.one_of(single, ranges, vague)


def _is_no_short_form(quantity: Quantity) -> bool:
    """ "2 to 125,000" may mean 2,000 to 125,000: it is read as neither."""
    low, thousands = quantity.low or 0, (quantity.high or 0) / 1_000
    return not (1 < low < thousands and thousands == int(thousands))


@given(st.sampled_from(UNITS).flatmap(lambda unit: st.tuples(st.just(unit), quantities(unit))))
def test_what_is_printed_reads_back_as_the_same_figure(case: tuple[str, Quantity]) -> None:
    unit, quantity = case
    text = stated(quantity, unit)
    assert states(text, quantity, unit=unit if quantity.word != "most" else "percent"), text
    again = reading(text)
    assert again is not None
    assert (again.qualifier, again.low, again.high) == (quantity.qualifier, quantity.low, quantity.high)


@pytest.mark.parametrize("prose", [False, True])
@given(quantity=quantities("persons"))
def test_what_is_printed_reads_back_in_the_middle_of_prose(quantity: Quantity, prose: bool) -> None:
    found = figures(f"The group said that {stated(quantity, prose=prose)} North Koreans had left.")
    if quantity.qualifier is Qualifier.VAGUE and not quantity.has_size:
        return  # "an unspecified number North Koreans" is no English
    assert [(f.quantity.qualifier, f.quantity.low, f.quantity.high, f.quantity.word) for f in found] == [
        (quantity.qualifier, quantity.low, quantity.high, quantity.word)
    ]
