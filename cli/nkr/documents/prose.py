"""From a file's bytes to its text: one reader for drafts, articles and attached copies.

Bytes are decoded (``decoding``), markup is resolved (``html``, ``markdown``, ``mail``), line ends that only wrap a
paragraph become spaces (``wrapping``), and each piece keeps its place in the file.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path, PurePath

from nkr.documents import decoding, mail, wrapping
from nkr.documents.decoding import Decoded, Unreadable
from nkr.documents.pieces import Pieces
from nkr.errors import WrongUsage
from nkr.language import phrases
from nkr.language.scripts import NAMES, language_of
from nkr.model import Period, period
from nkr.model.prose import Prose

LARGEST = 20_000_000
"""Bytes of the largest file that is read: four thousand pages, or a saved page with its pictures inside."""

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_ARCHIVE_SUFFIXES = frozenset({".mht", ".mhtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
_CERTAIN = frozenset({"utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32"})
_QUOTED = re.compile(r"^[ \t]{0,3}>[> ]*", re.MULTILINE)
"""The mark of a quotation in mail: at the start of a line "> 300" is not "more than 300"."""


def piped() -> bytes:
    """What is piped in, up to ``LARGEST`` bytes and one; raises ``WrongUsage`` if stdin is closed."""
    if sys.stdin is None:
        raise WrongUsage("stdin is closed: there is nothing to read. Name a file, or pipe the text in.")
    return sys.stdin.buffer.read(LARGEST + 1)


def bytes_of(path: Path) -> bytes:
    """What a file holds, up to ``LARGEST`` bytes; raises ``WrongUsage`` with one line if it cannot be read."""
    try:
        if path.is_dir():
            raise WrongUsage(f"{path} is a folder: give one file.")
        if not path.exists():
            raise WrongUsage(f"'{path}' is neither a figure nor an existing file.")
        if path.is_file() and path.stat().st_size > LARGEST:
            raise WrongUsage(f"{path}: {path.stat().st_size:,} bytes; the limit is {LARGEST:,}: split it.")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise WrongUsage(f"{path!s:.200} cannot be read: {error.strerror}.") from None


_DAY = re.compile(r"((?:19|20)[0-9]{2})(?:[-/.]?([01][0-9])(?:[-/.]?([0-3][0-9]))?)?(?![0-9]{1,3}(?![0-9]))")


def written(prose: Prose) -> Period | None:
    """The day that a text says it is of, as far as it does and that can be read: "2011-03-05T08:00:00+09:00",
    "20110305080000", "Sat, 05 Mar 2011 08:00:00 GMT", "March 5, 2011".
    """
    stated = prose.head.get("published", "")
    try:
        if found := _DAY.match(stated):
            return period.parse("-".join(part for part in found.groups() if part))
    except ValueError:
        return None
    from nkr.language.times import moments

    return next((moment.period for moment in moments(stated[:80], "en") if moment.period is not None), None)


def read(data: bytes, name: str, encoding: str = "") -> Prose:
    """The prose of a file's bytes in the likeliest encoding, or the one given.

    Raises ``WrongUsage`` with one line if it is no text. If trafilatura is installed, it chooses the article of a page.
    """
    if len(data) > LARGEST:
        raise WrongUsage(f"{name}: {len(data):,} bytes; the limit is {LARGEST:,}: split it.")
    if not data.strip():
        return Prose(name, "")
    try:
        if data.startswith(b"PK"):
            from nkr.documents import word

            if word.is_word(data):
                return word.read(data, name)
        decoded, page = _decoded(data, name, encoding)
    except Unreadable as reason:
        raise WrongUsage(f"{name} {reason}.") from None
    prose = _resolved(decoded[0], name, page=page)
    if page or _is_html(decoded[0].text):
        from nkr.documents import choice

        prose.aside = choice.outside(prose, decoded[0].text)
    return prose


def readings(data: bytes, name: str) -> Iterator[Prose]:
    """The prose in every encoding that the bytes allow, the likeliest first. Raises ``Unreadable``."""
    found, page = _decoded(data, name, "")
    texts = [prose for decoded in found if (prose := _resolved(decoded, name, page=page)).text.strip()]
    if not texts:
        raise Unreadable("holds no text (a binary file?)")
    yield from texts


def _decoded(data: bytes, name: str, encoding: str) -> tuple[list[Decoded], bool]:
    """The readings of a file, and whether it is a page by its name."""
    suffix = PurePath(name).suffix.lower()
    charset = encoding
    if suffix in _ARCHIVE_SUFFIXES:
        data, said = mail.page_inside(data)
        charset = encoding or said
    return decoding.readings(data, charset, forced=bool(encoding)), suffix in _HTML_SUFFIXES | _ARCHIVE_SUFFIXES


def _resolved(decoded: Decoded, name: str, *, page: bool) -> Prose:
    source, pieces, head = decoded.text, Pieces(), dict[str, str]()
    marked_up = False
    if (page and "<" in source) or _is_html(source):
        from nkr.documents import html

        found = html.Page(source)
        found.write(pieces)
        head, marked_up = found.head.told(), True
    elif PurePath(name).suffix.lower() in _MARKDOWN_SUFFIXES:
        from nkr.documents import markdown

        head = markdown.read(pieces, source)
    elif mail.is_quoted_printable(source):
        pieces.add_replaced(source, mail.SIGNS, mail.resolved)
    else:
        pieces.add_replaced(source, _QUOTED, lambda _: "")
    prose = pieces.prose(name, source, head)
    if not marked_up:
        prose.text = wrapping.unwrapped(prose.text)
    prose.encoding, prose.replaced = decoded.encoding, decoded.replaced
    return prose


def _is_html(source: str) -> bool:
    if "<" not in source:
        return False
    from nkr.documents import html

    return html.looks_like_html(source)


def remarks(prose: Prose) -> list[str]:
    """What a reader of the text must know, a line each: its encoding if it is a guess, a language that is not read."""
    found = []
    if prose.encoding not in _CERTAIN:
        found.append(f"{prose.name} was read as {prose.encoding.upper()}; if that is wrong, give --encoding.")
    if prose.replaced:
        found.append(f"{prose.name}: {prose.replaced} places are no {prose.encoding.upper()} and appear as \ufffd.")
    language = language_of(prose.text[:8_000], prose.head.get("language", ""))
    if prose.text.strip() and not phrases.understood(language):
        name = NAMES.get(language, f"'{language:.20}'")
        found.append(f"{prose.name} is in {name}, which nkr does not read: figures in it are left out.")
    for start, end, larger in islice(phrases.unclear(prose.text, language), 3):
        line, _ = prose.position(start)
        number = f"'{prose.text[start:end]}' may be {larger / 1000:g} or {larger:,}"
        found.append(f"{prose.name}, line {line}: {number} and is left out: write one of these.")
    return found
