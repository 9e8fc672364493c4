"""A record: facts with their sources and their vocabulary, as one value that can be asked."""
# The annotations are values, which every start reads: as texts (``from __future__``) each would be parsed twice.

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Annotated, NamedTuple

from nkr.model.fact import UNATTRIBUTED, Fact
from nkr.model.grouping import grouped
from nkr.model.source import Source
from nkr.model.vocabulary import Vocabulary


class Collection(NamedTuple):
    """A named part of the record: the five articles, the wider record, or what a user has added."""

    code: Annotated[str, "The collection's code"]
    label: Annotated[str, "What it is called"]
    default: Annotated[bool, "Whether nkr answers from it unasked"] = True


class DeclaredCheck(NamedTuple):
    """An arithmetic or narrative check over particular facts, as curated, of a kind of ``nkr.analysis.arithmetic``."""

    id: Annotated[str, "The check's id"]
    kind: Annotated[str, "The rule that it applies"]
    parts: Annotated[tuple[str, ...], "The facts it is about (JSON list)"]
    total: Annotated[str, "The fact that they are compared with"] = ""
    asserted: Annotated[str, "What a source asserts in words"] = ""
    text: Annotated[str, "What it is about, in words"] = ""
    collection: Annotated[str, "The collection it is part of"] = ""


class Decision(NamedTuple):
    """A conflict that a curator has acknowledged."""

    id: Annotated[str, "The decision's id"]
    facts: Annotated[tuple[str, ...], "The facts whose conflict is acknowledged (JSON list)"]
    seen: Annotated[tuple[str, ...], "The facts' digests when it was made (JSON list): it lapses when one changes"]
    reason: Annotated[str, "Why"]
    date: Annotated[str, "When"]
    collection: Annotated[str, "The collection it is part of"] = ""
    who: Annotated[str, "Who decided"] = ""

    @property
    def text(self) -> str:
        """The decision in a line: "2026-11-22, A. Kim: The sailors saw half of them."."""
        return f"{self.date}{f', {self.who}' if self.who else ''}: {self.reason}"


class MissingKind(StrEnum):
    """Why there is no figure. A count of zero is a figure: it is entered as one."""

    NOT_GIVEN = "not-given"  # the source speaks of it and gives no number
    REFUSED = "refused"  # an office was asked and would not say
    NOT_COUNTED = "not-counted"
    WITHHELD = "withheld"  # known to somebody, and kept back to protect people
    NOT_LOOKED_UP = "not-looked-up"  # it may be in print: no one has looked


class Missing(NamedTuple):
    """What a curator knows to be missing."""

    id: Annotated[str, "The entry's id"]
    measure: Annotated[str, "What is not known"]
    why: Annotated[MissingKind, "not-given, refused, not-counted, withheld or not-looked-up"]
    period: Annotated[str, "About when (EDTF)"] = ""
    place: Annotated[str, "Where"] = ""
    group: Annotated[str, "Of whom"] = ""
    claimant: Annotated[str, "Who does not give it"] = ""
    source: Annotated[str, "The document that says so"] = ""
    note: Annotated[str, "What a reader must know"] = ""
    collection: Annotated[str, "The collection it is part of"] = ""


class Withheld(NamedTuple):
    """What no answer has: ids of facts, of sources whose title tells, and (kind, code) of terms only they use."""

    facts: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    codes: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Dataset:
    """What a question is asked of: the selected facts, their sources, the vocabulary, checks and decisions."""

    facts: Sequence[Fact]
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    collections: Mapping[str, Collection] = field(default_factory=dict)
    checks: Sequence[DeclaredCheck] = ()
    decisions: Sequence[Decision] = ()
    missing: Sequence[Missing] = ()

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    def of_same_end(self, fact: Fact) -> list[Fact]:
        """The facts of its measure whose time ends on the same day, itself among them."""
        return self._by_end.get((fact.measure, fact.time.end), [])

    @cached_property
    def _by_end(self) -> dict[tuple[str, int], list[Fact]]:
        return grouped(self.facts, lambda fact: (fact.measure, fact.time.end))

    @cached_property
    def by_number(self) -> dict[str, str]:
        """Short numbers to ids: "41" is a document, "41.3" a fact in it."""
        numbers = {str(source.number): source.id for source in self.sources.values() if source.number}
        return numbers | {self.short(fact): fact.id for fact in self.facts if fact.number}

    def short(self, fact: Fact) -> str:
        """A fact's short number, or its id where it has none."""
        number = self.sources[fact.source].number
        return f"{number}.{fact.number}" if number and fact.number else fact.id

    def source_of(self, fact: Fact) -> Source:
        return self.sources[fact.source]

    def claimant_label(self, fact: Fact) -> str:
        if fact.claimant == UNATTRIBUTED:
            return "no source named"
        term = self.vocabulary.claimants.get(fact.claimant)
        return term.label if term else fact.claimant
