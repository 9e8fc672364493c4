"""``--strict``: a check that fails ends with a status of its own, for scripts and CI."""

from collections.abc import Callable
from typing import Any

Run = Callable[..., Any]


def test_conflicts_without_a_decision_end_with_status_10(run: Run, curated: Any) -> None:
    curated.source("gazette", facts=curated.fact("a", "35 keepers", value=35, as_of="1901"))
    assert run("ingest", curated.folder).status == 0
    assert run("conflicts", "lighthouses", "--strict").status == 0
    curated.source("herald", facts=curated.fact("b", "20", value=20, as_of="1901", claimant="sailors"))
    assert run("ingest", curated.folder).status == 0
    answer = run("conflicts", "lighthouses", "--strict")
    assert (answer.status, answer.err.strip()) == (10, "nkr: 1 conflict without a decision.")
    decision = run("conflicts", "--acknowledge", "a", "b", "--reason", "The sailors saw half of them.").out
    curated.write("decisions.toml", decision)
    assert run("ingest", curated.folder).status == 0
    assert run("conflicts", "lighthouses", "--strict").status == 0


def test_a_sum_that_does_not_hold_ends_with_status_10(run: Run, curated: Any) -> None:
    facts = curated.fact("north", "20 keepers", value=20, as_of="1901", place="north-coast")
    facts += curated.fact("south", "12 keepers", value=12, as_of="1901", place="south-coast")
    facts += curated.fact("all", "35 keepers", value=35, as_of="1901")
    facts += '\n[[check]]\nid = "coasts"\nkind = "sum"\nparts = ["north", "south"]\ntotal = "all"\n'
    curated.source("gazette", facts=facts)
    assert run("ingest", curated.folder).status == 0
    answer = run("sums", "lighthouses", "--strict")
    assert (answer.status, answer.err.strip()) == (10, "nkr: 1 sum not as stated.")
    assert run("sums", "lighthouses").status == 0
