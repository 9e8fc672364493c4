"""Running text as paragraphs: its words without markup, and where each piece is found in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(slots=True)
class Block:
    """A paragraph, heading or list item: its number in the text from 1, and its place in ``Prose.text``."""

    number: int
    start: int
    end: int


@dataclass(slots=True)
class Prose:
    """The readable text of a file.

    ``head`` is what the file says about itself: title, author, published, publisher, url, language, as far as it does.
    ``encoding`` is the encoding that the bytes were read in, and ``replaced`` how many places were unreadable and
    appear as �. ``aside`` holds the numbers of the blocks that do not belong to the article: menus, teasers.
    """

    name: str
    text: str
    head: dict[str, str] = field(default_factory=dict)
    _source: str = ""
    _text_at: list[int] = field(default_factory=list)
    _source_at: list[int] = field(default_factory=list)
    encoding: str = "utf-8"
    replaced: int = 0
    aside: frozenset[int] = frozenset()
    _lines: list[int] = field(default_factory=list)

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column in the file, both from 1, of an offset of ``text``."""
        if self._text_at:
            piece = bisect_right(self._text_at, offset) - 1
            offset = self._source_at[piece] + offset - self._text_at[piece]
        if not self._lines:
            self._lines.append(0)
            self._lines.extend(match.end() for match in re.finditer(r"\r\n|\r|\n", self._source))
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def blocks(self) -> list[Block]:
        """The article's blocks with their places. Numbers count all blocks, as ``nkr.model.article.blocks`` does."""
        return [block for block in self.all_blocks() if block.number not in self.aside]

    def all_blocks(self) -> list[Block]:
        """Every block, also what does not belong to the article."""
        parts = list(_parted(self.text, _BLANK_LINE))
        if len(parts) < 2:
            parts = list(_parted(self.text, _LINE))
        return [Block(number, start, end) for number, (start, end) in enumerate(parts, start=1)]

    @property
    def titled(self) -> bool:
        """Whether the page's title is no block of its own, so that it belongs above the text."""
        title = " ".join(self.head.get("page_title", "").split())
        texts = (" ".join(self.text[block.start : block.end].split()) for block in self.all_blocks())
        return bool(title) and not any(len(text) > 1 and title.startswith(text) for text in texts)

    @property
    def plain(self) -> str:
        """The text as it is attached to a source. A page's title is first, or last if its headline is a block."""
        title = self.head.get("page_title", "")
        parts = [title, self.text] if self.titled else [self.text, title]
        return "\n\n".join(part.strip() for part in parts if part.strip()) if title else self.text


_BLANK_LINE = re.compile(r"(?:\r\n|\r|\n)[^\S\r\n]*(?:\r\n|\r|\n)\s*")
_LINE = re.compile(r"\r\n|\r|\n")


def _parted(text: str, border: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for match in border.finditer(text):
        if span := _stripped(text, start, match.start()):
            yield span
        start = match.end()
    if span := _stripped(text, start, len(text)):
        yield span


def _stripped(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
