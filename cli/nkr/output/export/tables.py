"""The record as tables that explain themselves: facts, sources, judgements and the words that they use.

The Data Package and the database for Datasette are made of the same tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from nkr.model.source import Source
from nkr.model.vocabulary import Term
from nkr.output import serialize
from nkr.output.export.material import FACT_COLUMNS, SOURCE_COLUMNS, Material, source_value
from nkr.output.fields import Column

Row = Mapping[str, Any]

MEASURE_COLUMNS = (
    Column("code", "text", "The measure's code", True),
    Column("label", "text", "What it is called", True),
    Column("definition", "text", "What is counted", True),
    Column("topic", "text", "The topic it belongs to", True),
    Column("kinds", "text", "What its figures may be, parted by semicolons", True),
    Column("units", "text", "The units that its figures may have, parted by semicolons", True),
    Column("keeper", "text", "The claimant who keeps the register of it"),
    Column("part_of", "text", "Measures that contain it, parted by semicolons"),
    Column("quoted_against", "text", "Measures that headlines set it against, parted by semicolons"),
    Column("caution", "text", "What a reader is told beside the figure"),
)
TERM_COLUMNS = (
    Column("code", "text", "The code", True),
    Column("label", "text", "What it is called", True),
    Column("kind", "text", "For claimants: government, un, ngo, media, academic, person, unattributed"),
    Column("within", "text", "What it lies within, parted by semicolons"),
    Column("aliases", "text", "Its other names in sources, parted by semicolons"),
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
    Column("reason_codes", "text", "Why, as codes parted by semicolons", True),
    Column("reasons", "text", "Why, in words", True),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table: what it is, its columns, the column that names a row, and where columns point to (table and column)."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: Callable[[], Iterable[Row]]
    points: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def tables(material: Material) -> list[Table]:
    """The tables of what is exported; vocabulary as far as the facts use it."""
    record, facts = material.record, material.facts
    vocabulary = record.vocabulary
    exported = {fact.id for fact in facts}
    used = dict.fromkeys(fact.measure for fact in facts)
    keepers = [vocabulary.measures[code].keeper for code in used]
    origins = [code for fact in facts for code in (fact.claimant, *fact.via)] + keepers

    def judgements() -> list[Row]:
        pairs = (pair for pair in material.comparisons() if {pair.a.id, pair.b.id} <= exported)
        return [serialize.comparison_row(pair) for pair in pairs]

    return [
        Table(
            "facts",
            "Facts",
            "One row a figure as one source states it. Low, high and qualifier belong together: a bound is no value.",
            FACT_COLUMNS,
            ("id",),
            material.rows,
            {
                "source": ("sources", "id"),
                "measure": ("measures", "code"),
                "claimant": ("claimants", "code"),
                "place": ("places", "code"),
                "by": ("places", "code"),
                "group": ("groups", "code"),
                "event": ("events", "code"),
            },
        ),
        Table(
            "sources",
            "Sources",
            "The documents that state the figures.",
            SOURCE_COLUMNS,
            ("id",),
            lambda: [source_value(one, record) | {"changes": _changes(one) or None} for one in material.sources],
        ),
        Table(
            "comparisons",
            "Judgements",
            "Pairs of facts that are not at peace, the worst first, each with its reasons.",
            COMPARISON_COLUMNS,
            ("a", "b"),
            judgements,
            {"a": ("facts", "id"), "b": ("facts", "id")},
        ),
        Table(
            "measures",
            "Measures",
            "What the figures count.",
            MEASURE_COLUMNS,
            ("code",),
            lambda: [
                {
                    **{name: getattr(measure, name) or None for name in _SINGLE},
                    **{name: "; ".join(getattr(measure, name)) or None for name in _SEVERAL},
                }
                for measure in (vocabulary.measures[code] for code in used)
            ],
            {"keeper": ("claimants", "code")},
        ),
        _terms("claimants", "Claimants", "Who vouches for figures.", vocabulary.claimants, origins),
        _terms(
            "places",
            "Places",
            "Where, and by whom.",
            vocabulary.places,
            [code for fact in facts for code in (fact.place, fact.by)],
        ),
        _terms("groups", "Groups", "Who is counted.", vocabulary.groups, [fact.group for fact in facts]),
        _terms(
            "events",
            "Events",
            "Incidents that several facts are about.",
            vocabulary.events,
            [fact.event for fact in facts],
        ),
    ]


def _changes(source: Source) -> str:
    return "; ".join(f"{change.kind} {change.on}: {change.reason}" for change in source.changes)


_SINGLE = ("code", "label", "definition", "topic", "keeper", "caution")
_SEVERAL = ("kinds", "units", "part_of", "quoted_against")


def _terms(name: str, title: str, description: str, known: Mapping[str, Term], codes: Iterable[str]) -> Table:
    """The terms that are named, each with what it lies within, in the vocabulary's order."""
    wanted = {code for code in codes if code in known}
    waiting = list(wanted)
    while waiting:
        outer = {code for code in known[waiting.pop()].within if code in known} - wanted
        wanted |= outer
        waiting += outer

    def rows() -> list[Row]:
        return [
            {
                "code": term.code,
                "label": term.label,
                "kind": term.kind or None,
                "within": "; ".join(term.within) or None,
                "aliases": "; ".join(term.aliases) or None,
                "note": term.note or None,
            }
            for term in known.values()
            if term.code in wanted
        ]

    return Table(name, title, description, TERM_COLUMNS, ("code",), rows)
