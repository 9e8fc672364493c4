"""A decision is shown with its conflict, and lapses by itself when a fact changes."""

from __future__ import annotations

from typing import Any

import pytest


def conflict(curated: Any, more: str = "") -> None:
    facts = curated.fact("a", "35 keepers", value=35, as_of="1901")
    facts += curated.fact("b", "20 keepers", value=20, as_of="1901", claimant="keepers-union", note=more)
    curated.source("paper", "1902", facts)


@pytest.fixture
def acknowledged(run: Any, curated: Any) -> None:
    conflict(curated)
    assert run("ingest", curated.folder).status == 0
    decision = run("acknowledge", "a", "b", "--reason", "The union counts members only.")
    assert decision.status == 0, decision.err
    curated.write("decisions.toml", decision.out)
    assert run("ingest", curated.folder).status == 0


def test_an_acknowledged_conflict_is_counted_and_left_out(run: Any, curated: Any, acknowledged: None) -> None:
    assert run("conflicts", "lighthouses", "--json").json == []
    shown = run("conflicts", "lighthouses").out
    assert "1 more acknowledged" in shown
    assert "members only" in shown


def test_all_shows_it_with_the_decision(run: Any, curated: Any, acknowledged: None) -> None:
    (pair,) = run("conflicts", "lighthouses", "--all", "--json").json
    assert pair["verdict"] == "conflict"
    assert pair["acknowledged"]["reason"] == "The union counts members only."


def test_it_lapses_when_one_of_its_facts_changes(run: Any, curated: Any, acknowledged: None) -> None:
    conflict(curated, more="Corrected since.")
    assert run("ingest", curated.folder).status == 0
    assert len(run("conflicts", "lighthouses", "--json").json) == 1
    assert "Lapsed" in run("conflicts", "lighthouses").out


def test_a_decision_needs_two_facts_and_a_reason(run: Any) -> None:
    assert run("acknowledge", "korea-herald-2011-arrested-35", "--reason", "x").status == 2
    assert run("acknowledge", "korea-herald-2011-arrested-35", "korea-herald-2011-arrested-only-20").status == 2
