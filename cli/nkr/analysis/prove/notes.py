"""What a curator's note or outline claims about the text: its numbers, its quotations, the paragraphs that it names.

Every number counts, in digits or in words from two up; "one", ordinals in words ("first") and what stands in square
brackets do not. Brackets are how an editor marks what is not in the text: use them sparingly.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NamedTuple

from nkr.language import phrases


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


_SPANS = {"decade": 10.0, "century": 100.0, "fortnight": 14.0}
"""Words of a text that a note may put as a number: "the past decade" is ten years."""
_BRACKETED = re.compile(r"\[[^\]]*\]")
_PARAGRAPHS = re.compile(r"(?:\bparagraphs?\s|¶\s?)(\d+(?:(?:,\s?|\sand\s|\sto\s|[-–])\d+)*)", re.IGNORECASE)
_QUOTED = re.compile(r"(?<!\w)'([^']{2,200})'(?!\w)|“([^”]{2,200})”|\"([^\"]{2,200})\"")
_LEFT_OUT = re.compile(r"\s*(?:…|\.\.\.)\s*")


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
    for number in phrases.numbers(_PARAGRAPHS.sub(" ", note)):
        if number.text.lower() not in ("one", "zero"):
            found.append(NoteClaim(Subject.NUMBER, number.text, float(number.value)))
    return found


def numbers_in(text: str, language: str) -> frozenset[float]:
    """Every number in a text, read by its own language."""
    found = {float(number.value) for number in phrases.numbers(text, language)}
    return frozenset(
        found | {value for word, value in _SPANS.items() if re.search(rf"\b{word}\b", text, re.IGNORECASE)}
    )
