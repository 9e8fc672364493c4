"""Building the database. The same entries give the same content: no clock and no path of the machine enters it."""

from __future__ import annotations

import gc
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import Any, NamedTuple

from nkr.model import Fact, Source
from nkr.model.dataset import Dataset, Withheld
from nkr.model.names import words
from nkr.store import replacing, rows, seal
from nkr.store.database import Database
from nkr.store.schema import APPLICATION_ID, SCHEMA, STATEMENTS, TABLES

Watched = Callable[[Sequence[Fact], str], Iterable[Fact]]
"""Passes facts on, and may show how far they are."""


class Contents(NamedTuple):
    """All that goes into a database. ``loads`` maps paths ("" is nkr) to collections, ``load_of`` ids to paths."""

    record: Dataset
    selected: frozenset[str]
    origins: Mapping[str, str]
    loads: Mapping[str, str] = {}
    load_of: Mapping[str, str] = {}
    articles: Sequence[Mapping[str, Any]] = ()
    about: Mapping[str, str] = {}
    withheld: Withheld = Withheld()


def write(path: Path, contents: Contents, watched: Watched = lambda facts, _: facts) -> None:
    """Write ``contents`` as the database at ``path`` in one step; ``DatabaseUnusable`` where it cannot be written."""

    def fill(temporary: Path) -> None:
        _fill(temporary, contents, watched)
        seal.apply(temporary)
        _judge(temporary)

    replacing.replace(path, fill)


def _fill(path: Path, contents: Contents, watched: Watched) -> None:
    connection = sqlite3.connect(path)  # sqlite-utils would add a seventh to the first command's time
    collecting = gc.isenabled()
    gc.disable()  # a million rows are no cycles: collecting among them costs a third of the time
    try:
        connection.execute("pragma journal_mode = off")  # no one sees this file before it is whole
        connection.execute("pragma synchronous = off")
        connection.execute(f"pragma application_id = {APPLICATION_ID}")
        connection.execute(f"pragma user_version = {SCHEMA}")
        connection.execute("begin")
        for statement in STATEMENTS.values():
            if "INDEX" not in statement:
                connection.execute(statement)
        for table, found in _rows(contents, watched):
            _insert(connection, table, found)
        for statement in STATEMENTS.values():
            if "INDEX" in statement:  # after the load: twice as fast
                connection.execute(statement)
        _index_words(connection)
        connection.execute("analyze")
        connection.commit()
    finally:
        connection.close()
        if collecting:
            gc.enable()


def _judge(path: Path) -> None:
    """Keep with the data what was judged of them: as they are read from the database, where what is withheld is out."""
    from nkr.store import judged  # loads the rules, which a database that is only put in its place does not need

    with closing(Database(path)) as database:
        found = list(judged.rows(database))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("pragma journal_mode = off")
        connection.execute("pragma synchronous = off")
        _insert(connection, "judged", found)
        connection.execute("update seal set value = ?", [seal.blank()])
        connection.commit()
    seal.apply(path)


def _insert(connection: sqlite3.Connection, table: str, found: Iterable[Mapping[str, Any]]) -> None:
    names = list(TABLES[table])
    connection.executemany(
        f"insert into [{table}] values ({', '.join('?' * len(names))})",  # noqa: S608 (our own names)
        map(itemgetter(*names), found),
    )


def _rows(contents: Contents, watched: Watched) -> Iterator[tuple[str, Iterator[Mapping[str, Any]]]]:
    vocabulary, load_of, withheld = contents.record.vocabulary, contents.load_of, contents.withheld

    def words(kind: str, known: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        return (rows.row_of(one) | {"withheld": int((kind, code) in withheld.codes)} for code, one in known.items())

    def of_source(source: Source) -> dict[str, Any]:
        title_withheld = int(source.id in withheld.titles)
        return rows.row_of(source) | {"load": load_of.get(source.id, ""), "title_withheld": title_withheld}

    def of_fact(fact: Fact) -> dict[str, Any]:
        near = vocabulary.measures[fact.measure].near
        row = rows.fact_row(fact, contents.origins[fact.id], load_of.get(fact.id, ""), near)
        return row | {"withheld": int(fact.id in withheld.facts)}

    from nkr.store.codes import meanings

    yield "about", ({"key": key, "value": value} for key, value in contents.about.items())
    codes = meanings(vocabulary, contents.record.collections)
    yield "codes", (row for row in codes if (row["field"], row["code"]) not in withheld.codes)
    yield "loads", ({"path": path, "collection": code} for path, code in contents.loads.items())
    collections = words("collection", contents.record.collections)
    yield "collections", (row | {"selected": int(row["code"] in contents.selected)} for row in collections)
    yield "topics", words("topic", vocabulary.topics)
    yield "measures", words("measure", vocabulary.measures)
    terms = [(kind, vocabulary.by_kind[kind]) for kind in ("claimant", "place", "group", "event")]
    yield "terms", ({"kind_of_term": kind} | row for kind, known in terms for row in words(kind, known))
    yield "sources", map(of_source, contents.record.sources.values())
    yield "facts", map(of_fact, watched(list(contents.record.facts), "Writing facts"))
    for table in ("checks", "decisions", "missing"):
        yield table, map(rows.row_of, getattr(contents.record, table))
    yield "articles", iter(contents.articles)
    yield "seal", iter([{"method": "CRC-32, SHA-256", "value": seal.blank()}])


def _index_words(connection: sqlite3.Connection) -> None:
    """Full-text search over the facts, filled after the load: folded words, a dot between one field and the next."""

    def folded(*texts: str | float | None) -> str:
        return " · ".join(_folded(text if isinstance(text, str) else f"{text:.15g}") for text in texts if text)

    connection.create_function("folded", -1, folded, deterministic=True)
    connection.execute(
        """
        insert into fact_words (id, words)
        select f.id,
               folded(f.phrase, f.translation, f.note, f.term, iif(s.title_withheld, '', s.title), s.publisher,
                      m.label, c.label, c.aliases, e.label, p.label, g.label, f.low, f.high)
        from facts f
        join sources s on s.id = f.source
        left join measures m on m.code = f.measure
        left join terms c on c.kind_of_term = 'claimant' and c.code = f.claimant
        left join terms e on e.kind_of_term = 'event' and e.code = f.event
        left join terms p on p.kind_of_term = 'place' and p.code = f.place
        left join terms g on g.kind_of_term = 'group' and g.code = f.[group]
        """
    )


@lru_cache(maxsize=20_000)  # titles, publishers and labels stand with many facts: folding each once takes a third
def _folded(text: str) -> str:
    return " ".join(words(text))
