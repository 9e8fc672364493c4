"""Parts that are larger than the whole that the same claimant gives in the same document.

Two claimants may differ like that: it is a conflict, and is shown. By one claimant in one document it nearly always
means a wrong digit, place or period, so it is an error. A fact that a curator has marked as doubtful is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from nkr.analysis.compare.comparer import Comparer
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.grouping import grouped

LONGEST_ARTICLE = 200
"""A document of more figures is a table, gathered from many: its rows are left to ``nkr conflicts``."""


def larger_parts(record: Dataset) -> Iterator[tuple[Fact, Fact]]:
    """Each part in ``record`` that exceeds the whole by the same claimant in the same document, with that whole."""
    for stated in grouped(record.facts, lambda fact: (fact.source, fact.published.end)).values():
        if not 1 < len(stated) <= LONGEST_ARTICLE:
            continue
        comparer = Comparer(replace(record, facts=[fact for fact in stated if not fact.doubtful]))
        for pair in comparer.disagreements(comparer.record.facts):
            if pair.reasons[0].code == "part-exceeds-whole" and pair.a.claimant == pair.b.claimant:
                whole, part = sorted((pair.a, pair.b), key=lambda fact: fact.interval.floor)
                if part.time.touches(whole.time):  # no one in one year, and twenty in the next, is no slip
                    yield part, whole
