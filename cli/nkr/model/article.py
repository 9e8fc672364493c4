"""The text of an article: its paragraphs, its normal form, and the fingerprint by which an edition is recognised.

The texts belong to their publishers and live only in the user's own database; the record keeps their fingerprints.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

from nkr.model.prose import spans

_DIGIT = re.compile(r"\d")
_BIT = re.compile(r"\s+|[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?|\S[\u0300-\u036f\u3099\u309a]*", re.DOTALL)
_SAME = str.maketrans(
    dict.fromkeys("‘’‚‛′", "'")
    | dict.fromkeys("“”„‟″«»", '"')
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys(
        map(chr, (*range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF, 0xAD))
    )
)


def normalised(text: str) -> str:
    """``text`` without what differs between copies of one edition.

    Spaces and line ends are folded to one space, typographic quotes and dashes to plain ones, ligatures and full-width
    forms to their letters; marks without width go.
    """
    return " ".join(unicodedata.normalize("NFKC", text).translate(_SAME).split())


def folded(text: str) -> str:
    """The normalised text without regard to case: what phrases are looked for in."""
    return normalised(text).casefold()


def fingerprint(text: str) -> str:
    """The SHA-256 of the normalised text, as it stands in a source's record."""
    return "sha256:" + hashlib.sha256(normalised(text).encode("utf-8", "surrogatepass")).hexdigest()


def blocks(text: str) -> list[str]:
    """The text's blocks, as blank lines part them, lines within a block kept; a text without blank lines by line."""
    unified = text.replace("\r\n", "\n").replace("\r", "\n")
    return [unified[start:end] for start, end in spans(unified)]


def lines(text: str) -> list[str]:
    """The text's lines that hold anything: its blocks where a copy has lost the blank lines between them."""
    return [line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]


def headline(found: list[str], title: str) -> int | None:
    """Which block holds the title; where none does, the one that holds it but for its digits."""
    if not (wanted := folded(title)):
        return None
    plain = [folded(block) for block in found]
    exact = next((i for i, block in enumerate(plain) if wanted in block), None)
    if exact is not None:
        return exact
    masked = digits_masked(wanted)
    return next((i for i, block in enumerate(plain) if masked in digits_masked(block)), None)


def digits_masked(text: str) -> str:
    """``text`` with every digit as ``#``: what stays the same when a digit is changed."""
    return _DIGIT.sub("#", text)


def layout(found: list[str], title: str, body_starts: int | None = None) -> list[tuple[int | None, str]]:
    """Every block of an article with its paragraph number, in order; furniture has none.

    Paragraphs are counted as a reader counts: 0 is the headline, 1 the first paragraph below it. ``body_starts`` is the
    block (counted from 1) that paragraph 1 is, where furniture such as a dateline stands between headline and body;
    without it the body follows the headline. Blocks above the headline have no number.
    """
    top = headline(found, title)
    first = body_starts - 1 if body_starts is not None else 0 if top is None else top + 1
    places = range(1 - first, len(found) - first + 1)
    return [(0 if at == top else place if place > 0 else None, found[at]) for at, place in enumerate(places)]


def located(text: str, start: int, end: int) -> tuple[int, int]:
    """Where in ``text`` stands what stands from ``start`` to ``end`` in its folded form.

    Folding changes lengths (a run of spaces is one, a soft hyphen none), so the place is found by folding the text bit
    by bit; one bit is a letter with the marks that belong to it.
    """
    at = 0
    begins = ends = -1
    pending = False
    for match in _BIT.finditer(text):
        left, right = match.span()
        if not (piece := folded(text[left:right])):
            pending = pending or text[left:right].isspace()
            continue
        at += pending and at > 0
        pending = False
        if begins < 0 and at + len(piece) > start:
            begins = left
        at += len(piece)
        if at >= end:
            ends = right
            break
    return (max(begins, 0), ends if ends >= 0 else len(text))
