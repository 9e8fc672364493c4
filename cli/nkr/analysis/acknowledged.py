"""Conflicts that a curator has looked at: a decision holds while the facts are as they were seen, then lapses."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from nkr.analysis.compare.verdicts import Comparison
from nkr.model.dataset import Dataset, Decision
from nkr.model.identity import digest


class Acknowledged(NamedTuple):
    """The decisions of a record: those that hold, by the pairs of fact ids they cover, and those that have lapsed."""

    pairs: dict[frozenset[str], Decision]
    lapsed: tuple[Decision, ...]

    def split(self, judged: Iterable[Comparison]) -> tuple[list[Comparison], list[Comparison]]:
        """The comparisons that are open, and those that a decision covers."""
        found = list(judged)
        return [one for one in found if not self.of(one)], [one for one in found if self.of(one)]

    def of(self, comparison: Comparison) -> Decision | None:
        return self.pairs.get(frozenset((comparison.a.id, comparison.b.id)))


def acknowledged(record: Dataset) -> Acknowledged:
    """Which decisions hold. One that names a fact outside the record neither holds nor lapses: it is not asked."""
    pairs: dict[frozenset[str], Decision] = {}
    lapsed: list[Decision] = []
    for decision in record.decisions:
        if not all(code in record.by_id for code in decision.facts):
            continue
        facts = [record.by_id[code] for code in decision.facts]
        if decision.seen != tuple(map(digest, facts)):
            lapsed.append(decision)
            continue
        pairs |= {frozenset(two): decision for two in combinations(decision.facts, 2)}
    return Acknowledged(pairs, tuple(lapsed))
