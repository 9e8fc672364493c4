"""``nkr facts``: the facts, filtered."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.analysis.selection import selected
from nkr.commands.options import complete_id, complete_measure, complete_topic, query_command
from nkr.model.fact import Fact
from nkr.output import serialize
from nkr.output.tables import Sheet
from nkr.services.session import Session, wanted_period

Topic = Annotated[str | None, typer.Option(help="A topic, such as in-china.", autocompletion=complete_topic)]
Measure = Annotated[str | None, typer.Option(help="A measure's code.", autocompletion=complete_measure)]
SourceId = Annotated[str | None, typer.Option("--source", help="A source's id or number.", autocompletion=complete_id)]
Claimant = Annotated[str | None, typer.Option(help="Part of a claimant's code or name.")]
Year = Annotated[str | None, typer.Option(help="A year or period (EDTF) that the figure is about.")]


@query_command
def command(
    ask: Session,
    topic: Topic = None,
    measure: Measure = None,
    source: SourceId = None,
    claimant: Claimant = None,
    year: Year = None,
) -> None:
    """List facts: each figure as stated, who says it, about when, and where it stands.

    Example: nkr facts --topic in-china --year 2006
    """
    record = ask.record
    named = ask.fact_or_source(source) if source is not None else None
    found = selected(
        record,
        topic=ask.topic(topic) if topic is not None else None,
        measure=ask.measure(measure) if measure is not None else None,
        source=named.source if isinstance(named, Fact) else named.id if named is not None else None,
        claimant=claimant,
        time=wanted_period(year, "--year"),
    )

    def tables() -> list[Sheet]:
        from nkr.output.views import facts

        return [facts.facts(found, record)]

    ask.answer(
        value=lambda: [serialize.fact_value(fact, record) for fact in found],
        rows=lambda: serialize.fact_rows(found, record),
        tables=tables,
        columns=serialize.FACT_COLUMNS,
    )
