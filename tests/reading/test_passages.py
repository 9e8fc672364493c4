"""Figures in their surroundings, whatever the text is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nkr.documents import prose
from nkr.errors import WrongUsage
from nkr.model.figure import Mention
from nkr.model.prose import Prose
from nkr.model.vocabulary import Vocabulary
from nkr.reading import passages, reader


def mentions(prose: Prose) -> list[Mention]:
    return [statement.mention for statement in reader.statements(prose, Vocabulary()) if statement.mention]


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
    monkeypatch.setattr(passages, "LONGEST_BLOCK", 60)
    found = mentions(prose.read(b"some 40 keepers came by boat " * 20, "a.txt"))
    assert [mention.figure.quantity.low for mention in found] == [40] * 20


def test_a_table_of_figures_is_no_article(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_FIGURES", 30)
    with pytest.raises(WrongUsage, match="more than 30 figures"):
        mentions(prose.read(b"some 40 keepers.\n\n" * 40, "a.txt"))


def test_a_sentence_may_end_with_the_number_of_a_footnote() -> None:
    first, second = mentions(prose.read(b"The board hired 431 keepers of the north.3 Some 212 are on leave.", "a.txt"))
    assert second.words == "Some 212 are on leave."
    assert first.words.startswith("The board")


def test_a_bare_number_and_what_it_counts_are_one_sentence() -> None:
    text = "Eleven. That is how many keepers came. They are here."
    assert [text[start:end].strip() for start, end in passages.spans(text, "en")] == [
        "Eleven. That is how many keepers came.",
        "They are here.",
    ]


def test_each_item_of_a_list_is_a_paragraph_of_its_own() -> None:
    text = "Keepers by country:\n\n• Japan: 120\n• Canada: 30\n  and a boat"
    found = [[one.text.strip() for one in read] for read in passages.paragraphs(prose.read(text.encode(), "-"))]
    assert found == [["Keepers by country:"], ["• Japan: 120"], ["• Canada: 30\n  and a boat"]]
