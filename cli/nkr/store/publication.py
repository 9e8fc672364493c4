"""A database for other people's tools: plain tables that point to one another, with full-text search.

It holds what it is given and nothing else. The user's own database has attached articles, restricted records and paths
of the machine, so it is never what is shown; this one is made for showing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any, NamedTuple

from nkr.errors import DatabaseUnusable


class Published(NamedTuple):
    """A table to publish: columns by name with their kind, what names a row, where columns point, what is searched."""

    name: str
    columns: Mapping[str, str]
    key: Sequence[str]
    rows: Iterable[Mapping[str, Any]]
    points: Mapping[str, tuple[str, str]]
    searched: Sequence[str]


def publish(path: Path, tables: Iterable[Published], views: Mapping[str, str]) -> None:
    """Write a new database, with ``views`` by name as SQL; raises ``DatabaseUnusable`` where it cannot be written."""
    import sqlite_utils  # 77 ms: only where it is used

    # How a kind of column is stored. ANY keeps 300000 a whole number, where REAL would print 300000.0.
    stored = {"text": str, "number": sqlite_utils.ANY, "integer": int, "boolean": int, "day": str}
    try:
        with closing(sqlite_utils.Database(sqlite3.connect(path))) as db:
            db.execute("pragma journal_mode = off")  # no one sees this file before it is whole
            by_name = {table.name: table for table in tables}
            points = {table.name: {to for to, _ in table.points.values()} for table in by_name.values()}
            for name in TopologicalSorter(points).static_order():  # those that are pointed to first
                table, target = by_name[name], db.table(name)
                columns = {column: stored[kind] for column, kind in table.columns.items()}
                pointing = [(column, to, key) for column, (to, key) in table.points.items()]
                target.create(
                    columns, pk=tuple(table.key) if len(table.key) > 1 else table.key[0], foreign_keys=pointing
                )
                target.insert_all({column: row.get(column) for column in columns} for row in table.rows)
                for column in table.points:
                    target.create_index([column])
                if table.searched:
                    target.enable_fts(table.searched, tokenize="trigram")
            for name, sql in views.items():
                db.create_view(name, sql)
            db.analyze()
            db.vacuum()
    except sqlite3.Error as error:
        raise DatabaseUnusable(f"cannot write {path}: {error}.") from None
