"""The screen: the one place that writes to stdout and stderr, and the only one that makes a Rich console.

Rich is imported only to set tables on a terminal. In a pipe the same sheets are plain text of unlimited width, so
nothing is cut silently. Every text from data is a ``Text``, never markup.
"""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import IO, TYPE_CHECKING, Any, NamedTuple, TypeVar

from nkr.errors import WrongUsage
from nkr.output import cells, sheets
from nkr.output.sheets import Content, Sheet

if TYPE_CHECKING:
    from rich.console import Console

Item = TypeVar("Item")

MANY = 50
"""So many files or sources take long enough to be told how far it is."""
WIDE = 120
"""From this many columns on, a sheet may spread."""
RICH_ROWS = 500
"""Rich takes a third of a millisecond a row: above this, plain text."""


class Format(StrEnum):
    """How an answer is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MD = "md"


STYLES = {
    "error": "bold red",
    "warning": "yellow",
    "good": "green",
    "dim": "dim",
    "strong": "bold",
    "title": "bold",
    "mark": "bold reverse",
}
"""What a style's meaning looks like. Each is also said in words or by a sign, for NO_COLOR and the colour-blind."""


def on_terminal() -> bool:
    """Whether tables go to a terminal."""
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns of the terminal; 100 where there is none, for what has to choose a width."""
    import shutil

    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def draws_unicode() -> bool:
    """Whether stdout can take block and arrow signs; else charts are drawn in ASCII."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf16", "utf32", "utf8sig")


LONGEST_NOTE = 1_000
"""Characters of a line for people."""


def note(text: str) -> None:
    """A line for people, on stderr: data alone goes to stdout. One line, whatever text from data stands in it."""
    if len(text) > LONGEST_NOTE:  # whoever asks for a word of a million letters knows it
        text = f"{text[: LONGEST_NOTE - 200]} … {text[-150:]}"
    print(cells.line(text), file=sys.stderr)  # noqa: T201


def write(text: str) -> None:
    """Text that is already safe, on stdout; signs that the output cannot take are spelled out, letters become ``?``."""
    sys.stdout.write((text if draws_unicode() else _spelled(text)) + "\n")


def _spelled(text: str) -> str:
    return cells.spelled(text, sys.stdout.encoding or "ascii")


def stream(write_to: Callable[[IO[bytes]], None]) -> None:
    """Bytes on stdout, as they are made; a reader that has seen enough ends it quietly."""
    sys.stdout.flush()
    try:
        write_to(sys.stdout.buffer)
        sys.stdout.flush()
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 (the flush at exit must not fail)


def write_json(value: Any) -> None:
    """JSON; letters that the output cannot take are written as escapes, which every reader of JSON undoes."""
    text = cells.json_text(value, indent=2)
    if not draws_unicode():
        import json

        text = "".join(letter if letter.isascii() else json.dumps(letter)[1:-1] for letter in text)
    sys.stdout.write(text + "\n")


def csv_text(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> str:
    """CSV with a header; text cells disarmed, control codes replaced, numbers as they are."""
    names = list(columns or (rows[0] if rows else ()))
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    if names:
        writer.writerow(names)
    for row in rows:
        writer.writerow([cells.spreadsheet(row.get(name)) for name in names])
    return buffer.getvalue()


def write_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None = None) -> None:
    """CSV; raises ``WrongUsage`` where the output cannot take its letters: in data, nothing may turn into ``?``."""
    text = csv_text(rows, columns)
    try:
        text.encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        raise WrongUsage(
            f"this output takes {sys.stdout.encoding}, and the table has other letters: set PYTHONIOENCODING=utf-8, "
            "or take --json."
        ) from None
    sys.stdout.write(text)


def show(answer_sheets: Iterable[Sheet], form: Format) -> None:
    """Write sheets as a table or as Markdown."""
    made = [sheets.lined(sheet) for sheet in answer_sheets]
    if not draws_unicode():
        made = [sheets.respelled(sheet, _spelled) for sheet in made]
    if form is Format.MD:
        write("\n\n".join(sheets.markdown(sheet) for sheet in made))
    elif on_terminal() and sum(len(sheet.rows) for sheet in made) <= RICH_ROWS:
        _show_rich(made)
    else:
        write("\n\n".join(sheets.plain(sheet) for sheet in made))


