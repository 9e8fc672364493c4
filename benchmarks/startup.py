"""Start-up beside sqlite-utils, sqlite3 and Datasette: whole processes, interleaved in one run, medians and ratios.

    python benchmarks/startup.py [ROUNDS]

The yardstick is ``sqlite-utils`` printing one select of ten rows. Tables are printed to a pseudo-terminal, the rest to
a pipe. Files are compiled beforehand, as an installation does.
"""

from __future__ import annotations

import compileall
import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

BIN = Path(sys.executable).parent
YARDSTICK = "sqlite-utils, one select"
BARE = "python -c pass"
VERSION = "nkr --version (by the script that pip 26, uv and pipx write)"
OLDER = "nkr --version (by the script that pip 23 writes)"
TARGETS = {"wider": 1.0, "(table": 0.7, "(json)": 0.5, "(csv)": 0.5}
"""What a run of nkr may take, as a part of the yardstick, by what its name holds."""
_LAUNCHED = "from nkr.app import run; sys.argv = ['nkr', '--version']; sys.exit(run())"
LAUNCHERS = {VERSION: f"import sys; {_LAUNCHED}", OLDER: f"import re, sys; {_LAUNCHED}"}
"""What the scripts do that installers write, whichever wrote the one that is installed: older ones import ``re``."""
VERSION_TARGET = 1.2
"""What ``nkr --version`` may take, as a multiple of bare Python."""


class Run(NamedTuple):
    """Seconds by the clock, and of processor time, which tells more where other work goes on beside."""

    wall: float
    cpu: float


def in_terminal(command: list[str], environment: dict[str, str]) -> Run:
    """What a command takes with its output on a pseudo-terminal."""
    return _run(command, environment, *pty.openpty())


def in_pipe(command: list[str], environment: dict[str, str]) -> Run:
    return _run(command, environment, *os.pipe())


def _run(command: list[str], environment: dict[str, str], reading: int, writing: int) -> Run:
    """A command that fails is quick: its time must not be taken for an answer's."""
    began = time.perf_counter()
    streams = [(os.POSIX_SPAWN_DUP2, writing, 1), (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0)]
    process = os.posix_spawn(command[0], command, environment, file_actions=streams)
    os.close(writing)
    with suppress(OSError):  # how a pseudo-terminal says that nobody writes to it any more
        while os.read(reading, 65536):
            pass
    _, status, used = os.wait4(process, 0)
    took = time.perf_counter() - began
    os.close(reading)
    if status:
        raise SystemExit(f"{' '.join(command)} ended with status {os.waitstatus_to_exitcode(status)}")
    return Run(took, used.ru_utime + used.ru_stime)


