"""Groups too large to compare pair by pair: counts, extremes and the worst pairs, in n log n.

Two closed intervals on a line are apart exactly if one ends before the other begins. Two sorted lists and one pass
count such pairs; a list of them would grow with the square. docs/scale.md has the same arithmetic in SQL.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter, itemgetter
from typing import NamedTuple

from nkr.analysis.compare.clusters import spread_of
from nkr.model.grouping import grouped
from nkr.model.quantity import BOUNDS

WITNESSES = 5
"""How many of the worst pairs of a group are named."""


class Outline(NamedTuple):
    """The bare figure of a fact: its interval, infinite where unbounded, and the stated numbers, if any."""

    grouping: str
    id: str
    floor: float
    ceiling: float
    origin: str
    low: float | None
    high: float | None
    qualifier: str


class Apart(NamedTuple):
    """Two figures of one group that cannot both be true, with the gap (in their unit) and the ratio between them."""

    lower: str
    upper: str
    gap: float
    ratio: float | None


class Summary(NamedTuple):
    """A group in numbers.

    ``conflicts`` counts the pairs of different original sources that cannot both be true, ``own`` those of one source
    (mostly its revisions). ``lowest`` and ``highest`` are the ids of the lowest and the highest figure, ``worst`` the
    worst pairs.
    """

    grouping: str
    facts: int
    origins: int
    clusters: int
    conflicts: int
    own: int
    spread: float | None
    bounded: bool
    lowest: str
    highest: str
    worst: tuple[Apart, ...]

    @property
    def topic(self) -> str:
        return self.grouping.partition("|")[0]


def summaries(outlines: Iterable[Outline]) -> Iterator[Summary]:
    """A summary for each run of equal ``grouping``; within one, ``outlines`` come by lower end, unbounded first."""
    for grouping, members in groupby(outlines, key=itemgetter(0)):
        yield summary(grouping, list(members))


def summary(grouping: str, members: Sequence[Outline]) -> Summary:
    """One group; ``members`` sorted by lower end."""
    by_ceiling = sorted(members, key=attrgetter("ceiling"))
    apart = _apart([member.floor for member in members], [member.ceiling for member in by_ceiling])
    by_origin = grouped(members, attrgetter("origin"))
    own = 0
    if apart and len(by_origin) < len(members):
        own = sum(_apart([m.floor for m in one], sorted(m.ceiling for m in one)) for one in by_origin.values())
    worst = tuple(_worst(by_ceiling, members)) if apart else ()
    stated = [(number, m.qualifier in BOUNDS) for m in members for number in (m.low, m.high) if number is not None]
    counts = (len(members), len(by_origin), _clusters(by_ceiling), apart - own, own)
    return Summary(grouping, *counts, *spread_of(stated), by_ceiling[0].id, members[-1].id, worst)


def _apart(floors: Sequence[float], ceilings: Sequence[float]) -> int:
    """Pairs in which one figure ends before the other begins; both lists sorted."""
    count = ended = 0
    for floor in floors:
        while ended < len(ceilings) and ceilings[ended] < floor:
            ended += 1
        count += ended
    return count


def _clusters(by_ceiling: Sequence[Outline]) -> int:
    """The fewest clusters: each opens with the least upper end not yet covered (as in ``compare.clusters``)."""
    count, reach = 0, -math.inf
    for member in by_ceiling:
        if member.floor > reach or not count:
            count, reach = count + 1, member.ceiling
    return count


def _worst(by_ceiling: Sequence[Outline], by_floor: Sequence[Outline]) -> list[Apart]:
    """The worst pairs of different origins, the farthest first, among the lowest and the highest figures."""
    lowest, highest = by_ceiling[:WITNESSES], by_floor[-WITNESSES:]
    pairs = [(a, b) for a in lowest for b in highest if a.ceiling < b.floor and a.origin != b.origin]
    found = [Apart(lower.id, upper.id, upper.floor - lower.ceiling, _ratio(lower, upper)) for lower, upper in pairs]
    return heapq.nlargest(WITNESSES, found, key=lambda apart: (apart.ratio or 0, apart.gap))


def _ratio(lower: Outline, upper: Outline) -> float | None:
    below = lower.high if lower.high is not None else lower.low
    above = upper.low if upper.low is not None else upper.high
    return round(above / below, 2) if below and above else None
