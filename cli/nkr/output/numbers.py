"""How a number is written in English, everywhere: the one place that puts a figure into words.

What is written here reads back through the grammar of figures to the same quantity, so no hedge can get lost on the
way to a reader: a bound never prints as a value.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from itertools import groupby

from nkr.model import Fact, Interval, Number, Qualifier, Quantity

PERSONS = "persons"
_PER = "persons-per-"
_WORDS = dict(enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"), start=1))
_SINGULAR = {"cases": "case", "households": "household", "miles": "mile"}
_HEDGES = {
    Qualifier.EXACT: "",
    Qualifier.ABOUT: "about ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.AT_LEAST: "at least ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.UP_TO: "up to ",
    Qualifier.LESS_THAN: "fewer than ",
}
_MEASURED = frozenset({"percent", "km", "miles"})
"""Units of which there is less, not fewer."""

NO_SIZE = "an unspecified number"
"""How a vague figure is written whose source gives no size word."""


def count(value: Number) -> str:
    """A number with separators: 300,000 · 2.5 · 1,350. Never in powers of ten."""
    if math.isinf(value):
        return "unlimited" if value > 0 else "−unlimited"
    return f"{int(value):,}" if value == int(value) else f"{value:,.9f}".rstrip("0").rstrip(".")


def counted(count_: int, noun: str) -> str:
    """How many there are of what: "1 figure", "1,405 figures"; a noun that ends in -y or -s has its plural too."""
    if count_ == 1:
        return f"1 {noun}"
    plural = f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"
    return f"{count_:,} {plural}"


MAX_FIGURES_IN_A_LABEL = 5


def together(facts: Iterable[Fact]) -> str:
    """Several figures as published, each once, the lowest first: "10,000; about 11,000"."""
    ordered = sorted(facts, key=lambda fact: (fact.interval.floor, fact.interval.ceiling))
    published = list(dict.fromkeys(stated(fact.quantity, fact.unit) for fact in ordered))
    more = len(published) - MAX_FIGURES_IN_A_LABEL
    return "; ".join(published[:MAX_FIGURES_IN_A_LABEL]) + (f"; {more} more" if more > 0 else "")


def runs(years: Iterable[int]) -> list[str]:
    """Years in a row as a span: "2003–2005", "2007"."""
    by_run = groupby(enumerate(years), key=lambda at: at[1] - at[0])
    spans = [[year for _, year in run] for _, run in by_run]
    return [f"{run[0]}–{run[-1]}" if len(run) > 1 else str(run[0]) for run in spans]


def in_prose(value: Number) -> str:
    """A number within a sentence: words below ten, "2.5 million", else as in ``count``."""
    if value in _WORDS:
        return _WORDS[int(value)]
    return f"{count(value / 10**6)} million" if value >= 10**6 and value % 10**4 == 0 else count(value)


def stated(quantity: Quantity, unit: str = PERSONS, *, prose: bool = False) -> str:
    """A figure as its source states it: "up to 300,000", "nearly 98 %", "150 to 200 a week", "8,230 cases".

    Persons are not named, since the sentence around the figure does: "about 8,000". With ``prose`` it is written for a
    printed sentence: "five", "up to 2.5 million", "nearly 98 per cent".
    """
    written = in_prose if prose and unit not in _MEASURED else count
    return _stated(quantity, unit, written).replace(" %", " per cent" if prose else " %")


def _stated(quantity: Quantity, unit: str, written: Callable[[Number], str]) -> str:
    low, high = quantity.low, quantity.high
    value = low if low is not None else high
    if value is None:
        return _vague(quantity.word, unit)
    if low is not None and high is not None and quantity.qualifier is Qualifier.RANGE:
        return f"{_range(low, high, written)}{_unit(unit, high)}"
    fewer = quantity.qualifier is Qualifier.LESS_THAN and unit in _MEASURED
    return f"{'less than ' if fewer else _HEDGES[quantity.qualifier]}{written(value)}{_unit(unit, value)}"


def _range(low: Number, high: Number, written: Callable[[Number], str]) -> str:
    """Both ends in one manner: "two to nine", but "2 to 12"; "10 to 2 million" would say ten million."""
    first, last = written(low), written(high)
    if (low in _WORDS) != (high in _WORDS) or ("million" in first) != ("million" in last):
        first, last = count(low), count(high)
    return f"{first} to {last}"


def interval(values: Interval, unit: str = PERSONS) -> str:
    """The values that a figure is compatible with, compactly: "1,350–1,450", "≥ 500,000", "21,000 to < 22,000"."""
    low, high = values.low, values.high
    ending = _unit(unit, 2)
    if low is None:
        return "any" if high is None else f"{'<' if values.open_high else '≤'} {count(high)}{ending}"
    if high is None:
        return f"{'>' if values.open_low else '≥'} {count(low)}{ending}"
    if low == high:
        return f"{count(low)}{_unit(unit, low)}"
    if values.open is None:
        return f"{count(low)}–{count(high)}{ending}"
    first, last = "> " if values.open_low else "", "< " if values.open_high else ""
    return f"{first}{count(low)} to {last}{count(high)}{ending}"


def ratio(value: float) -> str:
    """How many times: "10 times", "1.67 times"; three significant digits, and more only before the point."""
    if math.isinf(value) or math.isnan(value):
        return "unlimited"
    digits = max(0, 2 - math.floor(math.log10(abs(value)))) if value else 0
    return f"{count(round(value, min(digits, 4)))} times"


def _vague(word: str, unit: str) -> str:
    written = word or NO_SIZE
    if word == "most" or (word and unit == "percent"):
        return written
    if unit in {PERSONS, "percent"} or unit.startswith(_PER):
        return written + _unit(unit, 2)
    return f"{written} {unit}" if word in {"several", "a few", "many"} else f"{written} of {unit}"


def _unit(unit: str, value: Number) -> str:
    if unit in {PERSONS, ""}:
        return ""
    if unit == "percent":
        return " %"
    if unit.startswith(_PER):
        return f" a {unit.removeprefix(_PER)}"
    return f" {_SINGULAR.get(unit, unit) if value == 1 else unit}"
