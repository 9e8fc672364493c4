"""The manual: pages of text that ``nkr help TOPIC`` prints and the man page holds.

A page is a file of plain text: a line "Title: what it is about", then blocks parted by blank lines. A block is a
paragraph; or a word with an indented explanation below it; or, indented throughout, lines that stay as they are.
"""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

TOPICS = ("verdicts", "qualifiers", "periods", "voices", "formats", "exit-statuses", "files", "curating")
"""The pages, in the order in which a new reader wants them."""

_FOLDER = Path(__file__).parent
_INDENT = "    "


class Block(NamedTuple):
    """``term`` is what a definition explains, empty for others; ``literal`` lines are not filled."""

    lines: tuple[str, ...]
    term: str = ""
    literal: bool = False

    @property
    def text(self) -> str:
        return " ".join(self.lines)


class Page(NamedTuple):
    name: str
    title: str
    summary: str
    blocks: tuple[Block, ...]


class Command(NamedTuple):
    """A command as its own help tells it: usage, the paragraphs of its description, its options with their meaning."""

    name: str
    usage: str
    description: str
    options: Sequence[tuple[str, str]]


def page(name: str) -> Page:
    """A page by its name, which is one of ``TOPICS``."""
    first, _, rest = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("\n")
    title, _, summary = first.partition(": ")
    return Page(name, title, summary, tuple(_blocks(rest)))


def _blocks(text: str) -> Iterable[Block]:
    for part in text.strip("\n").split("\n\n"):
        lines = part.strip("\n").split("\n")
        if all(line.startswith(_INDENT) for line in lines):
            yield Block(tuple(line.removeprefix(_INDENT) for line in lines), literal=True)
        elif len(lines) > 1 and all(line.startswith(_INDENT) for line in lines[1:]):
            yield Block(tuple(line.strip() for line in lines[1:]), term=lines[0])
        else:
            yield Block(tuple(lines))


def plain(shown: Page, width: int) -> str:
    """A page for a terminal of ``width`` columns."""
    parts = [_filled(f"{shown.title}: {shown.summary}", width)]
    for block in shown.blocks:
        if block.literal:
            written = "\n".join(_INDENT + line for line in block.lines)
        elif block.term:
            written = f"{block.term}\n{_filled(block.text, width, _INDENT)}"
        else:
            written = _filled(block.text, width)
        parts.append(written)
    return "\n\n".join(parts)


def _filled(text: str, width: int, indent: str = "") -> str:
    wrapper = textwrap.TextWrapper(max(40, width), indent, indent, break_long_words=False, break_on_hyphens=False)
    return wrapper.fill(text)


# --- the man page --------------------------------------------------------------------------------------------------


def man_page(version: str, summary: str, options: Sequence[tuple[str, str]], commands: Sequence[Command]) -> str:
    """The manual page nkr(1): what each command's own help says, then every page; ``options`` are nkr's own."""
    lines = [
        '.\\" Made by "nkr help --man" from the help of the commands and the pages of the manual. Do not edit.',
        f'.TH NKR 1 "" "nkr {version}" "User Commands"',
        ".SH NAME",
        f"nkr \\- {_safe(_lowered(summary))}",
        ".SH SYNOPSIS",
        ".B nkr",
        ".I COMMAND",
        "[\\fIoption\\fR]...",
        ".SH DESCRIPTION",
        _safe(summary),
        ".PP",
        _safe("Nothing is averaged, no hedge is dropped, and a bound never prints as a value."),
        ".SH OPTIONS",
        *_options(options),
        ".SH COMMANDS",
    ]
    common = _common(commands)
    for command in commands:
        lines += _command(command, common)
    lines += [
        ".SH COMMON OPTIONS",
        _safe("Commands that answer a question take these, as far as they are named there."),
    ]
    lines += _options(common)
    for name in TOPICS:
        lines += _section(page(name))
    lines += [".SH SEE ALSO", ".BR jq (1),", ".BR sqlite3 (1)"]
    return "\n".join(lines) + "\n"


def _lowered(text: str) -> str:
    first = text.split(". ", maxsplit=1)[0].rstrip(".")
    return first[:1].lower() + first[1:]


COMMON = 6
"""An option that so many commands have, with the same meaning, is told once for all of them."""


def _common(commands: Sequence[Command]) -> list[tuple[str, str]]:
    counted = Counter(option for command in commands for option in command.options)
    return [option for option, times in counted.items() if times >= COMMON]


def _options(options: Iterable[tuple[str, str]]) -> list[str]:
    return [line for names, meaning in options for line in (".TP", f"\\fB{_safe(names)}\\fR", _safe(meaning) or "\\&")]


def _command(command: Command, common: Sequence[tuple[str, str]]) -> list[str]:
    lines = [f".SS {_safe(command.usage)}"]
    for number, paragraph in enumerate(_paragraphs(command.description)):
        lines += [".PP"] if number else []
        lines.append(_safe(paragraph))
    lines += _options(option for option in command.options if option not in common)
    shared = [names.split(" ")[0].rstrip(",") for names, _ in command.options if (names, _) in common]
    return lines + ([".PP", _safe(f"Common options: {', '.join(shared)}.")] if shared else [])


def _paragraphs(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.strip().split("\n\n") if part.strip()]


def _section(shown: Page) -> list[str]:
    lines = [f".SH {_safe(shown.title.upper())}", _safe(f"{shown.summary[:1].upper()}{shown.summary[1:]}.")]
    for block in shown.blocks:
        if block.literal:
            lines += [".PP", ".nf", ".RS 4", *map(_safe, block.lines), ".RE", ".fi"]
        elif block.term:
            lines += [".TP", f"\\fB{_safe(block.term)}\\fR", _safe(block.text)]
        else:
            lines += [".PP", _safe(block.text)]
    return lines


def _safe(text: str) -> str:
    """``text`` for troff: no escape, no request at the beginning of a line, hyphens that can be copied."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{escaped}" if escaped.startswith((".", "'")) else escaped
