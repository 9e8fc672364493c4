"""What another database says, be it built by another version: read column by column, as far as both know them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nkr.errors import DatabaseUnusable
from nkr.store.schema import APPLICATION_ID


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The facts of a database by id, and what it says of itself."""

    facts: dict[str, dict[str, Any]]
    about: dict[str, str]


def snapshot(path: Path) -> Snapshot:
    """Every fact of the database at ``path``, with the title, publisher and address of its document.

    Raises ``DatabaseUnusable`` where the file is no database of nkr's.
    """
    if not path.is_file():
        raise DatabaseUnusable(f"{path} is not a file.")
    connection = None
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        connection.row_factory = sqlite3.Row
        connection.execute("pragma trusted_schema = off")
        if connection.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
            raise DatabaseUnusable(f"{path} is not an nkr database.")
        cited = {
            row["id"]: {name: row[name] for name in ("title", "publisher", "url")}
            for row in connection.execute("select id, title, publisher, url from sources")
        }
        facts = {
            row["id"]: {**dict(row), **cited.get(row["source"], {})}
            for row in connection.execute("select * from facts")
        }
        about = {row["key"]: row["value"] for row in connection.execute("select key, value from about")}
        return Snapshot(facts, about)
    except (sqlite3.Error, IndexError, TypeError) as error:
        raise DatabaseUnusable(f"{path} cannot be read as an nkr database ({error!s:.100}).") from None
    finally:
        if connection is not None:
            connection.close()
