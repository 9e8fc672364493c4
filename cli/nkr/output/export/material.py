"""What every export is made of: the facts with all that must go along, and what each column means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from nkr.analysis.caveats import caveats, other
from nkr.analysis.compare.clusters import grouping
from nkr.analysis.compare.registers import origins
from nkr.analysis.compare.verdicts import Comparison
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.source import Source
from nkr.output import numbers, serialize
from nkr.output.serialize import Value

NOT_JUDGED = "Not judged against the others: its topic holds too many facts."
RIGHTS = "The text belongs to its publisher and is not included; the record and the figures are ours."


@dataclass(frozen=True)
class Material:
    """What is exported: ``facts`` and ``sources`` of ``record``, and the judgements that are not at peace.

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

    def fact_value(self, fact: Fact) -> Value:
        """A fact by the JSON contract, with its caveats, days and opponents."""
        vocabulary = self.record.vocabulary
        against = self.opposed.get(fact.id)
        told = list(caveats(fact, vocabulary)) + ([NOT_JUDGED] if against is None else [])
        return {
            **serialize.fact_value(fact, self.record),
            "measure_label": vocabulary.measures[fact.measure].label,
            "first_day": None if fact.time.open_start or not fact.time.known_start else _day(fact.time.start),
            "last_day": None if fact.time.open_end or not fact.time.known_end else _day(fact.time.end),
            "caveats": told,
            "verdict": against[0].verdict.value if against else None,
            "against": [against_value(comparison, fact) for comparison in against or ()],
        }

    def fact_row(self, fact: Fact) -> Value:
        """A fact as one row: lists joined, the interval in columns of its own, the source's record beside it."""
        value = self.fact_value(fact)
        low, high = value.pop("interval")
        source = self.record.source_of(fact)
        return {
            **value,
            "interval_low": low,
            "interval_high": high,
            "via": "; ".join(value["via"]),
            "caveats": " ".join(value["caveats"]),
            "against": "; ".join(f"{found['fact']} ({found['verdict']})" for found in value["against"]),
            "origin": self.origins[fact.id],
            "grouping": grouping(fact, self.record.vocabulary.measures[fact.measure].near),
            "author": source.author or None,
            "agency": source.agency or None,
            "language": source.language,
            "archived": source.archived or None,
            "accessed": str(source.accessed) if source.accessed else None,
        }

    def rows(self) -> Iterator[Value]:
        return map(self.fact_row, self.facts)

    def comparisons(self) -> list[Comparison]:
        """Every judgement on the exported facts that is not at peace, once, the worst first."""
        exported = {fact.id for fact in self.facts}
        found = {
            (comparison.a.id, comparison.b.id): comparison
            for identifier in exported
            for comparison in self.opposed.get(identifier, ())
        }
        return sorted(found.values(), key=lambda comparison: comparison.severity_key)


def against_value(comparison: Comparison, fact: Fact) -> Value:
    """A judgement as seen from one of its two facts."""
    opponent = other(comparison, fact)
    return {
        "fact": opponent.id,
        "stated": numbers.stated(opponent.quantity, opponent.unit),
        "verdict": comparison.verdict.value,
        "reasons": [reason.text for reason in comparison.reasons],
        "gap": comparison.gap,
        "ratio": comparison.ratio,
    }


def _day(ordinal: int) -> str | None:
    try:
        return date.fromordinal(ordinal).isoformat()
    except (ValueError, OverflowError):
        return None  # a year that no calendar has


class Column(NamedTuple):
    """A column of a table: its name, kind (text, number, integer, boolean, day) and what it means."""

    name: str
    kind: str
    meaning: str
    required: bool = False
    choices: tuple[str, ...] = ()


