"""Where a text names what the vocabulary has: claimants, places, groups. One look-up a word, however many names."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from nkr.language.scripts import is_asian
from nkr.model.patterns import regex
from nkr.reading.tokens import tokens

SHORT = 3
"""Letters of the longest name of capitals that may be another word in small letters."""


class Hit(NamedTuple):
    """A name that a text holds between two offsets, and the code that it stands for."""

    code: str
    start: int
    end: int


class NameBook:
    """The names of many codes, ready to be looked for: whole words where the script has spaces, else as they stand."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        self._spaced: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
        unspaced: dict[str, str] = {}
        for name, code in names:
            if is_asian(name):
                unspaced.setdefault(name, code)
                continue
            words = tokens(name).plain
            if words:
                capitals = name.isupper() and len(words[0]) <= SHORT  # "came to us" is not to the US
                self._spaced.setdefault(words[0], []).append((words, code, capitals))
        for ways in self._spaced.values():
            ways.sort(key=lambda way: -len(way[0]))
        self.hits = lru_cache(maxsize=16)(self._looked_up)
        """The names in a text, in order, the longest at each place, none overlapping."""
        longest_first = sorted(unspaced, key=len, reverse=True)
        self._unspaced = regex("|".join(map(re.escape, longest_first))) if unspaced else None
        self._codes = unspaced

    def _looked_up(self, text: str) -> list[Hit]:
        spans, _, words = tokens(text) if self._spaced else ((), (), ())
        found: list[Hit] = []
        at = 0
        while at < len(words):
            for way, code, capitals in self._spaced.get(words[at], ()):
                start, end = spans[at][0], spans[min(at + len(way), len(spans)) - 1][1]
                if words[at : at + len(way)] == way and (not capitals or text[start:end].isupper()):
                    found.append(Hit(code, start, end))
                    at += len(way) - 1
                    break
            at += 1
        if self._unspaced is not None and is_asian(text):
            found += [Hit(self._codes[match.group()], *match.span()) for match in self._unspaced.finditer(text)]
        found.sort(key=lambda hit: hit.start)
        return found


@lru_cache(maxsize=12)
def _book(names: tuple[tuple[str, str], ...]) -> NameBook:
    return NameBook(names)


def book(names: Iterable[tuple[str, str]]) -> NameBook:
    """A ``NameBook`` of names with their codes; the same names give the same book."""
    return _book(tuple(names))
