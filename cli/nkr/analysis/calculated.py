"""Numbers that no source prints, calculated from published ones: the year with most, a difference, a sum over years.

Only figures that count the same in the same way are put together: exact ones, of one official source, or of one
claimant. Averages are never calculated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from operator import attrgetter
from typing import NamedTuple

from nkr.analysis.series import Series
from nkr.model import UNATTRIBUTED, Fact, Measure, Period
from nkr.model.aim import Aim
from nkr.model.quantity import Interval, Number, Qualifier, Quantity, plain

FEWEST_YEARS = 2
"""Yearly values that a highest year, or a sum, is calculated from at least."""


class Calculated(NamedTuple):
    """A number, and the facts that it is calculated from, in the order of their times.

    ``among`` are the years whose values were looked at. Without a number ``why`` says what is in the way: "hedged",
    "sources" (of different sources), "gaps" (years without a value, in ``missing``) or "none".
    """

    aim: Aim
    terms: tuple[Fact, ...] = ()
    number: Number | None = None
    among: tuple[int, ...] = ()
    missing: tuple[int, ...] = ()
    why: str = ""


def extreme(series: Series, aim: Aim, *, rank: int = 1, span: Period | None = None) -> Calculated:
    """The year or years of ``series`` with the highest or the lowest value, or with the one of another ``rank``."""
    years = [year for year in series.years if year.value is not None and (span is None or _in(year.year, span))]
    among = tuple(year.year for year in years)
    values = sorted({year.value for year in years if year.value is not None}, reverse=aim is Aim.MOST)
    if len(among) < FEWEST_YEARS or rank > len(values):
        return Calculated(aim, among=among, why="none")
    number = values[rank - 1]
    terms = tuple(year.value_fact for year in years if year.value == number and year.value_fact is not None)
    return Calculated(aim, terms, number, among)


def fits(fact: Fact, quantity: Quantity) -> bool | None:
    """Whether a figure is "more than 1,000", or the like: 1,000 itself is not; ``None`` where it only may be."""
    number = fact.quantity.stated[0] if fact.quantity.qualifier is Qualifier.EXACT else None
    own = fact.quantity.interval_in(fact.unit) if number is None else Interval(number, number)
    wanted = quantity.interval_in(fact.unit)
    if not wanted.overlaps(own):
        return False
    return True if wanted.contains(own) else None


def since_when(series: Series, quantity: Quantity) -> Calculated | None:
    """The year from which on every yearly value is "more than half", or the like, with that of the year before it;
    ``None`` where the newest is not.
    """
    known = [(year.year, year.value_fact) for year in series.years if year.value_fact is not None]
    outside = [at for at, (_, fact) in enumerate(known) if not fits(fact, quantity)]
    first = outside[-1] + 1 if outside else 0
    if first == len(known):
        return None
    terms = tuple(fact for _, fact in known[max(first - 1, 0) : first + 1])[::-1]
    return Calculated(Aim.SINCE_WHEN, terms, terms[0].quantity.stated[0], tuple(year for year, _ in known[first:]))


def first_time(facts: Iterable[Fact], quantity: Quantity) -> Calculated | None:
    """The earliest of ``facts`` that is "at least 1,000", or the like, with the one before it; ``None`` for none."""
    dated = sorted(facts, key=lambda fact: (fact.time.end, fact.published.end))
    fitting = [at for at, fact in enumerate(dated) if fits(fact, quantity)]
    if quantity.qualifier in (Qualifier.LESS_THAN, Qualifier.UP_TO):  # what "fell below" was above before
        fitting = [at for at in fitting if at and at - 1 not in fitting]
    if not fitting:
        return None
    terms = tuple(dated[max(fitting[0] - 1, 0) : fitting[0] + 1])[::-1]
    return Calculated(Aim.FIRST, terms, terms[0].quantity.stated[0])


def _in(year: int, span: Period) -> bool:
    return span.start <= date(year, 1, 1).toordinal() <= span.end


def difference(first: Fact | None, second: Fact | None, measure: Measure) -> Calculated:
    """``second`` less ``first``, where both are exact and count the same, or the same elsewhere in one document."""
    terms = tuple(fact for fact in (first, second) if fact is not None)
    if first is None or second is None:
        return Calculated(Aim.CHANGE, terms, why="none")
    if why := _apart(terms, measure, side_by_side=True):
        return Calculated(Aim.CHANGE, terms, why=why)
    return Calculated(Aim.CHANGE, terms, plain(second.quantity.stated[0] - first.quantity.stated[0]))


def total(series: Series, span: Period) -> Calculated:
    """The sum of the yearly values within ``span``; where sources differ on one, of a document that has them all."""
    years = [year for year in series.years if _in(year.year, span)]
    if len(years) < FEWEST_YEARS:
        return Calculated(Aim.TOTAL, why="none")
    wanted = _wanted(span, years[0].year, years[-1].year)
    values = {year.year: year.value_fact for year in years if year.value_fact is not None}
    terms = tuple(values[year] for year in wanted if year in values)
    missing = tuple(year for year in wanted if year not in values)
    if not missing and not _apart(terms, series.measure):
        return _sum(terms, wanted)
    for document in dict.fromkeys(fact.source for year in years for fact in year.facts):
        facts = ((year.year, fact) for year in years for fact in year.facts if fact.source == document)
        own = {year: fact for year, fact in facts if fact.quantity.qualifier is Qualifier.EXACT}
        listed = tuple(own[year] for year in wanted if year in own)
        if len(listed) == len(wanted) and not _apart(listed, series.measure):
            return _sum(listed, wanted)
    why = "gaps" if missing else _apart(terms, series.measure)
    return Calculated(Aim.TOTAL, terms, among=wanted, missing=missing, why=why)


def _wanted(span: Period, first: int, last: int) -> tuple[int, ...]:
    """The whole years of a span; of one that is open or runs up to today those that the record covers."""
    start = first if span.open_start else date.fromordinal(span.start - 1).year + 1
    end = last if span.open_end else span.latest_year or last
    return tuple(range(start, end + 1))


def _sum(terms: Sequence[Fact], years: tuple[int, ...]) -> Calculated:
    return Calculated(Aim.TOTAL, tuple(terms), plain(sum(fact.quantity.stated[0] for fact in terms)), years)


def _apart(facts: Iterable[Fact], measure: Measure, *, side_by_side: bool = False) -> str:
    """Why figures cannot be put together; "" where they can. ``side_by_side``: women and men, or two places, may be."""
    facts = list(facts)
    one_document = side_by_side and len({fact.source for fact in facts}) == 1
    if any(fact.quantity.qualifier is not Qualifier.EXACT or fact.doubtful or fact.planned for fact in facts):
        return "hedged"
    where, who = () if one_document else ("place", "by"), () if side_by_side else ("group",)
    same = attrgetter("kind", "unit", "measure", *where, *who)
    if len(set(map(same, facts))) > 1:
        return "sources"
    claimants = {fact.claimant for fact in facts}
    one = claimants == {measure.keeper} if measure.keeper else len(claimants) == 1 and UNATTRIBUTED not in claimants
    return "" if one else "sources"
