"""What other programs rely on: JSON keys, exit statuses, which stream holds what."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

FACT = [
    "id",
    "source",
    "measure",
    "topic",
    "kind",
    "low",
    "high",
    "qualifier",
    "interval",
    "open",
    "unit",
    "period",
    "as_of",
    "claimant",
    "via",
    "paragraph",
    "phrase",
    "status",
    "collection",
    "note",
]
SOURCE = ["id", "number", "title", "publisher", "published", "url", "collection", "facts"]


def test_facts_are_a_list_with_the_keys_of_the_contract(run: Any) -> None:
    facts = run("facts", "--json").json
    assert facts
    assert all(set(FACT) <= fact.keys() for fact in facts)


def test_an_interval_has_null_for_an_unbounded_end_and_names_the_excluded_one(run: Any) -> None:
    facts = {fact["id"]: fact for fact in run("facts", "--json").json}
    assert facts["gospel-herald-2008-crossed-500000"]["interval"] == [500_000, None]
    assert facts["gospel-herald-2008-crossed-500000"]["open"] is None
    assert facts["korea-herald-2011-arrivals-total-22000"]["interval"] == [21_000, 22_000]
    assert facts["korea-herald-2011-arrivals-total-22000"]["open"] == "high"


def test_sources_count_their_facts(run: Any) -> None:
    sources = run("source", "--json").json
    assert [source["number"] for source in sources] == [1, 2, 3, 4, 5]
    assert all(set(SOURCE) <= source.keys() for source in sources)
    assert sum(source["facts"] for source in sources) == len(run("facts", "--json").json)


def test_yearly_figures_have_value_change_and_verdict(run: Any) -> None:
    years = {year["year"]: year for year in run("stats", "defectors", "--by-year", "--json").json}
    assert list(years) == [2005, 2006, 2007, 2008, 2009, 2010]
    assert (years[2005]["value"], years[2005]["verdict"], years[2005]["change"]) == (1_383, "agree", None)
    assert (years[2010]["value"], years[2010]["change"], years[2010]["change_percent"]) == (2_423, -504, -17.2)
    assert years[2010]["verdict"] is None
    assert all(set(FACT) <= fact.keys() for year in years.values() for fact in year["facts"])


def test_estimates_hold_facts_groups_and_comparisons(run: Any) -> None:
    (topic,) = run("estimates", "in-china", "--compare", "--json").json["topics"]
    assert {"topic", "facts", "groups", "comparisons", "spread", "origins", "left_out"} <= topic.keys()
    assert all(
        {"measure", "period", "place", "spread", "origins", "clusters"} <= group.keys() for group in topic["groups"]
    )
    assert all({"a", "b", "verdict", "reasons", "gap", "ratio"} <= pair.keys() for pair in topic["comparisons"])
    count = len(topic["facts"])
    assert len(topic["comparisons"]) + topic["left_out"] == count * (count - 1) // 2
    assert topic["spread"] == max(group["spread"] or 0 for group in topic["groups"])


def test_conflicts_list_only_what_is_not_at_peace(run: Any) -> None:
    verdicts = [pair["verdict"] for pair in run("conflicts", "--json").json]
    assert set(verdicts) <= {"conflict", "discrepancy", "revision", "unresolved"}
    assert verdicts == sorted(verdicts, key=["conflict", "discrepancy", "unresolved", "revision"].index)
    everything = run("conflicts", "--all", "--json").json
    assert {"agree", "part", "not-comparable"} <= {pair["verdict"] for pair in everything}


def test_checks_tell_asserted_calculated_and_difference(run: Any) -> None:
    checks = {check["id"]: check for check in run("sums", "--json").json}
    assert checks["voa-2002-two-missions"]["holds"]
    assert (checks["voa-2002-two-missions"]["asserted"], checks["voa-2002-two-missions"]["calculated"]) == (5, 5)
    assert checks["korea-herald-2011-steady-increase"]["holds"]
    slight = checks["korea-herald-2011-slight-decrease"]
    assert (slight["holds"], slight["asserted"], slight["calculated"]) == (False, "slightly decreased", "−17.2 %")
    assert all(
        {"id", "kind", "facts", "asserted", "calculated", "difference", "holds", "text"} == check.keys()
        for check in checks.values()
    )


@pytest.mark.parametrize("name", ["voa-2002-06-10", "1", "voa-2002-fled-to-china-300000", "voa-2002-fled"])
def test_a_source_is_found_by_id_by_number_and_by_a_facts_id(run: Any, name: str) -> None:
    found = run("source", name, "--json").json
    assert found["id"] == "voa-2002-06-10"
    assert len(found["facts"]) == 8


def test_the_first_query_builds_the_database_and_says_so_on_stderr_alone(run: Any, database: Path) -> None:
    first = run("facts", "--json")
    assert first.status == 0
    assert first.json
    assert "built" in first.err
    assert len(first.err.splitlines()) == 1
    assert run("facts", "--json").err == ""


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        (("source", "voa-2002-06-11"), 3, "Did you mean voa-2002-06-10"),
        (("fact", "korea-herald-2011-arrivals-2004"), 3, "Did you mean korea-herald-2011-arrivals-20"),
        (("fact", "korea"), 3, "begins more than one"),
        (("estimates", "in-chima"), 3, "Did you mean in-china"),
        (("facts", "--measure", "populaton-in-china"), 3, "Did you mean population-in-china"),
        (("stats", "background"), 3, "arrivals"),
        (("search", "zeppelin"), 3, "zeppelin"),
        (("facts", "--with", "wilder"), 3, "Did you mean wider"),
        (("fact", "uscr-2000"), 3, "--with wider"),
        (("facts", "--year", "yesterday"), 2, "not a date"),
        (("facts", "--as-of", "soon"), 2, "not a date"),
        (("facts", "--json", "--csv"), 2, "one of"),
        (("statz",), 2, "Did you mean 'stats'"),
        (("facts", "--topik", "x"), 2, "--topic"),
        (("fact",), 2, "nkr fact --help"),
    ],
)
def test_what_cannot_be_answered_gets_one_line_and_its_status(
    run: Any, arguments: tuple[str, ...], status: int, said: str
) -> None:
    run("source")
    outcome = run(*arguments)
    assert (outcome.status, outcome.out) == (status, "")
    assert said in outcome.err
    assert len(outcome.err.splitlines()) == 1


def test_an_id_of_another_collection_is_named_with_it(run: Any) -> None:
    outcome = run("source", "uscr-2002")
    assert outcome.status == 3
    assert "--with wider" in outcome.err
    assert run("source", "uscr-2002", "--with", "wider").status == 0


def test_nothing_in_conflict_is_an_empty_list_and_no_failure(run: Any) -> None:
    outcome = run("conflicts", "background", "--json")
    assert (outcome.status, outcome.json) == (0, [])


@pytest.mark.parametrize("content", [b"", b"this is no database", b"SQLite format 3\x00" + b"\x00" * 200])
def test_a_file_that_is_no_database_of_ours_is_refused_and_left_alone(run: Any, database: Path, content: bytes) -> None:
    database.write_bytes(content)
    for command in ("facts", "ingest"):
        outcome = run(command)
        assert outcome.status == 5
        assert len(outcome.err.splitlines()) == 1
    assert database.read_bytes() == content


def test_what_was_known_by_a_date_leaves_out_what_came_later(run: Any) -> None:
    known = {fact["source"] for fact in run("facts", "--json", "--as-of", "2006").json}
    assert known == {"voa-2002-06-10", "the-star-2006-03-23", "asianews-2023-10-16"}
    assert "korea-herald-2011-10" not in {f["source"] for f in run("facts", "--json", "--as-of", "2011-10-11").json}
    assert "korea-herald-2011-10" in {f["source"] for f in run("facts", "--json", "--as-of", "2011-10-12").json}


def test_csv_has_a_row_a_fact_and_disarms_no_number(run: Any) -> None:
    lines = run("stats", "defectors", "--csv").out.splitlines()
    assert len(lines) == 7
    assert "-17.2" in lines[-1]
    assert "'-" not in lines[-1]


def test_markdown_is_a_table(run: Any) -> None:
    assert run("facts", "--format", "md").out.splitlines()[1].startswith("| ---")
