"""Files as people have them: wrapped lines, mail, older encodings, saved pages. All texts are invented."""

from __future__ import annotations

import sys
import unicodedata
from importlib.util import find_spec

import pytest

from nkr.documents import prose
from nkr.documents.article_heads import head_of

WRAPPED = (
    "According to the board, the number of keepers who reached the northern\n"
    "lights in 1902 was 431. Pilots said that as many as\n"
    "3,000 keepers have left the coast. Others said that at\n"
    "least 5,000 keepers left it over the ten years after the war.\n"
)


def paragraphs(text: str, name: str = "draft.txt") -> list[str]:
    read = prose.read(text.encode(), name)
    return [read.text[block.start : block.end] for block in read.blocks()]


@pytest.mark.parametrize(
    ("name", "above"),
    [
        ("draft.txt", ""),
        ("draft.txt", "On Monday:\n\n"),
        ("draft.md", ""),
        ("draft.md", "---\ntitle: Lights\n---\n"),
        ("draft.md", "# A headline\n"),
    ],
)
def test_a_line_end_that_wraps_a_paragraph_is_a_space(name: str, above: str) -> None:
    found = paragraphs(above + WRAPPED, name)
    assert found[-1] == " ".join(WRAPPED.split())


def test_the_last_line_of_a_wrapped_paragraph_may_be_one_word() -> None:
    assert paragraphs("As many as 3,000 keepers have gone to the\nIsles.\n\nEnd.")[0].endswith("to the Isles.")


@pytest.mark.parametrize(
    "text",
    [
        "1901 431\n1902 212\n1903 528",
        "Year\tKeepers\n1901\t431",
        "- some 40 keepers came to the northern coast\n- some 50 keepers came to the southern coast",
        "The board counts its keepers on the coast\nBy Ada Writer",
        "The board counts its keepers on the coast\n5 March 1902",
    ],
)
def test_rows_items_and_headlines_keep_their_lines(text: str) -> None:
    assert prose.read(text.encode(), "a.txt").text == text


def test_mail_that_was_saved_undecoded_is_resolved_and_places_stay() -> None:
    read = prose.read(b"Pilots said that as many as=20\n3,000 keepers left=\n the coast=E2=80=99s lights.\n", "a.txt")
    assert " ".join(read.text.split()) == "Pilots said that as many as 3,000 keepers left the coast’s lights."
    assert read.position(read.text.index("3,000")) == (2, 1)


def test_the_mark_of_a_quotation_is_no_hedge() -> None:
    assert paragraphs("> 3,000 keepers have left the coast.\n\nHe wrote this.")[0].startswith("3,000")


def test_letters_stored_in_parts_are_composed_and_places_stay() -> None:
    text = unicodedata.normalize("NFD", "등대지기는 423명이다.")
    read = prose.read(text.encode(), "a.txt")
    assert read.text == "등대지기는 423명이다."
    assert read.position(read.text.index("423")) == (1, text.index("423") + 1)


TEXTS = {
    "ko": "등대청은 1902년 북쪽 해안의 등대지기가 431명이라고 밝혔다. 전년보다 크게 줄었다.",
    "ja": "灯台庁によると、北の海岸の灯台守は431人で、前の年よりも減っているという。",
    "zh": "灯塔局说,北方海岸的守塔人有431人,比上一年少了很多,这是因为他们都走了。",
    "": "The board’s café counts 431 keepers – fewer than the year before.",
}


@pytest.mark.parametrize(
    ("encoding", "language"),
    [("cp949", "ko"), ("cp932", "ja"), ("euc_jp", "ja"), ("gb18030", "zh"), ("cp1252", "")],
)
def test_an_older_encoding_is_the_one_in_which_the_text_shows_its_language(encoding: str, language: str) -> None:
    read = prose.read(TEXTS[language].encode(encoding), "a.txt")
    assert read.text == TEXTS[language]
    assert f"was read as {encoding.upper()}" in prose.remarks(read)[0]


def test_the_encoding_that_the_user_names_is_taken() -> None:
    assert "café" in prose.read("café 40".encode("mac_roman"), "a.txt", "mac_roman").text


