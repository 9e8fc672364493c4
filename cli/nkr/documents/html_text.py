"""The readable text of a saved web page: a block for each paragraph, heading or list item, parted by blank lines.

Read by the rules of the HTML standard's tokenizer, as far as text needs them: one pass, never back. The standard
library's ``html.parser`` goes back at every tag that is not closed (15 kB of ``<a `` take it two seconds, twice as
much four times as long) and stops with an ``AssertionError`` at ``<![<``; a page may come from anywhere.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

_SIGN = re.compile(r"\s*(?:\ufeff|<!--.*?-->|<\?xml[^>]*>|\s)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_NAME = re.compile(r"[A-Za-z][^\s/>]*")
_ATTRIBUTE_END = re.compile(r"""["'>]""")
_CHARSET = re.compile(rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.I)
_RAW = frozenset({"script", "style", "textarea", "title", "noscript", "iframe", "xmp", "noembed", "noframes"})
_VOID_NAMES = "area base br col embed hr img input link meta source track wbr"
_VOID = frozenset(_VOID_NAMES.split())
_NEVER_TEXT = frozenset(["script", "style", "noscript", "template", "svg", "iframe", "object", "select"])
_FURNITURE = frozenset(["nav", "button", "dialog"])
_BREAK = "\x1e"  # stands for <br> until the block is whole
_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike "
    "strong sub sup time tt u var wbr ruby rb rt rp nobr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_VALUES = re.compile(r"""=\s*(?:"[^"]*"|'[^']*'|[^\s"']+)""")
_HIDDEN = re.compile(r"(?:^|\s)hidden(?=[\s=/]|$)", re.I)


def looks_like_html(text: str) -> bool:
    """Whether the text is a web page: it begins as one."""
    return _SIGN.match(text[:10_000]) is not None


def declared_charset(data: bytes) -> str | None:
    """The encoding that a page says it is in."""
    found = _CHARSET.search(data[:4096])
    return found[1].decode("ascii") if found else None


def _tokens(source: str) -> Iterator[tuple[str, str, str]]:
    """(kind, name, value): text, start and end tags. Comments, declarations and the insides of scripts are left out."""
    at, end = 0, len(source)
    lower = source.lower() if source.isascii() else re.sub(r"[A-Z]", lambda m: m[0].lower(), source)
    while at < end:
        opening = source.find("<", at)
        if opening < 0:
            yield "text", "", source[at:]
            return
        if opening > at:
            yield "text", "", source[at:opening]
        if source.startswith("<!--", opening):
            closing = source.find("-->", opening + 4)
            at = end if closing < 0 else closing + 3
        elif source.startswith(("<!", "<?"), opening):
            closing = source.find(">", opening)
            at = end if closing < 0 else closing + 1
        elif name := _NAME.match(source, opening + 1 + source.startswith("</", opening)):
            closing = _tag_end(source, name.end())
            tag, attributes = name[0].lower(), source[name.end() : closing]
            at = closing + 1
            if source[opening + 1] == "/":
                yield "end", tag, ""
                continue
            yield "start", tag, attributes
            if tag in _RAW:
                closing = lower.find(f"</{tag}", at)
                closing = end if closing < 0 else closing
                if tag == "title":
                    yield "text", "", source[at:closing]
                at = closing
        else:
            yield "text", "", "<"
            at = opening + 1


def _tag_end(source: str, at: int) -> int:
    """Where the tag's ``>`` is: outside quotes; the end of the page where there is none."""
    while True:
        found = _ATTRIBUTE_END.search(source, at)
        if found is None:
            return len(source)
        if found[0] == ">":
            return found.start()
        begins_a_value = source[max(found.start() - 8, 0) : found.start()].rstrip().endswith("=")
        closing = source.find(found[0], found.end()) if begins_a_value else found.start()
        if closing < 0:
            return len(source)
        at = closing + 1


class _Page:
    """Collects the blocks of a page. Without ``furniture`` menus, buttons and dialogues are left out.

    What is only styled away stays: an article behind a cookie notice is often marked as hidden.
    """

    def __init__(self, furniture: bool) -> None:
        self.title = ""
        self.blocks: list[str] = []
        self._passed_over = _NEVER_TEXT if furniture else _NEVER_TEXT | _FURNITURE
        self._parts: list[str] = []
        self._open: list[tuple[str, bool]] = []
        self._withheld_parts = 0

    def read(self, source: str) -> None:
        for kind, name, value in _tokens(source):
            if kind == "text":
                self._text(value)
            elif kind == "start":
                self._start(name, value)
            else:
                self._end(name)
        self._break()

    @property
    def cut_off(self) -> bool:
        """Whether something was still being left out where the page ended: a menu that is never closed."""
        return self._withheld_parts > 0

    def _text(self, value: str) -> None:
        if self._open and self._open[-1][0] == "title":
            self.title = self.title or " ".join(html.unescape(value).split())
        elif not self._withheld_parts:
            self._parts.append(html.unescape(value).replace(_BREAK, " "))

    def _start(self, name: str, attributes: str) -> None:
        if name == "br":
            self._parts.append(_BREAK)
        elif name not in _INLINE:
            self._break()
        if name in _VOID or attributes.endswith("/"):
            return
        hides = name in self._passed_over or _HIDDEN.search(_VALUES.sub("", attributes)) is not None
        self._open.append((name, hides))
        self._withheld_parts += hides

    def _end(self, name: str) -> None:
        if name not in _INLINE:
            self._break()
        # The nearest open element of that name, within reach: a page that never closes anything costs no more.
        for back in range(1, min(len(self._open), 50) + 1):
            if self._open[-back][0] == name:
                self._withheld_parts -= sum(hides for _, hides in self._open[-back:])
                del self._open[-back:]
                return

    def _break(self) -> None:
        lines = [" ".join(line.split()) for line in "".join(self._parts).split(_BREAK)]
        self._parts.clear()
        block: list[str] = []
        for line in [*lines, ""]:
            if line:
                block.append(line)
            elif block:
                self.blocks.append("\n".join(block))
                block = []


def text_of(source: str) -> str:
    """The page's text. Its title stands first, or last where the page shows the headline as a block of its own."""
    page = _Page(furniture=False)
    page.read(source)
    if page.cut_off:
        page = _Page(furniture=True)
        page.read(source)
    if not page.title:
        return "\n\n".join(page.blocks)
    shown = any(len(block) > 1 and page.title.startswith(block) for block in page.blocks)
    return "\n\n".join([*page.blocks, page.title] if shown else [page.title, *page.blocks])
