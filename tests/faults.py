"""A program that kills ingests: ``test_faults.py`` runs it, since a process must die for it.

    python faults.py FOLDER ingests COUNT     whole `nkr ingest` processes, each killed at a random moment
    python faults.py FOLDER moments COUNT     only their writing, each killed at a random moment of it
    python faults.py FOLDER steps FINENESS    only their writing, each killed before a certain line of store/build.py:
                                              the first FINENESS lines one by one, then by growing steps to the last

FOLDER gets two states of one collection; every ingest goes from one to the other. After each kill the database must
hold the old or the new state, by the digest of its content, and answer; after the next whole ingest nothing else may be
left.
Prints a line of JSON: kills, how many of them left the old and the new state, and how many left a half-written file.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import signal
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any

from nkr.app import main
from nkr.services import loading
from nkr.store import build, replacing
from nkr.store.database import Database

FACTS = 60
SOURCE = '[source]\nid = "gazette"\ntitle = "The gazette"\npublisher = "The press"\npublished = "1902"\n'
FACT = """[[fact]]
id = "f-{number}"
paragraph = 1
phrase = "{value} were arrested"
measure = "arrested-in-china"
kind = "flow"
qualifier = "exact"
low = {value}
high = {value}
unit = "persons"
claimant = "unattributed"
period = "{year}"
"""


def digest(database: Path) -> str:
    """Of all rows of all tables: two databases with the same content have the same."""
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        assert connection.execute("pragma integrity_check").fetchone() == ("ok",)
        names = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table' order by 1")]
        told = repr([(name, sorted(map(repr, connection.execute(f"select * from [{name}]")))) for name in names])
    finally:
        connection.close()
    return hashlib.sha256(told.encode()).hexdigest()


def prepared(folder: Path) -> tuple[Path, dict[str, Path], dict[str, str]]:
    """A database, the two states as folders, and the digest of the database with each of them."""
    database, states, digests = folder / "nkr.db", {}, {}
    for offset, state in enumerate(("old", "new")):
        states[state] = folder / state
        states[state].mkdir()
        facts = [FACT.format(number=n, value=101 + n + 1000 * offset, year=1000 + n) for n in range(FACTS)]
        (states[state] / "facts.toml").write_text(SOURCE + "\n".join(facts))
        ingest(database, folder, states[state])
        digests[state] = digest(database)
    assert len(set(digests.values())) == 2
    ingest(database, folder, states["old"])
    return database, states, digests


def ingest(database: Path, folder: Path, state: Path) -> int:
    """Load one state as if it were always at the same path, so that nothing but the facts differs."""
    target = folder / "current" / "facts.toml"
    target.parent.mkdir(exist_ok=True)
    target.write_text((state / "facts.toml").read_text())
    return main(["ingest", str(target), "--collection", "own", "--db", str(database)])


def child(work: Callable[[], object]) -> int:
    """Run ``work`` in a process of its own, without its output; gives the process id."""
    identifier = os.fork()
    if identifier:
        return identifier
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    try:
        work()
    finally:
        os._exit(0)


def dying_before(step: int, work: Callable[[], object]) -> Callable[[], None]:
    """``work``, killed before the ``step``-th line of store/build.py that it runs."""
    left = [step]

    def at_line(frame: FrameType, event: str, argument: Any) -> Any:
        if event == "line":
            left[0] -= 1
            if left[0] <= 0:
                os.kill(os.getpid(), signal.SIGKILL)
        return at_line

    def at_call(frame: FrameType, event: str, argument: Any) -> Any:
        return at_line if frame.f_code.co_filename in (build.__file__, replacing.__file__) else None

    def traced() -> None:
        sys.settrace(at_call)
        work()

    return traced


def written(database: Path, contents: build.Contents) -> None:
    """The end of an ingest: all that it does to the disk."""
    with replacing.only_writer(database):
        replacing.remove_leftovers(database)
        build.write(database, contents)


def duration(work: Callable[[], object]) -> float:
    started = time.monotonic()
    _, ended = os.waitpid(child(work), 0)
    assert ended == 0
    return time.monotonic() - started


def run(folder: Path, how: str, count: int) -> dict[str, int]:
    whole = how == "ingests"
    del loading.BUNDLED["wider"]  # a small record is enough
    captured: list[build.Contents] = []
    write = build.write
    build.write = lambda path, contents, *more: (captured.append(contents), write(path, contents, *more))[1]
    database, states, digests = prepared(folder)
    build.write = write
    contents = dict(zip(states, captured, strict=False))

    def to(state: str) -> Callable[[], object]:
        return (
            partial(ingest, database, folder, states[state]) if whole else partial(written, database, contents[state])
        )

    takes = duration(to("old"))
    chance = random.Random(20261122)
    found = {"kills": 0, "ended": 0, "old": 0, "new": 0, "half_written": 0}
    now, step = "old", 0
    while how == "steps" or found["kills"] < count:
        then = "new" if now == "old" else "old"
        if how == "steps":
            step += 1 + step // count
            process = child(dying_before(step, to(then)))
        else:
            process = child(to(then))
            time.sleep(takes * chance.uniform(0, 1.1))
            os.kill(process, signal.SIGKILL)
        _, ended = os.waitpid(process, 0)
        killed = os.WIFSIGNALED(ended)
        found["kills" if killed else "ended"] += 1
        held = digest(database)
        state = next((name for name, wanted in digests.items() if wanted == held), None)
        assert state in (now, then), "neither the old nor the new state"
        found["old" if state == now else "new"] += 1
        with closing(Database(database)) as opened:
            assert len(opened.record().facts) > FACTS, "the database does not answer"
        found["half_written"] += bool(list(folder.glob(".nkr.db.*.new*")))
        now = state
        if how == "steps" and not killed:
            break  # no line was left to die before
    assert ingest(database, folder, states["old"]) == 0
    assert digest(database) == digests["old"]
    left = {path.name for path in folder.iterdir()} - {"old", "new", "current", "nkr.db", ".nkr.db.lock"}
    assert not left, f"left behind: {left}"
    return found


if __name__ == "__main__":
    out = os.dup(1)
    os.dup2(2, 1)  # what the ingests say is not the answer
    result = run(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
    os.write(out, json.dumps(result).encode() + b"\n")
