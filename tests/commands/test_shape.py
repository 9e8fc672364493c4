"""``--limit``, ``--sort`` and ``--columns``: the same for every answer of rows."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def lights(run: Any, curated: Any) -> Any:
    facts = [("a", 300, "lights-board"), ("b", 40, "keepers-union"), ("c", 5_000, "sailors")]
    text = "".join(
        curated.fact(code, f"{value:,} keepers", value=value, as_of="1901", claimant=who) for code, value, who in facts
    )
    curated.source(facts=text + curated.fact("d", "many keepers", qualifier="vague", as_of="1901"))
    assert run("ingest", curated.folder).status == 0
    return run


def listed(lights: Any, *options: str) -> list[Any]:
    answer = lights("facts", "--topic", "lighthouses", *options)
    assert answer.status == 0, answer.err
    return [row["id"] for row in answer.json]


def test_rows_are_sorted_by_a_column_either_way_and_what_is_missing_comes_last(lights: Any) -> None:
    assert listed(lights, "--json", "--sort", "low") == ["b", "a", "c", "d"]
    assert listed(lights, "--json", "--sort", "-low") == ["c", "a", "b", "d"]
    assert listed(lights, "--json", "--sort", "claimant_name", "--limit", "2") == ["c", "a"]
    assert listed(lights, "--json", "--limit", "0") == []


def test_columns_are_those_that_were_asked_for_in_every_format(lights: Any) -> None:
    options = ["--topic", "lighthouses", "--columns", "id,low", "--sort", "-low", "--limit", "1"]
    assert lights("facts", *options, "--json").json == [{"id": "c", "low": 5000}]
    assert lights("facts", *options, "--csv").out == "id,low\nc,5000\n"
    assert lights("facts", *options, "--format", "ndjson").out == '{"id": "c", "low": 5000}\n'
    assert lights("facts", *options).out == "id   low\nc   5000\n"
    assert "| c | 5000 |" in lights("facts", *options, "--format", "md").out


def test_a_limit_cuts_a_table_and_says_how_many_rows_are_left(lights: Any) -> None:
    lines = lights("facts", "--topic", "lighthouses", "--limit", "1").out.splitlines()
    assert lines[1].startswith("300")
    assert "3 more:" in lines[-1]


def test_a_column_that_is_not_there_is_wrong_usage_with_near_misses(lights: Any) -> None:
    for options in (["--columns", "claimnt"], ["--sort", "-claimnt"]):
        answer = lights("facts", *options)
        assert (answer.status, answer.out) == (2, "")
        assert "Did you mean claimant" in answer.err


def test_lines_of_json_are_values_of_the_list_or_rows(lights: Any) -> None:
    for command in (["facts"], ["stats", "lighthouses"], ["estimates", "lighthouses"], ["conflicts", "lighthouses"]):
        text = lights(*command, "--format", "ndjson").out
        assert all(line.startswith("{") and line.endswith("}") for line in text.splitlines())


def test_a_row_of_csv_has_the_year_the_sentence_and_the_reference(lights: Any) -> None:
    (row,) = lights(
        "facts",
        "--topic",
        "lighthouses",
        "--sort",
        "low",
        "--limit",
        "1",
        "--columns",
        "year,sentence,reference",
        "--json",
    ).json
    assert row["year"] == 1901
    assert "40" in row["sentence"]
    assert row["reference"].startswith("‘The gazette’, The gazette press, 1 January 1902")


def test_every_verdict_is_listed_with_all(lights: Any) -> None:
    assert lights("conflicts", "lighthouses", "--all").status == 0
