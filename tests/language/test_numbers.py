"""One reader of numbers: for what a user types, for notes and outlines, and for what nobody can tell."""

from __future__ import annotations

import pytest

from nkr.language.phrases import bare, numbers, unclear
from nkr.model.quantity import Quantity


@pytest.mark.parametrize(
    ("typed", "quantity"),
    [
        ("229", Quantity.exact(229)),
        ("2005", Quantity.exact(2_005)),
        ("3.400.000", Quantity.exact(3_400_000)),
        ("3'400", Quantity.exact(3_400)),
        ("30 000", Quantity.exact(30_000)),
        ("2.5", Quantity.exact(2.5)),
        ("half a million", Quantity.exact(500_000)),
        ("as many as 3.4 million", Quantity.up_to(3_400_000)),
        ("40k", Quantity.exact(40_000)),
    ],
)
def test_what_a_user_types_is_one_figure(typed: str, quantity: Quantity) -> None:
    figure = bare(typed)
    assert figure is not None
    assert figure.quantity == quantity


@pytest.mark.parametrize(
    "typed", ["", "400.000", "40 600", "2006-03-23", "38th", "12345678901234567", "-5", "40 and 50"]
)
def test_what_is_no_number_or_may_be_two_is_none(typed: str) -> None:
    assert bare(typed) is None


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Half a million of 1,383 in 2005, on 26-30 May", [500_000, 1_383, 2_005, 26, 30]),
        ("en", "the 38th of the 1990s, at 9:40 or 9.40 pm, four", [38, 1_990, 4]),
        ("ko", "2005년 3만4천 명", [2_005, 34_000]),
        ("ja", "2005年に三百人と40余万人", [2_005, 300, 400_000]),
        ("de", "im Jahr 2005 rund 1.400 Menschen", [2_005, 1_400]),
    ],
)
def test_every_number_of_a_text_is_read_by_its_own_language(language: str, text: str, values: list[float]) -> None:
    assert list(dict.fromkeys(number.value for number in numbers(text, language))) == values


@pytest.mark.parametrize(
    ("language", "text", "larger"),
    [
        ("en", "Some 40.000 came", [40_000]),
        ("en", "40.125 percent, 1.234 million, 3.400.000, 40.5 and 1,383", []),
        ("de", "Rund 40,000 kamen, 1.400 blieben", [40_000]),
        ("fr", "40.000", []),
    ],
)
def test_a_sign_that_may_separate_thousands_or_decimals_is_told(language: str, text: str, larger: list[int]) -> None:
    assert [value for _, _, value in unclear(text, language)] == larger
