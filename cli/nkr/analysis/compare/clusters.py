"""Groups of figures that can be like for like, and the camps that they fall into.

Intervals that overlap pairwise share a point, so one sorted sweep gives the fewest sets within which one value
satisfies all, in n log n: "three sources allow 430 to 450; one alone says 1,200".
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkr.analysis.compare.scope import Scope, scope_of
from nkr.model.fact import Fact
from nkr.model.quantity import Interval, Qualifier
from nkr.model.vocabulary import Kind


class Cluster(NamedTuple):
    """Facts that one value can satisfy all, and the values that do. ``origins`` are the voices behind it."""

    facts: tuple[Fact, ...]
    interval: Interval
    origins: tuple[str, ...]


class GroupKey(NamedTuple):
    """What figures have in common that can be like for like; ``period`` as readers say it."""

    scope: Scope
    period: str


class Group(NamedTuple):
    """Figures that can be like for like.

    ``spread`` is the largest stated number by the smallest, ``bounded`` whether one of these is a bound that counts by
    its stated number; ``None`` where fewer than two numbers are stated. Doubtful figures and words without a size are
    in ``facts`` and in no camp.
    """

    key: GroupKey
    facts: tuple[Fact, ...]
    clusters: tuple[Cluster, ...]
    origins: tuple[str, ...]
    spread: float | None
    bounded: bool


def group_key(fact: Fact) -> GroupKey:
    """Stocks go by the calendar year of their day, incidents by their name, all else by its period."""
    if fact.kind is Kind.STOCK:
        return GroupKey(scope_of(fact), str(fact.time.latest_year or fact.time))
    if fact.kind is Kind.LENGTH:
        return GroupKey(scope_of(fact), "")
    whole_year = fact.time.whole_year
    return GroupKey(scope_of(fact), fact.event or (str(whole_year) if whole_year else str(fact.time)))


def grouping(fact: Fact) -> str:
    """The group's key as one text, by which a database can bring like figures together."""
    scope, period = group_key(fact)
    return "|".join((fact.topic, *map(str, scope), period))


def groups(facts: Iterable[Fact], origins: Mapping[str, str]) -> list[Group]:
    """The groups of ``facts``, the widest spread first, then in the order in which they were met."""
    found: dict[GroupKey, list[Fact]] = defaultdict(list)
    for fact in facts:
        found[group_key(fact)].append(fact)
    made = [_group(key, members, origins) for key, members in found.items()]
    return sorted(made, key=lambda group: -(group.spread or 0))


def _group(key: GroupKey, facts: Sequence[Fact], origins: Mapping[str, str]) -> Group:
    sound = [fact for fact in facts if fact.quantity.has_size and not fact.doubtful]
    stated = [(number, fact) for fact in sound for number in fact.quantity.stated]
    spread, bounded = None, False
    if len(stated) > 1:
        least, most = min(stated, key=lambda pair: pair[0]), max(stated, key=lambda pair: pair[0])
        spread = round(most[0] / least[0], 2) if least[0] > 0 else None
        bounded = least[1].quantity.is_bound or most[1].quantity.is_bound
    distinct = tuple(sorted({origins[fact.id] for fact in facts}))
    return Group(key, tuple(facts), tuple(clusters(sound, origins)), distinct, spread, bounded)


def clusters(facts: Iterable[Fact], origins: Mapping[str, str]) -> list[Cluster]:
    """The fewest camps that ``facts`` fall into, the lowest first.

    Sweeping by upper end: each camp opens with the least upper end not yet covered. A fact that satisfies several, such
    as a lower bound, stands in the lowest. A mere open end between two, or a size word's end, counts as meeting.
    """
    waiting = sorted(facts, key=lambda fact: (_reach(fact), fact.interval.floor))
    reaches: list[float] = []
    for fact in waiting:
        if not reaches or fact.interval.floor > reaches[-1]:
            reaches.append(_reach(fact))
    gathered: list[list[Fact]] = [[] for _ in reaches]
    for fact in waiting:
        gathered[bisect_left(reaches, fact.interval.floor)].append(fact)
    return [_cluster(members, origins) for members in gathered]


def _reach(fact: Fact) -> float:
    """Up to where a figure meets another: a size word reaches to where the next one begins (``scope.compatible``)."""
    return fact.interval.ceiling + (fact.quantity.qualifier is Qualifier.VAGUE)


def _cluster(members: Sequence[Fact], origins: Mapping[str, str]) -> Cluster:
    low = max((fact.interval for fact in members), key=lambda interval: (interval.floor, interval.open_low))
    high = min((fact.interval for fact in members), key=lambda interval: (interval.ceiling, not interval.open_high))
    open_low, open_high = low.open_low, high.open_high
    if low.floor >= high.ceiling:  # they only touch: the values at which they do
        return Cluster(tuple(members), Interval(high.high, low.low), _distinct(members, origins))
    interval = Interval(low.low, high.high, open_low, open_high)
    return Cluster(tuple(members), interval, _distinct(members, origins))


def _distinct(members: Sequence[Fact], origins: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(sorted({origins[fact.id] for fact in members}))
