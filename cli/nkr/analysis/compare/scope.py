"""What two figures have in common: the dimensions on which one is the same as the other, a part of it, or beside it.

The order in which a careful reader compares: measure, kind, unit, who is counted, where, by whom, in which incident,
whether it happened or was only planned, and when.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import Enum
from itertools import combinations
from typing import NamedTuple

from nkr.model import Fact, Kind, Period, Qualifier, Vocabulary, period


class Relation(Enum):
    """How the first of two figures stands to the second on one dimension."""

    SAME = "same"
    NEAR = "near"  # stocks of one origin at two days of a year: close enough to compare, not the same day
    INSIDE = "inside"
    AROUND = "around"
    BESIDE = "beside"  # siblings of one whole
    OTHER = "other"
    APART = "apart"  # times that do not touch
    UNKNOWN = "unknown"  # a missing field decides

    __hash__ = object.__hash__  # an enum's own is a function of Python's, and pairs ask for it by the thousand

    @property
    def mirrored(self) -> Relation:
        return {Relation.INSIDE: Relation.AROUND, Relation.AROUND: Relation.INSIDE}.get(self, self)


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
    return Scope(fact.measure, fact.kind, fact.counted_in, fact.group, fact.place, fact.by, fact.event, fact.planned)


def containment(differing: Mapping[str, Relation]) -> Relation | None:
    """``INSIDE`` where the first lies within the second, ``AROUND`` the other way, ``None`` where neither does."""
    relations = set(differing.values()) - {Relation.NEAR}
    return relations.pop() if relations in ({Relation.INSIDE}, {Relation.AROUND}) else None


class Scopes:
    """Compares scopes, each pair of them once: thousands of facts share a few hundred scopes."""

    def __init__(self, vocabulary: Vocabulary, facts: Iterable[Fact] = ()) -> None:
        self._vocabulary = vocabulary
        self._scattered = _scattered(facts, vocabulary)
        self._known: dict[tuple[Scope, Scope], dict[str, Relation]] = {}

    def difference(self, one: Fact, other: Fact, *, same_origin: bool) -> Mapping[str, Relation]:
        """How ``one`` relates to ``other`` by dimension, time the last; those on which they are the same are left out.

        ``same_origin`` matters for stocks: one source at two dates is a series.
        """
        relations = self.relations(scope_of(one), scope_of(other))
        time = _times(one, other, self._vocabulary, same_origin=same_origin)
        return relations if time is Relation.SAME else {**relations, "time": time}

    def relations(self, one: Scope, other: Scope) -> dict[str, Relation]:
        """How one scope stands to another, dimension by dimension; the same ones are left out, and so is time."""
        if (one, other) not in self._known:
            self._known[one, other] = _relations(one, other, self._vocabulary, self._scattered)
        return self._known[one, other]


def _scattered(facts: Iterable[Fact], vocabulary: Vocabulary) -> frozenset[str]:
    """Incidents that the record counts at several places apart: twenty in one town and nine in another."""
    places: dict[str, set[str]] = {}
    for fact in facts:
        if fact.event and fact.place:
            places.setdefault(fact.event, set()).add(fact.place)
    apart = {event: (not vocabulary.meet("place", *two) for two in combinations(at, 2)) for event, at in places.items()}
    return frozenset(event for event, pairs in apart.items() if any(pairs))


def _relations(one: Scope, other: Scope, vocabulary: Vocabulary, scattered: frozenset[str]) -> dict[str, Relation]:
    kind = _kinds(one, other)
    # The share among a part is no part of the share among the whole.
    apart = kind is Relation.SAME and one.kind in (Kind.SHARE, Kind.LENGTH)
    within = Relation.OTHER if apart else Relation.INSIDE
    relations = {
        "measure": _named("measure", one.measure, other.measure, vocabulary, within),
        "kind": kind,
        "unit": Relation.SAME if one.unit == other.unit else Relation.OTHER,
        "group": _named("group", one.group, other.group, vocabulary, within),
        "place": _places(one, other, vocabulary, within, scattered),
        "by": _named("by", one.by, other.by, vocabulary, within),
        "event": _events(one.event, other.event, vocabulary, within),
        "planned": Relation.SAME if one.planned == other.planned else Relation.OTHER,
    }
    return {name: relation for name, relation in relations.items() if relation is not Relation.SAME}


def compatible(one: Fact, other: Fact) -> bool:
    """Whether both can be true: whether one value lies in both intervals.

    An end that a hedge excludes does not keep two figures apart ("nearly 22,000" and 22,000), an end that rounding
    excludes does: 1,300 and 1,400 differ. A size word ends where the next begins: "hundreds" and 1,000 touch.
    Percentages compare as rounded: 80.3 and 80.26.
    """
    lower, upper = (one, other) if one.interval.floor <= other.interval.floor else (other, one)
    below, above = lower.interval.ceiling, upper.interval.floor
    if above < below:
        return True
    if above == below:
        return not (lower.interval.open_high and lower.quantity.qualifier is Qualifier.EXACT)
    if Qualifier.VAGUE in (one.quantity.qualifier, other.quantity.qualifier):
        return above - below <= 1
    return one.unit == other.unit == "percent" and _rounds_alike(one, other)


def _rounds_alike(one: Fact, other: Fact) -> bool:
    """Whether two percentages are the same to the decimals that the coarser one has."""
    first, second = one.quantity.low, other.quantity.low
    if first is None or second is None or {one.quantity.qualifier, other.quantity.qualifier} != {Qualifier.EXACT}:
        return False
    decimals = min(len(f"{value:g}".partition(".")[2]) for value in (first, second))
    half = 0.5 / 10**decimals
    return abs(first - second) < half + 1e-9 and round(first, decimals) == round(second, decimals)


def same_incident(one: Scope | Fact, other: Scope | Fact, vocabulary: Vocabulary) -> bool:
    """Whether two counts are about one named incident, or one about a part of the other's."""
    return bool(one.event and other.event) and vocabulary.meet("event", one.event, other.event)


