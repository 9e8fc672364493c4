"""Whether a database holds what it says: looked at page by page, by index, and by the digest of the bundled facts.

Opening a database proves that its tables are ours (``database``); this reads all of it, so only ``nkr doctor`` does it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from nkr.errors import DatabaseUnusable
from nkr.store.build import digest_of
from nkr.store.database import Database

_DANGLING = """
    select f.id, f.source from facts f left join sources s on s.id = f.source where s.id is null limit 5
"""
_UNSEARCHABLE = "select id from facts where id not in (select id from fact_words) limit 5"


def faults(database: Database) -> list[str]:
    """What is wrong with the content of an open database, one sentence each; empty where it is sound."""
    try:
        return list(_faults(database))
    except DatabaseUnusable as error:
        return [str(error)]


def _faults(database: Database) -> Iterator[str]:
    for row in database.rows("pragma integrity_check(5)"):
        if row[0] != "ok":
            yield f"SQLite finds damage: {row[0]}"
    for row in database.rows(_DANGLING):
        yield f"the source '{row['source']}' of the fact {row['id']} is missing"
    for row in database.rows(_UNSEARCHABLE):
        yield f"the fact {row['id']} is missing from the full-text index"
    everything = database.record(database.collections, restricted=True)
    bundled = [fact for fact in everything.facts if fact.id not in database.load_of]
    if f"sha256:{digest_of(bundled)}" != database.about.get("digest"):
        yield "the bundled facts are not those of its digest: something has changed them"


def searches_words() -> bool:
    """Whether this SQLite can search Korean and other words: full-text search with trigrams (SQLite 3.34 or later)."""
    import sqlite3

    memory = sqlite3.connect(":memory:")
    with suppress(sqlite3.Error):
        memory.execute("create virtual table words using fts5(text, tokenize = 'trigram')")
        return True
    return False
