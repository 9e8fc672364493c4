"""Where sentences begin. One splitter for all that reads, with each language's abbreviations beside the language."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from nkr.language.scripts import BY_DIGITS, language_of, primary_of, words_of
from nkr.model.patterns import regex

_CLOSING = "\"'”’)\\]"
# A sentence may end with the number of a footnote: "... illegal migrants.1 The government ..."
_END = regex(
    rf"[.!?…][{_CLOSING}]*\s+(?=[\"'“‘(\[]*[A-ZÀ-Þ0-9\uac00-\ud7a3])"
    r"|[。！？][」』”’]?(?![」』”’とと、])"
    rf"|[.!?][{_CLOSING}]?\s*\n"
    r"|(?<=다)\.(?=[\uac00-\ud7a3])"
    rf"|(?<![0-9])[.!?…][{_CLOSING}]*[0-9]{{1,3}}\s+(?=[\"'“‘]?[A-Z])"
)
_SHORT_LINE = regex(r"^[^\n]{1,45}\n(?=\s*(?:\|\s*)?[\"'“‘(\[\-*•]*[A-Z0-9\uac00-\ud7a3])", re.MULTILINE)
_ITEM_OF_LIST = regex(r"^[ \t]*[-*•·–—][ \t][^\n]*\n(?=[ \t]*[-*•·–—][ \t]+\S)", re.MULTILINE)
_INITIAL = regex(r"(?:^|[^\w.])[A-Z]\Z")
_INITIALS = regex(r"\b(?:[A-Z]\.)+[A-Z]\Z")
_ITEM = regex(r"(?:^|\n)[ \t]*[0-9]{1,2}\Z")
_DAY = regex(r"(?:^|[^\w.,])[0-9]{1,2}\Z")
_WORD = regex(r"[\"'“‘(\[]*([^\W\d_]+)")
_REACH = 24
"""Characters before a full stop that tell whether it ends a sentence."""


class Abbreviations(NamedTuple):
    """A language's words with a full stop of their own.

    ``never`` end a sentence (Mr.), ``hours`` may (a.m.), and so do ``last`` and initials (U.S.) where one of the
    ``openers`` follows. ``openings`` begin a time, before which no sentence ends. Behind a number, ``months`` make it a
    day (3. Mai).
    """

    never: str
    last: str = ""
    hours: str = ""
    openers: frozenset[str] = frozenset()
    openings: str = ""
    months: str = ""


def starts(text: str, language: str = "en") -> list[int]:
    """Where sentences begin, 0 first. A short line is one, and so is each item of a list: they have no full stop."""
    primary, found = primary_of(language), [0]
    for match in _END.finditer(text):
        if text[match.start()] != "." or _ends(text, match, found[-1], primary):
            found.append(match.end())
    lines = [match.end() for pattern in (_SHORT_LINE, _ITEM_OF_LIST) for match in pattern.finditer(text)]
    return sorted({*found, *lines}) if lines else found


def _ends(text: str, match: re.Match[str], start: int, language: str) -> bool:
    """Whether a full stop ends the sentence that began at ``start``, and is no abbreviation's."""
    rules = _rules(language)
    before = text[max(start, match.start() - _REACH) : match.start()]
    if rules["never"].search(before) or _ITEM.search(before) or _INITIAL.search(before):
        return False
    if rules["hours"].search(before):
        return not rules["opening"].fullmatch(text, start, match.start())
    if rules["last"].search(before) or _INITIALS.search(before):
        following = _WORD.match(text, match.end())
        return following is not None and following.group(1).lower() in _words(language).openers
    return not (_DAY.search(before) and rules["months"].match(text, match.end()))


@cache
def _rules(language: str) -> dict[str, re.Pattern[str]]:
    words = _words(language)
    rules = {
        name: regex(rf"(?:^|[^\w.])(?:{pattern})\Z" if pattern else "(?!)")
        for name, pattern in [("never", words.never), ("last", words.last), ("hours", words.hours)]
    }
    rules["opening"] = regex(rf"\s*(?:{words.openings or '(?!)'})\b[^.,;]{{0,20}}\.?[^.,;]{{0,3}}", re.IGNORECASE)
    rules["months"] = regex(rf"(?:{words.months})\b" if words.months else "(?!)")
    return rules


def _words(language: str) -> Abbreviations:
    if language in BY_DIGITS:
        return words_of(language).ABBREVIATIONS  # type: ignore[no-any-return]
    from nkr.language.english.abbreviations import ABBREVIATIONS

    return ABBREVIATIONS


def is_prose(text: str) -> bool:
    """Whether a paragraph reads as prose: a dozen words (or as much Korean) and the end of a sentence."""
    long_enough = len(text.split()) >= 12 or (len(text) >= 30 and language_of(text) != "en")
    return long_enough and _PROSE_END.search(text) is not None


_PROSE_END = regex(r"[.!?…。][\"'”’)\]]*(?:(?<![0-9]\W)[0-9]{1,3})?(?:\s|\Z)")
