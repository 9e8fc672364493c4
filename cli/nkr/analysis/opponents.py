"""Which other figures speak against a figure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.scope import Relation, scope_difference
from nkr.analysis.compare.verdicts import ENUMERATED, Comparison, Verdict
from nkr.model.fact import Fact
from nkr.model.vocabulary import Vocabulary


def opposed(comparer: Comparer, facts: Iterable[Fact]) -> dict[str, list[Comparison]]:
    """For each fact, by id, the judgements that need attention, the worst first; all facts of its topic are heard.

    A topic with more than ``ENUMERATED`` facts is left out: its facts have no entry, while a fact without any has an
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


class Link(StrEnum):
    """What the fact that was asked for does to the other."""

    CONTRADICTS = "contradicts"
    DIFFERS = "differs from"
    UNRESOLVED = "unresolved with"
    LIKELY_ERROR = "beside a likely error"
    REVISES = "revises"
    REVISED_BY = "is revised by"
    AGREES = "agrees with"
    PART_OF = "is part of"
    CONTAINS = "contains"
    REPEATS = "repeats"
    REPEATED_BY = "is repeated by"
    NOT_COMPARABLE = "not comparable with"


_LINKS = {
    Verdict.CONFLICT: Link.CONTRADICTS,
    Verdict.DISCREPANCY: Link.DIFFERS,
    Verdict.UNRESOLVED: Link.UNRESOLVED,
    Verdict.SLIP: Link.LIKELY_ERROR,
    Verdict.AGREE: Link.AGREES,
    Verdict.NOT_COMPARABLE: Link.NOT_COMPARABLE,
}


def link(fact: Fact, comparison: Comparison, vocabulary: Vocabulary) -> Link:
    """The verdict of ``comparison``, seen from ``fact``, which is one of its two. The later published is ``b``."""
    later = comparison.b is fact
    if comparison.verdict is Verdict.REVISION:
        return Link.REVISES if later else Link.REVISED_BY
    if comparison.verdict is Verdict.ECHO:
        return Link.REPEATS if later else Link.REPEATED_BY
    if comparison.verdict is Verdict.PART:
        side = scope_difference(fact, comparison.other(fact), vocabulary, same_origin=False).part
        return Link.CONTAINS if side is Relation.AROUND else Link.PART_OF
    return _LINKS[comparison.verdict]
