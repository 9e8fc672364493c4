"""``nkr facts``: the facts, filtered."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.commands.asking import Asking, complete_id, complete_measure, complete_topic, reading
from nkr.errors import WrongUsage
from nkr.model import period
from nkr.model.source import Source
from nkr.output import listings, values

Topic = Annotated[str | None, typer.Option(help="A topic, such as in-china.", autocompletion=complete_topic)]
Measure = Annotated[str | None, typer.Option(help="A measure's code.", autocompletion=complete_measure)]
SourceId = Annotated[str | None, typer.Option("--source", help="A source's id or number.", autocompletion=complete_id)]
Claimant = Annotated[str | None, typer.Option(help="Part of a claimant's code or name.")]
Year = Annotated[str | None, typer.Option(help="A year or period (EDTF) that the figure is about.")]


@reading
def command(
    ask: Asking,
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
    found = list(record.facts)
    if topic is not None:
        code = ask.topic(topic)
        found = [fact for fact in found if fact.topic == code]
    if measure is not None:
        code = ask.measure(measure)
        found = [fact for fact in found if fact.measure == code]
    if source is not None:
        named = ask.fact_or_source(source)
        code = named.id if isinstance(named, Source) else named.source
        found = [fact for fact in found if fact.source == code]
    if claimant is not None:
        word = claimant.casefold()
        found = [f for f in found if word in f.claimant or word in record.claimant_label(f).casefold()]
    if year is not None:
        try:
            span = period.parse(year)
        except ValueError as error:
            raise WrongUsage(f"--year: {error}.") from None
        found = [fact for fact in found if fact.time.touches(span)]
    ask.answer(
        value=lambda: [values.fact_value(fact, record) for fact in found],
        rows=lambda: values.fact_rows(found, record),
        tables=lambda: [listings.facts(found, record)],
        columns=values.FACT_COLUMNS,
    )
