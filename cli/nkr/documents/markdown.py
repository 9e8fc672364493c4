"""The readable text of a Markdown file, without marks, code, comments and addresses. Front matter is its head."""

from __future__ import annotations

import re

from nkr.documents.pieces import Pieces

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_FIELD = re.compile(r"(title|author|date|published|publisher|url|lang|language)\s*:\s*(.+)", re.IGNORECASE)
_FENCE = re.compile(r"^[ ]{0,3}(```+|~~~+)", re.MULTILINE)
# What Markdown says besides its words. Every alternative is short or ends at its line.
_MARKS = re.compile(
    r"""
      (?P<comment><!--)
    | (?P<definition>^[ ]{0,3}\[[^\]\n]{1,200}\]:[^\n]*$)
    | (?P<heading>^[ ]{0,3}\#{1,6}[ ]+)
    | (?P<item>^[ \t]{0,12}(?:[-*+][ ]+|[0-9]{1,3}[.)][ ]+))
    | (?P<quote>^[ \t]{0,12}(?:>[ ]?)+)
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


def read(pieces: Pieces, source: str) -> dict[str, str]:
    """Add the text; what the front matter says about the article is returned."""
    head: dict[str, str] = {}
    at = 0
    if front := _FRONT.match(source):
        for line in front.group(1).splitlines():
            if entry := _FIELD.match(line):
                key = {"date": "published", "lang": "language"}.get(entry[1].lower(), entry[1].lower())
                head.setdefault(key, entry[2].strip().strip("\"'")[:500])
        at = front.end()
    fence = _FENCE.search(source, at)
    while fence:
        _add_marked(pieces, source, at, fence.start())
        closing = re.compile(rf"(?m)^[ ]{{0,3}}{re.escape(fence.group(1))}[^\n]*$").search(source, fence.end())
        at = closing.end() if closing else len(source)
        pieces.end_block(fence.start())
        fence = _FENCE.search(source, at)
    _add_marked(pieces, source, at, len(source))
    return head


def _add_marked(pieces: Pieces, source: str, start: int, end: int) -> None:
    at = start
    while at < end:
        if (match := _MARKS.search(source, at, end)) is None:
            pieces.add(source[at:end], at)
            return
        pieces.add(source[at : match.start()], at)
        at = match.end()
        if match["comment"]:
            closing = source.find("-->", at, end)
            at = end if closing < 0 else closing + 3
        elif match["heading"]:
            pieces.end_block(match.start())
            line_end = source.find("\n", at, end)
            line_end = end if line_end < 0 else line_end
            _add_marked(pieces, source, at, line_end)
            pieces.end_block(line_end)
            at = line_end
        elif match["item"] or match["rule"]:
            pieces.end_block(match.start())
        elif match["footnote"] or match["address"]:
            pieces.add(" ", match.start())
