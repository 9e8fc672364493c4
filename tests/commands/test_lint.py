"""``nkr lint``: errors apart from warnings, for people, editors and hooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

HOOKS = Path(__file__).parent.parent.parent / ".pre-commit-hooks.yaml"


def test_errors_come_before_warnings_and_notes(run: Any, curated: Any) -> None:
    curated.source("a-first", facts=curated.fact("undated", "40 keepers", value=40))
    curated.source("b-second", facts=curated.fact("wrong", "40 keepers", value=41, as_of="1901"))
    outcome = run("lint", curated.folder)
    lines = outcome.err.splitlines()
    assert outcome.status == 4
    assert "b-second.toml" in lines[0]
    assert ": note: " in lines[1]
    assert lines[-1] == "nkr: 1 problem, 1 note; nothing was loaded."


def test_a_warning_fails_only_when_strict(run: Any, curated: Any) -> None:
    curated.source(
        facts=curated.fact("a", "hired 2,801", "hired", kind="flow", value=2801, period="1901")
        + curated.fact("b", "hired 2,081", "hired", kind="flow", value=2081, period="1901", claimant="keepers-union")
    )
    outcome = run("lint", curated.folder)
    assert outcome.status == 0
    assert outcome.out.startswith("2 facts: no problems found; ")
    assert run("lint", curated.folder, "--strict").status == 4


def test_as_json_every_problem_has_file_line_field_severity_and_message(run: Any, curated: Any) -> None:
    path = curated.source(facts=curated.fact("wrong", "40 keepers", value=41, as_of="1901"))
    outcome = run("lint", curated.folder, "--json")
    assert outcome.status == 4
    (problem,) = outcome.json
    assert (problem["file"], problem["field"], problem["severity"]) == (str(path), "phrase", "error")
    assert path.read_text(encoding="utf-8").splitlines()[problem["line"] - 1].startswith("phrase = ")


def test_no_problem_is_an_empty_list(run: Any, curated: Any) -> None:
    curated.source(facts=curated.fact("right", "40 keepers", value=40, as_of="1901"))
    outcome = run("lint", curated.folder, "--json")
    assert (outcome.status, outcome.json) == (0, [])


def test_where_only_the_unit_differs_it_says_so(run: Any, curated: Any) -> None:
    curated.source(
        facts=curated.fact("rate", "40 a week", "hired", kind="flow", value=40, period="1901", unit="persons")
    )
    outcome = run("lint", curated.folder)
    assert "counts persons per week, not persons; the figure itself agrees" in outcome.err


def test_a_cue_that_says_nothing_is_told_at_its_field(run: Any, curated: Any) -> None:
    curated.write(
        "more.toml", '[[topic]]\ncode = "t"\nlabel = "T"\n[[group]]\ncode = "g"\nlabel = "G"\ncues = ["-no"]\n'
    )
    outcome = run("lint", curated.folder)
    assert "more.toml:7: cues: the cue '-no' only says what must not be there" in outcome.err


def test_the_hook_judges_the_whole_folder() -> None:
    text = HOOKS.read_text(encoding="utf-8")
    assert "entry: nkr lint\n" in text
    assert "pass_filenames: false\n" in text
