"""``nkr search``: ``nkr facts`` with words."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.commands import facts
from nkr.commands.options import EVERY_FILTER, query_command
from nkr.services.session import Session

Words = Annotated[
    list[str], typer.Argument(help='Words that a fact holds, in any order; "two words" in quotation marks together.')
]


@query_command(filters=EVERY_FILTER)
def command(ask: Session, words: Words) -> None:
    """Find figures by words, as ``nkr facts`` does.

    Example: nkr search special rapporteur
    """
    facts.show(ask, words)
