"""Plain English in all that a person reads: the habits that made it read as translated must not come back."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nkr.app import COMMANDS
from nkr.output import help as pages

TOP = Path(__file__).parent.parent
FORBIDDEN = """reckon\\w*|gainsay\\w*|hushed|at peace|quarrel|borne out|fall into camps|\\d camps|hold against
    |held against|stands? against|by way of|running totals?|name your source|let in|nothing to mend|whoever has
    |nobody|neither end alone|hard to square|set apart|gravest|one voice|slip of a digit|what is heavy|vouch\\w*
    |whoever|whomever|is told|are told|told as|no one who|by the way of|stands? at|stands? there|stands? beside
    |stand out|set against each other|what a reader is told|of which it|to hand|as it stands|says so itself"""
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


PAGES = ["README.md", "CONTRIBUTING.md", *sorted(f"docs/{page.name}" for page in (TOP / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", PAGES)
def test_pages_are_plain(name: str) -> None:
    assert faults((TOP / name).read_text(encoding="utf-8")) == []


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """What a module may show: its string literals of more than one word, without docstrings and patterns."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    documentation = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documentation:
            if " " in node.value.strip() and not re.search(r"\\[wsdb]|\(\?", node.value):
                yield node.lineno, node.value


def test_what_the_code_shows_is_plain() -> None:
    package = TOP / "cli" / "nkr"
    modules = [path for path in package.rglob("*.py") if not {"language", "reading"} & set(path.parts)]
    found = [
        f"{path.relative_to(package)}:{line}: {fault}"
        for path in modules
        for line, text in strings(path)
        for fault in faults(text)
    ]
    assert found == []


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