def times(rounds: int) -> dict[str, list[Run]]:
    """What each run of each command took; the rounds interleave, so that a busy moment strikes all alike."""
    import nkr

    compileall.compile_dir(str(Path(nkr.__file__).parent), quiet=2)
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "nkr.db"
        environment = {
            **os.environ,
            "NKR_DB": str(database),
            "COLUMNS": "120",
            "TERM": "xterm-256color",
            "NKR_PAGER": "cat",
        }
        for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
            environment.pop(name, None)
        tool = str(BIN / "nkr")
        subprocess.run([tool, "ingest"], env=environment, check=True, stdout=subprocess.DEVNULL)
        select = "select id, source, phrase from facts limit 10"
        sqlite_utils, datasette, shell = BIN / "sqlite-utils", BIN / "datasette", shutil.which("sqlite3")
        wider = ["--with", "wider", "--json"]
        runs = {
            BARE: (in_pipe, [sys.executable, "-c", "pass"]),
            **{name: (in_pipe, [sys.executable, "-c", code]) for name, code in LAUNCHERS.items()},
            YARDSTICK: (in_pipe, [str(sqlite_utils), "query", str(database), select]),
            "nkr stats defectors (table)": (in_terminal, [tool, "stats", "defectors", "--by-year"]),
            "nkr estimates in-china --compare (table)": (in_terminal, [tool, "estimates", "in-china", "--compare"]),
            "nkr estimates --compare (table, five topics)": (in_terminal, [tool, "estimates", "--compare"]),
            "nkr conflicts (table)": (in_terminal, [tool, "conflicts"]),
            "nkr facts (table, 42 rows)": (in_terminal, [tool, "facts"]),
            "nkr source 1 (table)": (in_terminal, [tool, "source", "1"]),
            "nkr estimates --compare (json)": (in_pipe, [tool, "estimates", "--compare", "--json"]),
            "nkr facts (json)": (in_pipe, [tool, "facts", "--json"]),
            "nkr facts (csv)": (in_pipe, [tool, "facts", "--csv"]),
            "nkr stats defectors (json)": (in_pipe, [tool, "stats", "defectors", "--json"]),
            "nkr facts --with wider (json)": (in_pipe, [tool, "facts", *wider]),
            "nkr estimates --compare --with wider (json)": (
                in_pipe,
                [tool, "estimates", "--compare", *wider],
            ),
            "nkr conflicts --with wider (table)": (in_terminal, [tool, "conflicts", "--with", "wider"]),
            "nkr ask china --with wider (table)": (in_terminal, [tool, "ask", "china", "--with", "wider"]),
            "nkr ask in-china 2006 --with wider (table)": (
                in_terminal,
                [tool, "ask", "in-china", "2006", "--with", "wider"],
            ),
            "nkr ask QUESTION --with wider (table)": (
                in_terminal,
                [tool, "ask", "how many North Koreans came to the South in 2011?", "--with", "wider"],
            ),
            "nkr estimates --compare --with wider (table)": (
                in_terminal,
                [tool, "estimates", "--compare", "--with", "wider"],
            ),
            "nkr check 300,000 --with wider (table)": (in_terminal, [tool, "check", "300,000", "--with", "wider"]),
            "nkr stats defectors --with wider (table)": (in_terminal, [tool, "stats", "defectors", "--with", "wider"]),
            "nkr source, in a pipe": (in_pipe, [tool, "source"]),
            "nkr source, in a pipe (first command: no database yet)": (
                in_pipe,
                [tool, "source", "--db", str(Path(folder) / "new.db")],
            ),
        }
        if shell:
            runs["sqlite3, one select"] = (in_pipe, [shell, str(database), select])
        if datasette.exists():
            runs["datasette --get"] = (in_pipe, [str(datasette), str(database), "--get", "/nkr/facts.json?_size=10"])
        found: dict[str, list[Run]] = {name: [] for name in runs}
        for _ in range(rounds):
            for name, (measure, command) in runs.items():
                (Path(folder) / "new.db").unlink(missing_ok=True)
                found[name].append(measure(command, environment))
    return found


def table(found: dict[str, list[Run]]) -> Iterator[str]:
    """The lines of a Markdown table: medians, their ratios and what was aimed at, the quickest first."""
    medians = {name: Run(*map(statistics.median, zip(*runs, strict=True))) for name, runs in found.items()}
    yardstick, bare = medians[YARDSTICK], medians[BARE]
    yield f"| what | ms | of `{YARDSTICK}` | in processor time | of `{BARE}` | aimed at |"
    yield "|---|---:|---:|---:|---:|---|"
    for name, median in sorted(medians.items(), key=lambda item: item[1].cpu):
        of_yardstick, of_bare = median.wall / yardstick.wall, median.wall / bare.wall
        in_processor_time = median.cpu / yardstick.cpu
        aim = _aim(name, in_processor_time, of_bare)
        yield (
            f"| {name} | {median.wall * 1000:.0f} | {of_yardstick:.2f} | {in_processor_time:.2f} "
            f"| {of_bare:.1f} | {aim} |"
        )


def _aim(name: str, of_yardstick: float, of_bare: float) -> str:
    """The target of a run, and whether it was met in processor time, which other work affects less."""
    if name == VERSION:
        return f"{VERSION_TARGET} of bare Python: {'met' if of_bare <= VERSION_TARGET else 'missed'}"
    for part, target in TARGETS.items():
        if name.startswith("nkr") and part in name:
            return f"{target}: {'met' if of_yardstick <= target else 'missed'}"
    return ""


if __name__ == "__main__":
    ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(f"Medians of {ROUNDS} interleaved rounds, CPython {sys.version.split()[0]}.\n")
    print("\n".join(table(times(ROUNDS))))
