"""Reading the database: opening it safely, and the questions that are asked of it.

Opened read-only with the standard library; sqlite-utils would cost three quarters of a start-up. A file that is not
ours, is damaged, of another version, or has a table replaced by something else is refused with the way out.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from nkr.analysis.scale import Outline
from nkr.errors import DatabaseUnusable, NothingFound
from nkr.model.collection import Collection, Record, near_misses
from nkr.model.period import Period
from nkr.model.source import Source
from nkr.model.vocabulary import Vocabulary
from nkr.store import rows
from nkr.store.schema import APPLICATION_ID, SCHEMA, TABLES

T = TypeVar("T")


class Scope(NamedTuple):
    """A condition on the table of facts, and the values of its question marks."""

    where: str
    values: list[str]


class Database:
    """An open database. Every method raises ``DatabaseUnusable`` where the file turns out to be damaged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._connection = _opened(path)

    def close(self) -> None:
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        try:
            return self._connection.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            raise damaged(self.path, str(error)) from None

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterable[sqlite3.Row]:
        """Rows one after the other, for tables that need not fit into memory."""
        try:
            yield from self._connection.execute(sql, values)
        except sqlite3.Error as error:
            raise damaged(self.path, str(error)) from None

    def _read(self, make: Callable[[sqlite3.Row], T], sql: str, values: Sequence[Any] = ()) -> list[T]:
        found = self.rows(sql, values)
        try:
            return [make(row) for row in found]
        except (ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
            raise damaged(self.path, str(error)) from None

    @cached_property
    def about(self) -> dict[str, str]:
        return {row["key"]: row["value"] for row in self.rows("select key, value from about")}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        terms: dict[str, dict[str, Any]] = {"claimant": {}, "place": {}, "group": {}, "event": {}}
        for row in self.rows("select * from terms"):
            terms.setdefault(row["kind_of_term"], {})[row["code"]] = rows.term_from(row)
        topics = self._read(rows.topic_from, "select * from topics")
        measures = self._read(rows.measure_from, "select * from measures")
        return Vocabulary(
            {topic.code: topic for topic in topics},
            {measure.code: measure for measure in measures},
            terms["claimant"],
            terms["place"],
            terms["group"],
            terms["event"],
        )

    @cached_property
    def collections(self) -> dict[str, Collection]:
        return {found.code: found for found in self._read(rows.collection_from, "select * from collections")}

    @cached_property
    def selected(self) -> frozenset[str]:
        """The collections that this database answers from unasked."""
        return frozenset(row["code"] for row in self.rows("select code from collections where selected"))

    @cached_property
    def loads(self) -> dict[str, str]:
        """The paths that were loaded, and the collection of each; "" is what comes with nkr."""
        return {row["path"]: row["collection"] for row in self.rows("select path, collection from loads")}

    @cached_property
    def load_of(self) -> dict[str, str]:
        """Which path each source and fact came from."""
        sql = "select id, [load] from sources union all select id, [load] from facts"
        return {row["id"]: row["load"] for row in self.rows(sql) if row["load"]}

    def record(
        self, collections: Iterable[str] = (), *, as_of: Period | None = None, restricted: bool = False
    ) -> Record:
        """What the selected collections hold, with those named in ``collections`` beside them.

        ``as_of`` leaves out what had not been published by its last day; a date that is uncertain counts by its latest
        possible day. ``restricted`` lets in what is marked as restricted.
        """
        scope = self.scope(collections, as_of=as_of, restricted=restricted)
        facts = self._read(rows.fact_from, f"select * from facts where {scope.where} order by rowid", scope.values)  # noqa: S608
        wanted, marks = scope.values, ", ".join("?" * len(scope.values))
        public = "" if restricted else " and not restricted"
        sql = f"select * from sources where collection in ({marks}){public} order by number is null, number, id"  # noqa: S608
        sources = self._read(rows.source_from, sql, wanted)
        if as_of is not None:
            kept = {fact.source for fact in facts}
            sources = [source for source in sources if source.published.end <= as_of.end or source.id in kept]
        known = {fact.id for fact in facts}
        checks = self._read(rows.check_from, f"select * from checks where collection in ({marks})", wanted)  # noqa: S608
        decisions = self._read(rows.decision_from, f"select * from decisions where collection in ({marks})", wanted)  # noqa: S608
        return Record(
            facts,
            {source.id: source for source in sources},
            self.vocabulary,
            self.collections,
            [check for check in checks if {*check.parts, *([check.total] if check.total else [])} <= known],
            decisions,
        )

    def scope(
        self,
        collections: Iterable[str] = (),
        *,
        topic: str | None = None,
        as_of: Period | None = None,
        restricted: bool = False,
    ) -> Scope:
        """The condition on the table of facts that a question means."""
        wanted = sorted(self.selected | self._known(collections))
        where = f"collection in ({', '.join('?' * len(wanted))})"
        if topic is not None:
            where += " and topic = ?"
        if as_of is not None:
            where += f" and published_last_day <= {int(as_of.end)}"
        if not restricted:
            where += " and not restricted and source not in (select id from sources where restricted)"
        return Scope(where, [*wanted, *([] if topic is None else [topic])])

    def count(self, scope: Scope) -> dict[str, int]:
        """How many facts each topic holds of what is asked."""
        sql = f"select topic, count(*) from facts where {scope.where} group by topic"  # noqa: S608
        return {row[0]: row[1] for row in self.rows(sql, scope.values)}

    def outlines(self, scope: Scope) -> Iterator[Outline]:
        """The bare figures, group by group and in each by lower end, for judging a record too large to hold.

        Size words reach to where the next one begins, as in ``nkr.analysis.comparability.meet``.
        """
        sql = f"""
            select grouping, id, ifnull(interval_low, -9e999), ifnull(interval_high + (qualifier = 'vague'), 9e999),
                   origin, low, high, qualifier
            from facts
            where {scope.where} and status <> 'doubtful' and not (qualifier = 'vague' and interval_low is null)
            order by grouping, interval_low
        """  # noqa: S608
        return map(Outline._make, self.each(sql, scope.values))

    def _known(self, collections: Iterable[str]) -> frozenset[str]:
        for code in collections:
            if code not in self.collections:
                near = near_misses(code, self.collections)
                hint = f" Did you mean {' or '.join(near)}?" if near else f" There are {', '.join(self.collections)}."
                raise NothingFound(f"no collection '{code:.60}'.{hint}")
        return frozenset(collections)

    def article(self, source: Source) -> dict[str, Any] | None:
        """The text that the user has attached to a source, and what is known of it; ``None`` where there is none."""
        found = self.rows("select * from articles where source = ?", (source.id,))
        return dict(found[0]) if found else None

    def articles(self) -> list[sqlite3.Row]:
        """What is known of each attached text, the text itself left out."""
        return self.rows("select source, fingerprint, recorded_edition, file, length(text) as characters from articles")

    def everything_attached(self) -> list[dict[str, Any]]:
        return [dict(row) for row in self.rows("select * from articles order by source")]

    def search(self, words: str) -> list[str]:
        """Ids of the facts that hold every word, the best first. Words are text, never query syntax.

        Trigrams need three characters; shorter words, common in Korean, are looked for as plain text.
        """
        wanted = words.split()
        long = " ".join('"' + word.replace('"', '""') + '"' for word in wanted if len(word) >= 3)
        conditions, values = [], []
        if long:
            conditions.append("fact_words match ?")
            values.append(f"words : ({long})")
        for word in (word for word in wanted if len(word) < 3):
            conditions.append("words like ? escape '\\'")
            values.append("%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%")
        order = "rank" if long else "rowid"
        where = " and ".join(conditions) or "0"
        return [row["id"] for row in self.rows(f"select id from fact_words where {where} order by {order}", values)]  # noqa: S608


def damaged(path: Path, reason: str) -> DatabaseUnusable:
    return DatabaseUnusable(
        f"{path} is damaged ({reason:.100}). Move it away and run 'nkr ingest': it is built again from the curated "
        "files; your own files have to be ingested again."
    )


def _opened(path: Path) -> sqlite3.Connection:
    if path.is_dir():
        raise DatabaseUnusable(f"{path} is a folder, not a database. Give a file with --db PATH or NKR_DB.")
    if not path.exists():
        raise DatabaseUnusable(f"there is no database at {path}. Run 'nkr ingest' to build it.")
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    except sqlite3.Error as error:
        raise DatabaseUnusable(f"cannot open {path}: {error}. Check that you may read it.") from None
    connection.row_factory = sqlite3.Row
    try:
        connection.execute("pragma trusted_schema = off")
        connection.execute("pragma query_only = on")
        application = connection.execute("pragma application_id").fetchone()[0]
        version = connection.execute("pragma user_version").fetchone()[0]
        tables = {row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")}
        triggers = connection.execute(
            "select count(*) from sqlite_master where type in ('trigger', 'view')"
        ).fetchone()[0]
    except sqlite3.DatabaseError as error:
        connection.close()
        raise _unreadable(path, error) from None
    problem = None
    if application != APPLICATION_ID:
        problem = "is not an nkr database. Give another file with --db PATH or NKR_DB"
    elif version != SCHEMA:
        age = "a newer" if version > SCHEMA else "an older"
        problem = f"was built by {age} version of nkr. Run 'nkr ingest' with this version to build it again"
    elif not set(TABLES) | {"fact_words"} <= tables or triggers:
        problem = "has been changed by another program. Move it away and run 'nkr ingest' to build it again"
    if problem:
        connection.close()
        raise DatabaseUnusable(f"{path} {problem}.")
    return connection


def _unreadable(path: Path, error: sqlite3.Error) -> DatabaseUnusable:
    if "not a database" in str(error):
        return DatabaseUnusable(f"{path} is not a database. Give another file with --db PATH or NKR_DB.")
    if "unable to open" in str(error) or "locked" in str(error):
        return DatabaseUnusable(
            f"cannot read {path}: {error}. Check that you may read it and that no program locks it."
        )
    return damaged(path, str(error))
