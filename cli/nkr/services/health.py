"""What is installed, where the database is, whether it is sound, and what to do: ``nkr about --check``."""

from __future__ import annotations

import os
import platform
import sqlite3
import stat
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from importlib.util import find_spec
from pathlib import Path

from nkr import __version__
from nkr.errors import DatabaseUnusable, InvalidData
from nkr.locations import EDITION
from nkr.output import terminal
from nkr.output.views.about import HealthFinding
from nkr.services import bundled
from nkr.services.loading import MADE_FROM, about, read_bundled
from nkr.store.database import Database, OfAnotherVersion, exists

EXTRAS = {
    "charts": "resvg_py",
    "docx": "docx",
    "pages": "trafilatura",
    "report": "jinja2",
    "serve": "datasette",
    "mcp": "mcp",
}
"""The extras of pyproject.toml, and the module whose presence says that one is installed."""


def findings(path: Path, db: str | None) -> list[HealthFinding]:
    """What there is to say of the installation and of the database at ``path``. Nothing is built or changed."""
    return [*_installed(), *_database(path, db), *_terminal()]


def _installed() -> Iterator[HealthFinding]:
    yield HealthFinding("nkr", "version", __version__)
    yield HealthFinding("nkr", "edition", EDITION, f"data of {EDITION}")
    yield HealthFinding("nkr", "python", platform.python_version(), f"{platform.python_version()} ({sys.executable})")
    yield HealthFinding("nkr", "sqlite", sqlite3.sqlite_version)
    yield HealthFinding("nkr", "system", platform.platform())
    for extra, module in EXTRAS.items():
        installed = find_spec(module) is not None
        told = "installed" if installed else f"not installed: pip install 'nkr[{extra}]'"
        yield HealthFinding("extras", extra, installed, told)


def _database(path: Path, db: str | None) -> Iterator[HealthFinding]:
    chosen = "--db" if db else "NKR_DB" if os.environ.get("NKR_DB") else "the platform's folder for user data"
    yield HealthFinding("database", "path", str(path), f"{path} (by {chosen})")
    try:
        if not exists(path):
            yield HealthFinding("database", "state", "missing", todo="Run 'nkr ingest', or just ask: it is built then.")
            return
        size = path.stat().st_size
        yield HealthFinding("database", "size", size, f"{size / 1e6:,.1f} MB")
        with closing(Database(path)) as database:
            yield from _mode(path)
            yield from _content(database)
    except DatabaseUnusable as error:
        state = "of another version" if isinstance(error, OfAnotherVersion) else "unusable"
        yield HealthFinding("database", "state", state, todo=str(error), wrong=True)


def _mode(path: Path) -> Iterator[HealthFinding]:
    """Who may read it; asked only of a database of ours, so that no one is asked to change a file of somebody else."""
    if os.name == "posix":
        mode = stat.S_IMODE(path.stat().st_mode)
        todo = "" if not mode & 0o077 else f"Others on this machine may read the database: chmod 600 {path}"
        yield HealthFinding("database", "mode", f"{mode:03o}", "yours alone" if not todo else f"{mode:03o}", todo)


def _content(database: Database) -> Iterator[HealthFinding]:
    collections = {code: code in database.selected for code in database.collections}
    yield HealthFinding("database", "edition", database.about.get("edition", ""))
    digest = database.about.get("digest", "")
    yield HealthFinding("database", "digest", digest, digest.removeprefix("sha256:")[:12])
    answers = ", ".join(code for code, selected in collections.items() if selected)
    others = ", ".join(code for code, selected in collections.items() if not selected)
    holds = f"answers from {answers}" + f"; holds {others}" * bool(others)
    yield HealthFinding("database", "collections", collections, holds)
    attached = len(database.attached)
    yield HealthFinding("database", "articles", attached, f"{attached} texts attached")
    if faults := database.faults():
        way_out = f"Move {database.path} away and run 'nkr ingest'; your own files have to be ingested again."
        yield HealthFinding("database", "state", "not sound", f"not sound: {'; '.join(faults)}", way_out, wrong=True)
    elif _is_outdated(database.about):
        todo = "The database is of an earlier edition or another nkr: run 'nkr ingest' to bring it up to date."
        yield HealthFinding("database", "state", "outdated", "sound, but not of this nkr's edition", todo)
    else:
        yield HealthFinding("database", "state", "sound", "sound: every page, its index and its digest")


def _is_outdated(told: Mapping[str, str]) -> bool:
    """Whether a database says something else of itself than one would that is built from the bundled files now."""
    digest = told.get("digest", "").removeprefix("sha256:")
    if told.get(MADE_FROM) != bundled.digest().hex():
        try:
            digest = read_bundled()[1]
        except InvalidData:
            return False  # a developer's curated files in the making: 'nkr lint' says what is wrong with them
    return any(told.get(name) != text for name, text in about(digest).items())


def _terminal() -> Iterator[HealthFinding]:
    encoding = sys.stdout.encoding or "none"
    ascii_only = "Charts are drawn in ASCII: set PYTHONIOENCODING=utf-8 for signs and bars."
    yield HealthFinding("terminal", "encoding", encoding, todo="" if terminal.draws_unicode() else ascii_only)
    interactive = terminal.on_terminal()
    told = f"a terminal of {terminal.terminal_width()} columns" if interactive else "no terminal: plain text, no width"
    yield HealthFinding("terminal", "stdout", "terminal" if interactive else "pipe", told)
    colour = terminal.takes_colour()
    yield HealthFinding("terminal", "colour", colour, "yes" if colour else "no")
