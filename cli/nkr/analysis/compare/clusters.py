"""Groups of figures that can be like for like, and the clusters that they fall into.

Intervals that overlap pairwise share a point, so one sorted sweep gives the fewest sets within which one value
satisfies all, in n log n. Only figures that state a value, or a range of at most three times, form clusters: so no one
is listed beside a number that he did not give. Minimums, maximums and wide ranges are listed apart, with the clusters
that they exclude.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from nkr.analysis.compare.scope import Scope, scope_of
from nkr.analysis.compare.verdicts import WIDE
from nkr.model import Fact, Interval, Kind, Qualifier
from nkr.model.grouping import grouped
from nkr.model.notebook import table

if TYPE_CHECKING:
    from nkr.analysis.compare.comparer import Comparer


class Cluster(NamedTuple):
    """Facts that one value satisfies, and the values that do. ``origins`` are the original sources behind it."""

    facts: tuple[Fact, ...]
    interval: Interval
    origins: tuple[str, ...]


class Bound(NamedTuple):
    """A minimum, maximum or wide range, and the clusters (by position) that it excludes. It supports none of them."""

    fact: Fact
    excludes: tuple[int, ...]

    def extent(self, clusters: int) -> str:
        """How many of the clusters it excludes: "none", "some" or "all"."""
        return "none" if not self.excludes else "all" if len(self.excludes) == clusters else "some"


class GroupKey(NamedTuple):
    """What figures have in common that can be like for like; ``period`` as readers say it."""

    scope: Scope
    period: str


class Group(NamedTuple):
    """Figures that can be like for like.

    ``spread`` is the largest stated number by the smallest, ``bounded`` whether one of these is a bound that counts by
    its stated number; ``None`` where fewer than two numbers are stated. Likely errors, words without a size and
    official figures that have been replaced are in ``facts`` only.
    """

    key: GroupKey
    facts: tuple[Fact, ...]
    clusters: tuple[Cluster, ...]
    bounds: tuple[Bound, ...]
    origins: tuple[str, ...]
    spread: float | None
    bounded: bool

    def __repr__(self) -> str:
        what = f"{self.key.scope.measure} {self.key.period}".strip()
        return f"<Group {what}; facts: {len(self.facts)}, clusters: {len(self.clusters)}, origins: {len(self.origins)}>"

    def _repr_html_(self) -> str:
        rows = [(fact.id, fact.quantity, fact.time, fact.claimant) for fact in self.facts]
        return table(rows, ("fact", "figure", "time", "claimant"))


def group_key(fact: Fact, near: int) -> GroupKey:
    """Stocks go by the year, the month or the day, as ``near`` of their measure allows; incidents by name."""
    time = fact.time
    if fact.kind is Kind.LENGTH:
        period = ""
    elif fact.kind is not Kind.STOCK:
        period = fact.event or str(time.whole_year or time)
    elif time.latest_year is None or near == 0:
        period = str(time)
    else:
        period = str(time.latest_year) if near >= 300 else date.fromordinal(time.end).isoformat()[:7]
    return GroupKey(scope_of(fact), period)


def grouping(fact: Fact, near: int) -> str:
    """The group's key as one text, by which a database can bring like figures together."""
    scope, period = group_key(fact, near)
    return "|".join((fact.topic, *map(str, scope), period))


def groups(facts: Iterable[Fact], comparer: Comparer, *, holding: Collection[str] | None = None) -> list[Group]:
    """The groups of ``facts``, the widest spread first; only those that hold one of the ids ``holding``, if given."""
    measures = comparer.vocabulary.measures
    found = grouped(facts, lambda fact: group_key(fact, measures[fact.measure].near))
    wanted = (one for one in found.items() if holding is None or any(fact.id in holding for fact in one[1]))
    made = (_group(key, members, comparer.origins, comparer.replaced) for key, members in wanted)
    return sorted(made, key=lambda group: -(group.spread or 0))


