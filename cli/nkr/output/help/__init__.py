"""The manual: pages of text that ``nkr help TOPIC`` prints.

A page is a file of plain text: a line "Title: what it is about", then blocks parted by blank lines. A block is a
paragraph; or a word with an indented explanation below it; or, indented throughout, lines that stay as they are.
"""

from __future__ import annotations

import textwrap
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


class Page(NamedTuple):
    title: str
    summary: str
    blocks: tuple[Block, ...]


def page(name: str) -> Page:
    """A page by its name, which is one of ``TOPICS``."""
    first, _, rest = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n")
    title, _, summary = first.partition(": ")
    return Page(title, summary, tuple(map(_block, rest.strip("\n").split("\n\n"))))


def _block(text: str) -> Block:
    first, *more = text.strip("\n").split("\n")
    inner = tuple(line.removeprefix(_INDENT) for line in more if line.startswith(_INDENT))
    if len(inner) < len(more) or not (more or first.startswith(_INDENT)):
        return Block((first, *more))
    return Block((first[len(_INDENT) :], *inner), literal=True) if first.startswith(_INDENT) else Block(inner, first)


def plain(shown: Page, width: int) -> str:
    """A page for a terminal of ``width`` columns."""
    filled = textwrap.TextWrapper(max(40, width), break_long_words=False, break_on_hyphens=False)
    parts = [filled.fill(f"{shown.title}: {shown.summary}")]
    for block in shown.blocks:
        filled.initial_indent = filled.subsequent_indent = _INDENT if block.term else ""
        lines = [_INDENT + line for line in block.lines] if block.literal else [filled.fill(" ".join(block.lines))]
        parts.append("\n".join([block.term, *lines] if block.term else lines))
    return "\n\n".join(parts)
