"""Who is behind a figure: the origin of a chain of repetition, and the vintages of a register.

Twelve papers that quote one ministry are one voice. Agreement among its echoes is not corroboration.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from nkr.analysis.compare.scope import Scope, same_time, scope_of
from nkr.model.fact import Fact
from nkr.model.quantity import Number
from nkr.model.vocabulary import Vocabulary

Value = tuple[Number | None, Number | None, str, str]


def value_of(fact: Fact) -> Value:
    """What is equal in two repetitions: low, high, qualifier and, for a vague figure, its word."""
    quantity = fact.quantity
    return quantity.low, quantity.high, quantity.qualifier.value, quantity.word


def origins(facts: Iterable[Fact], vocabulary: Vocabulary) -> dict[str, str]:
    """The origin of each fact, by fact id: a claimant's code, or ``claimant@source`` where nobody is named.

    A figure that nobody vouches for by name is the same origin only within one source. On a register's measure a figure
    equal to one of the keeper's vintages has the keeper as origin, whoever prints it. A fact that says which fact it
    ``repeats`` has that one's origin.
    """
    facts = list(facts)
    vintages = _vintages(facts, vocabulary)
    found: dict[str, str] = {}
    for fact in facts:
        keeper = vocabulary.measures[fact.measure].keeper
        if keeper and _register_key(fact) in vintages and not fact.doubtful:
            found[fact.id] = keeper
        else:
            found[fact.id] = f"{fact.claimant}@{fact.source}" if _unnamed(fact, vocabulary) else fact.claimant
    return _following(facts, found)


def _unnamed(fact: Fact, vocabulary: Vocabulary) -> bool:
    claimant = vocabulary.claimants.get(fact.claimant)
    return claimant is None or claimant.unnamed


def _register_key(fact: Fact) -> tuple[str, str, str, str, int, int, Value]:
    return fact.measure, fact.unit, fact.place, fact.group, fact.time.start, fact.time.end, value_of(fact)


def _vintages(facts: Iterable[Fact], vocabulary: Vocabulary) -> set[tuple[str, str, str, str, int, int, Value]]:
    """Every figure that a keeper has published of its own register. A doubtful figure is never a vintage."""
    return {
        _register_key(fact)
        for fact in facts
        if fact.claimant == vocabulary.measures[fact.measure].keeper and not fact.doubtful and not fact.planned
    }


def _following(facts: Iterable[Fact], found: Mapping[str, str]) -> dict[str, str]:
    """Origins with ``repeats`` followed to its first fact; a circle of repetitions ends where it closes."""
    repeats = {fact.id: fact.repeats for fact in facts if fact.repeats}
    followed: dict[str, str] = {}
    for identifier in found:
        first, seen = identifier, {identifier}
        while repeats.get(first) in found and repeats[first] not in seen:
            first = repeats[first]
            seen.add(first)
        followed[identifier] = found[first]
    return followed


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
                    self._follow(sorted(witnesses, key=lambda fact: (fact.published.end, fact.published.start)))

    def _follow(self, chain: list[Fact]) -> None:
        earlier: set[Value] = set()
        old = chain[0]
        for new in chain[1:]:
            earlier.add(value_of(old))
            if old.interval.compatible_with(new.interval):
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
