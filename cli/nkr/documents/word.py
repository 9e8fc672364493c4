"""Word files (.docx): their paragraphs as prose, and a copy with comments at the figures. Needs the extra ``docx``.

A line of the prose is a paragraph of the document, a column a letter of it; cells of tables are paragraphs too.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from typing import IO, TYPE_CHECKING, NamedTuple

from nkr.documents.decoding import Unreadable
from nkr.documents.pieces import Pieces
from nkr.errors import MissingExtra
from nkr.model.prose import Prose

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph
    from docx.text.run import Run

MAX_UNPACKED = 100_000_000
"""Bytes that a file may hold when unpacked: a small file can be packed from a very large one."""


class Comment(NamedTuple):
    """What is said of the letters from ``column`` (from 1) of the paragraph at ``line`` (from 1)."""

    line: int
    column: int
    length: int
    text: str


def is_word(data: bytes) -> bool:
    """Whether bytes are a Word file: an archive with a document part."""
    if not data.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return "word/document.xml" in archive.namelist()
    except zipfile.BadZipFile:
        return False


def read(data: bytes, name: str) -> Prose:
    """The prose of a Word file. Raises ``MissingExtra`` or ``Unreadable``."""
    document, pieces, at = _opened(data), Pieces(), 0
    lines = [paragraph.text.replace("\n", " ") for paragraph in _paragraphs(document)]
    for line in lines:
        pieces.add(line, at)
        at += len(line) + 1
        pieces.end_block(at - 1)
    properties = document.core_properties
    head = {"title": properties.title or "", "author": properties.author or ""}
    return pieces.prose(name, "\n".join(lines), {key: value for key, value in head.items() if value})


def commented(data: bytes, comments: Iterable[Comment], out: IO[bytes]) -> None:
    """Write a copy of a Word file with ``comments`` in its margin; the text is not changed."""
    document = _opened(data)
    paragraphs = list(_paragraphs(document))
    for comment in sorted(comments, key=lambda one: (one.line, -one.column)):  # from the end: a cut moves what follows
        if runs := _cut(paragraphs[comment.line - 1], comment.column - 1, comment.length):
            document.add_comment(runs, text=comment.text, author="nkr", initials="nkr")
    document.save(out)


def _opened(data: bytes) -> Document:
    try:
        import docx
    except ImportError:
        raise MissingExtra("a Word file", "docx") from None
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(part.file_size for part in archive.infolist()) > MAX_UNPACKED:
            raise Unreadable(f"unpacks to more than {MAX_UNPACKED:,} bytes: save the text as a plain text file")
    try:
        return docx.Document(io.BytesIO(data))
    except Exception as error:  # what a damaged part raises differs from part to part
        kind = type(error).__name__
        raise Unreadable(f"is a damaged Word file ({kind}): save the text as a plain text file") from None


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """The paragraphs in their order, those of tables by row and cell; a cell that spans several is read once."""
    from docx.table import Table

    def inside(container: Document | _Cell) -> Iterator[Paragraph]:
        for item in container.iter_inner_content():
            if not isinstance(item, Table):
                yield item
                continue
            cells = {id(cell._tc): cell for row in item.rows for cell in row.cells}
            for cell in cells.values():
                yield from inside(cell)

    yield from inside(document)


def _cut(paragraph: Paragraph, start: int, length: int) -> list[Run]:
    """The runs that hold these letters of a paragraph and no others, which are cut out of theirs."""
    from docx.text.run import Run

    found: list[Run] = []
    at = 0
    for run in [run for item in paragraph.iter_inner_content() for run in getattr(item, "runs", [item])]:
        text = run.text
        first, last = max(start - at, 0), min(start + length - at, len(text))
        at += len(text)
        if first >= last:
            continue
        if (first, last) != (0, len(text)) and all(child.tag.endswith(("}t", "}rPr")) for child in run._r):
            for part, after in ((text[last:], True), (text[:first], False)):
                if part:
                    other = deepcopy(run._r)
                    (run._r.addnext if after else run._r.addprevious)(other)
                    Run(other, run._parent).text = part
            run.text = text[first:last]
        found.append(run)
    return found
