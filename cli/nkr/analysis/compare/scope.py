"""What two figures have in common: the dimensions on which one is the same as the other, a part of it, or beside it.

The order in which a careful reader compares: measure, kind, unit, who is counted, where, by whom, in which incident,
when, and whether it happened or was only planned.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import NamedTuple

from nkr.model import period
from nkr.model.fact import Fact
from nkr.model.quantity import Qualifier
from nkr.model.vocabulary import Kind, Vocabulary

STOCK_DAYS = 366
"""Stocks whose nearest days are at most this far apart speak of the same time: estimates are dated by year."""

MOVEMENTS = frozenset({Kind.FLOW, Kind.EVENT})


class Relation(Enum):
    """How the first of two figures stands to the second on one dimension."""

    SAME = "same"
    NEAR = "near"  # stocks of one origin at two days of a year: close enough to touch, not the same day
    INSIDE = "inside"
    AROUND = "around"
    BESIDE = "beside"  # siblings of one whole
    OTHER = "other"
    APART = "apart"  # times that do not touch
    UNKNOWN = "unknown"  # a missing field decides

    @property
    def mirrored(self) -> Relation:
        return _MIRRORED.get(self, self)


_MIRRORED = {Relation.INSIDE: Relation.AROUND, Relation.AROUND: Relation.INSIDE}


class Scope(NamedTuple):
    """All on which two figures must be equal to be like for like, time apart."""

    measure: str
    kind: Kind
    unit: str
    group: str
    place: str
    by: str
    event: str
    planned: bool


def scope_of(fact: Fact) -> Scope:
    return Scope(fact.measure, fact.kind, fact.unit, fact.group, fact.place, fact.by, fact.event, fact.planned)


class ScopeDifference(NamedTuple):
    """How one fact stands to another: the dimensions on which they differ, in the order in which a reader compares.

    Of measure, kind, unit, group, place, by, event, planned and time those are left out that are the same.
    """

    differing: Mapping[str, Relation]

    @property
    def like_for_like(self) -> bool:
        return not self.differing

    @property
    def part(self) -> Relation | None:
        """``INSIDE`` where the first lies within the second, ``AROUND`` the other way, ``None`` where neither does."""
        relations = set(self.differing.values()) - {Relation.NEAR}
        return relations.pop() if relations in ({Relation.INSIDE}, {Relation.AROUND}) else None


def scope_difference(one: Fact, other: Fact, vocabulary: Vocabulary, *, same_origin: bool) -> ScopeDifference:
    """How ``one`` stands to ``other``. ``same_origin`` matters for stocks: one voice at two dates is a series."""
    kind = _kinds(one, other)
    if kind is Relation.SAME and one.kind in (Kind.SHARE, Kind.LENGTH):
        within = Relation.OTHER  # the share among a part is no part of the share among the whole
    else:
        within = Relation.INSIDE
    relations = {
        "measure": _named("measure", one.measure, other.measure, vocabulary, within),
        "kind": kind,
        "unit": Relation.SAME if one.unit == other.unit else Relation.OTHER,
        "group": _named("group", one.group, other.group, vocabulary, within),
        "place": _named("place", one.place, other.place, vocabulary, within),
        "by": _named("by", one.by, other.by, vocabulary, within),
        "event": _events(one.event, other.event, vocabulary, within),
        "planned": Relation.SAME if one.planned == other.planned else Relation.OTHER,
        "time": _times(one, other, vocabulary, same_origin=same_origin),
    }
    return ScopeDifference({name: relation for name, relation in relations.items() if relation is not Relation.SAME})


def compatible(one: Fact, other: Fact) -> bool:
    """Whether both can be true. A size word ends where the next begins: "hundreds" and 1,000 touch."""
    if one.interval.compatible_with(other.interval):
        return True
    vague = Qualifier.VAGUE in (one.quantity.qualifier, other.quantity.qualifier)
    return vague and one.interval.gap(other.interval) <= 1


def same_time(one: Fact, other: Fact) -> bool:
    """The same period or as-of date, or one incident whose dates touch."""
    if one.event and one.event == other.event:
        return one.time.touches(other.time)
    return one.time.same_span(other.time)


def _named(dimension: str, one: str, other: str, vocabulary: Vocabulary, within: Relation) -> Relation:
    if one == other or not one or not other:
        return Relation.SAME  # a measure that names no actor or place does not differ on it
    if vocabulary.lies_within(dimension, one, other):
        return within
    if vocabulary.lies_within(dimension, other, one):
        return within.mirrored
    return Relation.BESIDE if vocabulary.siblings(dimension, one, other) else Relation.OTHER


def _events(one: str, other: str, vocabulary: Vocabulary, within: Relation) -> Relation:
    """A named incident lies within what names none: an arrest of twenty within a year's arrests."""
    if one and other:
        return (
            Relation.BESIDE
            if (relation := _named("event", one, other, vocabulary, within)) is Relation.OTHER
            else relation
        )
    if one == other:
        return Relation.SAME
    return within if one else within.mirrored


