"""Running text as paragraphs: its words without markup, and where each piece is found in the file."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from nkr.model.patterns import regex


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
        return [Block(number, start, end) for number, (start, end) in enumerate(spans(self.text), start=1)]

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


_LINE = r"(?:\r\n|\r|\n)"
BLANK_LINE = regex(rf"{_LINE}[^\S\r\n]*{_LINE}\s*")


def spans(text: str) -> list[tuple[int, int]]:
    """Where the blocks of a text stand, as blank lines part them; its lines, where there is only one block."""
    found = list(_parted(text, BLANK_LINE))
    return found if len(found) > 1 else list(_parted(text, re.compile(_LINE)))


def _parted(text: str, border: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    start = 0
    for end, following in [*(match.span() for match in border.finditer(text)), (len(text), 0)]:
        piece = text[start:end]
        if bare := piece.strip():
            start += len(piece) - len(piece.lstrip())
            yield start, start + len(bare)
        start = following
