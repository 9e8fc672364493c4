"""Which of several prints of one figure is cited, and what has replaced an official figure."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import nkr
from nkr.analysis.compare.registers import to_cite
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact, Status
from nkr.model.period import parse
from nkr.model.quantity import Quantity
from nkr.model.source import Source
from nkr.model.vocabulary import Kind, Measure, Term, Vocabulary

VOCABULARY = Vocabulary(
    measures={"hired": Measure("hired", "Hired", "d", "t", (Kind.FLOW,), keeper="board")},
    claimants={
        "board": Term("board", "The Board of Lights", aliases=("Board of Lights",)),
        "union": Term("union", "The Keepers' Union"),
    },
)
SOURCES = {
    "own": Source("own", "T", "Board of Lights, Yearbook", parse("1902"), kind="official"),
    "other-office": Source("other-office", "T", "Harbour Office", parse("1902-03-01"), kind="official"),
    "paper": Source("paper", "T", "The Gazette", parse("1902-03-04"), kind="newspaper"),
    "undated-paper": Source("undated-paper", "T", "The Star", parse("1903"), kind="newspaper"),
    "faulty-paper": Source("faulty-paper", "T", "The Tide", parse("1902-03-04"), kind="newspaper"),
    "study": Source("study", "T", "A School", parse("1902-03-04"), kind="report"),
    "blog": Source("blog", "T", "A Blog", parse("1909-03-04"), kind="blog"),
    "copy": Source("copy", "T", "Copies", parse("1909-03-04"), kind="copy"),
}


def fact(source: str, *, claimant: str = "board", status: Status = Status.REPORTED, name: str = "") -> Fact:
    return Fact(
        id=name or source,
        source=source,
        paragraph=1,
        phrase="",
        measure="hired",
        topic="t",
        kind=Kind.FLOW,
        quantity=Quantity.exact(210),
        unit="persons",
        claimant=claimant,
        published=SOURCES[source].published,
        period=parse("1901"),
        status=status,
    )


ERROR = fact("faulty-paper", status=Status.DOUBTFUL, name="error")


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("own", "paper"),
        ("paper", "other-office"),
        ("paper", "study"),
        ("paper", "undated-paper"),
        ("paper", "faulty-paper"),
        ("faulty-paper", "blog"),
        ("study", "copy"),
    ],
)
def test_of_two_prints_the_nearer_dated_and_sounder_one_is_cited_and_blogs_and_copies_last(
    better: str, worse: str
) -> None:
    facts = [fact(worse), fact(better)]
    chosen = to_cite(facts, Dataset([*facts, ERROR], SOURCES, VOCABULARY))
    assert chosen is not None
    assert chosen.id == better


def test_a_paper_that_does_not_name_the_office_comes_after_one_that_does() -> None:
    facts = [fact("paper", claimant="union"), fact("faulty-paper")]
    chosen = to_cite(facts, Dataset(facts, SOURCES, VOCABULARY))
    assert chosen is not None
    assert chosen.id == "faulty-paper"


@pytest.mark.parametrize("collections", [(), ("--with", "wider")])
def test_an_older_release_names_the_latest_in_every_command(run: Any, collections: tuple[str, ...]) -> None:
    """Also where only the wider record holds it."""
    old = "korea-herald-2011-arrivals-2009"
    assert run("fact", old, "--json", *collections).json["replaced_by"]["stated"] == "2,914"
    assert "2,914" in run("fact", old, *collections).out
    assert "later revised to 2,914" in run("cite", old, "--sentence", *collections).out
    (in_source,) = (one for one in run("source", old, "--json", *collections).json["facts"] if one["id"] == old)
    assert in_source["replaced_by"]["stated"] == "2,914"
    assert "replaced by 2,914" in run("source", old, *collections).out


def test_the_default_record_says_which_yearly_values_others_have_replaced(run: Any) -> None:
    outcome = run("stats", "defectors", "--by-year")
    assert "Later releases, in collections not searched:" in outcome.out
    assert "2,914 (2009)" in outcome.out
    years = {year["year"]: year for year in run("stats", "defectors", "--by-year", "--json").json}
    assert years[2009]["value"] == 2927
    assert years[2009]["replaced_by"]
    assert all(not year["replaced_by"] for year in run("stats", "defectors", "--json", "--with", "wider").json)


def test_every_older_release_of_the_record_names_the_latest(run: Any, database: Path) -> None:
    """Looked up by register and time, not by pairs: 26 of 48 named none."""
    years = run("stats", "defectors", "--json", "--with", "wider").json
    with nkr.open(collections=["wider"]) as record:
        for year in years:
            for old in year["superseded"][:2]:
                newer = record._session.replaced_by(record.fact(old))
                assert newer is not None
                assert newer.id == year["value_fact"], old