def _kinds(one: Fact, other: Fact) -> Relation:
    """An incident lies within a flow, and both within a running total; residents within those who ever arrived."""
    if one.kind == other.kind:
        return Relation.SAME
    order = {Kind.EVENT: 0, Kind.FLOW: 1, Kind.STOCK: 1, Kind.CUMULATIVE: 2}
    pair = {one.kind, other.kind}
    if not pair <= order.keys() or pair in ({Kind.STOCK, Kind.FLOW}, {Kind.STOCK, Kind.EVENT}):
        return Relation.OTHER
    if pair == {Kind.STOCK, Kind.CUMULATIVE} and one.measure == other.measure:
        return Relation.OTHER
    return Relation.INSIDE if order[one.kind] < order[other.kind] else Relation.AROUND


def _times(one: Fact, other: Fact, vocabulary: Vocabulary, *, same_origin: bool) -> Relation:
    if one.kind is Kind.LENGTH and other.kind is Kind.LENGTH:
        return Relation.SAME
    if one.event and one.event == other.event and one.time.touches(other.time):
        return Relation.SAME
    if one.kind is Kind.STOCK and other.kind is Kind.STOCK:
        if one.time.days_apart(other.time) > STOCK_DAYS:
            return Relation.APART
        if one.event != other.event and _alike_but_for_the_event(one, other) and not one.time.touches(other.time):
            return Relation.APART  # who was there on the day of an incident is no part of who was there next autumn
        return Relation.SAME if not same_origin or one.time.same_span(other.time) else Relation.NEAR
    if Kind.STOCK in (one.kind, other.kind):
        return _stock_and_span(one, other)
    if not (one.time.known_start and other.time.known_start):
        return _unknown_start(one, other)
    if not one.time.touches(other.time):
        return Relation.APART
    if one.time.same_span(other.time):
        return Relation.SAME
    if one.kind is Kind.CUMULATIVE and other.kind is Kind.CUMULATIVE and _from_the_beginning(one, other, vocabulary):
        if one.time.end == other.time.end:
            return Relation.SAME
        return Relation.INSIDE if one.time.end < other.time.end else Relation.AROUND
    if one.kind is Kind.SHARE or other.kind is Kind.SHARE:
        return Relation.OTHER
    if one.time.within(other.time):
        return Relation.INSIDE
    return Relation.AROUND if other.time.within(one.time) else Relation.OTHER


def _alike_but_for_the_event(one: Fact, other: Fact) -> bool:
    return scope_of(one)._replace(event="") == scope_of(other)._replace(event="")


def _from_the_beginning(one: Fact, other: Fact, vocabulary: Vocabulary) -> bool:
    """Whether both count from the beginning of their measure: "since the Korean War" is "ever" for arrivals."""
    for fact in (one, other):
        since = vocabulary.measures[fact.measure].since
        if not fact.time.open_start and not (since and fact.time.start <= period.parse(since).end):
            return False
    return True


def _unknown_start(one: Fact, other: Fact) -> Relation:
    """A span of unknown start may reach back to the other or not, unless the other begins only after its end."""
    for unknown, known in ((one, other), (other, one)):
        if not unknown.time.known_start and known.time.known_start and known.time.start > unknown.time.end:
            return Relation.APART
    return Relation.UNKNOWN


def _stock_and_span(one: Fact, other: Fact) -> Relation:
    """A stock and a count over a span: the stock's day lies inside the span, or at most a stock's year from its end."""
    if one.time.days_apart(other.time) > (STOCK_DAYS if Kind.CUMULATIVE in (one.kind, other.kind) else 0):
        return Relation.APART
    stock, span = (one, other) if one.kind is Kind.STOCK else (other, one)
    inside = span.time.start <= stock.time.start and stock.time.end <= span.time.end
    if not inside:
        return Relation.OTHER
    return Relation.INSIDE if stock is one else Relation.AROUND
