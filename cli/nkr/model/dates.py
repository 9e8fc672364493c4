"""How a date is written in English, everywhere: "8 June 2002", "5 or 12 October 2011", "by August 2023", "the 1990s".

Written from the EDTF string, not from the days it covers: `2011-10` and `2011-10-01/2011-10-31` are the same days, and
a source that says "October" did not say "the 1st to the 31st". Nothing gets more certain here: `~` is "about", `?` is
"perhaps", one of several days stays one of several.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from nkr.model.patterns import regex
from nkr.model.period import DATE, Period

_NAMES = "January February March April May June July August September October November December"
MONTHS = ("", *_NAMES.split())
"""By number. Those of ``calendar`` load the locales, which no start has need of."""

_MONTH = regex(rf"\b(?:{'|'.join(MONTHS[1:])})\b")
_SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_MARKS = {"": "", "~": "about ", "?": "perhaps ", "%": "perhaps about "}


class _Date(NamedTuple):
    """One date of an EDTF string, as fine as it states it. ``year`` is empty where a neighbour states it as well."""

    day: str
    month: str
    year: str
    mark: str

    def __str__(self) -> str:
        return self.mark + " ".join(part for part in (self.day, self.month, self.year) if part)

    @property
    def preposition(self) -> str:
        return "on" if self.day else "from" if " to " in self.year else "in"

    @property
    def adverb(self) -> str:
        """ "In about 2006", and "perhaps in 2006": what is in doubt is whether it was then."""
        _, doubt, rest = str(self).rpartition("perhaps ")
        return f"{doubt}{self.preposition} {rest}"


@lru_cache(maxsize=4096)
def in_words(period: Period, *, month_first: bool = False) -> str:
    """A date or span as a noun: "8 June 2002", "26 to 30 September 2011", "the 1990s".

    ``month_first`` writes a single certain day as Chicago's notes do, "June 8, 2002"; other dates have no such form.
    """
    text = period.text
    if month_first and re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        day = date.fromisoformat(text)
        return f"{MONTHS[day.month]} {day.day}, {day.year}"
    if text[:1] in "[{":
        return _one_of(text)
    if "/" not in text:
        return str(_read(text))
    first, _, last = text.replace("..", "").partition("/")
    return _span(first, last, "and" if _next_day(period) else "to")


def _span(first: str, last: str, joined: str) -> str:
    if not first:
        return f"until {_read(last)}"
    if not last:
        return f"{_read(first)} onwards"
    start, end = _joined(_read(first), _read(last))
    return f"{start} {joined} {end}"


def brief(period: Period) -> str:
    """The same as ``in_words`` with months of three letters, for a column of a table: "8 Jun 2002"."""
    return _MONTH.sub(lambda match: match[0][:3], in_words(period))


def when(period: Period) -> str:
    """The same as an adverb: "on 8 June 2002", "by August 2023", "from January 1998 to January 2008"."""
    text = period.text
    if text[:1] in "[{":
        written = _one_of(text)
        if written.startswith("some time "):
            return f"at {written}"
        return f"{_read(text[1:-1].split(',')[0].strip()).preposition} {written}"
    first, slash, last = text.partition("/")
    if not slash:
        return _read(text).adverb
    if first in ("", ".."):
        return f"by {_read(last)}"
    return f"{'on' if _next_day(period) else 'from'} {in_words(period)}"


def either(period: Period) -> str:
    """When one thing was to happen within a span of two neighbouring months or days: "in January or February 2008".

    "From January to February" would say that it went on for two months. Other spans read as in ``when``.
    """
    first, slash, last = period.text.partition("/")
    alike = slash and re.fullmatch(r"\d{4}-\d\d(-\d\d)?", first) and len(first) == len(last)
    if not alike or period.days > (2 if len(first) == 10 else 62):
        return when(period)
    start, end = _joined(_read(first), _read(last))
    return f"{end.preposition} {start} or {end}"


def _read(text: str) -> _Date:
    match = DATE.fullmatch(text)
    if match is None:
        raise ValueError(f"'{text}' is not a date")  # a Period was parsed from it: cannot happen with one
    years, months, days, mark = match.groups()
    if years.endswith("XX"):
        year = f"{years[:2]}00 to {years[:2]}99"
    elif years.endswith("X"):
        year = f"the {years[:3]}0s"
    else:
        year = str(int(years))
    month = ""
    if months is not None and months != "XX":
        month = _SEASONS.get(int(months), "") or MONTHS[int(months)]
    day = str(int(days)) if month and days is not None and days != "XX" else ""
    return _Date(day, month, year, _MARKS[mark])


def _joined(first: _Date, second: _Date) -> tuple[_Date, _Date]:
    """The two with what they share said once, at the end: "26 to 30 September 2011"."""
    same_year = first.year == second.year and bool(first.month) and bool(second.month)
    same_month = same_year and first.month == second.month and bool(first.day) and bool(second.day)
    return first._replace(month="" if same_month else first.month, year="" if same_year else first.year), second


def _next_day(period: Period) -> bool:
    return period.days == 2 and len(period.text.partition("/")[0]) == 10


def _one_of(text: str) -> str:
    """One of several dates, `[a,b]`: "5 or 12 October 2011"; all of them, `{a,b}`: "5 and 12 October 2011"."""
    word = "or" if text[0] == "[" else "and"
    items = [item.strip() for item in text[1:-1].split(",")]
    if any(".." in item for item in items):
        return f"some time {f' {word} '.join(_spanned(item) for item in items)}"
    dates = [_read(item) for item in items]
    shortened = [_joined(this, following)[0] for this, following in pairwise(dates)]
    written = [str(item) for item in (*shortened, dates[-1])]
    return f" {word} ".join(written) if len(written) < 3 else f"{', '.join(written[:-1])} {word} {written[-1]}"


def _spanned(item: str) -> str:
    """A part of a set, as an adverb: a date, or a span of which one day is meant."""
    first, dots, last = item.partition("..")
    if not dots:
        return _read(item).adverb
    return f"{'from ' if first else ''}{_span(first, last, 'to')}"
