"""The rules by which a pair of figures gets its verdict.

Each rule is one function; ``RULES`` is their order, and the first that holds decides. A rule returns ``None`` where it
does not hold. docs/method.md explains them to readers, with examples.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from nkr.analysis.compare import reasons
from nkr.analysis.compare.lineage import Succession, value_of
from nkr.analysis.compare.scope import MOVEMENTS, STOCK_DAYS, Relation, ScopeDifference, compatible
from nkr.analysis.compare.verdicts import WIDE, Comparison, Reason, Verdict, stated_ratio
from nkr.model.fact import Fact, Method
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS
from nkr.model.vocabulary import Kind, Vocabulary


class Pair(NamedTuple):
    """Two facts of one topic with all that the rules ask about them."""

    a: Fact
    b: Fact
    scope_difference: ScopeDifference
    origin_a: str
    origin_b: str
    vocabulary: Vocabulary
    succession: Succession

    @property
    def compatible_with(self) -> bool:
        return compatible(self.a, self.b)

    @property
    def same_origin(self) -> bool:
        return self.origin_a == self.origin_b

    def ruled(self, verdict: Verdict, *reasons: Reason) -> Comparison:
        apart = verdict in (Verdict.CONFLICT, Verdict.DISCREPANCY, Verdict.REVISION, Verdict.UNRESOLVED)
        gap = self.a.interval.gap(self.b.interval) if apart else None
        return Comparison(self.a, self.b, verdict, reasons, gap, stated_ratio(self.a, self.b) if apart else None)


NO_SIZE = Reason("no-size", "One of the two is a word without a size: there is nothing to set against the other.")


def plainly_apart(a: Fact, b: Fact) -> Reason | None:
    """The reason why most pairs of a topic are not comparable, told without looking further: unit, size or time.

    Saves nine tenths of the work on a large topic; the rules below would come to the same verdict.
    """
    if not (a.quantity.has_size and b.quantity.has_size):
        return NO_SIZE
    if a.unit != b.unit:
        return Reason("unit", f"One counts {reasons.unit(a)}, the other {reasons.unit(b)}.")
    if other_times(a, b):
        return Reason(
            "series", f"They speak of different times: one of {reasons.when(a)}, the other of {reasons.when(b)}."
        )
    return None


def other_times(a: Fact, b: Fact) -> bool:
    """Whether the two speak of times that do not touch, whatever else they have in common."""
    one, other = a.time, b.time
    days = max(one.start - other.end, other.start - one.end)
    if days <= 0 or (days <= STOCK_DAYS and (a.kind is Kind.STOCK or b.kind is Kind.STOCK)):
        return False
    return one.known_start and other.known_start and not (a.event and a.event == b.event) and a.kind is not Kind.LENGTH


def echo(pair: Pair) -> Comparison | None:
    """Same origin, same quantity, same low, high and qualifier: one voice, repeated."""
    differing = pair.scope_difference.differing
    if not pair.same_origin or value_of(pair.a) != value_of(pair.b) or differing.keys() - {"time"}:
        return None
    if differing.get("time", Relation.NEAR) is not Relation.NEAR:
        return None
    if differing and not (pair.a.time_assumed or pair.b.time_assumed):
        return None  # a stock restated for another day is a series, not an echo
    who = reasons.origin_name(pair.origin_a, pair.vocabulary)
    text = f"Both give the figure of {who}: one voice, printed twice. It is no corroboration."
    return pair.ruled(Verdict.ECHO, Reason("same-origin", text))


def revision(pair: Pair) -> Comparison | None:
    """Same origin, same period, values that do not meet, published at different times: the later replaces the earlier.

    Only the two witnesses of one change are a revision; other pairs of an old and a new value are ``superseded``. A
    doubtful figure is no vintage, and a figure without a date of its own has no "same period".
    """
    succession = pair.succession
    if not pair.same_origin or pair.compatible_with or pair.scope_difference.differing.keys() - {"time"}:
        return None
    if not succession.chained(pair.a, pair.b):
        return None
    who = reasons.origin_name(pair.origin_a, pair.vocabulary)
    if not succession.changed(pair.a, pair.b):
        text = f"{who} changed or printed this figure more than once; see the revisions between the two."
        return pair.ruled(Verdict.NOT_COMPARABLE, Reason("superseded", text))
    what = "of the same incident" if pair.a.event else "for the same time"
    told = [Reason("revised", f"{who} published both {what}; the later figure replaces the earlier.")]
    if succession.returned(pair.a, pair.b):
        told.append(Reason("returned", "The later figure returns to one that had been published before."))
    return pair.ruled(Verdict.REVISION, *told)


def part(pair: Pair) -> Comparison | None:
    """One lies within the other on every dimension on which they differ, and their times touch.

    Fails only where the part's least exceeds the whole's most: that is a conflict.
    """
    side = pair.scope_difference.part
    if side is None:
        return None
    inner, outer = (pair.a, pair.b) if side is Relation.INSIDE else (pair.b, pair.a)
    if _documented(outer) and not _documented(inner):
        return None  # cases that survivors told are no whole: an estimate of all returns does not lie within them
    told = tuple(
        reasons.contained(name, inner, outer, pair.vocabulary)
        for name, relation in pair.scope_difference.differing.items()
        if relation is side
    )
    if inner.interval.floor > outer.interval.ceiling:
        text = (
            "A part cannot be larger than the whole that contains it, and here the least that the part can be is more."
        )
        return pair.ruled(Verdict.CONFLICT, Reason("part-exceeds-whole", text), *told, *_cautions(pair))
    return pair.ruled(Verdict.PART, *told)


def unresolved(pair: Pair) -> Comparison | None:
    """The intervals do not meet, and a missing start decides whether that is a contradiction.

    It decides nothing where neither answer would be one: an incident of seven and 3,200 "so far", or a year's 6,000 and
    1,000 "so far" in its April.
    """
    differing = dict(pair.scope_difference.differing)
    if differing.pop("time", None) is not Relation.UNKNOWN or pair.compatible_with:
        return None
    sides = set(differing.values())
    earlier, later = sorted((pair.a, pair.b), key=lambda fact: fact.time.end)
    if not sides and earlier.time.end == later.time.end:
        contradiction = True  # the same span, if the starts are the same
    elif not sides:
        contradiction = _falls(earlier, later)
    elif sides == {Relation.INSIDE}:
        contradiction = _may_exceed(pair.a, pair.b)
    else:
        contradiction = sides == {Relation.AROUND} and _may_exceed(pair.b, pair.a)
    if not contradiction:
        return None
    fact = pair.b if pair.a.time.known_start else pair.a
    text = f"The start of the count is missing in {fact.id}: nobody can say whether both count the same span."
    return pair.ruled(Verdict.UNRESOLVED, Reason("missing-period-start", text))


def _falls(earlier: Fact, later: Fact) -> bool:
    """Whether a running total would fall, if both had begun at the same time."""
    return earlier.interval.floor > later.interval.ceiling


def _may_exceed(inner: Fact, outer: Fact) -> bool:
    """Whether a part would exceed its whole, if the whole had begun early enough to contain it."""
    return inner.time.end <= outer.time.end and inner.interval.floor > outer.interval.ceiling


def agree(pair: Pair) -> Comparison | None:
    """Like for like, and the intervals meet."""
    if not pair.scope_difference.like_for_like or not pair.compatible_with:
        return None
    return pair.ruled(Verdict.AGREE, _agreement(pair.a, pair.b))


def _agreement(a: Fact, b: Fact) -> Reason:
    """How two figures agree. A bound, a vague word or a wide range only fails to contradict: it supports nothing."""
    if not a.interval.overlaps(b.interval):
        return Reason(
            "touching", "They meet at an end that one of them excludes: nobody would set them against each other."
        )
    if a.quantity.qualifier in LOWER_BOUNDS | UPPER_BOUNDS or b.quantity.qualifier in LOWER_BOUNDS | UPPER_BOUNDS:
        return Reason("bound", "One is only a bound: it does not contradict the other, and does not support it either.")
    if max(a.interval.breadth, b.interval.breadth) > WIDE:
        text = "One spans more than three times its low end: it does not contradict the other, and supports nothing."
        return Reason("wide", text)
    if value_of(a) == value_of(b):
        return Reason("equal", "Both give the same figure.")
    if (a.quantity.low, a.quantity.high) == (b.quantity.low, b.quantity.high):
        return Reason("equal", "Both give the same number, each with a hedge of its own.")
    if a.interval.contains(b.interval) or b.interval.contains(a.interval):
        if a.quantity.low == a.quantity.high and b.quantity.low == b.quantity.high:
            return Reason("rounding", "One is the other, rounded.")
        return Reason("inside", "One lies inside the range of the other.")
    return Reason("overlap", "Their ranges overlap: one value can satisfy both.")


def conflict(pair: Pair) -> Comparison | None:
    """Like for like, and the intervals do not meet: both cannot be true."""
    if not pair.scope_difference.like_for_like or pair.compatible_with:
        return None
    when = reasons.same_time(pair.a, pair.b)
    text = f"Both count the same thing {when}, and both cannot be true: they lie {_apart(pair)}."
    told = [Reason("disjoint", text)]
    if pair.same_origin:
        told.append(Reason("one-origin", f"Both come from {reasons.origin_name(pair.origin_a, pair.vocabulary)}."))
    told += _cautions(pair)
    return pair.ruled(Verdict.CONFLICT, *told)


def _apart(pair: Pair) -> str:
    """How far two figures lie apart: 35 and 20 are 15 apart, 35 and "about 20" at least 10, a factor of 1.75 as stated.

    The gap lies between the values that they stand for, the ratio between the numbers as printed.
    """
    gap, ratio = pair.a.interval.gap(pair.b.interval), stated_ratio(pair.a, pair.b)
    as_printed = all(figure.interval.low == figure.interval.high for figure in (pair.a, pair.b))
    least, stated = ("", "") if as_printed else ("at least ", " as stated")
    return f"{least}{gap:,} apart" + (f", a factor of {ratio:g}{stated}" if ratio and ratio >= 1.1 else "")


def _cautions(pair: Pair) -> list[Reason]:
    """What weakens a conflict: a figure that is likely a slip, a date that is only assumed."""
    found = []
    for fact in (pair.a, pair.b):
        if fact.doubtful:
            found.append(Reason("doubtful", f"{fact.id} is marked as doubtful: {fact.note or 'a slip is likely.'}"))
        if fact.time_assumed:
            found.append(Reason("time-assumed", f"{fact.id} states no date; that of its publication is assumed."))
    return found


def discrepancy(pair: Pair) -> Comparison | None:
    """Unlike figures that headlines set against each other, at touching times, that do not meet.

    Never between siblings of one whole, nor where the definitions explain the direction.
    """
    relations = pair.scope_difference.differing
    if (
        pair.compatible_with
        or relations.get("unit")
        or Relation.APART in relations.values()
        or Relation.BESIDE in relations.values()
    ):
        return None
    if not pair.vocabulary.quoted_against(pair.a.measure, pair.b.measure) or _explained(pair):
        return None
    if pair.a.kind is Kind.SHARE and "time" in relations:
        return None  # the share of one span says nothing about that of another
    if relations.get("time") is Relation.NEAR and len(relations) == 1:
        return None
    told = [reasons.differs(name, pair.a, pair.b, pair.vocabulary) for name in relations]
    told.append(Reason("if-both-hold", _if_both_hold(pair)))
    return pair.ruled(Verdict.DISCREPANCY, *told)


def _explained(pair: Pair) -> bool:
    """Whether the definitions alone say which of the two must be larger, and it is.

    A running total lies above a year's flow, and above what it was before; a longer span, a wider place or a larger
    group above a shorter, narrower, smaller one, whatever else differs. Documented cases are a floor under any
    estimate. Stock against cumulative is not among them where headlines quote one against the other: what it takes for
    both to hold is news.
    """
    low, high = sorted((pair.a, pair.b), key=lambda fact: fact.interval.floor)
    if (_documented(low) and not _documented(high)) or _has_grown(pair, low, high):
        return True
    wider = Relation.AROUND if high is pair.a else Relation.INSIDE  # how the first stands to the second
    relations = pair.scope_difference.differing
    names = {"measure", "place", "group", "by", "event"}
    if Kind.STOCK not in (low.kind, high.kind) and Kind.SHARE not in (low.kind, high.kind):
        names |= {"kind", "time"}
        if low.kind in MOVEMENTS and high.kind in MOVEMENTS and low.time.days < high.time.days:
            return True
        if relations.get("time") is Relation.UNKNOWN and low.time.end < high.time.end:
            return True
    return any(relations.get(name) is wider for name in names)


def _has_grown(pair: Pair, low: Fact, high: Fact) -> bool:
    """Whether the smaller is a running total that one register, or one voice, went on counting until the larger.

    Where nobody goes on counting, two totals are two people's estimates: 300,000 by 2002 and 500,000 in ten years.
    """
    counted_on = pair.same_origin or bool(pair.vocabulary.measures[low.measure].keeper)
    return low.kind is Kind.CUMULATIVE and high.kind in _HOLDINGS and counted_on and low.time.end < high.time.end


_HOLDINGS = frozenset({Kind.CUMULATIVE, Kind.STOCK})


def _documented(fact: Fact) -> bool:
    return fact.method is Method.DOCUMENTED_CASES


def _if_both_hold(pair: Pair) -> str:
    low, high = sorted((pair.a, pair.b), key=lambda fact: fact.interval.floor)
    if {low.kind, high.kind} == {Kind.STOCK, Kind.CUMULATIVE}:
        if high.kind is Kind.CUMULATIVE:
            return (
                "If both hold, those by whom the running total is larger were no longer there: they went back, were "
                "returned, moved on or died; or people were counted more than once."
            )
        return (
            "If both hold, the running total leaves out people who were there: who had come before it began, came "
            "after its last day, or were born there."
        )
    if low.planned != high.planned:
        return "If both hold, the plan and what came of it differ: an expected number is not a count."
    if low.measure == high.measure and "time" in pair.scope_difference.differing:
        return (
            "If both hold, the spans must differ enough to explain it: the larger figure needs people whom the "
            "span of the smaller does not cover."
        )
    names = reasons.named(pair.scope_difference.differing)
    return f"If both hold, the difference lies in {names}: quote neither against the other without saying so."


def not_comparable(pair: Pair) -> Comparison:
    """Nothing to set against each other. Always holds, so it stands last."""
    relations = pair.scope_difference.differing
    if relations.get("time") in (Relation.APART, Relation.NEAR):
        text = f"They speak of different times: one of {reasons.when(pair.a)}, the other of {reasons.when(pair.b)}."
        return pair.ruled(Verdict.NOT_COMPARABLE, Reason("series", text))
    beside = [name for name, relation in relations.items() if relation is Relation.BESIDE]
    if beside:
        text = f"{reasons.difference(beside[0], pair.a, pair.b, pair.vocabulary)} Neither contains the other."
        return pair.ruled(Verdict.NOT_COMPARABLE, Reason("siblings", text))
    names = reasons.named(relations)
    if pair.compatible_with:
        text = f"They differ in {names}, and one does not exclude the other."
        return pair.ruled(Verdict.NOT_COMPARABLE, Reason("unlike", text))
    if _explained(pair):
        text = f"They differ in {names}; the definitions explain why one is larger."
        return pair.ruled(Verdict.NOT_COMPARABLE, Reason("explained", text))
    text = f"They differ in {names}: neither says anything about the other."
    return pair.ruled(Verdict.NOT_COMPARABLE, Reason("different-things", text))


RULES: tuple[Callable[[Pair], Comparison | None], ...] = (
    echo,
    revision,
    part,
    unresolved,
    agree,
    conflict,
    discrepancy,
    not_comparable,
)

REASONS = {
    "disjoint": "the intervals have no value in common",
    "rounding": "one is the other, rounded",
    "equal": "both give the same figure",
    "inside": "one lies inside the range of the other",
    "overlap": "the ranges overlap: one value can satisfy both",
    "touching": "they meet at an end that one of them excludes",
    "bound": "one is only a bound, which neither contradicts nor supports",
    "wide": "one is a range so wide that it neither contradicts nor supports",
    "same-origin": "both come from one origin, with the same figure for the same thing",
    "one-origin": "both come from one origin",
    "revised": "the origin published another figure for the same time",
    "returned": "the later figure returns to one published before",
    "superseded": "another figure of the same origin came in between",
    "doubtful": "a slip is likely in one of them",
    "time-assumed": "one states no date: that of its publication is assumed",
    "missing-period-start": "a start that is not stated decides",
    "part-exceeds-whole": "the least that the part can be is more than the whole",
    "if-both-hold": "what must be true if both hold",
    "no-size": "one is a word without a size",
    "series": "they speak of different times",
    "siblings": "they count different parts of one whole",
    "unlike": "unlike figures, and one does not exclude the other",
    "explained": "unlike figures, and the definitions explain which is larger",
    "different-things": "they count different things",
    "unit": "they count in different units",
    **{f"differs-{name}": f"they differ in {what}" for name, what in reasons.DIMENSIONS.items()},
    **{f"part-{name}": f"one is contained in the other by {what}" for name, what in reasons.DIMENSIONS.items()},
}
"""Every code of a reason, with what it means: for whoever reads judgements with a program."""
