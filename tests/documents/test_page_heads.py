"""What a web page tells of itself, by the names that sites use; the pages are invented."""

from __future__ import annotations

import pytest

from nkr.documents import prose
from nkr.documents.article_heads import ArticleHead, head_of

TITLE = "<title>Keepers come home to their lights</title>"
SITE = '<meta property="og:site_name" content="The Gazette">'
BODY = "<h1>Keepers come home to their lights</h1><p>The board hired 431 keepers in 1901, it said in the port.</p>"


def head(inside: str, body: str = BODY) -> ArticleHead:
    page = f'<!doctype html><html lang="en"><head>{inside}</head><body>{body}</body></html>'
    return head_of(prose.read(page.encode(), "page.html"))


@pytest.mark.parametrize(
    "told",
    [
        '<meta property="article:published_time" content="2011-03-05T08:00:00+09:00">',
        '<meta name="article:published_time" content="20110305080000">',
        '<meta name="pubdate" content="Sat, 05 Mar 2011 08:00:00 GMT">',
        '<meta name="parsely-pub-date" content="2011-03-05T08:00:00Z">',
        '<meta name="sailthru.date" content="2011-03-05 08:00:00">',
        '<meta name="DC.date.issued" content="2011-03-05">',
        '<meta name="date" content="March 5, 2011">',
        '<meta name="citation_publication_date" content="2011/03/05">',
        '<meta name="date" content="2015-01-01"><meta name="parsely-pub-date" content="2011-03-05">',
        '<script type="application/ld+json">[{"headline": "Keepers", "datePublished": "2011-03-05T08:00Z"}]</script>',
    ],
)
def test_the_day_of_publication_is_read_under_the_names_that_sites_use(told: str) -> None:
    assert str(head(TITLE + told).published) == "2011-03-05"


def test_a_date_of_change_is_no_date_of_publication_unless_there_is_no_other() -> None:
    changed = "<p>Last updated 2015-01-01</p>"
    assert str(head(TITLE, f"{changed}<h1>Keepers come home to their lights</h1><p>5 March 2011</p>").published) == (
        "2011-03-05"
    )
    assert str(head(TITLE, changed + BODY).published) == "2015-01-01"


def test_an_address_is_no_author_and_by_is_no_name() -> None:
    address = '<meta property="article:author" content="https://people.example/ada">'
    assert head(TITLE + address).author == ""
    assert head(f'{TITLE}{address}<meta name="author" content="By Ada Writer">').author == "Ada Writer"
    assert head(f'{TITLE}<meta name="parsely-author" content="Ada Writer">').author == "Ada Writer"


def test_linked_data_names_all_authors_and_the_publisher_by_reference() -> None:
    data = """{"@graph": [{"@id": "#us", "name": "The Gazette"}, {"headline": "Keepers come home",
        "author": [{"name": "Ada Writer"}, {"name": "By Bo Writer"}], "publisher": {"@id": "#us"}}]}"""
    told = head(f'<script type="application/ld+json">{data}</script>')
    assert (told.title, told.author, told.publisher) == ("Keepers come home", "Ada Writer and Bo Writer", "The Gazette")


@pytest.mark.parametrize("data", ["", "[", "null", "[1, [2]]", '{"@graph": 7}', '{"headline": {"a": []}}', "[" * 9_000])
def test_broken_linked_data_tells_nothing_and_breaks_nothing(data: str) -> None:
    told = head(f'{TITLE}{SITE}<script type="application/ld+json">{data}</script>')
    assert (told.title, told.publisher) == ("Keepers come home to their lights", "The Gazette")


def test_a_headline_that_ends_with_its_date_is_no_publisher() -> None:
    title = "More Keepers Come Home to Their Lights on the Northern Coast - 2011-03-05"
    text = f"Breaking news\n\n{title}\n\nForty keepers came home, the board said."
    told = head_of(prose.read(text.encode(), "text.txt"))
    assert (told.title, told.publisher) == (title, "")


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("The Harbour Gazette, 5 March 2011", "The Harbour Gazette"),
        ("Trust for Northern Lights (blog) | March 5, 2011", "Trust for Northern Lights (blog)"),
        ("Osaka, 5 March 2011", "Osaka"),
        ("Tokyo, 5 March 2011", ""),
        ("Last updated 5 March 2011", ""),
        ("By Ada Writer, 5 March 2011", ""),
        ("The Harbour Gazette, 5 March 2011, page 4", ""),
    ],
)
def test_who_printed_a_text_is_named_before_its_date(line: str, publisher: str) -> None:
    text = f"Keepers come home to their lights\n{line}\n\nForty keepers came home on Friday, the board said."
    told = head_of(prose.read(text.encode(), "text.txt"))
    assert (told.title, told.publisher) == ("Keepers come home to their lights", publisher)