FACT_COLUMNS = (
    Column("id", "text", "The fact's id, never reused", True),
    Column("measure", "text", "What is counted: code of the measure", True),
    Column("measure_label", "text", "What is counted, in words", True),
    Column("topic", "text", "Topic of the measure", True),
    Column("kind", "text", "stock, flow, cumulative, event, share or length: never add up or compare two kinds", True),
    Column("stated", "text", "The figure as the source states it, hedge included: what to print", True),
    Column("low", "number", "Lower stated number, in the unit; none for an upper bound or a vague word"),
    Column("high", "number", "Upper stated number, in the unit; none for a lower bound or a vague word"),
    Column(
        "qualifier",
        "text",
        "How the source hedges: exact, about, nearly, at-least, more-than, up-to, less-than, range or vague",
        True,
        ("exact", "about", "nearly", "at-least", "more-than", "up-to", "less-than", "range", "vague"),
    ),
    Column("word", "text", "The size word of a vague figure, such as dozens"),
    Column("interval_low", "number", "Least value that the figure is compatible with; none where unbounded"),
    Column("interval_high", "number", "Greatest value that the figure is compatible with; none where unbounded"),
    Column("open", "text", "Which ends of the interval are excluded: low, high or both"),
    Column("unit", "text", "What one is: persons, cases, percent, km, persons-per-week and the like", True),
    Column("period", "text", "The time that the figure covers (EDTF, ISO 8601-2)"),
    Column("as_of", "text", "The day that the figure holds for (EDTF)"),
    Column("first_day", "day", "First day of the time it is about, as far as it has one"),
    Column("last_day", "day", "Last day of the time it is about, as far as it has one"),
    Column(
        "time_assumed", "boolean", "Whether the source states no date, so that the day of publication is taken", True
    ),
    Column("claimant", "text", "Who vouches for the figure: code", True),
    Column("claimant_name", "text", "Who vouches for the figure", True),
    Column("via", "text", "Who passed it on: codes, parted by semicolons"),
    Column("place", "text", "Where: code"),
    Column("group", "text", "Who is counted: code"),
    Column("by", "text", "Who arrested, returned or admitted: code"),
    Column("event", "text", "The incident, shared by all facts about it: code"),
    Column("term", "text", "The word that the source uses for those it counts"),
    Column("status", "text", "reported, provisional, final, revised, planned or doubtful", True),
    Column("method", "text", "register, survey, documented-cases, extrapolation or hearsay, where known"),
    Column("register", "boolean", "Whether a round number is known to be an exact count", True),
    Column("caveats", "text", "What a reader must be told beside the figure"),
    Column(
        "verdict", "text", "The gravest judgement against another figure: conflict, discrepancy, unresolved, revision"
    ),
    Column("against", "text", "The figures that it does not agree with: ids, each with the judgement"),
    Column("note", "text", "What a curator notes about it"),
    Column("source", "text", "The document that states it: id", True),
    Column("paragraph", "integer", "Paragraph of the document; 0 is the headline", True),
    Column("phrase", "text", "The few words around the number, in the document's language", True),
    Column("translation", "text", "Our translation of the phrase"),
    Column("published", "text", "When this figure was printed (EDTF)", True),
    Column("repeats", "text", "The fact whose figure it repeats: id"),
    Column("reviewed", "boolean", "False for what a program proposed and no person has checked", True),
    Column("title", "text", "Title of the document as printed"),
    Column("publisher", "text", "Who printed the document"),
    Column("author", "text", "Who wrote it, where the document says so"),
    Column("agency", "text", "The agency whose report it carries"),
    Column("language", "text", "Language of the document (BCP 47)"),
    Column("url", "text", "Address of the document, where known"),
    Column("archived", "text", "Address of an archived copy"),
    Column("accessed", "text", "When the address was read (EDTF)"),
    Column("collection", "text", "The collection that the fact is part of", True),
    Column("origin", "text", "The claimant behind a chain of repetition: several printings, one voice", True),
    Column("grouping", "text", "What it can be like for like with: equal texts are one group", True),
)
"""The columns of an exported fact, what a reader needs first to the left."""

SOURCE_COLUMNS = (
    Column("id", "text", "The source's id, never reused", True),
    Column("number", "integer", "Its place in the record, where it has one"),
    Column("title", "text", "Title as printed", True),
    Column("publisher", "text", "Who printed it: not the same as who vouches for a figure", True),
    Column("published", "text", "When it was printed (EDTF)", True),
    Column("author", "text", "Who wrote it, where the document says so"),
    Column("agency", "text", "The agency whose report it carries"),
    Column("language", "text", "Language of the document (BCP 47)", True),
    Column("kind", "text", "official, agency, newspaper, broadcaster, ngo, report, journal, blog or copy"),
    Column("url", "text", "Address, where known"),
    Column("archived", "text", "Address of an archived copy"),
    Column("accessed", "text", "When the address was read (EDTF)"),
    Column("fingerprint", "text", "SHA-256 of the normalised text of the edition that was read"),
    Column("note", "text", "A note"),
    Column("rights", "text", "Whose the text is", True),
    Column("facts", "integer", "How many facts of it are in the record", True),
    Column("collection", "text", "The collection that the source is part of", True),
)
"""The columns of an exported source."""


def source_value(source: Source, record: Dataset) -> Value:
    return {**serialize.source_value(source, record), "rights": RIGHTS}


def described(columns: Iterable[Column]) -> dict[str, Any]:
    """What each column means, by name."""
    return {column.name: column.meaning for column in columns}
