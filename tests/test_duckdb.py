"""The SQL of docs/scale.md, run by DuckDB on exported facts, gives our own answers."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from typing import Any

import pytest

from nkr.analysis.scale import Summary, summaries
from nkr.store.database import Database

duckdb = pytest.importorskip("duckdb", reason="duckdb is not installed: pip install -e '.[dev]'")

TOP = Path(__file__).parent.parent
STATEMENTS = re.findall(r"```sql\n(.*?)```", (TOP / "docs" / "scale.md").read_text(encoding="utf-8"), re.DOTALL)


def synthetic() -> Any:
    """The maker of synthetic records, which lies outside of the package."""
    path = TOP / "benchmarks" / "synthetic.py"
    spec = importlib.util.spec_from_file_location("synthetic", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def in_sql(facts: Path) -> dict[str, dict[str, Any]]:
    """The documented statements on an exported file: what they say of each group."""
    connection = duckdb.connect()
    *views, answer = STATEMENTS
    for statement in views:
        assert statement.startswith("create view")
        connection.execute(statement.replace("'facts.csv'", f"'{facts}'"))
    unlimited = answer[: answer.index("limit")].replace("lowest, highest", "lowest_end, highest_start, disputed")
    found = connection.execute(unlimited)
    names = [column[0] for column in found.description]
    return {row[0]: dict(zip(names, row, strict=True)) for row in found.fetchall()}


def same(run: Any, database: Path, tmp_path: Path, *collections: str) -> list[Summary]:
    """Hold SQL's answers against our own; returns ours."""
    options = [part for code in collections for part in ("--with", code)]
    exported = tmp_path / "facts.csv"
    assert run("export", *options, "--format", "csv", "-o", exported).status == 0
    told = in_sql(exported)
    opened = Database(database)
    try:
        outlines = list(opened.outlines(opened.scope(collections)))
    finally:
        opened.close()
    ours = list(summaries(outlines))
    ends = {outline.id: outline for outline in outlines}
    assert {summary.grouping for summary in ours} == told.keys()
    for summary in ours:
        row = told[summary.grouping]
        assert (row["facts"], row["origins"], row["clusters"], row["conflicts"], row["own"]) == (
            summary.facts,
            summary.origins,
            summary.clusters,
            summary.conflicts,
            summary.own,
        ), summary.grouping
        assert row["spread"] == (None if summary.spread is None else pytest.approx(summary.spread, abs=0.011))
        assert row["lowest_end"] == ends[summary.lowest].ceiling
        assert row["highest_start"] == ends[summary.highest].floor
        assert row["disputed"] == (summary.clusters > 1)
    return ours


@pytest.mark.slow
def test_sql_gives_our_answers_on_the_whole_wider_record(run: Any, database: Path, tmp_path: Path) -> None:
    assert run("source").status == 0
    ours = same(run, database, tmp_path, "wider")
    assert sum(summary.facts for summary in ours) > 500
    assert sum(summary.conflicts for summary in ours) > 20
    assert sum(summary.own for summary in ours) > 5


@pytest.mark.parametrize(
    "one_group",
    [pytest.param(False, id="many groups"), pytest.param(True, id="one group", marks=pytest.mark.slow)],
)
def test_sql_gives_our_answers_on_a_synthetic_record(
    run: Any, database: Path, tmp_path: Path, articles_alone: None, one_group: bool
) -> None:
    made, folder = synthetic(), tmp_path / "synthetic"
    folder.mkdir()
    (folder / "vocabulary.toml").write_text(made.VOCABULARY, encoding="utf-8")
    (folder / "source.toml").write_text(made.SOURCE, encoding="utf-8")
    with (folder / "facts.csv").open("w", encoding="utf-8", newline="") as output:
        made.write(400, output, one_group=one_group)
    loaded = run("ingest", folder)
    assert loaded.status == 0, loaded.err
    ours = same(run, database, tmp_path)
    assert max(summary.facts for summary in ours) >= (400 if one_group else 20)
    assert sum(summary.conflicts for summary in ours) > 500


def test_the_documented_answer_is_bounded() -> None:
    assert STATEMENTS[-1].rstrip().endswith("limit 40;")
    assert len(STATEMENTS) == 6
