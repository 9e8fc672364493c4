"""The comparer: compares the figures of one dataset, with what only the whole dataset can tell."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import combinations, combinations_with_replacement
from operator import attrgetter, itemgetter

from nkr.analysis.compare.registers import Registers, Succession, origins
from nkr.analysis.compare.rules import ECHO_DAYS, RULES, SEVERAL, Pair
from nkr.analysis.compare.scope import Relation, Scope, Scopes, compatible, near, same_incident, scope_of
from nkr.analysis.compare.verdicts import QUIET_VERDICTS, Comparison, Verdict
from nkr.model import Dataset, Fact, Kind, Vocabulary
from nkr.model.grouping import grouped
from nkr.model.quantity import LOWER_BOUNDS

Kept = Callable[[Collection[str], bool], list[Comparison]]
"""Given topics and whether only the pairs that need attention are wanted, the related pairs of the whole dataset."""


class Comparer:
    """Compares the pairs of one dataset: knows origins, releases and successions, which only all facts together tell.

    A fact that is not in the dataset, such as the figure of a draft, is compared like any other; it replaces nothing.
    ``kept`` are the related pairs of this very dataset, where the same rules have compared them before.
    """

    def __init__(self, record: Dataset, kept: Kept | None = None) -> None:
        self.record = record
        self._kept = kept
        self.vocabulary = record.vocabulary
        self.scopes = Scopes(record.vocabulary, record.facts)
        self._highest: dict[tuple[str, bool], Fact | None] = {}

    @cached_property
    def registers(self) -> Registers:
        return Registers(self.record.facts, self.vocabulary)

    @cached_property
    def origins(self) -> Mapping[str, str]:
        return origins(self.record.facts, self.vocabulary, self.registers)

    @cached_property
    def succession(self) -> Succession:
        return Succession(self.record.facts, self.origins)

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The ids of all facts whose figure the keeper of a register has replaced since."""
        return frozenset(fact.id for fact in self.record.facts if self.registers.replaced_by(fact) is not None)

    def origin(self, fact: Fact) -> str:
        """The original source of a fact; one that is not in the dataset is an original source of its own."""
        return self.origins.get(fact.id) or f"{fact.claimant}@{fact.source}"

    def compare(self, a: Fact, b: Fact, *, brief: bool = False) -> Comparison:
        """The verdict on two facts of one topic; the earlier published, then the smaller id, is ``a``.

        ``brief`` leaves out the reasons of a verdict that says nothing about their truth.
        """
        if (b.published.end, b.id) < (a.published.end, a.id):
            a, b = b, a
        pair = Pair(a, b, self, brief=brief)
        return next(comparison for rule in RULES if (comparison := rule(pair)) is not None)

    def comparisons(self, facts: Iterable[Fact]) -> list[Comparison]:
        """Every pair of one topic among ``facts``, the worst first."""
        compared = [self.compare(a, b) for a, b in combinations(list(facts), 2) if a.topic == b.topic]
        return sorted(compared, key=lambda comparison: comparison.severity_key)

    def related(self, facts: Iterable[Fact]) -> list[Comparison]:
        """The pairs that say something about each other's truth, the worst first: no parts, repeats and strangers."""
        return sorted(self._told(list(facts)), key=lambda comparison: comparison.severity_key)

    def _told(self, facts: list[Fact], *, attention: bool = False) -> list[Comparison]:
        """The pairs that say something, with ``attention`` at least those that need it: as kept, else compared now."""
        chosen = {fact.id for fact in facts}
        if self._kept is not None and chosen <= self.record.by_id.keys():
            pairs = self._kept({fact.topic for fact in facts}, attention)
            return [pair for pair in pairs if pair.a.id in chosen and pair.b.id in chosen]
        compared = (self.compare(a, b, brief=True) for a, b in self._candidates(facts))
        return [comparison for comparison in compared if comparison.verdict not in QUIET_VERDICTS]

    def disagreements(self, facts: Iterable[Fact]) -> list[Comparison]:
        """The pairs among ``facts`` that need attention, the worst first; what several would report, once."""
        told = [pair for pair in self._told(list(facts), attention=True) if pair.needs_attention]
        return sorted(told, key=lambda comparison: comparison.severity_key)

    def against(self, fact: Fact) -> list[Comparison]:
        """A fact, in the dataset or not, compared with those of its topic, the worst first; without the strangers."""
        one = scope_of(fact)
        compared: list[Comparison] = []
        for scope, facts in self._by_scope.get((fact.topic, one.unit), {}).items():
            if self._how(one, scope) is not None:
                reach = max(self._reach(one, scope), ECHO_DAYS if scope == one else 0)  # undated figures are repeated
                compared += (self.compare(fact, other) for other in facts.near(fact, reach) if other.id != fact.id)
        told = [comparison for comparison in compared if comparison.verdict is not Verdict.NOT_COMPARABLE]
        return sorted(told, key=lambda comparison: comparison.severity_key)

    def highest_stock(self, total: Fact, *, above: bool = False) -> Fact | None:
        """The stock that a cumulative total above it is compared with: the highest near the end of its span.

        Where none is near, the latest within the span; with ``above`` the highest above the total on a day of it.
        """
        key = total.id, above
        if key not in self._highest:
            found = [fact for fact in self._stocks.get(total.topic, ()) if self._faces(fact, total, above=above)]
            if not above:
                found = _nearest_the_end(found, total, self.vocabulary)
            self._highest[key] = max(found, key=attrgetter("interval.floor", "interval.ceiling", "id"), default=None)
        return self._highest[key]

    @cached_property
    def _stocks(self) -> dict[str, list[Fact]]:
        facts = (fact for fact in self.record.facts if fact.quantity.has_size and not fact.doubtful)
        return grouped((fact for fact in facts if fact.kind is Kind.STOCK), lambda fact: fact.topic)

    def _faces(self, stock: Fact, total: Fact, *, above: bool) -> bool:
        """Whether a total is to be compared with a stock: same scope but for what always differs, and the right day."""
        if stock.counted_in != total.counted_in or not self.vocabulary.quoted_against(stock.measure, total.measure):
            return False
        if compatible(stock, total) or (stock.interval.floor > total.interval.floor) is not above:
            return False
        relations = self.scopes.relations(scope_of(stock), scope_of(total))
        if above:
            return total.time.start <= stock.time.start and stock.time.end <= total.time.end
        return not relations.keys() - {"measure", "kind"} and total.time.start <= stock.time.end

    # -- which pairs to look at ----------------------------------------------------------------------------------------

    def _how(self, one: Scope, other: Scope) -> Relation | None:
        """How the first can be set against the second: ``OTHER`` as headlines do it, ``None`` where it cannot."""
        relations = self.scopes.relations(one, other)
        found = set(relations.values())
        if Relation.BESIDE in found or "unit" in relations or "planned" in relations:
            return None
        if found <= {Relation.INSIDE} or found <= {Relation.AROUND}:
            return next(iter(found), Relation.SAME)
        return Relation.OTHER if self.vocabulary.quoted_against(one.measure, other.measure) else None

    @cached_property
    def _by_scope(self) -> dict[tuple[str, str], dict[Scope, _Timeline]]:
        return _timelines(self.record.facts)

    def _candidates(self, facts: Iterable[Fact]) -> Iterator[tuple[Fact, Fact]]:
        for scopes in _timelines(facts).values():
            for (one, first), (other, second) in combinations_with_replacement(scopes.items(), 2):
                if (how := self._how(one, other)) is not None:
                    pairs = first.pairs(second, self._reach(one, other))
                    yield from ((a, b) for a, b in pairs if _may_matter(a, b, how, self.registers))

    def _reach(self, one: Scope, other: Scope) -> float:
        """Days that two figures of these scopes may lie apart and still be compared."""
        if not {one.kind, other.kind}.isdisjoint({Kind.STOCK, Kind.SHARE}):  # a share without a date is one of a day
            return near(one, other, self.vocabulary)
        if one.kind is Kind.LENGTH or same_incident(one, other, self.vocabulary):
            return math.inf
        return 0


