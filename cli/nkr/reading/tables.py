"""Tables by their columns: each figure's cell with the heads of its row and its column, as a sentence of its own.

A table is lines whose cells are parted by tabs or by ``|``. The first row is the head where it has fewer figures than
the others. A head that is a year comes first, so that it is the figure's time; a column in percent counts percent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from nkr.model.patterns import regex

_RULE = regex(r"[\s|:+=-]*\Z")
_YEAR = regex(r"(?:19|20)[0-9]{2}년?\Z")
_NUMBER = regex(
    r"[^\w]*(?:about |some |more than |over |약 ?)?[0-9][0-9,. \u00a0]*(?:만|천|명|人|%|\+|\*|\))*\Z", re.IGNORECASE
)
_PERCENT = regex(r"%|percent|per cent|share|비율|비중|割合|比率", re.IGNORECASE)
MAX_HEAD = 80
"""Characters of a head that are kept."""


class Cell(NamedTuple):
    """A cell of a line, between two offsets of the whole text."""

    text: str
    start: int
    end: int


class Row(NamedTuple):
    """A figure's cell as a sentence: ``text`` is read, the cell stands in it at ``offset`` and in the table at
    ``start``.

    ``line`` is the line as it stands, ``line_start`` where it begins.
    """

    text: str
    offset: int
    start: int
    line: str
    line_start: int


def cells_of(line: str, at: int) -> list[Cell]:
    """The cells of a line that begins at ``at``; one or none, where it is no row."""
    sign = "|" if "|" in line else "\t"
    if sign not in line or _RULE.match(line):
        return []
    found, start = [], 0
    parts = line.split(sign)
    outer = sign == "|" and not parts[0].strip()
    for number, part in enumerate(parts):
        begin = start + len(part) - len(part.lstrip())
        if not (outer and number == 0) and not (number == len(parts) - 1 and not part.strip()):
            found.append(Cell(part.strip(), at + begin, at + begin + len(part.strip())))
        start += len(part) + 1
    return found


def is_table(text: str) -> bool:
    """Whether a paragraph is a table: at least two lines of cells, one of them with a figure."""
    if "\t" not in text and "|" not in text:
        return False
    rows = [cells_of(line, 0) for line in text.split("\n")]
    wide = [row for row in rows if len(row) > 1]
    return len(wide) > 1 and any(_NUMBER.match(cell.text) for row in wide for cell in row)


def rows(text: str) -> Iterator[Row]:
    """The figures' cells of a table, in order."""
    table: list[tuple[str, int, list[Cell]]] = []
    at = 0
    for line in text.split("\n"):
        cells = cells_of(line, at)
        if len(cells) > 1:
            table.append((line, at, cells))
        at += len(line) + 1
    if not table:
        return
    narrowest = min(len(cells) for *_, cells in table)
    for _, _, cells in table:
        if len(cells) > narrowest and not cells[0].text:
            del cells[0]  # a row of a page begins with the sign that parts its cells
    first = table[0][2]
    headed = _figures(first) == 0 or all(_YEAR.match(cell.text) for cell in first if _NUMBER.match(cell.text))
    heads = [cell.text[:MAX_HEAD] for cell in first] if headed else []
    for line, line_start, cells in table[headed:]:
        for number, cell in enumerate(cells):
            if number == 0 or not _NUMBER.match(cell.text):
                continue
            column = heads[number] if number < len(heads) else ""
            yield _row(cells[0].text[:MAX_HEAD], column, cell, line, line_start)


def _figures(cells: list[Cell]) -> int:
    return sum(bool(_NUMBER.match(cell.text)) for cell in cells)


def _row(head: str, column: str, cell: Cell, line: str, line_start: int) -> Row:
    first, second = (column, head) if _YEAR.match(column) else (head, column)
    before = "".join(f"{part}: " for part in (first, second) if part)
    percent = _PERCENT.search(f"{head} {column}") and "%" not in cell.text and "percent" not in cell.text
    return Row(f"{before}{cell.text}{' percent' if percent else ''}", len(before), cell.start, line, line_start)
