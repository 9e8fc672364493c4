"""What every export is made of: the facts with all that must go along, and what each column means."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from nkr.analysis.compare.clusters import grouping
from nkr.analysis.compare.registers import origins
from nkr.analysis.compare.verdicts import Comparison
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.source import Source
from nkr.output import fields, numbers, serialize
from nkr.output.fields import Column
from nkr.output.serialize import Value

NOT_JUDGED = "Not judged against the others: its topic holds too many facts."
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

    def fact_value(self, fact: Fact) -> Value:
        """A fact by the JSON contract, with its caveats, days and opponents."""
        against = self.opposed.get(fact.id)
        value = fields.fact_value(fact, self.record)
        return value | {
            "caveats": value["caveats"] + ([NOT_JUDGED] if against is None else []),
            "verdict": against[0].verdict.value if against else None,
            "against": [against_value(comparison, fact) for comparison in against or ()],
        }

    def fact_row(self, fact: Fact) -> Value:
        """A fact as one row, with what it is grouped with and who is behind it."""
        near = self.record.vocabulary.measures[fact.measure].near
        return fields.flat(self.fact_value(fact) | {"origin": self.origins[fact.id], "grouping": grouping(fact, near)})

    def rows(self) -> Iterator[Value]:
        return map(self.fact_row, self.facts)

    def comparisons(self) -> list[Comparison]:
        """Every judgement on the exported facts that needs attention, once, the worst first."""
        exported = {fact.id for fact in self.facts}
        found = {
            (comparison.a.id, comparison.b.id): comparison
            for identifier in exported
            for comparison in self.opposed.get(identifier, ())
        }
        return sorted(found.values(), key=lambda comparison: comparison.severity_key)


def against_value(comparison: Comparison, fact: Fact) -> Value:
    """A judgement as seen from one of its two facts."""
    opponent = comparison.other(fact)
    return {
        "fact": opponent.id,
        "stated": numbers.stated(opponent.quantity, opponent.unit),
        "verdict": comparison.verdict.value,
        "reasons": [reason.text for reason in comparison.reasons],
        "gap": comparison.gap,
        "ratio": comparison.ratio,
    }


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
"""The columns of an exported source."""


def source_value(source: Source, record: Dataset) -> Value:
    return {**serialize.source_value(source, record), "rights": RIGHTS}
