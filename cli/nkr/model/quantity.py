"""What a stated figure means: which values "nearly 22,000" or "as many as 300,000" is compatible with.

Two things are kept apart: the *stated* value (low, high, qualifier: what the source printed) and the *interval*
(the values it is compatible with). Everything that is compared is compared by interval; everything that is printed
is printed as stated. The rules are those of docs/method.md, "How a figure is read".
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from nkr.model.coded import Coded

Number = int | float


class Qualifier(Coded):
    """How a source hedges its figure."""

    EXACT = "exact", "stated without a hedge; a round number of a hundred or more is read as rounded"
    ABOUT = "about", "about, some, around, or so"
    NEARLY = "nearly", "nearly, almost"
    AT_LEAST = "at-least", "a lower bound, itself included"
    MORE_THAN = "more-than", "a lower bound, itself excluded"
    UP_TO = "up-to", "an upper bound, itself included: as many as, up to"
    LESS_THAN = "less-than", "an upper bound, itself excluded"
    RANGE = "range", "from low to high"
    VAGUE = "vague", "a word of size (dozens, hundreds), or a word without one"


LOWER_BOUNDS = frozenset({Qualifier.AT_LEAST, Qualifier.MORE_THAN})
UPPER_BOUNDS = frozenset({Qualifier.UP_TO, Qualifier.LESS_THAN})
BOUNDS = LOWER_BOUNDS | UPPER_BOUNDS
_ENDS = {
    **dict.fromkeys(LOWER_BOUNDS, (True, False)),
    **dict.fromkeys(UPPER_BOUNDS, (False, True)),
    Qualifier.VAGUE: (False, False),
}
"""Whether a qualifier takes a low and a high; all others take both."""

# Words that stand for a size. "Many", "clusters" or "a large number" have none: shown, never compared.
VAGUE_SIZES: dict[str, tuple[Number, Number]] = {
    "several": (3, 9),
    "a few": (3, 9),
    "dozens": (24, 99),
    "scores": (40, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
    "most": (50, 100),
}

LARGEST = 10**15
"""Larger than any count of people, and exactly representable wherever a figure is stored or exported."""


def plain(value: Number) -> Number:
    """``value`` as an ``int`` where it is whole, so that 1350.0 prints and compares as 1350."""
    return int(value) if value == int(value) else round(value, 9)


def last_digit_unit(value: Number) -> Number:
    """The unit of the last significant digit: 100 for 1,400; 1 for 2,544; 0.5's is 0.1."""
    if value == int(value):
        whole, unit = abs(int(value)), 1
        while whole and whole % 10 == 0:
            whole //= 10
            unit *= 10
        return unit
    return plain(10.0 ** -len(repr(float(value)).partition(".")[2]))


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a figure is compatible with. ``None`` is unbounded; an open end is not itself included.

    Invariant: never empty, so ``low <= high``, and a single point is closed on both sides.
    """

    low: Number | None
    high: Number | None
    open_low: bool = False
    open_high: bool = False

    def __post_init__(self) -> None:
        if self.low is None or self.high is None:
            return
        if self.low > self.high or (self.low == self.high and (self.open_low or self.open_high)):
            raise ValueError(f"an interval from {self.low} to {self.high} is empty")

    @property
    def floor(self) -> Number:
        """The lower end as a number that compares, minus infinity where there is none."""
        return -math.inf if self.low is None else self.low

    @property
    def ceiling(self) -> Number:
        """The upper end as a number that compares, infinity where there is none."""
        return math.inf if self.high is None else self.high

    @property
    def open(self) -> str | None:
        """Which ends are excluded: ``None``, ``"low"``, ``"high"`` or ``"both"``."""
        if self.open_low and self.open_high:
            return "both"
        return "low" if self.open_low else "high" if self.open_high else None

    def compatible_with(self, other: Interval) -> bool:
        """Whether both can be true; an open end does not keep them apart: "nearly 22,000" and 22,000 meet."""
        return self.floor <= other.ceiling and other.floor <= self.ceiling

    def overlaps(self, other: Interval) -> bool:
        """Whether one value lies in both, open ends taken strictly."""
        for lower, upper in ((self, other), (other, self)):
            if lower.floor > upper.ceiling:
                return False
            if lower.floor == upper.ceiling and (lower.open_low or upper.open_high):
                return False
        return True

    def contains(self, other: Interval) -> bool:
        """Whether every value of ``other`` lies in this interval (ends compared as closed)."""
        return self.floor <= other.floor and other.ceiling <= self.ceiling

    def gap(self, other: Interval) -> Number:
        """How far apart the two are, in the figure's unit; 0 where they meet."""
        return plain(max(0, self.floor - other.ceiling, other.floor - self.ceiling))

    @property
    def breadth(self) -> float:
        """High divided by low: 10 for 30,000 to 300,000; infinite for a bound."""
        if self.low is None or self.high is None or self.low <= 0:
            return math.inf if self.low != self.high else 1.0
        return self.high / self.low


