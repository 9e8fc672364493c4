"""Which figure of one original source replaced which: revisions in the order of publication."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from nkr.analysis.compare.registers import Value, published, value_of
from nkr.analysis.compare.scope import Scope, compatible, same_time, scope_of
from nkr.model.fact import Fact


class Succession:
    """The figures that one origin has published for one thing, in order: which follows which.

    One change is one revision: between the last fact that printed the old value and the first that printed the new.
    The other pairs of old and new values are only older or later copies of these. Where the origin is only known by an
    equal number, as where a newspaper prints a register's figure without naming the keeper, the fact is a copy: it may
    repeat what was replaced years ago, and witnesses no change.
    """

    def __init__(self, facts: Iterable[Fact], origin: Mapping[str, str]) -> None:
        chains: dict[tuple[str, Scope, int, int], list[Fact]] = defaultdict(list)
        for fact in facts:
            if not fact.doubtful and not fact.time_assumed and fact.quantity.has_size:
                time = (0, 0) if fact.event else (fact.time.start, fact.time.end)
                chains[origin[fact.id], scope_of(fact), *time].append(fact)
        self._changes: dict[tuple[str, str], bool] = {}
        self._chained: set[str] = set()
        for chain in chains.values():
            if len(chain) > 1:
                self._chained.update(fact.id for fact in chain)
                witnesses = [fact for fact in chain if origin[fact.id].partition("@")[0] == fact.claimant]
                if witnesses:
                    self._follow(sorted(witnesses, key=published))

    def _follow(self, chain: list[Fact]) -> None:
        earlier: set[Value] = set()
        old = chain[0]
        for new in chain[1:]:
            earlier.add(value_of(old))
            if compatible(old, new):
                if new.interval.contains(old.interval) and not old.interval.contains(new.interval):
                    continue  # a vaguer copy ("more than 1,000") does not hide the change that follows
            elif old.published.end < new.published.end:
                self._changes[old.id, new.id] = value_of(new) in earlier
            old = new

    def changed(self, one: Fact, other: Fact) -> bool:
        """Whether the two are the witnesses of one change."""
        return (one.id, other.id) in self._changes or (other.id, one.id) in self._changes

    def returned(self, one: Fact, other: Fact) -> bool:
        """Whether that change went back to a value published before."""
        return self._changes.get((one.id, other.id), False) or self._changes.get((other.id, one.id), False)

    def chained(self, one: Fact, other: Fact) -> bool:
        """Whether both are figures of one origin for one thing, published at different times."""
        if one.id not in self._chained or other.id not in self._chained:
            return False
        return scope_of(one) == scope_of(other) and same_time(one, other) and one.published.end != other.published.end
