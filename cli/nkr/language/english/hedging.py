"""The hedges around a number: "as many as", "or so". Which words they are stands in ``words``."""

from __future__ import annotations

from nkr.language.english import numbers
from nkr.language.english import words as english
from nkr.language.english.passage import Passage
from nkr.language.english.words import Hedge
from nkr.model.quantity import Qualifier


def before(passage: Passage, at: int) -> tuple[list[Qualifier], int]:
    """The hedges that end before the token ``at``, nearest first, and where they start."""
    found: list[Qualifier] = []
    low = passage.low
    mark = any(word in english.MARKS for word in low[at + 1 : at + 4])
    start = end = at
    for _ in range(8):
        word, touches = low[end - 1], end == start
        ending = english.HEDGES.ending(low, end)
        holding = (one for one in ending if _holds(passage, *one, end, touches=touches, mark=mark))
        if hedge := next(holding, None):
            found.append(hedge[0].qualifier)
            start = end = hedge[1]
        elif word == "of" and low[end - 2] != "total":
            break
        elif word in english.BETWEEN_HEDGE_AND_NUMBER or (word == "the" and mark):
            end -= 1
        else:
            break
    return found, start


def _holds(passage: Passage, hedge: Hedge, start: int, end: int, *, touches: bool, mark: bool) -> bool:
    """Whether the words from ``start`` to ``end`` hedge here, and are no preposition and no verb."""
    if hedge.touching and not (touches or passage.low[end] == "the"):
        return False
    if hedge.mark and not mark:
        return False
    return hedge.after is None or not hedge.after.stands_before(passage.low, start)


def after(passage: Passage, at: int) -> tuple[list[Qualifier], int]:
    """The hedges that start at the token ``at``, and where they end."""
    found: list[Qualifier] = []
    for _ in range(2):
        for hedge, end in english.TRAILING.starting(passage.low, at):
            if passage.low[at] == "-" and not passage.glued(at):
                continue
            if hedge.free and _counts(passage, end):
                continue  # "20 people, at least three of them children"
            if hedge.closing and passage.low[end][:1].isalpha() and passage.low[end] not in english.STOPS:
                continue
            found.append(hedge.qualifier)
            at = end
            break
        else:
            break
    return found, at


def _counts(passage: Passage, at: int) -> bool:
    """Whether a number or a size in words begins at the token ``at``: a hedge before it is its own."""
    size = any(True for _ in english.SIZES.starting(passage.low, at))
    return size or passage.is_number(at) or numbers.in_words(passage, at) is not None


def repeated(passage: Passage, at: int) -> tuple[Qualifier | None, int]:
    """The hedge that is said again inside a range, and where it ends: "from 10,000 to as many as 300,000"."""
    for end in (at + 4, at + 3, at + 2, at + 1):
        for hedge, start in english.HEDGES.ending(passage.low, end):
            if start == at:
                return hedge.qualifier, end
    return None, at
