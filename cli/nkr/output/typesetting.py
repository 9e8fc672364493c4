"""How a sheet is set on a terminal: as a table, or with the words of a row below its numbers where columns are narrow.

No number and no id is ever broken, and no words stand in a ladder: of the two settings the one is taken that needs
fewer lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import NamedTuple

from nkr.output import escaping, tables
from nkr.output.tables import Cell, Column, Content, Sheet

STYLES = {
    **{"error": "1;38;5;231;48;5;124", "warning": "38;5;16;48;5;221", "mark": "1;7", "dim": ""},
    **dict.fromkeys(("good", "strong", "title"), "1"),
}
"""What a style's meaning looks like, as a terminal's codes: bold, reversed, or white on red and black on yellow of its
256 colours. Colours bring their own background, and all else has the terminal's own colours, so that everything can be
read on a light and on a dark screen. Each style is also said in words or by a sign.
"""

GUTTER = 3
"""Columns between two columns of a table."""
GAP = 2
"""The same where each row keeps to one line."""
NARROWEST = 12
"""Columns that a column of words needs, to be no ladder of syllables."""
READABLE = 40
"""Columns of words that still say what they are about."""
LONGEST_WORD = 60
"""An id is never broken, so that it can be copied; an address or a digest, longer than this, may be."""
INDENT = 4

_NUMBER = re.compile(r"[0-9][0-9.,–-]*\Z")

Line = Sequence[Cell]


class Setting(NamedTuple):
    """The width of each column, 0 for one that goes below its row; ``cut`` where each row keeps to one line."""

    sizes: Sequence[int]
    gap: int = GUTTER
    cut: bool = False

    @property
    def total(self) -> int:
        shown = [size for size in self.sizes if size]
        return sum(shown) + self.gap * (len(shown) - 1)


class Page(NamedTuple):
    """A terminal: its width, whether it takes codes for colours, and the signs that cut, rule and part."""

    width: int
    colour: bool = False
    mark: str = "…"
    rule: str = "─"
    apart: str = " · "

    def written(self, made: Sequence[Sheet]) -> str:
        """Sheets as text. Those that go on under one heading are set alike, so that their columns line up."""
        alike = tables.alike(made)
        together: list[list[Sheet]] = []
        for sheet in made:
            if sheet.headed or not together:
                together.append([])
            together[-1].append(sheet)
        lines: list[Line] = []
        for sheets in together:
            sizes = next((alike[id(sheet)] for sheet in sheets if sheet.rows), [])
            setting = self._setting(sheets, sizes) if sizes else Setting(())
            for sheet in sheets:
                lines += [[], *self._sheet(sheet, setting)] if lines else self._sheet(sheet, setting)
        return "".join("".join(map(self._coloured, line)) + "\n" for line in lines)

    def _coloured(self, run: Cell) -> str:
        codes = STYLES.get(run.style, "") if self.colour else ""
        return f"\x1b[{codes}m{run.text}\x1b[0m" if codes and run.text else run.text

    def _sheet(self, sheet: Sheet, setting: Setting) -> list[Line]:
        title = [Cell(sheet.title, sheet.style or "title")] if sheet.title else []
        lines = self._around([*title, *sheet.before])
        if sheet.rows and sheet.has_heading:
            titles = [column.title for column in sheet.columns]
            width = self.width if 0 in setting.sizes and not setting.cut else min(self.width, setting.total)
            lines += [*self._row(titles, sheet.columns, setting), [Cell(self.rule * width)]]
        apart: list[Line] = [[]] if sheet.ruled and not setting.cut else []
        for number, row in enumerate(sheet.rows):
            lines += [*(apart if number else ()), *self._row(row, sheet.columns, setting)]
        return [*lines, *(apart if sheet.rows and sheet.after else ()), *self._around(sheet.after)]

    def _around(self, contents: Iterable[Content]) -> list[Line]:
        """Lines around a table; what is wrapped of an indented one stands further in."""
        lines: list[Line] = []
        for content in contents:
            runs, text = tables.runs(content), tables.text_of(content)
            inset = len(text) - len(text.lstrip(" "))
            hanging = inset + 2 if inset else 0
            first, *rest = _wrapped(_part(runs, inset, len(text)), self.width - hanging)
            lines += [[Cell(" " * inset), *first], *([Cell(" " * hanging), *line] for line in rest)]
        return lines

    def _row(self, row: Sequence[Content], columns: Sequence[Column], setting: Setting) -> list[Line]:
        """What stands beside one another, then what goes below, indented, several on a line where they fit whole."""
        cells = [tables.runs(content) for content in row]
        shown = [(cell, column, size) for cell, column, size in zip(cells, columns, setting.sizes, strict=True) if size]
        lines: list[Line] = []
        if setting.total > self.width:  # numbers that no line has room for
            words = [run for cell, _, _ in shown if _width(cell) for run in (*cell, Cell("  "))]
            lines += _wrapped(words, self.width)
        elif shown:
            beside = [[self._cut(cell, size)] if setting.cut else _wrapped(cell, size) for cell, _, size in shown]
            lines += [_aligned(line, shown, setting.gap) for line in zip_longest(*beside, fillvalue=())]
        below = [cell for cell, size in zip(cells, setting.sizes, strict=True) if not size and _width(cell)]
        inset = Cell(" " * INDENT if shown else "")
        for words in self._packed(below):
            lines += [[inset, *line] for line in _wrapped(words, self.width - len(inset.text))]
        return [line for line in lines if _width(line)] or [[]]

    def _cut(self, runs: Line, size: int) -> Line:
        text = "".join(run.text for run in runs)
        if escaping.width(text) <= size:
            return runs
        end = _fitting(text, 0, size - len(self.mark))
        if (number := _NUMBER.search(text[: end + 1])) and number.end() > end > number.start() > 0:
            end = number.start()  # part of a number would read as another
        return [*_part(runs, 0, end), Cell(self.mark)]

    def _packed(self, found: Sequence[list[Cell]]) -> list[list[Cell]]:
        lines: list[list[Cell]] = []
        for words in found:
            if lines and _width(lines[-1]) + len(self.apart) + _width(words) <= self.width - INDENT:
                lines[-1] = [*lines[-1], Cell(self.apart), *words]
            else:
                lines.append(words)
        return lines

    def _setting(self, together: Sequence[Sheet], sizes: Sequence[int]) -> Setting:
        """The setting of sheets that go on under one heading, whose columns take ``sizes`` where nothing is broken."""
        columns, rows = together[0].columns, [row for sheet in together for row in sheet.rows]
        if any(column.cut for column in columns) and (setting := self._one_line(columns, sizes)):
            return setting
        table, stacked = Setting(sizes), Setting(_stacked(columns, sizes, self.width))
        if table.total <= self.width:
            return table

        def longest_word(place: int) -> int:
            words = (escaping.width(word) for row in rows for word in tables.text_of(row[place]).split())
            return max((word for word in words if word <= LONGEST_WORD), default=0)

        needed = [
            size if column.keep else min(size, max(NARROWEST, longest_word(place)))
            for place, (column, size) in enumerate(zip(columns, sizes, strict=True))
        ]
        if Setting(needed).total > self.width:
            return stacked
        level = self.width  # columns of words are cut back to a common level, so that the longest give way first
        while table.total > self.width:
            level -= 1
            table = Setting([min(size, max(need, level)) for size, need in zip(sizes, needed, strict=True)])
        if not any(stacked.sizes):  # words alone read better beside one another
            return table
        return min(table, stacked, key=lambda setting: sum(len(self._row(row, columns, setting)) for row in rows))

    def _one_line(self, columns: Sequence[Column], sizes: Sequence[int]) -> Setting | None:
        """Rows of one line each, the longest words cut first; none where that has no room.

        Columns that are to be cut first give way when the others have no more room than ``READABLE``.
        """
        given = list(sizes)
        for first, least in ((False, READABLE), (True, NARROWEST), (False, NARROWEST)):
            cut = [place for place, column in enumerate(columns) if column.cut and column.first is first]
            for level in range(max(sizes), least - 1, -1):
                given = [min(size, level) if place in cut else size for place, size in enumerate(given)]
                if (setting := Setting(given, GAP, cut=True)).total <= self.width:
                    return setting
        return None


def _stacked(columns: Sequence[Column], sizes: Sequence[int], width: int) -> list[int]:
    """The widths of what stays on a row's first line: numbers, and the first words that have room.

    What comes after words that have none goes below too, so that a row reads in the order of its columns.
    """
    taken = {place for place, column in enumerate(columns) if column.keep}
    used = sum(sizes[place] + GUTTER for place in taken) - GUTTER
    for place in [place for place in range(len(sizes)) if taken and place not in taken]:
        used += GUTTER + sizes[place]
        if used > width:
            break
        taken.add(place)
    return [size if place in taken else 0 for place, size in enumerate(sizes)]


def _aligned(line: Sequence[Line], shown: Sequence[tuple[object, Column, int]], gap: int) -> Line:
    parts: list[Cell] = []
    for words, (_, column, size) in zip(line, shown, strict=True):
        blank = Cell(" " * (size - _width(words)))
        parts += [Cell(" " * gap if parts else ""), *([blank, *words] if column.right else [*words, blank])]
    while parts and not parts[-1].text.strip():
        parts.pop()
    return [*parts[:-1], parts[-1]._replace(text=parts[-1].text.rstrip())] if parts else parts


def _width(line: Line) -> int:
    return sum(escaping.width(run.text) for run in line)


def _fitting(text: str, start: int, width: int) -> int:
    """Where what fits into ``width`` columns ends: one letter at least."""
    end = start
    while end < len(text) and (width := width - escaping.width(text[end])) >= 0:
        end += 1
    return max(end, start + 1)


def _part(runs: Line, start: int, end: int) -> list[Cell]:
    """The letters from ``start`` to ``end``, each in its style."""
    found, at = [], 0
    for run in runs:
        if text := run.text[max(start - at, 0) : max(end - at, 0)]:
            found.append(Cell(text, run.style))
        at += len(run.text)
    return found


def _wrapped(runs: Line, width: int) -> list[Line]:
    """Lines of at most ``width`` columns, broken between words; a longer word is broken."""
    text = "".join(run.text for run in runs)
    spans: list[tuple[int, int]] = []
    at = 0
    for line in text.split("\n"):
        start = end = at
        for word in re.finditer(r"\S+", line):
            if end > start and escaping.width(text[start : at + word.end()]) > width:
                spans.append((start, end))
                start = at + word.start()
            end = at + word.end()
            while escaping.width(text[start:end]) > max(width, 1):
                spans.append((start, start := _fitting(text, start, width)))
        spans.append((start, end))
        at += len(line) + 1
    return [_part(runs, *span) for span in spans]
