"""What another database says, be it built by another version: read column by column, as far as both know them."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, NamedTuple

from nkr.analysis.withholding import TITLE
from nkr.errors import DatabaseUnusable
from nkr.store.database import FAULTS, LONGEST_VALUE, is_sealed_file
from nkr.store.schema import APPLICATION_ID


class Snapshot(NamedTuple):
    """The facts of a database by id, what it says of itself, and the ids of the facts that it withholds."""

    facts: dict[str, dict[str, Any]]
    about: dict[str, str]
    withheld: frozenset[str]


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
        connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
        tables = dict(connection.execute("select name, sql from sqlite_master where type = 'table'").fetchall())
        plain = all(str(tables.get(name)).startswith("CREATE TABLE") for name in ("facts", "sources", "about"))
        if not plain or ("seal" in tables and not is_sealed_file(connection, path)):
            raise DatabaseUnusable(f"{path} has been changed by another program.")  # a view could run for ever
        sources = {row["id"]: row for row in map(dict, connection.execute("select * from sources"))}
        cited = {
            identifier: {"title": TITLE, "publisher": row["publisher"], "url": ""}
            if row.get("title_withheld")
            else {name: row[name] for name in ("title", "publisher", "url")}
            for identifier, row in sources.items()
        }
        facts = {
            row["id"]: {**dict(row), **cited.get(row["source"], {})}
            for row in connection.execute("select * from facts")
        }
        about = {row["key"]: row["value"] for row in connection.execute("select key, value from about")}
        secret = {identifier for identifier, row in sources.items() if row.get("restricted")}
        withheld = frozenset(
            identifier
            for identifier, row in facts.items()
            if row.get("withheld") or row.get("restricted") or row["source"] in secret
        )
        return Snapshot(facts, about, withheld)
    except (*FAULTS, LookupError, TypeError) as error:
        raise DatabaseUnusable(f"{path} cannot be read as an nkr database ({error!s:.100}).") from None
    finally:
        if connection is not None:
            connection.close()
