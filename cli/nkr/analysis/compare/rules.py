"""The rules by which a pair of figures gets its verdict.

Each rule is one function; ``RULES`` is their order, and the first that holds decides: nothing runs before it. A rule
returns ``None`` where it does not hold. docs/method.md explains them to readers, with examples.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from nkr.analysis.compare import reasons
from nkr.analysis.compare.registers import value_of
from nkr.analysis.compare.scope import Relation, by_middle_days, compatible, containment, near, same_incident
from nkr.analysis.compare.verdicts import OPEN_VERDICTS, WIDE, Comparison, Reason, Verdict, stated_ratio
from nkr.model import Fact, Kind, Method, Vocabulary, dates, period
from nkr.model.quantity import LOWER_BOUNDS, ONE_NUMBER, last_digit_unit

if TYPE_CHECKING:
    from nkr.analysis.compare.comparer import Comparer

ECHO_DAYS = 3 * 366
"""An estimate whose date is only assumed is repeated for about this long."""
_MOVEMENTS = frozenset({Kind.FLOW, Kind.EVENT})
SEVERAL = 3
"""A part this many times its whole's minimum does not fit what the whole is known for."""


class Pair:
    """Two facts of one topic with what most rules ask about them; ``brief`` leaves out quiet verdicts' reasons."""

    def __init__(self, a: Fact, b: Fact, comparer: Comparer, *, brief: bool = False) -> None:
        self.a, self.b, self.comparer, self.brief = a, b, comparer, brief
        self.origin_a, self.origin_b = comparer.origin(a), comparer.origin(b)
        self.same_origin = self.origin_a == self.origin_b
        self.differing = comparer.scopes.difference(a, b, same_origin=self.same_origin)
        self.like_for_like = not self.differing
        self.compatible = compatible(a, b)

    @property
    def vocabulary(self) -> Vocabulary:
        return self.comparer.vocabulary

    @property
    def besides_time(self) -> dict[str, Relation]:
        return {name: relation for name, relation in self.differing.items() if name != "time"}

    @property
    def unconfirmed(self) -> bool:
        return any(map(self.comparer.registers.is_unconfirmed, (self.a, self.b)))

    @property
    def by_size(self) -> tuple[Fact, Fact]:
        """The lower figure, then the higher."""
        low, high = sorted((self.a, self.b), key=lambda fact: (fact.interval.floor, fact.interval.ceiling))
        return low, high

    def result(self, verdict: Verdict, *reasons: Reason) -> Comparison:
        apart = verdict in OPEN_VERDICTS or verdict is Verdict.SLIP
        gap = self.a.interval.gap(self.b.interval) if apart else None
        return Comparison(self.a, self.b, verdict, reasons, gap, stated_ratio(self.a, self.b) if apart else None)

    def unlike(self, code: str, text: str) -> Comparison:
        """Not comparable; what is counted is named first, if they differ in it, and ``text`` after it."""
        if self.brief:
            return self.result(Verdict.NOT_COMPARABLE)
        told = Reason(code, text)
        dimension = next(iter(self.besides_time), None)
        if dimension is None:
            return self.result(Verdict.NOT_COMPARABLE, told)
        first = reasons.differs(dimension, self.a, self.b, self.vocabulary)
        return self.result(Verdict.NOT_COMPARABLE, *(() if text.startswith(first.text) else (first,)), told)


Rule = Callable[[Pair], Comparison | None]


def no_size(pair: Pair) -> Comparison | None:
    """One of the two is a word without a size, such as "many", so they cannot be compared."""
    if pair.a.quantity.has_size and pair.b.quantity.has_size:
        return None
    return pair.unlike("no-size", "One is a word without a size, such as “many”, so the two cannot be compared.")


def other_units(pair: Pair) -> Comparison | None:
    """They count in different units: persons and cases, people and people a week."""
    if pair.a.counted_in == pair.b.counted_in:
        return None
    return pair.unlike("unit", reasons.difference("unit", pair.a, pair.b, pair.vocabulary))


