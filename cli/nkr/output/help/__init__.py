"""The manual: pages of text that ``nkr help TOPIC`` prints.

A page is a file of plain text: a line "Title: what it is about", then paragraphs, a line each.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

TOPICS = ("verdicts", "qualifiers", "periods", "origins", "formats", "exit-statuses", "files", "curating")
"""The pages, in the order in which a new reader wants them."""


def page(name: str) -> list[str]:
    """The lines of a page by its name, which is one of ``TOPICS``."""
    return (Path(__file__).parent / f"{name}.txt").read_text(encoding="utf-8").splitlines()


def plain(lines: list[str], width: int) -> str:
    """A page for a terminal of ``width`` columns; an indented line that is no sentence, as an example, stays whole."""
    filled = textwrap.TextWrapper(max(40, width), break_long_words=False, break_on_hyphens=False)
    shown = []
    for line in lines:
        filled.subsequent_indent = " " * (len(line) - len(line.lstrip()))
        is_example = line.startswith(" ") and not line.endswith(".")
        shown.append(line if is_example else filled.fill(line))
    return "\n".join(shown)
