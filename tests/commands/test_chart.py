"""``nkr chart``: pictures that can travel alone, in every format, out of any data."""

from __future__ import annotations

import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

SVG = "{http://www.w3.org/2000/svg}"


def figures(curated: Any) -> str:
    """Three voices on one stock (two camps), a bound, a word without a size, and yearly figures with a revision."""
    made = curated.fact("low", "10 keepers", value=10, as_of="1901-05-01", claimant="keepers-union", term="wickmen")
    made += curated.fact("high", "435 keepers", value=435, as_of="1901-05-01")
    made += curated.fact(
        "near", "nearly 440 keepers", qualifier="nearly", low=440, high=440, as_of="1901-06-01", claimant="sailors"
    )
    made += curated.fact(
        "bound", "up to 300 keepers", qualifier="up-to", high=300, place="north-coast", as_of="1901-05-02"
    )
    made += curated.fact("many", "Many keepers", qualifier="vague", as_of="1901-06", claimant="sailors")
    for year, value in ((1898, 120), (1899, 131), (1901, 97)):
        made += curated.fact(f"hired-{year}", f"{value} hired", "hired", value=value, period=str(year), kind="flow")
    made += curated.fact(
        "hired-other", "160 hired", "hired", value=160, period="1899", kind="flow", claimant="keepers-union"
    )
    return made


_BUILT: list[bytes] = []
"""The database of these tests, built by the first of them: loading takes longer than drawing."""


@pytest.fixture
def lights(run: Any, curated: Any, database: Path) -> Any:
    if _BUILT:
        database.write_bytes(_BUILT[0])
        return curated
    curated.source(facts=figures(curated))
    curated.source(
        "later",
        "1903-02-01",
        curated.fact("hired-revised", "129 hired", "hired", value=129, period="1899", kind="flow"),
    )
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    _BUILT.append(database.read_bytes())
    return curated


def drawn(run: Any, path: Path, *arguments: object) -> bytes:
    outcome = run("chart", "lighthouses", "-o", path, *arguments)
    assert outcome.status == 0, outcome.err
    assert not outcome.out
    return path.read_bytes()


def words(svg: bytes) -> str:
    """All that can be read on a picture, hover text left out, as one line."""
    return " ".join(" ".join(found.itertext()) for found in ET.fromstring(svg).iter(f"{SVG}text"))


def hovers(svg: bytes) -> list[str]:
    return [
        title.text or ""
        for group in ET.fromstring(svg).iter(f"{SVG}g")
        if (title := group.find(f"{SVG}title")) is not None
    ]


@pytest.mark.parametrize("kind", ["strip", "years"])
@pytest.mark.parametrize("width", [45, 60, 180, 420])
def test_a_picture_carries_title_unit_caveats_sources_and_edition(
    run: Any, lights: Any, tmp_path: Path, kind: str, width: int
) -> None:
    text = words(drawn(run, tmp_path / "picture.svg", "--as", kind, "--width", width, "--notes", "full"))
    assert ("Lighthouses, 1898–1901" if kind == "strip" else "Keepers hired, 1898–1901") in text
    assert "people" in text.lower()
    assert "Keepers who began service in a period." in text.replace("  ", " ")
    assert "The gazette press, 1 January 1902" in text
    assert re.search(r"edition \d{4}-\d\d-\d\d", text)
    assert "none is averaged" in text


def test_a_heading_says_its_time_in_words(run: Any, curated: Any, tmp_path: Path) -> None:
    facts = curated.fact("one", "900 lamps", "lamps", value=900, period="1895/1898-03", kind="flow")
    facts += curated.fact(
        "two", "700 lamps", "lamps", value=700, period="1895/1898-03", kind="flow", claimant="keepers-union"
    )
    curated.source(facts=facts)
    assert run("ingest", curated.folder).status == 0
    assert "1895 to March 1898" in words(drawn(run, tmp_path / "strip.svg", "--as", "strip"))


