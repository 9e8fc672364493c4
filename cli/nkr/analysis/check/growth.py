"""What words of growth say, calculated: "tripled to 236", "fell by 7.2 percent", "a record 2,706".

The two figures are the official ones of the two times, by what had been published on the day of the text. The writer
may have had an earlier release: a change is refuted only if no pair of releases gives it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from nkr.analysis.check.case import Case
from nkr.analysis.check.evidence import published_by
from nkr.analysis.check.judgements import SUPPORT, Growth, Judgement, JudgementKind, Why
from nkr.model import Fact, Kind, Period, period
from nkr.model.patterns import regex
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Number, Qualifier, Quantity
from nkr.model.statement import Change, Direction, Field, Known, Role, Statement, Trend

_COMPARED = regex(r"earlier|before|ago|previous|^-\d|전년|지난해|前年")
"""Words of a time that something is compared with."""
LOOSE = 0.15
"""By how much a factor told in words may be off: what grew 1.9-fold "doubled"."""
WRONG, BEYOND = 0.2, 0.05
"""From which difference on a factor told in words is wrong; one that is given as a limit."""
NEAR_PERCENT = 1.0
"""Percentage points up to which a percentage that no pair of releases gives may still be one of others."""
MONTHS = 62
"""Days by which the earlier of two counts may lie off the day a year before the later."""
_OF_ALL = regex(r"peak|summit|zenith|apex|high point|low point|nadir|trough|all-time|정점|最高|最多")
"""Words of an extreme of all years up to the text, not only of those before."""
LATELY = 400
"""Days before a figure's time within which the last one of its source lies, with which growth compares."""
_ON_A_PART = regex(r"\b(?:spring|summer|autumn|winter|month|quarter|(?:first|second|last|previous) half)\b")
"""Words that compare with a part of a year, not with the year before."""
STEADY = 0.01
"""Up to which change, as a share, a figure may be said to rise or to fall."""


def judge_change(case: Case, counts: Sequence[Judgement] = ()) -> Judgement:
    """The judgement on a figure that is itself a change: "rose by 94", "down 7.2 percent", "doubled".

    ``counts`` are the text's own figures that it may be of, as ``counted_around`` has them.
    """
    change = case.statement.change
    if change is not None and change.spanned and _fits_own_numbers(change) is False:
        return case.judged(JudgementKind.CONTRADICTED, why=Why.OWN_NUMBERS)
    grown = list(_growths(case, change)) if change is not None else []
    own = between_own(case.statement, counts)
    if not (grown or own):
        grown = _since_own(case, counts)
    if change is None or not (grown or own):
        return case.judged(JudgementKind.NOT_IN_RECORD)
    return _judged(case, change, grown, own)


def refuted(case: Case) -> Judgement | None:
    """The judgement on a count whose words state growth, or an extreme, that the series refutes."""
    if (found := _exceeded(case)) is not None:
        return case.judged(
            JudgementKind.CONTRADICTED, (), [found], why=Why.NOT_THE_EXTREME, cause=found, to_print=found
        )
    change = case.statement.change
    if change is None or case.statement.role is not Role.COUNT:
        return None
    if change.start == case.quantity and change.end is not None:
        return None  # "749, down from 614": 749 is what changed
    if change.end == case.quantity and _fits_own_numbers(change) is False:  # "fell to 1,422, from 1,103"
        return case.judged(JudgementKind.CONTRADICTED, why=Why.OWN_NUMBERS)
    grown = list(_growths(case, change))
    judgement = _judged(case, change, grown) if grown else None
    return judgement if judgement is not None and judgement.is_fault else None


_OF_THEM = regex(
    r"\b(?:it|this|that|which|they|these|numbers?|figures?|totals?|counts?|tally|flow|intake|stream|stock|share"
    r"|proportion|route|traffic|exodus|influx|so|then|therefore|again|making|sum|change|increase|decrease|decline|growth|fall|rise|drop|jump|trend)\b"
    r"|수치|셈이|규모|숫자|인원",
    re.IGNORECASE,
)
"""Words by which a clause without a subject of its own speaks of the figures before it."""


_OF_A_SHARE = regex(r"\b(?:share|percentage|proportion|ratio|rate)\b", re.IGNORECASE)


