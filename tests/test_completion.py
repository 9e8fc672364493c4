"""Completion in the shells themselves: ids, topics, measures, styles, collections and pages of the manual."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LINES = [
    ("nkr fact korea-herald-2011-arrested-3", "korea-herald-2011-arrested-35"),
    ("nkr source the-star-2006-03", "the-star-2006-03-23"),
    ("nkr conflicts in-ch", "in-china"),
    ("nkr facts --topic missi", "missions"),
    ("nkr facts --measure famine-d", "famine-deaths"),
    ("nkr facts --with wid", "wider"),
    ("nkr cite the-star-2006-03-23 --style csl", "csl-json"),
    ("nkr help exit", "exit-statuses"),
    ("nkr confl", "conflicts"),
    ("nkr facts --restr", "--restricted"),
]
"""What is typed, and what it becomes."""
FEW = LINES[::4]
"""For the shells after the first: what is completed is the same, how it gets there is not."""


@pytest.fixture
def shell(run: Any, database: Path, tmp_path: Path) -> dict[str, str]:
    """The surroundings of a shell in which ``nkr`` is this nkr, with a database that is built."""
    assert run("ingest").status == 0
    program = tmp_path / "bin" / "nkr"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m nkr.app "$@"\n', encoding="utf-8")
    program.chmod(0o700)
    search = [str(Path(path).absolute()) for path in os.environ.get("PYTHONPATH", "").split(os.pathsep) if path]
    return {
        "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": os.pathsep.join(search),
        "NKR_DB": str(database),
        "HOME": str(tmp_path),
        "TERM": "dumb",
        "LC_ALL": "C.UTF-8",
    }


def said(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, timeout=60, check=False, stdin=subprocess.DEVNULL
    )
    assert done.stderr == ""
    return done.stdout


def needed(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed here")
    return path


def test_bash_completes(shell: dict[str, str]) -> None:
    lines = [
        f"COMP_WORDS=({line}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); COMPREPLY=(); "
        '_nkr_completion nkr; echo "${COMPREPLY[@]}"'
        for line, _ in LINES
    ]
    script = "\n".join(['eval "$(_NKR_COMPLETE=source_bash nkr)"', *lines])
    out = said([needed("bash"), "--norc", "--noprofile", "-c", script], shell)
    assert out.splitlines() == [completed for _, completed in LINES]


def test_fish_completes(shell: dict[str, str]) -> None:
    lines = [f"complete -C {shlex.quote(line)}; echo ." for line, _ in FEW]
    script = "\n".join(["_NKR_COMPLETE=source_fish nkr | source", *lines])
    out = said([needed("fish"), "--no-config", "-c", script], shell)
    answers = [block.strip().splitlines() for block in out.split("\n.\n")][: len(FEW)]
    assert [[line.split("\t")[0] for line in block] for block in answers] == [[completed] for _, completed in FEW]


def test_zsh_completes(shell: dict[str, str]) -> None:
    pexpect = pytest.importorskip("pexpect")
    terminal = pexpect.spawn(needed("zsh"), ["-f", "-i"], env=shell, encoding="utf-8", timeout=30, dimensions=(24, 200))
    try:
        terminal.sendline("PS1='ready> '; unsetopt beep; autoload -Uz compinit; compinit -u -D; echo be''gin")
        terminal.expect_exact("begin")
        terminal.sendline('eval "$(_NKR_COMPLETE=source_zsh nkr)"; echo loaded')
        terminal.expect_exact("loaded")
        for line, completed in FEW:
            terminal.send(f": {line}"[2:] + "\t")
            terminal.expect_exact(f"{line.rpartition(' ')[0]} {completed} ")
            terminal.send("\x15")
    finally:
        terminal.close(force=True)


def test_completion_without_a_database_is_silent_and_builds_none(shell: dict[str, str], tmp_path: Path) -> None:
    elsewhere = tmp_path / "none.db"
    environment = {**shell, "NKR_DB": str(elsewhere), "_NKR_COMPLETE": "complete_bash"}
    environment |= {"COMP_WORDS": "nkr fact k", "COMP_CWORD": "2"}
    assert said(["nkr"], environment) == "\n"
    assert not elsewhere.exists()
