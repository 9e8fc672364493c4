"""A draft or an article as prose: its text without markup, where each piece stands in the file, what its head tells.

Reading is linear and never recursive: markup is passed over piece by piece, not built into a tree, so that broken,
nested or endless markup costs no more than its length.
"""

from __future__ import annotations

import html
import re
import sys
from pathlib import Path, PurePath

from nkr.documents.page_heads import LONGEST_TAG, PageHead, attributes
from nkr.errors import WrongUsage
from nkr.model import period
from nkr.model.period import Period
from nkr.model.prose import Prose

LARGEST = 20_000_000
"""Bytes of the largest text that is read: four thousand pages."""

_HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
_MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown"})
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b", re.IGNORECASE | re.DOTALL
)
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})""", re.IGNORECASE)


def read_file(path: Path) -> Prose:
    """The prose of a file; raises ``WrongUsage`` with one line where there is none to read."""
    return read(bytes_of(path), str(path))


def piped() -> bytes:
    """What is piped in, up to ``LARGEST`` bytes and one; raises ``WrongUsage`` where stdin is closed."""
    if sys.stdin is None:
        raise WrongUsage("stdin is closed: there is nothing to read. Name a file, or pipe the text in.")
    return sys.stdin.buffer.read(LARGEST + 1)


def bytes_of(path: Path) -> bytes:
    """What a file holds, up to ``LARGEST`` bytes; raises ``WrongUsage`` with one line where it cannot be read."""
    try:
        if path.is_dir():
            raise WrongUsage(f"{path} is a folder: give one file.")
        if not path.exists():
            raise WrongUsage(f"'{path}' is neither a figure nor a file that is there.")
        if path.is_file() and path.stat().st_size > LARGEST:
            raise WrongUsage(f"{path}: {path.stat().st_size:,} bytes; a text of at most {LARGEST:,} is read: split it.")
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise WrongUsage(f"{path!s:.200} cannot be read: {error.strerror}.") from None


_DAY = re.compile(r"((?:19|20)[0-9]{2})(?:[-/.]?([01][0-9])(?:[-/.]?([0-3][0-9]))?)?(?![0-9]{1,3}(?![0-9]))")


def written(prose: Prose) -> Period | None:
    """The day that a text tells of itself, as far as it does and that can be read: "2011-03-05T08:00:00+09:00",
    "20110305080000", "Sat, 05 Mar 2011 08:00:00 GMT", "March 5, 2011".
    """
    told = prose.head.get("published", "")
    try:
        if found := _DAY.match(told):
            return period.parse("-".join(part for part in found.groups() if part))
    except ValueError:
        return None
    from nkr.language.times import moments

    return next((moment.period for moment in moments(told[:80], "en") if moment.period is not None), None)


def read(data: bytes, name: str) -> Prose:
    """The prose of a file's bytes; raises ``WrongUsage`` with one line where it is no text."""
    if len(data) > LARGEST:
        raise WrongUsage(f"{name}: {len(data):,} bytes; a text of at most {LARGEST:,} is read: split it.")
    suffix = PurePath(name).suffix.lower()
    source = _decoded(data, name)
    if suffix in _HTML_SUFFIXES or _LOOKS_LIKE_HTML.match(source[:2_000]):
        return _from_html(source, name)
    if suffix in _MARKDOWN_SUFFIXES:
        return _from_markdown(source, name)
    return Prose(name, source, _source=source)


