"""Plain English in all that a person reads: the habits that made it read as translated must not come back."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from nkr.app import COMMANDS
from nkr.output import help as pages

TOP = Path(__file__).parent.parent
FORBIDDEN = """reckon|gainsay|hushed|at peace|quarrel|borne out|fall into camps|\\d camps|hold against|held against
    |stands? against|by way of|running totals?|name your source|let in|nothing to mend|whoever has|what nobody says
    |nobody says so|neither end alone|hard to square|set apart|gravest|one voice|slip of a digit|what is heavy"""
"""Words and turns that have a plainer form; each is looked for as a whole word."""
_PATTERN = re.compile(rf"\b(?:{''.join(FORBIDDEN.splitlines()).replace('    ', '')})\b", re.IGNORECASE)


def faults(text: str) -> list[str]:
    return [" ".join(text[max(0, m.start() - 30) : m.end() + 20].split()) for m in _PATTERN.finditer(text)]


@pytest.mark.parametrize("name", pages.TOPICS)
def test_help_pages_are_plain(name: str) -> None:
    assert faults(pages.plain(pages.page(name), 100)) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_each_command_is_plain(run: Any, plain_terminal: None, name: str) -> None:
    assert faults(run(name, "--help").out) == []


@pytest.mark.parametrize("name", ["README.md", "docs/index.md", "docs/library.md", "docs/assistants.md"])
def test_pages_are_plain(name: str) -> None:
    assert faults((TOP / name).read_text(encoding="utf-8")) == []


SCREENS = (
    ["ask", "in-china", "2006"],
    ["stats", "defectors"],
    ["estimates", "in-china"],
    ["conflicts"],
    ["facts", "--topic", "arrests"],
    ["fact", "korea-herald-2011-arrested-35"],
    ["source"],
    ["sums"],
    ["gaps"],
    ["about"],
)


@pytest.mark.parametrize("words", SCREENS, ids=" ".join)
def test_screens_are_plain(run: Any, words: list[str]) -> None:
    assert faults(run(*words).out) == []