def _nearest_the_end(stocks: list[Fact], total: Fact, vocabulary: Vocabulary) -> list[Fact]:
    """The stocks near the last day of a total, of which none is after it by more; else the latest before it."""
    last = total.time._replace(start=total.time.end)
    days = {fact.id: fact.time.middles_apart(last) for fact in stocks}
    if close := [fact for fact in stocks if days[fact.id] <= near(fact, fact, vocabulary)]:
        return close
    before = [fact for fact in stocks if fact.time.end <= total.time.end]
    least = min((days[fact.id] for fact in before), default=0)
    return [fact for fact in before if days[fact.id] == least]


def _may_matter(a: Fact, b: Fact, how: Relation, registers: Registers) -> bool:
    """Whether a pair can get a verdict that says something: told from the ends of the intervals, before any rule."""
    if how is Relation.INSIDE:
        return _exceeds(a, b)
    if how is Relation.AROUND:
        return _exceeds(b, a)
    if how is Relation.OTHER:
        return not compatible(a, b)
    if a.kind is not Kind.CUMULATIVE or a.time.end == b.time.end:
        return True
    earlier, later = (a, b) if a.time.end < b.time.end else (b, a)
    grown = earlier.interval.floor <= later.interval.ceiling  # a count that went on
    return _exceeds(earlier, later) or (not (grown and registers.keeper(a)) and not compatible(a, b))


