"""``nkr report``: one page that holds everything, asks nobody, and stays a page whatever the data hold."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hostile import changed

pytest.importorskip("jinja2", reason="the extra 'report' is not installed: pip install 'nkr[report]'")

ADDRESS = "https://gazette.example/1"


_BUILT: list[bytes] = []
"""The database of these tests, built by the first of them: loading takes longer than drawing."""


@pytest.fixture
def lights(run: Any, curated: Any, database: Path) -> Any:
    if _BUILT:
        database.write_bytes(_BUILT[0])
        return curated
    facts = curated.fact("low", "10 keepers", value=10, as_of="1901-05-01", claimant="keepers-union", term="wickmen")
    facts += curated.fact("high", "435 keepers", value=435, as_of="1901-05-01", paragraph=3)
    facts += curated.fact("bound", "up to 300 keepers", qualifier="up-to", high=300, place="north-coast", as_of="1901")
    facts += curated.fact("many", "Many keepers", qualifier="vague", as_of="1901-06", claimant="sailors")
    facts += curated.fact("lamps", "1,200 lamps", "lamps", value=1200, period="1901", kind="flow")
    curated.source(facts=facts, url=ADDRESS)
    curated.write(
        "other.toml",
        """
        [[topic]]
        code = "harbours"
        label = "Harbours"

        [[measure]]
        code = "piers"
        label = "Piers"
        definition = "Piers that stand at a date."
        topic = "harbours"
        kinds = ["stock"]
        place = "coast"
        group = "all-keepers"
    """,
    )
    curated.source("almanac", "1903", curated.fact("piers", "7 piers", "piers", value=7, as_of="1902"))
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    _BUILT.append(database.read_bytes())
    return curated


def made(run: Any, path: Path, *arguments: object) -> str:
    outcome = run("report", *arguments, "-o", path)
    assert outcome.status == 0, outcome.err
    assert not outcome.out
    return path.read_text(encoding="utf-8")


class _Elements(HTMLParser):
    """Every element with its attributes, and every link and id."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.values: list[tuple[str, str, str]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        for name, value in attrs:
            self.attributes.add(name)
            self.values.append((tag, name, value or ""))

    def every(self, attribute: str) -> list[str]:
        return [value for _, name, value in self.values if name == attribute]


