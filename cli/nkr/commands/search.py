"""``nkr search``: full text over phrases, notes, titles, claimants and measures."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.commands.options import query_command
from nkr.errors import NothingFound
from nkr.output import serialize
from nkr.output.tables import Sheet
from nkr.services.session import Session

Words = Annotated[list[str], typer.Argument(help="Words that a fact must hold, in any order; parts of words count.")]


@query_command
def command(ask: Session, words: Words) -> None:
    """Find facts by words: in phrases, notes, terms, titles, publishers, claimants and measures.

    Example: nkr search special rapporteur
    """
    record = ask.record
    found = [record.by_id[code] for code in ask.database.search(" ".join(words)) if code in record.by_id]
    if not found:
        raise NothingFound(f"no fact holds {' and '.join(repr(word) for word in words)}.")

    def tables() -> list[Sheet]:
        from nkr.output.views import facts

        return [facts.facts(found, record)]

    ask.answer(
        value=lambda: [serialize.fact_value(fact, record) for fact in found],
        rows=lambda: serialize.fact_rows(found, record),
        tables=tables,
        columns=serialize.FACT_COLUMNS,
    )