def _group(key: GroupKey, facts: Sequence[Fact], origins: Mapping[str, str], replaced: Collection[str]) -> Group:
    sound = [fact for fact in facts if fact.quantity.has_size and not fact.doubtful]
    spread, bounded = spread_of([(number, fact.quantity.is_bound) for fact in sound for number in fact.stated])
    present = [fact for fact in sound if fact.id not in replaced]
    formed = tuple(clusters(present, origins))
    bounds = []
    for fact in (fact for fact in present if not states_value(fact)):
        interval = fact.interval
        excluded = (at for at, cluster in enumerate(formed) if not interval.compatible_with(cluster.interval))
        bounds.append(Bound(fact, tuple(excluded)))
    sources = tuple(sorted({origins[fact.id] for fact in facts}))
    return Group(key, tuple(facts), formed, tuple(bounds), origins=sources, spread=spread, bounded=bounded)


def spread_of(stated: Sequence[tuple[float, bool]]) -> tuple[float | None, bool]:
    """The largest of numbers by the smallest, ``None`` for less than two, and whether one of these is a bound."""
    if len(stated) < 2:
        return None, False
    (least, first), (most, last) = min(stated, key=itemgetter(0)), max(stated, key=itemgetter(0))
    return round(most / least, 2) if least > 0 else None, first or last


def states_value(fact: Fact) -> bool:
    """Whether a figure is one value, or a range narrow enough to say which."""
    return not fact.quantity.is_bound and fact.interval.breadth <= WIDE


def clusters(facts: Iterable[Fact], origins: Mapping[str, str]) -> list[Cluster]:
    """The fewest clusters that those of ``facts`` fall into which state a value, the lowest first.

    Sweeping by upper end: each cluster opens with the least upper end not yet covered. A fact that satisfies several
    stands with the opener whose number is nearest to its own, so that "about 200,000" stands beside 200,000, not beside
    "about 150,000".
    """
    waiting = sorted(filter(states_value, facts), key=lambda fact: (_reach(fact), fact.interval.floor))
    reaches: list[tuple[float, bool]] = []
    openers: list[float] = []
    for fact in waiting:
        if not reaches or (fact.interval.floor, True) > reaches[-1]:
            reaches.append(_reach(fact))
            openers.append(_middle(fact))
    gathered: list[list[Fact]] = [[] for _ in reaches]
    for fact in waiting:
        fitting = range(bisect_left(reaches, (fact.interval.floor, True)), bisect_right(reaches, _reach(fact)))
        middle = _middle(fact)
        gathered[min(fitting, key=lambda number: abs(openers[number] - middle))].append(fact)
    return [_cluster(members, origins) for members in gathered]


def _middle(fact: Fact) -> float:
    """Where a figure's numbers lie, to tell which others are near: printed nowhere."""
    return (fact.stated[0] + fact.stated[-1]) / 2


def _reach(fact: Fact) -> tuple[float, bool]:
    """Up to where a figure overlaps another, and whether with its very end: as ``scope.compatible`` has it."""
    rounded = fact.interval.open_high and fact.quantity.qualifier is Qualifier.EXACT
    return fact.interval.ceiling + (fact.quantity.qualifier is Qualifier.VAGUE), not rounded


def _cluster(members: Sequence[Fact], origins: Mapping[str, str]) -> Cluster:
    low = max((fact.interval for fact in members), key=lambda interval: (interval.floor, interval.open_low))
    high = min((fact.interval for fact in members), key=lambda interval: (interval.ceiling, not interval.open_high))
    sources = tuple(sorted({origins[fact.id] for fact in members}))
    if low.floor >= high.ceiling:  # they only touch: the values at which they do
        return Cluster(tuple(members), Interval(high.high, low.low), sources)
    return Cluster(tuple(members), Interval(low.low, high.high, low.open_low, high.open_high), sources)
