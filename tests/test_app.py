"""How the program starts and ends, as a process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nkr import __version__
from nkr.app import OUTPUT_LOST


def process(*arguments: str, **streams: object) -> subprocess.CompletedProcess[str]:
    """``nkr`` as a process of its own, with its output buffered as it is for users."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    command = [sys.executable, "-c", "from nkr.app import run; run()", *arguments]
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        command, env=environment, text=True, check=False, **{"stderr": subprocess.PIPE, **streams}
    )


def test_the_whole_answer_is_written_before_the_program_leaves(built: Path) -> None:
    ended = process("facts", "--with", "wider", "--json", stdout=subprocess.PIPE)
    assert ended.returncode == 0
    assert ended.stdout.endswith("]\n")
    assert len(ended.stdout) > 100_000


def test_an_exit_status_survives_leaving(built: Path) -> None:
    assert process("source", "nobody", stdout=subprocess.PIPE).returncode == 3


def test_the_version_is_told_without_loading_anything() -> None:
    code = "import sys; from nkr.app import main; main(['--version']); print(*sorted(sys.modules))"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    version, loaded = ended.stdout.splitlines()
    assert version == f"nkr {__version__}"
    assert not {"typing", "dataclasses", "typer", "sqlite3", "json"} & set(loaded.split())


@pytest.mark.parametrize("arguments", [("facts", "--json"), ("facts", "--csv"), ("--version",)])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which is always full")
def test_an_answer_that_cannot_be_written_is_no_success(built: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        ended = process(*arguments, stdout=full)
    assert ended.returncode == OUTPUT_LOST
    assert ended.stderr == "nkr: the answer could not be written: No space left on device.\n"


def test_a_reader_who_has_seen_enough_hears_no_complaint(built: Path) -> None:
    script = f"'{sys.executable}' -c 'from nkr.app import run; run()' facts --json --with wider | head -1"
    ended = subprocess.run(["sh", "-c", script], capture_output=True, text=True, check=True)
    assert ended.stdout == "[\n"
    assert ended.stderr == ""


@pytest.mark.parametrize(
    ("arguments", "spared"),
    [
        (
            ("facts", "--json"),
            {"rich", "sqlite_utils", "typer", "nkr.analysis.compare.verdicts", "nkr.output.views.facts", "tomllib"}
            | {"csv", "locale", "shutil"},
        ),
        (
            ("estimates", "--compare", "--json"),
            {"rich", "sqlite_utils", "nkr.analysis.scale", "nkr.output.views.facts"},
        ),
        (
            ("stats", "defectors", "--csv"),
            {"rich", "sqlite_utils", "nkr.output.views.stats", "hashlib", "nkr.curation"},
        ),
        (("check", "2,423"), {"rich", "sqlite_utils", "nkr.reading", "nkr.documents"}),
    ],
)
def test_a_command_loads_only_what_it_needs(built: Path, arguments: tuple[str, ...], spared: set[str]) -> None:
    code = f"import sys; from nkr.app import main; main({list(arguments)!r}); print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not spared & set(ended.stderr.split())


def test_the_first_command_builds_the_database_without_a_library_for_it(database: Path) -> None:
    code = "import sys; from nkr.app import main; main(['sources']); print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "nkr: built" in ended.stderr
    assert "sqlite_utils" not in ended.stderr.split()


@pytest.mark.parametrize(("cause", "status"), [(KeyboardInterrupt(), 130), (ValueError("x"), 70)])
def test_an_interruption_that_python_wrapped_is_told_from_a_fault(
    cause: BaseException, status: int, run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from nkr.commands import help as page

    def made() -> None:
        raise RuntimeError("Error calling __set_name__") from cause

    monkeypatch.setattr(page, "command", made)
    ended = run("help")
    assert (ended.status, ended.out, "a fault in nkr itself" in ended.err) == (status, "", status == 70)


def test_an_answer_from_a_database_of_another_edition_says_so(
    run: Any, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("ingest").status == 0
    assert run("facts", "--json").err == ""
    monkeypatch.setattr("nkr.locations.EDITION", "2099-01-01")
    told = run("facts", "--json")
    assert (told.status, told.err.count("\n")) == (0, 1)
    assert "this nkr comes with 2099-01-01: 'nkr ingest' brings it up to date" in told.err
    assert len(told.json) == 42