def counted_around(change: Statement, around: Sequence[Judgement]) -> list[Judgement]:
    """The supported figures that words of growth speak of: those of their sentence, else the last ones before in the
    paragraph, or those behind; all of one measure, place and group. None where the words have a subject of their own,
    unless it names what those count.
    """
    if change.mention is None:
        return []
    counts = [one for one in around if one.kind in SUPPORT and one.statement.role is Role.COUNT and one.matches]
    if _OF_A_SHARE.search(change.mention.clause):
        counts = [one for one in counts if one.statement.unit == "percent"]
    words = change.mention.words
    beside = [one for one in counts if one.statement.mention and one.statement.mention.words == words]
    ahead = [one for one in counts if position(one.statement) < position(change)] or counts
    own = change.measure.value if change.measure.known is Known.STATED else ""
    spoken_of = bool(_OF_THEM.search(change.mention.clause)) or (ahead and ahead[-1].statement.measure.value == own)
    if not beside and not (spoken_of and ahead):
        return []
    if len({one.statement.measure.value for one in beside}) > 1:
        return []
    known = [one for one in counts if one in ahead or one in beside]
    whole = [one for one in beside or ahead if one.statement.group.known is not Known.STATED]
    scope = _scope((whole or beside or ahead)[-1])
    if spoken_of and len([one for one in known if _scope(one) == scope]) == 1:  # a part: "30 of them in France"
        scopes = [_scope(one) for one in known]
        scope = next((one for one in reversed(scopes) if scopes.count(one) > 1), scope)
    return [one for one in known if _scope(one) == scope]


def _scope(judgement: Judgement) -> tuple[str, ...]:
    statement = judgement.statement
    return (statement.unit, *(getattr(statement, name).value for name in ("measure", "place", "group")))


def said_of(extreme: Statement, counts: Sequence[Judgement]) -> Judgement | None:
    """The figure that a superlative is said of: of its time, else the latest of the sentence that is next before it."""
    known = [one for one in counts if one.matches and position(one.statement) < position(extreme)]
    if extreme.trend is not None and "year" in extreme.trend.words:
        known = [one for one in known if one.matches[0].fact.time.whole_year is not None]
    time = extreme.time.value if extreme.time.known is Known.STATED else None
    own = [one for one in known if time is not None and one.matches[0].fact.time.same_span(time)]
    if own or not known:
        return own[-1] if own else None
    words = known[-1].statement.mention.words if known[-1].statement.mention is not None else ""
    near = [one for one in known if one.statement.mention is not None and one.statement.mention.words == words]
    return max(near, key=lambda one: one.matches[0].fact.time.end, default=None)


def beyond_own(trend: Trend, highest: Judgement, counts: Sequence[Judgement]) -> Fact | None:
    """The figure of the text that lies beyond one that is called the most, or the least."""
    fact, sign = highest.matches[0].fact, 1 if trend.direction is Direction.UP else -1
    if len(fact.quantity.stated) != 1:
        return None
    first = trend.since.start if trend.since is not None else 0
    others = (one.matches[0].fact for one in counts if one.matches)
    beyond = [
        other
        for other in others
        if len(other.quantity.stated) == 1
        and first <= other.time.start
        and are_as_long(other.time, fact.time)
        and sign * (other.quantity.stated[0] - fact.quantity.stated[0]) > STEADY * fact.quantity.stated[0]
    ]
    return beyond[-1] if beyond else None


def position(statement: Statement) -> tuple[int, int]:
    """Line and column of a statement in its text."""
    return (statement.mention.line, statement.mention.column) if statement.mention is not None else (0, 0)


def between_own(change: Statement, counts: Sequence[Judgement]) -> list[Growth]:
    """The changes between figures of the text that words of growth may be of, each as the record has it.

    ``counts`` are supported figures of one thing, in the order of the text. Words with a time of their own are of the
    figures of that time, or of those since; others of the figure next to them with an earlier one.
    """
    told = change.change
    if told is None or change.mention is None:
        return []
    facts = [one.matches[0].fact for one in counts if one.matches and len(one.matches[0].fact.quantity.stated) == 1]
    time = change.time.value if change.time.known is Known.STATED else None
    since = told.start_time or (time if change.since else None)
    before = [one for one in counts if position(one.statement) < position(change)]
    before = [one for one in before if since is None or not one.matches[0].fact.time.touches(since)] or before
    nearest = before[-1].matches[0].fact if before and before[-1].matches else None
    pairs = [(first, last) for first in facts for last in facts if first.time.end < last.time.end]
    if since is not None:
        pairs = [(first, last) for first, last in pairs if first.time.touches(since)]
        if told.start_time and nearest and position(before[-1].statement)[0] == position(change)[0]:
            pairs = [(first, last) for first, last in pairs if last is nearest]
    elif time is not None and change.mention.clause.find(change.time.words) >= 0:
        pairs = [(first, last) for first, last in pairs if last.time.touches(time)]
    else:
        pairs = [(first, last) for first, last in pairs if nearest in (first, last)]
    return [_growth(first, last) for first, last in pairs if are_as_long(first.time, last.time)]


