"""What every export is made of: the facts with all that must go along, and tables that explain themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from nkr.analysis.compare.clusters import grouping
from nkr.analysis.compare.registers import origins
from nkr.analysis.compare.verdicts import Comparison
from nkr.model import Dataset, Fact, Source, Term
from nkr.output import fields, serialize
from nkr.output.fields import COLUMNS, Column, value_of
from nkr.output.serialize import Value

NOT_JUDGED = "Not judged against the others: its topic has too many facts."
RIGHTS = "The text belongs to its publisher and is not included; the record and the figures are ours."


@dataclass(frozen=True)
class Material:
    """What is exported: ``facts`` and ``sources`` of ``record``, and the judgements that need attention.

    ``opposed`` is that of ``nkr.analysis.caveats``; ``collections`` are those whose own records (vocabulary, checks,
    decisions) go along; ``about`` is what the database says of itself.
    """

    record: Dataset
    facts: Sequence[Fact]
    sources: Sequence[Source]
    opposed: Mapping[str, Sequence[Comparison]]
    collections: frozenset[str]
    about: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def origins(self) -> dict[str, str]:
        return origins(self.record.facts, self.record.vocabulary)

    @property
    def used(self) -> dict[str, list[str]]:
        """The codes of each kind of words that the facts use, each once, in the order of the facts."""
        codes = {
            "measures": [fact.measure for fact in self.facts],
            "claimants": [code for fact in self.facts for code in (fact.claimant, *fact.via)],
            "places": [code for fact in self.facts for code in (fact.place, fact.by)],
            "groups": [fact.group for fact in self.facts],
            "events": [fact.event for fact in self.facts],
        }
        return {kind: list(dict.fromkeys(found)) for kind, found in codes.items()}

    def fact_value(self, fact: Fact) -> Value:
        """A fact by the JSON contract, with its caveats, days and opponents."""
        against = self.opposed.get(fact.id)
        value = fields.fact_value(fact, self.record)
        return value | {
            "caveats": value["caveats"] + ([NOT_JUDGED] if against is None else []),
            "verdict": against[0].verdict.value if against else None,
            "against": [
                {
                    "fact": (opponent := comparison.other(fact)).id,
                    "stated": serialize.stated(opponent),
                    "verdict": comparison.verdict.value,
                    "reasons": [reason.text for reason in comparison.reasons],
                    **value_of(comparison, "gap ratio"),
                }
                for comparison in against or ()
            ],
        }

    def fact_row(self, fact: Fact) -> Value:
        """A fact as one row, with what it is grouped with and who is behind it."""
        near = self.record.vocabulary.measures[fact.measure].near
        return fields.flat(self.fact_value(fact) | {"origin": self.origins[fact.id], "grouping": grouping(fact, near)})

    def rows(self) -> Iterator[Value]:
        return map(self.fact_row, self.facts)

    def comparisons(self) -> list[Comparison]:
        """Every judgement on the exported facts that needs attention, once, the worst first."""
        pairs = (pair for fact in self.facts for pair in self.opposed.get(fact.id, ()))
        once = {(pair.a.id, pair.b.id): pair for pair in pairs}
        return sorted(once.values(), key=lambda comparison: comparison.severity_key)


SOURCE_COLUMNS = (
    Column("id", "text", "The source's id, never reused", True),
    Column("number", "integer", "Its place in the record, where it has one"),
    Column("title", "text", "Title as printed", True),
    Column("untitled", "boolean", "Whether the document shows no title", True),
    Column("publisher", "text", "Who printed it: not the same as who gives a figure", True),
    Column("published", "text", "When it was printed (EDTF)", True),
    Column("author", "text", "Who wrote it, where the document says so"),
    Column("agency", "text", "The agency whose report it carries"),
    Column("language", "text", "Language of the document (BCP 47)", True),
    Column("kind", "text", "official, agency, newspaper, broadcaster, ngo, report, journal, blog or copy"),
    Column("url", "text", "Address, where known"),
    Column("archived", "text", "Address of an archived copy"),
    Column("accessed", "text", "When the address was read (EDTF)"),
    Column("fingerprint", "text", "SHA-256 of the normalised text of the edition that was read"),
    Column("changes", "text", "What its publisher did to it since: corrected, retracted, withdrawn; when and why"),
    Column("note", "text", "A note"),
    Column("rights", "text", "Whose the text is", True),
    Column("facts", "integer", "How many facts of it are in the record", True),
    Column("collection", "text", "The collection that the source is part of", True),
)


def source_value(source: Source, record: Dataset) -> Value:
    return {**serialize.source_value(source, record), "rights": RIGHTS}


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


_FACTS = "One row a figure, as published. Low, high and qualifier belong together: a minimum or maximum is not a value."
_PAIRS = "Pairs of facts that disagree, the worst first, each with its reasons."
_POINTS = {
    "source": ("sources", "id"),
    **{column: (f"{column}s", "code") for column in ("measure", "claimant", "place")},
    **{"by": ("places", "code"), "group": ("groups", "code"), "event": ("events", "code")},
}


def tables(material: Material) -> list[Table]:
    """The tables of what is exported; vocabulary as far as the facts use it."""
    record, facts = material.record, material.facts
    vocabulary, used = record.vocabulary, material.used
    exported = {fact.id for fact in facts}
    keepers = {vocabulary.measures[code].keeper for code in used["measures"]}

    def judgements() -> list[Row]:
        pairs = (pair for pair in material.comparisons() if {pair.a.id, pair.b.id} <= exported)
        return [serialize.comparison_row(pair) for pair in pairs]

    def documents() -> Iterator[Row]:
        for source in material.sources:
            changes = "; ".join(f"{change.kind} {change.on}: {change.reason}" for change in source.changes)
            yield source_value(source, record) | {"changes": changes or None}

    measures = [_row(vocabulary.measures[code], MEASURE_COLUMNS) for code in used["measures"]]
    pairs, keeper = {"a": ("facts", "id"), "b": ("facts", "id")}, {"keeper": ("claimants", "code")}
    return [
        Table("facts", "Facts", _FACTS, COLUMNS, ("id",), material.rows, _POINTS),
        Table("sources", "Sources", "The documents that state the figures.", SOURCE_COLUMNS, ("id",), documents),
        Table("comparisons", "Judgements", _PAIRS, COMPARISON_COLUMNS, ("a", "b"), judgements, pairs),
        Table("measures", "Measures", "What the figures count.", MEASURE_COLUMNS, ("code",), lambda: measures, keeper),
        _terms("claimants", "Who gives figures.", vocabulary.claimants, {*used["claimants"], *keepers}),
        _terms("places", "Where, and by whom.", vocabulary.places, used["places"]),
        _terms("groups", "Who is counted.", vocabulary.groups, used["groups"]),
        _terms("events", "Incidents that several facts are about.", vocabulary.events, used["events"]),
    ]


def _row(what: Any, columns: Iterable[Column]) -> Row:
    """An entry of the vocabulary as a row, its lists joined."""
    values = value_of(what, (column.name for column in columns))
    return {name: ("; ".join(found) or None) if isinstance(found, list) else found for name, found in values.items()}


def _terms(name: str, description: str, known: Mapping[str, Term], codes: Iterable[str]) -> Table:
    """The terms that are named, each with what it lies within, in the vocabulary's order."""
    wanted, waiting = set[str](), list(codes)
    while waiting:
        if (code := waiting.pop()) in known and code not in wanted:
            wanted.add(code)
            waiting += known[code].within
    rows = [_row(term, TERM_COLUMNS) for term in known.values() if term.code in wanted]
    return Table(name, name.capitalize(), description, TERM_COLUMNS, ("code",), lambda: rows)