def other_times(pair: Pair) -> Comparison | None:
    """Their times lie apart, whatever else they have in common; a date that is only assumed keeps no echo apart.

    Facts of one incident, and lengths, are about the same time whatever their dates say.
    """
    a, b = pair.a, pair.b
    days = a.time.days_apart(b.time)
    if not days or not (a.time.known_start and b.time.known_start) or a.kind is Kind.LENGTH:
        return None
    if Kind.STOCK in (a.kind, b.kind) or by_middle_days(a, b):
        assumed = (a.time_assumed or b.time_assumed) and pair.same_origin and days <= ECHO_DAYS
        if assumed or days <= near(a, b, pair.vocabulary):
            return None
    elif same_incident(a, b, pair.vocabulary):
        return None
    return _series(pair)


def _series(pair: Pair) -> Comparison:
    if pair.brief:
        return pair.result(Verdict.NOT_COMPARABLE)
    return pair.unlike("series", f"They are about different times: {reasons.dated(pair.a, pair.b)}.")


def echo(pair: Pair) -> Comparison | None:
    """Same original source, same scope and time, same value and hedge: one figure, printed twice.

    A date that is only assumed does not separate the two, up to three years: the estimate was repeated, not made anew.
    """
    if not pair.same_origin or value_of(pair.a) != value_of(pair.b) or pair.besides_time:
        return None
    assumed = pair.a.time_assumed or pair.b.time_assumed
    again = assumed and pair.a.time.middles_apart(pair.b.time) <= ECHO_DAYS
    if "time" in pair.differing and not again:
        return None  # a stock stated again for another day is a series, not an echo
    who = reasons.origin_name(pair.origin_a, pair.vocabulary)
    text = f"Both repeat the figure of {who}. Repetition is not corroboration."
    return pair.result(Verdict.ECHO, Reason("same-origin", text))


def revision(pair: Pair) -> Comparison | None:
    """Same original source, same scope and time, values that cannot both be true, published at different times.

    Of an official count every earlier release is replaced by the latest, whichever pair is asked about. A likely error
    is no release. A late print that moves a settled count by more than 5 % is a conflict until a curator confirms it.
    """
    succession = pair.comparer.succession
    if not pair.same_origin or pair.compatible or pair.besides_time:
        return None
    if not succession.chained(pair.a, pair.b) or pair.unconfirmed:
        return None
    who = reasons.origin_name(pair.origin_a, pair.vocabulary)
    if succession.changed(pair.a, pair.b):
        what = "of the same incident" if pair.a.event else "for the same time"
        told = [Reason("revised", f"Both come from {who}, {what}. The later figure replaces the earlier one.")]
        if succession.returned(pair.a, pair.b):
            told.append(Reason("returned", "The later figure is one that had been published before."))
        return pair.result(Verdict.REVISION, *told)
    latest = pair.comparer.registers.latest(pair.a)
    now = f" The latest is {latest.quantity.low:,} ({latest.id})." if latest and latest.quantity.low else ""
    return pair.result(Verdict.REVISION, Reason("superseded", f"Several figures for this come from {who}.{now}"))


def replaced(pair: Pair) -> Comparison | None:
    """An official figure that its office has replaced since contradicts no other figure of that office.

    The total of December, corrected in February, is larger than the next total; the correction says so already.
    """
    if not pair.same_origin or pair.compatible or pair.unconfirmed:
        return None
    old = next((fact for fact in (pair.a, pair.b) if fact.id in pair.comparer.replaced), None)
    if old is None or _opposed(pair) is None:
        return None
    latest = pair.comparer.registers.latest(old)
    now = f" by {latest.quantity.low:,} ({latest.id})" if latest and latest.quantity.low else ""
    return pair.result(Verdict.REVISION, Reason("superseded", f"{old.id} has been replaced{now}."))


def _opposed(pair: Pair) -> Comparison | None:
    """What the rules say that set two figures against each other; ``None`` where they do not."""
    found = next((comparison for rule in _VERDICTS if (comparison := rule(pair)) is not None), None)
    return found if found and found.verdict not in (Verdict.PART, Verdict.NOT_COMPARABLE) else None


