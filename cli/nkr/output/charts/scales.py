"""Scales of pictures: where a number or a day stands, and which places are labelled."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from nkr.model.quantity import Number
from nkr.output import numbers


class Scale(NamedTuple):
    """``low`` at ``start`` to ``high`` at ``end`` (points); logarithmic or linear. What is outside is at an edge"""

    low: float
    high: float
    start: float
    end: float
    logarithmic: bool = True

    @classmethod
    def logarithm(cls, values: Iterable[Number], start: float, end: float) -> Scale:
        """A logarithmic scale for every number above zero, from and to 1, 2 or 5 times a power of ten."""
        found = [value for value in values if value > 0] or [1]
        low, high = _step(min(found) * 0.9, down=True), _step(max(found) * 1.1, down=False)
        return cls(low, high, start, end)

    @classmethod
    def linear(cls, most: float, start: float, end: float) -> Scale:
        """A linear scale from zero."""
        return cls(0, most, start, end, logarithmic=False)

    def at(self, value: float) -> float:
        if self.logarithmic:
            share = (
                math.log(value / self.low) / math.log(self.high / self.low) if value > 0 and self.high > self.low else 0
            )
        else:
            share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0
        return self.start + min(1, max(0, share)) * (self.end - self.start)

    def ticks(self) -> list[tuple[float, str]]:
        """Places with labels, and places with empty ones where only a fine line is wanted."""
        if not self.logarithmic:
            step = nice_step(self.high / 4)
            return [(n * step, numbers.count(n * step)) for n in range(int(self.high / step) + 1)]
        decades = math.log10(self.high / self.low)
        found = []
        for power in range(math.floor(math.log10(self.low)), math.ceil(math.log10(self.high)) + 1):
            for digit in (1, 2, 5):
                value = digit * 10.0**power
                if self.low * 0.999 <= value <= self.high * 1.001 and (digit == 1 or decades < 4):
                    labelled = digit == 1 or decades < 2
                    found.append((value, numbers.count(round(value, 6)) if labelled else ""))
        return found


def _step(value: float, *, down: bool) -> float:
    power = 10.0 ** math.floor(math.log10(value))
    steps = [power * digit for digit in (1, 2, 5, 10)]
    return max(step for step in steps if step <= value) if down else min(step for step in steps if step >= value)


def nice_step(wanted: float) -> float:
    """The least of 1, 2, 2.5 and 5 times a power of ten that is not below ``wanted``."""
    if wanted <= 0:
        return 1
    power = 10.0 ** math.floor(math.log10(wanted))
    return next(power * digit for digit in (1, 2, 2.5, 5, 10) if power * digit >= wanted)
