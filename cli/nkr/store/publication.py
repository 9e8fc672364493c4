"""A database for other people's tools: plain tables that point to one another, with full-text search.

It holds what it is given and nothing else. The user's own database has attached articles, restricted records and paths
of the machine, so it is never what is shown; this one is made for showing.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from nkr.errors import DatabaseUnusable

AFFINITY = {"text": "text", "number": "numeric", "integer": "integer", "boolean": "integer", "day": "text"}
"""How a kind of column is stored; ``numeric`` keeps 300000 a whole number, where ``real`` would print 300000.0."""


@dataclass(frozen=True, slots=True)
class Published:
    """A table to publish: columns by name with their kind, what names a row, where columns point, what is searched."""

    name: str
    columns: Mapping[str, str]
    key: Sequence[str]
    rows: Iterable[Mapping[str, Any]]
    points: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    searched: Sequence[str] = ()


def publish(path: Path, tables: Iterable[Published]) -> None:
    """Write a new database at ``path``; raises ``DatabaseUnusable`` where it cannot be written."""
    try:
        connection = sqlite3.connect(path)
        try:
            connection.execute("pragma journal_mode = off")  # nobody sees this file before it is whole
            for table in tables:
                _write(connection, table)
            connection.commit()
            connection.execute("analyze")
            connection.execute("vacuum")
        finally:
            connection.close()
    except sqlite3.Error as error:
        raise DatabaseUnusable(f"cannot write {path}: {error}.") from None


def _write(connection: sqlite3.Connection, table: Published) -> None:
    names = list(table.columns)
    parts = [f"[{name}] {AFFINITY[kind]}" for name, kind in table.columns.items()]
    parts.append(f"primary key ({_listed(table.key)})")
    parts += [f"foreign key ([{name}]) references [{to}] ([{key}])" for name, (to, key) in table.points.items()]
    connection.execute(f"create table [{table.name}] ({', '.join(parts)})")
    connection.executemany(
        f"insert into [{table.name}] values ({', '.join('?' * len(names))})",  # noqa: S608 (our own names)
        (tuple(row.get(name) for name in names) for row in table.rows),
    )
    for name in table.points:
        connection.execute(f"create index [{table.name}_{name}] on [{table.name}] ([{name}])")
    if table.searched:
        searched = _listed(table.searched)
        connection.execute(
            f"create virtual table [{table.name}_fts] "
            f"using fts5({searched}, tokenize = 'trigram', content = [{table.name}])"
        )
        connection.execute(
            f"insert into [{table.name}_fts] (rowid, {searched}) select rowid, {searched} from [{table.name}]"  # noqa: S608
        )


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"[{name}]" for name in names)