def test_what_has_no_size_is_named_instead_of_drawn(run: Any, lights: Any, tmp_path: Path) -> None:
    text = words(drawn(run, tmp_path / "strip.svg", "--as", "strip", "--notes", "full"))
    assert "Not drawn, since it has no size: “Many keepers” (Sailors [unnamed])" in text


def test_the_text_under_the_pointer_names_figure_claimant_source_and_paragraph(
    run: Any, lights: Any, tmp_path: Path
) -> None:
    told = next(text for text in hovers(drawn(run, tmp_path / "t.svg", "--as", "strip")) if "up to 300" in text)
    assert "up to 300: Lighthouse keepers" in told
    assert "says: Board of Lights (the north coast)" in told
    assert "printed by: The gazette press, 1 January 1902, ¶1" in told


def test_a_picture_shows_only_what_had_been_published_by_then(run: Any, lights: Any, tmp_path: Path) -> None:
    text = words(drawn(run, tmp_path / "then.svg", "--as", "years", "--as-of", "1902-06"))
    assert "The later press" not in text
    assert "Only what had been published by June 1902." in text


def test_a_strip_has_a_row_for_every_figure_with_its_hedge_and_claimant(run: Any, lights: Any, tmp_path: Path) -> None:
    text = words(drawn(run, tmp_path / "strip.svg", "--as", "strip", "--notes", "full"))
    for stated in ("10", "435", "nearly 440", "up to 300", "97"):
        assert f" {stated} " in text
    assert "Keepers' Union" in text
    assert "The gazette press, 1 January 1902" in text


def test_clusters_are_bands_with_letters_and_a_conflict_has_a_sign(run: Any, lights: Any, tmp_path: Path) -> None:
    svg = drawn(run, tmp_path / "strip.svg", "--as", "strip")
    assert {"A", "B"} <= set(words(svg).split())
    assert svg.count(b'fill="#f0ead6"') >= 3  # two clusters, and the legend
    assert svg.count(b' stroke="#555" stroke-width="1"/>') == 2, (
        "a line beside the keepers of 1901, and those hired in 1899"
    )
    assert "in conflict: counts the same thing" in words(svg)


def test_a_minimum_fades_to_the_right_and_a_maximum_to_the_left_equally_far(
    run: Any, curated: Any, tmp_path: Path
) -> None:
    facts = curated.fact(
        "least", "at least 90 lamps", "lamps", qualifier="at-least", low=90, period="1901", kind="flow"
    )
    facts += curated.fact("most", "up to 300 lamps", "lamps", qualifier="up-to", high=300, period="1902", kind="flow")
    curated.source(facts=facts)
    assert run("ingest", curated.folder).status == 0
    svg = drawn(run, tmp_path / "strip.svg", "--as", "strip").decode()
    bars = re.findall(r'<rect x="[\d.]+" y="[\d.]+" width="([\d.]+)" height="5" fill="url\(#value-(\w+)\)"', svg)
    assert {towards: width for width, towards in bars[:2]} == {"right": "34", "left": "34"}


def test_the_scale_is_logarithmic_from_twenty_times_on_and_linear_on_request(
    run: Any, lights: Any, tmp_path: Path
) -> None:
    assert "each line is ten times the one before" in words(drawn(run, tmp_path / "a.svg", "--as", "strip"))
    assert "ten times" not in words(drawn(run, tmp_path / "b.svg", "--as", "strip", "--linear"))


def test_top_title_and_notes_choose_what_stands_there(run: Any, lights: Any, tmp_path: Path) -> None:
    options = ("--as", "strip", "--top", 2, "--title", "My lights", "--notes", "none")
    text = words(drawn(run, tmp_path / "a.svg", *options))
    assert text.startswith("My lights")
    assert "2 of 9 different figures" in text
    assert "edition" not in text


