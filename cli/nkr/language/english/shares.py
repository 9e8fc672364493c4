"""Shares in words as a percentage: "two thirds", "one in five", "nine out of ten"."""

from __future__ import annotations

from nkr.language.english import nouns, numbers
from nkr.language.english import words as english
from nkr.language.english.numbers import Amount
from nkr.language.english.passage import Passage


def fraction(passage: Passage, at: int) -> tuple[float, int] | None:
    """A share in words as a percentage, and where it ends: "two thirds", "a quarter of", "half of"."""
    low = passage.low
    word = low[at]
    if word == "half":
        if low[at - 1] in {"first", "second", "other", "a", "an", "-", "latter", "last"} or low[at + 1] in {
            "-",
            "a",
            "an",
        }:
            return None
        ends = low[at + 1] in {
            "of",
            "the",
            "were",
            "are",
            "had",
            "have",
            "",
            ",",
            ".",
            "its",
            "their",
            "as",
            "that",
        }
        if not ends or low[at + 1 : at + 3] in (["of", "year"], ["the", "year"]):
            return None
        return 50, at + 1
    upper = 1 if word in {"a", "an"} else english.UNITS.get(word, 0)
    if not 0 < upper < 10:
        return None
    end = at + 1
    hyphen = low[end] == "-" and passage.glued(end) and passage.glued(end + 1)
    lower = english.DENOMINATORS.get(low[end + hyphen], 0)
    if lower <= upper or low[end + hyphen] == "half":
        return None
    end += hyphen + 1
    # "A third country" is everywhere in this field, and "a quarter" may be three months.
    if upper == 1 and not (low[end] in {"of", "", ",", ".", "were", "are", "is", "was", "have", "had"} or hyphen):
        return None
    if upper == 1 and low[end] in {"country", "countries", "party", "-"}:
        return None
    return upper * 100 / lower, end


def one_in(passage: Passage, first: Amount) -> tuple[float, int] | None:
    """ "One in five", "nine out of ten", "1 in every 20" as a percentage, and where it ends."""
    low = passage.low
    at = first.end
    if first.worded and first.value == 1 and (noun := nouns.noun_behind(passage, at, one=True)).unit == "persons":
        at = noun.after if low[noun.after] == "in" else at  # "one woman in five"
    if low[at] == "in":
        at += 1
    elif low[at] == "out" and low[at + 1] == "of":
        at += 2
    else:
        return None
    at += low[at] == "every"
    whole = numbers.amount(passage, at)
    if whole is None or whole.value not in english.ONE_IN or not 0 < first.value < whole.value or first.value > 99:
        return None
    if nouns.is_duration(passage, whole.end, one=False) or low[whole.end] in english.MONTHS or whole.fractional:
        return None
    if nouns.counted(passage, whole.end, one=False).unit in english.THINGS:
        return None  # "three in ten cities"
    return first.value * 100 / whole.value, whole.end
