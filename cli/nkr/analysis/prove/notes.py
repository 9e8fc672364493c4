"""What a curator's note or outline claims about the text: its numbers, its quotations, the paragraphs that it names.

Every number counts, in digits or in words from two up; "one", ordinals in words ("first") and what stands in square
brackets do not. Brackets are how an editor marks what is not in the text: use them sparingly.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Subject(StrEnum):
    """What was looked for."""

    PHRASE = "phrase"
    NUMBER = "number"
    QUOTATION = "quotation"
    PARAGRAPH = "paragraph"


class NoteClaim(NamedTuple):
    """What a note says of the text: a number, quoted words, or that a paragraph exists. ``value`` is the number's."""

    subject: Subject
    written: str
    value: float | None = None


_UNIT_NAMES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_UNITS = {word: value for value, word in enumerate(_UNIT_NAMES.split())}
_TEN_NAMES = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: value * 10 for value, word in enumerate(_TEN_NAMES.split(), start=2)}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SPANS = {"decade": 10.0, "century": 100.0, "fortnight": 14.0}
"""Words of a text that a note may put as a number: "the past decade" is ten years."""
_WORD = "|".join([*sorted(_UNITS, key=len, reverse=True), *_TENS])
_SCALE = "|".join(_SCALES)
_DIGITS = r"(?<!\d)\d{1,3}(?:[,\u00a0\u202f]\d{3})++(?!\d)(?:\.\d+)?|(?<!\d)\d++(?:\.\d++)?(?![만천백억万千百億亿])"
_NUMBER = re.compile(
    rf"(?P<digits>{_DIGITS})(?:[\s-](?P<times>{_SCALE})\b)?"
    rf"|\b(?P<words>(?:{_WORD})(?:[\s-](?:and\s)?(?:{_WORD}|{_SCALE}))*|a\s(?:dozen|hundred|thousand|million))\b",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"\[[^\]]*\]")
_PARAGRAPHS = re.compile(r"(?:\bparagraphs?\s|¶\s?)(\d+(?:(?:,\s?|\sand\s|\sto\s|[-–])\d+)*)", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)'([^']{2,200})'(?!\w)|“([^”]{2,200})”|\"([^\"]{2,200})\"")
_CLOCK = re.compile(
    r"\b\d{1,2}[:.]\d{2}(?::\d{2})?\s?(?:[ap]\.?m|hours|h)\b|\b\d{1,2}:\d{2}(?::\d{2})?\b", re.IGNORECASE
)
_LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.)\s*")


def _value(words: str) -> float:
    """The value of a number in English words: "two hundred and five", "twenty-one", "a dozen"."""
    total = current = 0
    for word in re.split(r"[\s-]+", words.lower()):
        if word in _UNITS or word in _TENS:
            current += _UNITS.get(word) or _TENS.get(word, 0)
        elif word in ("hundred", "dozen"):
            current = max(current, 1) * _SCALES[word]
        elif word in _SCALES:
            total += max(current, 1) * _SCALES[word]
            current = 0
    return float(total + current)


def _numbers(text: str) -> Iterator[tuple[str, float]]:
    for match in _NUMBER.finditer(text):
        written = match.group()
        if match["digits"]:
            value = float(re.sub(r"[,\u00a0\u202f]", "", match["digits"]))
            if match["times"]:
                value *= _SCALES[match["times"].lower()]
            yield written, value
        else:
            yield written, _value(written)


def claims(note: str, *, same_language: bool = True) -> list[NoteClaim]:
    """What ``note`` claims of the text. Quotations count only where the note is in the text's language: else they are
    translations.
    """
    note = _BRACKETED.sub(" ", note)
    found: list[NoteClaim] = []
    for match in _PARAGRAPHS.finditer(note):
        found += [NoteClaim(Subject.PARAGRAPH, number, float(number)) for number in re.findall(r"\d+", match[1])]
    if same_language:
        for match in _QUOTED.finditer(note):
            quoted = match[1] or match[2] or match[3]
            found += [NoteClaim(Subject.QUOTATION, part) for part in _LEFT_OUT.split(quoted.strip(" .,;:")) if part]
    for written, value in _numbers(_PARAGRAPHS.sub(" ", note)):
        if written.lower() not in ("one", "zero"):
            found.append(NoteClaim(Subject.NUMBER, written, value))
    return found


def numbers_in(text: str, language: str) -> frozenset[float]:
    """Every number in a text, in digits or in words: in English here, in other languages as far as the grammar of
    figures reads them.
    """
    found = {value for _, value in _numbers(_CLOCK.sub(" ", text))}
    found |= {value for word, value in _SPANS.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
    if not language.lower().startswith("en"):
        from nkr.language.phrases import figures

        for figure in figures(text, language):
            found |= {float(end) for end in (figure.quantity.low, figure.quantity.high) if end is not None}
    return frozenset(found)
