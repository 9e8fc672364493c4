"""The readable text of a saved web page, with the place of each piece in its source.

Read by the rules of the HTML standard's tokenizer, as far as text needs them: one pass, never back, so that broken,
nested or endless markup costs no more than its length. The standard library's ``html.parser`` goes back at every tag
that is not closed (15 kB of ``<a `` take it two seconds) and stops with an ``AssertionError`` at ``<![<``.

Menus, asides, footers, forms, dialogues and readers' comments are left out. A row of a table is a line, its cells
separated by tabs: a figure belongs to the heads of its row and column.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from nkr.documents.page_heads import LONGEST_TAG, PageHead, attributes
from nkr.documents.pieces import Pieces
from nkr.language.matching import words

_SIGN = re.compile(r"(?is)\s*(?:\ufeff|<!--.*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body|article)\b")
_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_TAG_SIGN = re.compile(r"""["'>]""")
_RAW = words("script style textarea title noscript iframe xmp noembed noframes")
_VOID = words("area base br col embed hr img input link meta source track wbr")
_NEVER_TEXT = words("script style noscript template svg iframe object select title textarea")
_FURNITURE = words("nav button dialog aside footer form")
_INLINE = words("""
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong
    sub sup time tt u var wbr ruby rb rt rp nobr
""")
_IN_TABLES = words("tr thead tbody tfoot colgroup col td th")
_COMMENTS = words("comments comment-list commentlist comments-area comment-respond respond disqus disqus_thread")
_ROLES = words("navigation complementary contentinfo dialog alertdialog search")


class Token(NamedTuple):
    """Text, or a start or end tag with its attributes as written; ``at`` is its offset, ``value`` the text."""

    kind: str
    name: str
    value: str
    at: int


def looks_like_html(text: str) -> bool:
    return _SIGN.match(text[:10_000]) is not None


def tokens(source: str) -> Iterator[Token]:
    """The page in pieces. Comments and declarations are left out; of raw elements (scripts) the inside is ``raw``."""
    at, end = 0, len(source)
    lower = source.lower() if source.isascii() else re.sub(r"[A-Z]", lambda match: match[0].lower(), source)

    def find(text: str, sign: str, start: int) -> int:
        found = text.find(sign, start)
        return end if found < 0 else found

    while at < end:
        opening = find(source, "<", at)
        if opening > at:
            yield Token("text", "", source[at:opening], at)
        if opening == end:
            return
        if source.startswith("<!--", opening):
            at = find(source, "-->", opening + 4) + 3
        elif source.startswith(("<!", "<?"), opening):
            at = find(source, ">", opening) + 1
        elif name := _NAME.match(source, opening + 1 + source.startswith("</", opening)):
            closing = _tag_end(source, name.end())
            tag, at = name[0].lower(), closing + 1
            if source[opening + 1] == "/":
                yield Token("end", tag, "", opening)
                continue
            yield Token("start", tag, source[name.end() : closing], opening)
            if tag in _RAW:
                closing = find(lower, f"</{tag}", at)
                yield Token("raw", tag, source[at:closing], at)
                at = closing
        else:
            yield Token("text", "", "<", opening)  # a sign in the text: "fewer than < 100"
            at = opening + 1


def _tag_end(source: str, at: int) -> int:
    """Where the tag's ``>`` is: outside quotes; the end of the page where there is none."""
    while True:
        if (found := _TAG_SIGN.search(source, at)) is None:
            return len(source)
        if found[0] == ">":
            return found.start()
        begins_a_value = source[max(found.start() - 8, 0) : found.start()].rstrip().endswith("=")
        closing = source.find(found[0], found.end()) if begins_a_value else found.start()
        if closing < 0:
            return len(source)
        at = closing + 1


@dataclass(slots=True, eq=False)
class _Element:
    name: str
    silent: bool
    furniture: str  # of which kind, or ""
    closed: bool = False


class _Block(NamedTuple):
    """The pieces of a block, and the furniture that it stands in."""

    pieces: list[tuple[str, int]]
    inside: tuple[_Element, ...]


