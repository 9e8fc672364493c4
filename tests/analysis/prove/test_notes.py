"""What a note claims of the text: which of its numbers and quotations count."""

from __future__ import annotations

import pytest

from nkr.analysis.prove.verification import Subject, claims_of, numbers_in


def numbers(note: str) -> list[float]:
    return [claim.value or 0 for claim in claims_of(note) if claim.subject is Subject.NUMBER]


@pytest.mark.parametrize(
    ("note", "found"),
    [
        ("They are three, of 1,383 in 2005.", [3, 1383, 2005]),
        ("Two hundred and five, or twenty-one.", [205, 21]),
        ("Some 2.5 million; a dozen; 300 thousand.", [2_500_000, 12, 300_000]),
        ("The famine of the 1990s, and 38th North.", [1990, 38]),
        ("Half a million, and two and a half thousand.", [500_000, 2_500]),
        ("26 to 30 September; 26-30.", [26, 30, 26, 30]),
        ("One of them; the first and the second.", []),
        ("Paragraph 18, and paragraphs 2 and 3, ¶ 4.", []),
        ("Its end is [1953].", []),
        ("Tone, often, and weighty words.", []),
    ],
)
def test_numbers_count_in_digits_and_in_words_from_two_up(note: str, found: list[float]) -> None:
    assert numbers(note) == found


def test_a_slip_inside_a_grouped_number_is_another_number() -> None:
    assert numbers_in("It was 300,000.", "en") == {300_000.0}


def test_the_clock_is_no_number_of_the_text() -> None:
    assert numbers_in("Printed at 05:40 on 3 May, at 9.30 pm", "en") == {3.0}


def test_a_decade_of_the_text_is_ten_years_of_a_note() -> None:
    assert 10.0 in numbers_in("over the past decade", "en")


def test_korean_numbers_are_read_by_the_grammar() -> None:
    found = numbers_in("탈북자는 3만3천 명이다.", "ko")
    assert 33_000.0 in found
    assert 3.0 not in found


def test_quotations_in_another_language_are_translations() -> None:
    claimed = claims_of("'as many as' is meant", same_language=False)
    assert claimed == []


@pytest.mark.parametrize("note", ["the keepers' lamps and the boards' lamps", "it's the union's"])
def test_an_apostrophe_opens_no_quotation(note: str) -> None:
    assert claims_of(note) == []