def slip(pair: Pair) -> Comparison | None:
    """One of the two is marked as a likely error, and a later rule would compare them.

    It neither contradicts nor supports. Applied first, the rule would also take pairs of unlike things.
    """
    if not (pair.a.doubtful or pair.b.doubtful) or (found := _opposed(pair)) is None:
        return None
    told = [_discounted(fact) for fact in (pair.a, pair.b) if fact.doubtful]
    return pair.result(Verdict.SLIP, *told, *found.reasons)


def _discounted(fact: Fact) -> Reason:
    if fact.withdrawn:
        return Reason("withdrawn", f"The document of {fact.id} was {fact.withdrawn.rstrip('.')}.")
    return Reason("doubtful", f"{fact.id} is marked as a likely error" + (f": {fact.note}" if fact.note else "."))


def part(pair: Pair) -> Comparison | None:
    """One lies within the other on every dimension on which they differ, and their times touch.

    It fails only if the part's minimum exceeds the whole's maximum: that is a conflict. Where the whole is itself only
    a minimum ("more than 670"), a part several times that number is a discrepancy.
    """
    if (side := containment(pair.differing)) is None:
        return None
    inner, outer = (pair.a, pair.b) if side is Relation.INSIDE else (pair.b, pair.a)
    if _documented(outer) and not _documented(inner):
        return None  # cases that survivors told are no whole: an estimate of all returns does not lie within them
    exceeds = not pair.compatible and inner.interval.floor >= outer.interval.ceiling
    most = SEVERAL * outer.interval.floor if outer.quantity.qualifier in LOWER_BOUNDS else 0
    scarce = inner.interval.floor > most > 0
    if pair.brief and not exceeds and not scarce:
        return pair.result(Verdict.PART)
    names = (name for name, relation in pair.differing.items() if relation is side)
    told = [reasons.contained(name, inner, outer, pair.vocabulary) for name in names]
    if exceeds:
        text = "A part cannot be larger than its whole, but the part's lowest value is above the whole's highest."
        return pair.result(Verdict.CONFLICT, Reason("part-exceeds-whole", text), *told, *_cautions(pair))
    if scarce:
        text = "The whole is only a minimum, and the part is several times larger. The minimum leaves most people out."
        return pair.result(Verdict.DISCREPANCY, Reason("floor-exceeded", text), *told, *_cautions(pair))
    return pair.result(Verdict.PART, *told)


def missing_start(pair: Pair) -> Comparison | None:
    """The intervals do not overlap, and it depends on a start that is not stated whether that is a contradiction.

    The start decides nothing where neither would be one: an incident of seven and 3,200 "so far", or a year's 6,000 and
    1,000 "so far" in its April.
    """
    if pair.differing.get("time") is not Relation.UNKNOWN or pair.compatible:
        return None
    sides = set(pair.besides_time.values())
    earlier, later = sorted((pair.a, pair.b), key=lambda fact: fact.time.end)
    if not sides:  # the same span, if the starts are the same; or a total that would fall
        contradiction = earlier.time.end == later.time.end or earlier.interval.floor > later.interval.ceiling
    elif sides == {Relation.INSIDE}:
        contradiction = _may_exceed(pair.a, pair.b)
    else:
        contradiction = sides == {Relation.AROUND} and _may_exceed(pair.b, pair.a)
    if not contradiction:
        return None
    fact = pair.b if pair.a.time.known_start else pair.a
    text = f"{fact.id} gives no start date, so the two may cover different spans."
    return pair.result(Verdict.UNRESOLVED, Reason("missing-period-start", text))


def _may_exceed(inner: Fact, outer: Fact) -> bool:
    """Whether a part would exceed its whole, if the whole had begun early enough to contain it."""
    return inner.time.end <= outer.time.end and inner.interval.floor > outer.interval.ceiling


def probable_vintage(pair: Pair) -> Comparison | None:
    """An exact figure within 1 % of an official release and equal to none, from anyone but the office itself.

    It may be a release that the record lacks, so it does not contradict the office; it does contradict others.
    """
    registers = pair.comparer.registers
    keeper = registers.keeper(pair.a)
    if not keeper or not pair.like_for_like or pair.compatible:
        return None
    releases = {fact.id: registers.probable_vintage(fact) for fact in (pair.a, pair.b)}
    for fact, other, origin in ((pair.a, pair.b, pair.origin_b), (pair.b, pair.a, pair.origin_a)):
        release = releases[fact.id]
        if release is not None and (origin == keeper or releases[other.id] is not None):
            office = reasons.origin_name(keeper, pair.vocabulary)
            text = f"{fact.id} is within 1 % of a figure from {office} ({release.id}), but equals none."
            text += " It may be a release that is missing from the record."
            return pair.result(Verdict.UNRESOLVED, Reason("probable-vintage", text))
    return None


