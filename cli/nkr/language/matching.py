"""Phrases as tables: "at (the (very)) least; no fewer|less than", looked up word by word.

A table is read once and spelt out: ``(x)`` may be missing, ``a|b`` is a choice, ``;`` ends a phrase. Looking a phrase
up costs the same however long the table is, and never depends on how long the text is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import Generic, TypeVar

from nkr.model.patterns import regex

Value = TypeVar("Value")

_PART = regex(r"\(|\)|[^\s()]+")
_CHOICE = regex(r"\s*\|\s*")


def words(text: str) -> frozenset[str]:
    """The words of a text: far easier to read, sort and extend than a list of quoted words."""
    return frozenset(text.split())


def by_word(**names: str) -> dict[str, str]:
    """What each of several words stands for: the name that they are listed under, which is one of them."""
    return {word: name for name, listed in names.items() for word in (name, *listed.split())}


def first(patterns: Iterable[tuple[re.Pattern[str], Value]], text: str, at: int, end: int) -> tuple[Value, int] | None:
    """What the first pattern that fits at ``at`` stands for, and where its words end."""
    found = ((value, pattern.match(text, at, end)) for pattern, value in patterns)
    return next(((value, match.end()) for value, match in found if match), None)


def spelt_out(table: str) -> Iterator[tuple[str, ...]]:
    """Every phrase that a table stands for, with its choices made and its optional words in and out."""
    for phrase in table.split(";"):
        parts = _PART.findall(_CHOICE.sub("|", phrase))
        if parts:
            yield from _choices(parts)


def _choices(parts: Sequence[str]) -> Iterator[tuple[str, ...]]:
    if not parts:
        yield ()
        return
    first, rest = parts[0], parts[1:]
    if first == "(":
        depth = end = 1
        while depth:
            depth += {"(": 1, ")": -1}.get(parts[end], 0)
            end += 1
        inside: Iterable[tuple[str, ...]] = [(), *_choices(parts[1 : end - 1])]
        rest = parts[end:]
    else:
        inside = [(word,) for word in first.split("|")]
    behind = list(_choices(rest))
    for head in inside:
        for tail in behind:
            yield head + tail


class Phrases(Generic[Value]):
    """What phrases stand for; of two that match the longer one counts."""

    def __init__(self, *tables: tuple[Value, str]) -> None:
        self._tables = tables

    @cached_property
    def _forward(self) -> _Node[Value]:
        return self._tree(1)

    @cached_property
    def _backward(self) -> _Node[Value]:
        return self._tree(-1)

    def _tree(self, step: int) -> _Node[Value]:
        """The phrases word by word, from their first one or from their last."""
        tree: _Node[Value] = _Node()
        for value, table in self._tables:
            for phrase in spelt_out(table):
                tree.add(phrase[::step], value)
        return tree

    def starting(self, text: Sequence[str], at: int) -> Iterator[tuple[Value, int]]:
        """What the phrases that start at ``at`` stand for, and where they end: the longest first."""
        node, found = self._forward.get(text[at]), []
        while node is not None:
            at += 1
            found += [(value, at) for value in node.meanings]
            node = node.get(text[at]) if at < len(text) else None
        return reversed(found)

    def ending(self, text: Sequence[str], end: int) -> Iterator[tuple[Value, int]]:
        """What the phrases that end before ``end`` stand for, and where they start: the longest first."""
        at, found = end - 1, []
        node = self._backward.get(text[at])
        while node is not None:
            found += [(value, at) for value in node.meanings]
            at -= 1
            node = node.get(text[at]) if at >= 0 else None
        return reversed(found)

    def first(self, text: Sequence[str], at: int) -> tuple[Value, int] | None:
        """The longest phrase that starts at ``at``."""
        return next(self.starting(text, at), None)

    def stands_before(self, text: Sequence[str], end: int) -> bool:
        """Whether one of the phrases ends before ``end``."""
        return next(self.ending(text, end), None) is not None

    @property
    def openers(self) -> frozenset[str]:
        """The words that a phrase may start with."""
        return frozenset(self._forward)

    @property
    def closers(self) -> frozenset[str]:
        """The words that a phrase may end with."""
        return frozenset(self._backward)


class _Node(dict[str, "_Node[Value]"], Generic[Value]):
    """What may follow, word by word, and what the words so far stand for."""

    __slots__ = ("meanings",)

    def __init__(self) -> None:
        self.meanings: list[Value] = []

    def add(self, phrase: Sequence[str], value: Value) -> None:
        node = self
        for word in phrase:
            node = node.setdefault(word, _Node())
        node.meanings.append(value)
