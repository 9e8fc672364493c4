"""What one record holds for checking: its facts by measure and number, what has replaced which, whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.scope import STOCK_DAYS
from nkr.analysis.compare.verdicts import Comparison
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.quantity import Number, Qualifier
from nkr.model.vocabulary import Kind


class Evidence:
    """The facts of one record as a checker asks for them."""

    def __init__(self, comparer: Comparer) -> None:
        self.comparer = comparer
        self._by_measure: dict[str, list[Fact]] = {}
        self._latest: dict[str, Fact | None] = {}
        for fact in self.record.facts:
            self._by_measure.setdefault(fact.measure, []).append(fact)

    @property
    def record(self) -> Dataset:
        return self.comparer.record

    def of_measure(self, measure: str) -> Sequence[Fact]:
        return self._by_measure.get(measure, ())

    def stating(self, stated: tuple[Number, ...]) -> Sequence[Fact]:
        """The facts whose source prints these very numbers."""
        return self._by_number.get(stated, ())

    @cached_property
    def _by_number(self) -> dict[tuple[Number, ...], list[Fact]]:
        found: dict[tuple[Number, ...], list[Fact]] = {}
        for fact in self.record.facts:
            if fact.quantity.stated:
                found.setdefault(fact.quantity.stated, []).append(fact)
        return found

    def latest(self, fact: Fact) -> Fact | None:
        """The figure that has replaced ``fact``'s: the register keeper's, or its origin's own, published later."""
        if fact.id not in self._latest:
            self._latest[fact.id] = self._found_latest(fact)
        return self._latest[fact.id]

    def _found_latest(self, fact: Fact) -> Fact | None:
        measure = self.record.vocabulary.measures[fact.measure]
        kept = measure.keeper and self.comparer.origins[fact.id] == measure.keeper
        own = []
        for other in self.of_measure(fact.measure):
            if other.doubtful or other.published.end <= fact.published.end or not same_scope(fact, other):
                continue
            if fact.event and not fact.time.same_span(other.time):  # thirty by the end of January, 31 by October
                continue
            if kept:
                if other.claimant == measure.keeper and other.quantity.qualifier is Qualifier.EXACT:
                    own.append(other)
            elif self.comparer.succession.chained(fact, other) and (
                self.comparer.origins[other.id] == self.comparer.origins[fact.id]
            ):
                own.append(other)
        newest = max(own, key=lambda other: other.published.end, default=None)
        return newest if newest is not None and not newest.interval.compatible_with(fact.interval) else None

    def origins(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        """The origins behind facts, each once."""
        return tuple(sorted({self.comparer.origins[fact.id] for fact in facts}))

    def judged(self, fact: Fact) -> tuple[Comparison, ...]:
        """The judgements on a fact and every other of its topic."""
        others = (other for other in self.record.facts if other.topic == fact.topic and other is not fact)
        return tuple(self.comparer.compare(fact, other) for other in others)


def same_scope(one: Fact, other: Fact) -> bool:
    """Whether two facts of one measure count the same people, at the same place and time."""
    alike = (one.measure, one.kind, one.unit, one.group, one.place, one.by, one.event, one.planned) == (
        other.measure,
        other.kind,
        other.unit,
        other.group,
        other.place,
        other.by,
        other.event,
        other.planned,
    )
    if not alike:
        return False
    if one.event:
        return True
    if one.kind is Kind.STOCK:
        return one.time.days_apart(other.time) <= STOCK_DAYS
    return one.time.same_span(other.time) or (str(one.time) == str(other.time))
