"""A second person at the record: signed decisions, unread figures, all sides of a figure, what a load says."""

from collections.abc import Callable
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def lights(run: Run, curated: Any) -> Run:
    own = {"as_of": "1901"}
    facts = curated.fact("a", "35 keepers", value=35, entered="1902-01-02 A. Kim", checked="1902-01-03 B. Lee", **own)
    facts += curated.fact("b", "20 keepers", value=20, claimant="sailors", locator="table 2", **own)
    facts += curated.fact(
        "c",
        "35 of them",
        value=35,
        claimant="keepers-union",
        entered="1902-01-02 A. Kim",
        checked="1902-01-03 A. Kim",
        **own,
    )
    curated.source("gazette", facts=facts, accessed="1902-05-01")
    assert run("ingest", curated.folder).status == 0
    return run


def test_all_sides_come_with_their_references(lights: Run) -> None:
    rows = lights("cite", "a", "--all-sides", "--json").json
    assert [(row["side"], row["fact"]) for row in rows] == [
        ("this figure", "a"),
        ("contradicts it", "b"),
        ("agrees", "c"),
    ]
    assert rows[1]["locator"] == "table 2"
    assert rows[1]["accessed"] == "1902-05-01"
    assert "table 2" in rows[1]["text"]
    assert lights("cite", "gazette", "--all-sides").status == 2


def test_figures_that_no_other_person_has_read_are_listed(lights: Run) -> None:
    assert [fact["id"] for fact in lights("facts", "--topic", "lighthouses", "--unchecked", "--json").json] == [
        "b",
        "c",
    ]


def test_a_decision_is_signed_and_shown_with_its_conflict(lights: Run, curated: Any) -> None:
    decision = lights("conflicts", "--acknowledge", "a", "b", "--reason", "Half of them.", "--who", "A. Kim").out
    assert 'who = "A. Kim"' in decision
    curated.write("decisions.toml", decision)
    assert lights("lint", curated.folder).status == 0
    assert lights("ingest", curated.folder).status == 0
    listed = lights("conflicts", "lighthouses", "--all", "--pairs").out
    assert "A. Kim: Half of them." in listed
    assert "1 more acknowledged" in lights("conflicts", "lighthouses").out
    (pair,) = [one for one in lights("conflicts", "--all", "--json").json if {one["a"], one["b"]} == {"a", "b"}]
    assert pair["acknowledged"]["who"] == "A. Kim"


def test_a_load_tells_what_its_own_figures_bring(lights: Run, curated: Any) -> None:
    total = curated.fact("total", "950 hired since 1898", value=950, measure="hired-ever", period="1898/1901")
    vocabulary = curated.folder / "vocabulary.toml"
    text = vocabulary.read_text().replace('kinds = ["stock"]', 'kinds = ["stock"]\npart_of = ["hired-ever"]', 1)
    vocabulary.write_text(text)
    living = curated.fact("living", "950 keepers", value=950, as_of="1901-12")
    union = curated.fact("union", "950 keepers", value=950, as_of="1901-12", claimant="keepers-union")
    curated.source("herald", facts=total + living + union)
    answer = lights("ingest", curated.folder)
    assert "new conflicts" in answer.out
    assert "Pairs with figures on record: 1 agree." in answer.out
    assert "warning: living: measure: 950 is total, all who ever came" in answer.err


def test_conflicts_of_bundled_collections_are_only_counted(run: Run, database: Any) -> None:
    first = run("ingest").out
    assert "2 conflicts in the collections searched by default: nkr conflicts" in first
    assert "the two figures" not in first
