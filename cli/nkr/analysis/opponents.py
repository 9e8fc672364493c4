"""Which other figures speak against a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.verdicts import ENUMERATED, Comparison
from nkr.model.fact import Fact


def opposed(comparer: Comparer, facts: Iterable[Fact]) -> dict[str, list[Comparison]]:
    """For each fact, by id, the judgements that are not at peace, the worst first; all facts of its topic are heard.

    A topic with more than ``ENUMERATED`` facts is left out: its facts have no entry, while a fact at peace has an
    empty one.
    """
    topics = {fact.topic for fact in facts}
    found: dict[str, list[Comparison]] = {}
    by_topic: dict[str, list[Fact]] = defaultdict(list)
    for fact in comparer.record.facts:
        by_topic[fact.topic].append(fact)
    for topic in topics:
        if len(by_topic[topic]) > ENUMERATED:
            continue
        found.update({fact.id: [] for fact in by_topic[topic]})
        for comparison in comparer.disagreements(by_topic[topic]):
            found[comparison.a.id].append(comparison)
            found[comparison.b.id].append(comparison)
    return found


def other(comparison: Comparison, fact: Fact) -> Fact:
    """The one of the pair that is not ``fact``."""
    return comparison.b if comparison.a.id == fact.id else comparison.a
