"""A curated phrase must say what was recorded, as far as its language is known."""

from __future__ import annotations

import pytest

from nkr.language.phrases import read_phrase, unread
from nkr.model.quantity import Quantity


@pytest.mark.parametrize(
    ("phrase", "language", "unknown"),
    [
        ("lediglich ein Wärter", "de", True),
        ("rund 1.400 Menschen", "de", False),
        ("no figure here", "en", False),
        ("수치가 없다", "ko", False),
        ("aucun gardien", "fr", False),
    ],
)
def test_only_in_a_language_known_in_part_a_phrase_may_be_unread(phrase: str, language: str, unknown: bool) -> None:
    assert unread(phrase, language) is unknown


def test_an_unread_phrase_is_taken_as_it_is_and_another_figure_is_not() -> None:
    assert read_phrase("lediglich ein Wärter", Quantity.exact(1), "de", "persons") == Quantity.exact(1)
    assert "does not say" in str(read_phrase("1.400 Menschen", Quantity.exact(1_300), "de", "persons"))
    assert "no figure is found" in str(read_phrase("no figure here", Quantity.exact(1), "en", "persons"))
