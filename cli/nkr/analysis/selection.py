"""Which facts a question is about."""

from __future__ import annotations

from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.period import Period


def selected(
    record: Dataset,
    *,
    topic: str | None = None,
    measure: str | None = None,
    source: str | None = None,
    claimant: str | None = None,
    time: Period | None = None,
    collection: str | None = None,
) -> list[Fact]:
    """The facts of ``record``, in its order, that fit everything that is given.

    ``topic``, ``measure``, ``source`` and ``collection`` are codes; ``claimant`` is part of a claimant's code or name,
    in any case; ``time`` keeps what the figure is about where the two share a day.
    """
    word = claimant.casefold() if claimant is not None else ""
    return [
        fact
        for fact in record.facts
        if topic in (None, fact.topic)
        and measure in (None, fact.measure)
        and source in (None, fact.source)
        and collection in (None, fact.collection)
        and (not word or word in fact.claimant or word in record.claimant_label(fact).casefold())
        and (time is None or fact.time.touches(time))
    ]
