"""Which paragraphs of a saved page are the article: decided by trafilatura, if the extra ``pages`` is installed.

trafilatura only chooses; our own reader keeps the paragraphs with their places in the file.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

from nkr.model.prose import Prose

WORDS = 6
"""Words that are compared at once where a paragraph is not chosen whole."""
SHARE = 0.6
"""The share of a paragraph that must have been chosen for it to belong to the article."""
_LETTERS = re.compile(r"\W+")


def outside(prose: Prose, source: str) -> frozenset[int]:
    """The numbers of the blocks that do not belong to the article; none if nothing can be chosen."""
    if not (chosen := _chosen(source)):
        return frozenset()
    blocks = prose.all_blocks()
    left_out = frozenset(block.number for block in blocks if not _belongs(prose.text[block.start : block.end], chosen))
    return left_out if len(left_out) < len(blocks) else frozenset()


def _chosen(source: str) -> str:
    if source.count("<") > 50_000:  # it would take seconds; saved articles have a few thousand tags
        return ""
    options: dict[str, Any] = {"include_comments": False, "include_tables": True}
    try:
        import trafilatura

        return _folded(trafilatura.extract(source, **options) or "")
    except Exception:  # not installed, or a page or an installation is broken in any way: all of the page is read
        return ""


def _belongs(text: str, chosen: str) -> bool:
    folded, words = _folded(text), text.split()
    if not folded or folded in chosen:
        return bool(folded)
    parts = [_folded(" ".join(words[at : at + WORDS])) for at in range(0, len(words) - WORDS + 1, WORDS)]
    return len(parts) > 0 and sum(part in chosen for part in parts) >= SHARE * len(parts)


def _folded(text: str) -> str:
    return _LETTERS.sub("", unicodedata.normalize("NFKC", text)).casefold()
