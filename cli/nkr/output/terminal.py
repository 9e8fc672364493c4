"""The screen: the one place that writes to stdout and stderr.

Tables are set on a terminal only. In a pipe the same sheets are plain text of unlimited width: nothing is cut silently.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from typing import IO, Any, NamedTuple, TypeVar

from nkr.errors import WrongUsage
from nkr.output import escaping, tables
from nkr.output.tables import Sheet

Item = TypeVar("Item")

MANY = 50
"""Show a progress bar from this many items."""
WIDE = 120
"""From this many columns on, a sheet may spread."""
MAX_SET = 500
"""Rows that are set for the terminal; more are plain text."""


class Format(StrEnum):
    TABLE = "table"
    JSON = "json"
    NDJSON = "ndjson"
    CSV = "csv"
    MD = "md"
    SARIF = "sarif"  # this and the next of a checked text alone
    JSONLD = "jsonld"


def on_terminal() -> bool:
    """Whether tables go to a terminal."""
    return sys.stdout.isatty()


def takes_colour() -> bool:
    """Whether it takes escape codes: not where NO_COLOR is set, nor in a terminal that says that it knows none."""
    return on_terminal() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """Columns of the terminal; 100 where there is none, for what has to choose a width."""
    return _size().columns if sys.stdout.isatty() else 100


def _size() -> os.terminal_size:
    import shutil  # loads two packers: only where there is a terminal

    return shutil.get_terminal_size((100, 24))


def draws_unicode() -> bool:
    """Whether stdout can take block and arrow signs; else charts are drawn in ASCII."""
    return (sys.stdout.encoding or "").lower().replace("-", "") in ("utf8", "utf16", "utf32", "utf8sig")


def note(text: str) -> None:
    """A line for people, on stderr: data alone goes to stdout. One line, whatever text from data stands in it."""
    if len(text) > 1_000:  # a word of a million letters
        text = f"{text[:800]} … {text[-150:]}"
    with suppress(OSError):  # no one to tell: the answer and its status stand all the same
        print(escaping.line(text), file=sys.stderr)  # noqa: T201


paging = True
"""Whether an answer that is longer than the screen goes through a pager; ``--no-pager`` switches it off."""


def write(text: str) -> None:
    """Text that is already safe, on stdout; signs that the output cannot take are spelled out, letters become ``?``."""
    _put((text if draws_unicode() else _spelled(text)) + "\n")


def _put(text: str) -> None:
    """Text on stdout: through a pager where that is a terminal and the text is longer than it, as git does."""
    if not (on_terminal() and paging and text.count("\n") >= _size().lines and _paged(text)):
        sys.stdout.write(text)


def _paged(text: str) -> bool:
    """Whether a pager has shown ``text``: ``NKR_PAGER``, ``PAGER`` or less; none where that is empty or cat."""
    import shlex
    import shutil
    import subprocess

    command = shlex.split(os.environ.get("NKR_PAGER", os.environ.get("PAGER", "less")))
    if not command or command == ["cat"] or os.environ.get("TERM") == "dumb" or shutil.which(command[0]) is None:
        return False
    environment = {"LESS": "FRX", "LV": "-c", "LESSCHARSET": "utf-8"} | os.environ  # as git sets them
    sys.stdout.flush()
    with suppress(OSError, ValueError):
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=environment)  # noqa: S603 (the user's own choice)
        with suppress(BrokenPipeError, KeyboardInterrupt):  # the reader has seen enough
            pager.communicate(text.encode("utf-8", "replace"))
        while pager.poll() is None:
            with suppress(KeyboardInterrupt):  # Ctrl-C is the pager's
                pager.wait()
        return True
    return False


def _spelled(text: str) -> str:
    return escaping.spelled(text, sys.stdout.encoding or "ascii")


def stream(write_to: Callable[[IO[bytes]], None]) -> None:
    """Bytes on stdout, as they are made."""
    sys.stdout.flush()
    write_to(sys.stdout.buffer)
    sys.stdout.flush()


LONG = 400
"""Records above which JSON has one on a line: indented they take several times as long."""


def write_json(value: Any) -> None:
    """JSON; letters that the output cannot take are written as escapes, which every reader of JSON undoes."""
    long = isinstance(value, list) and len(value) > LONG
    _put("[\n" + ",\n".join(map(_json, value)) + "\n]\n" if long else _json(value, indent=2) + "\n")


def _json(value: Any, indent: int | None = None) -> str:
    return escaping.json_text(value, indent, ascii_only=not draws_unicode())


def write_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str] | None) -> None:
    """CSV with a header: text cells disarmed, control codes replaced, numbers as they are.

    Raises ``WrongUsage`` where the output cannot take its letters: in data, nothing may turn into ``?``.
    """
    import csv
    import io

    names = list(columns or (rows[0] if rows else ()))
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerows([names] if names else [])
    writer.writerows([escaping.spreadsheet(row.get(name)) for name in names] for row in rows)
    try:
        buffer.getvalue().encode(sys.stdout.encoding or "utf-8")
    except UnicodeEncodeError:
        other = f"this output takes {sys.stdout.encoding}, and the table has other letters"
        raise WrongUsage(f"{other}: set PYTHONIOENCODING=utf-8, or use --json.") from None
    _put(buffer.getvalue())


def show(answer_sheets: Iterable[Sheet], form: Format) -> None:
    made = [tables.respelled(sheet, escaping.line, cells=False) for sheet in answer_sheets]
    if not draws_unicode():
        made = [tables.respelled(sheet, _spelled) for sheet in made]
    if form is Format.MD:
        write("\n\n".join(tables.markdown(sheet) for sheet in made))
    elif on_terminal() and sum(len(sheet.rows) for sheet in made) <= MAX_SET:
        from nkr.output.typesetting import Page

        signs = () if draws_unicode() else ("...", "-", " - ")
        _put(Page(terminal_width(), takes_colour(), *signs).written(made))
    else:
        write(tables.plain(made))


class Answer(NamedTuple):
    """What a question found, each form of it made only when it is the one that was asked for."""

    value: Callable[[], Any]
    rows: Callable[[], Sequence[Mapping[str, Any]]]
    tables: Callable[[], Iterable[Sheet]]
    columns: Sequence[str] | None = None


def _write_lines(found: Answer) -> None:
    entries = value if isinstance(value := found.value(), list) else found.rows()
    _put("".join(f"{_json(each)}\n" for each in entries))


FORMATS: dict[Format, Callable[[Answer], None]] = {
    Format.TABLE: lambda found: show(found.tables(), Format.TABLE),
    Format.JSON: lambda found: write_json(found.value()),
    Format.NDJSON: _write_lines,
    Format.CSV: lambda found: write_csv(found.rows(), found.columns),
    Format.MD: lambda found: show(found.tables(), Format.MD),
}


def progress(items: Sequence[Item], label: str, many: int = MANY) -> Iterable[Item]:
    """``items``, with a bar on stderr where that is a terminal and there are ``many``; otherwise nothing is shown."""
    if len(items) < many or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return items
    from rich.console import Console
    from rich.progress import track

    return track(items, description=label, console=Console(stderr=True, markup=False, emoji=False), transient=True)
