"""Line ends that only wrap a paragraph, as mail programs and editors write them, and not list items, rows or headings.

A line end is one of these if the line is about as long as its neighbours, or the next word would not have fitted on it.
Rows of a table and items of a list begin with a mark or are parallel, and no sentence ends with them.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from nkr.model.prose import BLANK_LINE

NARROWEST, WIDEST = 40, 120
"""Characters of the longest line of a wrapped paragraph. Longer lines are whole paragraphs, shorter ones verses."""

_LINE_END = re.compile(r"[ \t]*(?:\r\n|\r|\n)[ \t]*")
_ROW = re.compile(r"[|\t]|^\s*(?:[-*+•·–—>]|\(?[0-9a-z]{1,2}[.)])\s")
_ENDS = re.compile(r"[.!?:;…。！？][\"'”’»)\]]*\Z")
_WORD = re.compile(r"\S+")
_BYLINE = re.compile(r"by [A-Z]", re.IGNORECASE)


def unwrapped(text: str) -> str:
    """``text`` with spaces for the line ends that only wrap a paragraph; every letter keeps its place."""
    if "\n" not in text and "\r" not in text:
        return text
    ends = [*(border.span() for border in BLANK_LINE.finditer(text)), (len(text.rstrip()), 0)]
    starts = [0, *(behind for _, behind in ends)]
    spans = [(start, end) for start, (end, _) in zip(starts, ends, strict=False) if text[start:end].strip()]
    whole = len(spans) < 2  # without blank lines every line that ends a sentence may end a paragraph
    parts: list[str] = []
    at = 0
    for start, end in spans:
        for left, right in _soft(text, start, end, whole=whole):
            parts += [text[at:left], " " * (right - left)]
            at = right
    return "".join([*parts, text[at:]])


def _soft(text: str, start: int, end: int, *, whole: bool) -> Iterator[tuple[int, int]]:
    ends = [match.span() for match in _LINE_END.finditer(text, start, end)]
    borders = [(start, start), *ends, (end, end)]
    lines = [text[left[1] : right[0]] for left, right in itertools.pairwise(borders)]
    width = max(map(len, lines))
    wrapped = NARROWEST <= width <= WIDEST and _ENDS.search(lines[-1]) is not None  # no headline above a date
    for span, line, following in zip(ends, lines, lines[1:], strict=False):
        if not line or not following or _ROW.search(line) or _ROW.search(following) or _BYLINE.match(following):
            continue
        ended = _ENDS.search(line) is not None
        if ended and whole:
            continue
        first = _WORD.search(following)
        full = len(line) + 1 + len(first.group() if first else "") > width or len(line) >= 0.6 * width  # broken by hand
        if (wrapped and full) or (following[0].islower() and not ended):
            yield span
