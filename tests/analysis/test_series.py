"""Yearly figures: which value a year has, and which figures stand apart."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def yearly(run: Any, curated: Any) -> Any:
    def ask(measure: str = "hired") -> dict[int, dict[str, Any]]:
        loaded = run("ingest", curated.folder)
        assert loaded.status == 0, loaded.err
        return {year["year"]: year for year in run("stats", measure, "--json").json}

    return ask


def hired(curated: Any, name: str, value: int, **fields: Any) -> str:
    return str(
        curated.fact(name, f"{value:,} hired", "hired", value=value, **{"kind": "flow", "period": "1901", **fields})
    )


def test_the_keepers_latest_exact_figure_is_the_value_whatever_others_print(curated: Any, yearly: Any) -> None:
    curated.source("first", "1902", hired(curated, "old", 2952))
    curated.source("second", "1903", hired(curated, "new", 2914))
    curated.source("third", "1904", hired(curated, "union", 3001, claimant="keepers-union"))
    year = yearly()[1901]
    assert (year["value"], year["value_fact"], year["verdict"]) == (2914, "new", "conflict")
    assert (year["superseded"], year["deviating"]) == (["old"], ["union"])


def test_the_states_of_a_register_stand_in_a_line_with_their_dates(run: Any, curated: Any, yearly: Any) -> None:
    early = {"phrase": "more than 2,950", "qualifier": "more-than", "low": 2950, "status": "provisional"}
    curated.source("a", "1902", curated.fact("early", measure="hired", kind="flow", period="1901", **early))
    for name, year, value in (("b", 1903, 2927), ("c", 1904, 2927), ("d", 1905, 2914), ("e", 1906, 2929)):
        curated.source(name, str(year), hired(curated, name, value))
    curated.source("f", "1907", hired(curated, "f", 2914))
    assert yearly()[1901]["states"] == ["early", "b", "d", "e", "f"]
    line = "more than 2,950 (provisional) (1902) → 2,927 (1903) → 2,914 (1905) → 2,929 (1906) → 2,914 (1907)"
    assert line in run("stats", "hired", "--vintages").out
    assert "in turn" not in run("stats", "hired").out


def test_a_doubtful_figure_of_the_keeper_is_never_the_value(curated: Any, yearly: Any) -> None:
    curated.source("first", "1902", hired(curated, "sound", 2801))
    curated.source("second", "1903", hired(curated, "slip", 2081, status="doubtful"))
    year = yearly()[1901]
    assert (year["value"], year["deviating"], year["errors"]) == (2801, [], ["slip"])


def test_a_deviating_figure_that_looks_like_a_slip_says_so_as_a_suspicion(run: Any, curated: Any, yearly: Any) -> None:
    curated.source("first", "1902", hired(curated, "sound", 2801))
    curated.source("second", "1903", hired(curated, "slip", 2081, claimant="keepers-union"))
    yearly()
    assert "looks like a transposition of 2,801" in run("stats", "hired", "--vintages").out


def test_a_deviating_figure_that_other_states_of_the_register_stand_beside_says_so_too(
    run: Any, curated: Any, yearly: Any
) -> None:
    curated.source("first", "1902", hired(curated, "sound", 2804))
    curated.source("second", "1903", hired(curated, "slip", 2081, claimant="keepers-union"))
    yearly()
    assert "looks like a transposition of 2,801 (beside 2,804)" in run("stats", "hired", "--vintages").out


def test_a_deviating_figure_that_is_the_count_of_the_year_beside_it_says_so(
    run: Any, curated: Any, yearly: Any
) -> None:
    counts = hired(curated, "one", 2379) + hired(curated, "two", 2737, period="1902")
    curated.source("first", "1903", counts)
    curated.source("second", "1904", hired(curated, "slip", 2737, claimant="keepers-union"))
    yearly()
    assert "looks like the figure of 1902" in run("stats", "hired", "--vintages").out


@pytest.mark.parametrize(
    "fields",
    [
        {"period": "1901-01/1901-06"},
        {"status": "planned"},
        {"group": "night-keepers"},
        {"place": "north-coast"},
        {"unit": "persons-per-week"},
        {"kind": "event", "event": "storm"},
    ],
)
def test_what_is_no_whole_year_of_the_whole_group_gives_no_value(
    run: Any, curated: Any, yearly: Any, fields: dict[str, str]
) -> None:
    curated.source("first", "1902", hired(curated, "apart", 700, **fields))
    assert yearly() == {}
    assert "1 figure of parts of a year" in run("stats", "hired").out


def test_a_year_without_a_figure_is_a_gap_and_breaks_the_change(curated: Any, yearly: Any) -> None:
    facts = hired(curated, "one", 700) + hired(curated, "three", 900, period="1903")
    curated.source("first", "1904", facts)
    years = yearly()
    assert list(years) == [1901, 1902, 1903]
    assert (years[1902]["value"], years[1902]["facts"], years[1903]["change"]) == (None, [], None)


def test_where_a_register_is_kept_a_topic_has_one_row_a_year_and_names_other_counts(
    run: Any, curated: Any, yearly: Any
) -> None:
    facts = hired(curated, "own", 700) + lamps(curated, "lit", phrase="90 lamps", value=90)
    curated.source("first", "1902", facts)
    assert yearly("lighthouses")[1901]["value"] == 700
    assert [row["measure"] for row in run("stats", "lighthouses", "--json").json] == ["hired"]
    assert "nkr stats lamps" in run("stats", "lighthouses").out
    assert run("stats", "lamps", "--json").json[0]["value"] == 90


def lamps(curated: Any, name: str, **fields: Any) -> str:
    return str(curated.fact(name, measure="lamps", period="1901", **fields))


def test_without_a_register_the_most_precise_figure_that_all_agree_with_is_the_value(curated: Any, yearly: Any) -> None:
    curated.source("one", "1902", lamps(curated, "round", phrase="1,400 lamps", value=1400, claimant="keepers-union"))
    curated.source("two", "1902", lamps(curated, "fine", phrase="1,383 lamps", value=1383))
    year = yearly("lamps")[1901]
    assert (year["value"], year["verdict"]) == (1383, "agree")


def test_without_a_register_a_conflict_leaves_no_value_that_can_be_defended(curated: Any, yearly: Any) -> None:
    curated.source("one", "1902", lamps(curated, "few", phrase="20 lamps", value=20, claimant="keepers-union"))
    curated.source("two", "1902", lamps(curated, "many", phrase="35 lamps", value=35))
    year = yearly("lamps")[1901]
    assert (year["value"], year["verdict"]) == (None, "conflict")


def test_a_bound_or_a_hedged_figure_never_prints_as_a_value(curated: Any, yearly: Any) -> None:
    curated.source("one", "1902", lamps(curated, "bound", phrase="at least 20", qualifier="at-least", low=20))
    year = yearly("lamps")[1901]
    assert (year["value"], year["verdict"]) == (None, None)


def test_repetitions_are_folded_and_shown_on_request(run: Any, curated: Any, yearly: Any) -> None:
    for number in range(3):
        curated.source(f"paper-{number}", "1902", hired(curated, f"f{number}", 2914))
    assert len(yearly()[1901]["echoes"]) == 2
    assert run("stats", "hired").out.count("2,914") == 1
    assert run("stats", "hired", "--vintages").out.count("2,914") == 3


def test_a_late_misprint_does_not_become_the_years_value_until_it_is_confirmed(curated: Any, yearly: Any) -> None:
    own = {"measure": "hired", "kind": "flow", "period": "1898"}
    for published, value in (("1902", 71), ("1905", 72)):
        curated.source(
            f"report-{published}", published, curated.fact(f"f{published}", f"{value} hired", value=value, **own)
        )
    late = {"phrase": "947 hired", "value": 947, **own}
    curated.source("late", "1912", curated.fact("late", **late))
    year = yearly()[1898]
    assert (year["value"], year["value_fact"]) == (72, "f1905")
    assert year["verdict"] == "conflict"
    assert year["deviating"] == ["late"]
    curated.source("late", "1912", curated.fact("late", **late, confirmed=True))
    year = yearly()[1898]
    assert (year["value"], year["deviating"]) == (947, [])


def test_a_likely_error_flags_no_year_and_is_listed_apart(curated: Any, yearly: Any) -> None:
    own = {"measure": "hired", "kind": "flow", "period": "1908"}
    curated.source("report", "1909", curated.fact("right", "2,801 hired", value=2801, **own))
    curated.source("paper", "1912", curated.fact("wrong", "2,081 hired", value=2081, status="doubtful", **own))
    year = yearly()[1908]
    assert (year["verdict"], year["deviating"], year["errors"]) == (None, [], ["wrong"])


def test_a_figure_that_may_be_another_release_does_not_deviate(curated: Any, yearly: Any) -> None:
    own = {"measure": "hired", "kind": "flow", "period": "1908"}
    curated.source("report", "1909", curated.fact("right", "1,397 hired", value=1397, **own))
    near = curated.fact("near", "1,396 hired", value=1396, claimant="keepers-union", **own)
    curated.source("paper", "1912", near)
    year = yearly()[1908]
    assert (year["verdict"], year["deviating"], year["unresolved"]) == ("unresolved", [], ["near"])
