"""``nkr report --site``: a folder that a newsroom can publish; every link in it leads somewhere."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

pytest.importorskip("jinja2", reason="the extra 'report' is not installed: pip install 'nkr[report]'")


class _Links(HTMLParser):
    """The links and ids of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.ids += [value or "" for name, value in attrs if name == "id"]


@pytest.fixture
def site(run: Any, curated: Any, tmp_path: Path) -> Path:
    facts = curated.fact("low", "10 keepers", value=10, as_of="1901-05-01", claimant="keepers-union")
    facts += curated.fact("high", "435 keepers", value=435, as_of="1901-05-01")
    curated.source(facts=facts, url="https://gazette.example/1")
    assert run("ingest", curated.folder).status == 0
    folder = tmp_path / "public"
    outcome = run("report", "lighthouses", "--site", folder, "--address", "https://figures.example/lights")
    assert outcome.status == 0, outcome.err
    return folder


def test_there_is_a_page_and_a_json_file_for_each_topic_document_and_figure(site: Path) -> None:
    for name in ("index", "topics/lighthouses", "sources/gazette", "facts/low", "facts/high"):
        assert (site / f"{name}.html").is_file()
        assert json.loads((site / f"{name}.json").read_text())
    value = json.loads((site / "facts/low.json").read_text())
    assert value["id"] == "low"
    assert value["disagreements"][0]["verdict"] == "conflict"
    assert "was 10," in value["sentence"]


def test_every_link_leads_somewhere_and_ids_are_unique(site: Path) -> None:
    for path in site.rglob("*.html"):
        found = _Links(path.read_text())
        assert len(found.ids) == len(set(found.ids)), path
        for link in found.links:
            if link.startswith("#"):
                assert link[1:] in found.ids, (path, link)
            elif not link.startswith("https://"):
                assert (path.parent / unquote(link)).is_file(), (path, link)


def test_a_figure_has_its_sentence_references_and_those_that_disagree(site: Path) -> None:
    page = " ".join(re.sub(r"<[^>]+>", " ", (site / "facts/low.html").read_text()).split())
    assert "Lighthouse keepers: 10" in page
    assert "‘The gazette’, The gazette press, 1 January 1902, para. 1" in page
    assert "✗ conflict" in page
    assert "BibTeX" in page
    assert "Document The gazette press, 1 January 1902, ¶1" in page


def test_no_id_stands_where_a_reader_expects_a_name(run: Any, curated: Any, tmp_path: Path) -> None:
    """Ids are for addresses: a reason names figures, and a document is named by its title or number."""
    from nkr.output.report.contents import without_ids
    from nkr.output.terminal import Format
    from nkr.services.session import Session

    facts = curated.fact("low", "10 keepers", value=10, as_of="1901-05-01", claimant="keepers-union")
    facts += curated.fact("high", "435 keepers", value=435, as_of="1901-05-01")
    curated.source("gz-1902", facts=facts, title="Harbour news", publisher="Harbour press")
    assert run("ingest", curated.folder).status == 0
    assert run("report", "lighthouses", "--site", tmp_path / "public").status == 0
    for name in ("index", "topics/lighthouses", "sources/gz-1902", "facts/low"):
        page = (tmp_path / "public" / f"{name}.html").read_text()
        shown = re.sub(r"<(pre|style|script)\b.*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
        assert "Harbour" in shown or name.startswith("topics")
        assert "gz-1902" not in shown, name
    with Session(Format.TABLE) as session:
        assert without_ids("low is within 1 % of (high).", session.record) == "10 is within 1 % of (435)."


def test_hostile_text_stays_text_on_every_page(run: Any, site: Path, poison: Any, tmp_path: Path) -> None:
    poison()
    hostile = tmp_path / "hostile"
    outcome = run("report", "lighthouses", "--site", hostile, "--address", "https://figures.example/lights")
    assert outcome.status == 0, outcome.err
    pages = sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert pages == sorted(path.relative_to(hostile) for path in hostile.rglob("*.html"))
    for name in pages:
        clean, page = ((folder / name).read_text(encoding="utf-8") for folder in (site, hostile))
        assert set(re.findall(r"<[a-z]+", page)) <= set(re.findall(r"<[a-z]+", clean)) | {"<tspan"}, name
        assert page.count("<script") == clean.count("<script")
    for path in hostile.rglob("*"):
        if path.suffix in (".html", ".xml"):
            assert not set("\u202e\x1b\x07") & set(path.read_text(encoding="utf-8")), path


def test_a_card_shows_one_series(run: Any, curated: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Links show 1,200 by 630 dots: four panels under each other would be too small to read."""
    drawn = []
    monkeypatch.setattr("nkr.output.charts.rendering.require_renderer", lambda _: None)
    monkeypatch.setattr("nkr.output.charts.rendering.card", lambda picture: drawn.append(picture) or b"")
    facts = "".join(
        curated.fact(
            f"{measure}-{year}", f"{year - 1800} {word}", measure, value=year - 1800, period=str(year), kind="flow"
        )
        for year in (1897, 1898, 1899)
        for measure, word in (("hired", "hired"), ("lamps", "lamps"))
    )
    curated.source(facts=facts)
    assert run("ingest", curated.folder).status == 0
    assert run("report", "lighthouses", "--site", tmp_path / "p", "--address", "https://figures.example/").status == 0
    assert [len(picture.panels) for picture in drawn] == [1]


def test_with_an_address_there_are_a_sitemap_and_cards(site: Path) -> None:
    sitemap = (site / "sitemap.xml").read_text()
    assert "<loc>https://figures.example/lights/facts/low.html</loc>" in sitemap
    page = (site / "facts/low.html").read_text()
    assert '<meta property="og:url" content="https://figures.example/lights/facts/low.html">' in page
    if (site / "cards").is_dir():
        assert (site / "cards/lighthouses.png").read_bytes().startswith(b"\x89PNG")
        assert 'content="https://figures.example/lights/cards/lighthouses.png"' in page


def test_a_folder_that_is_there_is_kept_and_the_same_record_gives_the_same_site(
    run: Any, site: Path, tmp_path: Path
) -> None:
    outcome = run("report", "lighthouses", "--site", site)
    assert outcome.status == 2
    assert "already exists" in outcome.err
    again = tmp_path / "again"
    run("report", "lighthouses", "--site", again, "--address", "https://figures.example/lights")
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    assert all((site / name).read_bytes() == (again / name).read_bytes() for name in files)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ((), "give -o FILE.html for a page, or --site DIR for a folder"),
        (("-o", "a.html", "--site", "b"), "give -o FILE.html for a page, or --site DIR"),
        (("--site", "b", "--address", "figures.example"), "an address that begins with https://"),
    ],
)
def test_options_that_do_not_go_together_are_refused_in_one_line(
    run: Any, curated: Any, options: tuple[str, ...], said: str
) -> None:
    outcome = run("report", *options)
    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
