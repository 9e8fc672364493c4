"""Numbers as they are written: digits, words, magnitudes: "2.5 million", "half a dozen", "a quarter of a million"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nkr.language.english import words as english
from nkr.language.english.passage import Passage
from nkr.model.quantity import LARGEST, Number, plain

_THOUSANDS = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?|[0-9]{1,3}(?:\u00a0[0-9]{3}){1,5}")
_INDIAN = re.compile(r"[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}")
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,6})?")


@dataclass(slots=True)
class Amount:
    """A number as written, between two token positions; ``scale`` is the magnitude word's, 1 where there was none."""

    start: int
    end: int
    value: Number
    scale: int = 1
    bare: bool = False  # digits alone, without separator or magnitude: may be a year, a day, a name
    worded: bool = False
    uneven: bool = False  # "a third of a million"

    @property
    def fractional(self) -> bool:
        return self.value != int(self.value)

    @property
    def year_like(self) -> bool:
        return self.bare and 1800 <= self.value <= 2099


def amount(passage: Passage, at: int) -> Amount | None:
    """The number that starts at ``at``, or nothing."""
    if passage.is_number(at):
        return _digits(passage, at)
    return in_words(passage, at)


def _digits(passage: Passage, at: int) -> Amount | None:
    raw = passage.raw[at]
    if len(raw) > 30:
        return None
    if raw.isdigit() and passage.low[at - 1] == "." and passage.glued(at) and not passage.glued(at - 1):
        return _magnified(passage, Amount(at - 1, at + 1, float(f"0.{raw}")))  # .5 percent
    if _PLAIN.fullmatch(raw):
        bare = "." not in raw
        value: Number = int(raw) if bare else float(raw)
    elif _THOUSANDS.fullmatch(raw) or _INDIAN.fullmatch(raw):
        digits = raw.replace(",", "").replace("\u00a0", "")
        bare, value = False, float(digits) if "." in digits else int(digits)
    else:
        return None
    end, scale = at + 1, 1
    if bare and len(raw) <= 3 and value:
        groups = _spaced_thousands(passage, at)
        if groups:
            bare, value, end = False, int("".join(passage.raw[at : at + 1 + groups])), at + 1 + groups
    word = passage.low[end]
    if word[:1].isalpha() and passage.glued(end):
        if word in english.GLUED_MAGNITUDES:
            scale = english.GLUED_MAGNITUDES[word]
            end += 1
        elif word not in english.KILOMETRES | {"ish"}:
            return None  # 38th, 1990s, 3pm
    amount = Amount(at, end, value, scale, bare and scale == 1)
    return _magnified(passage, amount)


def _spaced_thousands(passage: Passage, at: int) -> int:
    """How many groups of three digits follow, each behind one space: "5 000 people".

    Only round numbers and counts of people: in a table's row "591 565 509" are three numbers.
    """
    groups, here = 0, at + 1
    while (
        groups < 4
        and len(passage.raw[here]) == 3
        and passage.raw[here].isdigit()
        and passage.starts[here] == passage.ends[here - 1] + 1
        and passage.text.folded[passage.ends[here - 1]] == " "
    ):
        groups, here = groups + 1, here + 1
    if not groups or passage.glued(here) or passage.is_number(at - 1):
        return 0
    return groups if passage.raw[here - 1] == "000" or passage.low[here] in english.PEOPLE else 0


def _and_a_half(passage: Passage, amount: Amount) -> Amount:
    """ "One and a half million", "a million and a half"."""
    low = passage.low
    if low[amount.end : amount.end + 3] != ["and", "a", "half"]:
        return amount
    scale = english.MAGNITUDES.get(low[amount.end + 3], 0)
    if amount.scale == 1 and scale:
        value = plain((amount.value + 0.5) * scale)
        return Amount(amount.start, amount.end + 4, value, scale, worded=True)
    if amount.scale > 1:
        return Amount(amount.start, amount.end + 3, plain(amount.value + amount.scale / 2), amount.scale, worded=True)
    return amount


