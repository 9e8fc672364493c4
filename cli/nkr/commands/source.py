"""``nkr source``: the citing article, its record and its figures."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.commands.asking import Asking, complete_id, reading
from nkr.model.fact import Fact
from nkr.output import chains, values
from nkr.output.sheets import Cell, Sheet

Id = Annotated[str, typer.Argument(help="A source's id or number, or a fact's id.", autocompletion=complete_id)]


@reading
def command(ask: Asking, identifier: Id) -> None:
    """Show the article that a figure comes from: its record, its figures, and its text where you have attached it.

    Example: nkr source voa-2002-fled-to-china-300000
    """
    record, found = ask.record, ask.fact_or_source(identifier)
    fact = found if isinstance(found, Fact) else None
    source = record.source_of(found) if isinstance(found, Fact) else found
    own = [other for other in record.facts if other.source == source.id]

    def value() -> values.Value:
        return {
            **values.source_value(source, record),
            "outline": [{"paragraph": number, "text": text} for number, text in source.outline],
            "facts": [values.fact_value(other, record) for other in own],
        }

    def tables() -> list[Sheet]:
        figures = chains.figures(own, record, fact.id if fact else "")
        made = [chains.source_record(source), figures]
        if source.outline:
            made.append(chains.outline(source, fact.paragraph if fact else None))
        made[-1].after.append(Cell(chains.ATTACH, "dim"))
        return made

    ask.answer(value=value, rows=lambda: values.fact_rows(own, record), tables=tables, columns=values.FACT_COLUMNS)
