"""Conflicts that a curator has looked at: a decision holds while the facts are as they were seen, then lapses."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import NamedTuple

from nkr.analysis.compare.verdicts import Comparison
from nkr.model.dataset import Dataset, Decision
from nkr.model.fact import Fact

_SILENT = frozenset({"entered", "checked", "confirmed", "corrections", "collection", "interval", "time"})
"""What may change without a fact saying anything else."""


def digest(fact: Fact) -> str:
    """Twelve hexadecimal digits that change whenever what a fact says changes; who entered it does not count."""
    said = {name: str(getattr(fact, name)) for name in fact.__slots__ if name not in _SILENT}
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


class Acknowledged(NamedTuple):
    """The decisions of a record: those that hold, by the pairs of fact ids they cover, and those that have lapsed."""

    pairs: dict[frozenset[str], Decision]
    lapsed: tuple[Decision, ...]

    def split(self, judged: Iterable[Comparison]) -> tuple[list[Comparison], list[Comparison]]:
        """The comparisons that are open, and those that a decision covers."""
        open_ones: list[Comparison] = []
        covered: list[Comparison] = []
        for comparison in judged:
            (covered if self.of(comparison) else open_ones).append(comparison)
        return open_ones, covered

    def of(self, comparison: Comparison) -> Decision | None:
        return self.pairs.get(frozenset((comparison.a.id, comparison.b.id)))


def acknowledged(record: Dataset) -> Acknowledged:
    """Which decisions hold. One that names a fact outside the record neither holds nor lapses: it is not asked."""
    pairs: dict[frozenset[str], Decision] = {}
    lapsed: list[Decision] = []
    for decision in record.decisions:
        if not all(code in record.by_id for code in decision.facts):
            continue
        if tuple(digest(record.by_id[code]) for code in decision.facts) != decision.seen:
            lapsed.append(decision)
            continue
        for number, one in enumerate(decision.facts):
            for other in decision.facts[number + 1 :]:
                pairs[frozenset((one, other))] = decision
    return Acknowledged(pairs, tuple(lapsed))