def other_definition(pair: Pair) -> Comparison | None:
    """The definition of the measure changed between the two times: that alone may explain the difference."""
    if not pair.like_for_like or pair.compatible or pair.a.measure != pair.b.measure:
        return None
    earlier, later = sorted((pair.a.time, pair.b.time), key=lambda time: time.end)
    for one in pair.vocabulary.measures[pair.a.measure].breaks:
        if earlier.end < period.parse(one.on).start <= later.start:
            text = f"The definition changed on {dates.in_words(period.parse(one.on))}: {one.change.rstrip('.')}."
            return pair.result(Verdict.UNRESOLVED, Reason("definition-changed", text))
    return None


def two_numbers(pair: Pair) -> Comparison | None:
    """One source gives two numbers for one thing in one document, and neither is the other rounded.

    Its "7,500" and "about 10,000" would overlap, but it does not agree with itself: which it means is not known.
    """
    a, b = pair.a, pair.b
    if a.source != b.source or not pair.same_origin or not pair.like_for_like:
        return None
    numbers = [fact.quantity.low for fact in (a, b) if fact.quantity.qualifier in ONE_NUMBER]
    if len(numbers) < 2 or None in numbers or not pair.compatible or _rounds(a, b) or _rounds(b, a):
        return None
    who = reasons.origin_name(pair.origin_a, pair.vocabulary)
    text = f"One document gives two numbers for the same thing, both from {who}. Neither is the other rounded."
    return pair.result(Verdict.DISCREPANCY, Reason("two-numbers", text))


def _rounds(fact: Fact, rounded: Fact) -> bool:
    """Whether the number of ``rounded`` may be that of ``fact``, rounded: at most half a unit and 10 % away."""
    value, target = fact.quantity.low or 0, rounded.quantity.low or 0
    return abs(value - target) <= min(last_digit_unit(target) / 2, 0.1 * target)


def agree(pair: Pair) -> Comparison | None:
    """Like for like, and the intervals overlap.

    A minimum, a maximum, or a range wider than three times does not contradict, and never counts as support.
    """
    if not pair.like_for_like or not pair.compatible:
        return None
    return pair.result(Verdict.AGREE, _agreement(pair.a, pair.b))


def _agreement(a: Fact, b: Fact) -> Reason:
    """How two figures agree. A bound, a vague word or a wide range only fails to contradict: it supports nothing."""
    if not a.interval.overlaps(b.interval) and a.unit != "percent":
        return Reason("touching", "Their ranges meet at one end, which a hedge excludes. That is no contradiction.")
    if a.quantity.is_bound or b.quantity.is_bound:
        return Reason("bound", "One is only a minimum or maximum, which neither contradicts nor supports the other.")
    if max(a.interval.breadth, b.interval.breadth) > WIDE:
        text = "One is a range of more than three times its low end, which neither contradicts nor supports the other."
        return Reason("wide", text)
    if value_of(a) == value_of(b):
        return Reason("equal", "Both give the same figure.")
    if (a.quantity.low, a.quantity.high) == (b.quantity.low, b.quantity.high):
        return Reason("equal", "Both give the same number, with different hedges.")
    single = a.quantity.low == a.quantity.high and b.quantity.low == b.quantity.high
    if single and (a.unit == "percent" or a.interval.contains(b.interval) or b.interval.contains(a.interval)):
        return Reason("rounding", "One is the other, rounded.")
    if a.interval.contains(b.interval) or b.interval.contains(a.interval):
        return Reason("inside", "One lies inside the range of the other.")
    return Reason("overlap", "Their ranges overlap: one value can satisfy both.")


