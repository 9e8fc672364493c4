"""A fact and a source in full, as a reader sees them."""

from __future__ import annotations

from typing import Any


def test_who_is_behind_a_figure_is_said_in_words_and_a_headline_by_its_name(run: Any, curated: Any) -> None:
    unnamed = curated.fact("told", "35 keepers", value=35, claimant="unattributed", as_of="1901-05-01", paragraph=0)
    curated.source(facts=unnamed + curated.fact("named", "40 keepers", value=40, as_of="1901-05-01"))
    assert run("ingest", curated.folder).status == 0
    told = run("fact", "told").out
    assert "no source named: one original source within this document" in told
    assert "@" not in told
    assert "no source named: one" not in run("fact", "named").out
    row = next(line for line in run("source", "gazette").out.splitlines() if line.endswith("told"))
    assert row.split()[:2] == ["headline", "35"]