def plain(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_page_holds_opens_in_brief_and_holds_pictures_tables_conflicts_method_and_citation(
    run: Any, lights: Any, tmp_path: Path
) -> None:
    page = made(run, tmp_path / "page.html", "lighthouses")
    for id_ in ("brief", "contents", "t-lighthouses", "sources", "method", "cite", "f-low", "s-gazette"):
        assert f'id="{id_}"' in page
    text = plain(page)
    assert "✗ conflict" in text
    assert "425 apart, a factor of 43.5" in text
    assert "≥ 500,000" in text.replace("&gt;", ">")
    assert re.search(r"“Lighthouses”\. nkr: .*Edition", text)


def test_every_figure_has_its_hedge_source_paragraph_and_reference(run: Any, lights: Any, tmp_path: Path) -> None:
    page = made(run, tmp_path / "page.html", "lighthouses")
    row = plain(page[page.index('<tr id="f-bound"') :].split("<tr")[1])
    assert "up to 300" in row
    assert "1 , ¶1" in row
    reference = plain(page[page.index('<li id="s-gazette"') :].split("<li")[1])
    assert "‘The gazette’, The gazette press, 1 January 1902" in reference
    assert ADDRESS in reference


def test_a_report_of_one_topic_leaves_the_others_out(run: Any, lights: Any, tmp_path: Path) -> None:
    page = made(run, tmp_path / "page.html", "lighthouses")
    assert "Harbours" not in page
    assert "almanac" not in page
    whole = made(run, tmp_path / "whole.html")
    assert "Harbours" in whole


def test_the_page_asks_nobody_for_anything(run: Any, lights: Any, tmp_path: Path) -> None:
    elements = _Elements(made(run, tmp_path / "page.html"))
    assert not elements.names & {"link", "img", "iframe", "object", "embed", "base", "form", "audio", "video", "use"}
    assert not elements.attributes & {"src", "srcset", "style", "onclick", "onload", "onerror", "xlink:href", "ping"}
    assert all(link.startswith(("#", "https://", "http://")) for link in elements.every("href"))


def test_the_policy_allows_the_one_style_and_the_one_script_and_nothing_else(
    run: Any, lights: Any, tmp_path: Path
) -> None:
    page = made(run, tmp_path / "page.html")
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]+)"', page)
    assert policy is not None
    assert policy[1].startswith("default-src 'none';")
    assert "unsafe" not in policy[1]
    for name in ("style", "script"):
        found = re.findall(rf"<{name}>(.*?)</{name}>", page, re.S)
        assert len(found) == 1
        digest = base64.b64encode(hashlib.sha256(found[0].encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy[1]


def test_ids_are_unique_and_every_inner_link_has_its_place(run: Any, lights: Any, tmp_path: Path) -> None:
    elements = _Elements(made(run, tmp_path / "page.html"))
    ids = elements.every("id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in elements.every("href") if link.startswith("#")} <= set(ids)


def test_the_same_record_gives_the_same_page(run: Any, lights: Any, tmp_path: Path) -> None:
    assert made(run, tmp_path / "a.html") == made(run, tmp_path / "b.html")


def test_hostile_text_in_every_field_stays_text(run: Any, lights: Any, poison: Any, tmp_path: Path) -> None:
    clean = _Elements(made(run, tmp_path / "clean.html"))
    poison()
    page = made(run, tmp_path / "page.html")
    elements = _Elements(page)
    assert elements.names == clean.names
    assert elements.attributes == clean.attributes
    assert page.count("<script>") == 1
    assert "{{7*7}}" in page
    assert not set("\u202e\x1b\x07") & set(page)
    assert "&lt;script&gt;x&lt;/script&gt;" in page


def test_an_address_that_is_a_script_is_no_link(run: Any, lights: Any, database: Path, tmp_path: Path) -> None:

    changed(database, "update sources set url = 'javascript:alert(1)', archived = 'data:text/html,x'")
    links = _Elements(made(run, tmp_path / "page.html")).every("href")
    assert not [link for link in links if link.startswith(("javascript", "data"))]


def test_the_page_says_up_to_when_it_was_asked(run: Any, lights: Any, tmp_path: Path) -> None:
    page = plain(made(run, tmp_path / "page.html", "--as-of", "1902"))
    assert "Only what had been published by 1902." in page
    assert "7 piers" not in page


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("page.pdf", "a report's name ends in .html"),
        ("nowhere/page.html", "there is no folder"),
        ("there.html", "already exists"),
        ("folder.html", "is a folder"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_in_one_line(
    run: Any, lights: Any, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "there.html").write_text("mine")
    (tmp_path / "folder.html").mkdir()
    outcome = run("report", "-o", tmp_path / name)
    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert (tmp_path / "there.html").read_text() == "mine"


def test_a_read_only_place_is_refused_in_one_line(run: Any, lights: Any) -> None:
    outcome = run("report", "-o", "/proc/page.html")
    assert outcome.status == 2
    assert outcome.err.startswith("nkr: cannot write /proc/page.html")
    assert outcome.err.count("\n") == 1


def test_without_the_template_library_it_says_how_to_get_it(
    run: Any, lights: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "jinja2", None)
    outcome = run("report", "-o", tmp_path / "page.html")
    assert outcome.status == 2
    assert "pip install 'nkr[report]'" in outcome.err
    assert outcome.err.count("\n") == 1


def test_an_unknown_topic_gets_near_misses(run: Any, lights: Any, tmp_path: Path) -> None:
    outcome = run("report", "lighthuoses", "-o", tmp_path / "page.html")
    assert outcome.status == 3
    assert "lighthouses" in outcome.err
    assert not (tmp_path / "page.html").exists()


@pytest.mark.slow
def test_the_report_of_the_whole_wider_record_takes_few_bytes_a_figure(run: Any, tmp_path: Path) -> None:
    page = made(run, tmp_path / "page.html", "--with", "wider")
    assert len(page.encode()) < 2_000_000
    assert len(page.encode()) < 800 * page.count('<tr id="f-')
