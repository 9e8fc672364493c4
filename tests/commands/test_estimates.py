"""``nkr estimates --compare``: how a topic of very many facts is compared."""

from __future__ import annotations

from math import comb
from typing import Any

import pytest

from nkr.commands import estimates
from nkr.services import session
from nkr.store import judged

FACTS = 5


@pytest.fixture
def record(run: Any, curated: Any) -> Any:
    fact = curated.fact
    curated.source(
        "gazette",
        "1902-01-01",
        fact("board-300", "300 keepers", value=300, as_of="1901")
        + fact("union-700", "700 keepers", value=700, as_of="1901", claimant="keepers-union")
        + fact("hired-528", "hired 528", "hired", kind="flow", value=528, period="1901")
        + fact("hired-1899", "hired 480", "hired", kind="flow", value=480, period="1899")
        + fact("lamps-many", "dozens of lamps", "lamps", qualifier="vague", period="1880"),
    )
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    return run


def conflicts(topic: dict[str, Any]) -> set[frozenset[str]]:
    return {frozenset([pair["a"], pair["b"]]) for pair in topic["comparisons"] if pair["verdict"] == "conflict"}


@pytest.mark.parametrize("most", [0, 300])
def test_a_topic_of_many_facts_keeps_its_conflicts_and_counts_every_pair(
    record: Any, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(estimates, "MAX_COMPARED", most)
    (topic,) = record("estimates", "lighthouses", "--compare", "--json").json["topics"]
    assert len(conflicts(topic)) == 1
    assert len(topic["comparisons"]) + topic["left_out"] == comb(FACTS, 2)
    assert bool(topic["left_out"]) is (most == 0)
    told = record("estimates", "lighthouses", "--compare").out
    assert f"{comb(FACTS, 2)} pairs: conflict 1" in told
    assert ("say nothing about each other" in told) is (most == 0)


def test_everything_of_a_large_record_is_an_overview_with_a_row_a_topic(
    record: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "MAX_LISTED", FACTS - 1)
    shown = record("estimates", "--compare")
    assert not shown.err
    heading, *rows = shown.out.splitlines()
    (row,) = (row for row in rows if row.startswith("lighthouses"))
    assert heading.split() == ["topic", "about", "figures", "✗", "≠", "?"]
    assert row.split() == ["lighthouses", "Lighthouses", str(FACTS), "1"]
    command = rows[-1].partition("nkr ")[2].split()
    assert "figures, " in record(*command).out
    assert len(record("estimates", "--json").json["topics"][-1]["facts"]) == FACTS, "for programs nothing is left out"
    assert "Lighthouse keepers" in record("estimates", "--measure", "keepers").out, "what is chosen is listed"


@pytest.mark.parametrize("judged_at_build", [True, False])
def test_every_conflict_of_a_large_record_is_an_overview_with_the_widest_of_each_topic(
    record: Any, curated: Any, monkeypatch: pytest.MonkeyPatch, judged_at_build: bool
) -> None:
    fact = curated.fact
    curated.source("union", "1902-02-01", fact("union-900", "900 keepers", value=900, as_of="1901"))
    assert record("ingest", curated.folder).status == 0
    decision = record("conflicts", "--acknowledge", "union-700", "union-900", "--reason", "Two counts.").out
    curated.write("decisions.toml", decision)
    assert record("ingest", curated.folder).status == 0
    listed = record("conflicts", "--strict")
    monkeypatch.setattr(session, "MAX_LISTED", FACTS - 1)
    if not judged_at_build:
        monkeypatch.setattr(judged, "rules", lambda: "of tomorrow")
    shown = record("conflicts", "--strict")
    heading, *rows = shown.out.splitlines()
    (row,) = (row for row in rows if row.startswith("lighthouses"))
    assert heading.split() == ["topic", "✗", "≠", "?", "→", "the", "widest", "conflict"]
    assert row.split(maxsplit=3) == ["lighthouses", "1", "1", "300 and 700 (×2.33), Lighthouse keepers"]
    assert (shown.status, shown.err) == (listed.status, listed.err), "what is acknowledged is counted as little"
    assert record(*rows[-1].partition("nkr ")[2].split()).out.startswith("✗ conflict: "), "a topic has its blocks"
    assert [pair["verdict"] for pair in record("conflicts", "--json").json][:2] == ["conflict"] * 2
    assert "board-300 · union-700" in record("conflicts", "--pairs").out


def test_what_several_documents_print_alike_is_one_row_that_counts_them(record: Any, curated: Any) -> None:
    fact = curated.fact
    curated.source("echo", "1902-02-01", fact("again", "300 keepers", value=300, as_of="1901"))
    curated.source("hedged", "1902-02-01", fact("about", "about 300", value=300, qualifier="about", as_of="1901"))
    record("ingest", curated.folder)
    rows = [line for line in record("estimates", "keepers").out.splitlines() if " 300 " in line and "1901" in line]
    assert [row.endswith(" +1") for row in rows] == [True, False]
    assert len(rows) == 2, "another hedge is another row"
