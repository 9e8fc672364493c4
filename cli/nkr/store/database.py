"""Reading the database: opening it safely, and the questions that are asked of it.

Opened read-only with the standard library; sqlite-utils would cost three quarters of a start-up. A file that is not
ours, is damaged, of another version, or is not made of exactly our tables is refused with the way out: a trigger, a
view or a generated column planted in it never runs. What the rows hold is not trusted either: a value of the wrong type
or a fact without its source is damage, not a crash.
"""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from nkr.errors import DatabaseUnusable, NothingFound, WrongUsage
from nkr.model import Fact, Measure, Source, Term, Topic, Vocabulary, names
from nkr.model.dataset import Collection, Dataset, Decision, DeclaredCheck, Missing
from nkr.model.period import FOREVER, Period
from nkr.store import rows, seal
from nkr.store.focus import MAX_FACTS, Focus
from nkr.store.rows import Value
from nkr.store.schema import APPLICATION_ID, OPTIONAL, SCHEMA, STATEMENTS, TABLES

if TYPE_CHECKING:
    from nkr.analysis.scale import Outline
    from nkr.analysis.selection import Filter

T = TypeVar("T")
JOURNALS = ("-journal", "-wal", "-shm")
"""What a program that writes into a database in place leaves beside it; nkr never does."""
FAULTS = (sqlite3.Error, UnicodeDecodeError)
"""What a damaged file raises: of noise in a table's name even the message about it cannot be decoded."""
MAX_RANKED = 2_000
"""Facts that a search puts in order by whole words."""
MAX_WORDS = 50
"""Words that are looked for at once; SQLite gives up at a thousand."""
SHORT = 3
"""Characters that a word in Latin letters needs to be looked for inside others."""
LONGEST_VALUE = 100_000_000
"""Bytes of the largest text that is read from a database: an article of a thousand books."""
_KINDS = {str: (str,), int: (int,), float: (float, int)}
_NAMED = "select iif(f.withheld, 'that is restricted', f.id) from facts f"
_DANGLING = f"{_NAMED} left join sources s on s.id = f.source where s.id is null limit 5"
_UNSEARCHABLE = f"{_NAMED} where f.id not in (select id from fact_words) limit 5"  # noqa: S608


class Scope(NamedTuple):
    """A condition on the table of facts, and the values of its question marks."""

    where: str
    values: list[str]