def conflict(pair: Pair) -> Comparison | None:
    """Like for like, and the intervals do not overlap: both cannot be true."""
    if not pair.like_for_like or pair.compatible:
        return None
    when = reasons.same_time(pair.a, pair.b)
    text = f"Both count the same thing {when}, but the figures are {_apart(pair)}. Both cannot be true."
    told = [Reason("disjoint", text)]
    if pair.a.event and not pair.a.time.same_span(pair.b.time):
        told.append(Reason("differs-date", f"They give different dates: {reasons.dated(pair.a, pair.b)}."))
    if pair.same_origin:
        told.append(Reason("one-origin", f"Both come from {reasons.origin_name(pair.origin_a, pair.vocabulary)}."))
    for fact in (pair.a, pair.b):
        if pair.comparer.registers.is_unconfirmed(fact):
            text = f"{fact.id} differs by more than 5 % from earlier releases that agree. A curator must confirm it"
            told.append(Reason("unconfirmed-change", f"{text} before it replaces them."))
    return pair.result(Verdict.CONFLICT, *told, *_cautions(pair))


def _apart(pair: Pair) -> str:
    """How far two figures lie apart: 35 and 20 are 15 apart, 35 and "about 20" at least 10, a factor of 1.75 as stated.

    The gap lies between the values that they stand for, the ratio between the numbers as printed.
    """
    gap, ratio = pair.a.interval.gap(pair.b.interval), stated_ratio(pair.a, pair.b)
    as_printed = all(fact.interval.low == fact.interval.high for fact in (pair.a, pair.b))
    least, published = ("", "") if as_printed else ("at least ", " as published")
    if not gap:
        return f"a factor of {ratio:g} apart, as published"
    told = ratio and ratio >= 1.1  # a lower one says nothing that the gap does not say
    return f"{least}{gap:,} apart" + (f", a factor of {ratio:g}{published}" if told else "")


def _cautions(pair: Pair) -> list[Reason]:
    """What weakens a conflict: a date that is only assumed."""
    assumed = (fact.id for fact in (pair.a, pair.b) if fact.time_assumed)
    texts = (f"{undated} states no date, so the date of publication is assumed." for undated in assumed)
    return [Reason("time-assumed", text) for text in texts]


def stock_and_total(pair: Pair) -> Comparison | None:
    """People present at a date against a cumulative total that headlines quote against them, where they do not overlap.

    A total above a stock is explained by the definitions: it is reported once, as a discrepancy with the highest stock
    near the end of its span. A stock above a total whose span contains its day is a conflict: more people were there
    than had ever come. A stock from after the span is left to ``discrepancy``.
    """
    if {pair.a.kind, pair.b.kind} != {Kind.STOCK, Kind.CUMULATIVE} or pair.compatible:
        return None
    stock, total = (pair.a, pair.b) if pair.a.kind is Kind.STOCK else (pair.b, pair.a)
    if not pair.vocabulary.quoted_against(stock.measure, total.measure):
        return None
    if pair.vocabulary.lies_within("measure", stock.measure, total.measure):
        return None  # residents among all who ever came
    smaller = Relation.INSIDE if stock is pair.a else Relation.AROUND
    alike = ("measure", "kind")  # in which a stock and a total always differ
    others = {name: relation for name, relation in pair.besides_time.items() if name not in alike}
    time = pair.differing.get("time", Relation.SAME)
    if time is Relation.APART:
        return None
    if pair.by_size[1] is stock:
        within = all(relation is smaller for relation in others.values())
        if not within or time is Relation.OTHER:
            return None
        if time is Relation.UNKNOWN:
            text = f"{total.id} gives no start date, so its span may not contain the other."
            return pair.result(Verdict.UNRESOLVED, Reason("missing-period-start", text))
        return _stock_exceeds(pair, stock, total)
    highest = None if others else pair.comparer.highest_stock(total)
    if highest is not stock:
        named = f" The total is compared with the highest such number, {highest.id}." if highest else ""
        text = f"A total of everyone who ever came is naturally above the number present at a date.{named}"
        return pair.unlike("explained", text)
    return pair.result(Verdict.DISCREPANCY, *_differences(pair), Reason("if-both-hold", _if_both_hold(pair)))