def are_as_long(one: Period, other: Period) -> bool:
    """Whether two times have one length, or both are all the time up to a day."""
    return abs(one.days - other.days) <= MONTHS or (one.open_start and other.open_start)


def _since_own(case: Case, counts: Sequence[Judgement]) -> list[Growth]:
    """The changes from a figure of the text to what its source has for the time that the words name."""
    time = case.hypothesis.time
    if time is None or case.statement.time.known is not Known.STATED:
        return []
    earlier = [one.matches[0].fact for one in counts if len(one.matches[0].fact.quantity.stated) == 1]
    pairs = ((first, last) for last in _figures(case, time) for first in earlier if first.source == last.source)
    return [_growth(first, last) for first, last in pairs if first.time.end < last.time.end]


def base_in_text(judgement: Judgement, earlier: Sequence[Judgement]) -> Statement | None:
    """The figure that the text gives before one that "rose once more, to 80.7 percent": of the time before it.

    Both must be supported: then they count the same, and only the word can be wrong.
    """
    statement, change = judgement.statement, judgement.statement.change
    if change is None or change.end != statement.quantity or change.start is not None or change.start_time is not None:
        return None
    supported = judgement.kind in SUPPORT or (judgement.why is Why.GROWTH and not judgement.is_fault)
    if not supported or change.percent or change.factor or change.amount:
        return None
    for other in reversed(earlier):
        if other.kind in SUPPORT and other.statement.role is Role.COUNT:
            return other.statement if _follows(statement, other.statement) else None
    return None


def _follows(statement: Statement, base: Statement) -> bool:
    """Whether a figure is of the same thing as the one before it, and of the time that follows."""
    time, before = statement.time.value, base.time.value
    if time is None or before is None or time.open_start or before.open_start or base.mention is None:
        return False
    scope = ("measure", "group", "place")
    same = all(getattr(statement, name).value == getattr(base, name).value for name in scope)
    near = statement.mention is not None and statement.mention.paragraph == base.mention.paragraph
    follows = before.end < time.start <= before.end + LATELY
    follows = follows and (statement.unit == "percent" or abs(time.days - before.days) <= MONTHS)
    return same and near and follows and statement.unit == base.unit


def _judged(case: Case, change: Change, grown: Sequence[Growth], own: Sequence[Growth] = ()) -> Judgement:
    """The judgement on a change by those that the record has, and those between ``own`` figures of the text."""
    every = [*grown, *own]
    fits = [_fit(change, growth.earlier.quantity.stated[0], growth.difference) for growth in every]
    kind = JudgementKind.UNCLEAR
    if True in fits:
        kind = JudgementKind.SUPPORTED
    elif all(fit is False for fit in fits) and (own or not _fits_years_beside(case, change)):
        kind = JudgementKind.CONTRADICTED
    growth = every[fits.index(True)] if True in fits else every[-1]
    matches = case.matching([growth.later])
    against = [growth.earlier, growth.later] if kind is not JudgementKind.SUPPORTED else []
    why = Why.OWN_NUMBERS if own and kind is JudgementKind.CONTRADICTED else Why.GROWTH
    judgement = case.judged(kind, matches, against, why=why, cause=growth.later)
    return replace(judgement, growth=growth)


def _fits_years_beside(case: Case, change: Change) -> bool:
    """Whether a change whose time another clause states fits two other years of its sentence, or last year."""
    mention, time = case.statement.mention, case.statement.time
    told = change.percent or change.factor or change.amount or "year" in change.words
    if mention is None or time.value is None or (told and time.words in mention.clause):
        return False
    last = date.fromordinal((case.written or case.hypothesis.today).end).year - 1  # "compared with 2009": to date
    periods = [time.value, *(moment.period for moment in mention.moments if moment.start >= mention.sentence)]
    years = sorted({last, *(one.whole_year for one in periods if one is not None and one.whole_year is not None)})
    pairs = ((first, later) for at, first in enumerate(years) for later in years[at + 1 :])
    grown = (growth for first, later in pairs for growth in _between(case, _year(first), _year(later)))
    return any(_fit(change, growth.earlier.quantity.stated[0], growth.difference) for growth in grown)


