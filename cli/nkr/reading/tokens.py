"""The words of a text with their places, cut once for all that look for words in it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from nkr.model.patterns import regex

_WORD = regex(r"[^\W_]+(?:['’.&-][^\W_]+)*")


class Tokens(NamedTuple):
    """``words`` are folded, each between the offsets of ``spans``, ``plain`` are without genitive and full stops."""

    spans: tuple[tuple[int, int], ...]
    words: tuple[str, ...]
    plain: tuple[str, ...]


@lru_cache(maxsize=32)
def tokens(text: str) -> Tokens:
    """The words of a text; the figures of a sentence share them."""
    spans = tuple(match.span() for match in _WORD.finditer(text))
    folded = text.casefold().replace("’", "'")
    if len(folded) == len(text):
        words = tuple([folded[start:end] for start, end in spans])
    else:
        words = tuple([text[start:end].casefold().replace("’", "'") for start, end in spans])
    return Tokens(spans, words, tuple([word.removesuffix("'s").replace(".", "") for word in words]))
