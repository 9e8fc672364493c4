"""When a figure is about: EDTF (ISO 8601-2) levels 0 and 1, and sets, as spans of days.

`2005` · `2011-09-26` · `2011-09-26/2011-09-30` · `../2023-08` · `199X` · `2006~` · `[2011-10-05,2011-10-12]`

Our own small parser: the ``edtf`` library reads 220 strings a second and accepts 2009/2005. It stays in the
development tools as an oracle for the tests.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from nkr.model.patterns import regex

EVER = -(10**7)
"""The day that an open start counts as."""
FOREVER = 10**7
"""The day that an open end counts as."""
MONTH, SEASON, YEAR = 31, 92, 366
"""Days of the longest month, season and year."""
LONGEST = 500
"""Characters of an EDTF string: a set of forty days."""

DATE = regex(r"(\d{4}|\d{3}X|\d{2}XX)(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?([?~%]?)", re.ASCII)
"""One date of an EDTF string: years, month, day and the mark of doubt."""
_SEASONS = {21: (3, 5), 22: (6, 8), 23: (9, 11), 24: (12, 12)}


class Period(NamedTuple):
    """A span of days, first and last included, as day numbers (``date.toordinal``).

    ``text`` is the EDTF string that it was read from. ``known_start`` is false where the start exists but is not
    known (EDTF ``/2006``); an open start (``../2006``) is known: since ever. ``uncertain`` marks approximate dates and
    one-of sets: the span then covers every possibility.
    """

    text: str
    start: int
    end: int
    known_start: bool = True
    known_end: bool = True
    uncertain: bool = False

    def __str__(self) -> str:
        return self.text

    @property
    def open_start(self) -> bool:
        return self.start == EVER

    @property
    def open_end(self) -> bool:
        return self.end == FOREVER

    @property
    def days(self) -> int:
        return self.end - self.start + 1

    @property
    def latest_year(self) -> int | None:
        """The calendar year of the last day, ``None`` where the end is open."""
        return None if self.open_end else date.fromordinal(self.end).year

    @property
    def whole_year(self) -> int | None:
        """The year, where the span is exactly one calendar year; else ``None``."""
        if self.open_start or self.open_end or not 364 < self.days < 367:
            return None
        first = date.fromordinal(self.start)
        return first.year if (first.month, first.day) == (1, 1) and self.latest_year == first.year else None

    def touches(self, other: Period) -> bool:
        return self.start <= other.end and other.start <= self.end

    def within(self, other: Period) -> bool:
        """Whether every day of this span, known at both ends, lies in ``other``."""
        known = self.known_start and self.known_end and other.known_start and other.known_end
        return known and other.start <= self.start and self.end <= other.end

    def same_span(self, other: Period) -> bool:
        """Whether both cover exactly the same days, known at both ends."""
        return self.within(other) and other.within(self)

    def days_apart(self, other: Period) -> int:
        """Days between the nearest days of the two; 0 where they touch."""
        return max(0, self.start - other.end, other.start - self.end)

    def middles_apart(self, other: Period) -> float:
        """Days between the middle days of the two: 365 for 2006 and 2007."""
        return abs((self.start + self.end) - (other.start + other.end)) / 2


@lru_cache(maxsize=1 << 15)  # the days of ninety years: facts of one day share it
def parse(text: str) -> Period:
    """Read an EDTF string; raises ``ValueError`` with a reason that a curator can act on."""
    if len(text) > LONGEST:
        raise ValueError(f"'{text[:20]}…' is not a date: it has {len(text):,} characters")
    if text[:1] in "[{" and text[-1:] in "]}" and len(text) > 2:
        return _set(text)
    if "/" in text:
        return _interval(text)
    start, end, uncertain = _date(text)
    return Period(text, start, end, uncertain=uncertain)


def _interval(text: str) -> Period:
    first, _, last = text.partition("/")
    if first in ("", "..") and last in ("", ".."):
        raise ValueError(f"'{text}' has neither a start nor an end")
    start, _, loose_start = (EVER, EVER, False) if first in ("", "..") else _date(first)
    _, end, loose_end = (FOREVER, FOREVER, False) if last in ("", "..") else _date(last)
    if start > end:
        raise ValueError(f"the period '{text}' ends before it begins")
    return Period(text, start, end, first != "", last != "", loose_start or loose_end)


def _set(text: str) -> Period:
    """One of several dates, `[a,b]`, or all of them, `{a,b}`: the span from the first to the last."""
    if (text[0] == "[") != (text[-1] == "]"):
        raise ValueError(f"'{text}' opens with {text[0]} and closes with {text[-1]}")
    spans = []
    for item in text[1:-1].split(","):
        first, dots, last = item.strip(" ").partition("..")
        if dots and not first and not last:
            raise ValueError(f"'{item}' in '{text}' has neither a start nor an end")
        start = EVER if dots and not first else _date(first)[0]
        end = FOREVER if dots and not last else _date(last if dots else first)[1]
        if start > end:
            raise ValueError(f"'{item}' in '{text}' ends before it begins")
        spans.append((start, end))
    return Period(text, min(s for s, _ in spans), max(e for _, e in spans), uncertain=text[0] == "[")


def _date(text: str) -> tuple[int, int, bool]:
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a date: write 2005, 2005-09, 2005-09-26, 199X or 2005-09-26/2005-09-30")
    years, months, days, mark = match.groups()
    first_year, last_year = int(years.replace("X", "0")), int(years.replace("X", "9"))
    if first_year == 0:
        raise ValueError(f"'{text}' has no year")
    uncertain = bool(mark) or "X" in text[4:]
    try:
        if months is None or months == "XX":
            if days not in (None, "XX"):
                raise ValueError("a day needs its month")
            return date(first_year, 1, 1).toordinal(), date(last_year, 12, 31).toordinal(), uncertain
        if first_year != last_year:
            raise ValueError("a month needs its year")
        month = int(months)
        if month in _SEASONS and days is None:
            opening, closing = _SEASONS[month]
            return date(first_year, opening, 1).toordinal(), _last_day(last_year, closing), True
        if days is None or days == "XX":
            return date(first_year, month, 1).toordinal(), _last_day(last_year, month), uncertain
        day = date(first_year, month, int(days)).toordinal()
        return day, day, uncertain
    except ValueError as error:
        raise ValueError(f"'{text}' is not a date: {error}") from None


def _last_day(year: int, month: int) -> int:
    """Of a month, as a day number: the day before the next one begins."""
    if (year, month) == (date.max.year, date.max.month):
        return date.max.toordinal()
    return date(year + month // 12, month % 12 + 1, 1).toordinal() - 1
