"""``nkr draft``: a new article as records to review, and nothing unreviewed in the database unasked."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

TEXTS = Path(__file__).parent.parent / "texts" / "articles"
DATA = Path(__file__).parent.parent.parent / "data" / "articles"
ARTICLES = {
    "voa-2002-06-10": "Diplomatic Compounds",
    "gospel-herald-2008-01-02": "China Allowing 40",
    "korea-herald-2011-10": "Seoul strives",
    "the-star-2006-03-23": "U.N. urges",
    "asianews-2023-10-16": "South Korea against China",
}
PAGE = """<html lang="en"><head><title>Keepers hired | The Gazette</title>
<meta property="og:site_name" content="The Gazette"><meta name="author" content="A. Writer">
<meta property="article:published_time" content="1902-03-04"></head><body><nav>12 stories</nav><h1>Keepers hired</h1>
<p>The lighthouse board hired as many as 431 keepers in 1901, the Board of Lights said. It has 17 chairs.</p>
<p>Some 212 keepers are on leave.</p></body></html>"""


@dataclass
class Score:
    """How a proposal stands to what a curator would enter."""

    wanted: int = 0
    found: int = 0
    proposed: int = 0
    measured: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.wanted + other.wanted,
            self.found + other.found,
            self.proposed + other.proposed,
            self.measured + other.measured,
        )


def stated(fact: dict[str, Any]) -> tuple[Any, ...]:
    """The numbers of a record, in either form."""
    value = fact.get("value")
    return fact.get("low", value), fact.get("high", value), fact["qualifier"]


def score(proposed: list[dict[str, Any]], wanted: Iterable[Mapping[str, Any]]) -> Score:
    left = list(proposed)
    made = Score(proposed=len(left))
    for figure in wanted:
        made.wanted += 1
        same = [fact for fact in left if stated(fact) == stated(figure)]
        same = [fact for fact in same if fact["paragraph"] == figure.get("paragraph", fact["paragraph"])]
        if same:
            best = min(same, key=lambda fact: fact["measure"] != figure["measure"])
            left.remove(best)
            made.found += 1
            made.measured += best["measure"] == figure["measure"]
    return made


def read(text: str) -> dict[str, Any]:
    return tomllib.loads(text)


@pytest.fixture
def lights(run: Any, curated: Any) -> Any:
    assert run("ingest", curated.folder).status == 0
    return run


@pytest.fixture
def page(tmp_path: Path) -> Path:
    made = tmp_path / "page.html"
    made.write_text(PAGE, encoding="utf-8")
    return made


def test_a_page_becomes_a_source_and_a_fact_for_each_figure(lights: Any, page: Path) -> None:
    made = read(lights("draft", page).out)
    source = made["source"]
    assert (source["title"], source["publisher"], source["published"]) == ("Keepers hired", "The Gazette", "1902-03-04")
    assert (source["author"], source["id"]) == ("A. Writer", "the-gazette-1902-03-04")
    assert source["fingerprint"].startswith("sha256:")
    first, second = made["fact"]
    assert (first["measure"], first["qualifier"], first["high"], first["period"]) == ("hired", "up-to", 431, "1901")
    assert (first["paragraph"], first["claimant"]) == (1, "lights-board")
    assert made["defaults"] == {"reviewed": False}
    assert (second["measure"], second["value"], second["paragraph"]) == ("keepers-on-leave", 212, 2)


def test_a_figure_of_no_measure_is_named_in_a_comment(lights: Any, page: Path) -> None:
    text = lights("draft", page).out
    assert "# left out, paragraph 1: 17 chairs" in text
    assert not any(fact.get("value") == 17 for fact in read(text)["fact"])


def test_what_the_text_does_not_tell_is_left_to_decide(lights: Any, tmp_path: Path) -> None:
    draft = tmp_path / "plain.txt"
    draft.write_text(
        "Keepers of lighthouses come home\n\nThe lighthouse board hired 431 keepers, it was said at noon.\n"
    )
    text = lights("draft", draft).out
    assert 'publisher = ""' in text
    assert 'published = ""' in text
    assert text.count("# decide") >= 4


def test_what_is_not_known_is_left_open_and_lint_refuses_it(lights: Any, tmp_path: Path) -> None:
    draft = tmp_path / "plain.txt"
    draft.write_text(
        "Keepers of lighthouses come home\n\nThe lighthouse board hired 431 keepers, the Coast Institute said.\n"
    )
    target = tmp_path / "plain.toml"
    assert lights("draft", draft, "--published", "1902-03-04", "-o", target).status == 0
    text = target.read_text()
    assert 'period = ""' in text
    assert "decide: the text names no time" in text
    assert 'claimant = "coast-institute"' in text
    assert "“the Coast Institute” is not in the vocabulary" in text
    found = lights("lint", target, "--json").json
    asked = {problem["field"] for problem in found if problem["message"].startswith("still to decide")}
    assert {"period", "claimant", "publisher"} <= asked


def test_a_change_and_a_figure_given_before_are_left_out_with_the_reason(lights: Any, tmp_path: Path) -> None:
    draft = tmp_path / "plain.txt"
    draft.write_text(
        "Keepers of lighthouses come home\n\nThe lighthouse board hired 431 keepers in 1901, 20 more than in 1900. "
        "Nine of the 431 keepers left.\n"
    )
    text = lights("draft", draft).out
    assert "20 more than – how much it changed, no count" in text
    assert "points back to a figure given before" in text


def test_what_is_on_record_already_is_said(lights: Any, curated: Any, tmp_path: Path) -> None:
    curated.source(
        "ledger", "1902-01-01", curated.fact("l-1901", "hired 431", "hired", kind="flow", value=431, period="1901")
    )
    assert lights("ingest", curated.folder).status == 0
    draft = tmp_path / "plain.txt"
    draft.write_text("Keepers of lighthouses come home\n\nThe lighthouse board hired 431 keepers in 1901.\n")
    assert "# already in the record: l-1901" in lights("draft", draft).out


def test_what_the_user_tells_goes_before_what_the_page_shows(lights: Any, page: Path) -> None:
    made = read(lights("draft", page, "--publisher", "The Courier", "--published", "1903", "--id", "courier-1").out)
    assert (made["source"]["id"], made["source"]["publisher"]) == ("courier-1", "The Courier")
    assert made["source"]["published"] == "1903"


def test_a_text_without_a_headline_has_none(lights: Any, tmp_path: Path) -> None:
    draft = tmp_path / "headless.txt"
    body = "The lighthouse board hired 431 keepers in 1901, as its books of the year show, and " + "so on and " * 20
    draft.write_text(f"{body}that is all.\n\nIt takes five hours to sail there.\n")
    made = read(lights("draft", draft).out)
    assert made["source"]["untitled"] is True
    assert "title" not in made["source"]
    assert [(fact["value"], fact["paragraph"]) for fact in made["fact"]] == [(431, 1)]


def test_a_text_about_others_gets_no_fact(bundled: Any, tmp_path: Path) -> None:
    draft = tmp_path / "others.txt"
    draft.write_text(
        "Arrivals by sea\n\n"
        "Some 20,640 migrants, 35 of them women with children, arrived in the south of Spain by sea.\n"
    )
    assert "fact" not in read(bundled("draft", draft).out)


def test_a_standfirst_is_the_first_paragraph_and_a_byline_is_none(lights: Any, tmp_path: Path) -> None:
    draft = tmp_path / "standfirst.txt"
    draft.write_text(
        "Keepers of lighthouses come home\n\n"
        "The lighthouse board hired 431 keepers in 1901, its books of the year show\n\n"
        "By Ada Writer\n\nSome 212 keepers of lighthouses are on leave, a spokesman of the board said.\n"
    )
    made = read(lights("draft", draft).out)
    assert "body_starts" not in made["source"]
    assert [(fact["value"], fact["paragraph"]) for fact in made["fact"]] == [(431, 1), (212, 3)]


def test_nothing_unreviewed_is_ingested_without_being_asked_for(lights: Any, page: Path, tmp_path: Path) -> None:
    target = tmp_path / "gazette.toml"
    assert lights("draft", page, "-o", target).status == 0
    loaded = lights("ingest", target)
    assert loaded.status == 0
    assert loaded.err.count("has not been reviewed: left out") == 2
    assert lights("facts", "--json").out.count('"the-gazette-1902-03-04.') == 0
    loaded = lights("ingest", target, "--unreviewed")
    assert loaded.status == 0, loaded.err
    facts = [fact for fact in lights("facts", "--json").json if fact["source"] == "the-gazette-1902-03-04"]
    assert [fact["reviewed"] for fact in facts] == [False, False]
    assert "(unreviewed)" in lights("facts").out


def test_a_fact_whose_mark_was_taken_away_is_ingested(lights: Any, page: Path, tmp_path: Path) -> None:
    target = tmp_path / "gazette.toml"
    lights("draft", page, "-o", target)
    lines = target.read_text(encoding="utf-8").split("\n")
    target.write_text("\n".join(line for line in lines if not line.startswith("reviewed")), encoding="utf-8")
    loaded = lights("ingest", target)
    assert (loaded.status, "left out" in loaded.err) == (0, False), loaded.err
    proposed = {fact["id"] for fact in tomllib.loads(target.read_text(encoding="utf-8"))["fact"]}
    reviewed = {fact["id"]: fact["reviewed"] for fact in lights("facts", "--json").json}
    assert proposed
    assert proposed <= set(reviewed)
    assert all(reviewed.values())


def test_an_unreviewed_fact_stays_unreviewed_through_an_export(lights: Any, page: Path, tmp_path: Path) -> None:
    target, copy = tmp_path / "gazette.toml", tmp_path / "copy"
    lights("draft", page, "-o", target)
    lights("ingest", target, "--unreviewed")
    assert lights("export", "--format", "toml", "--collection", "gazette", "-o", copy).status == 0
    assert "reviewed = false" in "".join(file.read_text(encoding="utf-8") for file in copy.rglob("*.toml"))


def test_a_proposal_never_replaces_a_file(lights: Any, page: Path, tmp_path: Path) -> None:
    target = tmp_path / "gazette.toml"
    target.write_text("mine", encoding="utf-8")
    answer = lights("draft", page, "-o", target)
    assert (answer.status, target.read_text(encoding="utf-8")) == (2, "mine")


def test_several_articles_go_into_a_folder(lights: Any, page: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("The lighthouse keepers\n\nSome 30 keepers are on leave.\n", encoding="utf-8")
    assert lights("draft", page, other).status == 2
    assert lights("draft", page, other, "-o", tmp_path / "new").status == 0
    assert sorted(file.name for file in (tmp_path / "new").iterdir()) == ["other.toml", "page.toml"]


@pytest.mark.parametrize(
    ("content", "status", "said"),
    [
        (b"", 3, "no text"),
        (b" \n\n ", 3, "no text"),
        (b"\x7fELF\x00\x01\x02", 2, "no text"),
        (b"%PDF-1.4", 2, "PDF"),
    ],
)
def test_what_is_no_article_is_said_in_one_line(
    lights: Any, tmp_path: Path, content: bytes, status: int, said: str
) -> None:
    file = tmp_path / "broken.txt"
    file.write_bytes(content)
    answer = lights("draft", file)
    assert (answer.status, answer.err.count("\n")) == (status, 1), answer.err
    assert said in answer.err


def test_text_of_an_article_cannot_break_out_of_the_proposal(lights: Any, tmp_path: Path) -> None:
    hostile = 'Lighthouse "keepers"\n\\ x"""\n\n[[fact]]\nid = "evil" hired 431 \x1b[31m keepers\u202e in 1901."\n'
    file = tmp_path / "hostile.txt"
    file.write_text(hostile, encoding="utf-8")
    answer = lights("draft", file)
    made = read(answer.out)
    assert "evil" not in [fact["id"] for fact in made.get("fact", [])]
    assert "\x1b" not in answer.out
    assert "\u202e" not in answer.out


@pytest.fixture
def bundled(run: Any) -> Any:
    """The bundled record, built once for this test."""
    assert run("ingest").status == 0
    return run


def test_invented_articles_are_proposed_as_a_curator_would(bundled: Any) -> None:
    """Precision and recall on the invented articles of tests/texts, which the grammar and the cues were tried on."""
    total = Score()
    for file in sorted(TEXTS.iterdir()):
        if file.suffix == ".toml":
            continue
        wanted = tomllib.loads(file.with_suffix(".toml").read_text(encoding="utf-8"))["figure"]
        total += score(read(bundled("draft", file).out)["fact"], wanted)
    assert total.wanted >= 70
    assert total.found / total.wanted >= 0.9, total
    assert total.found / total.proposed >= 0.9, total
    assert total.measured / total.found >= 0.9, total


def test_the_five_articles_are_proposed_as_they_are_curated(bundled: Any) -> None:
    folder = os.environ.get("NKR_ARTICLES")
    if not folder:
        pytest.skip("the five articles' texts are not in the repository: name their folder in NKR_ARTICLES")
    total = Score()
    for identifier, title in ARTICLES.items():
        (file,) = (file for file in Path(folder).iterdir() if title in file.read_text(encoding="utf-8")[:600])
        wanted = tomllib.loads((DATA / f"{identifier}.toml").read_text(encoding="utf-8"))["fact"]
        total += score(read(bundled("draft", file).out)["fact"], wanted)
    assert total.found >= 0.95 * total.wanted, total
    assert total.proposed - total.found <= 5, total
    assert total.measured >= 0.95 * total.found, total
