"""A count by quarters, halves and groups of people: the sum of the parts beside the whole."""

from __future__ import annotations

from typing import Any

import pytest

DAYS_AND_NIGHTS = """
[[group]]
code = "day-keepers"
label = "Keepers by day"
within = ["all-keepers"]
divides = "shift by day"

[[group]]
code = "late-keepers"
label = "Keepers by night, of the late shift"
within = ["all-keepers"]
divides = "shift late"
"""


@pytest.fixture
def parts(run: Any, curated: Any) -> Any:
    def ask(by: str, *more: str) -> dict[tuple[str, str], dict[str, Any]]:
        loaded = run("ingest", curated.folder)
        assert loaded.status == 0, loaded.err
        return {(row["time"], row["part"]): row for row in run("stats", "hired", "--by", by, *more, "--json").json}

    return ask


def hired(curated: Any, name: str, value: int, period: str, **fields: Any) -> str:
    own = {"kind": "flow", "period": period, **fields}
    return str(curated.fact(name, f"{value:,} hired", "hired", value=value, **own))


def test_quarters_stand_beside_their_year_with_what_they_miss_of_it(run: Any, curated: Any, parts: Any) -> None:
    quarters = ("1901-01/1901-03", "1901-04/1901-06", "1901-07/1901-09", "1901-10/1901-12")
    facts = [hired(curated, f"q{n}", n, quarter) for n, quarter in enumerate(quarters, start=1)]
    curated.source("paper", "1902", "".join(facts) + hired(curated, "year", 12, "1901"))
    found = parts("quarter")
    assert [found["1901", f"Q{n}"]["value"] for n in range(1, 5)] == [1, 2, 3, 4]
    assert found["1901", "all"]["value_fact"] == "year"
    assert (found["1901", "Q1"]["total"], found["1901", "Q1"]["difference"]) == (10, 2)
    assert "1901   1   2   3   4   10   12           2" in run("stats", "hired", "--by", "quarter").out


def test_a_part_that_is_not_known_leaves_the_sum_open(curated: Any, parts: Any) -> None:
    curated.source("paper", "1902", hired(curated, "h1", 7, "1901-01/1901-06") + hired(curated, "year", 12, "1901"))
    row = parts("half")["1901", "H1"]
    assert (row["value"], row["total"], row["difference"]) == (7, None, None)


def test_the_latest_release_of_a_part_is_its_value_and_vintages_has_the_earlier(
    run: Any, curated: Any, parts: Any
) -> None:
    curated.source("first", "1902", hired(curated, "old", 2, "1901-04/1901-06"))
    curated.source("second", "1903", hired(curated, "new", 5, "1901-04/1901-06"))
    row = parts("quarter")["1901", "Q2"]
    assert (row["value"], row["states"]) == (5, ["old", "new"])
    assert "2 → 5" in run("stats", "hired", "--by", "quarter", "--vintages").out


def test_groups_that_divide_the_people_are_added_up(curated: Any, parts: Any) -> None:
    curated.write("shifts.toml", DAYS_AND_NIGHTS)
    facts = [
        hired(curated, "day", 20, "1901", group="day-keepers"),
        hired(curated, "late", 15, "1901", group="late-keepers"),
        hired(curated, "all", 35, "1901"),
        hired(curated, "day-1902", 9, "1902", group="day-keepers"),
    ]
    curated.source("paper", "1903", "".join(facts))
    found = parts("shift")
    assert (found["1901", "late"]["value"], found["1901", "all"]["difference"]) == (15, 0)
    assert found["1902", "by day"]["total"] is None


def test_what_divides_nothing_is_refused_with_what_does(run: Any, curated: Any) -> None:
    curated.write("shifts.toml", DAYS_AND_NIGHTS)
    curated.source("paper", "1902", hired(curated, "all", 35, "1901"))
    run("ingest", curated.folder)
    refused = run("stats", "hired", "--by", "shoe size")
    assert refused.status == 2
    assert refused.err.startswith("nkr: --by shoe size: give year, quarter, half, ")
    assert "shift" in refused.err
    assert run("stats", "hired", "--by", "shift").status == 3