ONE_NUMBER = (Qualifier.EXACT, Qualifier.ABOUT, Qualifier.NEARLY)
"""Hedges of a figure that is one number, and no limit."""
COMMON: dict[str, tuple[str, float]] = {"miles": ("km", 1.609344)}
"""Units that are compared in another one, and by what their numbers are multiplied."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as stated. ``low`` and ``high`` are in the fact's unit; which of them exist depends on the qualifier.

    ``word`` is the size word of a vague figure ("dozens"), ``""`` where it has no size ("many").
    ``rounded`` is 0 where a round count is known to be exact, as in a register, and 10 where the source says that it
    rounds to the nearest ten. ``rough`` is true where an "about"
    stands before a range or a bound ("as many as about 300"): its ends are then as rough as an "about".

    Raises ``ValueError`` on nonsense: a range that runs backwards, a negative count, a bound with two ends.
    """

    qualifier: Qualifier
    low: Number | None = None
    high: Number | None = None
    word: str = ""
    rounded: int = 1
    rough: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        if self.qualifier is Qualifier.VAGUE:
            return self.word or "an unspecified number"
        hedge = "" if self.qualifier in (Qualifier.EXACT, Qualifier.RANGE) else f"{self.qualifier.replace('-', ' ')} "
        return hedge + " to ".join(f"{number:,}" for number in dict.fromkeys(self.stated))

    def __post_init__(self) -> None:
        for value in (self.low, self.high):
            if value is not None and not 0 <= value <= LARGEST:  # also refuses NaN
                raise ValueError(f"{value} is not a count between 0 and {LARGEST:,}")
        wanted = _ENDS.get(self.qualifier, (True, True))
        if (self.low is not None, self.high is not None) != wanted:
            ends = {(True, True): "low and high", (True, False): "low only", (False, True): "high only"}
            raise ValueError(f"'{self.qualifier}' takes {ends.get(wanted, 'neither low nor high')}")
        if self.low is not None and self.high is not None:
            if self.low > self.high:
                raise ValueError(f"low {self.low:,} is above high {self.high:,}")
            if self.qualifier is not Qualifier.RANGE and self.low != self.high:
                raise ValueError(f"'{self.qualifier}' takes one value: low and high must be equal")
            if self.qualifier is Qualifier.RANGE and self.low == self.high:
                raise ValueError("a range takes two different values")
        if self.rounded > 1 and (self.qualifier is not Qualifier.EXACT or (self.low or 0) % self.rounded):
            raise ValueError(f"what is rounded to {self.rounded} is one number without a hedge, a multiple of it")

    @classmethod
    def exact(cls, value: Number, *, rounded: int = 1) -> Quantity:
        return cls(Qualifier.EXACT, value, value, rounded=rounded)

    @classmethod
    def about(cls, value: Number) -> Quantity:
        return cls(Qualifier.ABOUT, value, value)

    @classmethod
    def nearly(cls, value: Number) -> Quantity:
        return cls(Qualifier.NEARLY, value, value)

    @classmethod
    def at_least(cls, value: Number) -> Quantity:
        return cls(Qualifier.AT_LEAST, low=value)

    @classmethod
    def more_than(cls, value: Number) -> Quantity:
        return cls(Qualifier.MORE_THAN, low=value)

    @classmethod
    def up_to(cls, value: Number) -> Quantity:
        return cls(Qualifier.UP_TO, high=value)

    @classmethod
    def less_than(cls, value: Number) -> Quantity:
        return cls(Qualifier.LESS_THAN, high=value)

    @classmethod
    def between(cls, low: Number, high: Number) -> Quantity:
        return cls(Qualifier.RANGE, low, high)

    @classmethod
    def vague(cls, word: str = "") -> Quantity:
        """A word with a size (``VAGUE_SIZES``), or any other word, which has none."""
        return cls(Qualifier.VAGUE, word=word)

    @property
    def is_bound(self) -> bool:
        return self.qualifier in BOUNDS

    @property
    def has_size(self) -> bool:
        """Whether it can be compared at all: "many" cannot."""
        return self.qualifier is not Qualifier.VAGUE or self.word in VAGUE_SIZES

    @property
    def stated(self) -> tuple[Number, ...]:
        """The numbers that the source printed (a size word's limits), lowest first; empty where it printed none."""
        if self.qualifier is Qualifier.VAGUE:
            return VAGUE_SIZES.get(self.word, ())
        low, high = self.low, self.high
        if low is None or high is None:
            return tuple(value for value in (low, high) if value is not None)
        return (low,) if low == high else (min(low, high), max(low, high))

    @property
    def interval(self) -> Interval:
        """The values that a count is compatible with; unlimited for a word without a size."""
        return self.interval_in("persons")

    def interval_in(self, unit: str, by: Number = 0) -> Interval:
        """The values that this figure in ``unit`` is compatible with: a percentage never exceeds 100, miles are km.
        ``by`` is what the numbers are multiplied by, where that is not a matter of the unit alone.
        """
        interval = self._reading(unit)[0]
        interval = _roughened(interval) if self.rough else interval
        if by := by or COMMON.get(unit, ("", 0))[1]:
            low, high = (None if end is None else plain(round(end * by, 1)) for end in (interval.low, interval.high))
            return Interval(low, high, interval.open_low, interval.open_high)
        if unit == "percent" and interval.ceiling > 100 >= interval.floor:
            return Interval(interval.low, 100, open_low=interval.open_low)
        return interval

    def rule_in(self, unit: str) -> str:
        """The rule that gave the interval, in plain words."""
        return self._reading(unit)[1]

    def _reading(self, unit: str) -> tuple[Interval, str]:
        value = self.low or 0
        if unit == "percent" and self.qualifier is Qualifier.EXACT and value == int(value):  # 80.3 % agrees with 80 %
            return Interval(max(0, value - 0.5), value + 0.5, open_high=True), "a whole percentage: what rounds to it"
        return _RULES[self.qualifier](self)