def same_time(one: Fact, other: Fact) -> bool:
    """The same period or as-of date, or one incident, whatever day each source gives it."""
    if one.event and one.event == other.event and one.kind is not Kind.STOCK:
        return True
    return one.time.same_span(other.time)


def _named(dimension: str, one: str, other: str, vocabulary: Vocabulary, within: Relation) -> Relation:
    if one == other or not one or not other:
        return Relation.SAME  # a measure that names no actor or place does not differ on it
    if vocabulary.lies_within(dimension, one, other):
        return within
    if vocabulary.lies_within(dimension, other, one):
        return within.mirrored
    return Relation.BESIDE if vocabulary.siblings(dimension, one, other) else Relation.OTHER


def _places(one: Scope, other: Scope, vocabulary: Vocabulary, within: Relation, scattered: frozenset[str]) -> Relation:
    """Places; of one incident at one scene, two that its own place contains, or that contain it, are the same."""
    same = one.event == other.event and one.event not in scattered
    site = vocabulary.events[one.event].place if one.event and same else ""
    if site and all(vocabulary.meet("place", place, site) for place in (one.place, other.place)):
        return Relation.SAME
    return _named("place", one.place, other.place, vocabulary, within)


def _events(one: str, other: str, vocabulary: Vocabulary, within: Relation) -> Relation:
    """A named incident lies within what names none: an arrest of twenty within a year's arrests."""
    if one == other:
        return Relation.SAME
    if not one or not other:
        return within if one else within.mirrored
    relation = _named("event", one, other, vocabulary, within)
    return Relation.BESIDE if relation is Relation.OTHER else relation


def _kinds(one: Scope, other: Scope) -> Relation:
    """An incident lies within a flow, and both within a cumulative total; residents within those who ever arrived."""
    if one.kind == other.kind:
        return Relation.SAME
    order = {Kind.EVENT: 0, Kind.FLOW: 1, Kind.STOCK: 1, Kind.CUMULATIVE: 2}
    pair = {one.kind, other.kind}
    if not pair <= order.keys() or pair in ({Kind.STOCK, Kind.FLOW}, {Kind.STOCK, Kind.EVENT}):
        return Relation.OTHER
    if pair == {Kind.STOCK, Kind.CUMULATIVE} and one.measure == other.measure:
        return Relation.OTHER
    return Relation.INSIDE if order[one.kind] < order[other.kind] else Relation.AROUND


# -- time --------------------------------------------------------------------------------------------------------------


def near(one: Fact | Scope, other: Fact | Scope, vocabulary: Vocabulary) -> int:
    """Days between two stocks up to which they speak of the same time; of two measures the slower one's count."""
    return max(vocabulary.measures[fact.measure].near for fact in (one, other))


