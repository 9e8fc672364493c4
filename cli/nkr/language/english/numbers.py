"""Numbers as they are written: digits, words, magnitudes: "2.5 million", "half a dozen", "one point two million".

The rule that everything here keeps: a number is read as a whole or not at all. Where a sign or a word that could belong
to it stands before or behind it and does not fit ("20.000", "nineteen ninety-six", "5 k"), nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from nkr.language.english import words as english
from nkr.language.english.passage import PAD, Passage
from nkr.language.text import cut_off
from nkr.model.patterns import regex
from nkr.model.quantity import LARGEST, Number, plain

_THOUSANDS = regex(
    r"[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,6})?"
    r"|[0-9]{1,3}(?:(?:\u00a0[0-9]{3}){1,5}|(?:'[0-9]{3}){1,5}|(?:\.[0-9]{3}){2,5})"
    r"|[0-9]{1,2}(?:,[0-9]{2}){1,5},[0-9]{3}"  # as India writes them
)
_PLAIN = regex(r"(?:0|[1-9][0-9]{0,15})(?:\.[0-9]{1,6})?")
_EITHER = regex(r"[1-9][0-9]{0,2}\.[0-9]{3}")
"""Thousands as Germans write them, or decimals: 20.000 is 20 or 20,000."""
_GROUP = regex(r"[0-9]{3}")
_FRACTION = regex(r"([1-9])/([2-9])")


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
    unclear: bool = False  # "from 2 to 40,000": no one can tell whether 2,000 is meant

    @property
    def fractional(self) -> bool:
        return self.value != int(self.value)

    @property
    def year_like(self) -> bool:
        return self.bare and 1800 <= self.value <= 2099


def amount(passage: Passage, at: int) -> Amount | None:
    """The number that starts at ``at``, or nothing."""
    if passage.is_number(at) or passage.raw[at] in english.VULGAR_FRACTIONS:
        found = _digits(passage, at)
    elif passage.low[at - 1] in _OF_A_NUMBER:
        return None  # "hundred forty": the number began before
    else:
        found = in_words(passage, at)
    return _said_twice(passage, found) if found else None


_OF_A_NUMBER = english.NUMBER_WORDS | frozenset(english.MAGNITUDES)


def every(passage: Passage) -> Iterator[tuple[int, int, Number]]:
    """Every number of a passage: where it starts and ends, in tokens, and its value. Times of day are none."""
    low = passage.low
    at, end = PAD, len(low) - PAD
    while at < end:
        found = amount(passage, at) if passage.is_number(at) or low[at] in _OPENERS else None
        if found is not None and found.end > at:
            if ":" not in passage.raw[at] and not ("." in passage.raw[at] and low[found.end] in _HOURS):
                yield found.start, found.end, found.value
            at = found.end
            continue
        behind = low[at + 1] if passage.glued(at + 1) else ""
        if passage.is_number(at) and ":" not in passage.raw[at] and not either(passage, at):
            if not behind[:1].isalnum() or behind in _ENDINGS:
                for digits in re.findall("[0-9]+", passage.raw[at]):
                    if int(digits[:16]) <= LARGEST:
                        yield at, at + 1, int(digits)
        at = past(passage, at)


_OPENERS = english.NUMBER_WORDS | frozenset(english.VULGAR_FRACTIONS) | {"a", "an", "half"}
_ENDINGS = frozenset({"st", "nd", "rd", "th", "s", "am", "pm"})
_HOURS = frozenset({"am", "pm", "a", "p", "hours", "h"})


def past(passage: Passage, at: int) -> int:
    """Where to read on behind a number at ``at`` that was not understood: none begins with its tail."""
    end = at + 1 + (passage.is_number(at) and _spaced_thousands(passage, at) < 0)
    while passage.low[at] in english.NUMBER_WORDS:
        step = end + (passage.low[end] == "-" and passage.glued(end))
        if passage.low[step] not in english.NUMBER_WORDS and passage.low[step] not in english.MAGNITUDES:
            break
        end = step + 1
    return end


def either(passage: Passage, at: int) -> bool:
    """Whether the digits at ``at`` may be thousands as well as decimals: 20.000, where nothing tells which."""
    decimal = passage.low[at + 1] in english.MAGNITUDES or english.PERCENT.first(passage.low, at + 1)
    return not decimal and _EITHER.fullmatch(passage.raw[at]) is not None


def _said_twice(passage: Passage, amount: Amount) -> Amount:
    """ "Thirty (30)", "30 (thirty)": one number."""
    if passage.low[amount.end] == "(":
        second = _digits(passage, amount.end + 1) if amount.worded else in_words(passage, amount.end + 1)
        if second is not None and second.value == amount.value and passage.low[second.end] == ")":
            return replace(amount, end=second.end + 1)
    return amount


def _digits(passage: Passage, at: int) -> Amount | None:
    raw = passage.raw[at]
    if len(raw) > 30 or either(passage, at) or cut_off(passage.text.folded, passage.starts[at], passage.ends[at]):
        return None
    if raw.isdigit() and passage.low[at - 1] == "." and passage.glued(at) and not passage.glued(at - 1):
        return _magnified(passage, Amount(at - 1, at + 1, float(f"0.{raw}")))  # .5 percent
    found = _written(passage, at)
    if found is None:
        return None
    with_part = _with_fraction(passage, found)
    word = passage.low[with_part.end]
    if passage.glued(with_part.end) and word[:1].isalnum():
        if word in english.GLUED_MAGNITUDES:
            with_part = replace(with_part, end=with_part.end + 1, scale=english.GLUED_MAGNITUDES[word], bare=False)
        elif word not in english.KILOMETRES | {"ish"}:
            return None  # 38th, 1990s, 3pm, 10²
    elif word == "k":
        return None  # "20 k people"
    if passage.raw[at] in english.VULGAR_FRACTIONS and with_part.end == at + 1:
        whole = _magnified(passage, with_part)
        return whole if whole and whole.scale > 1 else None  # "½ of them" is a share
    return _magnified(passage, with_part)


def _written(passage: Passage, at: int) -> Amount | None:
    """Digits with their separators; round thousands behind a space among them."""
    raw = passage.raw[at]
    if raw in english.VULGAR_FRACTIONS:
        return Amount(at, at + 1, english.VULGAR_FRACTIONS[raw])
    if _THOUSANDS.fullmatch(raw):
        grouped = raw.replace(".", "") if raw.count(".") > 1 else raw
        digits = re.sub("[,'\u00a0]", "", grouped)
        return Amount(at, at + 1, float(digits) if "." in digits else int(digits))
    if not _PLAIN.fullmatch(raw):
        return None
    if "." in raw:
        return Amount(at, at + 1, float(raw))
    groups = _spaced_thousands(passage, at) if len(raw) <= 3 and int(raw) else 0
    if groups < 0:
        return None
    end = at + 1 + groups
    return Amount(at, end, int("".join(passage.raw[at:end])), bare=not groups)


def _spaced_thousands(passage: Passage, at: int) -> int:
    """How many groups of three digits follow, each behind one space: "5 000 people"; -1 where no one can tell.

    Only round numbers and counts of people: in a table's row "591 565 509" are three numbers.
    """
    if passage.is_number(at - 1) or passage.low[at - 1] in english.MONTHS | english.WEEKDAYS | english.LABELS:
        return 0
    here, folded = at + 1, passage.text.folded
    while here <= at + 4 and folded[passage.ends[here - 1] : passage.starts[here]] == " ":
        if not _GROUP.fullmatch(passage.raw[here]):
            break
        here += 1
    groups = here - at - 1
    if not groups or (passage.glued(here) and passage.is_number(here + 1)):
        return 0
    if passage.raw[here - 1] == "000" or passage.low[here] in english.PEOPLE:
        return groups
    return -1 if groups == 1 and passage.low[here][:1].isalpha() else 0


def _with_fraction(passage: Passage, amount: Amount) -> Amount:
    """With a fraction behind it: 1¼, "3 1/2", "12-point-two"."""
    if amount.bare and (point := _decimals(passage, amount.end)):
        return replace(amount, end=point[1], value=amount.value + point[0], bare=False)
    sign = passage.raw[amount.end]
    written = _FRACTION.fullmatch(sign)
    part = english.VULGAR_FRACTIONS.get(sign, 0.0)
    if written and int(written[1]) < int(written[2]):
        part = int(written[1]) / int(written[2])
    if not part or not amount.bare:
        return amount
    return replace(amount, end=amount.end + 1, value=amount.value + part, bare=False)


def _magnified(passage: Passage, amount: Amount) -> Amount | None:
    """With the magnitude words that follow: "2.5 million", "30-thousand-five", "3 hundred thousand", "40 thousands"."""
    low = passage.low
    plural_fits = not amount.year_like and low[amount.start - 1] not in english.MONTHS | english.LABELS
    rest: Number = 0
    while True:
        end = amount.end
        if low[end] == "-" and passage.glued(end) and passage.glued(end + 1):
            end += 1
        factor = english.MAGNITUDES.get(low[end])
        if factor is None and plural_fits and amount.scale == 1:
            factor = english.MAGNITUDES_BEHIND_DIGITS.get(low[end])
        if factor is None:
            break
        amount = replace(amount, scale=amount.scale * factor, end=end + 1, bare=False)
    if amount.scale >= 1_000 and low[amount.end] == "-" and passage.glued(amount.end):
        tail = in_words(passage, amount.end + 1)
        if tail is not None and tail.value < amount.scale:
            rest, amount.end = tail.value, tail.end
    amount.value = plain(amount.value * amount.scale + rest)
    return amount if amount.value <= LARGEST else None


def in_words(passage: Passage, at: int) -> Amount | None:
    """A number in words, "a hundred and five", "half a million" and "one point two million" among them."""
    low = passage.low
    if part := part_of_a_magnitude(passage, at):
        return part
    article = low[at] in {"a", "an"}
    if article and low[at + 1] not in english.MAGNITUDES:
        return None
    if not article and low[at] not in english.NUMBER_WORDS:
        return None
    found = _summed(passage, at, article=article)
    if found is None:
        return None
    end = found.end
    if low[end] == "-" and passage.glued(end) and low[end + 1] in english.ORDINALS and passage.glued(end + 1):
        return None  # twenty-first
    if low[end] in _OF_A_NUMBER or (low[end] == "point" and low[end + 1] in _OF_A_NUMBER):
        return None  # "nineteen ninety-six", "twenty point forty"
    if low[end] == "," and found.scale >= 10**6:
        tail = in_words(passage, end + 1)
        if tail is not None and 1_000 <= tail.scale < found.scale:  # "two million, three hundred thousand"
            return replace(found, value=found.value + tail.value, end=tail.end)
    return _and_a_half(passage, found)


def part_of_a_magnitude(passage: Passage, at: int) -> Amount | None:
    """ "Half a million", "three-quarters of a billion", "a quarter million": a number, and no share."""
    low = passage.low
    if half := english.HALF_OF_A_MAGNITUDE.first(low, at):
        return Amount(at, half[1], half[0] // 2, half[0], worded=True)
    bare = english.DENOMINATORS.get(low[at])  # "quarter of a million"
    part = ((1, bare), at + 1) if bare and english.OF_A.first(low, at + 1) else english.PARTS.first(low, at)
    if part is None:
        return None
    (numerator, denominator), end = part
    of_a = english.OF_A.first(low, end)
    scale = english.MAGNITUDES.get(low[of_a[1] if of_a else end], 0)
    if scale < 10**6 or (of_a is None and denominator != 4):
        return None  # "a third million" is the one behind the second
    uneven = scale * numerator % denominator > 0
    value = round(scale * numerator / denominator)
    return Amount(at, (of_a[1] if of_a else end) + 1, value, scale, worded=True, uneven=uneven)


def _summed(passage: Passage, at: int, *, article: bool) -> Amount | None:
    low = passage.low
    total: Number = 0
    group: Number = int(article)
    end, scale = at + article, 1
    room = 0 if article else 1_000  # what may still be added below the last word: 10 behind a ten
    while True:
        step = _step(passage, end, first=end == at, scale=scale)
        word = low[step]
        if word in english.UNITS and (english.UNITS[word] > 0 or end == at) and english.UNITS[word] < room:
            group, room = group + english.UNITS[word], 0
        elif word in english.TENS and room >= 100:
            group, room = group + english.TENS[word], 10
        elif word == "point" and end > at and (point := _decimals(passage, end)):
            group, room = group + point[0], 0
            step = point[1] - 1
        elif word in english.MAGNITUDES and group:
            scale = english.MAGNITUDES[word]
            if scale <= 100:
                group, room = group * scale, 100 if scale == 100 else 0
            else:  # a smaller thousand may follow, behind its own number: "two million three hundred thousand"
                total, group, room = total + group * scale, 0, 100
        else:
            break
        end = step + 1
        if total + group > LARGEST:
            return None
    return Amount(at, end, plain(total + group), scale, worded=True)


def _step(passage: Passage, at: int, *, first: bool, scale: int) -> int:
    """Past the hyphen or the "and" inside a number."""
    if first:
        return at
    if passage.low[at] == "-" and passage.glued(at) and passage.glued(at + 1):
        return at + 1
    return at + (passage.low[at] == "and" and scale >= 100 and passage.low[at + 1] in english.NUMBER_WORDS)


def _decimals(passage: Passage, at: int) -> tuple[float, int] | None:
    """What "point two" and "-point-two" add to a number, and where they end."""
    low = passage.low
    at += low[at] == "-"
    if low[at] != "point":
        return None
    at += 1 + (low[at + 1] == "-")
    digits = ""
    if passage.raw[at].isdigit():
        digits, at = passage.raw[at][:6], at + 1
    while len(digits) < 6 and english.UNITS.get(low[at], 10) < 10:
        digits, at = f"{digits}{english.UNITS[low[at]]}", at + 1
    return (float(f"0.{digits}"), at) if digits else None


def _and_a_half(passage: Passage, amount: Amount) -> Amount:
    """ "One and a half million", "a million and a half", "three and three quarter million"."""
    half = english.AND_A_PART.first(passage.low, amount.end)
    if half is None:
        return amount
    (upper, lower), end = half
    scale = english.MAGNITUDES.get(passage.low[end], 0)
    if amount.scale == 1 and scale:
        return replace(amount, end=end + 1, value=plain((amount.value + upper / lower) * scale), scale=scale)
    if amount.scale > 1:
        return replace(amount, end=end, value=plain(amount.value + amount.scale * upper / lower))
    return amount
