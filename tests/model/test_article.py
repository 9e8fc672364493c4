"""An article's paragraphs, its normal form, and the way back from it to the article's own words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkr.model import article

KEEPERS = "Lights of the coast\n\nNews | Saturday\n\nForty keepers serve.\n\nSome 12 are on leave."


def test_the_headline_is_paragraph_0_and_the_body_follows_it() -> None:
    text = "Menu\n\nLights of the coast\n\nForty keepers serve.\n\nSome 12 are on leave."
    assert article.layout(article.blocks(text), "Lights of the coast") == [
        (None, "Menu"),
        (0, "Lights of the coast"),
        (1, "Forty keepers serve."),
        (2, "Some 12 are on leave."),
    ]


def test_furniture_between_headline_and_body_has_no_number() -> None:
    laid = article.layout(article.blocks(KEEPERS), "Lights of the coast", 3)
    numbered = {number: block for number, block in laid if number is not None}
    assert numbered == {0: "Lights of the coast", 1: "Forty keepers serve.", 2: "Some 12 are on leave."}


def test_a_headline_is_found_when_one_of_its_digits_was_changed() -> None:
    assert article.headline(["Menu", "Report: 41 keepers leave"], "Report: 40 keepers leave") == 1
    assert article.headline(["Menu", "Report: 41 sailors leave"], "Report: 40 keepers leave") is None


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_make_no_difference_to_the_fingerprint(end: str) -> None:
    assert article.fingerprint(KEEPERS.replace("\n", end)) == article.fingerprint(KEEPERS)


def test_one_changed_digit_changes_the_fingerprint() -> None:
    assert article.fingerprint(KEEPERS.replace("12", "13")) != article.fingerprint(KEEPERS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Some “12 keepers” left", '"12 keepers"'),
        ("a  wide\n gap", "wide gap"),
        ("soft\u00adhyphen here", "softhyphen here"),
        ("Straße und ﬁnger", "strasse und finger"),
        ("33만3천여 명이다", "33만3천여 명"),
    ],
)
def test_the_place_of_folded_words_is_found_in_the_text_itself(text: str, words: str) -> None:
    plain = article.folded(text)
    at = plain.index(words)
    start, end = article.located(text, at, at + len(words))
    assert article.folded(text[start:end]) == words


@given(st.text(alphabet="ab 1,\n\t“”’–\u00ad\u200bß가각ﬁ", min_size=1), st.data())
def test_every_place_in_the_folded_text_is_one_in_the_text(text: str, data: st.DataObject) -> None:
    plain = article.folded(text)
    if not plain:
        return
    start = data.draw(st.integers(0, len(plain) - 1))
    end = data.draw(st.integers(start + 1, len(plain)))
    left, right = article.located(text, start, end)
    assert 0 <= left < right <= len(text)
    assert plain[start:end].strip() in article.folded(text[left:right])