def _roughened(interval: Interval) -> Interval:
    """An interval whose ends are as rough as "about" makes a number."""
    low, high = interval.low, interval.high
    return Interval(
        math.floor(plain(low - _half_unit(low))) if low else low,
        math.ceil(plain(high + _half_unit(high))) if high else high,
        interval.open_low,
        interval.open_high,
    )


def _half_unit(value: Number) -> float:
    """Half a unit of the last significant digit, at least 5 % and at most 25 % of the value."""
    return min(max(last_digit_unit(value) / 2, value * 0.05), value * 0.25)


def _exact(quantity: Quantity) -> tuple[Interval, str]:
    """A round number of a hundred or more is taken as rounded: 1,400 stands for 1,350 up to, not including, 1,450.

    Without this, a headline's 1,400 would "contradict" the ministry's 1,383. The upper end is excluded, so that 1,300
    and 1,400 differ. Below a hundred people are counted, and an official round count (``rounded`` false) is a count.
    """
    value = quantity.low or 0
    if quantity.rounded > 1:
        half = quantity.rounded / 2
        text = f"the source rounds to the nearest {quantity.rounded:,}: what rounds to it"
        return Interval(max(0, plain(value - half)), plain(value + half), open_high=True), text
    if not quantity.rounded or value < 100 or last_digit_unit(value) < 10:
        return Interval(value, value), "an exact number means itself"
    half = min(last_digit_unit(value) / 2, value * 0.1)
    text = "a round number: what rounds to it, half a unit of its last significant digit to either side, at most 10 %"
    return Interval(plain(value - half), plain(value + half), open_high=True), text


def _about(quantity: Quantity) -> tuple[Interval, str]:
    """ "Some 8,000" is 7,500 to 8,500: at least 5 %, since "about 8,123" is no count, at most 25 %."""
    value = quantity.low or 0
    half = _half_unit(value)
    interval = Interval(math.floor(plain(value - half)), math.ceil(plain(value + half)))
    text = "'about': half a unit of the last significant digit to either side, at least 5 %, at most 25 %"
    return interval, f"{text}, outward to whole units"


def _nearly(quantity: Quantity) -> tuple[Interval, str]:
    """ "Nearly 22,000" is 21,000 up to, but not including, 22,000."""
    value = quantity.high or 0
    if not value:
        return Interval(0, 0), "nearly none"
    low = plain(value - min(last_digit_unit(value), value * 0.1))
    text = "'nearly': from one unit of the last significant digit below (at most 10 %) up to, not including, the number"
    return Interval(low, value, open_high=True), text


def _vague(quantity: Quantity) -> tuple[Interval, str]:
    if quantity.word not in VAGUE_SIZES:
        return Interval(None, None), "a word without a size: shown, never compared"
    low, high = VAGUE_SIZES[quantity.word]
    return Interval(low, high, open_low=quantity.word == "most"), f"'{quantity.word}': {low:,} to {high:,}"


_RULES = {
    Qualifier.EXACT: _exact,
    Qualifier.ABOUT: _about,
    Qualifier.NEARLY: _nearly,
    Qualifier.AT_LEAST: lambda q: (Interval(q.low, None), "a lower bound, itself included"),
    Qualifier.MORE_THAN: lambda q: (Interval(q.low, None, open_low=True), "a lower bound, itself excluded"),
    Qualifier.UP_TO: lambda q: (Interval(0, q.high), "an upper bound, itself included"),
    Qualifier.LESS_THAN: lambda q: (Interval(0, q.high, open_high=bool(q.high)), "an upper bound, itself excluded"),
    Qualifier.RANGE: lambda q: (Interval(q.low, q.high), "the range as stated"),
    Qualifier.VAGUE: _vague,
}
