"""Figures in their surroundings, whatever the text is."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nkr.documents import prose
from nkr.errors import WrongUsage
from nkr.model import period
from nkr.reading import mentions as module
from nkr.reading.mentions import mentions

PIECES = st.sampled_from(
    [
        *(
            "1,383",
            "2.5 million",
            "North Koreans",
            "in 2005",
            "as many as",
            "dozens",
            "약 200명",
            "지난해",
            "98 percent",
        ),
        *("\n", "\n\n", ". ", ", ", " ", "<p>", "</p>", "<b>", "&nbsp;", "&#x32;", "<!--", "](", "**", "```\n", "[^1]"),
        *(
            "\u202e",
            "\u200b",
            "３００",
            "٤٠٠",
            "\x00",
            "\x1b[31m",
            '"',
            "<a href='",
            "the year before",
            "since",
            "Sept. 26-30",
        ),
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["a.txt", "a.md", "a.html"]))
def test_every_figure_stands_where_it_is_said_to_stand(text: str, name: str) -> None:
    try:
        read = prose.read(text.encode(), name)
    except WrongUsage:
        return
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for found in mentions(read):
        assert 0 <= found.start <= found.end <= len(found.passage)
        assert found.sentence <= found.start
        assert found.passage[found.start : found.end] == found.figure.text
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1


def test_an_endless_block_is_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LONGEST_BLOCK", 60)
    found = mentions(prose.read(b"some 40 keepers came by boat " * 20, "a.txt"))
    assert [mention.figure.quantity.low for mention in found] == [40] * 20


def test_a_table_of_figures_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_FIGURES", 30)
    with pytest.raises(WrongUsage, match="more than 30 figures"):
        mentions(prose.read(b"some 40 keepers.\n\n" * 40, "a.txt"))


def test_a_plan_and_a_running_count_are_seen() -> None:
    read = prose.read(b"Some 40 keepers are expected to leave.\n\nSo far 50 keepers have come.", "a.txt")
    assert [(found.planned, found.running) for found in mentions(read)] == [(True, False), (False, True)]


def test_a_change_in_percent_a_thing_and_a_nation_are_seen() -> None:
    read = prose.read(b"It rose 26 percent. They have 22 chairs. Some 90 Syrian refugees came.", "a.txt")
    rose, chairs, refugees = mentions(read)
    assert (rose.change, chairs.thing, refugees.nation) == (True, "chairs", "Syrian")


def running(text: str) -> list[bool]:
    return [
        mention.running for mention in mentions(prose.read(text.encode(), "a.txt"), written=period.parse("2011-10-04"))
    ]


def test_a_sum_of_a_time_is_no_running_total() -> None:
    assert running("A total of 135 came in the first quarter of 2010.") == [False]
    assert running("A total of 135 have been counted by the board.") == [True]
    assert running("So far this year 135 came in a total of boats.") == [True]


def test_a_count_with_a_year_of_its_own_is_no_running_total() -> None:
    assert running("Some 1,127 came in 2007, fewer than in any year since the war.") == [False]


def test_a_sentence_may_end_with_the_number_of_a_footnote() -> None:
    first, second = mentions(prose.read(b"The board hired 431 keepers of the north.3 Some 212 are on leave.", "a.txt"))
    assert second.words == "Some 212 are on leave."
    assert first.words.startswith("The board")