def _magnified(passage: Passage, amount: Amount) -> Amount | None:
    """With the magnitude words that follow: "2.5 million", "30-thousand-five", "3 hundred thousand"."""
    rest: Number = 0
    while True:
        end = amount.end
        if passage.low[end] == "-" and passage.glued(end) and passage.glued(end + 1):
            end += 1
        factor = english.MAGNITUDES.get(passage.low[end])
        if factor is None:
            break
        amount.scale *= factor
        amount.end = end + 1
        amount.bare = False
    if amount.scale >= 1_000 and passage.low[amount.end] == "-" and passage.glued(amount.end):
        tail = in_words(passage, amount.end + 1)
        if tail is not None and tail.value < amount.scale:
            rest, amount.end = tail.value, tail.end
    amount.value = plain(amount.value * amount.scale + rest)
    return amount if amount.value <= LARGEST else None


def in_words(passage: Passage, at: int) -> Amount | None:
    """A number in words, "a hundred and five" and "half a million" among them."""
    low = passage.low
    word = low[at]
    part = part_of_a_magnitude(passage, at)
    if part is not None:
        return part
    if word == "half":
        after = at + 1 + (low[at + 1] == "-")
        after += low[after] == "a"
        after += low[after] == "-"
        value = english.MAGNITUDES.get(low[after], 0)
        return Amount(at, after + 1, value // 2, value, worded=True) if value and after > at + 1 else None
    if word in {"a", "an"}:
        if low[at + 1] == "half" and low[at + 2] in {"million", "dozen", "billion"}:
            value = english.MAGNITUDES[low[at + 2]]
            return Amount(at, at + 3, value // 2, value, worded=True)
        if low[at + 1] not in english.MAGNITUDES:
            return None
        total, group, end, scale = 0, 1, at + 1, 1
    elif word in english.UNITS or word in english.TENS:
        total, group, end, scale = 0, 0, at, 1
    else:
        return None
    room = 100 if end == at else 0  # what may still be added below the last word: 10 behind a ten
    while True:
        word = low[end]
        step = end
        if (word == "-" and end > at and passage.glued(end) and passage.glued(end + 1)) or (
            word == "and"
            and end > at
            and scale >= 100
            and (low[end + 1] in english.UNITS or low[end + 1] in english.TENS)
        ):
            step, word = end + 1, low[end + 1]
        if (word in english.UNITS and 0 < english.UNITS[word] < room) or (word in english.UNITS and end == at):
            group += english.UNITS[word]
            room = 0
        elif word in english.TENS and room >= 100:
            group += english.TENS[word]
            room = 10
        elif word in english.MAGNITUDES and (group or total):
            scale = english.MAGNITUDES[word]
            if scale <= 100:
                group, room = group * scale, 100 if scale == 100 else 0
            else:
                total, group, room = total + group * scale, 0, 100
                # A smaller thousand may follow, behind its own number: "two million three hundred thousand".
        else:
            break
        end = step + 1
        if total + group > LARGEST:
            return None
    if low[end] == "-" and passage.glued(end) and low[end + 1] in english.ORDINALS and passage.glued(end + 1):
        return None  # twenty-first
    return _and_a_half(passage, Amount(at, end, total + group, scale, worded=True))


def part_of_a_magnitude(passage: Passage, at: int) -> Amount | None:
    """ "A quarter of a million", "three-quarters of a billion", "a quarter million": a number, and no share."""
    low = passage.low
    upper = 1 if low[at] in {"a", "an"} else english.UNITS.get(low[at], 0)
    here = at + 1 + (low[at + 1] == "-")
    lower = english.DENOMINATORS.get(low[here], 0)
    if not 0 < upper < lower or low[here] == "half":
        return None
    here += 1
    if low[here] == "of" and low[here + 1] in {"a", "one"}:
        here += 2
    elif lower != 4:
        return None  # "a third million" is the one behind the second
    scale = english.MAGNITUDES.get(low[here], 0)
    if scale < 10**6:
        return None
    return Amount(at, here + 1, round(scale * upper / lower), scale, worded=True, uneven=scale * upper % lower > 0)
