"""Two numbers that are one figure: "10,000 to 30,000", and "from X to Y" where it is none but a change."""

from __future__ import annotations

from nkr.language.english import hedging, nouns, numbers
from nkr.language.english import words as english
from nkr.language.english.numbers import Amount
from nkr.language.english.passage import Passage
from nkr.model.quantity import Number, plain


def upper_end(passage: Passage, first: Amount) -> Amount | None:
    """The upper end of a range that starts with ``first``, which takes over the second number's magnitude."""
    low = passage.low
    at = first.end
    percent = False
    if low[at] in english.PERCENT:
        at, percent = at + 1, True
    elif low[at] == "per" and low[at + 1] == "cent":
        at, percent = at + 2, True
    link = low[at]
    _, start = hedging.before(passage, first.start)
    opening = low[start - 1]
    opening_at = start - 1
    if opening in {"as", "a"}:
        opening = low[start - 2]
    if first.year_like and opening in english.BEFORE_A_YEAR - {"between", "from", "around"}:
        return None  # "the total since 1998 to 33,815"
    if link == "or":
        close = numbers.amount(passage, at + 1)
        if close is None or not first.value < close.value <= 2 * first.value or percent or low[at + 1] in {"a", "half"}:
            return None
    elif link == "and":
        if opening not in {"between", "from", "betweeen"}:
            return None
    elif link == "to":
        if opening == "from" and low[opening_at - 1] in english.CHANGES:
            return None
        if opening in english.CHANGES or _changed_before(passage, opening_at):
            return None
    elif link not in {"-", "~"}:
        return None
    at += 1
    if link == "-" and low[at] == "-":
        at += 1
    if link in {"to", "and"}:
        at = hedging.past(passage, at)
    second = numbers.amount(passage, at)
    if second is None or (percent and nouns.counted(passage, second.end, one=False).unit != "percent"):
        return None
    if link == "and" and opening == "from" and (first.worded or second.worded):
        return None
    if first.year_like and _has_separator(passage, second):
        return None  # "2009 – 2,914": a year and its count
    low_end: Number = first.value
    if (
        first.scale == 1
        and second.scale > 1
        and first.value <= second.value / second.scale
        and not _has_separator(passage, first)
    ):
        low_end = plain(first.value * second.scale)
    if low_end >= second.value:
        return None
    first.value = low_end
    return second


def _has_separator(passage: Passage, amount: Amount) -> bool:
    return "," in passage.raw[amount.start]


def _changed_before(passage: Passage, at: int) -> bool:
    """Whether "from X to Y" before ``at`` tells of a change: "rose sharply from", "fell by half from"."""
    if passage.low[at] != "from":
        return False
    return any(word in english.CHANGES for word in passage.low[at - 6 : at])
