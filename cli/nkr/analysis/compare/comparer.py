"""The court: judges pairs of one record, knowing what only all its facts together tell."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from nkr.analysis.compare.lineage import Succession, origins
from nkr.analysis.compare.rules import RULES, Pair, other_times, plainly_apart
from nkr.analysis.compare.scope import scope_difference
from nkr.analysis.compare.verdicts import OPEN_VERDICTS, Comparison, Verdict
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact


class Comparer:
    """Judges the pairs of one record: knows origins and successions, which only all facts together tell."""

    def __init__(self, record: Dataset) -> None:
        self.record = record
        self.vocabulary = record.vocabulary
        self.origins = origins(record.facts, record.vocabulary)
        self.succession = Succession(record.facts, self.origins)

    def compare(self, a: Fact, b: Fact) -> Comparison:
        """The verdict on two facts of one topic; the earlier published, then the smaller id, is ``a``."""
        if (b.published.end, b.id) < (a.published.end, a.id):
            a, b = b, a
        if (plain := plainly_apart(a, b)) is not None:
            return Comparison(a, b, Verdict.NOT_COMPARABLE, (plain,))
        origin_a, origin_b = self.origin(a), self.origin(b)
        between = scope_difference(a, b, self.vocabulary, same_origin=origin_a == origin_b)
        pair = Pair(a, b, between, origin_a, origin_b, self.vocabulary, self.succession)
        for rule in RULES:
            if (comparison := rule(pair)) is not None:
                return comparison
        raise AssertionError("the last rule always holds")

    def origin(self, fact: Fact) -> str:
        """The original source of a fact; one that is not in the record is an original source of its own."""
        return self.origins.get(fact.id, f"{fact.claimant}@{fact.source}")

    def comparisons(self, facts: Iterable[Fact]) -> list[Comparison]:
        """Every pair of one topic among ``facts``, the worst first."""
        ordered = list(facts)
        judged = [self.compare(a, b) for i, a in enumerate(ordered) for b in ordered[i + 1 :] if a.topic == b.topic]
        return sorted(judged, key=lambda comparison: comparison.severity_key)

    def disagreements(self, facts: Iterable[Fact]) -> list[Comparison]:
        """The pairs among ``facts`` with a verdict in ``OPEN_VERDICTS``, the worst first.

        Only figures that do not meet can be such a pair: with the lower ends in order, each figure has to be held only
        against those that begin above its upper end.
        """
        by_kin: dict[tuple[str, str], list[Fact]] = {}
        for fact in facts:
            if fact.quantity.has_size:
                by_kin.setdefault((fact.topic, fact.unit), []).append(fact)
        found: list[Comparison] = []
        for kin in by_kin.values():
            ordered = sorted(kin, key=lambda fact: fact.interval.floor)
            floors = [fact.interval.floor for fact in ordered]
            for lower in ordered:
                for upper in ordered[bisect_right(floors, lower.interval.ceiling) :]:
                    if other_times(lower, upper):
                        continue
                    judged = self.compare(lower, upper)
                    if judged.verdict in OPEN_VERDICTS:
                        found.append(judged)
        return sorted(found, key=lambda comparison: comparison.severity_key)
