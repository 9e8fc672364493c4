"""The times of Korean, Japanese and Chinese texts: "2011년 9월부터", "지난해 같은 기간", "昨年同月", "去年上半年".

The three write dates alike; what differs are words, a table a language. A month without a year takes the year named
before it in the text, else the text's own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

from nkr.language import calendar
from nkr.language.calendar import Now
from nkr.language.scripts import words_of
from nkr.language.text import Text
from nkr.model import period
from nkr.model.figure import Moment
from nkr.model.period import Period

_YEAR = "(?:19|20)[0-9]{2}"
_MONTH = "(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DAY = "(?:[12][0-9]|3[01]|0?[1-9])"
_NO_DIGIT = "(?<![0-9])(?<![0-9][.,])"
_REACH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """One language's words for times. Patterns stand beside a time, names are looked up."""

    year: str
    month: str
    day: str
    to: str  # between the first and the last of several: ~, 부터, から
    first_months: str  # with the group ``n``: how many
    halves: Mapping[str, int]
    quarter: str  # with the group ``q``: its number
    seasons: Mapping[str, str]
    years: Mapping[str, int]  # words for years, by their distance from the text's own
    from_named: frozenset[str]  # those of them that count from a year named before: 이듬해, 前年
    months: Mapping[str, int]
    weeks: Mapping[str, int]
    days: Mapping[str, int]
    same: str  # behind a word for a year: the same part of it as was spoken of (같은 기간, 同期)
    decade: str
    span: str  # a span up to the text's own time
    ago: str
    units: Mapping[str, str]
    since: str
    until: str
    since_before: str = "(?!)"
    until_before: str = "(?!)"
    planned: str
    short_year: str  # two digits that are a year, without the word behind them
    recent: str = "(?!)"  # before a day of this month or the last: 지난 9일
    hours: str  # behind such a day: 9日夜
    bare_day: str  # behind a number that alone is a day of this month or the last, and no length of time
    than: str  # behind a figure with which another is compared, whose time is not spoken of further
    opens: str = ""  # between a year and the month up to which it is counted: "올해 들어 6월까지"
    eras: Mapping[str, int] = field(default_factory=dict)  # reigns, by the year before their first


def _one_of(names: Mapping[str, object]) -> str:
    return "|".join(sorted(names, key=len, reverse=True)) or "(?!)"


@cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """What finds a time (``scan``), its parts, and the words around it."""
    words: Words = words_of(language).TIMES
    dash = f"(?:[~-]|{words.to})"
    months = f"(?P<m>{_MONTH})(?:{words.month})? ?{dash} ?(?P<m2>{_MONTH}){words.month}"
    days = f"(?P<m1>{_MONTH}){words.month}(?: ?(?P<d>{_DAY})(?:{words.day})? ?{dash} ?(?P<d2>{_DAY}){words.day}"
    days += f"| ?(?P<d1>{_DAY}){words.day})?"
    seasons = f"(?P<season>{_one_of(words.seasons)})"
    part = f"(?:{months}|{days}|{words.first_months}|(?P<half>{_one_of(words.halves)})|{words.quarter}|{seasons})"
    plain = re.sub(r"\(\?P<\w+>", "(?:", part)
    eras = rf"(?:{_one_of(words.eras)}) ?[0-9]{{1,2}}"
    ordered = sorted(words.years, key=len, reverse=True)
    years = "|".join(name if len(name) > 1 else f"{name}(?= ?{plain})" for name in ordered)
    short = f"[0-9]{{2}}(?={words.year} ?{plain})|{words.short_year}"
    named = f"{_NO_DIGIT}(?P<y>{_YEAR}|{eras}|{short}){words.year}|(?P<rel>{years})"
    scan = [
        rf"(?P<decade>(?:19|20)[0-9]0|(?<![0-9])[2-9]0)(?:{words.decade})",
        rf"(?P<first>{_YEAR})(?:{words.year})? ?{dash} ?(?P<last>{_YEAR}){words.year}",
        rf"(?:{named})(?: ?(?:의|の|的)? ?(?:(?P<of>{plain})|(?P<same>{words.same})))?",
        rf"{_NO_DIGIT}(?P<alone>{plain})",
        rf"{_NO_DIGIT}(?P<recent>(?:{words.recent}){_DAY}{words.day}|{_DAY}{words.day} ?(?:{words.hours}))",
        rf"{_NO_DIGIT}(?P<bare>{_DAY}{words.bare_day})",
        rf"(?P<month>{_one_of(words.months)})(?: ?(?P<of_month>{_DAY}){words.day})?",
        rf"(?P<week>{_one_of(words.weeks)})",
        rf"(?P<day>{_one_of(words.days)})",
        rf"(?P<span>{words.span})",
        rf"(?P<ago>{words.ago})",
    ]
    tail = rf"(?P<tail> ?(?:{words.since}|{words.until})(?: ?(?:{words.since}))?)?"
    patterns = {
        "scan": f"(?:{'|'.join(scan)}){tail}",
        "part": part,
        "until": words.until,
        "since": words.since,
        "since_before": f"(?:{words.since_before}) ?\\Z",
        "until_before": f"(?:{words.until_before}) ?\\Z",
        "compared": f"[^0-9]{{0,3}}[0-9][0-9,.万萬만천백]*[명人]?(?:{words.than})",
        "join": f" ?{dash} ?",
        "spans": f"[0-9](?:{words.year}|{words.month}|{words.day})? ?{dash} ?[0-9]",
        "opens": f"(?:{words.opens})[, ]*",
        "planned": words.planned,
    }
    return {name: re.compile(pattern) for name, pattern in patterns.items()}


