"""What a reader must be told beside a figure."""

from __future__ import annotations

from typing import Any

import pytest

from nkr.analysis import caveats, disputes
from nkr.analysis.compare.comparer import Comparer
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact, Method, Status
from nkr.model.period import parse
from nkr.model.quantity import Quantity
from nkr.model.vocabulary import Kind, Measure, Term, Vocabulary

WORDS = Vocabulary(
    measures={
        "keepers": Measure("keepers", "Keepers", "Who keeps a light.", "lights", (Kind.STOCK, Kind.CUMULATIVE)),
        "lamps": Measure("lamps", "Lamps", "Lamps.", "lights", (Kind.STOCK,), caution="Counted by nobody officially."),
    },
    claimants={"board": Term("board", "The Board"), "sailors": Term("sailors", "Sailors", unnamed=True)},
)


def fact(identifier: str = "one", quantity: Quantity = Quantity.exact(435), **fields: Any) -> Fact:  # noqa: B008
    known: dict[str, Any] = {
        "source": "gazette",
        "paragraph": 1,
        "phrase": "",
        "measure": "keepers",
        "topic": "lights",
        "kind": Kind.STOCK,
        "unit": "persons",
        "claimant": "board",
        "published": parse("1902"),
        "as_of": parse("1901-05-01"),
    }
    return Fact(id=identifier, quantity=quantity, **known | fields)


def test_a_plain_dated_count_with_a_name_needs_no_caveat() -> None:
    assert caveats.caveats(fact(), WORDS) == ()


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (fact(quantity=Quantity.up_to(300)), "A maximum, not a value"),
        (fact(quantity=Quantity.less_than(300)), "A maximum, not a value"),
        (fact(quantity=Quantity.at_least(300)), "A minimum, not a value"),
        (fact(quantity=Quantity.more_than(300)), "A minimum, not a value"),
        (fact(quantity=Quantity.between(30, 300)), "give both ends, never one end or the midpoint"),
        (fact(quantity=Quantity.vague("dozens")), "read as 24 to 99"),
        (fact(quantity=Quantity.vague("")), "No size is stated"),
        (fact(as_of=None), "the day of publication is assumed"),
        (fact(as_of=parse("1901~")), "Its date is uncertain"),
        (fact(kind=Kind.CUMULATIVE), "A cumulative total since a start"),
        (fact(kind=Kind.CUMULATIVE), "does not say since when"),
        (fact(claimant="sailors"), "No source is named"),
        (fact(repeats="other"), "Repeats other"),
        (fact(status=Status.PLANNED), "it had not happened"),
        (fact(status=Status.DOUBTFUL), "Do not use it as a value"),
        (fact(method=Method.HEARSAY), "Hearsay, not a count"),
        (fact(method=Method.DOCUMENTED_CASES), "not an estimate of the whole"),
        (fact(unit="cases"), "Cases, not persons"),
        (fact(measure="lamps"), "Counted by nobody officially."),
    ],
)
def test_every_reason_for_care_is_told(found: Fact, said: str) -> None:
    assert said in " ".join(caveats.caveats(found, WORDS))


def test_both_sides_of_a_conflict_know_each_other() -> None:
    one, two, apart = (
        fact("one"),
        fact("two", Quantity.exact(12), claimant="sailors"),
        fact("three", Quantity.exact(435)),
    )
    comparer = Comparer(Dataset([one, two, apart], {}, WORDS))
    found = disputes.opposed(comparer, [one, two])
    assert [pair.other(one).id for pair in found["one"]] == ["two"]
    assert {pair.other(two).id for pair in found["two"]} == {"one", "three"}


def test_a_topic_too_large_to_judge_has_no_entry_rather_than_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(disputes, "ENUMERATED", 1)
    facts = [fact("one"), fact("two", Quantity.exact(12))]
    assert disputes.opposed(Comparer(Dataset(facts, {}, WORDS)), facts) == {}


def test_a_best_estimate_is_printed_beside_the_range_and_never_used(run: Any, curated: Any) -> None:
    own = {"as_of": "1901", "qualifier": "range", "low": 30, "high": 90, "claimant": "sailors"}
    curated.source("gazette", facts=curated.fact("a", "30 to 90 keepers", best=50, **own))
    assert run("ingest", curated.folder).status == 0
    (fact,) = run("facts", "--topic", "lighthouses", "--json").json
    assert (fact["low"], fact["high"], fact["best"], fact["interval"]) == (30, 90, 50, [30, 90])
    assert "Its claimant's best estimate within it is 50." in fact["caveats"]
    curated.source("gazette", facts=curated.fact("a", "30 to 90 keepers", best=500, **own))
    assert "the best estimate, 500, lies outside of the figure" in run("ingest", curated.folder).err
