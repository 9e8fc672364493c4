"""``nkr lint``: check curated files without loading them."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated

from nkr.commands.options import argument, option
from nkr.errors import ExitStatus
from nkr.output import numbers, terminal
from nkr.output.fields import value_of
from nkr.services.linting import LintResult, lint


def command(
    paths: Annotated[
        list[Path] | None,
        argument(metavar="[PATH]...", help="Curated files or folders. The default is the bundled ones."),
    ] = None,
    as_json: Annotated[bool, option("--json", help="Write the problems as JSON, for editors and scripts.")] = False,
    strict: Annotated[bool, option(help="Warnings fail too.")] = False,
    restricted: Annotated[bool, option(help="Show and count what is in restricted records.")] = False,
) -> None:
    """Check curated files without loading them.

    Every problem at once, as file:line: field: message. Status 4 if there is an error.

    Errors come first; then warnings: a digit too many or exchanged, a limit lost on the way from one source to the
    next, the figure of another year; then notes. A warning is a reason to look again, not an error.

    Example: nkr lint my-articles/
    """
    judged = lint(paths or ())
    if restricted:
        judged = LintResult([problem._replace(confidential=False) for problem in judged.problems], judged.facts)
    count = sum(restricted or not fact.restricted for fact in judged.facts)
    if as_json:
        placed = "file line field severity"
        terminal.write_json([value_of(problem, placed) | {"message": problem.said} for problem in judged.problems])
    else:
        for problem in judged.problems:
            terminal.note(str(problem))
        counts = Counter(problem.severity for problem in judged.problems)
        told = [numbers.counted(counts[more], more) for more in ("warning", "note") if counts[more]]
        if counts["error"]:
            problems = numbers.counted(counts["error"], "problem")
            terminal.note(f"nkr: {', '.join([problems, *told])}; nothing was loaded.")
        else:
            found = f"no problems found; {' and '.join(told)}" if told else "no problems found"
            terminal.write(f"{numbers.counted(count, 'fact')}: {found}.")
        if count < len(judged.facts):
            terminal.note("nkr: restricted facts are not counted; --restricted counts them.")
    failing = ("error", "warning") if strict else ("error",)
    if any(problem.severity in failing for problem in judged.problems):
        raise SystemExit(ExitStatus.INVALID_DATA)
