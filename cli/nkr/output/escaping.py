"""Text that comes from data, made safe for where it goes: a terminal, a spreadsheet, a Markdown table."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import lru_cache
from typing import Any

from nkr.model.patterns import regex
from nkr.model.unseen import UNSEEN

_UNPRINTABLE = regex(f"[\x00-\x08\x0b-\x1f{UNSEEN}]")
_UNESCAPED = regex(f"[{UNSEEN}]")
_SELECTORS = "\U000e0100"
"""The first of the unseen marks that Python calls printable."""
_AFTER_SEMICOLON = regex(r"(;\s*)([=@＝＠]|[+\-＋－](?!\d[\d.,]*(?:[\s%;]|$)))")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def printable(text: str) -> str:
    """``text`` with � for control codes, unseen marks and lone surrogates: data move no cursor and reorder no line."""
    return _UNPRINTABLE.sub("\ufffd", text)


def line(text: str) -> str:
    """``text`` printable and on one line: what a title or a file's name says must not look like a line of ours."""
    return printable(text).replace("\n", " ").replace("\t", " ")


def spreadsheet(value: object) -> object:
    """A value as a cell of CSV that no spreadsheet takes for a formula: text printable and disarmed, ``true`` and
    ``false`` in words, numbers as they are (−17.2 stays a number).

    Where a spreadsheet parts cells at semicolons, as in much of Europe, a text is cut there, quotes or not: what
    follows one may begin no formula either.
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = printable(value)
    if ";" in text:
        text = _AFTER_SEMICOLON.sub(r"\1'\2", text)
    return "'" + text if text.startswith(_FORMULA) else text


def json_text(value: Any, indent: int | None = None, ascii_only: bool = False) -> str:
    """JSON with every control code and unseen mark escaped: a terminal may be what reads it."""
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    if text.isprintable() and max(text) < _SELECTORS:  # asked in a tenth of the time
        return text
    return _UNESCAPED.sub(lambda match: json.dumps(match.group())[1:-1], text)


def page_policy(**allowed: str) -> str:
    """The Content-Security-Policy of a page that runs and looks like these texts, and asks no one for anything."""
    import base64
    import hashlib

    digests = {kind: base64.b64encode(hashlib.sha256(text.encode()).digest()) for kind, text in allowed.items()}
    own = "".join(f"{kind}-src 'sha256-{digest.decode()}'; " for kind, digest in digests.items())
    return f"default-src 'none'; {own}base-uri 'none'; form-action 'none'"


_SPELT = {
    "¶": "par. ", "–": "-", "—": "-", "−": "-", "·": "-", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'",
    "×": "x", "✗": "x", "≠": "!=", "→": "->", "⊂": "in", "≡": "==", "≥": ">=", "≤": "<=", "▸": ">", "√": "ok",
}  # fmt: skip


def spelled(text: str, encoding: str) -> str:
    """``text`` as far as ``encoding`` can write it: signs of ours are spelled out, other letters become ``?``."""
    lost = (letter for letter in set(text) if not letter.encode(encoding, "ignore"))
    return text.translate({ord(letter): _SPELT.get(letter, "?") for letter in lost})


def markdown(text: str) -> str:
    """A cell of a Markdown table: no pipe, line break, HTML or emphasis of its own."""
    return " ".join(re.sub(r"([\\`*_\[\]<>|~#])", r"\\\1", printable(text)).split())


def width(text: str) -> int:
    """Columns that ``text`` takes in a terminal: Korean letters take two, combining marks none."""
    return len(text) if text.isascii() else sum(map(_columns, text))


@lru_cache(maxsize=4096)  # a table asks some thousand times for the same few letters
def _columns(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
