"""The times of German, Spanish and Indonesian texts: "bis Ende 2011", "el año pasado", "semester pertama 2017".

One engine; the words are a table a language (``TIMES``). A month without a year takes the year named before it in the
sentence, else the latest that had begun when the text was written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from nkr.language import calendar
from nkr.language.calendar import Now
from nkr.language.scripts import words_of
from nkr.model.figure import Moment
from nkr.model.period import Period

_YEAR = "(?:19|20)[0-9]{2}(?![0-9.,]?[0-9]| ?[%€])"
_REACH = 40
_PARTS = ((1, 6), (7, 12), (1, 3), (4, 6), (7, 9), (10, 12))
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """One language's words for times, as patterns; what they mean beside them."""

    months: str  # the twelve, parted by spaces
    day: str  # between the number of a day and its month
    of: str  # between a month or part and its year
    in_year: str  # before a year that stands alone
    bare: str = "(?!)"  # behind a year that needs no word before it
    relative: Mapping[str, tuple[int, str]]  # how many units before the text: (1, "year"), (0, "month"), (1, "day")
    halves: str  # of a year, parted by semicolons; so are its quarters
    quarters: str
    first_months: str  # with "#" for their number, in digits or in words
    numbers: Sequence[str]  # in words, from two on
    ago: str  # with the group "ago": so many years before
    since: str
    until: str
    link: str  # between the first and the last of a span
    between: str  # before a span whose ends are joined by "conjunction"
    conjunction: str

    @property
    def parts(self) -> dict[str, tuple[int, int]]:
        """The halves and quarters, with the first and the last month of each."""
        return dict(zip(f"{self.halves}; {self.quarters}".split("; "), _PARTS, strict=True))


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """What finds a time (``scan``), and the words around it."""
    words: Times = words_of(language).TIMES
    month, relative = "|".join(words.months.split()), "|".join(words.relative)
    years = "|".join(pattern for pattern, (_, unit) in words.relative.items() if unit == "year")

    def of(number: int) -> str:
        return rf"(?:,? (?:{words.of})?(?:(?P<y{number}>{_YEAR})|(?P<r{number}>{years})))?"

    first_months = words.first_months.replace("#", f"(?P<n>[0-9]{{1,2}}|{'|'.join(words.numbers)})")
    scan = [
        rf"(?:(?P<from>{month}) ?{words.link} ?)?(?:(?P<at>[0-3]?[0-9]){words.day} ?)?(?P<month>{month})\b{of(1)}",
        rf"(?:(?P<part>{'|'.join(words.parts)})|{first_months}){of(2)}",
        rf"(?:{words.between}) (?P<b0>{_YEAR}) (?:{words.conjunction}) (?P<b1>{_YEAR})",
        rf"(?P<s0>{_YEAR}) ?{words.link} ?(?P<s1>{_YEAR})",
        rf"{words.ago}|(?P<rel>{relative})|(?P<y3>{_YEAR})",
    ]
    ends = f"{words.since}|{words.until}"
    return {
        "scan": re.compile(rf"(?<![\w.,])(?:{'|'.join(scan)})(?!\w)", re.IGNORECASE),
        "in_year": re.compile(rf"(?:\A|\W)(?:{words.in_year}|{ends}) \Z|\(\Z", re.IGNORECASE),
        "bare": re.compile(words.bare),
        "since": re.compile(rf"(?:\A|\W)(?:{words.since}) \Z", re.IGNORECASE),
        "until": re.compile(rf"(?:\A|\W)(?:{words.until}) \Z", re.IGNORECASE),
    }


def moments(text: str, language: str, written: Period | None) -> list[Moment]:
    """The times named in a text, in order."""
    patterns, words, now = _patterns(language), words_of(language).TIMES, Now.of(written)
    found: list[Moment] = []
    named: int | None = None
    for match in patterns["scan"].finditer(text):
        before = text[max(0, match.start() - _REACH) : match.start()]
        if match["y3"] and not (patterns["in_year"].search(before) or patterns["bare"].match(text, match.end())):
            continue
        try:
            span = _span(match, words, now, named)
        except ValueError:
            continue
        year = next((match[name] for name in ("s1", "b1", "y1", "y2", "y3") if match[name]), None)
        named = int(year) if year else named
        since, until = bool(patterns["since"].search(before)), bool(patterns["until"].search(before))
        found.append(Moment(span, *match.span(), match.group(), since, until, year is None))
    return found


def _span(match: re.Match[str], words: Times, now: Now | None, named: int | None) -> Period | None:
    if start := match["s0"] or match["b0"]:
        return calendar.years(int(start), int(match["s1"] or match["b1"]))
    if match["ago"] or match["rel"]:
        count, unit = _meaning(words.relative, match["rel"]) if match["rel"] else (int(match["ago"]), "year")
        return now.ago(count, unit) if now else None
    year = int(match["y1"] or match["y2"] or match["y3"] or 0) or None
    if match["y3"]:
        return calendar.year(int(match["y3"]))
    if relative := match["r1"] or match["r2"]:
        year = now.year - _meaning(words.relative, relative)[0] if now else None
    months = dict(zip(words.months.split(), range(1, 13), strict=True))
    if match["month"]:
        last = _meaning(months, match["month"])
        first = _meaning(months, match["from"]) if match["from"] else last
    elif match["part"]:
        first, last = _meaning(words.parts, match["part"])
    else:
        first, last = 1, int(match["n"]) if match["n"].isdigit() else words.numbers.index(match["n"].lower()) + 2
    year = year or named or (now.year_of_part(first, last - first + 1) if now else None)
    if year is None:
        return None
    if match["at"]:
        return calendar.day(year, last, int(match["at"]))
    return calendar.months(first, last, year) if first < last else calendar.month(last, year)


def _meaning(table: Mapping[str, Value], word: str) -> Value:
    return next(value for pattern, value in table.items() if re.fullmatch(pattern, word, re.IGNORECASE))
