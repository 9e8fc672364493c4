"""Shares in words as a percentage: "two thirds", "one in five", "nine out of ten"."""

from __future__ import annotations

from nkr.language.english import nouns, numbers
from nkr.language.english import words as english
from nkr.language.english.numbers import Amount
from nkr.language.english.passage import Passage
from nkr.language.matching import Phrases

_NO_HALF = Phrases((None, "first|second|other|a|an|-|latter|last"))
"""Before "half": part of a year, of a pair, of a number."""
_BEHIND_HALF = frozenset(
    {"of", "the", "were", "are", "had", "have", "", ",", ".", "!", "?", ";", ":", ")", "its", "their", "as", "that"}
)
_BEHIND_ONE_PART = frozenset({"of", "", ",", ".", "!", "?", ";", ":", ")", "were", "are", "is", "was", "have", "had"})


def fraction(passage: Passage, at: int) -> tuple[float, int] | None:
    """A share in words as a percentage, and where it ends: "two thirds", "a quarter of", "half of"."""
    low = passage.low
    if low[at] == "half":
        a_year = low[at + 1 : at + 3] in (["of", "year"], ["the", "year"])
        if _NO_HALF.stands_before(low, at) or low[at + 1] not in _BEHIND_HALF or a_year:
            return None
        return 50, at + 1
    part = english.PARTS.first(low, at)
    if part is None:
        return None
    (upper, lower), end = part
    hyphen = low[at + 1] == "-"
    if hyphen and not (passage.glued(at + 1) and passage.glued(at + 2)):
        return None
    # "A third country" is everywhere in this field, and "a quarter" may be three months.
    if upper == 1 and not (hyphen or low[end] in _BEHIND_ONE_PART):
        return None
    return upper * 100 / lower, end


def one_in(passage: Passage, first: Amount) -> tuple[float, int] | None:
    """ "One in five", "nine out of ten", "1 in every 20" as a percentage, and where it ends."""
    low = passage.low
    at = first.end
    if first.worded and first.value == 1 and (noun := nouns.noun_behind(passage, at, one=True)).unit == "persons":
        at = noun.after if low[noun.after] == "in" else at  # "one woman in five"
    link = _OUT_OF.first(low, at)
    if link is None:
        return None
    if low[link[1]] == "hundred" and 0 < first.value < 100:
        return first.value, link[1] + 1  # "seventy in every hundred"
    whole = numbers.amount(passage, link[1])
    if whole is None or whole.value not in english.ONE_IN or not 0 < first.value < whole.value or first.value > 99:
        return None
    if nouns.is_duration(passage, whole.end, one=False) or low[whole.end] in english.MONTHS or whole.fractional:
        return None
    if nouns.counted(passage, whole.end, one=False).unit in english.THINGS:
        return None  # "three in ten cities"
    return first.value * 100 / whole.value, whole.end


_OUT_OF = Phrases((None, "in (every|a); out of (every|a)"))
