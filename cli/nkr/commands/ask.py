"""``nkr ask``: what is known about a topic, at a time, on one screen."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.analysis.answers import answers
from nkr.commands.options import complete_topic, query_command
from nkr.errors import WrongUsage
from nkr.output.views import ask as written
from nkr.services.session import Session

Topic = Annotated[str, typer.Argument(help="A topic.", autocompletion=complete_topic, show_default=False)]
Year = Annotated[int | None, typer.Argument(help="A year; all times without one.", show_default=False)]


@query_command
def command(ask: Session, topic: Topic, year: Year = None) -> None:
    """What is known about a topic on one screen: all sides, who is behind them, how each figure was made.

    Then what nobody in the record says, and for each group of figures the sentence to print.

    Example: nkr ask in-china 2006
    """
    code = ask.topic(topic)
    if year is not None and not 1000 <= year <= 9999:
        raise WrongUsage(f"{year}: give a year with four digits.")
    found = answers(ask.comparer, code, year)

    ask.answer(
        value=lambda: written.answers_value(found, ask.record),
        rows=lambda: written.rows(found, ask.record),
        tables=lambda: written.sheets(found, ask.record),
        columns=written.ROW_COLUMNS,
    )
