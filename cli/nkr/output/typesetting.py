"""How a sheet is set on a terminal: as a table, or with the words of a row below its numbers where columns are narrow.

No number and no id is ever broken, and no words stand in a ladder: of the two settings the one is taken that needs
fewer lines. Rich sets the lines; where each thing goes is decided here, since Rich would cut whatever is in its way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from nkr.output import escaping, tables
from nkr.output.tables import Cell, Column, Content, Sheet

if TYPE_CHECKING:
    from rich.console import Console
    from rich.text import Text

STYLES = {
    "error": "bold #ffffff on #a40000",
    "warning": "#000000 on #ffd75f",
    "good": "bold",
    "dim": "",
    "strong": "bold",
    "title": "bold",
    "mark": "bold reverse",
}
"""What a style's meaning looks like. Colours bring their own background, and all else has the terminal's own colours,
so that everything can be read on a light and on a dark screen. Each style is also said in words or by a sign.
"""

GUTTER = 3
"""Columns between two columns of a table."""
GAP = 2
"""The same where each row keeps to one line."""
NARROWEST = 12
"""Columns that a column of words needs, to be no ladder of syllables."""
LONGEST_WORD = 60
"""An id is never broken, so that it can be copied; an address or a digest, longer than this, may be."""
INDENT = 4
"""How far the words below a row stand in."""
APART, APART_IN_ASCII = " · ", " - "
"""Between what stands on one line below a row."""


def show(made: Sequence[Sheet], screen: Console) -> None:
    """Print sheets. Those that go on under one heading are set alike, so that their columns line up."""
    alike = tables.alike(made)
    with screen:  # gathered, and written at once
        for number, together in enumerate(tables.runs_on(made)):
            if number:
                screen.print()
            _show_together(together, alike, screen)


def _show_together(together: Sequence[Sheet], alike: Mapping[int, list[int]], screen: Console) -> None:
    rows = [row for sheet in together for row in sheet.rows]
    sizes = next((alike[id(sheet)] for sheet in together if sheet.rows), [])
    cut = _cut_widths(together[0].columns, sizes, screen.width) if rows else None
    wanted = _table_widths(together[0], sizes, rows, screen.width) if rows and not cut else None
    for number, sheet in enumerate(together):
        if number:
            screen.print()
        if sheet.title:
            screen.print(_styled(Cell(sheet.title, sheet.style or "title")))
        _lines(sheet.before, screen)
        if sheet.rows and cut:
            _one_line_rows(sheet, cut, screen)
        elif sheet.rows and wanted:
            _table(sheet, wanted, screen)
        elif sheet.rows:
            _stacked(sheet, sizes, screen)
        if sheet.rows and sheet.ruled and sheet.after:
            screen.print()
        _lines(sheet.after, screen)


def _styled(content: Content) -> Text:
    from rich.text import Text

    runs = tables.runs(content)
    if len(runs) == 1:
        return Text(runs[0].text, STYLES.get(runs[0].style, ""))
    return Text.assemble(*((part.text, STYLES.get(part.style, "")) for part in runs))


def _lines(found: Iterable[Content], screen: Console) -> None:
    """Lines around a table; what is wrapped of an indented one stands further in."""
    for content in found:
        text = _styled(content)
        inset = len(text.plain) - len(text.plain.lstrip(" "))
        _wrapped(text[inset:] if inset else text, inset, screen, 2 if inset else 0)


def _wrapped(text: Text, inset: int, screen: Console, hanging: int = 0) -> None:
    from rich.text import Text

    first, *rest = text.wrap(screen, max(1, screen.width - inset - hanging)) or [text]
    screen.print(Text.assemble(" " * inset, first))
    for line in rest:
        screen.print(Text.assemble(" " * (inset + hanging), line))


def _table_widths(
    sheet: Sheet, sizes: Sequence[int], rows: Sequence[Sequence[Content]], width: int
) -> list[int] | None:
    """The columns' widths in a table of ``width``; none where nothing fits, or where words below take fewer lines."""
    free = width - GUTTER * (len(sizes) - 1)
    if sum(sizes) <= free:
        return list(sizes)
    needed = [
        size if column.keep else min(size, max(NARROWEST, _longest_word(row[place] for row in rows)))
        for place, (column, size) in enumerate(zip(sheet.columns, sizes, strict=True))
    ]
    if sum(needed) > free:
        return None
    level = free  # columns of words are cut back to a common level, so that the longest give way first
    while sum(given := [min(size, max(need, level)) for size, need in zip(sizes, needed, strict=True)]) > free:
        level -= 1
    texts = [[tables.text_of(cell) for cell in row] for row in rows]
    tabled = sum(max(_height(text, size) for text, size in zip(row, given, strict=True)) for row in texts)
    inline = _inline(sheet, sizes, width)
    below = [[text for place, text in enumerate(row) if place not in inline and text.strip()] for row in texts]
    stacked = sum(bool(inline) + sum(_height(text, width - INDENT) for text in row) for row in below)
    return given if tabled < stacked else None


def _cut_widths(columns: Sequence[Column], sizes: Sequence[int], width: int) -> list[int] | None:
    """The columns' widths where each row keeps to one line of ``width``; none where a sheet is not set so, or where not
    even that has room. A width of 0 is that of a column that goes under its row, since an id is not cut.
    """
    if not tables.one_line(columns):
        return None
    under = [0 if column.below else size for column, size in zip(columns, sizes, strict=True)]
    return _cut_to(columns, sizes, width) or _cut_to(columns, under, width)


