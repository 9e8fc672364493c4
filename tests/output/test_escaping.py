"""Text from data, made safe for where it goes."""

from __future__ import annotations

import json
import sys
import unicodedata

import pytest

from nkr.output import escaping

SEEN = {
    *"\t\n",
    "\xad",  # a place to break a word, common on the web
    *"\u200c\u200d",  # they shape Persian and Indic words, and families of emoji
}
"""Marks that the standard calls control or format characters, and that may pass."""
VISIBLE = ("ARABIC", "SYRIAC", "KAITHI", "EGYPTIAN", "SHORTHAND", "MUSICAL")
"""Scripts whose format characters are drawn, or that no terminal of ours gives a meaning to."""


def test_no_control_code_or_mark_that_cannot_be_seen_is_printed() -> None:
    passing = {
        letter
        for letter in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and escaping.printable(letter) == letter
    }
    assert {letter for letter in passing - SEEN if not unicodedata.name(letter, "").startswith(VISIBLE)} == set()
    assert passing >= SEEN
    assert escaping.printable("3\U000e01005") == "3\ufffd5"


@pytest.mark.parametrize(
    "text", ["\x1b[31m\x9b", "\ud800", "3\u202e0", "35\U000e0073\U000e0100", "3\U000e01005", "탈북자 ☺ 😀"]
)
def test_json_gives_the_text_back_and_shows_no_unseen_mark(text: str) -> None:
    written = escaping.json_text([text])
    assert json.loads(written) == [text]
    assert escaping.printable(written) == written


@pytest.mark.parametrize(
    ("text", "columns"), [("35", 2), ("탈북자", 6), ("e\u0301", 1), ("３", 2), ("", 0), ("“35”", 4)]
)
def test_korean_letters_take_two_columns_and_combining_marks_none(text: str, columns: int) -> None:
    assert escaping.width(text) == columns
