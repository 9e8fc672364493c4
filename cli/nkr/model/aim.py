"""What a question wants of the figures: the figure itself, the year with most, a difference, both ends, who says so."""

from __future__ import annotations

from enum import StrEnum


class Aim(StrEnum):
    """What a question wants of the figures."""

    VALUE = "value"
    MOST = "most"
    FEWEST = "fewest"
    TREND = "trend"
    CHANGE = "change"
    RANGE = "range"
    AVERAGE = "average"
    NO_ONE = "no-one"
    ANYONE = "anyone"
    SINCE_WHEN = "since-when"
    FIRST = "first"
    SOURCE = "source"
    STILL_RIGHT = "still-right"
    WHERE = "where"
    TOTAL = "total"
