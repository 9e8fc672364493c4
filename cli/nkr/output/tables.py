"""A sheet: a titled table as a value, and its text, plain or in Markdown; ``typesetting`` sets it on a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from nkr.model.grouping import grouped
from nkr.output import escaping


class Cell(NamedTuple):
    """Text from anywhere, and a style that has a meaning: error, warning, good, dim, strong, or none."""

    text: str
    style: str = ""


Content = Cell | str | Sequence[Cell | str]
"""What stands in a cell: text, text with a style, or several of them in a row."""


class Column(NamedTuple):
    """``keep`` is never wrapped or cut: it holds a number, or a picture. ``cut`` ends with … on a terminal that has no
    room for it, so that each row of the sheet keeps to one line; ``first`` is cut before the others.
    """

    title: str
    right: bool = False
    keep: bool = False
    cut: bool = False
    first: bool = False


_KINDS = {
    "!": {"keep": True},
    "#": {"right": True, "keep": True},
    "…": {"cut": True},
    "‥": {"cut": True, "first": True},
}


def columns(*titles: str) -> list[Column]:
    """Columns by their titles. The last sign says what a column holds: ``!`` what is kept whole, ``#`` numbers, ``…``
    words that give way to a narrow terminal, ``‥`` those that give way first; without one, words that are wrapped.
    """
    return [Column(title[:-1], **_KINDS[title[-1]]) if title[-1:] in _KINDS else Column(title) for title in titles]


@dataclass(slots=True)
class Sheet:
    """Rows under columns. ``before`` and ``after`` are lines above and below; ``headed`` is false where a sheet goes on
    under the titles of the one before, in the same columns; ``ruled`` leaves a line between rows; ``style`` is the
    title's, where it is not just a title. A ``block`` is shown whole, or not at all.
    """

    columns: Sequence[Column]
    rows: list[Sequence[Content]] = field(default_factory=list)
    title: str = ""
    headed: bool = True
    before: list[Content] = field(default_factory=list)
    after: list[Content] = field(default_factory=list)
    ruled: bool = False
    style: str = ""
    block: bool = False

    def row(self, *cells: Content) -> None:
        self.rows.append(cells)

    @property
    def has_heading(self) -> bool:
        """Whether titles of columns are to be written: a list of names and values has none."""
        return self.headed and any(column.title for column in self.columns)


def runs(content: Content) -> list[Cell]:
    """The parts of a cell, each with its style, safe to print."""
    if isinstance(content, str):
        return [Cell(escaping.printable(content))]
    if isinstance(content, Cell):
        return [Cell(escaping.printable(content.text), content.style)]
    return [part for item in content for part in runs(item)]


def respelled(sheet: Sheet, spell: Callable[[str], str], *, cells: bool = True) -> Sheet:
    """``sheet`` with every text passed through ``spell``; without ``cells``, its title and the lines around it."""

    def each(content: Content) -> Content:
        return [Cell(spell(part.text), part.style) for part in runs(content)]

    before, after = (list(map(each, lines)) for lines in (sheet.before, sheet.after))
    made = replace(sheet, title=spell(sheet.title), before=before, after=after)
    if cells:
        made.columns = [column._replace(title=spell(column.title)) for column in sheet.columns]
        made.rows = [[each(cell) for cell in row] for row in sheet.rows]
    return made


def alike(made: Iterable[Sheet]) -> dict[int, list[int]]:
    """What each column takes where nothing is broken, by sheet (its ``id``): its longest line or its title.

    In one answer, the columns of sheets that are alike line up.
    """
    sizes: dict[int, list[int]] = {}
    shown = (sheet for sheet in made if sheet.rows)
    for sheets in grouped(shown, lambda sheet: tuple(column._replace(title="") for column in sheet.columns)).values():
        rows: list[Sequence[Content]] = [[column.title for column in sheet.columns] for sheet in sheets]
        rows += [row for sheet in sheets for row in sheet.rows]
        cells = (map(text_of, column) for column in zip(*rows, strict=True))
        widest = [max(escaping.width(line) for text in column for line in text.split("\n")) for column in cells]
        sizes |= {id(sheet): widest for sheet in sheets}
    return sizes


def text_of(content: Content) -> str:
    return "".join(part.text for part in runs(content))


def plain(made: Sequence[Sheet]) -> str:
    """Sheets as plain text of unlimited width: nothing is cut where a program reads it, and every row is one line."""
    sheets = [
        replace(sheet, rows=[[escaping.line(text_of(cell)) for cell in row] for row in sheet.rows]) for sheet in made
    ]
    sizes = alike(sheets)
    return "\n\n".join("\n".join(_plain_lines(sheet, sizes.get(id(sheet), []))) for sheet in sheets)


def _plain_lines(sheet: Sheet, sizes: Sequence[int]) -> Iterator[str]:
    if sheet.title:
        yield escaping.printable(sheet.title)
    yield from map(text_of, sheet.before)
    heading = [[column.title for column in sheet.columns]] if sheet.rows and sheet.has_heading else []
    for row in (*heading, *sheet.rows):
        padded = []
        for text, size, column in zip(map(str, row), sizes, sheet.columns, strict=True):  # ``plain`` made texts of them
            blank = " " * (size - escaping.width(text))
            padded.append(blank + text if column.right else text + blank)
        yield "  ".join(padded).rstrip()
    yield from map(text_of, sheet.after)


def markdown(sheet: Sheet) -> str:
    def row(cells: Iterable[Content]) -> str:
        return "| " + " | ".join(escaping.markdown(text_of(cell)) for cell in cells) + " |"

    blocks = [f"### {escaping.markdown(sheet.title)}"] if sheet.title else []
    blocks += [escaping.markdown(text_of(line)) for line in sheet.before]
    if sheet.rows:
        ruler = "|" + "|".join(" ---: " if column.right else " --- " for column in sheet.columns) + "|"
        blocks.append("\n".join([row(column.title for column in sheet.columns), ruler, *map(row, sheet.rows)]))
    return "\n\n".join([*blocks, *(escaping.markdown(text_of(line)) for line in sheet.after)]).rstrip()
