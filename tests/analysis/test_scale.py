"""Counting without enumerating gives what enumerating would."""

from __future__ import annotations

from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from nkr.analysis.scale import Outline, summaries, summary

ends = st.integers(min_value=1, max_value=30)


@st.composite
def outlines(draw: st.DrawFn) -> list[Outline]:
    made = []
    for number in range(draw(st.integers(min_value=1, max_value=12))):
        low, high = sorted((draw(ends), draw(ends)))
        origin = draw(st.sampled_from("abc"))
        made.append(Outline("lights|keepers", f"f{number}", low, high, origin, low, high, "range"))
    return sorted(made, key=lambda outline: outline.floor)


def apart(one: Outline, other: Outline) -> bool:
    return one.ceiling < other.floor or other.ceiling < one.floor


@given(outlines())
def test_the_count_of_pairs_apart_is_that_of_all_pairs(members: list[Outline]) -> None:
    pairs = [(one, other) for one, other in combinations(members, 2) if apart(one, other)]
    found = summary("lights|keepers", members)
    assert found.own == sum(one.origin == other.origin for one, other in pairs)
    assert found.conflicts == len(pairs) - found.own
    assert bool(found.worst) == any(one.origin != other.origin for one, other in pairs) or len(members) > 5


@given(outlines())
def test_camps_are_the_fewest_within_which_one_value_satisfies_all(members: list[Outline]) -> None:
    values = range(1, 31)
    covered: set[str] = set()
    fewest = 0
    while len(covered) < len(
        members
    ):  # greedy by reach is optimal on a line, and here done naively by first principles
        reach = min(member.ceiling for member in members if member.id not in covered)
        assert reach in values
        covered |= {
            member.id for member in members if member.floor <= reach <= member.ceiling or member.ceiling < reach
        }
        fewest += 1
    assert summary("lights|keepers", members).clusters == fewest


def test_groups_are_told_apart_as_they_pass_by() -> None:
    rows = [
        Outline(f"t|{group}", f"{group}{n}", n, n, "a" if n else "b", n, n, "exact") for group in "xy" for n in range(3)
    ]
    found = list(summaries(rows))
    assert [(one.grouping, one.facts, one.topic) for one in found] == [("t|x", 3, "t"), ("t|y", 3, "t")]


def test_a_large_record_is_summarised_and_says_so(run: Any, curated: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("nkr.analysis.compare.verdicts.ENUMERATED", 2)
    facts = "".join(
        curated.fact(f"f{value}", f"{value} keepers", value=value, as_of="1901", claimant=claimant)
        for value, claimant in ((10, "lights-board"), (20, "keepers-union"), (31, "sailors"))
    )
    curated.source("paper", "1902", facts)
    assert run("ingest", curated.folder).status == 0
    (row,) = run("conflicts", "lighthouses", "--summary", "--json").json
    assert (row["facts"], row["pairs"], row["disputed"]) == (3, 3, 1)
    (topic,) = run("estimates", "lighthouses", "--compare", "--json").json["topics"]
    assert (topic["facts_left_out"], topic["spread"], topic["groups"][0]["clusters"]) == (3, 3.1, 3)
    assert "not judged" in run("conflicts", "lighthouses").out
