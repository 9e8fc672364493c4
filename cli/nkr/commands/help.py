"""``nkr help``: the pages of the manual."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from nkr.commands import FORMER
from nkr.commands.options import argument
from nkr.errors import NothingFound
from nkr.model.names import named
from nkr.output import help as pages
from nkr.output import terminal

WIDEST = 100
"""Columns of running text: more than that tires the eye."""


def command(
    context: typer.Context,
    topic: Annotated[
        str | None,
        argument(
            help="A page of the manual, or a command.",
            autocompletion=lambda incomplete: [name for name in pages.TOPICS if name.startswith(incomplete)],
        ),
    ] = None,
) -> None:
    """Explain terms and commands.

    Verdicts, qualifiers, periods and the rest, page by page.

    Example: nkr help verdicts
    """
    if topic and topic.strip():
        terminal.write(_explained(context, topic))
        return
    width = max(map(len, pages.TOPICS))
    summaries = {name: pages.page(name)[0].partition(": ")[2] for name in pages.TOPICS}
    listed = [f"  nkr help {name:<{width}}  {summary}" for name, summary in summaries.items()]
    terminal.write("\n".join(["Pages of the manual:", "", *listed, "", "nkr COMMAND --help explains a command."]))


def _explained(context: typer.Context, topic: str) -> str:
    group: Any = context.parent and context.parent.command
    names = group.list_commands(context)
    try:
        found = named(FORMER.get(topic, topic).split()[0], [*pages.TOPICS, *names], "page or command")
    except NothingFound as error:
        raise NothingFound(f"{error} The pages are {', '.join(pages.TOPICS)}.") from None
    if found in pages.TOPICS:
        return pages.plain(pages.page(found), min(terminal.terminal_width(), WIDEST))
    command = group.get_command(context, found)
    with command.context_class(command, info_name=found, parent=context.parent) as inner:
        return str(command.get_help(inner))
