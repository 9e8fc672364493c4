"""A sheet: a titled table as a value, and how it is set as plain text, Markdown, or (in screen) with Rich."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from nkr.output import cells


class Cell(NamedTuple):
    """Text from anywhere, and a style that has a meaning: error, warning, good, dim, strong, or none."""

    text: str
    style: str = ""


Content = Cell | str | Sequence[Cell | str]
"""What stands in a cell: text, text with a style, or several of them in a row."""


@dataclass(frozen=True, slots=True)
class Column:
    """``keep`` is never wrapped or cut: it holds a number. ``width`` lines up the columns of several sheets."""

    title: str
    right: bool = False
    keep: bool = False
    width: int | None = None


@dataclass(slots=True)
class Sheet:
    """Rows under columns. ``before`` and ``after`` are lines above and below; ``headed`` is false where the columns'
    titles stand on the sheet before; ``ruled`` draws a line between rows.
    """

    columns: Sequence[Column]
    rows: list[Sequence[Content]] = field(default_factory=list)
    title: str = ""
    headed: bool = True
    before: list[Content] = field(default_factory=list)
    after: list[Content] = field(default_factory=list)
    ruled: bool = False


def runs(content: Content) -> list[Cell]:
    """The parts of a cell, each with its style, safe to print."""
    if isinstance(content, str):
        return [Cell(cells.printable(content))]
    if isinstance(content, Cell):
        return [Cell(cells.printable(content.text), content.style)]
    return [part for item in content for part in runs(item)]


def respelled(sheet: Sheet, spell: Callable[[str], str]) -> Sheet:
    """``sheet`` with every text passed through ``spell``: for an output that cannot write all letters."""

    def each(content: Content) -> list[Cell | str]:
        return [Cell(spell(part.text), part.style) for part in runs(content)]

    return replace(
        sheet,
        columns=[replace(column, title=spell(column.title)) for column in sheet.columns],
        rows=[[each(cell) for cell in row] for row in sheet.rows],
        title=spell(sheet.title),
        before=[each(line) for line in sheet.before],
        after=[each(line) for line in sheet.after],
    )


def lined(sheet: Sheet) -> Sheet:
    """``sheet`` with its title and the lines around it on one line each. Cells may have several: articles do."""

    def one(content: Content) -> Content:
        if isinstance(content, str):
            return cells.line(content)
        if isinstance(content, Cell):
            return Cell(cells.line(content.text), content.style)
        return [Cell(cells.line(part.text), part.style) for part in runs(content)]

    return replace(
        sheet, title=cells.line(sheet.title), before=list(map(one, sheet.before)), after=list(map(one, sheet.after))
    )


def widths(sheet: Sheet) -> list[int]:
    """What each column takes where nothing is broken: its longest line, its title among them, or its set width."""
    texts = [[text_of(cell) for cell in row] for row in sheet.rows]
    if sheet.headed:
        texts.append([column.title for column in sheet.columns])
    longest = [
        max(cells.width(line) for text in column for line in text.split("\n")) for column in zip(*texts, strict=True)
    ]
    return [column.width or size for column, size in zip(sheet.columns, longest, strict=True)]


def text_of(content: Content) -> str:
    return "".join(part.text for part in runs(content))


def plain(sheet: Sheet) -> str:
    """Plain text of unlimited width: nothing is cut where a program reads it, and every row is one line."""
    lines = [text_of(line) for line in sheet.before]
    if sheet.title:
        lines.insert(0, cells.printable(sheet.title))
    rows = [[text_of(cell).replace("\n", " ").replace("\t", " ") for cell in row] for row in sheet.rows]
    if rows:
        titles = [column.title for column in sheet.columns]
        widths = [max(map(cells.width, texts)) for texts in zip(titles, *rows, strict=True)]
        for texts in (titles, *rows) if sheet.headed else rows:
            padded = [
                " " * (size - cells.width(text)) + text if column.right else text + " " * (size - cells.width(text))
                for text, size, column in zip(texts, widths, sheet.columns, strict=True)
            ]
            lines.append("  ".join(padded).rstrip())
    lines += [text_of(line) for line in sheet.after]
    return "\n".join(lines)


def markdown(sheet: Sheet) -> str:
    """A Markdown table with its lines around it."""
    lines = [f"### {cells.markdown(sheet.title)}", ""] if sheet.title else []
    for line in sheet.before:
        lines += [cells.markdown(text_of(line)), ""]
    if sheet.rows:
        lines.append("| " + " | ".join(cells.markdown(column.title) for column in sheet.columns) + " |")
        lines.append("|" + "|".join(" ---: " if column.right else " --- " for column in sheet.columns) + "|")
        lines += ["| " + " | ".join(cells.markdown(text_of(cell)) for cell in row) + " |" for row in sheet.rows]
        lines.append("")
    for line in sheet.after:
        lines += [cells.markdown(text_of(line)), ""]
    return "\n".join(lines).rstrip()
