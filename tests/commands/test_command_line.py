"""The quick way of reading a command line gives what Typer gives, or leaves the line to it."""

from __future__ import annotations

import importlib
import inspect
from typing import Any

import pytest
from typer.core import TyperCommand
from typer.main import get_command_from_info
from typer.models import CommandInfo

from nkr.app import COMMANDS
from nkr.commands.options import for_typer, plainly

PLAIN = {
    "ask": ["how many in 2011", "in-china 2006 --year 2006 --all", "china --with a --with b --as-of=2011 --limit 3"],
    "stats": ["", "defectors --by-year", "defectors --by sex --vintages --json", "a b --no-pager --columns a,b"],
    "estimates": ["in-china --compare --format ndjson", "--compare --place Yanji --group women --db x.db"],
    "conflicts": ["--pairs --summary --all --strict", "a --acknowledge b --reason why --who me"],
    "facts": ["some words --topic x --measure y --source 3 --claimant z", "--restricted --sort -year", "--csv"],
    "fact": ["korea-herald-2011-10"],
    "source": ["", "3 --full --context 2"],
    "check": ["300,000", "- --date 2011 --language ko --strict", "draft.md --record x.json --comments y.docx --force"],
    "cite": ["a b --style chicago --sentence --length short", "--styles", "--all --all-sides"],
    "sums": ["--strict", "--limit 0"],
    "gaps": ["--map", "defectors --year 2006/2007"],
    "chart": [
        "in-china -o x.svg",
        "-ox.svg",
        "-o=x.svg",
        "in-china --output x.svg --as years --top 4 --notes none --linear --width 90",
    ],
    "about": ["--codes", "--check"],
}
LEFT = ["--help", "--limt 3", "--limit -1", "--limit x", "--format pdf", "--json=1", "--year", "--db=", "-x", "-- a"]


def by_typer(command: Any, words: list[str]) -> dict[str, Any]:
    values: dict[str, Any] = {}

    def stub(**given: Any) -> None:
        values.update(given)

    stub.__signature__ = inspect.signature(command)  # type: ignore[attr-defined]
    stub.__annotations__ = command.__annotations__
    info = CommandInfo(name="x", callback=for_typer(stub), cls=TyperCommand)
    made = get_command_from_info(info, pretty_exceptions_short=True, rich_markup_mode=None)
    made(words, standalone_mode=False)
    values.pop("invocation")
    return values


def loaded(name: str) -> Any:
    return importlib.import_module(f"nkr.commands.{name}").command


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in PLAIN.items() for line in lines])
def test_the_quick_way_reads_as_typer_does_or_leaves_it(name: str, line: str) -> None:
    command, words = loaded(name), line.split()
    values = plainly(command, words)
    left = any(word[0] == "-" and word[:2] != "--" and len(word) > 2 for word in words)
    assert (values is None) is left
    if values is not None:
        assert values == by_typer(command, words)


@pytest.mark.parametrize("name", [name for name in COMMANDS if hasattr(loaded(name), "__wrapped__")])
def test_what_is_not_plain_is_left_to_typer(name: str) -> None:
    for line in LEFT:
        assert plainly(loaded(name), line.split()) is None, line
