"""Whether a database holds what it says: by its seal, page by page, by index, and by the digest of the bundled facts.

Opening a database proves that its tables are ours (``database``); this reads all of it, for ``nkr about --check``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing

from nkr.errors import DatabaseUnusable
from nkr.model.identity import digest_of
from nkr.store.database import Database

_DANGLING = """
    select iif(f.withheld, 'that is restricted', f.id) as id
    from facts f left join sources s on s.id = f.source where s.id is null limit 5
"""
_UNSEARCHABLE = """
    select iif(withheld, 'that is restricted', id) as id
    from facts where id not in (select id from fact_words) limit 5
"""


def faults(database: Database) -> list[str]:
    """What is wrong with the content of an open database, one sentence each; empty where it is sound."""
    try:
        return list(_faults(database))
    except DatabaseUnusable as error:
        return [str(error)]


def _faults(database: Database) -> Iterator[str]:
    if not database.is_sealed():
        yield "its checksum is another than when it was built: something has changed it"
    for row in database.rows("pragma integrity_check(5)"):
        if row[0] != "ok":
            yield f"SQLite finds damage: {row[0]}"
    for row in database.rows(_DANGLING):
        yield f"the source of the fact {row['id']} is missing"
    for row in database.rows(_UNSEARCHABLE):
        yield f"the fact {row['id']} is missing from the full text"
    with closing(Database(database.path, restricted=True)) as whole:
        bundled = [fact for fact in whole.record(whole.collections).facts if fact.id not in whole.load_of]
    if f"sha256:{digest_of(bundled)}" != database.about.get("digest"):
        yield "the bundled facts are not those of its digest: something has changed them"