class Database:
    """An open database. Every method raises ``DatabaseUnusable`` where the file turns out to be damaged.

    What is withheld (``nkr.analysis.withholding``) stays out of all that it tells, unless it is opened ``restricted``.
    """

    def __init__(self, path: Path, *, restricted: bool = False) -> None:
        self.path = path
        self.restricted = restricted
        self._connection = _opened(path)
        try:
            _ = self.about  # asked for at the end of every answer: that must not be where it turns out to be damaged
        except DatabaseUnusable:
            self.close()
            raise

    def close(self) -> None:
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[sqlite3.Row]:
        return list(self.each(sql, values))

    def each(self, sql: str, values: Sequence[Any] = ()) -> Iterable[sqlite3.Row]:
        """Rows one after the other, for tables that need not fit into memory."""
        try:
            yield from self._connection.execute(sql, values)
        except FAULTS as error:
            raise _unreadable(self.path, error) from None

    def read(
        self, table: str, make: Callable[[sqlite3.Row], T], where: str = "", values: Sequence[Any] = ()
    ) -> list[T]:
        """The rows of ``table`` as values; ``where`` is our own SQL for all that follows the table's name."""
        found = self.rows(f"select * from [{table}] {where}", values)  # noqa: S608 (our own names)
        sound: set[tuple[type, ...]] = set()
        try:
            for row in found:
                kinds = tuple(map(type, row))
                if kinds not in sound:  # rows have the same types but for what is missing: few are looked at twice
                    _check_types(table, row)
                    sound.add(kinds)
            return [make(row) for row in found]
        except (ValueError, KeyError, IndexError, ArithmeticError) as error:
            raise damaged(self.path, f"table {table}: {error}") from None
        except (TypeError, AttributeError, RecursionError):
            raise damaged(self.path, f"table {table}: something is missing, or of another type") from None

    def _values(self, table: str, of: type[Value], where: str, values: Sequence[Any] = ()) -> list[Value]:
        return self.read(table, rows.reader(of, TABLES[table]), where, values)

    def faults(self) -> list[str]:
        """What is wrong with the content, a sentence each: by its seal, page by page, by index, and by the digest of
        the bundled facts. Opening a database only proves that its tables are ours.
        """
        try:
            return list(self._faults())
        except DatabaseUnusable as error:
            return [str(error)]

    def _faults(self) -> Iterator[str]:
        from nkr.model.identity import digest_of  # loads hashlib

        sealed = False
        with suppress(*FAULTS, OSError):
            sealed = is_sealed_file(self._connection, self.path, fully=True)
        if not sealed:
            yield "its checksum is another than when it was built: something has changed it"
        for (told,) in self.rows("pragma integrity_check(5)"):
            if told != "ok":
                yield f"SQLite finds damage: {told}"
        for (code,) in self.rows(_DANGLING):
            yield f"the source of the fact {code} is missing"
        for (code,) in self.rows(_UNSEARCHABLE):
            yield f"the fact {code} is missing from the full text"
        with closing(Database(self.path, restricted=True)) as whole:
            bundled = [fact for fact in whole.record(whole.collections).facts if fact.id not in whole.load_of]
        if f"sha256:{digest_of(bundled)}" != self.about.get("digest"):
            yield "the bundled facts are not those of its digest: something has changed them"

    @cached_property
    def about(self) -> dict[str, str]:
        return dict(self.read("about", tuple))

    @cached_property
    def vocabulary(self) -> Vocabulary:
        terms: dict[str, dict[str, Term]] = {"claimant": {}, "place": {}, "group": {}, "event": {}}
        shown, read_term = self._shown, rows.reader(Term, TABLES["terms"])
        for kind, term in self.read("terms", lambda row: (row[0], read_term(row)), shown):
            terms.setdefault(kind, {})[term.code] = term
        topics = {topic.code: topic for topic in self._values("topics", Topic, shown)}
        measures = {measure.code: measure for measure in self._values("measures", Measure, shown)}
        return Vocabulary(topics, measures, terms["claimant"], terms["place"], terms["group"], terms["event"])

    @property
    def _shown(self) -> str:
        return "" if self.restricted else "where not withheld"

    @cached_property
    def collections(self) -> dict[str, Collection]:
        return {found.code: found for found in self._values("collections", Collection, self._shown)}

    @cached_property
    def selected(self) -> frozenset[str]:
        """The collections that this database answers from unasked."""
        chosen = self.rows("select code from collections where selected")
        return frozenset(row["code"] for row in chosen if row["code"] in self.collections)

    @cached_property
    def loads(self) -> dict[str, str]:
        """The paths that were loaded, and the collection of each; "" is what comes with nkr."""
        found = {row["path"]: row["collection"] for row in self.read("loads", dict)}
        if self.restricted and (unknown := {code for path, code in found.items() if path} - self.collections.keys()):
            raise damaged(self.path, f"the collection '{min(unknown):.40}' is not there")
        return found

    @cached_property
    def load_of(self) -> dict[str, str]:
        """Which path each source and fact came from."""
        found = self.rows("select id, [load] from sources union all select id, [load] from facts")
        if unknown := [row["id"] for row in found if row["load"] not in self.loads]:
            raise damaged(self.path, f"where '{unknown[0]!s:.40}' was loaded from is not there")
        return {row["id"]: row["load"] for row in found if row["load"]}

    def record(
        self,
        collections: Iterable[str] = (),
        *,
        as_of: Period | None = None,
        topics: Iterable[str] = (),
        focus: Sequence[Focus] = (),
    ) -> Dataset:
        """What the selected collections hold, with those named in ``collections`` beside them.

        ``as_of`` leaves out what had not been published by its last day; a date that is uncertain counts by its latest
        possible day. ``topics`` leaves out the facts of others but for likely errors, which count against their
        document. ``focus`` leaves out all facts but these.
        """
        wanted = sorted(self.selected | self._known(collections))
        scope, marks = self._scope(wanted, None, as_of), ", ".join("?" * len(wanted))
        if codes := sorted(topics):
            among, codes = _among("topic", codes)
            limit = f"({among} or status = 'doubtful' or withdrawn <> '')"
            scope = Scope(f"{scope.where} and {limit}", [*scope.values, *codes])
        if focus:
            scope = self._focused(focus, scope)
        facts = self._facts(scope)
        cited = {fact.source for fact in facts}
        held = f"collection in ({marks}) or id in (select source from facts where {scope.where})"  # noqa: S608
        sources = [
            source
            for source in self.sources(held, [*wanted, *scope.values])
            if source.id in cited
            or (source.collection in wanted and (as_of is None or source.published.end <= as_of.end))
        ]
        known = {fact.id for fact in facts}
        checks = self._values("checks", DeclaredCheck, f"where collection in ({marks})", wanted)
        missing = self._values("missing", Missing, f"where collection in ({marks})", wanted)
        shown = {source.id for source in sources} | {""}
        record = Dataset(
            facts,
            {source.id: source for source in sources},
            self.vocabulary,
            self.collections,
            [check for check in checks if {*check.parts, check.total} - {""} <= known],
            self.decisions(wanted),
            [one for one in missing if one.source in shown and one.measure in self.vocabulary.measures],
        )
        self._refuse_dangling(record)
        return record

    def _facts(self, scope: Scope) -> list[Fact]:
        facts = self.read("facts", rows.fact_from, f"where {scope.where} order by rowid", scope.values)
        hidden = self._hidden
        return [replace(fact, repeats="") if fact.repeats in hidden else fact for fact in facts] if hidden else facts

    def holds_more_than(self, limit: int, scope: Scope) -> bool:
        """Whether there are more facts within ``scope``; where the database has fewer in all, none is counted."""
        if (self.rows("select max(rowid) from facts")[0][0] or 0) <= limit:
            return False
        beyond = f"select 1 from facts where {scope.where} limit 1 offset {int(limit)}"  # noqa: S608
        return bool(self.rows(beyond, scope.values))

    def _focused(self, focus: Sequence[Focus], scope: Scope) -> Scope:
        rowids: set[int] = set()
        for part in focus:
            within = f"select rowid from facts where {scope.where} and ({part.where})"  # noqa: S608
            sql = f"{within} order by {part.order} limit {MAX_FACTS}"
            rowids.update(row[0] for row in self.each(sql, [*scope.values, *part.values]))
        return Scope(f"rowid in ({', '.join(map(str, sorted(rowids)))})", [])

    def topics_stating(self, number: float, unit: str, scope: Scope) -> frozenset[str]:
        """The topics with facts that state a number, if it is the figure itself of one that is no likely error."""
        as_figure = "max(status <> 'doubtful' and qualifier not in ('range', 'vague'))"
        sql = f"""
            select topic, {as_figure} from facts
            where (low = ? or high = ?) and (unit = ? or ? = '') and {scope.where} group by topic
        """  # noqa: S608 (our own names)
        found = self.rows(sql, [number, number, unit, unit, *scope.values])
        return frozenset(topic for topic, _ in found) if any(stated for _, stated in found) else frozenset()

    def facts_of(self, ids: Iterable[str], scope: Scope) -> dict[str, Fact]:
        """The facts of these ids that are within ``scope``, by id."""
        where, values = _among("id", sorted(ids))
        return {fact.id: fact for fact in self._facts(Scope(f"{where} and {scope.where}", [*values, *scope.values]))}

    def decisions(self, collections: Iterable[str]) -> list[Decision]:
        """What curators of these collections have decided, but for what concerns a withheld fact."""
        where, values = _among("collection", sorted(collections))
        found = self._values("decisions", Decision, f"where {where}", values)
        return [decision for decision in found if self._hidden.isdisjoint(decision.facts)]

    @cached_property
    def withheld(self) -> frozenset[str]:
        """Ids of the facts that are withheld, for those who must know what not to name."""
        return frozenset(row["id"] for row in self.rows("select id from facts where withheld"))

    @property
    def withheld_names(self) -> frozenset[str]:
        tables = ("collections", "topics", "measures", "terms")
        codes = {row["code"] for table in tables for row in self.rows(f"select code from {table} where withheld")}  # noqa: S608
        sources = {row["id"] for row in self.rows("select id from sources where restricted")}
        return self.withheld | codes | sources

    @property
    def _hidden(self) -> frozenset[str]:
        """Ids of the facts that nothing shown may have; none where all were asked for."""
        return frozenset() if self.restricted else self.withheld

    @cached_property
    def _hidden_phrases(self) -> dict[str, dict[int, list[str]]]:
        """Their phrases, by source and paragraph."""
        phrases: dict[str, dict[int, list[str]]] = {}
        found = self.rows("select source, paragraph, phrase from facts where withheld") if self._hidden else ()
        for source, paragraph, phrase in found:
            phrases.setdefault(source, {}).setdefault(paragraph, []).append(phrase)
        return phrases

    def sources(self, where: str = "true", values: Sequence[Any] = ()) -> Iterator[Source]:
        """The sources of all collections (or those of a condition of ours), without what is withheld."""
        shown = f"where ({where})" + ("" if self.restricted else " and not restricted")
        read_source, where = rows.reader(Source, TABLES["sources"]), f"{shown} order by number is null, number, id"
        read = self.read("sources", lambda row: (read_source(row), bool(row["title_withheld"])), where, values)
        if not self._hidden:
            yield from (source for source, _ in read)
            return
        from nkr.analysis.withholding import disguised  # rarely needed: it must not weigh on other starts

        for source, title_tells in read:
            yield disguised(source, self._hidden_phrases.get(source.id), title_tells)

    def sources_of(self, ids: Iterable[str]) -> Iterator[Source]:
        return self.sources(*_among("id", sorted(ids)))

    def _refuse_dangling(self, record: Dataset) -> None:
        """Raise ``DatabaseUnusable`` where a fact names a source, a measure or a topic that is not there."""
        by_kind = record.vocabulary.by_kind
        for name, terms in {"source": record.sources, **by_kind}.items():
            for code in sorted({getattr(fact, name) for fact in record.facts} - {""}):
                if code not in terms:
                    raise damaged(self.path, f"a fact names the {name} '{code:.40}', which is not there")
        if self.restricted:  # else a collection may be withheld
            collections = {term.collection for terms in by_kind.values() for term in terms.values()}
            if unknown := collections - self.collections.keys():
                raise damaged(self.path, f"the collection '{min(unknown):.40}' is not there")

    def scope(
        self, collections: Iterable[str] = (), *, wanted: Filter | None = None, as_of: Period | None = None
    ) -> Scope:
        return self._scope(sorted(self.selected | self._known(collections)), wanted, as_of)

    def _scope(self, collections: Sequence[str], wanted: Filter | None, as_of: Period | None) -> Scope:
        where, values = _among("collection", collections)
        if wanted is not None:
            single = {name: {getattr(wanted, name)} - {""} for name in ("topic", "measure", "source", "collection")}
            several = {"claimant": wanted.claimants, "place": wanted.places, "group": wanted.groups}
            for column, codes in {**single, **several}.items():
                if codes:
                    condition, more = _among(column, sorted(codes))
                    where, values = f"{where} and {condition}", values + more
        if wanted is not None and wanted.time is not None:
            first, last = int(wanted.time.start), int(wanted.time.end)
            where += f" and last_day between {first} and {last} and (first_day >= {first} or kind = 'cumulative')"
        if as_of is not None:
            where += f" and published_last_day <= {int(as_of.end)}"
        if not self.restricted:
            where += " and not withheld"
        return Scope(where, values)

    def outside(
        self,
        wanted: Filter,
        collections: Sequence[str],
        *,
        holding: Sequence[str] | None = None,
        as_of: Period | None = None,
    ) -> dict[str, list[int]]:
        """The last days of the facts of what is wanted, by collection; ``holding``: only of these ids."""
        scope = self._scope(collections, wanted, as_of)
        sql = f"select collection, id, last_day from facts where {scope.where} order by collection"  # noqa: S608
        held: dict[str, list[int]] = {}
        ids = None if holding is None else frozenset(holding)
        for collection, identifier, last in self.each(sql, scope.values):
            if ids is None or identifier in ids:
                held.setdefault(collection, []).append(last if last < FOREVER else 0)
        return held

    def of_the_same_time(self, fact: Fact, *, as_of: Period | None = None) -> list[Fact]:
        """The figures of the same measure and time in all collections, asked or not."""
        scope = self.scope(self.collections, as_of=as_of)
        where = f"where topic = ? and measure = ? and first_day = ? and last_day = ? and {scope.where}"
        values = [fact.topic, fact.measure, fact.time.start, fact.time.end, *scope.values]
        return self.read("facts", rows.fact_from, where, values)

    def newest_day_like(self, fact: Fact, scope: Scope) -> int | None:
        """The last day that a figure of the same scope is about, plans left out; ``None`` where there is none."""
        alike = "topic = ? and measure = ? and kind = ? and place = ? and [group] = ? and [by] = ?"
        sql = f"select max(last_day) from facts where {alike} and status <> 'planned' and {scope.where}"  # noqa: S608
        values = [fact.topic, fact.measure, fact.kind.value, fact.place, fact.group, fact.by, *scope.values]
        return self.rows(sql, values)[0][0]  # type: ignore[no-any-return]

    def scopes_of_measures(self, dimension: str) -> list[tuple[str, str]]:
        """Each measure with each place, or group, that a figure of it is about, in all collections."""
        scope = self.scope(self.collections)
        sql = f"select distinct measure, [{dimension}] from facts where {scope.where}"  # noqa: S608 (our own names)
        return [(measure, code) for measure, code in self.rows(sql, scope.values)]

    def count(self, scope: Scope) -> dict[str, int]:
        """How many facts each topic holds of what is asked."""
        sql = f"select topic, count(*) from facts where {scope.where} group by topic"  # noqa: S608
        return {row[0]: row[1] for row in self.rows(sql, scope.values)}

    def outlines(self, scope: Scope) -> Iterator[Outline]:
        """The bare figures, group by group and in each by lower end, for judging a record too large to hold.

        Size words reach to where the next one begins, as in ``nkr.analysis.compare.scope.compatible``.
        """
        sql = f"""
            select grouping, id, ifnull(interval_low, -9e999), ifnull(interval_high + (qualifier = 'vague'), 9e999),
                   origin, low, high, qualifier
            from facts
            where {scope.where} and status <> 'doubtful' and not (qualifier = 'vague' and interval_low is null)
            order by grouping, interval_low
        """  # noqa: S608
        from nkr.analysis.scale import Outline

        last, known = "", dict[str, str]()
        for grouping, identifier, floor, ceiling, origin, low, high, qualifier in self.each(sql, scope.values):
            last = last if grouping == last else grouping  # a group of a million names itself and its voices once
            voice, hedge = known.setdefault(origin, origin), known.setdefault(qualifier, qualifier)
            yield Outline(last, identifier, floor, ceiling, voice, low, high, hedge)

    def _known(self, collections: Iterable[str]) -> frozenset[str]:
        for code in collections:
            if code not in self.collections:
                raise NothingFound(f"no collection '{code:.60}'.{names.hint(code, self.collections)}")
        return frozenset(collections)

    def article(self, source: Source) -> dict[str, Any] | None:
        """The text that the user has attached to a source, and what is known of it; ``None`` where there is none."""
        return next(self._texts("source = ?", (source.id,)), None)

    @property
    def attached(self) -> dict[str, bool]:
        """The sources that have a text attached, and whether it is the edition on record."""
        rows = self.rows(f"select source, recorded_edition from articles where {self._of_shown_sources}")  # noqa: S608
        return {row["source"]: bool(row["recorded_edition"]) for row in rows}

    def everything_attached(self) -> list[dict[str, Any]]:
        return list(self._texts("true order by source"))

    @property
    def _of_shown_sources(self) -> str:
        return "true" if self.restricted else "source not in (select id from sources where restricted)"

    def _texts(self, where: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        for row in self.read("articles", dict, f"where {self._of_shown_sources} and {where}", values):
            if withheld := self._hidden_phrases.get(row["source"]):
                # The fingerprint is of the whole text: a number of four digits is found by trying all of them.
                yield row | {"text": self._redacted(row, withheld), "fingerprint": ""}
            else:
                yield row

    def _redacted(self, row: dict[str, Any], withheld: Mapping[int, Sequence[str]]) -> str:
        from nkr.analysis.withholding import redacted

        (source,) = self._values("sources", Source, "where id = ?", (row["source"],))
        shown = self.rows("select paragraph, phrase from facts where source = ? and not withheld", (source.id,))
        return redacted(row["text"], source, bool(row["recorded_edition"]), withheld, [tuple(found) for found in shown])

    def search(self, text: str) -> list[str]:
        """Ids of the facts that hold every word of ``text``, those with whole words first.

        Words are text, never query syntax; words in quotation marks stand next to each other. A word of one
        or two Latin letters is a whole one; any other, as in Korean, may be a part.
        """
        wanted = names.sought(text)
        if len(wanted) > MAX_WORDS:
            raise WrongUsage(f"{len(wanted):,} words to look for: give at most {MAX_WORDS}.")
        values = [f" {phrase} " if len(phrase) < SHORT and phrase.isascii() else phrase for phrase in wanted]
        where = " and ".join(["instr(' ' || words || ' ', ?)"] * len(values)) or "0"
        found = self.rows(f"select id, words from fact_words where {where} order by rowid", values)  # noqa: S608
        ranked = sorted(found[:MAX_RANKED], key=lambda row: _parts_of_words(row["words"], wanted))
        return [row["id"] for row in (*ranked, *found[MAX_RANKED:]) if row["id"] not in self._hidden]

    @property
    def searched_words(self) -> set[str]:
        """All words that a search can find, for near misses."""
        shown = "" if self.restricted else "where id not in (select id from facts where withheld)"
        return {word for row in self.rows(f"select words from fact_words {shown}") for word in row[0].split()} - {"·"}  # noqa: S608


def _parts_of_words(text: str, wanted: Sequence[str]) -> tuple[int, bool]:
    """How many of the phrases are only parts of words in ``text``, and whether they are apart from each other."""
    padded = f" {text} "
    return sum(f" {phrase} " not in padded for phrase in wanted), f" {' '.join(wanted)} " not in padded


def _among(column: str, codes: Sequence[str]) -> tuple[str, list[str]]:
    return f"[{column}] in ({', '.join('?' * len(codes))})", list(codes)


_WAY_OUT = (
    "Move it away and run 'nkr ingest': it is built again from the curated files; your own files have to be ingested "
    "again."
)


def damaged(path: Path, reason: str) -> DatabaseUnusable:
    return DatabaseUnusable(f"{path} is damaged ({reason:.100}). {_WAY_OUT}")


def _check_types(table: str, row: sqlite3.Row) -> None:
    for name, (kind, _) in TABLES[table].items():
        value = row[name]
        if not isinstance(value, _KINDS[kind]) and (value is not None or name not in OPTIONAL.get(table, ())):
            raise ValueError(f"{name} holds {'nothing' if value is None else type(value).__name__}")


def exists(path: Path) -> bool:
    """Whether there is a file to read; ``DatabaseUnusable`` where something else is there, or it cannot be reached."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return False
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        other = "Choose another place with --db PATH or NKR_DB."
        raise DatabaseUnusable(f"cannot reach {path}: {reason}. {other}") from None
    if not stat.S_ISREG(found.st_mode):
        other = "a folder, not a database" if stat.S_ISDIR(found.st_mode) else "not a regular file"
        raise DatabaseUnusable(f"{path} is {other}. Give a file with --db PATH or NKR_DB.")
    return True


def _opened(path: Path) -> sqlite3.Connection:
    if not exists(path):
        raise DatabaseUnusable(f"there is no database at {path}. Run 'nkr ingest' to build it.")
    for ending in JOURNALS[:2]:
        journal = path.with_name(path.name + ending)
        if journal.exists() and journal.stat().st_size:
            raise DatabaseUnusable(
                f"another program is writing in {path}, or crashed while writing: {journal.name} is beside it. Close "
                "that program; if that does not help, move both files away and run 'nkr ingest'."
            )
    while True:
        before = _inode(path)
        connection = connected(path)
        try:
            problem = _problem(connection, path)
        except FAULTS as error:
            problem = _unreadable(path, error)
        if problem is None:
            return connection
        connection.close()
        if _inode(path) == before:
            raise problem  # else it was replaced meanwhile: the new one is another matter


def _inode(path: Path) -> int:
    try:
        return path.stat().st_ino
    except OSError:
        return 0


def _problem(connection: sqlite3.Connection, path: Path) -> DatabaseUnusable | None:
    """Why an open database cannot be relied on: whose it is, of which version, and whether it is as it was built."""
    application, version, made = identity(connection)
    if application != APPLICATION_ID:
        return DatabaseUnusable(f"{path} is not an nkr database. Give another file with --db PATH or NKR_DB.")
    if version != SCHEMA:
        way_out = "Run 'nkr ingest' to build it again with this one."
        return OfAnotherVersion(f"{path} was built by another version of nkr. {way_out}")
    if made != STATEMENTS or not is_sealed_file(connection, path):
        return DatabaseUnusable(f"{path} has been changed by another program, or by a disk error. {_WAY_OUT}")
    return None


def is_sealed_file(connection: sqlite3.Connection, path: Path, *, fully: bool = False) -> bool:
    (value,) = connection.execute("select value from seal").fetchone() or ("",)
    with path.open("rb", buffering=0) as file:
        return isinstance(value, str) and seal.holds(file, value, fully=fully)


def connected(path: Path) -> sqlite3.Connection:
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=2)
    except sqlite3.Error as error:
        raise DatabaseUnusable(f"cannot open {path}: {error}. Check that you may read it.") from None
    connection.row_factory = sqlite3.Row
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_VALUE)
    return connection


def identity(connection: sqlite3.Connection) -> tuple[int, int, dict[str, str]]:
    """Whose file it is, of which version, and what it is made of: every name with its SQL."""
    connection.execute("pragma trusted_schema = off")
    connection.execute("pragma query_only = on")
    connection.execute("pragma cell_size_check = on")
    application = connection.execute("pragma application_id").fetchone()[0]
    version = connection.execute("pragma user_version").fetchone()[0]
    made = dict(connection.execute("select name, sql from sqlite_master where name not like 'sqlite\\_%' escape '\\'"))
    return application, version, made


class OfAnotherVersion(DatabaseUnusable):
    """The database is nkr's, but its tables are not those of this version."""


class Remnants(NamedTuple):
    """What cannot be built again from the bundled files: the user's paths, the attached texts, the least size shown."""

    loads: Mapping[str, str] = {}
    selected: frozenset[str] = frozenset()
    articles: Sequence[dict[str, Any]] = ()
    fewer_than: int = 0


WITHHELD_BELOW = "withheld below"
"""The line of ``about`` that says of how many people a figure must at least be to be shown."""


def fewer_than(about: Mapping[str, str]) -> int:
    """Figures of so few people are withheld; 0 for none."""
    told = about.get(WITHHELD_BELOW, "")
    return int(told) if told.isascii() and told.isdigit() else 0


def remnants(path: Path) -> Remnants:
    """What must be carried over from a database of another version; raises ``DatabaseUnusable`` if it is unreadable."""
    with closing(connected(path)) as connection:
        try:
            identity(connection)
            loads = connection.execute("select path, collection from loads where path <> ''")
            return Remnants(
                {str(loaded): str(code) for loaded, code in loads},
                frozenset(str(row[0]) for row in connection.execute("select code from collections where selected")),
                [dict(row) for row in connection.execute("select * from articles order by source")],
                fewer_than(dict(connection.execute("select key, value from about").fetchall())),
            )
        except FAULTS as error:
            raise DatabaseUnusable(
                f"{path} was built by another version of nkr, and what you had loaded into it cannot be read "
                f"({error}). Move it away, run 'nkr ingest', and ingest your own files again."
            ) from None


def _unreadable(path: Path, error: Exception) -> DatabaseUnusable:
    if "not a database" in str(error):
        return DatabaseUnusable(f"{path} is not a database. Give another file with --db PATH or NKR_DB.")
    if "unable to open" in str(error) or "locked" in str(error):
        way_out = "Check that you may read it and that no program locks it."
        return DatabaseUnusable(f"cannot read {path}: {error}. {way_out}")
    if "readonly database" in str(error):
        return DatabaseUnusable(
            f"cannot read {path}: another program left it in a mode (WAL) that needs a folder where you may write. "
            "Copy it to a folder of yours and name it with --db PATH, or run 'nkr ingest' there."
        )
    return damaged(path, str(error))


def snapshot(path: Path) -> tuple[dict[str, dict[str, Any]], frozenset[str]]:
    """What another database says, be it built by another version: every fact by id, with the title, publisher and
    address of its document, and the ids of those that it withholds. ``DatabaseUnusable`` where it is none of nkr's.
    """
    from nkr.analysis.withholding import TITLE

    if not path.is_file():
        raise DatabaseUnusable(f"{path} is not a file.")
    facts: dict[str, dict[str, Any]] = {}
    withheld: set[str] = set()
    with closing(connected(path)) as connection:
        try:
            application, _, tables = identity(connection)
            if application != APPLICATION_ID:
                raise DatabaseUnusable(f"{path} is not an nkr database.")
            plain = all(str(tables.get(name)).startswith("CREATE TABLE") for name in ("facts", "sources", "about"))
            if not plain or ("seal" in tables and not is_sealed_file(connection, path)):
                raise DatabaseUnusable(f"{path} has been changed by another program.")  # a view could run for ever
            sources = {row["id"]: row for row in map(dict, connection.execute("select * from sources"))}
            for row in map(dict, connection.execute("select * from facts")):
                source = sources.get(row["source"], {})
                cited = {name: source[name] for name in ("title", "publisher", "url") if source}
                hidden = {"title": TITLE, "url": ""} if source.get("title_withheld") else {}
                facts[row["id"]] = row | cited | hidden
                if row.get("withheld") or row.get("restricted") or source.get("restricted"):
                    withheld.add(row["id"])
        except (*FAULTS, LookupError, TypeError) as error:
            raise DatabaseUnusable(f"{path} cannot be read as an nkr database ({error!s:.100}).") from None
    return facts, frozenset(withheld)
