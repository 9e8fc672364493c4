"""A record: facts with their sources and their vocabulary, as one value that can be asked."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from nkr.errors import NothingFound
from nkr.model.fact import Fact
from nkr.model.source import Source
from nkr.model.vocabulary import Vocabulary


class Collection(NamedTuple):
    """A named part of the record: the five articles, the wider record, or what a user has added."""

    code: str
    label: str
    default: bool = True


class DeclaredCheck(NamedTuple):
    """An arithmetic or narrative check over particular facts, as curated.

    ``kind`` is one of those of ``nkr.analysis.arithmetic``; ``total`` is the fact (or the facts) that the others are
    held against, ``parts`` those others, ``asserted`` words or a number that a source asserts.
    """

    id: str
    kind: str
    parts: tuple[str, ...]
    total: str = ""
    asserted: str = ""
    text: str = ""
    collection: str = ""


class Decision(NamedTuple):
    """A conflict that a curator has acknowledged: the facts as seen then (id and digest), the reason, the date."""

    id: str
    facts: tuple[str, ...]
    seen: tuple[str, ...]
    reason: str
    date: str
    collection: str = ""


@dataclass(frozen=True)
class Dataset:
    """What a question is asked of: the selected facts, their sources, the vocabulary, checks and decisions."""

    facts: Sequence[Fact]
    sources: Mapping[str, Source]
    vocabulary: Vocabulary
    collections: Mapping[str, Collection] = field(default_factory=dict)
    checks: Sequence[DeclaredCheck] = ()
    decisions: Sequence[Decision] = ()

    @cached_property
    def by_id(self) -> dict[str, Fact]:
        return {fact.id: fact for fact in self.facts}

    def source_of(self, fact: Fact) -> Source:
        return self.sources[fact.source]

    def claimant_label(self, fact: Fact) -> str:
        term = self.vocabulary.claimants.get(fact.claimant)
        return term.label if term else fact.claimant


FEW = 25
"""So many words can be offered whole where none is near."""
_MANY = 2_000
_TELLING = 3  # letters: fewer stand in nearly every id


def near_misses(word: str, known: Iterable[str]) -> list[str]:
    """At most three known words that ``word`` may have been meant for, the nearest first.

    Where none is like it as a whole, those that hold it, or that have a part like it ("arivals" of
    "arrivals-south-korea").
    """
    candidates = list(known)
    if near := difflib.get_close_matches(word, candidates, n=3, cutoff=0.6):
        return near
    if len(word) < _TELLING:
        return []
    if inside := [name for name in candidates if word in name]:
        return inside[:3]
    if len(candidates) > _MANY:
        return []
    of_part: dict[str, list[str]] = {}
    for name in candidates:
        parts = name.split("-")
        for start in range(len(parts)):
            of_part.setdefault("-".join(parts[start : start + word.count("-") + 1]), []).append(name)
    alike = difflib.get_close_matches(word, of_part, n=3, cutoff=0.75)
    return list(dict.fromkeys(name for part in alike for name in of_part[part]))[:3]


def hint(word: str, known: Iterable[str], *, offer_all: bool = True) -> str:
    """What to say behind "no such word": what may have been meant, or else all there are, if they are few."""
    candidates = list(known)
    if near := near_misses(word, candidates):
        return f" Did you mean {' or '.join(near)}?"
    if not offer_all or not 0 < len(candidates) <= FEW:
        return ""
    return f" There {'are' if len(candidates) > 1 else 'is'} {', '.join(candidates)}."


def named(word: str, known: Iterable[str], what: str, *, offer_all: bool = False) -> str:
    """The one known word that ``word`` is, or is a unique prefix of; raises ``NothingFound`` with a ``hint``."""
    candidates = sorted(set(known))
    folded = word.strip().lower()
    if folded in candidates:
        return folded
    starting = [name for name in candidates if name.startswith(folded)] if folded else []
    if len(starting) == 1:
        return starting[0]
    if starting:
        shown = ", ".join(starting[:5]) + (" …" if len(starting) > 5 else "")
        raise NothingFound(f"'{word}' begins more than one {what}: {shown}")
    raise NothingFound(f"no {what} '{word}'.{hint(folded, candidates, offer_all=offer_all)}")