def _stock_exceeds(pair: Pair, stock: Fact, total: Fact) -> Comparison:
    text = "More people were reportedly present than had ever come by then."
    told = [Reason("stock-exceeds-total", text), *_differences(pair), *_cautions(pair)]
    highest = pair.comparer.highest_stock(total, above=True)
    if highest is not None and highest is not stock:
        told.append(Reason("same-total", f"The total is reported once, with the highest such stock: {highest.id}."))
    return pair.result(Verdict.CONFLICT, *told)


def _differences(pair: Pair) -> list[Reason]:
    return [reasons.differs(name, pair.a, pair.b, pair.vocabulary) for name in pair.differing]


def discrepancy(pair: Pair) -> Comparison | None:
    """Different things that headlines quote against each other, at touching times, that do not overlap.

    Never between siblings of one whole, a forecast and its outcome, or where the definitions explain the direction.
    """
    relations = pair.differing
    if pair.compatible or not relations or relations.keys() & {"unit", "planned"}:
        return None
    if not {Relation.APART, Relation.BESIDE}.isdisjoint(relations.values()):
        return None
    if not pair.vocabulary.quoted_against(pair.a.measure, pair.b.measure) or _explained(pair):
        return None
    if pair.a.kind is Kind.SHARE and "time" in relations:
        return None  # the share of one span says nothing about that of another
    if {pair.a.kind, pair.b.kind} <= _MOVEMENTS and relations.get("time") is Relation.OTHER:
        return None  # nor what happened in a calendar year about what happened in a fiscal one
    if relations.get("time") is Relation.OTHER and _mostly_apart(pair.a, pair.b):
        return None  # nor a total from 1994 to 2003 about one from 2003 to 2006
    if relations.get("time") is Relation.NEAR and len(relations) == 1:
        return None
    return pair.result(Verdict.DISCREPANCY, *_differences(pair), Reason("if-both-hold", _if_both_hold(pair)))


def _mostly_apart(a: Fact, b: Fact) -> bool:
    """Whether two cumulative totals that say since when share less than half of the shorter span."""
    if not a.kind is b.kind is Kind.CUMULATIVE or a.time.open_start or b.time.open_start:
        return False
    shared = min(a.time.end, b.time.end) - max(a.time.start, b.time.start)
    return 2 * shared < min(a.time.days, b.time.days)


def _explained(pair: Pair) -> bool:
    """Whether the definitions alone say which of the two must be larger, and it is.

    A cumulative total is above a year's flow, and above what it was before; a longer span, a wider place or a larger
    group above a shorter, narrower, smaller one, whatever else differs. Documented cases are a floor under any
    estimate.
    """
    low, high = pair.by_size
    if (_documented(low) and not _documented(high)) or _has_grown(pair, low, high):
        return True
    wider = Relation.AROUND if high is pair.a else Relation.INSIDE  # how the first stands to the second
    relations = pair.differing
    names = {"measure", "place", "group", "by", "event"}
    if Kind.STOCK not in (low.kind, high.kind) and Kind.SHARE not in (low.kind, high.kind):
        names |= {"kind", "time"}
        if {low.kind, high.kind} <= _MOVEMENTS and low.time.days < high.time.days:
            return True
        if relations.get("time") is Relation.UNKNOWN and low.time.end < high.time.end:
            return True
    return any(relations.get(name) is wider for name in names)


def _has_grown(pair: Pair, low: Fact, high: Fact) -> bool:
    """Whether the smaller is a cumulative total that one register, or one claimant, went on counting until the larger.

    Where no one goes on counting, two totals are two people's estimates: 300,000 by 2002 and 500,000 in ten years.
    """
    counted_on = pair.same_origin or bool(pair.vocabulary.measures[low.measure].keeper)
    went_on = low.kind is Kind.CUMULATIVE and high.kind in (Kind.CUMULATIVE, Kind.STOCK)
    return went_on and counted_on and low.time.end < high.time.end


def _documented(fact: Fact) -> bool:
    return fact.method is Method.DOCUMENTED_CASES


