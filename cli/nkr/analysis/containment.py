"""Parts that are larger than the whole which the same voice gives in the same document.

Two voices may differ so; that is a conflict to be shown. Of one voice in one document it nearly always means that a
digit, a place or a period was entered wrongly, so it does not get in unseen. What a curator marks as doubtful has been
looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from nkr.analysis.court import Court
from nkr.model.fact import Fact

LONGEST_ARTICLE = 200
"""A document of more figures is a table, gathered from many: its rows are left to ``nkr conflicts``."""


def larger_parts(facts: Iterable[Fact], court: Court) -> Iterator[tuple[Fact, Fact]]:
    """Each part among ``facts`` that cannot lie within its whole, with that whole."""
    documents: dict[tuple[str, int], list[Fact]] = defaultdict(list)
    for fact in facts:
        documents[fact.source, fact.published.end].append(fact)
    for stated in documents.values():
        if not 1 < len(stated) <= LONGEST_ARTICLE:
            continue
        for pair in court.unpeaceful(fact for fact in stated if not fact.doubtful):
            if pair.reasons[0].code == "part-exceeds-whole" and pair.a.claimant == pair.b.claimant:
                whole, part = sorted((pair.a, pair.b), key=lambda fact: fact.interval.floor)
                if part.time.touches(whole.time):  # nobody in one year, and twenty in the next, is no slip
                    yield part, whole
