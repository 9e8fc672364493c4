"""The times of German, Spanish and Indonesian texts: "bis Ende 2011", "el año pasado", "semester pertama 2017".

One engine; the words are a table a language (``TIMES``). A month without a year takes the year named before it in the
sentence, else the latest that had begun when the text was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from nkr.language import calendar
from nkr.language.calendar import Now
from nkr.language.scripts import words_of
from nkr.model.figure import Moment
from nkr.model.period import Period

_YEAR = "(?:19|20)[0-9]{2}(?![0-9.,]?[0-9]| ?[%€])"
_REACH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """One language's words for times, as patterns; what they mean beside them."""

    months: str
    """The twelve, parted by spaces."""
    day: str
    """Between the number of a day and its month."""
    of: str
    """Between a month or part and its year."""
    in_year: str
    """Before a year that stands alone."""
    bare: str = "(?!)"
    """Behind a year that needs no word before it."""
    years: Mapping[str, int]
    """Words for years, by their distance from the text's own; so are ``past_months`` and ``days``."""
    past_months: Mapping[str, int]
    days: Mapping[str, int]
    halves: tuple[str, str]
    quarters: tuple[str, str, str, str]
    first_months: str
    """With the group ``n``: a number, or one of ``numbers``."""
    numbers: Mapping[str, int] = field(default_factory=dict)
    ago: str
    """With the group ``ago``: so many years before."""
    since: str
    until: str
    link: str
    """Between the first and the last of a span."""
    between: str
    """Before a span whose ends are joined by ``conjunction``."""
    conjunction: str


@dataclass(frozen=True, slots=True)
class _Patterns:
    words: Times
    scan: re.Pattern[str]
    in_year: re.Pattern[str]
    bare: re.Pattern[str]
    since: re.Pattern[str]
    until: re.Pattern[str]


@cache
def _patterns(language: str) -> _Patterns:
    words: Times = words_of(language).TIMES
    month = "|".join(words.months.split())

    def year(number: int) -> str:
        return f"(?:(?P<y{number}>{_YEAR})|(?P<r{number}>{'|'.join(words.years)}))"

    of = f"(?:,? (?:{words.of})?"
    parts = "|".join(
        f"(?P<{name}>{pattern})"
        for name, pattern in (
            *(("half" + str(number), pattern) for number, pattern in enumerate(words.halves, start=1)),
            *(("quarter" + str(number), pattern) for number, pattern in enumerate(words.quarters, start=1)),
            ("first", words.first_months),
        )
    )
    scan = [
        rf"(?:(?P<from>{month}) ?{words.link} ?)?(?:(?P<at>[0-3]?[0-9]){words.day} ?)?(?P<month>{month})\b"
        rf"{of}{year(1)})?",
        rf"(?:{parts}){of}{year(2)})?",
        rf"(?:{words.between}) (?P<b0>{_YEAR}) (?:{words.conjunction}) (?P<b1>{_YEAR})",
        rf"(?P<s0>{_YEAR}) ?{words.link} ?(?P<s1>{_YEAR})",
        rf"{words.ago}",
        rf"(?P<past>{'|'.join(words.past_months)})",
        rf"(?P<near>{'|'.join(words.days)})",
        year(3),
    ]
    return _Patterns(
        words,
        re.compile(rf"(?<![\w.,])(?:{'|'.join(scan)})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?:\A|\W)(?:{words.in_year}|{words.since}|{words.until}) \Z|\(\Z", re.IGNORECASE),
        re.compile(words.bare),
        re.compile(rf"(?:\A|\W)(?:{words.since}) \Z", re.IGNORECASE),
        re.compile(rf"(?:\A|\W)(?:{words.until}) \Z", re.IGNORECASE),
    )


def moments(text: str, language: str, written: Period | None) -> list[Moment]:
    """The times named in a text, in order."""
    patterns, now = _patterns(language), Now.of(written)
    found: list[Moment] = []
    named: int | None = None
    for match in patterns.scan.finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if match["y3"] and not (patterns.in_year.search(before) or patterns.bare.match(text, match.end())):
            continue
        try:
            span = _span(match, patterns.words, now, named)
        except ValueError:
            continue
        year = next((match[name] for name in ("s1", "b1", "y1", "y2", "y3") if match[name]), None)
        named = int(year) if year else named
        since, until = bool(patterns.since.search(before)), bool(patterns.until.search(before))
        found.append(Moment(span, *match.span(), match.group(), since, until, relative=year is None))
    return found


def _span(match: re.Match[str], words: Times, now: Now | None, named: int | None) -> Period | None:
    if match["s0"] or match["b0"]:
        return calendar.years(int(match["s0"] or match["b0"]), int(match["s1"] or match["b1"]))
    relative = next((match[name] for name in ("r1", "r2", "r3") if match[name]), None)
    year: int | None = next((int(match[name]) for name in ("y1", "y2", "y3") if match[name]), None)
    if relative:
        year = now.year + _meaning(words.years, relative) if now else None
        if year is None:
            return None
    if match["month"]:
        return _month(match, words, year or named, now)
    if match["past"]:
        return now.ago(-_meaning(words.past_months, match["past"]), "month") if now else None
    if match["near"]:
        return now.ago(-_meaning(words.days, match["near"]), "day") if now else None
    if match["ago"]:
        return now.ago(int(match["ago"]), "year") if now else None
    if match["y3"] or match["r3"]:
        return calendar.year(year) if year else None
    return _part(match, words, year or named, now)


def _month(match: re.Match[str], words: Times, year: int | None, now: Now | None) -> Period | None:
    number = _number_of(words.months, match["month"])
    year = year or (now.year_of(number) if now else None)
    if year is None:
        return None
    if match["from"]:
        return calendar.months(_number_of(words.months, match["from"]), number, year)
    return calendar.day(year, number, int(match["at"])) if match["at"] else calendar.month(number, year)


def _part(match: re.Match[str], words: Times, year: int | None, now: Now | None) -> Period | None:
    """A half, a quarter, or the first months of a year."""
    length = 6 if match["half1"] or match["half2"] else 3
    number = next((at for at in range(1, 5) if match[f"quarter{at}"]), 2 if match["half2"] else 1)
    if match["first"]:
        written = match["n"].lower()
        length, number = int(words.numbers.get(written) or written), 1
    first = length * (number - 1) + 1
    year = year or (now.year_of_part(first, length) if now else None)
    return calendar.months(first, first + length - 1, year) if year else None


def _number_of(months: str, word: str) -> int:
    return next(at for at, names in enumerate(months.split(), start=1) if re.fullmatch(names, word, re.IGNORECASE))


def _meaning(table: Mapping[str, int], word: str) -> int:
    return next(value for pattern, value in table.items() if re.fullmatch(pattern, word, re.IGNORECASE))
