"""The record as tables that explain themselves: facts, sources, judgements and the words that they use.

The Data Package and the database for Datasette are made of the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from nkr.model.vocabulary import Term
from nkr.output import serialize
from nkr.output.export.material import SOURCE_COLUMNS, Material, source_value
from nkr.output.fields import COLUMNS, Column, value_of

Row = Mapping[str, Any]

MEASURE_COLUMNS = (
    Column("code", "text", "The measure's code", True),
    Column("label", "text", "What it is called", True),
    Column("definition", "text", "What is counted", True),
    Column("topic", "text", "The topic it belongs to", True),
    Column("kinds", "text", "What its figures may be, separated by semicolons", True),
    Column("units", "text", "The units that its figures may have, separated by semicolons", True),
    Column("keeper", "text", "The claimant who keeps the register of it"),
    Column("part_of", "text", "Measures that contain it, separated by semicolons"),
    Column("quoted_against", "text", "Measures that headlines quote it against, separated by semicolons"),
    Column("caution", "text", "What must be printed with the figure"),
)
TERM_COLUMNS = (
    Column("code", "text", "The code", True),
    Column("label", "text", "What it is called", True),
    Column("kind", "text", "For claimants: government, un, ngo, media, academic, person, unattributed"),
    Column("within", "text", "What it lies within, separated by semicolons"),
    Column("aliases", "text", "Its other names in sources, separated by semicolons"),
    Column("note", "text", "A note"),
)
COMPARISON_COLUMNS = (
    Column("a", "text", "The fact that was published earlier: id", True),
    Column("b", "text", "The other fact: id", True),
    Column("verdict", "text", "conflict, discrepancy, unresolved or revision", True),
    Column("gap", "number", "How far their intervals lie apart, in the figures' unit"),
    Column("ratio", "number", "The larger stated number by the smaller one"),
    Column("a_stated", "text", "The first figure as stated", True),
    Column("b_stated", "text", "The second figure as stated", True),
    Column("reason_codes", "text", "Why, as codes separated by semicolons", True),
    Column("reasons", "text", "Why, in words", True),
)


class Table(NamedTuple):
    """A table: what it is, its columns, the columns that name a row, and where columns point to (table and column)."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[], Iterable[Row]]
    points: Mapping[str, tuple[str, str]] = {}


_FACTS = "One row a figure as one source states it. Low, high and qualifier belong together: a bound is no value."
_PAIRS = "Pairs of facts that disagree, the worst first, each with its reasons."
_POINTS = {"source": ("sources", "id")} | {
    column: (f"{table}s", "code")
    for column, table in (
        *(("measure", "measure"), ("claimant", "claimant"), ("place", "place"), ("by", "place")),
        *(("group", "group"), ("event", "event")),
    )
}


def tables(material: Material) -> list[Table]:
    """The tables of what is exported; vocabulary as far as the facts use it."""
    record, facts = material.record, material.facts
    vocabulary = record.vocabulary
    exported = {fact.id for fact in facts}
    used = [vocabulary.measures[code] for code in dict.fromkeys(fact.measure for fact in facts)]
    origins = [code for fact in facts for code in (fact.claimant, *fact.via)] + [measure.keeper for measure in used]
    places = [code for fact in facts for code in (fact.place, fact.by)]
    groups, events = [fact.group for fact in facts], [fact.event for fact in facts]

    def judgements() -> list[Row]:
        pairs = (pair for pair in material.comparisons() if {pair.a.id, pair.b.id} <= exported)
        return [serialize.comparison_row(pair) for pair in pairs]

    def documents() -> Iterator[Row]:
        for source in material.sources:
            changes = "; ".join(f"{change.kind} {change.on}: {change.reason}" for change in source.changes)
            yield source_value(source, record) | {"changes": changes or None}

    def measures() -> list[Row]:
        return [_row(measure, MEASURE_COLUMNS) for measure in used]

    pairs, keeper = {"a": ("facts", "id"), "b": ("facts", "id")}, {"keeper": ("claimants", "code")}
    return [
        Table("facts", "Facts", _FACTS, COLUMNS, ("id",), material.rows, _POINTS),
        Table("sources", "Sources", "The documents that state the figures.", SOURCE_COLUMNS, ("id",), documents),
        Table("comparisons", "Judgements", _PAIRS, COMPARISON_COLUMNS, ("a", "b"), judgements, pairs),
        Table("measures", "Measures", "What the figures count.", MEASURE_COLUMNS, ("code",), measures, keeper),
        _terms("claimants", "Who gives figures.", vocabulary.claimants, origins),
        _terms("places", "Where, and by whom.", vocabulary.places, places),
        _terms("groups", "Who is counted.", vocabulary.groups, groups),
        _terms("events", "Incidents that several facts are about.", vocabulary.events, events),
    ]


def _row(what: Any, columns: Iterable[Column]) -> Row:
    """An entry of the vocabulary as a row, its lists joined."""
    values = value_of(what, (column.name for column in columns))
    return {name: ("; ".join(found) or None) if isinstance(found, list) else found for name, found in values.items()}


def _terms(name: str, description: str, known: Mapping[str, Term], codes: Iterable[str]) -> Table:
    """The terms that are named, each with what it lies within, in the vocabulary's order."""
    wanted = {code for code in codes if code in known}
    waiting = list(wanted)
    while waiting:
        outer = {code for code in known[waiting.pop()].within if code in known} - wanted
        wanted |= outer
        waiting += outer
    rows = [_row(term, TERM_COLUMNS) for term in known.values() if term.code in wanted]
    return Table(name, name.capitalize(), description, TERM_COLUMNS, ("code",), lambda: rows)
