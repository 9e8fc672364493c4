"""``nkr ingest``: load the bundled facts, or the user's own files beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkr import locations
from nkr.analysis.verdicts import Court, Verdict
from nkr.commands.asking import DbOption
from nkr.commands.loading import Loaded, load
from nkr.output import listings, screen
from nkr.output.screen import Format
from nkr.output.sheets import Cell, Sheet
from nkr.store.database import Database

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Curated files or folders: TOML, CSV, JSON lines.", show_default=False),
]
Name = Annotated[
    str,
    typer.Option("--collection", help="What to call the facts of PATH (its own name without it).", show_default=False),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with", metavar="COLLECTION", help="Answer from this bundled collection from now on.", show_default=False
    ),
]
Remove = Annotated[
    list[str] | None,
    typer.Option(
        "--remove",
        metavar="COLLECTION",
        help="Take a collection of your own out again, or stop answering from a bundled one.",
        show_default=False,
    ),
]
MOST_CONFLICTS = 10


def command(
    paths: Paths = None, collection: Name = "", select: With = None, remove: Remove = None, db: DbOption = None
) -> None:
    """Load the bundled facts into the database, or add your own files and folders beside them. All or nothing.

    Prints what was added, changed, unchanged and removed (removed: from that PATH only), and conflicts that are new.

    Example: nkr ingest my-articles/
    """
    path = locations.database(db)
    before = _open_conflicts(path) if path.exists() else set()
    loaded = load(path, paths or (), collection=collection, select=select or (), remove=remove or ())
    for warning in loaded.warnings:
        screen.note(str(warning))
    screen.write("\n".join(_report(path, loaded)))
    _tell_conflicts(path, before)


def _report(path: Path, loaded: Loaded) -> list[str]:
    counts = {
        "added": len(loaded.added),
        "changed": len(loaded.changed),
        "unchanged": loaded.unchanged,
        "removed": len(loaded.removed),
    }
    lines = [f"{path}: " + ", ".join(f"{count} {what}" for what, count in counts.items()) + "."]
    by_collection: dict[str, int] = {}
    for fact in loaded.entries.facts.values():
        by_collection[fact.collection] = by_collection.get(fact.collection, 0) + 1
    for code, count in by_collection.items():
        state = "" if code in loaded.selected else f" (not answered from: add --with {code})"
        lines.append(f"  {code}: {count} facts{state}")
    for what, ids in (("changed", loaded.changed), ("removed", loaded.removed)):
        lines += [f"  {what}: {identifier}" for identifier in ids[:MOST_CONFLICTS]]
    return lines


def _open_conflicts(path: Path) -> set[frozenset[str]]:
    database = Database(path)
    try:
        record = database.record()
        judged = Court(record).unpeaceful(record.facts)
        return {frozenset((pair.a.id, pair.b.id)) for pair in judged if pair.verdict is Verdict.CONFLICT}
    finally:
        database.close()


def _tell_conflicts(path: Path, before: set[frozenset[str]]) -> None:
    """Conflicts that this load brought, and how many it settled."""
    database = Database(path)
    record = database.record()
    judged = [pair for pair in Court(record).unpeaceful(record.facts) if pair.verdict is Verdict.CONFLICT]
    now = {frozenset((pair.a.id, pair.b.id)) for pair in judged}
    new = [pair for pair in judged if frozenset((pair.a.id, pair.b.id)) not in before]
    if new:
        sheet = listings.verdicts(new, MOST_CONFLICTS, title=f"{len(new)} new conflict{'s' if len(new) != 1 else ''}")
        screen.show([sheet], Format.TABLE)
    if before - now:
        screen.show([Sheet([], before=[Cell(f"{len(before - now)} settled.")])], Format.TABLE)
