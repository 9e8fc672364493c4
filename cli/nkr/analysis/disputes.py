"""Which figures dispute another one, which has replaced it, and which conflicts a curator has acknowledged.

A figure is disputed only where the record contradicts it about the same people, place and time: not by a forecast, a
likely error, a figure of another year, a part of it, or a number less than 1 % away.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations
from operator import attrgetter
from typing import NamedTuple

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.registers import replaced_by
from nkr.analysis.compare.scope import Relation, Scopes, containment, scope_of
from nkr.analysis.compare.verdicts import ENUMERATED, Comparison, Verdict
from nkr.model import UNATTRIBUTED, Dataset, Decision, Fact, Number, Qualifier, Vocabulary
from nkr.model.grouping import grouped
from nkr.model.identity import digest, former_digest


def disputing(fact: Fact, against: Iterable[Comparison]) -> list[Fact]:
    """The figures that dispute ``fact``, the lowest first, one for each claimant and value."""
    sides: dict[object, Fact] = {}
    for comparison in against:
        side, ratio = comparison.other(fact), comparison.ratio
        exact = fact.quantity.qualifier is side.quantity.qualifier is Qualifier.EXACT
        slight = exact and ratio is not None and ratio <= 1.01  # 583 and 582 do not dispute each other in print
        if comparison.verdict is Verdict.CONFLICT and _same_thing(fact, side) and not slight:
            key = (side.claimant, side.quantity)
            sides.setdefault(key if side.claimant != UNATTRIBUTED else (*key, side.source), side)
    return sorted(sides.values(), key=size)


def size(side: Fact) -> tuple[Number, Number, bool, str]:
    """The lowest first; of two with one number the hedged one, so that a range never loses the hedge of its end."""
    return lowest(side), highest(side), side.quantity.qualifier is Qualifier.EXACT, side.id


def _same_thing(fact: Fact, side: Fact) -> bool:
    """Whether both count the same at one time, as far as their sources say: a date not stated separates nothing."""
    if side.doubtful and not fact.doubtful:
        return False
    assumed = fact.time_assumed or side.time_assumed
    same_time = assumed or fact.time.touches(side.time) or fact.time.latest_year == side.time.latest_year
    return bool(fact.event) or (same_time and scope_of(fact)._replace(event=side.event) == scope_of(side))


def revised(fact: Fact, record: Dataset, against: Iterable[Comparison]) -> Fact | None:
    """The figure by which the same source has replaced this one, unless it has come back to this one since."""
    if record.vocabulary.measures[fact.measure].keeper:
        return replaced_by(fact, record.of_same_end(fact), record)
    revisions = (one.other(fact) for one in against if one.verdict is Verdict.REVISION)
    later = (side for side in revisions if side.published.start > fact.published.start)
    newest = max(later, key=lambda side: (side.published.end, side.id), default=None)
    if newest is None:
        return None
    said = attrgetter("claimant", "measure", "quantity", "group", "place", "time")
    since = (one for one in record.facts if one.published.start > newest.published.end)
    return None if said(fact) in map(said, since) else newest


def lowest(fact: Fact) -> Number:
    return fact.interval.floor if fact.quantity.qualifier is Qualifier.VAGUE else fact.quantity.stated[0]


def highest(fact: Fact) -> Number:
    return fact.interval.ceiling if fact.quantity.qualifier is Qualifier.VAGUE else fact.quantity.stated[-1]


def opposed(comparer: Comparer, facts: Iterable[Fact]) -> dict[str, list[Comparison]]:
    """For each fact, by id, the comparisons that need attention, the worst first, with all facts of its topic.

    Facts of a topic that has more than ``ENUMERATED`` have no entry, while an undisputed fact has an empty one.
    """
    found: dict[str, list[Comparison]] = {}
    by_topic = grouped(comparer.record.facts, lambda fact: fact.topic)
    for topic in {fact.topic for fact in facts}:
        if len(by_topic[topic]) > ENUMERATED:
            continue
        found.update({fact.id: [] for fact in by_topic[topic]})
        for comparison in comparer.disagreements(by_topic[topic]):
            found[comparison.a.id].append(comparison)
            found[comparison.b.id].append(comparison)
    return found


_LINKS = {
    Verdict.CONFLICT: "contradicts",
    Verdict.DISCREPANCY: "differs from",
    Verdict.UNRESOLVED: "unresolved with",
    Verdict.SLIP: "beside a likely error",
    Verdict.AGREE: "agrees with",
    Verdict.NOT_COMPARABLE: "not comparable with",
}


def link(fact: Fact, comparison: Comparison, vocabulary: Vocabulary) -> str:
    """What ``fact``, one of a pair, does to the other: "is revised by". The later published is ``b``."""
    later = comparison.b is fact
    if comparison.verdict is Verdict.REVISION:
        return "revises" if later else "is revised by"
    if comparison.verdict is Verdict.ECHO:
        return "repeats" if later else "is repeated by"
    if comparison.verdict is Verdict.PART:
        side = containment(Scopes(vocabulary).difference(fact, comparison.other(fact), same_origin=False))
        return "contains" if side is Relation.AROUND else "is part of"
    return _LINKS[comparison.verdict]


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
    """Which decisions hold: their facts are as they were seen. One on a fact outside the record is not asked."""
    pairs: dict[frozenset[str], Decision] = {}
    lapsed: list[Decision] = []
    for decision in record.decisions:
        if not all(code in record.by_id for code in decision.facts):
            continue
        facts = [record.by_id[code] for code in decision.facts]
        if decision.seen in (tuple(map(digest, facts)), tuple(map(former_digest, facts))):
            pairs |= {frozenset(two): decision for two in combinations(decision.facts, 2)}
        else:
            lapsed.append(decision)
    return Acknowledged(pairs, tuple(lapsed))
