"""nkr as a library: what ``nkr.open`` gives, and that importing it costs nothing."""

from __future__ import annotations

import doctest
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

import nkr
from nkr.analysis.compare.verdicts import Verdict
from nkr.errors import DatabaseUnusable, NothingFound, WrongUsage
from nkr.output.fields import COLUMNS

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture
def record(run: Any, curated: Any) -> Any:
    curated.source(
        facts=curated.fact("union-435", "435 keepers", value=435, as_of="1901-05-01", claimant="keepers-union")
        + curated.fact("board-200", "200 keepers", value=200, as_of="1901-05-01")
        + curated.fact("north-300", "up to 300 keepers", qualifier="up-to", high=300, place="north-coast")
        + curated.fact("hired-1900", "12 keepers", "hired", value=12, kind="flow", period="1900")
        + curated.fact("hired-1901", "15 keepers", "hired", value=15, kind="flow", period="1901")
    )
    assert run("ingest", curated.folder).status == 0
    with nkr.open() as opened:
        yield opened


def test_facts_are_found_by_measure_year_claimant_and_source(record: Any) -> None:
    def ids(**wanted: Any) -> list[str]:
        return [fact.id for fact in record.facts(**wanted, collection="lights")]

    assert ids(measure="keepers", year=1901) == ["union-435", "board-200"]
    assert ids(measure="hired", year="1900/1901") == ["hired-1900", "hired-1901"]
    assert ids(topic="light", claimant="union") == ["union-435"]
    assert ids(source="gazette") == ["union-435", "board-200", "north-300", "hired-1900", "hired-1901"]
    assert [fact.id for fact in record.search("435 keepers")] == ["union-435"]


def test_a_topic_is_compared_pair_by_pair_with_reasons(record: Any) -> None:
    worst = record.compare("lighthouses")[0]
    assert worst.verdict is Verdict.CONFLICT
    assert {worst.a.id, worst.b.id} == {"union-435", "board-200"}
    assert worst.reasons[0].text
    assert record.against(record.fact("union-435")) == [
        pair for pair in record.conflicts() if "union-435" in (pair.a.id, pair.b.id)
    ]
    assert len(record.groups("lighthouses")[0].clusters) >= 1


def test_a_figure_comes_with_its_hedge_caveats_sentence_and_reference(record: Any) -> None:
    fact = record.fact("north-300")
    assert record.stated(fact) == "up to 300"
    assert record.caveats(fact)[0].startswith("A maximum")
    assert "up to 300" in record.sentence(fact)
    assert "200" in record.sentence(record.fact("union-435"))
    assert "The gazette press" in record.cite(fact)
    assert record.cite("gazette", "bibtex").startswith("@")


def test_rows_for_frames_have_the_columns_of_the_csv(record: Any) -> None:
    found = {row["id"]: row for row in record.rows()}
    assert {column.name for column in COLUMNS} == set(found["north-300"])
    assert (found["north-300"]["low"], found["north-300"]["high"], found["north-300"]["qualifier"]) == (
        None,
        300,
        "up-to",
    )
    assert found["union-435"]["against"] == "board-200 (conflict)"


def test_values_show_themselves_in_a_line_and_in_a_notebook_as_a_table(record: Any) -> None:
    fact = record.fact("union-435")
    assert repr(fact) == "<Fact union-435: 435, keepers, 1901-05-01>"
    assert repr(record.fact("north-300")).startswith("<Fact north-300: up to 300, keepers,")
    (pair, *_) = record.compare("lighthouses")
    shown = [fact, pair, record.groups("lighthouses")[0], record.series("hired")]
    assert all(len(repr(value)) < 120 and repr(value).startswith("<") for value in shown)
    assert all(value._repr_html_().startswith("<table>") for value in shown)
    assert "<script>" not in replace(fact, phrase="<script>")._repr_html_()


def test_a_frame_is_there_where_pandas_is(record: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=list))
    assert record.frame() == record.rows()
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(WrongUsage, match="pip install pandas"):
        record.frame()


def test_a_question_is_answered_as_on_the_command_line(record: Any) -> None:
    answer = record.ask("keepers 1901")
    assert answer["answers"][0]["measure"] == "keepers"
    assert "435" in answer["answers"][0]["sentence"]


def test_a_series_and_the_checks_are_there(record: Any) -> None:
    assert [(year.year, year.value) for year in record.series("hired").years] == [(1900, 12), (1901, 15)]
    held = {check.id: check.holds for check in record.checks()}
    assert held["korea-herald-2011-years-within-total"] is True
    assert held["korea-herald-2011-slight-decrease"] is False


@pytest.mark.parametrize(
    ("ask", "error", "said"),
    [
        (lambda record: record.fact("union-453"), NothingFound, "Did you mean union-435"),
        (lambda record: record.facts(topic="lihgthouses"), NothingFound, "Did you mean lighthouses"),
        (lambda record: record.facts(year="1901-13"), WrongUsage, "year: "),
        (lambda record: record.cite("gazette", "harvard"), WrongUsage, "no style 'harvard': there are note"),
        (lambda record: record.sentence(record.fact("north-300"), "epic"), WrongUsage, "no length 'epic'"),
    ],
)
def test_what_is_not_there_is_an_error_that_says_what_is(
    record: Any, ask: Any, error: type[Exception], said: str
) -> None:
    with pytest.raises(error) as found:
        ask(record)
    assert said in str(found.value)


def test_another_collection_and_another_time_are_asked_for_on_opening(run: Any, database: Path) -> None:
    with nkr.open(collections="wider") as wider, nkr.open() as articles, nkr.open(as_of="2003") as early:
        assert len(wider) > len(articles) > len(early) > 0
    with pytest.raises(NothingFound):
        nkr.open(collections=["widr"])


def test_a_database_is_built_quietly_where_there_is_none(database: Path, capfd: pytest.CaptureFixture[str]) -> None:
    with nkr.open() as built:
        assert "facts from" in repr(built)
    assert database.is_file()
    assert capfd.readouterr() == ("", "")


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "not.db").write_text("no database", encoding="utf-8")
    with pytest.raises(DatabaseUnusable):
        nkr.open(tmp_path / "not.db")


def test_importing_nkr_loads_nothing() -> None:
    script = "import sys; before = set(sys.modules); import nkr; print(sorted(set(sys.modules) - before))"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout
    assert loaded.strip() == "['__future__', 'nkr']"


def test_the_notebook_of_the_readme_runs(database: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    """With a stand-in for pandas, which is the user's own."""
    frames: list[Any] = []
    monkeypatch.setitem(sys.modules, "pandas", SimpleNamespace(DataFrame=frames.append))
    text = (DOCS.parent / "README.md").read_text(encoding="utf-8")
    code = text.partition("In a notebook")[2].partition("```python\n")[2].partition("```")[0]
    notebook: dict[str, Any] = {}
    exec(compile(code, "README.md", "exec"), notebook)
    assert "30,000 to 300,000 (" in capsys.readouterr().out
    assert len(frames[0]) == len(notebook["record"])
    notebook["record"].close()


def test_the_examples_of_the_documentation_are_what_happens(database: Path) -> None:
    text = (DOCS / "library.md").read_text(encoding="utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(text, {}, "library.md", str(DOCS / "library.md"), 0)
    found = doctest.DocTestRunner(verbose=False, optionflags=doctest.NORMALIZE_WHITESPACE | doctest.ELLIPSIS)
    said: list[str] = []
    found.run(examples, out=said.append)
    assert found.summarize(verbose=False).failed == 0, "".join(said)
    assert len(examples.examples) >= 10