def test_a_year_shows_its_value_what_differs_what_came_earlier_and_gaps(run: Any, lights: Any, tmp_path: Path) -> None:
    text = words(drawn(run, tmp_path / "years.svg", "--by-year", "--notes", "full"))
    assert "Board of Lights: 1898 in The gazette press, 1 January 1902, ¶1" in text
    assert "1899 in The later press, 1 February 1903, ¶1" in text
    assert "Differ: 1899: 160 (Keepers' Union)." in text
    assert "Published earlier: 1899: 131." in text
    assert "No figure for the whole year: 1900." in text


def test_a_year_that_is_not_over_is_hatched(run: Any, curated: Any, tmp_path: Path) -> None:
    facts = "".join(
        curated.fact(f"h{year}", f"{90 + year} hired", "hired", value=90 + year, period=period, kind="flow")
        for year, period in enumerate(("1899", "1900", "1901-01/1901-06"))
    )
    curated.source(facts=facts)
    assert run("ingest", curated.folder).status == 0
    svg = drawn(run, tmp_path / "years.svg", "--by-year")
    assert "hatched: the year was not over" in words(svg)
    assert "1901" in words(svg)


def test_one_figure_fills_a_narrow_column(run: Any, lights: Any, tmp_path: Path) -> None:
    outcome = run("chart", "high", "--width", "45", "-o", tmp_path / "one.svg")
    assert outcome.status == 0, outcome.err
    svg = (tmp_path / "one.svg").read_bytes()
    assert "435" in words(svg)
    assert "other figure" in words(svg)
    assert b'font-size="30"' in svg


def test_the_record_over_time_takes_one_measure(run: Any, lights: Any, tmp_path: Path) -> None:
    text = words(drawn(run, tmp_path / "time.svg", "--as", "time", "--measure", "keepers"))
    assert text.startswith("Lighthouse keepers, 1901")
    assert "nearly 440, Sailors (unnamed)" in text
    assert "1901" in text


def test_the_line_of_zero_is_the_foot_of_the_picture_over_time(run: Any, lights: Any, tmp_path: Path) -> None:
    svg = drawn(run, tmp_path / "time.svg", "--as", "time", "--measure", "hired").decode()
    zero = re.search(r'<text x="[\d.]+" y="([\d.]+)"[^>]*>0</text>', svg)
    foot = re.search(r'<path d="M[\d.]+ ([\d.]+)L[\d.]+ \1" stroke="#111" stroke-width="0.8"/>', svg)
    assert zero is not None
    assert foot is not None
    assert float(zero[1]) - float(foot[1]) == pytest.approx(6.5 * 0.35, abs=0.15)


def test_the_title_over_time_says_of_whom_and_a_long_time_is_a_line(run: Any, curated: Any, tmp_path: Path) -> None:
    facts = curated.fact("decade", "40 keepers", value=40, as_of="190X", place="north-coast")
    facts += curated.fact("day", "50 keepers", value=50, as_of="1911-05-01", place="north-coast")
    curated.source(facts=facts, published="1912-01-01")
    assert run("ingest", curated.folder).status == 0
    text = words(drawn(run, tmp_path / "time.svg", "--as", "time"))
    assert text.startswith("Lighthouse keepers (the north coast), 1900–1911")
    assert "thin line: the source gives only this span of time" in text


