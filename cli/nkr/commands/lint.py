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


def command(paths: Paths = None) -> None:
    """Judge curated files: every problem at once, as file:line: field: message. Status 4 where there is an error.

    Example: nkr lint my-articles/
    """
    problems, count = judge(paths or ())
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors:
        raise InvalidData(problems)
    for problem in problems:
        screen.note(str(problem))
    screen.write(f"{count} facts: nothing to mend.")
