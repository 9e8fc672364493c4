"""No input makes the grammar fail, lie about where a figure stands, or take longer than its length allows."""

from __future__ import annotations

import time

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from nkr.language.phrases import figures, people, reading, understood

WORDS = """
1,383 2005 2.5 million thousand a an one two twenty five dozen half third of in at least as many up to more than nearly
about some or so and between from to - – , . ( ) [ ] % per cent week every Sept. 26 aged 63 North Koreans people women $
+82 300K 38th １２３ ٣٠٠ 약 수백 명 3만 여 ~ 이상 300人 十 万
"""
FRAGMENTS = [*WORDS.split(), "\n", "\u200b", "\u200f"]


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30), st.sampled_from(["", " "]))
def test_every_figure_stands_where_it_says_and_none_overlap(words: list[str], glue: str) -> None:
    text = glue.join(words)
    for language in ("en", "ko", "ja", "zh", "de", "es", "id"):
        end = 0
        for figure in figures(text, language):
            assert end <= figure.start < figure.end <= len(text)
            assert text[figure.start : figure.end] == figure.text
            end = figure.end
        reading(text, language)
    people(text)


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    for figure in figures(text):
        assert text[figure.start : figure.end] == figure.text


@pytest.mark.parametrize(
    "piece",
    [
        "1",
        "1,",
        "1 ",
        "a ",
        "one ",
        "as many as ",
        "( [ ",
        "and a half ",
        "1,383 in 2005, ",
        "hundreds of ",
        "- ",
        "x",
        "\u200f1",
        "from 1 to ",
    ],
)
def test_one_endless_line_takes_time_in_proportion_to_its_length(piece: str) -> None:
    text = piece * (60_000 // len(piece))
    started = time.process_time()
    figures(text)
    assert time.process_time() - started < 3, "slower than 20 kB a second"


def test_the_end_of_an_endless_number_is_no_number_of_its_own() -> None:
    assert figures("7" * 100_003) == []
    assert figures("7" * 6_003) == []


def test_a_figure_is_found_wherever_an_endless_line_is_cut() -> None:
    text = "Nothing is said here. " * 600 + "As many as 300,000 people fled. " + "Nothing more is said. " * 600
    assert [figure.text for figure in figures(text)] == ["As many as 300,000 people"]


def test_decomposed_and_marked_text_gives_offsets_of_the_original() -> None:
    text = "\u202bAbout\u00ad \u200e300\u200f\u200e refugees\u202c"
    (figure,) = figures(text)
    assert text[figure.start : figure.end] == "About\u00ad \u200e300\u200f\u200e refugees"


def test_a_language_is_understood_by_its_primary_subtag() -> None:
    assert understood("en-GB")
    assert not understood("tlh")
    assert figures("300 people", "tlh") == []


@pytest.mark.parametrize("language", ["ko", "ja", "zh", "de", "es", "id"])
@pytest.mark.parametrize(
    "piece", ["1", "1 ", "만", "천 ", "1만", "약", "3천여 명에서 ", "一", "十万", "数", "[(", "1.400 ", "200~"]
)
def test_an_endless_line_is_no_trap_in_other_languages(language: str, piece: str) -> None:
    text = piece * (20_000 // len(piece))
    started = time.process_time()
    figures(text, language)
    assert time.process_time() - started < 2, "slower than 10 kB a second"


SIGNS = {
    "en": ("0123456789", ".,'", "people"),
    "de": ("0123456789", ".,'", "Menschen"),
    "ko": ("0123456789일이삼사오육칠팔구십백천만억수", ".,", "명"),
    "ja": ("0123456789一二三四五六七八九〇十百千万億数余", ".,・", "人"),
    "zh": ("0123456789一二三四五六七八九〇零两十百千万亿几余多", ".,点", "人"),
}
"""Signs that belong to a number, those that may stand inside it, and what is counted."""


@given(st.sampled_from(sorted(SIGNS)), st.data())
def test_a_number_is_read_as_a_whole_or_not_at_all(language: str, data: st.DataObject) -> None:
    digits, inner, noun = SIGNS[language]
    number = data.draw(st.text(alphabet=digits + inner, min_size=1, max_size=8)).strip("数多余수" + inner)
    assume(number)
    text = f"x {number} {noun}"
    whole = text.index(number), text.index(number) + len(number)
    for figure in figures(text, language):
        missed = text[whole[0] : max(figure.start, whole[0])] + text[min(figure.end, whole[1]) : whole[1]]
        assert not set(missed) - set(inner), f"{number!r} was read as {figure.text!r}"