def _fits_own_numbers(change: Change) -> bool | None:
    """Whether the text's own figures have changed as its words say: "doubled, from 1,140 to 1,285"."""
    start, end = change.start, change.end
    if start is None or end is None or len(start.stated) != 1 or len(end.stated) != 1:
        return None
    return _fit(change, start.stated[0], end.stated[0] - start.stated[0])


def _fit(change: Change, earlier: Number, difference: Number) -> bool | None:
    """Whether a figure has changed as the words say; ``None`` where it is too near to tell."""
    share = difference / earlier if earlier else None
    up = change.direction is Direction.UP
    if share is not None and abs(share) > STEADY and (share > 0) is not up and change.direction is not Direction.SAME:
        return False
    if change.amount is not None:
        return _holds(change.amount, abs(difference))
    if share is None:
        return None
    if change.percent is not None:
        return _holds(change.percent, abs(100 * share), NEAR_PERCENT)
    if change.factor is not None:
        return _holds_factor(change.factor, 1 + share)
    return True if abs(share) > STEADY else None


def _holds(stated: Quantity, calculated: float, near: float = 0) -> bool | None:
    """Whether a stated amount or percentage rounds a calculated one; ``None`` up to ``near`` away from it."""
    interval = stated.interval
    half = 0.5 * 10 ** -len(f"{stated.stated[0]}".partition(".")[2]) if stated.stated else 0
    if interval.floor - half <= calculated <= interval.ceiling + half:
        return True
    return None if interval.floor - near <= calculated <= interval.ceiling + near else False


def _holds_factor(stated: Quantity, calculated: float) -> bool | None:
    factor = stated.stated[0]
    if factor < 1:  # "more than halved": what is more than half is the fall
        factor, calculated = 1 - factor, 1 - calculated
    scale = factor - 1 if 1 <= factor < 2 else factor  # "by a third" is of the change
    least = factor if stated.qualifier in LOWER_BOUNDS else factor - LOOSE * scale
    low = stated.qualifier in UPPER_BOUNDS or calculated >= least
    high = stated.qualifier in LOWER_BOUNDS or calculated <= factor + LOOSE * scale
    if low and high:
        return True
    near = BEYOND if stated.qualifier in (*LOWER_BOUNDS, *UPPER_BOUNDS) else WRONG
    return None if abs(calculated - factor) <= near * scale else False


def _growths(case: Case, change: Change) -> Iterator[Growth]:
    """The changes between each figure for the earlier time and each for the later, the latest releases last."""
    own = case.statement.role is Role.COUNT and change.end == case.statement.quantity
    time = case.hypothesis.time if own else change.end_time or case.hypothesis.time
    if time is None or (change.start_time is None and change.percent is None and _ON_A_PART.search(change.words)):
        return
    spanned = case.statement.role is Role.CHANGE and change.start_time is None and change.end_time is None
    if (
        spanned and time.days > LATELY and not (time.open_start or time.open_end)
    ):  # "from 2010 to 2015 it grew by a third"
        first, last = (date.fromordinal(day).year for day in (time.start, time.end))
        yield from _between(case, _year(first), _year(last))
    elif case.statement.role is Role.CHANGE and case.statement.since and change.end is None:
        yield from (growth for last in _times_after(case, time) for growth in _between(case, time, last))
    elif time.whole_year is not None and Kind.FLOW in case.hypothesis.kinds:
        for first, last in _years(case, change, time.whole_year):
            yield from _between(case, _year(first), _year(last))
    elif change.start is None or change.end is not None:
        begun, before = change.start_time, _year_before(time)
        if begun is None or (before is not None and before.within(begun)):
            begun = before  # "three times the figure for those months of 2023"
        yield from _between(case, begun, time) if begun is not None else ()


def _times_after(case: Case, begun: Period) -> Iterator[Period]:
    """The times after another at which the record has a figure of the statement's scope."""
    first = period.parse(str(begun).partition("/")[0])
    yield from dict.fromkeys(fact.time for fact in _at(case, begun).of_scope if fact.time.start > first.end)


def _year(year: int) -> Period:
    return period.parse(f"{year:04d}")


def _year_before(time: Period) -> Period | None:
    """The same days a year earlier."""
    if time.open_start or time.open_end:
        return None
    try:
        return period.parse(re.sub(r"\d{4}", lambda year: f"{int(year.group()) - 1:04d}", str(time)))
    except ValueError:  # 29 February
        return None


