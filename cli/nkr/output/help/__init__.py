"""The manual: pages of text that ``nkr help TOPIC`` prints.

A page is a file of plain text: a line "Title: what it is about", then blocks parted by blank lines. A block is a
paragraph; or a word with an indented explanation below it; or, indented throughout, lines that stay as they are.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

TOPICS = ("verdicts", "qualifiers", "periods", "origins", "formats", "exit-statuses", "files", "curating")
"""The pages, in the order in which a new reader wants them."""

_FOLDER = Path(__file__).parent
_INDENT = "    "


class Block(NamedTuple):
    """``term`` is what a definition explains, empty for others; ``literal`` lines are not filled."""

    lines: tuple[str, ...]
    term: str = ""
    literal: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.lines)


class Page(NamedTuple):
    name: str
    title: str
    summary: str
    blocks: tuple[Block, ...]


def page(name: str) -> Page:
    """A page by its name, which is one of ``TOPICS``."""
    first, _, rest = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n")
    title, _, summary = first.partition(": ")
    return Page(name, title, summary, tuple(_blocks(rest)))


def _blocks(text: str) -> Iterable[Block]:
    for part in text.strip("\n").split("\n\n"):
        lines = part.strip("\n").split("\n")
        if all(line.startswith(_INDENT) for line in lines):
            yield Block(tuple(line.removeprefix(_INDENT) for line in lines), literal=True)
        elif len(lines) > 1 and all(line.startswith(_INDENT) for line in lines[1:]):
            yield Block(tuple(line.strip() for line in lines[1:]), term=lines[0])
        else:
            yield Block(tuple(lines))


def plain(shown: Page, width: int) -> str:
    """A page for a terminal of ``width`` columns."""
    parts = [_filled(f"{shown.title}: {shown.summary}", width)]
    for block in shown.blocks:
        if block.literal:
            written = "\n".join(_INDENT + line for line in block.lines)
        elif block.term:
            written = f"{block.term}\n{_filled(block.text, width, _INDENT)}"
        else:
            written = _filled(block.text, width)
        parts.append(written)
    return "\n\n".join(parts)


def _filled(text: str, width: int, indent: str = "") -> str:
    wrapper = textwrap.TextWrapper(max(40, width), indent, indent, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(text)
