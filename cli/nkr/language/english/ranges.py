"""Two numbers that are one figure: "10,000 to 30,000", and "from X to Y" where it is none but a change."""

from __future__ import annotations

from nkr.language.english import hedging, nouns, numbers
from nkr.language.english import words as english
from nkr.language.english.numbers import Amount
from nkr.language.english.passage import Passage
from nkr.language.matching import Phrases
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, plain

_LINKS = Phrases(
    ("or", "or"),
    ("and", "and"),
    ("to", "to|through|thru"),
    ("-", "(-) -; ~"),
    ("±", "±; + / -; + -; plus or minus"),
    ("but", "but|yet; and yet"),
)
_AROUND = frozenset({"or", "a", "half"})


def upper_end(passage: Passage, first: Amount) -> Amount | None:
    """The upper end of a range that starts with ``first``, which takes over the second number's magnitude."""
    percent = english.PERCENT.first(passage.low, first.end)
    link = _LINKS.first(passage.low, percent[1] if percent else first.end)
    if link is None:
        return None
    kind, at = link
    hedge, at = hedging.repeated(passage, at) if kind in {"to", "and", "but"} else (None, at)
    at += passage.raw[at] in english.CURRENCY_SIGNS
    second = numbers.amount(passage, at)
    if second is None and kind in {"to", "-"} and passage.is_number(at) and numbers.either(passage, at):
        first.unclear, first.end = True, at + 1
    if second is None or (percent and nouns.counted(passage, second.end, one=False).unit != "percent"):
        return None
    hedges, start = hedging.before(passage, first.start - (passage.raw[first.start - 1] in english.CURRENCY_SIGNS))
    if hedge in UPPER_BOUNDS and LOWER_BOUNDS.intersection(hedges) and kind in {"and", "but"}:
        pass  # a window: "more than 50 but fewer than 80"
    elif kind == "±":
        return _around(first, second)
    elif not _joins(passage, kind, first, second, start):
        return None
    if first.year_like and _has_separator(passage, second):
        return None  # "2009 – 2,914": a year and its count
    low_end = _scaled(passage, first, second)
    if low_end is None:
        first.unclear, first.end = True, second.end
    if low_end is None or low_end >= second.value:
        return None
    first.value = low_end
    return second


def _around(middle: Amount, margin: Amount) -> Amount | None:
    """ "5,000 ± 500": from 4,500 to 5,500."""
    if not 0 < margin.value < middle.value:
        return None
    margin.value, middle.value = plain(middle.value + margin.value), plain(middle.value - margin.value)
    return margin


def _joins(passage: Passage, kind: str, first: Amount, second: Amount, start: int) -> bool:
    """Whether the word between two numbers makes them one range; ``start`` is where the first one's hedges begin."""
    low = passage.low
    opening_at = start - 2 if low[start - 1] in {"as", "a"} else start - 1
    opening = low[opening_at]
    if first.year_like and opening in english.BEFORE_A_YEAR - {"between", "from", "around"}:
        return False  # "the total since 1998 to 33,815"
    if kind == "or":
        upper = second.value if first.scale > 1 or _has_separator(passage, first) else second.value / second.scale
        return first.value < upper <= 2 * first.value and low[first.end] == "or" and low[first.end + 1] not in _AROUND
    if kind == "and":
        return opening in {"between", "betweeen"} or (opening == "from" and not (first.worded or second.worded))
    if kind == "to":
        rose_from = low[start - 1] == "from" and any(
            word in english.CHANGES and word != "by" for word in low[start - 7 : start - 1]
        )
        changed = opening in english.CHANGES or rose_from  # "rose sharply from", "fell by half from"
        return not changed and not (opening == "from" and low[opening_at - 1] in english.CHANGES)
    return kind == "-"


def _scaled(passage: Passage, first: Amount, second: Amount) -> int | float | None:
    """The lower end in the upper one's magnitude: "3 to 5 million", "30-40,000"; ``None`` where no one can tell."""
    if first.scale > 1 or _has_separator(passage, first) or (first.fractional and second.scale == 1):
        return first.value
    if second.scale > 1:
        return plain(first.value * second.scale) if first.value <= second.value / second.scale else first.value
    thousands = second.value / 1_000
    if _has_separator(passage, second) and thousands == int(thousands) and 1 < first.value < thousands:
        return plain(first.value * 1_000) if thousands <= 4 * first.value else None
    return first.value


def _has_separator(passage: Passage, amount: Amount) -> bool:
    return "," in passage.raw[amount.start]