def _between(case: Case, first: Period, last: Period) -> Iterator[Growth]:
    """The changes between two times: of a register, or else by one source, that of the statement where it names one."""
    official, found = case.evidence.is_official, _figures(case, last)
    alone = found[0].claimant if len({fact.claimant for fact in found}) == 1 else None
    stated = case.statement.claimant.known is Known.STATED
    named = case.statement.claimant.value if stated else alone
    for before in _figures(case, first):
        for after in found:
            one = before.claimant == after.claimant and named in (before.claimant, *before.via)
            if before.time.end < after.time.end and (one or (official(before) and official(after))):
                yield _growth(before, after)


def _at(case: Case, time: Period) -> Case:
    """What is said to have grown, as a count of another time."""
    unit = case.hypothesis.measure.units[0]
    statement = replace(case.statement, time=Field(time, Known.STATED), unit=unit, since=False, until=False)
    return Case(case.evidence, replace(case.hypothesis, statement=statement))


def _figures(case: Case, time: Period) -> list[Fact]:
    """The official releases of the statement's scope for another time, the oldest first; or what others count then."""
    then = _at(case, time)
    return (
        then.releases
        or then.later_releases
        or [
            fact
            for fact in (then.like or then.later or [one for one in then.of_scope if one.time.within(time)])
            if len(fact.quantity.stated) == 1 and not fact.quantity.is_bound and fact.time.days_apart(time) <= MONTHS
        ]
    )


def _years(case: Case, change: Change, year: int) -> Iterator[tuple[int, int]]:
    """The years between which something is said to have grown; each later one where only the first is named."""
    begun = change.start_time
    if begun is None and case.statement.role is Role.COUNT and change.start == case.statement.quantity:
        begun = case.hypothesis.time  # "up from 1,138": its own time is where it starts
    start = begun.whole_year if begun is not None else None
    is_base = case.statement.role is Role.CHANGE and start is None  # "more than a year earlier": that year is the base
    if (is_base or start == year) and change.end_time is None and _COMPARED.search(case.statement.time.words):
        yield year, year + 1
        return
    if change.end_time is not None or start != year:
        yield start or year - 1, year
        return
    running = date.fromordinal((case.written or case.hypothesis.today).end).year
    yield from ((year, later) for later in range(year + 1, running))


def _growth(earlier: Fact, later: Fact) -> Growth:
    before, after = earlier.quantity.stated[0], later.quantity.stated[0]
    percent = round(100 * (after - before) / before, 1) if before else None
    return Growth(earlier, later, after - before, percent)


def _exceeded(case: Case) -> Fact | None:
    """The figure of another year that exceeds a record, or lies below what is called the lowest: an official one, or
    one of a claimant whose figure the statement gives.
    """
    trend, time, quantity = case.statement.trend, case.statement.time.value, case.statement.quantity
    year = time.whole_year if time is not None else None
    if trend is None or year is None or quantity is None or not quantity.stated or not case.statement.time.certain:
        return None
    since = trend.since  # it holds from the year after the one that is named
    first = date.fromordinal(since.end).year + 1 if since is not None and not since.open_end else 1
    last = 9999 if _OF_ALL.search(trend.words) else year - 1
    if "decade" in trend.words:
        first, last = year // 10 * 10, year // 10 * 10 + 9
    own = {match.fact.claimant for match in case.matching(case.like) if match.fact.time.whole_year == year}
    found: dict[int, Fact] = {}
    for fact in case.evidence.of_measure(case.hypothesis.measure.code):
        other = fact.time.whole_year
        if other is None or other == year or not first <= other <= last:
            continue
        counted = fact.quantity.qualifier is Qualifier.EXACT and not fact.doubtful
        if not counted or not (case.evidence.is_official(fact) or fact.claimant in own):
            continue
        entry = case.compare(fact)
        if entry.differing.keys() == {"time"} and published_by(fact, case.written):
            known = found.get(other)
            if known is None or known.published.end <= fact.published.end:
                found[other] = fact
    up = trend.direction is Direction.UP
    number = quantity.stated[-1] if up else quantity.stated[0]
    sign = 1 if up else -1
    beyond = [fact for fact in found.values() if sign * (fact.quantity.stated[0] - number) > 0]
    return max(beyond, key=lambda fact: sign * fact.quantity.stated[0], default=None)