def by_middle_days(one: Fact, other: Fact) -> bool:
    """Whether the middle days of the two decide: of two stocks, and of two shares of which one states no time."""
    if one.kind is Kind.SHARE and other.kind is Kind.SHARE:
        return one.time_assumed or other.time_assumed
    return one.kind is Kind.STOCK and other.kind is Kind.STOCK


def _times(one: Fact, other: Fact, vocabulary: Vocabulary, *, same_origin: bool) -> Relation:
    if one.kind is Kind.LENGTH and other.kind is Kind.LENGTH:
        return Relation.SAME
    if by_middle_days(one, other):
        return _stocks(one, other, vocabulary, same_origin=same_origin)
    if Kind.STOCK in (one.kind, other.kind):
        return _stock_and_span(one, other, vocabulary)
    if same_incident(one, other, vocabulary):
        return Relation.SAME
    first, second = (_span(fact, vocabulary) for fact in (one, other))
    if not (first.known_start and second.known_start):
        return _unknown_start(one, other)
    if not first.touches(second):
        return Relation.APART
    if first.same_span(second):
        return Relation.SAME
    if one.kind is Kind.SHARE or other.kind is Kind.SHARE:
        return Relation.OTHER
    if first.within(second):
        return Relation.INSIDE
    return Relation.AROUND if second.within(first) else Relation.OTHER


def _span(fact: Fact, vocabulary: Vocabulary) -> Period:
    """Its time; where its measure's totals are known to begin, one that begins then, or gives no start, does so.

    "Since the Korean War" is "ever" for arrivals. A total that begins earlier counts something else: asylum in Britain
    since 1994 is not that in America since 2006.
    """
    since, time = vocabulary.measures[fact.measure].since, fact.time
    begins = period.parse(since) if since and fact.kind is Kind.CUMULATIVE else None
    if begins is None or time.end < begins.start:
        return time
    if not time.open_start and not begins.touches(time._replace(end=time.start)):
        return time
    return time._replace(start=begins.start, known_start=True)


def _stocks(one: Fact, other: Fact, vocabulary: Vocabulary, *, same_origin: bool) -> Relation:
    """Two stocks speak of the same time if their middle days are at most ``near`` days apart; no date is widened.

    Of one incident, a day and the month that contains it are the same time.
    """
    if one.time.same_span(other.time):
        return Relation.SAME
    if same_incident(one, other, vocabulary) and one.time.touches(other.time):
        return Relation.SAME
    if one.time.middles_apart(other.time) > near(one, other, vocabulary):
        return Relation.APART
    incident_apart = bool(one.event) != bool(other.event) and not one.time.touches(other.time)
    if incident_apart and scope_of(one)._replace(event="") == scope_of(other)._replace(event=""):
        return Relation.APART  # who was there on the day of an incident is no part of who was there next autumn
    assumed = one.time_assumed or other.time_assumed
    return Relation.NEAR if same_origin and not (assumed and one.kind is Kind.SHARE) else Relation.SAME


def _unknown_start(one: Fact, other: Fact) -> Relation:
    """A span of unknown start may reach back to the other or not, unless the other begins only after its end.

    Two counts "so far" up to one day, of one claimant or in print on one day, are about one span.
    """
    neither = not one.time.known_start and not other.time.known_start
    alike = one.claimant == other.claimant or one.published == other.published
    if neither and alike and one.time.end == other.time.end:
        return Relation.SAME
    for unknown, known in ((one, other), (other, one)):
        if not unknown.time.known_start and known.time.known_start and known.time.start > unknown.time.end:
            return Relation.APART
    return Relation.UNKNOWN


def _stock_and_span(one: Fact, other: Fact, vocabulary: Vocabulary) -> Relation:
    """A stock and a count over a span: the stock's day lies inside the span, or near its end.

    A movement that does not say since when ("15,000 were sent") speaks of the time of its end; a total goes back.
    """
    stock, span = (one, other) if one.kind is Kind.STOCK else (other, one)
    if not span.time.known_start and stock.time.end <= span.time.end:
        recent = span.time.end - stock.time.end <= near(one, other, vocabulary)
        return Relation.UNKNOWN if span.kind is Kind.CUMULATIVE or recent else Relation.APART
    if span.time.start <= stock.time.start and stock.time.end <= span.time.end:
        return Relation.INSIDE if stock is one else Relation.AROUND
    counts_on = span.kind is Kind.CUMULATIVE and span.time.days_apart(stock.time) <= near(one, other, vocabulary)
    return Relation.OTHER if counts_on or span.time.touches(stock.time) else Relation.APART
