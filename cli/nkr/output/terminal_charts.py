"""Charts in the terminal: intervals on a logarithmic scale, and bars; in ASCII where the output cannot do better.

Drawn here in a few lines: Rich's bar shows nothing for an exact value and crashes on ASCII output.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkr.model import Interval, Number

MAX_COLUMNS = 60
"""Columns of the widest chart: it stands beside words on a screen of a hundred."""


class Signs(NamedTuple):
    line: str
    left: str
    right: str
    point: str
    to_left: str
    to_right: str
    tick: str
    bar: str
    halves: str
    levels: str
    faint: str


UNICODE = Signs("━", "┣", "┫", "◆", "◀", "▶", "┊", "█", " ▏▎▍▌▋▊▉", "▁▂▃▄▅▆▇█", "╌")
ASCII = Signs("=", "[", "]", "*", "<", ">", ":", "#", "", "_.-=+*#", "-")


class Scale(NamedTuple):
    """A logarithmic scale over whole powers of ten, ``width`` columns wide."""

    first: int
    last: int
    width: int

    @classmethod
    def over(cls, numbers: Iterable[Number], width: int) -> Scale | None:
        """A scale that holds every number above zero; ``None`` where there is none."""
        found = [number for number in numbers if number > 0]
        if not found:
            return None
        first, last = math.floor(math.log10(min(found))), math.ceil(math.log10(max(found)))
        return cls(first, max(last, first + 1), width)

    def column(self, number: Number) -> int:
        if number <= 0:
            return 0
        share = (math.log10(number) - self.first) / (self.last - self.first)
        return min(self.width - 1, max(0, round(share * (self.width - 1))))

    def heading(self) -> str:
        """The powers of ten at their places: 10k, 100k, 1M; those that would run into each other are left out."""
        line = [" "] * self.width
        free = 0
        for power in range(self.first, self.last + 1):
            label = _short(power)
            start = min(max(self.column(10**power) - len(label) // 2, 0), self.width - len(label))
            if start >= free and start >= 0:
                line[start : start + len(label)] = label
                free = start + len(label) + 1
        return "".join(line).rstrip()

    def strip(self, interval: Interval, signs: Signs) -> str:
        """An interval: closed ends as posts, a single value as a point; faint to where no number is stated.

        Where both ends fall into one column, an arrow wins: a bound must not look like a value.
        """
        line = [" "] * self.width
        for power in range(self.first, self.last + 1):
            line[self.column(10**power)] = signs.tick
        low, high = interval.low if interval.low and interval.low > 0 else None, interval.high
        start = 0 if low is None else self.column(low)
        end = self.width - 1 if high is None else self.column(high)
        line[start : end + 1] = (signs.faint if low is None or high is None else signs.line) * (end - start + 1)
        line[end] = signs.right
        line[start] = signs.to_left if low is None else signs.left
        if high is None:
            line[end] = signs.to_right
        elif start == end and low is not None:
            line[start] = signs.point
        return "".join(line).rstrip()


def _short(power: int) -> str:
    for size, suffix in ((9, "bn"), (6, "M"), (3, "k")):
        if power >= size:
            return f"{10 ** (power - size)}{suffix}"
    return f"{10**power}" if power >= 0 else f"{10.0**power:g}"


def bar(value: Number, most: Number, width: int, signs: Signs) -> str:
    """A bar of ``value`` where ``most`` fills ``width``; something is always drawn for a value above zero."""
    if value <= 0 or most <= 0:
        return ""
    eighths = max(1, round(8 * width * value / most))
    if not signs.halves:
        return signs.bar * max(1, round(eighths / 8))
    full, rest = divmod(eighths, 8)
    return signs.bar * full + (signs.halves[rest] if rest else "")


def sparkline(values: Sequence[Number | None], signs: Signs) -> str:
    """A character for each of the last ``MAX_COLUMNS`` values, from the lowest level for zero; a space for none."""
    shown = values[-MAX_COLUMNS:]
    most = max((value for value in shown if value is not None), default=0) or 1
    top = len(signs.levels) - 1
    return "".join(" " if value is None else signs.levels[math.ceil(top * max(0, value) / most)] for value in shown)


def numbers_in(intervals: Iterable[Interval]) -> Sequence[Number]:
    return [number for interval in intervals for number in (interval.low, interval.high) if number is not None]
