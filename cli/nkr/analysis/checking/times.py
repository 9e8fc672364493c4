"""The time that a draft gives a figure, and whether a fact speaks of the same."""

from __future__ import annotations

import re
from typing import NamedTuple

from nkr.model import period
from nkr.model.fact import Fact
from nkr.model.figure import Mention, Moment
from nkr.model.period import Period
from nkr.model.vocabulary import Kind


def year_span(year: int) -> Period:
    return period.parse(f"{year:04d}")


class TimeOf(NamedTuple):
    """The time that a figure's words give it. ``since``: it is the start of a count that runs on. ``carried``: it
    stands in a sentence before the figure's own. ``loose``: another figure or the border of a clause stands between.
    """

    time: Period | None
    since: bool = False
    carried: bool = False
    loose: bool = False


def time_of(mention: Mention) -> TimeOf:
    """The year that goes with the count; else the nearest time of its sentence; else the last before it in the
    paragraph.
    """
    year = mention.figure.year
    if year is not None and mention.passage[max(0, mention.start - 8) : mention.start].rstrip().endswith(f"{year}:"):
        year = None  # "2005 to 2010: 1,383, then 2,018": the last year of a span is not that of the first count
    own = [moment for moment in mention.moments if moment.start >= mention.sentence and moment.period is not None]
    nearest = min(own, key=lambda moment: _distance(mention, moment), default=None)
    if year is not None:
        if nearest is not None and nearest.period is not None and nearest.period.days > 366:
            if year_span(year).within(nearest.period):  # "in the 1990s", of which the grammar reads the first year
                return TimeOf(nearest.period, nearest.since)
        of_year = [m for m in own if m.period is not None and m.period.latest_year == year]
        if nearest is None or nearest in of_year or not of_year:
            finer = [m for m in of_year if m.period is not None and m.period.days < 360]
            if finer and nearest is finer[0]:
                return TimeOf(finer[0].period, finer[0].since)
            return TimeOf(year_span(year))
    if nearest is not None:
        return TimeOf(nearest.period, nearest.since, loose=_is_loose(mention, nearest))
    unfixed = [moment for moment in mention.moments if moment.start >= mention.sentence]
    paragraph = mention.passage.rfind("\n\n", 0, mention.start)
    earlier = [
        moment
        for moment in mention.moments
        if paragraph <= moment.start and moment.end <= mention.sentence and moment.period is not None
    ]
    if earlier and not unfixed:
        return TimeOf(earlier[-1].period, earlier[-1].since, carried=True)
    return TimeOf(None, any(moment.since for moment in unfixed))


OTHER_CLAUSE = 40
"""Characters that the border of a clause counts as."""
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|after which|then)\b")
_TIME_FIRST = frozenset({"ko", "ja", "zh"})
"""Languages in which the time stands before what happened then."""


def _between(mention: Mention, moment: Moment) -> str:
    if moment.start >= mention.end:
        return mention.passage[mention.end : moment.start]
    return mention.passage[moment.end : mention.start]


def _is_loose(mention: Mention, moment: Moment) -> bool:
    """Whether a time may be that of another figure: "2,927 in 2009, after which the number sank to 2,423"."""
    between = _between(mention, moment)
    return moment.end <= mention.start and bool(_CLAUSE.search(between) or re.search(r"\d", between))


def _distance(mention: Mention, moment: Moment) -> int:
    """Characters between figure and time; a time before the figure counts as a little farther than one behind it."""
    behind = moment.start >= mention.end
    between = _between(mention, moment)
    away = len(between) + (OTHER_CLAUSE if _CLAUSE.search(between) else 0)
    if mention.language in _TIME_FIRST:
        return away + 40 if behind else away
    return away if behind else away + 10


def same_time(time: Period, fact: Fact, *, since: bool) -> bool:
    """Whether a fact speaks of the time that a draft names."""
    if fact.kind is Kind.LENGTH:
        return True
    if fact.kind is Kind.STOCK:
        return fact.time.days_apart(time) == 0 or (time.days < 370 and fact.time.latest_year == time.latest_year)
    if fact.kind is Kind.CUMULATIVE:
        if since:
            return not fact.time.open_start and time.start <= fact.time.start <= time.end
        return (
            time.start <= fact.time.end <= time.end
            or fact.time.same_span(time)
            or fact.time.latest_year == time.latest_year
        )
    if fact.kind is Kind.FLOW:
        return fact.time.same_span(time) or (
            fact.time.whole_year is None and fact.time.within(time) and time.days <= 31
        )
    return fact.time.touches(time)