def moments(text: str, language: str, written: Period | None) -> list[Moment]:
    """The times named in a text, in order."""
    folded = Text(text)
    found = []
    for moment in _Reading(folded.folded, language, Now.of(written)).moments():
        start, end = folded.original(moment.start), folded.original(moment.end, end=True)
        found.append(moment._replace(start=start, end=end, text=text[start:end]))
    return found


def _count(written: str) -> int:
    """A month's number, or of months, in digits or signs: 9, 九, 十一."""
    if written.isascii():
        return int(written)
    return "〇一二三四五六七八九十".find(written[-1]) + 10 * (written[:1] == "十" < written)


class _Reading:
    """One text, with the year named last."""

    def __init__(self, text: str, language: str, now: Now | None) -> None:
        self.text, self.patterns, self.now = text, _patterns(language), now
        self.words: Words = words_of(language).TIMES
        self.year: int | None = None
        self.part: Period | None = None  # the part of a year spoken of last

    def moments(self) -> list[Moment]:
        made: list[Moment] = []
        for match in self.patterns["scan"].finditer(self.text):
            try:
                span = self._span(match)
            except (ValueError, OverflowError):
                continue
            moment = self._moment(match, span)
            if made and (joined := self._joined(made[-1], moment)):
                made[-1] = joined
            else:
                made.append(moment)
        return made

    def _moment(self, match: re.Match[str], span: Period | None) -> Moment:
        tail, patterns = (match["tail"] or "").strip(), self.patterns
        before = self.text[max(0, match.start() - 8) : match.start()]
        behind = self.text[match.end() : match.end() + 8]
        since = bool(patterns["since"].search(tail) or patterns["since_before"].search(before))
        since = since and not self._is_this_year(match)  # 今年以来 is the year so far
        spanned = match["first"] or self.patterns["spans"].search(match.group())
        until = (
            not since
            and not spanned
            and bool(tail or patterns["until_before"].search(before) or patterns["until"].match(behind))
        )
        relative = not (match["y"] or match["first"] or match["decade"] or match["alone"])
        return Moment(span, match.start(), match.end(), match.group().strip(), since, until, relative)

    def _is_this_year(self, match: re.Match[str]) -> bool:
        name = match["rel"]
        return bool(name) and self.words.years[name] == 0 and name not in self.words.from_named

    def _joined(self, first: Moment, last: Moment) -> Moment | None:
        """ "26일부터 30일까지", "2013년에서 2015년 사이", "올해 들어 6월까지" as one span."""
        between = self.text[first.end : last.start]
        text = self.text[first.start : last.end]
        if first.period and self._opens(first, last) and self.patterns["opens"].fullmatch(between):
            span = self.part = period.parse(f"{first.period.latest_year}-01/{str(last.period)[:7]}")
            return Moment(span, first.start, last.end, text, False, False, first.relative)
        linked = self.patterns["join"].fullmatch(between) or (first.since and last.until and not between.strip())
        if not linked or first.period is None or last.period is None or last.period.open_end:
            return None
        if first.period.start > last.period.start or "/" in f"{first.period}{last.period}":
            return None
        span = period.parse(f"{first.period}/{last.period}")
        if last.period.end == first.period.end:
            span = first.period  # "2015년 초부터 12월 말까지"
        return Moment(span, first.start, last.end, text, False, False, first.relative)

    @staticmethod
    def _opens(first: Moment, last: Moment) -> bool:
        """Whether a year is followed by a month of it up to which something is counted."""
        if first.period is None or last.period is None or not last.until or first.since or first.until:
            return False
        year, end = first.period, last.period
        return year.whole_year is not None and end.within(year) and not end.same_span(year)

    def _span(self, match: re.Match[str]) -> Period | None:
        if match["decade"]:
            number = int(match["decade"])
            return calendar.decade(number if number > 100 else 1900 + number)
        if match["first"]:
            self.year = int(match["last"])
            return calendar.years(int(match["first"]), self.year)
        if match["y"] or match["rel"]:
            return self._in_year(match)
        if match["alone"]:
            return self._part(self.patterns["part"].fullmatch(match["alone"]), None, match)
        return self._reckoned(match)

    def _in_year(self, match: re.Match[str]) -> Period | None:
        of = self._year_of(match)
        if match["same"]:
            spoken = self.part
            if spoken is None or of is None or spoken.latest_year is None:
                return None
            back = -1 if match["rel"] in self.words.from_named else of - spoken.latest_year
            return calendar.later(spoken, back or -1)
        self.year = of if of is not None else self.year
        if of is None:
            return None
        return self._part(self.patterns["part"].fullmatch(match["of"]), of, match) if match["of"] else calendar.year(of)

    def _year_of(self, match: re.Match[str]) -> int | None:
        if named := match["y"]:
            digits = re.search("[0-9]+", named)
            number = int(digits.group()) if digits else 0
            era = next((first for name, first in self.words.eras.items() if named.startswith(name)), None)
            if era is not None:
                return era + number
            return number if number > 100 else number + (1900 if number > 50 else 2000)
        away = self.words.years[match["rel"]]
        if match["rel"] in self.words.from_named:
            return self.year + away if self.year is not None else None
        return self.now.year + away if self.now else None

    def _part(self, part: re.Match[str] | None, of: int | None, match: re.Match[str]) -> Period | None:
        """A part of a year: months, days, a quarter, a half, a season."""
        if part is None:
            return None
        if of is None:
            of = self.year
            if of is None and self.now is not None:
                of = self._unsaid_year(part, self.now, ahead=self._ahead(match))
        if of is None:
            return None
        span = self._dated(part, of)
        if span.days > 27 and not self.patterns["compared"].match(self.text, match.end()):
            self.part = span
            if (
                match["tail"] and part["m1"] and self.patterns["until"].search(match["tail"])
            ):  # "9월까지": since January
                self.part = calendar.months(1, _count(part["m1"]), of)
        return span

    def _unsaid_year(self, part: re.Match[str], now: Now, *, ahead: bool) -> int:
        """The year of a part without one: the latest that was there to be counted, beside a plan the next."""
        if part["half"]:
            return now.year_of_part(6 * self.words.halves[part["half"]] - 5, 6, ahead=ahead)
        if part["q"]:
            return now.year_of_part(3 * _count(part["q"]) - 2, 3, ahead=ahead)
        number = next((_count(part[name]) for name in ("m2", "m1", "n") if part[name]), 1)
        return now.year_of(number, ahead=ahead)

    def _dated(self, part: re.Match[str], of: int) -> Period:
        if part["m"]:
            return calendar.months(_count(part["m"]), _count(part["m2"]), of)
        if part["m1"]:
            number, first, last = _count(part["m1"]), part["d"] or part["d1"], part["d2"]
            if not first:
                return calendar.month(number, of)
            days = [calendar.day(of, number, int(at)) for at in (first, last) if at]
            return period.parse("/".join(map(str, days)))
        if part["n"]:
            return calendar.months(1, _count(part["n"]), of)
        if part["half"]:
            return calendar.half(self.words.halves[part["half"]], of)
        if part["season"]:
            return calendar.season(self.words.seasons[part["season"]], of)
        return calendar.quarter(_count(part["q"]), of)

    def _ahead(self, match: re.Match[str]) -> bool:
        """Whether a date stands beside a plan: the sentence's verb comes last."""
        rest = self.text[match.end() : match.end() + _REACH]
        border = re.search("[.!?。]|다 ", rest)
        return bool(self.patterns["planned"].search(rest[: border.start() + 1] if border else rest))

    def _reckoned(self, match: re.Match[str]) -> Period | None:
        words, now = self.words, self.now
        if now is None:
            return None
        if named := match["recent"] or match["bare"]:
            return now.day_of_month(int(re.findall("[0-9]+", named)[0]))
        if match["month"]:
            span = now.ago(-words.months[match["month"]], "month")
            return period.parse(f"{span}-{int(match['of_month']):02d}") if match["of_month"] else span
        if match["week"]:
            return now.week(words.weeks[match["week"]])
        if match["day"]:
            return now.ago(-words.days[match["day"]], "day")
        found = re.search(f"([0-9]+) ?({_one_of(words.units)})", match.group())
        if found is None:
            return None
        count, unit = int(found[1]), words.units[found[2]]
        return now.past(count, unit) if match["span"] else now.ago(count, unit)