def _exceeds(inner: Fact, outer: Fact) -> bool:
    """Whether a part is larger than its whole, or several times the minimum that is given for it."""
    if inner.interval.floor >= outer.interval.ceiling:
        return True
    return outer.quantity.qualifier in LOWER_BOUNDS and inner.interval.floor > SEVERAL * outer.interval.floor


class _Timeline:
    """Facts of one scope by time, so that those near a day are found without looking at all."""

    LONG = 400
    """Days: longer spans are few, and are looked at one by one."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        spans = sorted(((_start(fact), fact.time.end, fact.id, fact) for fact in facts), key=itemgetter(0, 1, 2))
        self._short = [span for span in spans if span[1] - span[0] <= self.LONG]
        self._long = [span for span in spans if span[1] - span[0] > self.LONG]
        self._starts = [span[0] for span in self._short]

    def near(self, fact: Fact, days: float) -> Iterator[Fact]:
        """The facts whose time comes within ``days`` of that of ``fact``."""
        return (span[3] for span in self._within(_start(fact) - days, fact.time.end + days))

    def _within(self, start: float, end: float) -> list[tuple[float, int, str, Fact]]:
        first, last = bisect_left(self._starts, start - self.LONG), bisect_right(self._starts, end)
        return [span for span in (*self._long, *self._short[first:last]) if span[0] <= end and span[1] >= start]

    def pairs(self, other: _Timeline, days: float) -> Iterator[tuple[Fact, Fact]]:
        """Each fact here with each of ``other`` that comes near it; within one timeline every pair once."""
        for start, end, identifier, fact in (*self._long, *self._short):
            for _, _, found, near_it in other._within(start - days, end + days):
                if self is not other or identifier < found:
                    yield fact, near_it


def _start(fact: Fact) -> float:
    """The first day; a start that is not known may be any day before."""
    return fact.time.start if fact.time.known_start else -math.inf


def _timelines(facts: Iterable[Fact]) -> dict[tuple[str, str], dict[Scope, _Timeline]]:
    """Facts with a size by topic and unit, then by scope."""
    sized = (fact for fact in facts if fact.quantity.has_size)
    return {
        key: {scope: _Timeline(alike) for scope, alike in grouped(found, scope_of).items()}
        for key, found in grouped(sized, lambda fact: (fact.topic, fact.counted_in)).items()
    }


def larger_parts(record: Dataset) -> Iterator[tuple[Fact, Fact]]:
    """Each part in ``record`` that exceeds the whole by the same claimant in the same document, with that whole.

    Two claimants may differ like that: it is a conflict. By one in one document it nearly always means a wrong digit,
    place or period, so it is an error. A fact that a curator has marked as doubtful is left alone.
    """
    for stated in grouped(record.facts, lambda fact: (fact.source, fact.published.end)).values():
        if not 1 < len(stated) <= 200:  # more is a table, gathered from many: left to ``nkr conflicts``
            continue
        comparer = Comparer(replace(record, facts=[fact for fact in stated if not fact.doubtful]))
        for pair in comparer.disagreements(comparer.record.facts):
            if pair.reasons[0].code == "part-exceeds-whole" and pair.a.claimant == pair.b.claimant:
                whole, part = sorted((pair.a, pair.b), key=lambda fact: fact.interval.floor)
                if part.time.touches(whole.time):  # no one in one year, and twenty in the next, is no slip
                    yield part, whole
