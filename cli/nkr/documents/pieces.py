"""Text put together from pieces of a file, each with its place in it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from nkr.model.prose import Prose

_COMBINED = re.compile("[^\u0300-\u036f\u1161-\u11ff\u3099\u309a][\u0300-\u036f\u1161-\u11ff\u3099\u309a]+")
"""A letter and the marks that belong to it, as macOS stores Korean and accented names."""


class Pieces:
    """Collects text with its places. Letters that are stored in parts are composed (NFC)."""

    def __init__(self) -> None:
        self._texts: list[str] = []
        self._text_at: list[int] = []
        self._source_at: list[int] = []
        self._length = 0
        self._blank = True  # whether the text so far ends a block

    def add(self, text: str, source_at: int) -> None:
        at = 0
        if not text.isascii():
            for match in _COMBINED.finditer(text):
                composed = unicodedata.normalize("NFC", match.group())
                if len(composed) < len(match.group()):
                    self._add(text[at : match.start()], source_at + at)
                    self._add(composed, source_at + match.start())
                    at = match.end()
        self._add(text[at:] if at else text, source_at + at)

    def add_replaced(self, source: str, pattern: re.Pattern[str], by: Callable[[str], str]) -> None:
        """Add a source with what ``by`` makes of each match of ``pattern``."""
        at = 0
        for match in pattern.finditer(source):
            self.add(source[at : match.start()], at)
            self.add(by(match.group()), match.start())
            at = match.end()
        self.add(source[at:], at)

    def _add(self, text: str, source_at: int) -> None:
        if text:
            self._text_at.append(self._length)
            self._source_at.append(source_at)
            self._texts.append(text)
            self._length += len(text)
            self._blank = self._blank and text.isspace()

    def end_block(self, source_at: int) -> None:
        """Add a blank line, unless there is one already."""
        if not self._blank:
            self._add("\n\n", source_at)
            self._blank = True

    def prose(self, name: str, source: str, head: dict[str, str]) -> Prose:
        return Prose(name, "".join(self._texts), head, source, self._text_at, self._source_at)
