"""Cues: which words near a figure point to what."""

from __future__ import annotations

import pytest

from nkr.reading.cues import CueBook, parts_of


def best(cues: dict[str, list[str]], text: str, figure: str) -> str:
    start = text.index(figure)
    found = CueBook(cues).found(text, start, start + len(figure))
    return found[0].code if found else ""


def test_all_parts_of_a_cue_must_be_there() -> None:
    cues = {"hired": ["hired + coast"]}
    assert best(cues, "They hired 40 keepers on the coast.", "40") == "hired"
    assert best(cues, "They hired 40 keepers in town.", "40") == ""


def test_an_ending_is_free_only_behind_a_star() -> None:
    assert best({"a": ["keep*"]}, "40 keepers came", "40") == "a"
    assert best({"a": ["keep"]}, "40 keepers came", "40") == ""


def test_the_words_beside_the_figure_count_more_than_those_far_from_it() -> None:
    cues = {"hired": ["hired"], "dismissed": ["dismissed"]}
    text = "The board hired 40 keepers and, after the storm of that winter, dismissed 12."
    assert best(cues, text, "40") == "hired"
    assert best(cues, text, "12") == "dismissed"


def test_a_word_that_must_not_stand_beside_a_cue_excludes_it() -> None:
    cues = {"entered": ["entered + south harbour -inn"]}
    assert best(cues, "40 sailors entered the South Harbour that day.", "40") == "entered"
    assert best(cues, "40 sailors entered the South Harbour inn that day.", "40") == ""


def test_a_row_of_words_is_matched_as_a_row() -> None:
    cues = {"a": ["on leave"]}
    assert best(cues, "40 are on leave now", "40") == "a"
    assert best(cues, "40 who leave on Monday", "40") == ""


def test_letter_case_and_possessives_do_not_matter() -> None:
    assert best({"a": ["coast"]}, "40 of the COAST’s lights", "40") == "a"


def test_korean_endings_are_matched_by_a_stem() -> None:
    assert best({"a": ["입국*"]}, "지난해 200명이 입국했다", "200명") == "a"


def test_scripts_without_spaces_are_searched_as_they_stand() -> None:
    assert best({"a": ["脱北者"]}, "中国にいる脱北者は約200人", "200") == "a"


@pytest.mark.parametrize("cue", ["", " + ", "-never", "a + "])
def test_a_cue_that_says_nothing_is_refused(cue: str) -> None:
    with pytest.raises(ValueError, match="cue"):
        parts_of(cue)


def test_a_long_text_is_read_in_time_that_grows_with_its_length() -> None:
    text = "keepers on leave " * 2_000 + "40"
    found = CueBook({"a": ["on leave + keepers"], "b": ["nowhere"]}).found(text, len(text) - 2, len(text))
    assert [entry.code for entry in found] == ["a"]


def test_a_genitive_within_a_row_of_words_is_a_word_of_it() -> None:
    cues = {"hired": ["harbour people's board"]}
    assert best(cues, "The harbour people's board took 40 keepers.", "40") == "hired"
