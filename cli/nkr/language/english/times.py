"""The times that an English text names: "in 2005", "from Sept. 26-30", "the third quarter", "a year earlier".

A scanner finds the words of a time, a rule a kind, and each rule says which time they are. Rules are tried in their
order, so that the longer kind stands before the shorter one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from nkr.language import calendar
from nkr.language.calendar import Now
from nkr.language.english import words as english
from nkr.language.matching import words
from nkr.model import period
from nkr.model.figure import Moment
from nkr.model.patterns import regex
from nkr.model.period import SEASON, Period

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![A-Za-z])"
)
_WEEKS = {"last": -1, "this": 0, "next": 1}
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:1[89]|20)[0-9]{2}(?![0-9]|[.,][0-9])"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?(?![0-9]|[.,][0-9]|%)"
_TO = r"\s?(?:[-–]|to|through)\s?"
_ONES, _TEENS = tuple(english.UNITS)[1:10], tuple(english.UNITS)[10:]
_TENS = tuple(english.TENS)[:8]
_SMALL = english.UNITS | english.TENS
_COUNT = rf"(?:[0-9]{{1,3}}|{'|'.join([*_ONES, *_TEENS, 'twenty', 'thirty'])}|an?)"
_SPELT = (
    rf"(?:nineteen|twenty)[ -](?:{'|'.join(_TEENS)}|(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_ONES)}))?)"
    rf"|two thousand(?:(?: and)? (?:{'|'.join((*_ONES, *_TEENS))}))?"
)
_NTHS = {word: at for word, at in english.ORDINALS.items() if at <= 30}
_NTHS |= {f"twenty-{word}": 20 + at for word, at in _NTHS.items() if at < 10} | {"thirty-first": 31}
"""The days of a month in words."""
_NTH = "|".join(sorted(_NTHS, key=len, reverse=True))
_ORDINALS = {word: at for word, at in _NTHS.items() if at < 5} | {
    **{"last": 0, "final": 0, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
}
_ORDINAL = f"(?:{'|'.join(_ORDINALS)})"
_OF = (
    rf"(?:,? (?:of )?(?:the )?(?:(?:fiscal )?(?P<year>{_YEAR})|(?P<spelt>{_SPELT})\b"
    r"|(?P<that>last|this|next|current|the|that)(?: fiscal)? (?:year|one\b)))"
)
_AGE = r"(?:a year ago|a year earlier|a year before|the year before)"
# --- what makes a date one to come -----------------------------------------------------------------------------------
_PLANNED = regex(
    r"\b(?:will|shall|'ll|(?<!had )expect(?:s|ed|ing)?|due|scheduled?|slated|set (?:to|for)|plan(?:s|ned"
    r"|ning)? (?:to|for)"
    r"|intends?|aims?|hopes?"
    r"|(?<!not )to (?:be|begin(?! with\b)|start|open|hold|meet|take|vote|visit|arrive|leave|run|face|return|decide"
    r"|discuss|expire|mature)"
    r"|forecasts?|projected|proposed|upcoming|coming|payable|effective|expires?|begins?(?! with\b)|starts?|opens?"
    r"|matur(?:es?|ing)|deadline|would|is to|are to|going to)\b",
    re.IGNORECASE,
)
_SENTENCE_END = regex(r"[.!?]['\"”)]*\s+(?=[A-Z\"“])|\n\s*\n")
_CLAUSE_END = regex(r"[.,;:!?]|\b(?:that|which|who|when)\b")
_NO_PLAN = regex(r"\b(?:was|were|had been|since|began|started|opened|ended|expired)\b[^.]*\Z", re.IGNORECASE)
_PAST = regex(r"\b(?:had|was|were)\b", re.IGNORECASE)
_LET = regex(r"\b(?:allowed|permitted|helped|enabled|forced|let|authori[sz]ed|able|managed)\b[^.]*\Z", re.IGNORECASE)
"""Words before "to leave" that say it was done."""
_REACH = 110
# --- what makes four digits a year -----------------------------------------------------------------------------------
_BEFORE_YEAR = words("""
    in since of during by from until till through between and to for late early mid year years around about after before
    throughout end beginning - – ( [ , / calendar ' " over fiscal than spring summer autumn fall winter
""")
_JOIN = regex(
    r"\s*(?:to|and|until|through|till|or|,|-|–|—)\s*(?:(?:about|around|roughly|early|late|mid)[\s-]+)?"
    r"(?:the\s+)?(?:(?:end|close) of\s+)?"
)
_WORD_BEFORE = regex(r"([A-Za-z]+|[^\sA-Za-z])[\s\"'“‘]*\Z")
_CELL_BEFORE = regex(r"(?:\A|\n)[ \t|]*\Z")
_SINCE = regex(
    r"(?i)(?:\bsince|\bstarting (?:in|from)|\bbeginning in|\bafter(?= the (?:start|beginning) of))\s+(?:the\s+)?"
    r"(?:(?:end|start|beginning) of\s+|early\s+|late\s+|mid-?)?\Z"
)
_FROM, _ON = regex(r"\bfrom\s\Z", re.IGNORECASE), regex(r"\s+(?:on(?=[,.;:)]|\s+(?:and|but)\b|\Z)|onwards?\b)")
"""What stands around a start: "from 1959 on"."""
_UNTIL = regex(
    r"(?i)\b(?:as of|as at|up to|until|till|by|through|(?:at|for|on|to) the (?:end|close) of)\s+(?:the\s+)?"
    r"(?:(?:end|close) of\s+|early\s+|late\s+|mid-?)?\Z"
)
_IN_YEAR = regex(r"\b(?:in|since|of|until|year|by)\s+\Z", re.IGNORECASE)
_ANY_DAY = regex(r"\b(?:a|one)\s\Z", re.IGNORECASE)
_SAID_OF_IT = regex(r" (?:that|when)\b")
LONG_PAST = 4
"""Days from which on a day of the text's own week is "last Monday"."""
SPRING = 4
"""The month up to which "this winter" is the one that began in the year before."""
_SPANNED = regex(
    r"\b(?:between|over|the (?:two|three) years)\s+(?:the\s+)?"
    r"(?:(?:middle|end|beginning|start) of\s+|early\s+|late\s+|mid-?)?\Z",
    re.IGNORECASE,
)


class _Time(NamedTuple):
    """A time as it is read: ``dated`` is month and days of a date without its year, ``relative`` that all is relative.

    ``aside`` marks one with which is only compared ("a year earlier"): what follows does not speak of it.
    """

    span: Period | None
    start: int
    end: int
    dated: tuple[int, int, int] | None = None
    relative: bool = False
    aside: bool = False
    since: bool = False
    until: bool = False


@dataclass(slots=True)
class _Reading:
    """What a rule looks at: the text, the time of its writing, and the times found so far."""

    text: str
    now: Now | None
    found: list[_Time] = field(default_factory=list)

    def ahead(self, start: int, end: int) -> bool:
        """Whether a date stands beside a plan, and so is the next one."""
        before = self.text[max(0, start - _REACH) : start]
        borders = [match.end() for match in _SENTENCE_END.finditer(before)]
        before = before[borders[-1] :] if borders else before
        after = self.text[end : end + _REACH // 2]
        # What follows speaks of the date only where it opens the sentence: "On Nov. 17, 30 will arrive".
        border = (_SENTENCE_END if len(before.split()) < 4 else _CLAUSE_END).search(after)
        after = after[: border.start()] if border else after
        planned = list(_PLANNED.finditer(before))
        if planned:
            done = planned[-1].group().startswith("to ") and _LET.search(before, 0, planned[-1].start())
            return not (done or _NO_PLAN.search(before, planned[-1].end()))
        coming = _PLANNED.search(after)
        return coming is not None and not (_NO_PLAN.search(before) or _PAST.search(after, 0, coming.start()))

    def last(self, fits: Callable[[Period], bool]) -> Period | None:
        """The nearest time named before that fits."""
        spans = (time.span for time in reversed(self.found[-12:]) if not time.aside)
        return next((s for s in spans if s and not (s.open_start or s.open_end) and fits(s)), None)

    def year(self, match: re.Match[str]) -> int | None:
        """The year that a match names: "of 2005", "of last year", "the 1988 quarter"."""
        groups = match.groupdict()
        if groups.get("year"):
            return int(groups["year"])
        if groups.get("spelt"):
            return _spelt(groups["spelt"])
        word = (groups.get("that") or "").lower()
        if not word or self.now is None:
            return None
        if word in {"the", "that"}:
            span = self.last(lambda s: s.whole_year is not None)
            return span.whole_year if span else self.now.year
        return self.now.year + {"last": -1, "next": 1}.get(word, 0)


Rule = Callable[[re.Match[str], _Reading], "Period | _Time | None"]
"""What a kind of words says of the time; a ``_Time`` where more than its span is to be told."""


def _number(word: str) -> int:
    return int(word) if word.isdigit() else 1 if word.lower() in {"a", "an"} else _SMALL.get(word.lower(), 0)


def month_number(name: str) -> int:
    return _MONTHS.index(name[:3].lower()) + 1


def _time(match: re.Match[str], span: Period | None, *, relative: bool = False) -> _Time:
    return _Time(span, match.start(), match.end(), relative=relative)


# --- dates -----------------------------------------------------------------------------------------------------------


def _iso(match: re.Match[str], _: _Reading) -> Period:
    """2005-03-08; but 2007-08 is two years in running text."""
    of, last = int(match.group()[:4]), int(match.group()[5:7])
    if len(match.group()) == 7 and last == (of + 1) % 100:
        return calendar.years(of, of + 1)
    return period.parse(match.group())


def _numeric(match: re.Match[str], _: _Reading) -> Period:
    """24/01/2006; of 03/04/2006 no one can tell the month, so it is the year."""
    first, second, of = (int(part) for part in re.split(r"[./]", match.group()))
    if first > 12 >= second or first == second:
        return calendar.day(of, second, first)
    if second > 12 >= first:
        return calendar.day(of, first, second)
    return calendar.year(of)


def _date(match: re.Match[str], reading: _Reading) -> _Time | None:
    """A month, a day of it, or several: "June 8, 2002", "3 to 9 January", "mid-March", "in August last year"."""
    groups = match.groupdict()
    number = month_number(groups["month"])
    first, last = (int(re.sub(r"\D", "", groups[name])) if groups.get(name) else 0 for name in ("first", "last"))
    which = (groups.get("which") or "").lower()
    first = first or (_NTHS[groups["nth"].lower()] if groups.get("nth") else 0)
    of = reading.year(match)
    if of is not None:
        return _time(match, _dated(number, first, last, of))
    if match.group() == "May" and not _follows(reading.text, match.start()):
        return None
    of = _unsaid_year(match, reading, number, first, which)
    span = _dated(number, first, last, of) if of is not None else None
    return _time(match, span)._replace(dated=(number, first, last))


def _dated(number: int, first: int, last: int, of: int) -> Period:
    """A month, a day of it, or several."""
    if not first:
        return calendar.month(number, of)
    if last > first:
        return period.parse(f"{calendar.day(of, number, first)}/{calendar.day(of, number, last)}")
    return calendar.day(of, number, first)


def _follows(text: str, at: int) -> bool:
    """Whether the word before is one that times follow."""
    word = _WORD_BEFORE.search(text[max(0, at - 40) : at])
    return word is not None and word.group(1).lower() in _BEFORE_YEAR


def _unsaid_year(match: re.Match[str], reading: _Reading, number: int, first: int, which: str) -> int | None:
    """The year of a date without one: the latest such date, beside a plan the next."""
    if reading.now is None:
        return None
    if which == "this":
        return reading.now.year
    since = _SINCE.search(reading.text[max(0, match.start() - 40) : match.start()])
    ahead = which == "next" or (not which and not since and reading.ahead(match.start(), match.end()))
    if first:
        return reading.now.year_of_day(number, first, ahead=ahead)
    of = reading.now.year_of(number, ahead=ahead)
    return of - (which in {"last", "past"} and of == reading.now.year and number == reading.now.day.month)


def _part_of_month(match: re.Match[str], reading: _Reading) -> Period | None:
    """ "The last week of May": the last seven days; the others by their number; its first half: to the 15th."""
    number = month_number(match["month"])
    of = reading.year(match) or (reading.now.year_of(number) if reading.now else None)
    if of is None:
        return None
    which = _ORDINALS[match["which"].lower()]
    first, last = calendar.month(number, of).start, calendar.month(number, of).end
    if match["size"].lower() == "half":
        start, end = (first, first + 14) if which == 1 else (first + 15, last)
    else:
        start = last - 6 if which == 0 else first + 7 * (which - 1)
        end = min(start + 6, last)
    return calendar.days(date.fromordinal(start), date.fromordinal(end))


def _day_of(match: re.Match[str], reading: _Reading) -> Period | None:
    """ "The last day of 2017", "the first day of May": one day."""
    number = month_number(match["month"]) if match["month"] else 0
    of = int(match["whole"] or 0) or reading.year(match) or (reading.now.year_of(number) if reading.now else 0)
    if not of:
        return None
    span = calendar.month(number, of) if number else calendar.year(of)
    return calendar.one_day(date.fromordinal(span.start if match["which"].lower() == "first" else span.end))


def _year(match: re.Match[str], _: _Reading) -> Period | None:
    first, last = int(match["number"]), int(match["number"][:2] + match["to"]) if match["to"] else 0
    if match["to"] and first >= last:
        return None
    return calendar.years(first, last) if match["to"] else calendar.year(first)


def _spelt_year(match: re.Match[str], reading: _Reading) -> Period | None:
    """A year in words; "two thousand" alone is one only as in "in two thousand, …"."""
    if match.group().lower() == "two thousand":
        before = reading.text[max(0, match.start() - 10) : match.start()]
        if not _IN_YEAR.search(before) or reading.text[match.end() : match.end() + 2].strip(" .,;:)–-"):
            return None
    return calendar.year(_spelt(match["spelt"]))


def _spelt(year: str) -> int:
    """A year in words: "nineteen ninety-six", "two thousand and five"."""
    words = re.split(r"[ -]", year.lower())
    if words[0] == "two":
        rest = [word for word in words[2:] if word != "and"]
        return 2000 + (_SMALL[rest[0]] if rest else 0)
    return (1900 if words[0] == "nineteen" else 2000) + sum(_SMALL[word] for word in words[1:])


def _decade(match: re.Match[str], _: _Reading) -> Period:
    words = match["decade"].lower()
    if not words.isdigit():
        return calendar.decade(1900 + _SMALL[words[:-3] + "y"])
    number = int(words)
    return calendar.decade(number if number > 100 else number + (1900 if number > 20 else 2000))


def _century(match: re.Match[str], _: _Reading) -> Period:
    return period.parse(f"{int(match['century']) - 1:02d}XX")


_IN_THE = regex(r"\b(?:in|over|during) the \Z", re.IGNORECASE)


def _season(match: re.Match[str], reading: _Reading) -> Period | None:
    name, which = match["season"].lower(), (match["which"] or "").lower()
    if match["to"]:
        return calendar.months(12, 14, int(match["year"]))  # "the winter of 1998-99"
    if of := reading.year(match):
        return calendar.season(name, of)
    if reading.now is None or not (which or _IN_THE.search(reading.text, 0, match.start())):
        return None
    of = reading.now.year_of_season(name)
    if which in {"this", "this past"}:
        of = reading.now.year - (name == "winter" and reading.now.day.month <= SPRING)
    of += which == "next"
    begins = calendar.season(name, of).start
    of -= which == "last" and 0 <= reading.now.day.toordinal() - begins <= SEASON  # "last spring", in March
    return calendar.months(12, 14, of) if name == "winter" else calendar.season(name, of)


def _season_ago(match: re.Match[str], reading: _Reading) -> Period | None:
    """ "Two summers ago": in December some count the one just past, and some do not."""
    name, count = match["season"].lower(), _number(match["count"])
    if reading.now is None or not count:
        return None
    of = reading.now.year_of_season(name)
    first, last = calendar.season(name, of - count), calendar.season(name, of + 1 - count)
    return calendar.days(date.fromordinal(first.start), date.fromordinal(last.end))


# --- parts of a year -------------------------------------------------------------------------------------------------


def _part(match: re.Match[str], reading: _Reading) -> _Time | None:
    """A quarter or a half: "the third quarter of 2005", "last year's third quarter", "Q3 2005", "the first half"."""
    groups = match.groupdict()
    halves = groups["size"].lower() in {"half", "h"}
    number = int(groups.get("digit") or _ORDINALS[groups["which"].lower()]) or (2 if halves else 4)
    of = reading.year(match)
    yearless = of is None
    if of is None and groups.get("age"):
        span = reading.last(lambda s: calendar.is_quarter(s) or s.whole_year is not None)
        of = (span.latest_year or 0) - 1 if span else reading.now.year - 1 if reading.now else None
    if of is None and reading.now is not None:
        first, length = (6 * number - 5, 6) if halves else (3 * number - 2, 3)
        ahead = reading.ahead(match.start(), match.end())
        # In January, "the first quarter" is one to come or that of the year before.
        of = reading.now.year_of_part(first, length if number == 1 else 0, ahead=ahead)
    if of is None or (halves and number > 2):
        return _time(match, None)
    span = calendar.half(number, of) if halves else calendar.quarter(number, of)
    return _time(match, span, relative=yearless)


def _quarter_spoken_of(match: re.Match[str], reading: _Reading) -> _Time | None:
    """ "The quarter", "the latest quarter", "the year-ago quarter", "the 1988 period", "this quarter"."""
    words, which = match.group().lower(), (match["which"] or "").lower()
    last = reading.last(calendar.is_quarter)
    if of := match.groupdict().get("year"):
        return _time(match, _in_year(last, int(of)))
    if reading.now is None:
        return None
    if "year" in words:
        spoken = last or reading.now.ago(1, "quarter")
        return _aside(match, calendar.later(spoken, -1) if spoken else None)
    if "period" in words and which not in {"latest", "most recent"}:
        return None
    if which:
        back = {"current": 0, "next": -1}.get(which, 1)
        return _time(match, reading.now.ago(back, "quarter"), relative=True)
    return _time(match, last, relative=True) if last else None


def _in_year(span: Period | None, of: int) -> Period:
    """The same quarter of another year, where one was spoken of; else the year."""
    if span is not None and span.latest_year is not None and (moved := calendar.later(span, of - span.latest_year)):
        return moved
    return calendar.year(of)


def _first_parts(match: re.Match[str], reading: _Reading) -> Period | None:
    """ "The first two quarters of 2005", "the first six months", "the last three months of 2005"."""
    count = _number(match["count"]) * (3 if match["unit"].lower() == "quarters" else 1)
    of = reading.year(match)
    if of is None and reading.now is not None:
        of = reading.now.year - (reading.now.day.month < count)
    last = match["which"].lower() != "first"
    return calendar.months(13 - count if last else 1, 12 if last else count, of) if of and 0 < count <= 12 else None


def _months_to(match: re.Match[str], reading: _Reading) -> Period | None:
    """ "The ten months through October", "the six months to June 2005"."""
    last, count = month_number(match["month"]), _number(match["count"])
    of = reading.year(match) or (reading.now.year_of(last) if reading.now else None)
    if not of or not 0 < count <= 24:
        return None
    return period.parse(f"{calendar.month(last - count + 1, of)}/{calendar.month(last, of)}")


def _new_year(_: re.Match[str], reading: _Reading) -> Period | None:
    """ "Since New Year": since January of the year."""
    return calendar.month(1, reading.now.year) if reading.now else None


def _feast(match: re.Match[str], reading: _Reading) -> _Time:
    """ "New Year's Eve", "Christmas Day 2008": of the year named, else the latest."""
    name = match["name"].lower()
    number, at = 12, 31 - 6 * name.startswith("christmas") - (name == "christmas eve")
    number, at = (1, 1) if name.startswith("new") and name.endswith("day") else (number, at)
    of = reading.year(match) or (reading.now.year_of_day(number, at) if reading.now else 0)
    return _time(match, calendar.day(of, number, at) if of else None)._replace(dated=(number, at, 0))


def _month_to_month(match: re.Match[str], reading: _Reading) -> Period | None:
    """ "The April-June period last year"."""
    first, last = month_number(match["month"]), month_number(match["until"])
    of = reading.year(match) or (reading.now.year_of(last) if reading.now else None)
    return calendar.months(first, last, of) if of and first < last else None


def _middle(match: re.Match[str], _: _Reading) -> Period:
    """ "Mid-2019": June, by which half-yearly counts are dated."""
    return calendar.month(6, int(match["year"]))


def _years_to(match: re.Match[str], _: _Reading) -> Period | None:
    """ "In the two years to 2010", "the year ending March 2015", "the decade to 2022"."""
    count = 10 if match["decade"] else _number(match["count"] or "a")
    of = int(match["year"])
    if match["month"]:
        number = month_number(match["month"])
        return period.parse(f"{calendar.month(number + 1 - 12 * count, of)}/{calendar.month(number, of)}")
    return calendar.years(of - count + 1, of)


# --- times counted from the text's own -------------------------------------------------------------------------------


def _day_word(match: re.Match[str], reading: _Reading) -> _Time:
    word = re.sub(r"\s+", " ", match.group().lower())
    away = {"yesterday": 1, "tomorrow": -1, "the day before yesterday": 2, "the day after tomorrow": -2}.get(word, 0)
    if match["count"]:
        away = _number(match["count"]) + 1
    return _time(match, reading.now.ago(away, "day") if reading.now else None, relative=True)


def _relative(match: re.Match[str], reading: _Reading) -> _Time | None:
    """ "Last year", "this month", "next week", "the current quarter"; none in "the last year that …"."""
    which, unit = match["which"].lower(), match["unit"].lower()
    named = match.group()[:4].lower() == "the " and which not in {"this", "current"}
    if named and _SAID_OF_IT.match(reading.text, match.end()):
        return None
    away = -1 if which in {"next", "coming"} else 0 if which in {"this", "current"} else 1
    return _time(match, reading.now.ago(away, unit) if reading.now else None, relative=True)


def _weekend(match: re.Match[str], reading: _Reading) -> _Time:
    weeks = {"next": 1, "this": 0, "this coming": 0}.get((match["which"] or "").lower())
    return _time(match, reading.now.weekend(weeks) if reading.now else None, relative=True)


def _weekday(match: re.Match[str], reading: _Reading) -> _Time | None:
    """ "Friday" is the latest one, beside a plan the next; "last Friday" is that of the week before, on a Sunday that
    of the week that ends. "14 March, a Friday" is dated by its day and month.
    """
    if _ANY_DAY.search(reading.text, max(0, match.start() - 4), match.start()):
        return None
    return _time(match, _day_of_week(match, reading), relative=True)


def _day_of_week(match: re.Match[str], reading: _Reading) -> Period | None:
    if reading.now is None:
        return None
    wanted = _WEEKDAYS.index(match["weekday"][:3].lower())
    which = (match["which"] or "").lower()
    week = _WEEKS.get((match["week"] or which).lower())
    if not match["week"] and which == "last" and reading.now.day.weekday() - wanted >= LONG_PAST:
        week = 0
    ahead = week is None and (which in {"coming", "this coming"} or reading.ahead(match.start(), match.end()))
    return reading.now.on(wanted, week, ahead=ahead)


def _ago(match: re.Match[str], reading: _Reading) -> _Time | None:
    """ "Two years ago", "ten years ago today"; "a year ago" beside a quarter is the same quarter of the year before."""
    count, unit = _number(match["count"]), match["unit"].lower()
    if count == 1 and unit == "year" and (spoken := _quarter_before(match, reading)):
        return spoken
    if reading.now is None or not count:
        return None
    if match["day"] and unit in {"year", "decade"}:
        years = count * (10 if unit == "decade" else 1)
        then = calendar.later(calendar.one_day(reading.now.day), -years) if reading.now.exact else None
        return _time(match, then or calendar.year(reading.now.year - years), relative=True)
    return _time(match, reading.now.ago(count, unit), relative=True) if unit != "decade" else None


def _quarter_before(match: re.Match[str], reading: _Reading) -> _Time | None:
    """The quarter spoken of shortly before, a year before."""
    for time in reversed(reading.found[-6:]):
        if time.span and not time.aside and calendar.is_quarter(time.span) and time.start >= match.start() - 160:
            moved = calendar.later(time.span, -1)
            return _aside(match, moved) if moved else None
    return None


_BACK = frozenset({"before", "earlier", "previous", "preceding", "prior", "ago"})


def _step(match: re.Match[str], reading: _Reading) -> _Time | None:
    """A time told from the one before: "2,423 in 2010, down from 2,927 the year before", "the next day"."""
    unit, way = match["unit"].lower(), match["way"].lower()
    step = -1 if way in _BACK else 1
    for time in reversed(reading.found):
        span = time.span
        if span is None or time.aside or span.open_start or span.open_end:
            continue
        # "236 came in 2024, the ministry said on Friday, up from 196 the year before": the year, not the day
        if time.relative and span.days < 8 and unit == "year":
            continue
        if (moved := _stepped(span, unit, step, same=way in {"earlier", "ago"})) is not None:
            return _aside(match, moved) if step < 0 else _time(match, moved, relative=True)
    if unit == "year" and way == "earlier" and reading.now is not None:
        return _time(match, calendar.year(reading.now.year - 1), relative=True)
    return None


def _aside(match: re.Match[str], span: Period | None) -> _Time:
    return _time(match, span, relative=True)._replace(aside=True)


def _stepped(span: Period, unit: str, step: int, *, same: bool) -> Period | None:
    """The year, month or day beside a span, where the span is as short as that; ``same``: the same part of the year."""
    last = date.fromordinal(span.end)
    if unit == "year":
        if span.whole_year is not None or 31 < span.days < 200 or (same and 27 < span.days < 32):
            return calendar.later(span, step)
        return calendar.year(last.year + step) if span.days < 32 else None
    if unit == "month":
        return calendar.month(last.month + step, last.year) if span.days <= 31 else None
    length = 7 if unit == "week" else 1
    if span.days != length:
        return None
    return calendar.days(*(date.fromordinal(end + length * step) for end in (span.start, span.end)))


def _span(match: re.Match[str], reading: _Reading) -> _Time:
    """ "In the past ten years"; "in the last months": no one says how many."""
    count, unit = match["count"], match["unit"].lower()
    if reading.now is None or (unit.endswith("s") and not count):
        return _time(match, None, relative=True)
    return _time(match, reading.now.past(_number(count or "a"), unit.rstrip("s")), relative=True)


def _this_one(match: re.Match[str], reading: _Reading) -> Period | None:
    """ "That year", "the year", "the full year", "year-end": the year spoken of, else the text's own."""
    span = reading.last(lambda s: s.whole_year is not None)
    if span is not None and "that" in match.group().lower():
        return span
    return calendar.year(reading.now.year) if reading.now else span


_RULES: tuple[tuple[Rule, str, str], ...] = (
    (_iso, "0", rf"{_YEAR}-[01][0-9](?:-[0-3][0-9])?(?![0-9])"),
    (_numeric, "0", rf"[0-3]?[0-9][./][0-3]?[0-9][./]{_YEAR}"),
    (_part_of_month, "flst",
     rf"(?i:(?P<which>first|second|third|fourth|last|final) (?P<size>week|half) (?:of|in))"
     rf" (?P<month>{_MONTH})(?:{_OF})?"),
    (_day_of, "flt",
     rf"(?i:the (?P<which>first|last|final) day of) (?:(?P<month>{_MONTH})(?:{_OF})?|(?P<whole>{_YEAR}))"),
    (_middle, "mt", rf"(?i:(?:the )?mid(?:-| |dle of ))(?P<year>{_YEAR})"),
    (_years_to, "dy0aefnost",
     rf"(?i:(?:the )?(?:fiscal )?(?:(?:(?P<count>{_COUNT}) )?years?|(?P<decade>decade)) (?:that )?(?:to|through"
     rf"|up to|until|ending|ended)(?: in| at)?(?: the end of)?)"
     rf" (?:(?P<month>{_MONTH})(?: {_DAY},?)? )?(?P<year>{_YEAR})"),
    (_new_year, "nt", r"(?i:(?<=since )new year)(?:['’]s)?(?i: day)?\b|(?i:turn of the year)\b"),
    (_feast, "cn", rf"(?i:(?P<name>new year['’]s (?:day|eve)|christmas (?:day|eve)))(?:{_OF})?\b"),
    (_months_to, "0aefnost",
     rf"(?i:(?P<count>{_COUNT}) months (?:to|through|until|up to|ending(?: in)?)(?: the end of)?)"
     rf" (?P<month>{_MONTH})(?:{_OF})?"),
    (_month_to_month, "adfjmnos", rf"(?P<month>{_MONTH}) and (?P<until>{_MONTH}){_OF}"),
    (_month_to_month, "adfjmnos",
     rf"(?P<month>{_MONTH})(?:\s?[-–]\s?| to | through )(?P<until>{_MONTH}) (?i:period|quarter)(?:{_OF})?"),
    (_date, "adfjmnos",
     rf"(?P<month>{_MONTH}) (?P<first>{_DAY}) and (?P<last>{_DAY})(?! (?:{_MONTH}|more|of|people|(?:wo)?men|[a-z]+s\b))"
     rf"(?:{_OF})?"),
    (_date, "adfjmnos", rf"(?P<month>{_MONTH}) (?P<first>{_DAY})(?:{_TO}(?P<last>{_DAY})(?! {_MONTH}))?(?:{_OF})?"),
    (_date, "0", rf"(?P<first>{_DAY}) and (?P<last>{_DAY})(?: of)? (?P<month>{_MONTH})(?:{_OF})?"),
    (_date, "0", rf"(?P<first>{_DAY})(?:{_TO}(?P<last>{_DAY}))?(?: of)? (?P<month>{_MONTH})(?:{_OF})?"),
    (_date, "efnst", rf"(?i:(?<=the )(?P<nth>{_NTH}) (?:day )?of) (?P<month>{_MONTH})(?:{_OF})?"),
    (_date, "adfjlmnopst", rf"(?:(?i:(?P<which>last|this|next|past)) )?(?P<month>{_MONTH})(?:{_OF})?"),
    (_part, "0flst", rf"(?i:(?P<which>{_ORDINAL})[ -](?P<size>quarter|half)(?:{_OF}| (?P<age>{_AGE}))?)"),
    (_part, "0lnt",
     rf"(?i:(?:(?:the )?(?P<year>{_YEAR})(?:'s)?|(?P<that>last|this|next) year's) (?:fiscal )?"
     rf"(?P<which>{_ORDINAL})[ -](?P<size>quarter|half))"),
    (_part, "hq", rf"(?P<size>[QH])(?P<digit>[1-4])(?:{_OF})?\b"),
    (_part, "0", rf"(?P<digit>[1-4])(?P<size>[QH]) (?P<year>{_YEAR})"),
    (_first_parts, "fl",
     rf"(?i:(?P<which>first) (?P<count>{_COUNT}) (?P<unit>months|quarters)(?:{_OF})?)"),
    (_first_parts, "fl", rf"(?i:(?P<which>last|final) (?P<count>{_COUNT}) (?P<unit>months|quarters){_OF})"),
    (_quarter_spoken_of, "it",
     r"(?i:(?:the|its|their) (?:comparable |same |corresponding )?"
     r"(?:(?P<which>latest|most recent|current|previous|last|next) "
     rf"|(?P<year>{_YEAR}) |year-ago |year-earlier )?"
     rf"(?:quarter|period)\b(?! of time| of {_YEAR})(?: a year ago| a year earlier)?)"),
    (_decade, "0", r"(?P<decade>(?:19|20)[0-9]0)'?s\b"),
    (_decade, "elmt",
     r"(?i:(?:the (?:early |late |mid-)?|(?:early|late|mid)[ -])'?"
     r"(?P<decade>[2-9]0(?='?s)|(?:twen|thir|for|fif|six|seven|eigh|nine)ties)(?:'?s)?)\b"),
    (_century, "0", r"(?P<century>1[0-9]|2[01])(?:st|th)[ -](?i:century)"),
    (_season, "aflnstw",
     rf"(?i:(?:(?P<which>last|this past|this|next) )?(?P<season>spring|summer|autumn|fall|winter)"
     rf"(?:,? (?:of )?(?:(?P<year>{_YEAR})(?:[-–/](?P<to>[0-9]{{2}})(?![0-9]))?|(?P<spelt>{_SPELT})))?)\b"),
    (_spelt_year, "nt", rf"(?i:(?:the year )?(?P<spelt>{_SPELT}))\b"),
    (_year, "0f", rf"(?i:(?:fiscal (?:year )?)?)(?P<number>{_YEAR})(?:[-–/](?P<to>[0-9]{{2}})(?![0-9]))?"),
    (_day_word, "0aefnosty",
     r"(?i:today|tonight|yesterday|tomorrow|the day (?:before yesterday|after tomorrow)"
     rf"|(?P<count>{_COUNT}) days? before yesterday)\b"),
    (_season_ago, "0aefnost", rf"(?i:(?P<count>{_COUNT}) (?P<season>spring|summer|autumn|winter)s? ago)\b"),
    (_ago, "0aefnost",
     rf"(?i:(?P<count>{_COUNT}) (?P<unit>decade|year|quarter|month|week|day)s? ago"
     r"(?P<day> (?:today|tonight|this (?:morning|afternoon|evening|night|day)|to the (?:day|night)))?)\b"),
    (_weekend, "lnpt", r"(?i:(?:(?P<which>last|this coming|this|next|past) |the )weekend)\b"),
    (_weekday, "cflmnostw",
     rf"(?:(?i:(?P<which>last|this coming|coming|this|next|on)) )?(?P<weekday>{_WEEKDAY})\b"
     r"(?: (?:of )?(?i:(?P<week>last|this|next) week))?"),
    (_step, "at",
     r"(?i:(?:the|a) (?P<unit>year|month|week|day) (?P<way>before|after|earlier|later))\b"
     r"(?!(?:(?<=before)|(?<=after))\s(?!(?:last|that|in|on|and|or|but|when|to|was|were|had|with|as|at|by|for|it)\b)"
     r"[A-Za-z])"),
    (_step, "t", r"(?i:the (?P<way>previous|preceding|prior|next|following) (?P<unit>year|month|week|day))\b"),
    (_step, "y", r"(?i:(?P<unit>year)-(?P<way>earlier|ago))\b"),
    (_relative, "clnt",
     r"(?i:(?:the )?(?P<which>last|this|next|current|coming)(?: (?:fiscal|calendar|full))?"
     r" (?P<unit>year|quarter|month|week|decade))\b(?! (?:of|before|in which|for which)\b)(?!-)"),
    (_span, "lp",
     rf"(?i:(?:past|last|previous) (?:(?P<count>{_COUNT}) )?(?P<unit>years?|decades?|months?|weeks?|days?))\b"
     r"(?! (?:of|before|in which|for which|that|when)\b)"),
    (_this_one, "ty",
     r"(?i:that year|the full year|the (?:current )?fiscal year|(?:the )?year[- ]end|the end of the year|year's end"
     r"|the year)\b(?!-| (?:of (?!20|19)|that|they|he|she|we|it)\b"
     r"| (?:before|after|earlier|later|to|ending|ended|in which|when|(?:19|20)[0-9]{2}))"),
)  # fmt: skip
"""What reads a time, the letters that it may begin with (0 for digits), and its words; the first that fits decides."""


_PATTERNS = [regex(pattern) for _, _, pattern in _RULES]
_START = regex(r"(?<![\w/.])(?:[0-9]|[A-Za-z]{1,3})")


@cache
def _rules_of(start: str) -> list[tuple[Rule, re.Pattern[str]]]:
    """The rules that a word may begin which starts so: those whose words have these letters somewhere."""
    letter = "0" if start.isdigit() else start[0]
    return [
        (rule, _PATTERNS[at])
        for at, (rule, letters, pattern) in enumerate(_RULES)
        if letter in letters and (letter == "0" or start in pattern.lower())
    ]


def _next(text: str, at: int) -> tuple[Rule, re.Match[str]] | None:
    """The next time, and what reads it."""
    for start in _START.finditer(text, at):
        for rule, pattern in _rules_of(start.group().lower()):
            if (match := pattern.match(text, start.start())) is not None:
                return rule, match
    return None


def moments(text: str, _: str, written: Period | None) -> list[Moment]:
    """The times named in an English text, in order."""
    reading = _Reading(text, Now.of(written))
    at = 0
    while (found := _next(text, at)) is not None:
        rule, match = found
        at = match.end()
        if rule is _year and not _is_year(text, match):
            continue
        try:
            told = rule(match, reading)
        except (ValueError, OverflowError):
            told, at = _month_before_a_count(match, reading)
        if told is None:
            continue
        time = told if isinstance(told, _Time) else _time(match, told)
        before = text[max(0, match.start() - 40) : match.start()]
        since = bool(_SINCE.search(before)) or bool(_FROM.search(before) and _ON.match(text, match.end()))
        reading.found.append(time._replace(since=since, until=not since and bool(_UNTIL.search(before))))
    return [
        Moment(time.span, time.start, time.end, text[time.start : time.end], time.since, time.until, time.relative)
        for time in _joined(text, _with_years(text, reading.found))
    ]


def _month_before_a_count(match: re.Match[str], reading: _Reading) -> tuple[_Time | None, int]:
    """The month of a day that it has not, and where it ends: "in February 31 were held" counts people."""
    month = regex(rf"(?P<month>{_MONTH})(?= [0-9])").match(match.group())
    if month is None or match.groupdict().get("year"):
        return None, match.end()
    number = month_number(month["month"])
    of = _unsaid_year(match, reading, number, 0, "")
    end = match.start() + month.end()
    return _Time(calendar.month(number, of) if of else None, match.start(), end, dated=(number, 0, 0)), end


_PASSED = regex(
    r" (?:closed|ended|began|opened|dawned|drew to|came to a(?:n end| close))\b|:\s"
    r"| (?:had|saw|brought|produced|yielded) (?:\w+ ){0,2}?"
    rf"(?:[0-9]|(?:{'|'.join([*_ONES, *_TEENS, *_TENS])}|none|no)\b)"
)
"""What only a year does: "as 2007 closed", "2009 saw 2,914", "2002: five people"."""
_YEAR_WAS = regex(
    r"\b(?:years?\b[^.;:0-9]{0,20}\b(?:was|were|is|are)|[;,.] (?:that|this) was|[Aa]s (?:recently|early|late) as)\s+\Z"
)
"""Words before a year that is named as one: "the worst years were 2008"."""
_FIGURE_OF = regex(
    r" (?:peak|record|total|figure|high|low|level|count|tally|arrivals?|newcomers|intake|cohort|returns?|departures"
    r"|deportations|repatriations|entries|graduates)\b"
)


def _is_year(text: str, match: re.Match[str]) -> bool:
    """Whether four digits are a year: by the word before, or since they stand alone as years do."""
    before = text[max(0, match.start() - 40) : match.start()]
    behind = text[match.end() : match.end() + 6]
    if match.start("number") > match.start() or match["to"]:
        return True  # fiscal 1989, 2009/10
    if _CELL_BEFORE.search(before) and behind[:2].lstrip(" ")[:1] in {"\t", "|"}:
        return True  # the first cell of a row
    if _PASSED.match(text, match.end()) or _YEAR_WAS.search(before):
        return True
    if before.endswith(("the ", "The ")) and _FIGURE_OF.match(text, match.end()):
        return True  # "the 2009 peak of 2,914"
    word = _WORD_BEFORE.search(before)
    if behind[:1] in {"%", "-"}:
        return bool(re.match(r"[-–](?:19|20)[0-9]{2}\b", behind))
    if word is None or word.group(1).lower() in {"on", "against", "versus"}:  # "6 percent up on 2024"
        return not re.match(r"\s+[a-z]", behind)  # "2018 people came" counts people
    return word.group(1).lower() in _BEFORE_YEAR or bool(re.match(_MONTH, word.group(1)))


def _with_years(text: str, found: list[_Time]) -> list[_Time]:
    """With the year of a date that stands at the end of several: "May 2 and June 3, 2014"."""
    made = list(found)
    for at in range(len(made) - 2, -1, -1):
        first, second = made[at], made[at + 1]
        between = text[first.end : second.start]
        if first.dated is None or second.span is None or second.span.open_end or not _JOIN.fullmatch(between):
            continue
        if second.dated is not None or not (second.span.days < 32 or second.span.whole_year):
            continue
        of = second.span.latest_year or 0
        try:
            span = _dated(*first.dated, of)
            span = _dated(*first.dated, of - 1) if span.start > second.span.start else span
        except ValueError:
            continue
        made[at] = first._replace(span=span, dated=None)
    return made


def _joined(text: str, found: list[_Time]) -> list[_Time]:
    """With "from 2005 to 2009" and "January to August 2012" as one span each."""
    made: list[_Time] = []
    for time in found:
        if made and (span := _spanning(text, made[-1], time)):
            made[-1] = made[-1]._replace(span=span, end=time.end, relative=False)
        else:
            made.append(time)
    return made


def _are_two_months(one: Period | None, other: Period | None) -> bool:
    """Whether two times are a month and the next: "in July and August"."""
    if one is None or other is None or not 27 < one.days < 32 or not 27 < other.days < 32:
        return False
    return other.start == one.end + 1


def _spanning(text: str, first: _Time, last: _Time) -> Period | None:
    """The span from one time to another; "in 2005 and 2006" is two times, "between 2005 and 2006" one."""
    between = text[first.end : last.start]
    word = between.strip().split(" ")[0]
    if not _JOIN.fullmatch(between) or word in {"or", ","}:
        return None
    begun, ended = first.span, last.span
    spanned = _SPANNED.search(text[max(0, first.start - 20) : first.start])
    if word == "and" and not (spanned or (_are_two_months(begun, ended) and "respectively" not in text)):
        return None
    if begun is None or ended is None or ended.open_end:
        return None
    try:
        if begun.start > ended.start and first.dated is not None:  # in March, "January to September" are of last year
            begun = _dated(*first.dated, ended.latest_year or 0)
        together = begun.start < ended.start and "/" not in f"{begun}{ended}"
        return period.parse(f"{begun}/{ended}") if together else None
    except ValueError:
        return None
