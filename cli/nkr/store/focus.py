"""What a question about one thing looks at in a record that is too large to hold: some thousand facts, chosen in SQL.

Of a few thousand facts every question looks at all. Of a million a question about one figure reads those that are
nearest to it in time, and of these first the ones with its number; the answer says that it was not all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from nkr.model import Number, Period

if TYPE_CHECKING:
    from nkr.store.database import Database, Scope

MAX_HELD = 50_000
"""Facts that are read whole: they take two seconds and 150 MB."""
MAX_FACTS = 3_000
"""Facts that each part of a focus has."""
MAX_PARTS = 20
"""Parts that are read one by one; a text with more figures is compared with all facts."""
_MAX_NAMED = 20
_LAST = "\U0010ffff"


class Focus(NamedTuple):
    """Of the facts that fit a condition the first ``MAX_FACTS`` in an order; ``values`` are those of both."""

    where: str
    order: str
    values: Sequence[Any]


def nearest_to(
    time: Period | None, numbers: Sequence[Number] = (), *, topic: str = "", measures: Iterable[str] = ()
) -> Focus:
    """The facts nearest to a time, and among those equally near the nearest to a number; of a topic, or of measures."""
    conditions, values = ["true"], list[Any]()
    if topic:
        conditions, values = ["topic = ?"], [topic]
    if codes := sorted(measures):
        conditions.append(f"measure in ({', '.join('?' * len(codes))})")
        values += codes
    order = []
    if time is not None:
        order += ["max(0, first_day - ?, ? - last_day)", "abs(last_day - ?)"]
        values += [int(time.end), int(time.start), int(time.end)]
    if numbers:
        order.append("min(abs(ifnull(low, high) - ?), abs(ifnull(high, low) - ?))")
        values += [numbers[0], numbers[0]]
    return Focus(" and ".join(conditions), ", ".join([*order, "rowid"]), values)


def with_number(numbers: Sequence[Number]) -> list[Focus]:
    """The facts that state one of these numbers, and those that could be of one group with them."""
    marks = ", ".join("?" * len(numbers))
    stating = f"(low in ({marks}) or high in ({marks}))"
    alike = f"grouping in (select grouping from facts where {stating} limit {_MAX_NAMED})"  # noqa: S608 (our own names)
    return [Focus(where, "rowid", [*numbers, *numbers]) for where in (stating, alike)]


def around(database: Database, word: str, scope: Scope) -> list[Focus]:
    """The facts that ``word`` names, with those of their topic nearest to them; or those of a source."""
    document, _, number = word.partition(".")
    facts = _named(database, "id = ?", [word], scope)
    if not facts and document.isdecimal() and number.isdecimal():
        where = "source in (select id from sources where number = ?) and number = ?"
        facts = _named(database, where, [int(document), int(number)], scope)
    at, beginning = int(word) if word.isdecimal() else -1, [word, word + _LAST]
    sources = database.rows("select id from sources where id = ? or number = ?", [word, at])
    if facts or (not sources and (facts := _named(database, "id between ? and ?", beginning, scope))):
        return _with_neighbours(facts)
    sources = sources or database.rows("select id from sources where id between ? and ? limit 20", beginning)
    return [Focus("source = ?", "paragraph, rowid", [row["id"]]) for row in sources] or [Focus("false", "rowid", [])]


def _named(database: Database, where: str, values: list[Any], scope: Scope) -> list[Any]:
    columns, limit = "id, topic, grouping, first_day, last_day, repeats", f"limit {_MAX_NAMED}"
    sql = f"select {columns} from facts where {where} and {scope.where} {limit}"  # noqa: S608
    return database.rows(sql, [*values, *scope.values])


def _with_neighbours(facts: Iterable[Any]) -> list[Focus]:
    parts = []
    for fact in facts:
        days = [fact["last_day"], fact["first_day"], fact["last_day"]]
        order = "grouping <> ?, max(0, first_day - ?, ? - last_day), abs(last_day - ?), rowid"
        parts += [
            Focus("id in (?, ?)", "rowid", [fact["id"], fact["repeats"]]),
            Focus("topic = ?", order, [fact["topic"], fact["grouping"], *days]),
        ]
    return parts
