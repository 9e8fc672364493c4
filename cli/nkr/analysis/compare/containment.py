"""Parts that are larger than the whole which the same voice gives in the same document.

Two voices may differ so; that is a conflict to be shown. Of one voice in one document it nearly always means that a
digit, a place or a period was entered wrongly, so it does not get in unseen. What a curator marks as doubtful has been
looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from nkr.analysis.compare.comparer import Comparer
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact

LONGEST_ARTICLE = 200
"""A document of more figures is a table, gathered from many: its rows are left to ``nkr conflicts``."""


def larger_parts(record: Dataset) -> Iterator[tuple[Fact, Fact]]:
    """Each part in ``record`` that cannot lie within the whole of the same document and voice, with that whole."""
    documents: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in record.facts:
        documents[fact.source, fact.published.end].append(fact)
    for stated in documents.values():
        if not 1 < len(stated) <= LONGEST_ARTICLE:
            continue
        comparer = Comparer(replace(record, facts=[fact for fact in stated if not fact.doubtful]))
        for pair in comparer.disagreements(comparer.record.facts):
            if pair.reasons[0].code == "part-exceeds-whole" and pair.a.claimant == pair.b.claimant:
                whole, part = sorted((pair.a, pair.b), key=lambda fact: fact.interval.floor)
                if part.time.touches(whole.time):  # no one in one year, and twenty in the next, is no slip
                    yield part, whole
