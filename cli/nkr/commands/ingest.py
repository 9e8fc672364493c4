"""``nkr ingest``: load the bundled facts, or the user's own files beside them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkr import locations
from nkr.analysis.verdicts import ENUMERATED, Comparison, Court, Verdict
from nkr.commands.asking import DbOption
from nkr.commands.attaching import Attached, Attachment
from nkr.commands.loading import Loaded, load
from nkr.curation.fields import identifier
from nkr.errors import WrongUsage
from nkr.output import cells, listings, screen
from nkr.output.screen import Format
from nkr.output.sheets import Cell, Sheet
from nkr.store.database import Database, OfAnotherVersion, exists

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
Articles = Annotated[
    list[Path] | None,
    typer.Option(
        "--articles",
        metavar="DIR",
        help="Attach articles' texts from this folder: each is recognised by its text, whatever its name.",
        show_default=False,
    ),
]
Detach = Annotated[
    list[str] | None,
    typer.Option("--detach", metavar="SOURCE", help="Take a text out again ('all': every text).", show_default=False),
]
MOST_CONFLICTS = 10


def command(
    paths: Paths = None,
    collection: Name = "",
    select: With = None,
    remove: Remove = None,
    articles: Articles = None,
    detach: Detach = None,
    db: DbOption = None,
) -> None:
    """Load the bundled facts into the database, or add your own files and folders beside them. All or nothing.

    Prints what was added, changed, unchanged and removed (removed: from that PATH only), and conflicts that are new.

    With --articles, the articles that you hold are attached, for nkr source and nkr verify: text files and saved web
    pages. They stay in your own database. What is not recognised is listed and left alone.

    Example: nkr ingest my-facts/ --articles my-articles/
    """
    path = locations.database(db)
    before = _open_conflicts(path)
    attachment = Attachment(articles or (), detach or ()) if articles or detach else None
    loaded = load(
        path, paths or (), collection=_code(collection), select=select or (), remove=remove or (), attach=attachment
    )
    for warning in loaded.warnings:
        screen.note(str(warning))
    screen.write("\n".join(_report(path, loaded)))
    if attachment is not None:
        _tell_texts(attachment.report, bool(articles))
    _tell_conflicts(before, _open_conflicts(path))


def _tell_texts(report: Attached, asked: bool) -> None:
    """Which texts are attached now (stdout), and what a user must know of the other files (stderr)."""
    lines = [f"  attached: {source} ({file})" for source, file in sorted(report.kept.items())]
    lines += [f"  detached: {source}" for source in report.detached]
    if asked and not report.kept:
        lines.append("  attached: none of the files was recognised as a source of this database")
    if lines:
        screen.write("\n".join(map(cells.printable, lines)))
    for line in report.warnings:
        screen.note(f"warning: {line}")
    for line in report.unknown:
        screen.note(line)


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
        lines.append(f"  {code}: {count} fact{'s' if count != 1 else ''}{state}")
    for what, ids in (("changed", loaded.changed), ("removed", loaded.removed)):
        lines += [f"  {what}: {identifier}" for identifier in ids[:MOST_CONFLICTS]]
    return lines


def _code(collection: str) -> str:
    try:
        return identifier(collection) if collection else ""
    except ValueError as error:
        raise WrongUsage(f"--collection: {error}.") from None


def _open_conflicts(path: Path) -> dict[frozenset[str], Comparison]:
    """The conflicts of a database by the two ids; none where it is too large to judge pair by pair."""
    if not exists(path):
        return {}
    try:
        database = Database(path)
    except OfAnotherVersion:
        return {}
    try:
        if max(database.count(database.scope()).values(), default=0) > ENUMERATED:
            return {}
        record = database.record()
        judged = Court(record).unpeaceful(record.facts)
        return {frozenset((pair.a.id, pair.b.id)): pair for pair in judged if pair.verdict is Verdict.CONFLICT}
    finally:
        database.close()


def _tell_conflicts(before: dict[frozenset[str], Comparison], now: dict[frozenset[str], Comparison]) -> None:
    """Conflicts that this load brought, and how many it settled."""
    new = [pair for ids, pair in now.items() if ids not in before]
    if new:
        title = f"{len(new)} new conflict{'s' if len(new) != 1 else ''}"
        screen.show([listings.verdicts(new, MOST_CONFLICTS, title=title)], Format.TABLE)
    settled = len(before.keys() - now.keys())
    if settled:
        screen.show(
            [Sheet([], before=[Cell(f"{settled} conflict{'s' if settled != 1 else ''} settled.")])], Format.TABLE
        )