class Page:
    def __init__(self, source: str) -> None:
        self.head = PageHead()
        self._blocks: list[_Block] = []
        self._parts: list[tuple[str, int]] = []
        self._open: list[_Element] = []
        self._silent = 0
        self._inside: list[_Element] = []
        self._note_until = -1
        self._data = False
        for token in tokens(source):
            self._read(token, source)
        self._break()

    def _read(self, token: Token, source: str) -> None:
        if token.kind == "text":
            if not self._silent and token.at >= self._note_until:
                self._text(token.value, token.at)
        elif token.kind == "raw":
            if token.name == "title":
                self.head.title(token.value)
            elif token.name == "script" and self._data:
                self.head.linked_data(token.value)
        elif token.kind == "end":
            self._end(token.name)
        else:
            self._start(token, source)

    def _start(self, token: Token, source: str) -> None:
        name, value = token.name, token.value
        given = attributes(value[:LONGEST_TAG]) if value.strip(" /\n\t") else {}
        self._data = "ld+json" in given.get("type", "")
        self.head.tag(name, given)
        if name in ("br", "tr"):
            self._parts.append(("\n", token.at))
        elif name in ("td", "th"):
            self._parts.append(("\t", token.at))
        elif name == "sup":  # the number of a footnote is no part of the word before it
            closing = source.find("</sup", token.at, token.at + 400)
            self._note_until = closing if closing > 0 else token.at
        elif name not in _INLINE and name not in _IN_TABLES:
            self._break()
        if name in _VOID or value.endswith("/"):
            return
        element = _Element(name, name in _NEVER_TEXT, _furniture(name, given))
        if element.furniture:
            self._break()
            self._inside.append(element)
        self._silent += element.silent
        self._open.append(element)

    def _end(self, name: str) -> None:
        if name not in _INLINE and name not in _IN_TABLES:
            self._break()
        # The nearest open element of that name, within reach: a page that never closes anything costs no more.
        for back in range(1, min(len(self._open), 50) + 1):
            if self._open[-back].name == name:
                furniture = any(element.furniture for element in self._open[-back:])
                if furniture:
                    self._break()
                for element in self._open[-back:]:
                    element.closed = True
                    self._silent -= element.silent
                if furniture:
                    self._inside = [element for element in self._inside if not element.closed]
                del self._open[-back:]
                return

    def _text(self, value: str, at: int) -> None:
        """Text between tags: entities resolved, line ends folded since HTML gives them no meaning."""
        start = 0
        for match in _ENTITY_OR_BREAK.finditer(value):
            self._parts.append((value[start : match.start()], at + start))
            found = match.group()
            self._parts.append((" " if found[0] != "&" else html.unescape(found), at + match.start()))
            start = match.end()
        self._parts.append((value[start:], at + start))

    def _break(self) -> None:
        if any(not text.isspace() for text, _ in self._parts if text):
            self._blocks.append(_Block(self._parts, tuple(self._inside)))
            self._parts = []
        else:
            self._parts.clear()

    def write(self, pieces: Pieces) -> None:
        """Add what is no furniture. An element never closed is none; a form with most of the text is the page."""
        kinds = [{element.furniture for element in block.inside if element.closed} for block in self._blocks]
        sizes = [sum(len(text) for text, _ in block.pieces) for block in self._blocks]
        kept = sum(size for size, kind in zip(sizes, kinds, strict=True) if not kind)
        in_forms = sum(size for size, kind in zip(sizes, kinds, strict=True) if kind == {"form"})
        allowed = {"form"} if in_forms > kept else set()
        if not kept and not in_forms:
            allowed = {kind for found in kinds for kind in found} - {"hidden"}
        for block, found in zip(self._blocks, kinds, strict=True):
            if found - allowed:
                continue
            for text, at in block.pieces:
                pieces.add(text, at)
            pieces.end_block(block.pieces[-1][1])


_ENTITY_OR_BREAK = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?|[ \t]*[\r\n]\s*")


def _furniture(name: str, given: dict[str, str]) -> str:
    """The kind of furniture that an element is, or ""."""
    if name in ("html", "body", "main", "article") or name in _INLINE:
        return ""
    if "hidden" in given:  # what is only styled away stays: an article behind a cookie notice often is
        return "hidden"
    if name in _FURNITURE:
        return name
    if given.get("role") in _ROLES:
        return "aside"
    names = {given.get("id", "").lower(), *given.get("class", "").lower().split()}
    return "comments" if names & _COMMENTS else ""