def _if_both_hold(pair: Pair) -> str:
    low, high = pair.by_size
    if {low.kind, high.kind} == {Kind.STOCK, Kind.CUMULATIVE}:
        who = "people who had since left, been sent back or died, or who were counted twice"
        if high.kind is Kind.CUMULATIVE:
            return f"If both are right, the difference must be {who}."
        who = "people who came before it began, came after it ended, or were born there"
        return f"If both are right, the cumulative total must leave out {who}."
    if low.measure == high.measure and "time" in pair.differing:
        return "If both are right, the larger figure must include people outside the span of the smaller one."
    names = reasons.named(pair.differing)
    return f"If both are right, the difference must come from {names}. Say so if you quote them together."


def not_comparable(pair: Pair) -> Comparison:
    """Different things or times. It always holds, so it comes last. What is counted is named first, time last."""
    relations = pair.differing
    if relations.get("planned") and not pair.besides_time.keys() - {"planned"}:
        text = reasons.difference("planned", pair.a, pair.b, pair.vocabulary)
        return pair.unlike("forecast", f"{text} A forecast and an outcome do not contradict each other.")
    if relations.get("time") in (Relation.APART, Relation.NEAR):
        return _series(pair)
    if beside := next((name for name, relation in relations.items() if relation is Relation.BESIDE), None):
        text = f"{reasons.difference(beside, pair.a, pair.b, pair.vocabulary)} Neither contains the other."
        return pair.unlike("siblings", text)
    if pair.compatible:
        return pair.unlike("unlike", "Both can be true.")
    if _explained(pair):
        return pair.unlike("explained", "The definitions explain why one is larger.")
    return pair.unlike("different-things", "They cannot be compared.")


_VERDICTS: tuple[Rule, ...] = (
    *(part, missing_start, probable_vintage, other_definition, two_numbers),
    *(agree, conflict, stock_and_total, discrepancy),
)
"""The rules that set two figures against each other: what a likely error, or a replaced figure, is kept out of."""

RULES = (no_size, other_units, other_times, echo, revision, slip, replaced, *_VERDICTS, not_comparable)

REASONS = {
    "disjoint": "the intervals have no value in common",
    "rounding": "one is the other, rounded",
    "equal": "both give the same figure",
    "inside": "one lies inside the range of the other",
    "overlap": "the ranges overlap: one value can satisfy both",
    "touching": "they meet at an end that a hedge excludes",
    "bound": "one is only a minimum or maximum, which neither contradicts nor supports",
    "wide": "one is a range so wide that it neither contradicts nor supports",
    "two-numbers": "one document gives two numbers for the same thing",
    "same-origin": "both repeat the same figure from one original source",
    "one-origin": "both come from one original source",
    "revised": "the original source later published another figure for the same time",
    "returned": "the later figure returns to one published before",
    "superseded": "one original source published several figures, or a figure has been replaced",
    "unconfirmed-change": "a late release changes a settled figure by more than 5 %, and no curator has confirmed it",
    "doubtful": "one of them is marked as a likely error",
    "withdrawn": "the document of one of them was retracted or withdrawn",
    "time-assumed": "one states no date, so the date of publication is assumed",
    "missing-period-start": "one gives no start date, and that decides",
    "definition-changed": "the definition of the measure changed between their times",
    "probable-vintage": "one may be an official release that is missing from the record",
    "part-exceeds-whole": "the part's lowest value is above the whole's highest",
    "floor-exceeded": "the part is several times larger than the minimum given for the whole",
    "stock-exceeds-total": "more people were present than had ever come by then",
    "same-total": "the total is reported once, with another stock",
    "differs-date": "they give one incident different dates",
    "if-both-hold": "what must be true if both are right",
    "no-size": "one is a word without a size",
    "series": "they are about different times",
    "forecast": "one is a forecast, the other its outcome",
    "siblings": "they count different parts of one whole",
    "unlike": "different things, and both can be true",
    "explained": "different things, and the definitions explain which is larger",
    "different-things": "they count different things",
    "unit": "they count in different units",
    **{f"differs-{name}": f"they differ in {what}" for name, what in reasons.DIMENSIONS.items()},
    **{f"part-{name}": f"one is contained in the other by {what}" for name, what in reasons.DIMENSIONS.items()},
}
"""Every code of a reason, with what it means: for programs that read comparisons."""
