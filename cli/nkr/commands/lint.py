"""``nkr lint``: judge curated files without loading them."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkr.commands.loading import judge
from nkr.errors import InvalidData
from nkr.output import screen

Paths = Annotated[
    list[Path] | None,
    typer.Argument(metavar="[PATH]...", help="Curated files or folders; the bundled ones without.", show_default=False),
]


Restricted = Annotated[bool, typer.Option("--restricted", help="Say what restricted records hold, and count them.")]


def command(paths: Paths = None, restricted: Restricted = False) -> None:
    """Judge curated files: every problem at once, as file:line: field: message. Status 4 where there is an error.

    Example: nkr lint my-articles/
    """
    problems, facts = judge(paths or ())
    if any(problem.severity == "error" for problem in problems):
        found = InvalidData(problems)
        raise found.disclosed() if restricted else found
    for problem in problems:
        screen.note(str(problem))
    count = sum(restricted or not fact.restricted for fact in facts)
    screen.write(f"{count} fact{'s' if count != 1 else ''}: nothing to mend.")
    if count < len(facts):
        screen.note("nkr: restricted facts are not counted; --restricted counts them.")