def test_one_bad_byte_does_not_refuse_a_page() -> None:
    read = prose.read(b"<html><body><p>Some 40 keepers, caf\xc3\xa9s and \xff lights.</p></body></html>", "a.html")
    assert "Some 40 keepers" in read.text


def test_a_few_zero_bytes_do_not_refuse_a_page() -> None:
    read = prose.read(
        b"<html><body><p>Some 40 keepers.</p>" + b"<p>A line of it.</p>" * 200 + b"\0</body></html>", "a.html"
    )
    assert "Some 40 keepers" in read.text
    assert read.replaced == 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("En 1902, les gardiens des phares sont arrivés au nord, selon le bureau.", "French"),
        ("Nel 1902 sono arrivati 431 guardiani dei fari, più delle attese della guardia.", "Italian"),
    ],
)
def test_a_language_that_is_not_read_is_named(text: str, name: str) -> None:
    assert prose.remarks(prose.read(text.encode(), "a.txt")) == [
        f"a.txt is in {name}, which nkr does not read: figures in it are left out."
    ]


# --- saved pages ------------------------------------------------------------------------------------------------------

ARTICLE = (
    "<p>The board says that 431 keepers serve on the northern coast, and that 212 of them are new to the work.</p>"
)


def page(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title>Lights</title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "furniture",
    [
        "<nav><p>77 stories</p></nav>",
        "<aside><p>77 stories</p></aside>",
        "<footer><p>77 stories</p></footer>",
        "<form><p>77 stories</p></form>",
        '<div id="comments"><div><p>77 stories</p></div></div>',
        '<div role="navigation"><p>77 stories</p></div>',
    ],
)
def test_menus_asides_and_comments_are_no_text(furniture: str) -> None:
    assert paragraphs(page(furniture + ARTICLE), "a.html") == paragraphs(page(ARTICLE), "a.html")


def test_a_form_around_the_whole_page_is_the_page() -> None:
    assert "431" in "".join(paragraphs(page(f"<form>{ARTICLE}</form>"), "a.html"))


def test_the_first_time_of_a_page_is_its_day_if_nothing_else_says_one() -> None:
    read = prose.read(page(f'<time datetime="1902-03-05T08:00Z">x</time>{ARTICLE}').encode(), "a.html")
    assert str(head_of(read).published) == "1902-03-05"


@pytest.mark.parametrize("name", ["null", "@lights", "ada@lights.example", "//lights.example/ada", "admin"])
def test_a_placeholder_or_an_account_is_no_author(name: str) -> None:
    head = f'<meta name="author" content="{name}">'
    assert head_of(prose.read(page(ARTICLE, head).encode(), "a.html")).author == ""


def test_address_headline_byline_and_date_may_be_one_block() -> None:
    text = f"https://lights.example/a\nThe board counts its keepers\nBy Ada Writer\n5 March 1902\n\n{ARTICLE[3:-4]}"
    head = head_of(prose.read(text.encode(), "a.txt"))
    assert (head.url, head.title, head.author, str(head.published)) == (
        "https://lights.example/a",
        "The board counts its keepers",
        "Ada Writer",
        "1902-03-05",
    )


def test_a_broken_installation_of_the_extra_reads_the_whole_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "trafilatura", None)  # importing it fails
    assert "431" in "".join(paragraphs(page(ARTICLE), "a.html"))


@pytest.mark.skipif(find_spec("trafilatura") is None, reason="the extra 'pages' is not installed")
def test_of_a_page_the_article_alone_is_read_and_paragraphs_keep_their_numbers() -> None:
    teasers = "".join(f'<div class="teaser"><a href="/{n}">More: {n} lights</a></div>' for n in range(40, 60))
    read = prose.read(page(f"{teasers}<article><h1>Lights</h1>{ARTICLE * 3}</article>{teasers}").encode(), "a.html")
    kept = [read.text[block.start : block.end] for block in read.blocks()]
    assert kept
    assert all("More:" not in text for text in kept)
    assert read.blocks()[-1].number > len(kept)
