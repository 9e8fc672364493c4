"""Lines are broken so that no usual face runs over their room, and nothing is lost in breaking them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nkr.output.charts import text_metrics


@given(st.text(max_size=200), st.floats(20, 400), st.sampled_from([6.5, 7.5, 12]), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, room: float, size: float, bold: bool) -> None:
    for line in text_metrics.wrapped(text, room, size, bold):
        assert text_metrics.width(line, size, bold) <= room or len(line) == 1


@given(st.text(max_size=200), st.floats(20, 400))
def test_breaking_loses_no_letter(text: str, room: float) -> None:
    assert "".join("".join(text_metrics.wrapped(text, room, 7.5)).split()) == "".join(text.split())


def test_a_word_that_is_too_wide_is_broken_after_a_hyphen() -> None:
    assert text_metrics.wrapped("grantmontgomery-blogspot", 90, 7.5) == ["grantmontgomery-", "blogspot"]


def test_a_word_of_any_length_is_broken_quickly() -> None:
    lines = text_metrics.wrapped("탈" * 50_000, 100, 10)
    assert len(lines) == 5_000
    assert set(lines) == {"탈" * 10}


def test_a_korean_letter_takes_a_full_square() -> None:
    assert text_metrics.width("탈북자", 10) == 30


def test_bold_is_wider() -> None:
    assert text_metrics.width("Arrivals", 10, bold=True) > text_metrics.width("Arrivals", 10)


def test_what_arial_draws_wider_than_dejavu_has_room() -> None:
    """Arial's advances, in thousandths of the size: T 611, J 500, W 944, G 778; in its bold face J 556."""
    assert text_metrics.width("TJWG", 1000) >= 611 + 500 + 944 + 778
    assert text_metrics.width("J", 1000, bold=True) >= 556