def _cut_to(columns: Sequence[Column], sizes: Sequence[int], width: int) -> list[int] | None:
    free = width - GAP * (sum(map(bool, sizes)) - 1)
    for level in range(max(sizes), NARROWEST - 1, -1):  # the longest give way first
        given = [
            min(size, level) if column.cut and not column.below else size
            for column, size in zip(columns, sizes, strict=True)
        ]
        if sum(given) <= free:
            return given
    return None


def _one_line_rows(sheet: Sheet, sizes: Sequence[int], screen: Console) -> None:
    """Rows of one line each, under their titles; what has no room ends with …, and an id goes under its row."""
    from rich.text import Text

    mark = "..." if screen.options.ascii_only else "…"

    def line(row: Sequence[Content]) -> Text:
        parts: list[Text | str] = []
        for column, content, size in zip(sheet.columns, row, sizes, strict=True):
            if column.below and not size:
                continue
            text = _styled(content)
            if escaping.width(text.plain) > size:
                text.truncate(size - len(mark))
                text.append(mark)
            blank = " " * (size - escaping.width(text.plain))
            parts += [blank, text, " " * GAP] if column.right else [text, blank, " " * GAP]
        whole = Text.assemble(*parts)
        whole.rstrip()
        return whole

    if sheet.has_heading:
        screen.print(line([column.title for column in sheet.columns]))
        rule = "-" if screen.options.ascii_only else "─"
        screen.print(rule * min(screen.width, sum(sizes) + GAP * (sum(map(bool, sizes)) - 1)))
    below = [place for place, column in enumerate(sheet.columns) if column.below and not sizes[place]]
    for row in sheet.rows:
        screen.print(line(row), crop=False, no_wrap=True)
        for place in below:
            if tables.text_of(row[place]):
                screen.print(Text.assemble(" " * INDENT, _styled(row[place])), crop=False, no_wrap=True)


def _longest_word(found: Iterable[Content]) -> int:
    words = (escaping.width(word) for cell in found for word in tables.text_of(cell).split())
    return max((word for word in words if word <= LONGEST_WORD), default=0)


def _height(text: str, width: int) -> int:
    """Lines that ``text`` takes in ``width``, about: a tenth of each is lost where words end."""
    return sum(
        1 if (size := escaping.width(line)) <= width else -(-size * 10 // (width * 9)) for line in text.split("\n")
    )


def _inline(sheet: Sheet, sizes: Sequence[int], width: int) -> list[int]:
    """The columns that stay on a row's first line where words go below: numbers, and the first words that have room.

    What comes after words that have none goes below too, so that a row reads in the order of its columns.
    """
    taken = {place for place, column in enumerate(sheet.columns) if column.keep}
    used = sum(sizes[place] + GUTTER for place in taken) - GUTTER
    for place in range(len(sizes)) if taken else ():
        if place not in taken:
            used += GUTTER + sizes[place]
            if used > width:
                break
            taken.add(place)
    return sorted(taken)


def _table(sheet: Sheet, wanted: Sequence[int], screen: Console) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    table = Table(
        box=SIMPLE_HEAD,
        pad_edge=False,
        show_edge=False,
        show_header=sheet.has_heading,
        show_lines=sheet.ruled,
        header_style="dim",
        border_style="dim",
    )
    for column, size in zip(sheet.columns, wanted, strict=True):
        table.add_column(
            Text(column.title),
            justify="right" if column.right else "left",
            no_wrap=column.keep,
            overflow="fold",
            width=size,
        )
    for row in sheet.rows:
        table.add_row(*map(_styled, row))
    screen.print(table, crop=False)  # its columns were made to fit


def _stacked(sheet: Sheet, sizes: Sequence[int], screen: Console) -> None:
    """What must stay whole on one line of columns; the words of a row below it, indented."""
    from rich.text import Text

    apart = APART_IN_ASCII if screen.options.ascii_only else APART
    inline = _inline(sheet, sizes, screen.width)
    aligned = sum(sizes[place] + GUTTER for place in inline) - GUTTER <= screen.width

    def line(row: Sequence[Content]) -> Text:
        parts: list[Text | str] = []
        for place in inline:
            text = _styled(row[place])
            if aligned:
                blank = " " * max(0, sizes[place] - escaping.width(text.plain))
                parts += [blank, text] if sheet.columns[place].right else [text, blank]
                parts.append(" " * GUTTER)
            elif text.plain.strip():
                parts += [text, "  "]
        whole = Text.assemble(*parts)
        whole.rstrip()
        return whole

    if sheet.has_heading:
        titles = [column.title for column in sheet.columns]
        below = apart.join(title for place, title in enumerate(titles) if place not in inline and title)
        for heading in (line(titles), Text(" " * INDENT * bool(inline) + below)):
            if heading.plain.strip():
                heading.stylize("dim")
                screen.print(heading)
        screen.print(Text(("-" if screen.options.ascii_only else "─") * screen.width, style="dim"))
    for number, row in enumerate(sheet.rows):
        if number and sheet.ruled:
            screen.print()
        if inline:
            screen.print(line(row))
        words = [_styled(row[place]) for place in range(len(row)) if place not in inline]
        for text in _packed(words, apart, screen.width - INDENT):
            _wrapped(text, INDENT if inline else 0, screen)


def _packed(found: Sequence[Text], apart: str, width: int) -> list[Text]:
    """Words below a row, several on a line where they fit whole."""
    from rich.text import Text

    lines: list[Text] = []
    for text in found:
        if not text.plain.strip():
            continue
        if lines and escaping.width(lines[-1].plain) + len(apart) + escaping.width(text.plain) <= width:
            lines[-1] = Text.assemble(lines[-1], (apart, "dim"), text)
        else:
            lines.append(text)
    return lines
