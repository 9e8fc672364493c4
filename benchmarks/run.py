"""Every comparison with one command, written as tables to RESULTS.md beside this file.

    python benchmarks/run.py [--rounds N] [--million] [--only PART]... [-o FILE]

PART is one of ``start-up``, ``loading``, ``judging``, ``scale``, ``commands``. Run it in a virtual environment with nkr
and duckdb (datasette too, to have it in the table), on a machine that does little else: what else it does strikes all
alike, since rounds interleave, but it makes the times longer. ``--million`` adds the records of a million facts: some
ten minutes and 1.1 GB of memory for loading each.
"""

from __future__ import annotations

import argparse
import datetime
import importlib.metadata
import os
import platform
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path

import startup
import synthetic
from processes import Cost, cost

BIN = Path(sys.executable).parent
NKR = str(BIN / "nkr")
SHAPES = {"many": "many groups of twenty", "one": "one group"}
NAIVE = 3_000
"""Facts up to which every pair is compared in Python: four and a half million pairs."""
RANGE_JOIN = 100_000
"""Facts up to which DuckDB joins every pair."""


def environment(database: Path) -> dict[str, str]:
    found = {**os.environ, "NKR_DB": str(database)}
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        found.pop(name, None)
    return found


def curated(folder: Path, facts: int, shape: str) -> Path:
    """A folder of curated files with a synthetic record."""
    made = folder / f"{shape}-{facts}"
    if not made.exists():
        made.mkdir()
        (made / "vocabulary.toml").write_text(synthetic.VOCABULARY, encoding="utf-8")
        (made / "source.toml").write_text(synthetic.SOURCE, encoding="utf-8")
        with (made / "facts.csv").open("w", encoding="utf-8", newline="") as output:
            synthetic.write(facts, output, one_group=shape == "one")
    return made


