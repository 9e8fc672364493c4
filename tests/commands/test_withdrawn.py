"""What became of a document after it was read: corrected, retracted, withdrawn; and where in it a figure stands."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]

RETRACTED = """
[[source.changes]]
kind = "retracted"
on = "1903-02-01"
reason = "the count was made up"
url = "https://example.org/retraction"
"""


@pytest.fixture
def lights(run: Run, curated: Any) -> Run:
    own = {"measure": "hired", "kind": "flow", "period": "1901"}
    facts = curated.fact("g-1901", "431 hired", value=431, claimant="sailors", locator="p. 12, table 3", **own)
    curated.source("gazette", facts=RETRACTED + facts)
    curated.source("herald", facts=curated.fact("h-1901", "520 hired", value=520, claimant="keepers-union", **own))
    assert run("ingest", curated.folder).status == 0
    return run


def test_a_figure_of_a_retracted_document_says_so_and_counts_for_nothing(lights: Run) -> None:
    (fact,) = [fact for fact in lights("facts", "--json").json if fact["id"] == "g-1901"]
    assert fact["withdrawn"] == "retracted on 1903-02-01: the count was made up"
    assert "Its document was retracted on 1903-02-01: the count was made up. It counts for nothing." in fact["caveats"]
    (pair,) = [pair for pair in lights("conflicts", "--all", "--json").json if pair["a"] == "g-1901"]
    assert pair["verdict"] == "slip"
    assert pair["reasons"][0]["code"] == "withdrawn"
    assert lights("check", "431", "--measure", "hired", "--year", "1901", "--json").json["verdict"] not in (
        "supported",
        "disputed",
    )


def test_the_retraction_stands_with_the_fact_the_source_and_the_sentence(lights: Run) -> None:
    assert "the count was made up" in lights("fact", "g-1901").out
    assert "https://example.org/retraction" in lights("source", "gazette").out
    assert lights("source", "gazette", "--json").json["changes"][0]["kind"] == "retracted"
    assert (
        "the document was retracted on 1903-02-01: do not use the figure" in lights("cite", "g-1901", "--sentence").out
    )


def test_a_locator_is_cited_in_place_of_the_paragraph(lights: Run) -> None:
    assert lights("cite", "g-1901").out.endswith("1 January 1902, p. 12, table 3.\n")
    assert "p. 12, table 3" in lights("fact", "g-1901").out


def test_a_change_that_cannot_be_read_is_one_line(run: Run, curated: Any) -> None:
    curated.source("gazette", facts='[[source.changes]]\nkind = "burnt"\non = "1903"\nreason = "fire"\n')
    answer = run("ingest", curated.folder)
    assert answer.status == 4
    assert "'burnt' is none of corrected, retracted, withdrawn" in answer.err
