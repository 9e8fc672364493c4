"""What holds for every command and every format, also for those to come."""

from __future__ import annotations

import csv
import gc
import importlib
import inspect
import io
import json
import re
import shlex
from pathlib import Path
from typing import Any, get_args

import pytest

from nkr import commands
from nkr.app import COMMANDS, GROUPS, MAX_SUMMARY, main
from nkr.commands import FORMER
from nkr.output.export import FORMS, FormName
from nkr.output.terminal import FORMATS, Format

OPEN_FILES = Path("/proc/self/fd")
EXAMPLE = re.compile(r"^ *Examples?: nkr (.+)$", re.MULTILINE)
QUESTIONS = {
    "ask": ["ask in-china 2006"],
    "check": ["check 'In 2009, 2,941 North Koreans reached South Korea.'"],
    "cite": ["cite 1", "cite voa-2002-fled --sentence"],
    "fact": ["fact voa-2002-fled"],
    "source": ["source", "source 1"],
    "verify": [],  # see test_articles.py: no text is attached here
}
"""Where the command's name alone is no question, or its example is about a file of the user's own."""
THEIR_OWN_FILES = {"ingest", "lint", "verify", "check", "draft"}
"""Their examples name files of the user's own."""
LASTING = {"mcp", "serve"}
"""These answer until they are stopped."""
WRITING = {"export", "chart", "report"}
"""Their examples write a file where one stands."""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database that these tests share, since none of them changes it."""
    path = tmp_path_factory.mktemp("every") / "nkr.db"
    assert main(["ingest", "--db", str(path)]) == 0
    return path


@pytest.fixture
def database(built: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NKR_DB", str(built))
    return built


def test_every_command_is_listed_once_and_every_module_with_a_command_is_listed() -> None:
    modules = {file.stem for file in Path(commands.__file__).parent.glob("*.py")} - {"__init__"}
    defined = {name for name in modules if hasattr(importlib.import_module(f"nkr.commands.{name}"), "command")}
    assert sorted(COMMANDS) == sorted(defined)


def test_the_list_of_all_commands_fits_a_screen(
    run: Any, plain_terminal: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    lines = run("--help").out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert [line.rstrip(":") for line in lines if line.rstrip(":") in GROUPS] == list(GROUPS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_in_one_short_line_what_it_does(name: str) -> None:
    first = inspect.cleandoc(importlib.import_module(f"nkr.commands.{name}").command.__doc__).splitlines()[0]
    assert len(first) <= MAX_SUMMARY
    assert first.endswith(".")


@pytest.mark.parametrize(
    "words",
    [
        "acknowledge korea-herald-2011-arrested-35 korea-herald-2011-arrested-only-20 --reason Two",
        "checks --json",
        "diff --json 2026-11-22",
        "doctor --json",
        "init --help",
        "search special rapporteur --json",
        "sources --csv",
        "trace --topic in-china 300,000 --json",
    ],
)
def test_a_name_that_a_command_had_goes_on_working(run: Any, words: str) -> None:
    name, *rest = words.split()
    old, new = run(name, *rest), run(*FORMER[name].split(), *rest)
    assert (old.status, old.out) == (0, new.out)
    assert name not in COMMANDS


def test_every_former_name_is_tried() -> None:
    assert not set(FORMER) & set(COMMANDS)
    assert {command.split()[0] for command in FORMER.values()} <= set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_says_what_it_is_for_with_an_example(run: Any, plain_terminal: None, name: str) -> None:
    told = run(name, "--help")
    assert told.status == 0
    assert re.search(rf"Examples?: nkr {name}\b", " ".join(told.out.split())), told.out


@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in THEIR_OWN_FILES | LASTING])
def test_the_example_of_a_command_works_as_it_stands(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    command = importlib.import_module(f"nkr.commands.{name}").command
    examples = [one for line in EXAMPLE.findall(command.__doc__) for one in line.split(" · nkr ")]
    assert examples
    for example in examples:
        words = shlex.split(example.partition(" | ")[0])
        outcome = run(*words)
        assert outcome.status == 0, outcome.err
        assert outcome.out or (name in WRITING and any(tmp_path.iterdir()))


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason=f"open files cannot be counted here: there is no {OPEN_FILES}")
@pytest.mark.parametrize("name", [name for name in COMMANDS if name not in {"ingest"} | LASTING])
def test_a_command_closes_what_it_opens_also_where_nothing_is_collected(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "draft.txt").write_text("In 2005, 1,383 North Koreans arrived.", encoding="utf-8")
    words = {"check": "check draft.txt", "draft": "draft draft.txt", "lint": "lint .", "cite": "cite 1"}
    examples = EXAMPLE.findall(importlib.import_module(f"nkr.commands.{name}").command.__doc__)
    command = shlex.split(words.get(name) or examples[0].partition(" | ")[0])
    run(*command)  # what is loaded once and kept, such as a library's own files
    gc.disable()
    try:
        before = len(list(OPEN_FILES.iterdir()))
        run(*command)
        assert len(list(OPEN_FILES.iterdir())) == before
    finally:
        gc.enable()


def _answers() -> list[tuple[str, str]]:
    """Each question of a command that answers in a format, with each format that its parameters offer."""
    found = []
    for name in COMMANDS:
        command = importlib.import_module(f"nkr.commands.{name}").command
        parameter = inspect.signature(command).parameters.get("form")
        offered = {one.value for one in get_args(get_args(parameter.annotation)[0])[0]} if parameter else set()
        if "table" in offered:
            examples = [one for line in EXAMPLE.findall(command.__doc__) for one in line.split(" · nkr ")]
            questions = QUESTIONS.get(name, [name, *(one.partition(" | ")[0] for one in examples)])
            found += [(question, form) for question in dict.fromkeys(questions) for form in sorted(offered)]
    return found


@pytest.mark.parametrize(("question", "form"), _answers())
def test_every_answer_comes_in_every_format(run: Any, question: str, form: str) -> None:
    outcome = run(*shlex.split(question), "--format", form)
    assert (outcome.status, re.sub("^(The wider record: |nkr: ).*\n", "", outcome.err)) == (0, "")
    if form == "json":
        json.loads(outcome.out)
    elif form == "csv":
        assert len({len(row) for row in csv.reader(io.StringIO(outcome.out))}) == 1
    else:
        assert outcome.out.strip()


def test_every_format_is_written_somehow() -> None:
    offered = {form for _, form in _answers()}
    assert {form.value for form in Format} == offered
    assert {form.value for form in FORMATS} <= offered


@pytest.mark.parametrize("name", FORMS)
def test_every_form_of_export_is_written_to_a_file_of_its_ending(run: Any, tmp_path: Path, name: FormName) -> None:
    path = tmp_path / f"record{(*FORMS[name].endings, '.csv')[0]}"
    outcome = run("export", "-o", path, *(() if FORMS[name].endings else ("--format", name.value)))
    if "needs an extra" in outcome.err:
        pytest.skip(outcome.err.strip())
    assert outcome.status == 0, outcome.err
    assert path.stat().st_size > 1000
