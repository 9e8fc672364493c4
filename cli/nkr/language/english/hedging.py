"""The hedges around a number: "as many as", "or so". Which words they are stands in ``words``."""

from __future__ import annotations

from nkr.language.english import numbers
from nkr.language.english import words as english
from nkr.language.english.passage import Passage
from nkr.model.quantity import Qualifier


def before(passage: Passage, at: int) -> tuple[list[Qualifier], int]:
    """The hedges that end before the token ``at``, nearest first, and where they start."""
    found: list[Qualifier] = []
    start, here = at, at - 1
    for _ in range(8):
        word = passage.low[here]
        hedge = _hedge_ending(passage, here, touches=here == start - 1)
        if hedge is not None:
            qualifier, length = hedge
            found.append(qualifier)
            here -= length
            start = here + 1
        elif word in english.PASSING and here == at - 2 and _marks(passage, at):
            found.append(Qualifier.MORE_THAN)  # "passed the 20,000 mark"
            start = here
            here -= 1
        elif (word in english.BETWEEN_HEDGE_AND_NUMBER and (word != "of" or passage.low[here - 1] == "total")) or (
            word == "the" and _marks(passage, at)
        ):
            here -= 1
        else:
            break
    return found, start


def _marks(passage: Passage, at: int) -> bool:
    return any(word in english.MARKS for word in passage.low[at + 1 : at + 4])


def _hedge_ending(passage: Passage, at: int, *, touches: bool) -> tuple[Qualifier, int] | None:
    for words, qualifier in english.HEDGES.get(passage.low[at], ()):
        length = len(words)
        if tuple(passage.low[at - length + 1 : at + 1]) != words:
            continue
        if length == 1 and words[0] in english.TOUCHING:
            before = passage.low[at - 1]
            if (
                not (touches or passage.low[at + 1] == "the")
                or (before in english.ASKS_FOR_PREPOSITION and words[0] != "some")
                or (words[0] == "top" and before == "the")
            ):
                continue
        return qualifier, length
    return None


def after(passage: Passage, at: int) -> tuple[list[Qualifier], int]:
    """The hedges that start at the token ``at``, and where they end."""
    found: list[Qualifier] = []
    for _ in range(2):
        for words, qualifier in english.TRAILING_FROM.get(passage.low[at], ()):
            length = len(words)
            if tuple(passage.low[at : at + length]) != words:
                continue
            if words[0] == "-" and not passage.glued(at):
                continue
            also_before = words[0] not in {"or", "and", "-"} or words[-1] in {"under", "over", "above", "below"}
            if also_before and _counts(passage, at + length):
                continue  # "20 people, at least three of them children"
            found.append(qualifier)
            at += length
            break
        else:
            break
    return found, at


def _counts(passage: Passage, at: int) -> bool:
    """Whether a number or a size in words begins at the token ``at``: a hedge before it is its own."""
    here = at + (passage.low[at] == "a")
    size = passage.low[here] in english.PLURAL_SIZES or passage.low[here] in english.A_FEW
    return size or passage.is_number(at) or numbers.in_words(passage, at) is not None


def past(passage: Passage, at: int) -> int:
    """Behind the hedges that repeat inside a range: "from 10,000 to as many as 300,000"."""
    for length in (4, 3, 2, 1):
        words = tuple(passage.low[at : at + length])
        if any(words == hedge for hedge, _ in english.HEDGES.get(words[-1], ())):
            return at + length
    return at
