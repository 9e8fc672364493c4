"""What may have been meant by a word that is not known."""

from __future__ import annotations

import pytest

from nkr.model.dataset import FEW, hint, near_misses

MEASURES = ["lamps-lit", "keepers-on-leave", "keepers-hired-ever"]


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("keepers-on-leaf", ["keepers-on-leave"]),
        ("lamp", ["lamps-lit"]),
        ("kepers", ["keepers-on-leave", "keepers-hired-ever"]),
        ("on-leaf", ["keepers-on-leave"]),
        ("harbour", []),
        ("e", []),
        ("", []),
    ],
)
def test_a_word_that_is_like_another_or_like_a_part_of_it_is_near(word: str, near: list[str]) -> None:
    assert near_misses(word, MEASURES) == near


def test_at_most_three_are_named() -> None:
    assert len(near_misses("lamp", [f"lamp-{number}" for number in range(9)])) == 3


def test_a_hint_names_what_is_near_or_all_there_are_if_they_are_few() -> None:
    assert hint("kepers", MEASURES) == " Did you mean keepers-on-leave or keepers-hired-ever?"
    assert hint("harbour", MEASURES) == " There are lamps-lit, keepers-on-leave, keepers-hired-ever."
    assert hint("harbour", MEASURES[:1]) == " There is lamps-lit."
    assert hint("harbour", MEASURES, offer_all=False) == hint("harbour", []) == ""
    assert hint("harbour", [f"lamp-{number}" for number in range(FEW + 1)]) == ""
