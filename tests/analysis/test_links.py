"""Which way a relation goes, seen from the fact that was asked for."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def links(run: Any, curated: Any) -> Any:
    """The links of one fact to the others, by their ids."""
    keepers = {"as_of": "1901-05-01"}
    curated.source(
        "early",
        published="1901-06-01",
        facts=curated.fact("all-40", "40 keepers", value=40, **keepers)
        + curated.fact("north-12", "12 keepers", value=12, place="north-coast", **keepers)
        + curated.fact("union-90", "90 keepers", value=90, claimant="keepers-union", **keepers),
    )
    curated.source(
        "late",
        published="1902-06-01",
        facts=curated.fact("all-44", "44 keepers", value=44, **keepers)
        + curated.fact("again-40", "12 keepers", value=12, place="north-coast", **keepers),
    )
    assert run("ingest", curated.folder).status == 0

    def of(identifier: str) -> dict[str, str]:
        compared = run("fact", identifier, "--json").json["comparisons"]
        return {pair["b"] if pair["a"] == identifier else pair["a"]: pair["link"] for pair in compared}

    return of


def test_the_later_revises_and_the_earlier_is_revised(links: Any) -> None:
    assert links("all-44")["all-40"] == "revises"
    assert links("all-40")["all-44"] == "is revised by"


def test_the_whole_contains_and_the_part_is_part(links: Any) -> None:
    assert links("all-40")["north-12"] == "contains"
    assert links("north-12")["all-40"] == "is part of"


def test_the_later_repeats_and_the_earlier_is_repeated(links: Any) -> None:
    assert links("again-40")["north-12"] == "repeats"
    assert links("north-12")["again-40"] == "is repeated by"


def test_a_contradiction_goes_both_ways(links: Any) -> None:
    assert links("union-90")["all-40"] == links("all-40")["union-90"] == "contradicts"
