"""Prose made ready for reading: look-alike signs folded, offsets kept, endless lines cut into passages.

Everything after this module works on passages of bounded length, so that no input can make the grammar blow up: its
cost is linear in the text whatever one passage costs.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.quantity import Quantity

PASSAGE = 6_000
"""The longest passage, in characters: several times the longest paragraph of a news article."""

_SIGNS = {
    **dict.fromkeys("‐‑‒–−﹣－", "-"),
    **dict.fromkeys("~∼〜～˜⁓", "~"),
    **dict.fromkeys("’‘ʼ＇", "'"),
    **dict.fromkeys("“”„«»〝〞＂", '"'),
    **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u205f\u3000\u1680\t\v\f", " "),
    **dict.fromkeys("\u2007\u2009\u202f\u00a0", "\u00a0"),  # these may stand inside a number: 1 400
    **dict.fromkeys("\u2028\u2029\u0085", "\n"),
    **dict(zip("，٬．٫％٪：（）［］；＋＄", ",,..%%:()[];+$", strict=True)),
    "㎞": "\u33a2",
}


class _Folding(dict[int, str]):
    """For ``str.translate``: asks once a character, so that all of Unicode's decimal digits cost nothing to list."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            folded = str(digit)
        elif 0xFF21 <= code <= 0xFF5A:  # full-width letters
            folded = unicodedata.normalize("NFKC", character)
        else:
            folded = _SIGNS.get(character, character)
        self[code] = folded
        return folded


_folding = _Folding()


_WIDTHLESS = "\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
_LENGTH_CHANGING = regex(f"[{_WIDTHLESS}]+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?")
"""Characters without width (soft hyphens, direction marks, joiners), and Hangul spelt as single letters."""
_ADDRESS = regex(r"(?:https?://|www\.)[!-~]+|(?:%[0-9A-Fa-f]{2}){2,}[!-~]*")
ADDRESS = "\ue000"
"""Stands for every sign of an address: it holds no figures, however many digits and percent signs it has."""


class Text:
    """``folded`` is what the grammars read; ``original`` gives its offsets back."""

    __slots__ = ("_after", "_composed", "_positions", "folded", "source")

    def __init__(self, source: str) -> None:
        self.source = source
        # Behind each place where the length changes: the offset in the folded text, the one in the source, and whether
        # the last folded character was put together from several.
        self._positions: list[int] = []
        self._after: list[int] = []
        self._composed: list[bool] = []
        folded = source if source.isascii() else self._without_marks(source).translate(_folding)
        if "%" in folded or "://" in folded or "www." in folded:
            folded = _ADDRESS.sub(lambda address: ADDRESS * len(address[0]), folded)
        self.folded = folded

    def _without_marks(self, source: str) -> str:
        pieces: list[str] = []
        done = length = 0
        for match in _LENGTH_CHANGING.finditer(source):
            found = match.group()
            composed = unicodedata.normalize("NFC", found) if "\u1100" <= found[0] <= "\u11ff" else ""
            pieces += (source[done : match.start()], composed)
            length += match.start() - done + len(composed)
            done = match.end()
            self._positions.append(length)
            self._after.append(done)
            self._composed.append(bool(composed))
        if not pieces:
            return source
        pieces.append(source[done:])
        return "".join(pieces)

    def original(self, offset: int, *, end: bool = False) -> int:
        """Where the folded text's ``offset`` stands in the source; an ``end`` leaves out the marks that follow it."""
        at = bisect_right(self._positions, offset) - 1
        while end and at >= 0 and self._positions[at] == offset and not self._composed[at]:
            at -= 1
        return offset if at < 0 else self._after[at] + offset - self._positions[at]

    def figure(self, quantity: Quantity, unit: str, start: int, end: int, noun: str = "") -> Figure:
        """A figure with its place and words in the source, from its place in the folded text."""
        first, last = self.original(start), self.original(end, end=True)
        return Figure(quantity, unit, first, last, self.source[first:last], noun)

    def passages(self) -> Iterator[tuple[int, int]]:
        """Start and end of each passage: a paragraph, or where one is endless a part of it, cut between sentences."""
        text = self.folded
        start = 0
        for match in re.finditer(r"\n[ \r]*\n", text):
            yield from _cut(text, start, match.start())
            start = match.end()
        yield from _cut(text, start, len(text))


_INSIDE = ".,'"


def cut_off(folded: str, start: int, end: int) -> bool:
    """Whether digits from ``start`` to ``end`` are only a part: more stand behind a sign before or behind them."""
    before, behind = start - 1, end
    while before > start - 9 and before >= 0 and folded[before] in _INSIDE:
        before -= 1
    while behind < min(end + 8, len(folded)) and folded[behind] in _INSIDE:
        behind += 1
    digits = "0123456789"
    tied = before < start - 1 and before >= 0 and folded[before] in digits
    return tied or (end < behind < len(folded) and folded[behind] in digits)


_CUTS = (re.compile(r"[.!?。]\s|[。！？]|\n"), re.compile(r"\s"), re.compile(r"[^\w.,]"))
_DIGITS = regex(r"[0-9.,]*")


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > PASSAGE:
        limit = start + PASSAGE
        for cut in _CUTS:
            ends = [match.end() for match in cut.finditer(text, start + PASSAGE // 2, limit)]
            if ends:
                yield start, ends[-1]
                start = ends[-1]
                break
        else:
            yield start, limit
            # The tail of an endless number is no number of its own.
            rest = _DIGITS.match(text, limit, end)
            start = rest.end() if rest else limit
    if start < end:
        yield start, end
