"""Calculating with days, weeks, months, quarters and years, for the times that texts name in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from nkr.model import period
from nkr.model.period import Period

SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def year(number: int) -> Period:
    return period.parse(f"{number:04d}")


def years(first: int, last: int) -> Period:
    return period.parse(f"{first:04d}/{last:04d}") if first < last else year(last)


def decade(number: int) -> Period:
    return period.parse(f"{number // 10:03d}X")


def month(number: int, of: int) -> Period:
    """A month of a year; months run on over the year's ends: 0 is the December before."""
    ordinal = of * 12 + number - 1
    return period.parse(f"{ordinal // 12:04d}-{ordinal % 12 + 1:02d}")


def months(first: int, last: int, of: int) -> Period:
    return period.parse(f"{month(first, of)}/{month(last, of)}")


def quarter(number: int, of: int) -> Period:
    return months(3 * number - 2, 3 * number, of)


def half(number: int, of: int) -> Period:
    return months(6 * number - 5, 6 * number, of)


def season(name: str, of: int) -> Period:
    return period.parse(f"{of:04d}-{SEASONS[name]}")


def day(of: int, number: int, at: int) -> Period:
    return period.parse(f"{of:04d}-{number:02d}-{at:02d}")


def one_day(at: date) -> Period:
    return period.parse(at.isoformat())


def days(first: date, last: date) -> Period:
    return period.parse(f"{first}/{last}") if first < last else one_day(first)


def is_quarter(span: Period) -> bool:
    first = date.fromordinal(span.start) if 89 < span.days < 93 else None
    return first is not None and first.day == 1 and first.month % 3 == 1


def later(span: Period, by: int) -> Period | None:
    """A span of a year, of months, or a day, moved by whole years."""
    if span.open_start or span.open_end:
        return None
    first, last = date.fromordinal(span.start), date.fromordinal(span.end)
    if span.whole_year is not None:
        return year(span.whole_year + by)
    if span.days == 1:
        return day(first.year + by, first.month, min(first.day, 28) if first.month == 2 else first.day)
    if first.day == 1 and (last + timedelta(days=1)).day == 1:
        start, end = month(first.month, first.year + by), month(last.month, last.year + by)
        return start if span.days < 32 else period.parse(f"{start}/{end}")
    return None


@dataclass(frozen=True, slots=True)
class Now:
    """The time at which a text was written, as far as known: ``day`` is its last day, ``exact`` that it is one."""

    day: date
    exact: bool

    @classmethod
    def of(cls, written: Period | None) -> Now | None:
        if written is None or written.open_end:
            return None
        return cls(date.fromordinal(written.end), written.days == 1)

    @property
    def year(self) -> int:
        return self.day.year

    def year_of(self, number: int, *, ahead: bool = False) -> int:
        """The year of the latest month ``number`` that had begun; with ``ahead``, of the next that had not ended."""
        if ahead:
            return self.year + (number < self.day.month)
        return self.year - (number > self.day.month)

    def year_of_part(self, first: int, length: int, *, ahead: bool = False) -> int:
        """The year of the latest quarter or half from month ``first`` on whose ``length`` had half passed.

        With ``ahead``, of the next one, unless one had just ended: its count is what is expected.
        """
        if ahead and first + 6 < self.day.month:
            return self.year + 1
        return self.year - (first + length // 2 > self.day.month and not ahead)

    def year_of_day(self, number: int, at: int, *, ahead: bool = False) -> int:
        """The year of the latest such day; with ``ahead``, of the next."""
        if ahead:
            return self.year + ((number, at) < (self.day.month, self.day.day))
        return self.year - (number > self.day.month)

    def year_of_season(self, name: str) -> int:
        """The year of the latest such season that had begun."""
        number = SEASONS[name]
        return self.year - ((number - 20) * 3 > self.day.month)

    def _monday(self, weeks: int) -> date:
        return self.day - timedelta(days=self.day.weekday()) + timedelta(weeks=weeks)

    def on(self, weekday: int, weeks: int | None = None, *, ahead: bool = False) -> Period | None:
        """A day of the week: of the week so many weeks from this one, else the latest, or with ``ahead`` the next."""
        if not self.exact:
            return None
        if weeks is not None:
            return one_day(self._monday(weeks) + timedelta(days=weekday))
        back = (self.day.weekday() - weekday) % 7
        back -= 7 if ahead and back else 0
        return one_day(self.day - timedelta(days=back))

    def day_of_month(self, number: int) -> Period | None:
        """The latest day with a number: of this month, else of the one before."""
        if not self.exact:
            return None
        first = month(self.day.month - (number > self.day.day), self.day.year)
        return day(first.latest_year or self.day.year, int(str(first)[5:7]), number)

    def week(self, weeks: int = 0) -> Period | None:
        """The week from Monday to Sunday, so many weeks from this one."""
        monday = self._monday(weeks)
        return days(monday, monday + timedelta(days=6)) if self.exact else None

    def weekend(self, weeks: int | None = None) -> Period | None:
        """The latest weekend that had begun, or that of a week."""
        if not self.exact:
            return None
        begun = -1 if self.day.weekday() < 5 else 0
        saturday = self._monday(begun if weeks is None else weeks) + timedelta(days=5)
        return days(saturday, saturday + timedelta(days=1))

    def ago(self, count: int, unit: str) -> Period | None:
        """So many days, weeks, months or years before; after, where ``count`` is below zero."""
        if unit == "year":
            return year(self.year - count)
        if unit == "decade":
            return decade(self.year - 10 * count)
        if unit == "month":
            return month(self.day.month - count, self.year)
        if unit == "week":
            return self.week(-count)
        if unit == "quarter":
            return quarter((self.day.month + 2) // 3 - count, self.year)
        return one_day(self.day - timedelta(days=count)) if self.exact else None

    def past(self, count: int, unit: str) -> Period | None:
        """ "In the past ten years", counted back from the date of the text."""
        if unit in {"day", "week"}:
            first = self.day - timedelta(days=count * (7 if unit == "week" else 1))
            return days(first, self.day) if self.exact else None
        steps = count * {"month": 1, "quarter": 3, "year": 12, "decade": 120}[unit]
        return period.parse(f"{month(self.day.month - steps, self.year)}/{month(self.day.month, self.year)}")