class Answer(NamedTuple):
    """What a question found, each form of it made only when it is the one that was asked for."""

    value: Callable[[], Any]
    rows: Callable[[], Sequence[Mapping[str, Any]]]
    tables: Callable[[], Iterable[Sheet]]
    columns: Sequence[str] | None = None


FORMATS: dict[Format, Callable[[Answer], None]] = {
    Format.TABLE: lambda found: show(found.tables(), Format.TABLE),
    Format.JSON: lambda found: write_json(found.value()),
    Format.CSV: lambda found: write_csv(found.rows(), found.columns),
    Format.MD: lambda found: show(found.tables(), Format.MD),
}
"""How an answer is written in each format."""


def progress(items: Sequence[Item], label: str, many: int = MANY) -> Iterable[Item]:
    """``items``, with a bar on stderr where that is a terminal and there are ``many``; otherwise nothing is shown."""
    if len(items) < many or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description=label, console=Console(stderr=True, markup=False, emoji=False), transient=True)


def console() -> Console:
    from rich.console import Console

    if os.environ.get("NO_COLOR"):  # takes bold and dim along: whoever sets it wants a screen without escape codes
        return Console(color_system=None, highlight=False, markup=False, emoji=False)
    return Console(highlight=False, markup=False, emoji=False)


NARROWEST = 16
"""Columns that a column of words needs: set narrower, it is a ladder of syllables, and numbers beside it are cut."""
GUTTER = 3
"""Columns between two columns of a table."""


def _fits(sheet: Sheet, width: int) -> bool:
    """Whether a table holds in ``width`` with every number whole."""
    columns = zip(sheet.columns, sheets.widths(sheet), strict=True)
    needed = [size if column.keep else min(size, NARROWEST) for column, size in columns]
    return sum(needed) + GUTTER * (len(needed) - 1) <= width


def _show_stacked(sheet: Sheet, screen: Console) -> None:
    """A table that is too wide: what must stay whole on one line of columns, the words of a row below it, indented."""
    from rich.padding import Padding
    from rich.text import Text

    kept = [place for place, column in enumerate(sheet.columns) if column.keep]
    sizes = sheets.widths(sheet)
    aligned = sum(sizes[place] + 2 for place in kept) - 2 <= screen.width

    def line(cells_of: Sequence[Content]) -> Text:
        parts = []
        for place in kept:
            runs = sheets.runs(cells_of[place])
            text = Text.assemble(*((part.text, STYLES.get(part.style, "")) for part in runs))
            if aligned:
                blank = " " * max(0, sizes[place] - cells.width(text.plain))
                text = Text.assemble(blank, text) if sheet.columns[place].right else Text.assemble(text, blank)
            if text.plain.strip() or aligned:
                parts.append(text)
        whole = Text("  ").join(parts)
        whole.rstrip()
        return whole

    if sheet.headed and kept:
        heading = line([column.title for column in sheet.columns])
        heading.stylize("dim")
        screen.print(heading)
    for row in sheet.rows:
        if kept:
            screen.print(line(row))
        for place, content in enumerate(row):
            if place not in kept and sheets.text_of(content).strip():
                styled = ((part.text, STYLES.get(part.style, "")) for part in sheets.runs(content))
                screen.print(Padding(Text.assemble(*styled), (0, 0, 0, 2 if kept else 0)))


def _show_rich(made: Sequence[Sheet]) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    def styled(content: Content) -> Text:
        return Text.assemble(*((part.text, STYLES.get(part.style, "")) for part in sheets.runs(content)))

    screen = console()
    for number, sheet in enumerate(made):
        if number and sheet.headed:
            screen.print()
        if sheet.title:
            screen.print(Text(cells.printable(sheet.title), style=STYLES["title"]))
        for line in sheet.before:
            screen.print(styled(line))
        if sheet.rows and not _fits(sheet, screen.width):
            _show_stacked(sheet, screen)
        elif sheet.rows:
            table = Table(
                box=SIMPLE_HEAD,
                pad_edge=False,
                show_edge=False,
                show_header=sheet.headed,
                show_lines=sheet.ruled,
                header_style="dim",
                border_style="dim",
            )
            for column in sheet.columns:
                table.add_column(
                    Text(column.title),
                    justify="right" if column.right else "left",
                    no_wrap=column.keep,
                    overflow="fold",
                    width=column.width,
                    min_width=None if column.keep else 8,
                )
            for row in sheet.rows:
                table.add_row(*map(styled, row))
            screen.print(table)
        for line in sheet.after:
            screen.print(styled(line))