def _decoded(data: bytes, name: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise WrongUsage(f"{name}: begins like UTF-16 and is not: save it as UTF-8 text.") from None
    if b"\0" in data:
        raise WrongUsage(f"{name}: not a text (byte {data.index(0)} is zero). Give text, Markdown or HTML.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        charset = _CHARSET.search(data[:4_000])
        if charset is not None:
            try:
                return data.decode(charset.group(1).decode("ascii"))
            except (UnicodeDecodeError, LookupError):
                pass
        raise WrongUsage(
            f"{name}: not UTF-8 text (byte {error.start}). Save it as UTF-8; of word processors' files, save the text."
        ) from None


# --- pieces that keep their places -----------------------------------------------------------------------------------


class _Pieces:
    """Text put together from pieces of the source, each with its place."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.text_at: list[int] = []
        self.source_at: list[int] = []
        self.length = 0
        self.blank = True  # whether the text so far ends a block
        self._unclosed: set[str] = set()

    def add(self, text: str, source_at: int) -> None:
        if text:
            self.text_at.append(self.length)
            self.source_at.append(source_at)
            self.texts.append(text)
            self.length += len(text)
            self.blank = self.blank and text.isspace()

    def end_block(self, source_at: int) -> None:
        if not self.blank:
            self.add("\n\n", source_at)
            self.blank = True

    def closing(self, source: str, tag: str, at: int) -> re.Match[str] | None:
        """The end tag of ``tag`` behind ``at``; where there is none, it is not looked for a second time."""
        if tag in self._unclosed:
            return None
        found = re.compile(f"</{tag}\\b", re.IGNORECASE).search(source, at)
        if found is None:
            self._unclosed.add(tag)
        return found

    def prose(self, name: str, source: str, head: dict[str, str]) -> Prose:
        return Prose(name, "".join(self.texts), head, source, self.text_at, self.source_at)


# --- HTML ------------------------------------------------------------------------------------------------------------

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]{0,40})")
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
    ]
)
_SILENT = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "select", "textarea", "object"}
)
_CELLS = frozenset({"td", "th"})
_IN_TABLES = frozenset({"tr", "thead", "tbody", "tfoot", "colgroup", "col"}) | _CELLS
"""A row of a table is a line: a figure belongs to what stands at the head of its row."""


def _from_html(source: str, name: str) -> Prose:
    pieces, head = _Pieces(), PageHead()
    at = 0
    while at < len(source):
        opening = source.find("<", at)
        if opening < 0:
            _add_text(pieces, source, at, len(source))
            break
        _add_text(pieces, source, at, opening)
        at = _markup(pieces, head, source, opening)
    return pieces.prose(name, source, head.told())


def _markup(pieces: _Pieces, head: PageHead, source: str, at: int) -> int:
    """Pass over the markup at ``at``; where it goes on. What is never closed ends at the end of the text."""
    if source.startswith("<!--", at):
        return _behind(source, "-->", at + 4)
    if source.startswith(("<!", "<?"), at):
        return _behind(source, ">", at + 2)
    match = _TAG.match(source, at)
    if match is None:
        pieces.add("<", at)  # a sign in the text: "fewer than < 100"
        return at + 1
    end = _tag_end(source, match.end())
    tag, closing = match.group(1).lower(), source[at + 1] == "/"
    if closing:
        if tag not in _INLINE and tag not in _IN_TABLES:
            pieces.end_block(at)
        return end
    inside = source[match.end() : min(end, match.end() + LONGEST_TAG)]
    if tag == "html" and (language := attributes(inside).get("lang")):
        head.language(language)
    elif tag == "meta":  # also where a page that was put together from parts has it in its body
        head.meta(attributes(inside))
    elif tag in ("br", "tr"):
        pieces.add("\n", at)
    elif tag in _CELLS:
        pieces.add("\t", at)
    elif tag == "sup":
        # A footnote's number is no part of the word before it.
        note_end = source.find("</sup", end, end + 400)
        return end if note_end < 0 else note_end
    elif tag in _SILENT and not inside.endswith("/>"):
        stop = pieces.closing(source, tag, end)
        inside_end = stop.start() if stop else len(source)
        if tag == "head":
            if stop is None:  # a head that never ends: the text is still wanted
                return end
            _read_head(head, source[end:inside_end])
        elif tag == "script" and "ld+json" in inside:
            head.linked_data(source[end:inside_end])
        return inside_end
    elif tag not in _INLINE and tag not in _IN_TABLES:
        pieces.end_block(at)
    return end


def _behind(source: str, mark: str, at: int) -> int:
    found = source.find(mark, at)
    return len(source) if found < 0 else found + len(mark)


def _tag_end(source: str, at: int) -> int:
    """Behind the ``>`` that ends a tag; signs in quoted attributes do not count, as far as the quotes are closed."""
    end = source.find(">", at)
    if end < 0:
        return len(source)
    if '"' not in source[at:end] and "'" not in source[at:end]:
        return end + 1
    here, limit = at, at + LONGEST_TAG
    while here < limit:
        quote = re.compile("[\"'>]").search(source, here, limit)
        if quote is None:
            break
        if quote.group() == ">":
            return quote.end()
        closing = source.find(quote.group(), quote.end(), limit)
        if closing < 0:
            break
        here = closing + 1
    return end + 1


_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")


def _add_text(pieces: _Pieces, source: str, start: int, end: int) -> None:
    """Text between tags: entities resolved, blank lines folded since HTML gives them no meaning."""
    at = start
    for match in _ENTITY.finditer(source, start, end):
        _add_plain(pieces, source, at, match.start())
        pieces.add(html.unescape(match.group()), match.start())
        at = match.end()
    _add_plain(pieces, source, at, end)


_BREAKS = re.compile(r"[ \t]*[\r\n]\s*")


def _add_plain(pieces: _Pieces, source: str, start: int, end: int) -> None:
    at = start
    for match in _BREAKS.finditer(source, start, end):
        pieces.add(source[at : match.start()], at)
        pieces.add(" ", match.start())
        at = match.end()
    pieces.add(source[at:end], at)


def _read_head(head: PageHead, text: str) -> None:
    for match in re.finditer(r"<(meta|link|title|script)\b", text, re.IGNORECASE):
        end = _tag_end(text, match.end())
        tag = match.group(1).lower()
        found = attributes(text[match.end() : min(end, match.end() + LONGEST_TAG)])
        if tag == "title":
            stop = text.find("<", end)
            head.title(text[end : len(text) if stop < 0 else stop])
        elif tag == "meta":
            head.meta(found)
        elif tag == "link":
            head.link(found)
        elif "ld+json" in found.get("type", ""):
            stop = text.find("</script", end)
            head.linked_data(text[end : len(text) if stop < 0 else stop])


# --- Markdown --------------------------------------------------------------------------------------------------------

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"(title|author|date|published|publisher|url|lang|language)\s*:\s*(.+)", re.IGNORECASE)
_FENCE = re.compile(r"^[ ]{0,3}(```+|~~~+)", re.MULTILINE)
# What Markdown says besides its words. Every alternative is short or ends at its line.
_MARKS = re.compile(
    r"""
      (?P<comment><!--)
    | (?P<definition>^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*$)
    | (?P<mark>^[ \t]{0,12}(?:\#{1,6}[ ]+|>[ ]?|[-*+][ ]+|[0-9]{1,3}[.)][ ]+))
    | (?P<rule>^[ ]{0,3}(?:[-*_=][ ]?){3,80}$)
    | (?P<footnote>\[\^[^\]\n]{1,80}\]:?)
    | (?P<target>\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,2000}\))
    | (?P<address><(?:https?|mailto):[^>\s]{1,2000}>|https?://[^\s)>\]]{1,2000})
    | (?P<open>!?\[(?=[^\[\]\n]{1,500}\]\())
    | (?P<tag></?[A-Za-z][^<>\n]{0,300}>)
    | (?P<emphasis>\*{1,3}|`{1,3}|~~|(?<![A-Za-z0-9])_{1,3}|_{1,3}(?![A-Za-z0-9]))
    """,
    re.VERBOSE | re.MULTILINE,
)


def _from_markdown(source: str, name: str) -> Prose:
    pieces, head = _Pieces(), dict[str, str]()
    at = 0
    front = _FRONT.match(source)
    if front:
        for line in front.group(1).splitlines():
            if entry := _FIELD.match(line):
                key = {"date": "published", "lang": "language"}.get(entry[1].lower(), entry[1].lower())
                head.setdefault(key, entry[2].strip().strip("\"'")[:500])
        at = front.end()
    fence = _FENCE.search(source, at)
    while fence:
        _add_marked(pieces, source, at, fence.start())
        closing = re.compile(rf"^[ ]{{0,3}}{re.escape(fence.group(1))}[^\n]*$", re.MULTILINE).search(
            source, fence.end()
        )
        at = closing.end() if closing else len(source)
        pieces.add("\n\n", fence.start())
        fence = _FENCE.search(source, at)
    _add_marked(pieces, source, at, len(source))
    return pieces.prose(name, source, head)


def _add_marked(pieces: _Pieces, source: str, start: int, end: int) -> None:
    at = start
    while at < end:
        match = _MARKS.search(source, at, end)
        if match is None:
            pieces.add(source[at:end], at)
            return
        pieces.add(source[at : match.start()], at)
        at = match.end()
        if match["comment"]:
            at = min(end, _behind(source, "-->", at))
        elif match["mark"] and "#" in match.group():
            pieces.end_block(match.start())
        elif match["footnote"] or match["address"]:
            pieces.add(" ", match.start())
