"""The text of an article: its paragraphs, its normal form, and the fingerprint by which an edition is recognised.

The texts belong to their publishers and live only in the user's own database; the record keeps their fingerprints.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

_BLANK_LINE = re.compile(r"\n[^\S\n]*\n\s*")
_SAME = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys(
        "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff\u00ad"
    )
)


def normalised(text: str) -> str:
    """``text`` without what differs between copies of one edition.

    Spaces and line ends are folded to one space, typographic quotes and dashes to plain ones, ligatures and full-width
    forms to their letters; marks without width go.
    """
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).split())


def fingerprint(text: str) -> str:
    """The SHA-256 of the normalised text, as it stands in a source's record."""
    return "sha256:" + hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()


def blocks(text: str) -> list[str]:
    """The text's blocks, as blank lines part them, lines within a block kept; a text without blank lines by line."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    parts = _BLANK_LINE.split(unified)
    if len([part for part in parts if part.strip()]) < 2:
        parts = unified.split("\n")
    return [part.strip() for part in parts if part.strip()]


def paragraphs(text: str, title: str, body_starts: int | None = None) -> dict[int, str]:
    """The article by paragraph number, as a reader counts: 0 is the headline, 1 the first paragraph below it.

    ``body_starts`` is the block (counted from 1) that paragraph 1 is, where furniture such as a dateline stands between
    headline and body; without it the body follows the headline. Blocks above the headline have no number.
    """
    found = blocks(text)
    wanted = normalised(title).casefold()
    headline = next((i for i, block in enumerate(found) if wanted and wanted in normalised(block).casefold()), None)
    if body_starts is not None:
        first = body_starts - 1
    else:
        first = 0 if headline is None else headline + 1
    numbered = {} if headline is None else {0: found[headline]}
    numbered.update(enumerate(found[first:], start=1))
    return numbered
