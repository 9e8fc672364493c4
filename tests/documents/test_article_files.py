"""Articles on disk: encodings, saved pages, and files that are nothing of the kind."""

from __future__ import annotations

import quopri
import time
from pathlib import Path

import pytest

from nkr.documents import article_files, prose
from nkr.documents.article_files import files
from nkr.documents.decoding import Unreadable

ENGLISH = "Lights – “some 40” keepers\n\nThe board’s café counts 40."
KOREAN = "등대지기 40명\n\n등대청은 40명이라고 밝혔다."

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="{charset}"><title>Lights of the coast | The Gazette</title>
<style>p {{ color: red }}</style><script>var a = "<p>not text</p>";</script></head>
<body><nav><ul><li>Home</li></ul></nav>
<h1>Lights of the coast</h1>
<p>The board says that <b>some&nbsp;40</b> keepers serve &mdash; “caf&eacute;”.<p>A second<br>line.<br><br>A third.
<!-- <p>hidden</p> --><div hidden>not shown</div><img alt="a > b" src="x">
<template>no</template></body></html>
"""


def only(data: bytes, suffix: str = "") -> str:
    (read,) = prose.readings(data, f"article{suffix}")
    return read.plain


def page(source: str) -> str:
    return prose.read(source.encode(), "page.html").plain


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_unicode_is_told_from_the_bytes(encoding: str) -> None:
    assert only(ENGLISH.encode(encoding)) == ENGLISH


@pytest.mark.parametrize(("text", "encoding"), [(ENGLISH, "cp1252"), (KOREAN, "cp949"), (KOREAN, "euc_kr")])
def test_of_other_encodings_every_reading_that_fits_is_given(text: str, encoding: str) -> None:
    assert text in [read.text for read in prose.readings(text.encode(encoding), "a.txt")]


def test_a_few_damaged_bytes_do_not_make_utf_8_something_else() -> None:
    (read,) = prose.readings(KOREAN.encode()[:40] + b"\xff" + KOREAN.encode()[40:], "a.txt")
    assert (read.encoding, read.replaced > 0) == ("utf-8", True)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"%PDF-1.7 ...", "is a PDF"),
        (b"PK\x03\x04rest", "packed file"),
        (b"\x7fELF" + bytes(range(256)) * 20, "holds no text"),
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
    ],
)
def test_what_is_no_text_is_refused_with_a_clear_line(data: bytes, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        list(prose.readings(data, "a.txt"))


def test_an_article_has_a_longest_length(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"a" * 5_000_001)
    ((file,), _) = files(path)
    with pytest.raises(Unreadable, match="5,000,001 characters"):
        list(file.readings())


def test_a_file_of_50_megabytes_is_not_even_read(tmp_path: Path) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as handle:
        handle.truncate(50_000_000)
    ((file,), problems) = files(huge)
    assert problems == []
    with pytest.raises(Unreadable, match="50 MB, and an article has at most 20"):
        list(file.readings())


# --- saved web pages ------------------------------------------------------------------------------


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_a_saved_page_gives_its_paragraphs(charset: str) -> None:
    found = [read.plain for read in prose.readings(PAGE.format(charset=charset).encode(charset), "a")]
    blocks = [
        "Lights of the coast",
        "The board says that some\xa040 keepers serve — “café”.",
        "A second\nline.",
        "A third.",
        "Lights of the coast | The Gazette",
    ]
    assert found[0].split("\n\n") == blocks


def test_a_page_in_one_file_gives_the_page_inside() -> None:
    inside = quopri.encodestring(PAGE.format(charset="utf-8").encode()).decode()
    archive = (
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=XX\r\n\r\n--XX\r\n"
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
        f"{inside}\r\n--XX--\r\n"
    )
    assert only(archive.encode(), ".mhtml").startswith("Lights of the coast\n\nThe board says")


def test_the_title_stands_first_where_the_page_shows_no_headline() -> None:
    assert page("<html><title>Lights</title><body><p>Forty.") == "Lights\n\nForty."


def test_a_menu_that_is_never_closed_does_not_swallow_the_article() -> None:
    assert "Forty keepers" in page("<html><body><nav><a>Home</a><p>Forty keepers.")


@pytest.mark.parametrize(
    "piece", ["<a ", "<a '", "<a x='", "<!--", "<![<", "</a", "<script>", "<p>", "<b><p>", "&amp", "<", "<title>"]
)
def test_no_page_takes_long(piece: str) -> None:
    source = "<html>" + piece * (200_000 // len(piece))
    began = time.process_time()
    page(source)
    assert time.process_time() - began < 5, "linear: half a second, where going back would take minutes"


def test_a_text_that_speaks_of_tags_is_no_page() -> None:
    text = "Lights\n\nThe tag <html> opens a page."
    assert only(text.encode()) == text


# --- which files ----------------------------------------------------------------------------------


def test_links_that_lead_out_of_the_folder_are_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "deep.txt").write_text("deep", encoding="utf-8")
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "own.txt").write_text("own", encoding="utf-8")
    (folder / "same.txt").symlink_to(folder / "own.txt")
    (folder / "out.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "away").symlink_to(tmp_path / "elsewhere")
    found, problems = files(folder)
    assert [file.shown for file in found] == ["own.txt", "same.txt"]
    assert sorted(Path(problem.file).name for problem in problems) == ["away", "out.txt"]
    assert all("leads out of the folder" in problem.message for problem in problems)


def test_hidden_files_and_the_pictures_of_a_saved_page_are_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", "page.html", "page_files/logo.png", "notes_files/kept.txt", "deep/er/text.txt"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", encoding="utf-8")
    assert sorted(file.shown for file in files(tmp_path)[0]) == [
        "deep/er/text.txt",
        "notes_files/kept.txt",
        "page.html",
    ]


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert [problem.message for problem in files(tmp_path / "none")[1]] == ["no such file or folder"]


def test_the_limits_are_told_in_the_right_order() -> None:
    assert article_files.LONGEST_TEXT < prose.LARGEST
