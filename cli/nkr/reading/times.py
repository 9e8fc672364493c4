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
    """The time that a figure's words give it. ``since``: it is the start of a count that runs on, ``until``: its end.
    ``carried``: it stands in a sentence before the figure's own. ``loose``: another figure or the border of a clause
    stands between.
    """

    time: Period | None
    since: bool = False
    until: bool = False
    carried: bool = False
    loose: bool = False


def time_of(mention: Mention) -> TimeOf:
    """The year that goes with the count; else the nearest time of its sentence; else the last before it in the
    paragraph.
    """
    year = mention.figure.year
    if year is not None and mention.passage[max(0, mention.start - 8) : mention.start].rstrip().endswith(f"{year}:"):
        year = None  # "2005 to 2010: 1,383, then 2,018": the last year of a span is not that of the first count
    moments = _moments(mention)
    own = [moment for moment in moments if moment.start >= mention.sentence and moment.period is not None]
    nearest = min(own, key=lambda moment: _distance(mention, moment), default=None)
    if year is not None:
        if nearest is not None and nearest.period is not None and nearest.period.days > 366:
            if year_span(year).within(nearest.period):  # "in the 1990s", of which the grammar reads the first year
                return TimeOf(nearest.period, nearest.since, nearest.until)
        of_year = [m for m in own if m.period is not None and m.period.latest_year == year]
        if nearest is None or nearest in of_year or not of_year:
            finer = [m for m in of_year if m.period is not None and m.period.days < 360]
            if finer and nearest is finer[0]:
                return TimeOf(finer[0].period, finer[0].since, finer[0].until)
            return TimeOf(year_span(year), until=any(moment.until for moment in of_year))
    unfixed = [moment for moment in moments if moment.start >= mention.sentence and moment.period is None]
    if nearest is not None:
        if any(_names_year(m) and _distance(mention, m) < _distance(mention, nearest) for m in unfixed):
            return TimeOf(None, any(moment.since for moment in unfixed))  # "2,927 in 2009, and 2,423 last year"
        return TimeOf(nearest.period, nearest.since, nearest.until, loose=_is_loose(mention, nearest))
    paragraph = mention.passage.rfind("\n\n", 0, mention.start)
    earlier = [
        moment
        for moment in moments
        if paragraph <= moment.start and moment.end <= mention.sentence and moment.period is not None
    ]
    if earlier and not unfixed:
        return TimeOf(earlier[-1].period, earlier[-1].since, earlier[-1].until, carried=True)
    return TimeOf(None, any(moment.since for moment in unfixed))


_SAYING = re.compile(
    r"\b(?:said|says|say|told|tells|announced|reported|confirmed|declared|added|wrote|claimed|insisted|revealed)\b"
    r"[^.;:]{0,30}\Z"
)
_THAT_YEAR = re.compile(r"\b(?:that|the same)(?: same)? year\b", re.IGNORECASE)


def _moments(mention: Mention) -> list[Moment]:
    """The times that a figure may be of: not the day on which somebody said so; with "that year" fixed."""
    text = mention.passage
    found = [
        moment
        for moment in mention.moments
        if not (moment.reckoned and _is_day(moment) and _SAYING.search(text, 0, moment.start))
    ]
    if mention.language == "en" and (match := _THAT_YEAR.search(text, mention.sentence)):
        before = [moment for moment in found if moment.end <= match.start() and moment.period is not None]
        year = before[-1].period.latest_year if before and before[-1].period is not None else None
        span = year_span(year) if year is not None else None
        found.append(Moment(span, match.start(), match.end(), match.group(), reckoned=True))
    return found


def _is_day(moment: Moment) -> bool:
    return moment.period is None or moment.period.days == 1


def _names_year(moment: Moment) -> bool:
    return moment.text.endswith("year")


OTHER_CLAUSE = 40
"""Characters that the border of a clause counts as."""
OTHER_SENTENCE = 120
"""Characters that a semicolon counts as."""
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
    other_clause = _CLAUSE.search(between) or (behind and "," in between)  # "in 2008 78 percent, in 2002 it was 56"
    away = len(between) + (OTHER_CLAUSE if other_clause else 0) + (OTHER_SENTENCE if ";" in between else 0)
    if mention.language in _TIME_FIRST:
        return away + 40 if behind else away
    return away if behind else away + 10


RECENT = 62
"""Days by which a running total may be older than the day up to which a draft tells it."""


def same_time(time: Period, fact: Fact, *, since: bool, until: bool = False) -> bool:
    """Whether a fact speaks of the time that a draft names."""
    if fact.kind is Kind.LENGTH:
        return True
    if fact.kind is Kind.STOCK:
        return fact.time.days_apart(time) == 0 or (time.days < 370 and fact.time.latest_year == time.latest_year)
    if fact.kind is Kind.CUMULATIVE:
        if since:
            return not fact.time.open_start and time.start <= fact.time.start <= time.end
        # "8,000 in October 2023" is not the total of August; "by October 2023, 8,000" may be.
        whole_year = time.days >= 360 and fact.time.latest_year == time.latest_year
        as_of = until and time.start - RECENT <= fact.time.end <= time.end
        return time.start <= fact.time.end <= time.end or fact.time.same_span(time) or whole_year or as_of
    if since:
        return time.start <= fact.time.start <= time.end
    if fact.kind is Kind.FLOW:
        return fact.time.same_span(time) or (
            fact.time.whole_year is None and fact.time.within(time) and time.days <= 31
        )
    if fact.kind is Kind.SHARE and until:
        # A share of all who had come by then is not that of those who came in the year.
        return time.start - RECENT <= fact.time.end <= time.end and (fact.time.open_start or fact.time.days > 366)
    return fact.time.touches(time)
