"""Where sentences begin, in invented prose."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest

from nkr.language.sentences import starts


def cut(text: str, language: str = "en") -> list[str]:
    borders = [*starts(text, language), len(text)]
    return [text[first:last].strip() for first, last in pairwise(borders) if text[first:last].strip()]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Capt. Holm counted 40 lamps."),
        ("en", "Rep. Lind, Adm. Berg and Lt. Dahl met 30."),
        ("en", "J. K. Holm came in Sept. Nobody else did"),
        ("en", "The U.S. Coast Guard saw 12."),
        ("en", "Nordic Lamps Inc. Chairman Holm left."),
        ("en", "At 9 p.m. Mrs. Holm lit 12 lamps."),
        ("en", "Some 30 approx. Forty were lost"),
        ("en", "1. Twelve keepers stayed"),
        ("de", "Am 6. Juni kamen 40."),
        ("de", "Bis zum 2. Februar waren es 60, d. h. Alle, u. a. Frauen."),
        ("es", "El Sr. Holm y la Dra. Lind vieron 12."),
        ("ko", "“30명이 갔다.”고 했다."),
        ("ko", '"스무 명이다."라고 말했다.'),
        ("ja", "「30人が来た。」と述べた"),
    ],
)
def test_an_abbreviation_a_date_or_a_quotation_ends_no_sentence(language: str, text: str) -> None:
    assert cut(text, language) == [text]


@pytest.mark.parametrize(
    ("language", "first", "second"),
    [
        ("en", "They sailed to the U.K.", "Thirty stayed."),
        ("en", "They were paid by Nordic Lamps Inc.", "He said so."),
        ("en", "They sailed at 4 a.m.", "Holm stayed."),
        ("en", "There were 30.", "Holm left."),
        ("en", "So said the keepers.1", "The council did not."),
        ("en", "Forty came!", "“Nobody left.”"),
        ("de", "Es kamen 30.", "Niemand blieb."),
        ("ko", "30명이 왔다.", "그는 남았다."),
        ("zh", "三十人来了。", "他留下了。"),
    ],
)
def test_two_sentences_are_two(language: str, first: str, second: str) -> None:
    assert cut(f"{first} {second}", language) == [first, second]


def test_korean_sentences_without_a_space_between_them_are_two() -> None:
    assert cut("30명이 왔다.그는 남았다.", "ko") == ["30명이 왔다.", "그는 남았다."]


def test_an_item_of_a_list_behind_another_is_one() -> None:
    items = ["THE BOARD\n- Hired from January to June of 1901 in all: 12 on the coast\n", "- And inland: 30"]
    assert starts("".join(items)) == [0, len(items[0])]


def test_in_a_list_of_short_lines_each_is_one() -> None:
    assert len(starts("2005: 1,383\n2006: 2,018\n2007: 2,544")) == 3


@pytest.mark.parametrize("piece", ["Mr. A. ", "at 4 a.m. ", "x. ", "1.\n", "다.가"])
def test_the_time_is_in_proportion_to_the_length(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    started = time.process_time()
    starts(text)
    assert time.process_time() - started < 3