def test_a_topic_reads_no_other_and_a_fact_is_found_by_id_and_number(
    run: Any, lights: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkr.store.database import Database

    topics: list[str] = []
    whole = Database.record

    def record(self: Database, *args: Any, **options: Any) -> Any:
        topics.extend(options["topics"])
        return whole(self, *args, **options)

    monkeypatch.setattr(Database, "record", record)
    drawn(run, tmp_path / "topic.svg")
    assert topics == ["lighthouses"]
    for number, word in enumerate(("high", "korea-herald-2011-arrivals-2008", "4.5")):
        path = tmp_path / f"{number}.svg"
        assert run("chart", word, "-o", path).status == 0
        assert b'font-size="30"' in path.read_bytes(), word


def test_a_single_claimant_is_named_once_and_never_beside_a_figure_without_a_source(
    run: Any, curated: Any, tmp_path: Path
) -> None:
    facts = curated.fact("one", "40 keepers", value=40, as_of="1900-05-01", claimant="sailors")
    facts += curated.fact("two", "50 keepers", value=50, as_of="1911-05-01", claimant="sailors")
    curated.source(facts=facts)
    assert run("ingest", curated.folder).status == 0
    for kind in ("strip", "time"):
        text = words(drawn(run, tmp_path / f"{kind}.svg", "--as", kind))
        assert text.count("Sailors (unnamed)") == 1, kind
        assert "All by Sailors (unnamed)." in text
    curated.source(facts=facts + curated.fact("three", "60 keepers", value=60, as_of="1901", claimant="unattributed"))
    assert run("ingest", curated.folder).status == 0
    for kind in ("strip", "time"):
        assert "All by" not in words(drawn(run, tmp_path / f"{kind}.svg", "--as", kind, "--force"))


def test_a_value_with_nothing_beside_it_has_no_scale(run: Any, curated: Any, tmp_path: Path) -> None:
    facts = curated.fact("one", "43 keepers", value=43, as_of="1900-05-01")
    facts += curated.fact("two", "57 lamps", "lamps", value=57, period="1900", kind="flow")
    curated.source(facts=facts)
    assert run("ingest", curated.folder).status == 0
    for width in (45, 180):
        svg = drawn(run, tmp_path / f"{width}.svg", "--as", "strip", "--width", width)
        assert {"43", "57"} <= set(words(svg).split())
        assert b"<circle" not in svg
        assert "20" not in words(svg).split()


def test_a_year_alone_is_drawn_as_one_figure(run: Any, curated: Any, tmp_path: Path) -> None:
    curated.source(facts=curated.fact("one", "43 hired", "hired", value=43, period="1900", kind="flow"))
    assert run("ingest", curated.folder).status == 0
    assert b'font-size="30"' in drawn(run, tmp_path / "year.svg", "--by-year")


def test_too_many_figures_are_refused_in_one_line(
    run: Any, lights: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nkr.analysis.compare.verdicts.ENUMERATED", 5)
    outcome = run("chart", "lighthouses", "-o", tmp_path / "a.svg")
    assert outcome.status == 2
    assert "are too many for a picture: choose a smaller collection" in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_picture_of_one_measure_and_year(run: Any, lights: Any, tmp_path: Path) -> None:
    outcome = run("chart", "hired", "--year", "1899", "--as", "strip", "-o", tmp_path / "hired.svg")
    assert outcome.status == 0, outcome.err
    text = words((tmp_path / "hired.svg").read_bytes())
    assert text.startswith("Keepers hired, 1899")
    assert "120" not in text


@pytest.mark.parametrize("kind", ["strip", "years"])
def test_the_same_question_gives_the_same_picture(run: Any, lights: Any, tmp_path: Path, kind: str) -> None:
    assert drawn(run, tmp_path / "a.svg", "--as", kind) == drawn(run, tmp_path / "b.svg", "--as", kind)


def test_a_page_holds_the_picture_and_asks_nobody(run: Any, lights: Any, tmp_path: Path) -> None:
    page = drawn(run, tmp_path / "page.html").decode()
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=|url\((?!#)|@import", page)


def test_a_png_has_its_physical_size(run: Any, lights: Any, tmp_path: Path) -> None:
    pytest.importorskip("resvg_py", reason="the extra 'charts' is not installed")
    png = drawn(run, tmp_path / "strip.png", "--width", "90")
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert int.from_bytes(png[16:20], "big") == 1063  # 90 mm at 300 dots an inch
    assert png[37:41] == b"pHYs"
    assert int.from_bytes(png[41:45], "big") == 11_811  # dots a metre


@pytest.mark.parametrize("ending", [".svg", ".html", ".png"])
@pytest.mark.parametrize("kind", ["strip", "years"])
def test_hostile_text_in_every_field_stays_text(
    run: Any, lights: Any, poison: Any, tmp_path: Path, ending: str, kind: str
) -> None:
    if ending == ".png":
        pytest.importorskip("resvg_py", reason="the extra 'charts' is not installed")
    poison()
    content = drawn(run, tmp_path / f"picture{ending}", "--as", kind)
    if ending == ".png":
        return
    text = content.decode()
    assert not set("\u202e\x1b\x07") & set(text)
    assert "<script" not in text
    assert "<b>" not in text
    svg = text[text.index("<svg") : text.index("</svg>") + 6]
    ET.fromstring(svg)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("picture.gif", "a picture's name ends in .svg, .png, .html"),
        ("picture", "a picture's name ends in"),
        (".svg", "a picture's name ends in"),
        ("nowhere/picture.svg", "there is no folder"),
        ("folder.svg", "is a folder"),
        ("there.svg", "already exists"),
    ],
)
def test_a_file_that_cannot_be_written_is_refused_in_one_line(
    run: Any, lights: Any, tmp_path: Path, name: str, said: str
) -> None:
    (tmp_path / "folder.svg").mkdir()
    (tmp_path / "there.svg").write_text("mine")
    outcome = run("chart", "lighthouses", "-o", tmp_path / name)
    assert outcome.status == 2
    assert said in outcome.err
    assert outcome.err.count("\n") == 1
    assert (tmp_path / "there.svg").read_text() == "mine"


def test_force_writes_over_a_file(run: Any, lights: Any, tmp_path: Path) -> None:
    path = tmp_path / "there.svg"
    path.write_text("mine")
    assert drawn(run, path, "--force").startswith(b"<?xml")


def test_a_read_only_place_is_refused_in_one_line(run: Any, lights: Any) -> None:
    outcome = run("chart", "lighthouses", "-o", "/proc/picture.svg")
    assert outcome.status == 2
    assert outcome.err.startswith("nkr: cannot write /proc/picture.svg")
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("width", ["44", "421", "-1"])
def test_a_width_that_no_page_has_is_refused(run: Any, lights: Any, tmp_path: Path, width: str) -> None:
    outcome = run("chart", "lighthouses", "-o", tmp_path / "a.svg", "--width", width)
    assert outcome.status == 2
    assert "--width takes 45 to 420 millimetres" in outcome.err


def test_without_the_renderer_png_says_how_to_get_it_and_svg_is_drawn(
    run: Any, lights: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    outcome = run("chart", "lighthouses", "-o", tmp_path / "a.png")
    assert outcome.status == 2
    assert "pip install 'nkr[charts]'" in outcome.err
    assert outcome.err.count("\n") == 1
    assert drawn(run, tmp_path / "a.svg")


def test_nothing_to_draw_is_said(run: Any, lights: Any, tmp_path: Path) -> None:
    outcome = run("chart", "lighthouses", "--year", "1850", "-o", tmp_path / "a.svg")
    assert outcome.status == 3
    assert "no figure" in outcome.err
    assert not (tmp_path / "a.svg").exists()


def test_drawing_weighs_on_no_other_command() -> None:
    loaded = subprocess.run(
        [sys.executable, "-c", "import sys, nkr.app, nkr.commands.stats, nkr.commands.estimates\nprint(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    assert "nkr.commands.stats" in loaded
    assert not {"nkr.output.charts", "nkr.services.drawing", "resvg_py", "jinja2"} & set(loaded)


def test_long_names_and_many_figures_stay_readable(run: Any, curated: Any, tmp_path: Path) -> None:
    curated.write("odd.toml", f'[[claimant]]\ncode = "long"\nlabel = "{"Ministerium " * 25}"\nkind = "government"\n')
    facts = "".join(
        curated.fact(f"n{number}", f"{number} keepers", value=number, as_of="1901", claimant="long")
        for number in range(1, 120)
    )
    curated.source(facts=facts)
    assert run("ingest", curated.folder).status == 0
    text = words(drawn(run, tmp_path / "many.svg", "--as", "strip", "--width", "45"))
    assert "10 of 119 different figures: those in the most documents" in text.replace("  ", " ")
    assert "Ministeriu…" in text or "…" in text
