"""Drafts and articles as prose: what is text, and where it stands in the file."""

from __future__ import annotations

import time

import pytest

from nkr.documents import prose
from nkr.errors import WrongUsage
from nkr.model.vocabulary import Vocabulary
from nkr.reading.reader import statements


def figures(text: str, name: str = "draft.txt") -> list[tuple[str, int, int]]:
    read = prose.read(text.encode(), name)
    found = [statement.mention for statement in statements(read, Vocabulary()) if statement.mention]
    return [(mention.figure.text, mention.line, mention.column) for mention in found]


def test_line_and_column_are_those_of_the_file() -> None:
    assert figures("One line.\n\nThen some 40 keepers\nand 50 keepers.") == [
        ("some 40", 3, 6),
        ("50", 4, 5),
    ]


def test_markdown_marks_are_no_text_and_places_stay() -> None:
    text = (
        "# Title\n\n- **some 40** keepers [came](https://x.example/12345)\n\n```\n99 keepers\n```\n> 50 keepers[^3]\n"
    )
    assert figures(text, "draft.md") == [("some 40", 3, 5), ("50", 8, 3)]


def test_html_tags_scripts_and_footnotes_are_no_text() -> None:
    text = (
        "<html><head><title>T 12 keepers</title></head><body><script>var a = '77 keepers';</script>\n"
        "<p>As many as <b>2&nbsp;500</b> keepers<sup>12</sup> came.</p></body></html>"
    )
    assert figures(text, "draft.html") == [("As many as 2\u00a0500", 2, 4)]


def test_a_number_split_by_a_tag_is_one_number() -> None:
    assert figures("<p>some <b>2</b>,500 keepers</p>", "a.html")[0][0] == "some 2,500"


def test_html_tells_title_date_author_and_publisher() -> None:
    text = (
        "<!doctype html><html lang='en-GB'><head><meta property='og:title' content='Keepers &amp; lights'>"
        '<meta name="author" content="A. Writer"><meta property="og:site_name" content="The Gazette">'
        '<meta property="article:published_time" content="1999-03-02T10:00:00Z"></head><body><p>x</p></body></html>'
    )
    read = prose.read(text.encode(), "a.html")
    assert read.head == {
        "language": "en-GB",
        "title": "Keepers & lights",
        "author": "A. Writer",
        "publisher": "The Gazette",
        "published": "1999-03-02T10:00:00Z",
    }
    assert str(prose.written(read)) == "1999-03-02"


def test_linked_data_tells_what_the_head_does_not() -> None:
    text = (
        '<html><head><script type="application/ld+json">{"headline": "Lights", "datePublished": "2001-02-03",'
        ' "author": [{"name": "B. Writer"}]}</script></head><body><p>x</p></body></html>'
    )
    assert prose.read(text.encode(), "a.html").head == {
        "title": "Lights",
        "published": "2001-02-03",
        "author": "B. Writer",
    }


def test_front_matter_tells_title_and_date() -> None:
    read = prose.read(b"---\ntitle: 'Lights'\ndate: 2003-04-05\n---\nText.\n", "a.md")
    assert read.head == {"title": "Lights", "published": "2003-04-05"}
    assert read.text.strip() == "Text."


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\x7fELF\0\0", "no text"),
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"{\\rtf1 40 keepers}", "rich-text"),
        (b"x" * (prose.LARGEST + 1), "split it"),
    ],
)
def test_what_is_no_text_is_said_in_one_line(data: bytes, said: str) -> None:
    with pytest.raises(WrongUsage, match=said) as caught:
        prose.read(data, "draft.txt")
    assert "\n" not in str(caught.value)


def test_a_page_in_the_charset_that_it_names_is_read() -> None:
    page = '<html><head><meta charset="euc-kr"></head><body><p>탈북자 약 200명</p></body></html>'
    assert "탈북자 약 200명" in prose.read(page.encode("euc-kr"), "a.html").text


@pytest.mark.parametrize(
    "text",
    [
        "<" * 200_000,
        "<p" * 100_000,
        "<!--" * 50_000,
        "<div>" * 50_000 + "40 keepers",
        '<a href="' * 30_000,
        "&amp" * 50_000,
        "<script>" * 20_000,
        "<sup>" * 30_000,
        "<head>" * 20_000,
    ],
)
def test_broken_html_costs_no_more_than_its_length(text: str) -> None:
    started = time.process_time()
    prose.read(f"<html>{text}".encode(), "a.html")
    assert time.process_time() - started < 2


@pytest.mark.parametrize(
    "text", ["[" * 100_000, "](" * 50_000, "*" * 100_000, "_a" * 50_000, "```\n" * 20_000, "> " * 50_000]
)
def test_broken_markdown_costs_no_more_than_its_length(text: str) -> None:
    started = time.process_time()
    prose.read(text.encode(), "a.md")
    assert time.process_time() - started < 2


def test_digits_of_other_scripts_and_direction_marks_are_read() -> None:
    assert [text for text, _, _ in figures("some \u200f３，５００ keepers; about ٤٠٠ keepers")] == [
        "some \u200f３，５００",
        "about ٤٠٠",
    ]


def test_a_short_line_of_a_list_is_a_sentence_of_its_own() -> None:
    read = prose.read(b"Of 2005: 40 keepers\nOf 2006: 50 keepers\n", "a.txt")
    assert [str(statement.time.value) for statement in statements(read, Vocabulary())] == ["2005", "2006"]