def database(folder: Path, facts: int, shape: str) -> Path:
    """The database of a synthetic record, loaded where it is not there yet."""
    path = folder / f"{shape}-{facts}.db"
    if not path.exists():
        subprocess.run(
            [NKR, "ingest", str(curated(folder, facts, shape))],
            env=environment(path),
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return path


def medians(runs: list[Cost]) -> Cost:
    return Cost(*(statistics.median(values) for values in zip(*runs, strict=True)))


# --- the parts --------------------------------------------------------------------------------------------------------


def start_up(folder: Path, rounds: int, million: bool) -> Iterator[str]:  # noqa: ARG001 (the parts' one signature)
    yield "## Start-up"
    yield ""
    yield f"Whole processes, medians of {rounds} interleaved rounds; tables on a pseudo-terminal, the rest in a pipe."
    yield ""
    yield from startup.table(startup.times(rounds))


def loading(folder: Path, rounds: int, million: bool) -> Iterator[str]:
    """``nkr ingest`` checks every field, reads every phrase and finds origins; sqlite-utils only inserts."""
    yield "## Loading"
    yield ""
    yield "`nkr ingest` of a CSV file, beside `sqlite-utils insert --csv` of the same file, which checks nothing and"
    yield "builds no index of words. `nkr ingest` also loads the bundled record each time."
    yield ""
    yield "| facts | nkr, s | rows a second | peak MB | sqlite-utils, s | rows a second | peak MB | ratio of times |"
    yield "|---:|---:|---:|---:|---:|---:|---:|---:|"
    for facts in (10_000, 100_000, *([1_000_000] if million else [])):
        source = curated(folder, facts, "many")
        ours: list[Cost] = []
        theirs: list[Cost] = []
        for _ in range(rounds if facts == 10_000 else 1 + (facts < 1_000_000)):
            path, other = folder / f"many-{facts}.db", folder / "other.db"
            path.unlink(missing_ok=True)
            other.unlink(missing_ok=True)
            ours.append(cost([NKR, "ingest", str(source)], environment(path)))
            insert = [str(BIN / "sqlite-utils"), "insert", str(other), "facts", str(source / "facts.csv"), "--csv"]
            theirs.append(cost([*insert, "--pk", "id"], environment(other)))
        our, their = medians(ours), medians(theirs)
        yield (
            f"| {facts:,} | {our.wall:.1f} | {facts / our.wall:,.0f} | {our.megabytes:,.0f} "
            f"| {their.wall:.1f} | {facts / their.wall:,.0f} | {their.megabytes:,.0f} | {our.wall / their.wall:.1f} |"
        )


def judging(folder: Path, rounds: int, million: bool) -> Iterator[str]:  # noqa: ARG001
    """Counting the pairs of one group that cannot both be true; all ways must come to the same number."""
    yield "## Judging one group"
    yield ""
    yield "Counting the pairs of one group that cannot both be true, in the same process, reading the rows included:"
    yield "the sweep of `nkr.analysis.scale` (which also finds camps, spread and witnesses), every pair in Python, and"
    yield "DuckDB's range join over the exported table. All come to the same count."
    yield ""
    yield "| facts | pairs apart | sweep, s | every pair, s | DuckDB's range join, s |"
    yield "|---:|---:|---:|---:|---:|"
    for facts in (NAIVE, 10_000, 100_000):
        path = database(folder, facts, "one")
        ways: dict[str, Callable[[Path], int]] = {"sweep": by_sweep}
        if facts <= NAIVE:
            ways["pairs"] = by_pairs
        if facts <= RANGE_JOIN:
            ways["duckdb"] = by_range_join
        taken: dict[str, float] = {}
        counted: set[int] = set()
        for name, way in ways.items():
            began = time.perf_counter()
            counted.add(way(path))
            taken[name] = time.perf_counter() - began
        (apart,) = counted  # more than one count would be a fault
        cells = [f"{taken[name]:.2f}" if name in taken else "–" for name in ("sweep", "pairs", "duckdb")]
        yield f"| {facts:,} | {apart:,} | {' | '.join(cells)} |"


def _outlines(path: Path) -> list[tuple[float, float]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute(
            "select ifnull(interval_low, -9e999), ifnull(interval_high, 9e999) from facts "
            "where source = 'synthetic' order by interval_low"
        ).fetchall()
    finally:
        connection.close()


def by_sweep(path: Path) -> int:
    from nkr.analysis.scale import summaries
    from nkr.store.database import Database, Scope

    opened = Database(path)
    found = list(summaries(opened.outlines(Scope("source = 'synthetic'", []))))
    opened.close()
    return sum(one.conflicts + one.own for one in found)


def by_pairs(path: Path) -> int:
    return sum(
        one[1] < other[0] or other[1] < one[0]  # ends before the other begins
        for one, other in combinations(_outlines(path), 2)
    )


def by_range_join(path: Path) -> int:
    import duckdb

    connection = duckdb.connect()
    connection.execute("create table facts (low double, high double)")
    rows = _outlines(path)
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:  # the quickest way in without a data-frame library
        file.writelines(f"{low},{high}\n" for low, high in rows)
        file.flush()
        connection.execute(f"insert into facts select * from read_csv('{file.name}', header = false)")
    (counted,) = connection.execute("select count(*) from facts a join facts b on a.high < b.low").fetchone() or (0,)
    return int(counted)


def scale(folder: Path, rounds: int, million: bool) -> Iterator[str]:
    yield "## Records of any size"
    yield ""
    yield "Whole processes, reading the database included. Growth is the time for ten times as many facts, by the time"
    yield "before: 10 would be linear, 100 quadratic."
    yield ""
    yield "| command | record | facts | s | processor s | peak MB | growth |"
    yield "|---|---|---:|---:|---:|---:|---:|"
    commands = {
        "nkr conflicts --summary": ["conflicts", "--summary"],
        "nkr estimates --compare": ["estimates", "--compare"],
    }
    for shape, what in SHAPES.items():
        before: dict[str, float] = {}
        for facts in (10_000, 100_000, *([1_000_000] if million else [])):
            path = database(folder, facts, shape)
            runs: dict[str, list[Cost]] = {name: [] for name in commands}
            for _ in range(rounds if facts < 1_000_000 else 2):
                for name, arguments in commands.items():
                    runs[name].append(cost([NKR, *arguments], environment(path)))
            for name, found in runs.items():
                taken = medians(found)
                growth = f"{taken.cpu / before[name]:.1f}" if name in before else ""
                before[name] = taken.cpu
                yield (
                    f"| `{name}` | {what} | {facts:,} | {taken.wall:.1f} | {taken.cpu:.1f} | {taken.megabytes:,.0f} "
                    f"| {growth} |"
                )


SENTENCES = "300,000 North Koreans were hiding in China in 2006. In 2005, about 50,000 North Koreans lived in China.\n"
ABOUT_ONE = {
    "nkr fact s77": ["fact", "s77"],
    "nkr source s77": ["source", "s77"],
    "nkr source synthetic": ["source", "synthetic"],
    "nkr cite s77": ["cite", "s77"],
    "nkr cite s77 --sentence": ["cite", "s77", "--sentence"],
    "nkr check 300,000": ["check", "300,000"],
    "nkr check FILE, two figures": ["check", "two.txt"],
    "nkr ask in-china 2006": ["ask", "in-china", "2006"],
    "nkr ask how many North Koreans were in China in 2006": ["ask", "how many North Koreans were in China in 2006"],
}
ABOUT_ALL = {
    "nkr source": ["source"],
    "nkr stats arrests": ["stats", "arrests"],
    "nkr sums": ["sums"],
    "nkr gaps": ["gaps"],
    "nkr facts --json": ["facts", "--json"],
    "nkr about --check": ["about", "--check"],
    "nkr estimates in-china --compare": ["estimates", "in-china", "--compare"],
    "nkr conflicts in-china": ["conflicts", "in-china"],
}


def commands(folder: Path, rounds: int, million: bool) -> Iterator[str]:  # noqa: ARG001
    """Every reading command over a topic of ten thousand facts, and those about one thing over a million."""
    yield "## Commands over large topics"
    yield ""
    yield "One run of each, whole processes. Aimed at: 2 s and 200 MB for every command over 10,000 facts in a topic,"
    yield "10 s and 500 MB for what is about one thing over a million."
    yield ""
    yield "| command | record | facts | processor s | peak MB |"
    yield "|---|---|---:|---:|---:|"
    (folder / "two.txt").write_text(SENTENCES, encoding="utf-8")
    for shape, what in SHAPES.items():
        for facts in (10_000, *([1_000_000] if million else [])):
            path = database(folder, facts, shape)
            for name, arguments in (ABOUT_ONE | (ABOUT_ALL if facts == 10_000 else {})).items():
                words = [str(folder / word) if word == "two.txt" else word for word in arguments]
                taken = cost([NKR, *words], environment(path))
                yield f"| `{name}` | {what} | {facts:,} | {taken.cpu:.1f} | {taken.megabytes:,.0f} |"


PARTS = {"start-up": start_up, "loading": loading, "judging": judging, "scale": scale, "commands": commands}


def heading(million: bool) -> Iterator[str]:
    yield "# What was measured"
    yield ""
    yield f"On {datetime.date.today()}, by `python benchmarks/run.py{' --million' if million else ''}`. {machine()}."
    yield "Times are by the clock of a shared machine unless a column says otherwise; ratios are what to compare."
    yield ""


def machine() -> str:
    model = "unknown processor"
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        names = [line.partition(":")[2].strip() for line in cpuinfo.read_text().splitlines() if "model name" in line]
        model = names[0] if names else platform.machine()
    versions = [f"CPython {platform.python_version()}", f"SQLite {sqlite3.sqlite_version}"]
    for name in ("nkr", "typer", "rich", "sqlite-utils", "datasette", "duckdb"):
        try:
            versions.append(f"{name} {importlib.metadata.version(name)}")
        except importlib.metadata.PackageNotFoundError:
            continue
    return f"{os.cpu_count()} cores ({model}), {platform.system()}; {', '.join(versions)}"


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--rounds", type=int, default=9)
    asked.add_argument("--million", action="store_true")
    asked.add_argument("--only", action="append", choices=PARTS)
    asked.add_argument("--work", type=Path, help="A folder for the synthetic records, kept for the next run.")
    asked.add_argument("-o", "--output", type=Path, default=Path(__file__).with_name("RESULTS.md"))
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = given.work or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        lines = list(heading(given.million))
        for name in given.only or PARTS:
            print(f"{name} …", file=sys.stderr)
            lines += [*PARTS[name](folder, given.rounds, given.million), ""]
    text = "\n".join(lines).rstrip() + "\n"
    given.output.write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
