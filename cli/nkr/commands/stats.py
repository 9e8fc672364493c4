"""``nkr stats``: yearly figures of a flow, such as arrivals in South Korea."""

from __future__ import annotations

from dataclasses import replace
from typing import Annotated

import typer

from nkr.analysis.series import Series, Year, yearly
from nkr.commands.options import TopicWords, query_command
from nkr.errors import NothingFound
from nkr.model.vocabulary import Kind
from nkr.output import serialize
from nkr.output.tables import Cell, Sheet
from nkr.services.session import Session

ByYear = Annotated[bool, typer.Option("--by-year", help="One row a year (the default, and the only way so far).")]
Vintages = Annotated[
    bool, typer.Option("--vintages", help="Show superseded figures of a register and repetitions too.")
]


@query_command(filters=("year", "claimant", "source"))
def command(
    ask: Session,
    topic: TopicWords = None,
    by_year: ByYear = True,  # noqa: ARG001 (the one grouping there is: the option says so)
    vintages: Vintages = False,
) -> None:
    """Yearly figures with change and source.

    Every figure for a year is shown, and disagreements are flagged. Only whole years of the whole group give a value;
    part-years, forecasts and rates are listed apart. Without a topic: arrivals in South Korea.

    Example: nkr stats defectors --by-year
    """
    record, wanted = ask.record, ask.within(topic or ["defectors"])
    if ask.words:
        record = replace(record, facts=ask.facts(wanted))
    measures = record.vocabulary.measures
    chosen = [measure for measure in measures.values() if measure.topic == wanted.topic]
    if wanted.measure:
        chosen = [measures[wanted.measure]]
    chosen = [measure for measure in chosen if Kind.FLOW in measure.kinds]
    if not chosen:
        flows = sorted({measure.topic for measure in measures.values() if Kind.FLOW in measure.kinds})
        raise NothingFound(f"'{' '.join(topic or ())}' has no yearly figures. These have: {', '.join(flows)}.")
    registers = [measure for measure in chosen if measure.keeper]
    beside: list[str] = []
    if registers:  # one row a year: a reader who looks up 2004 must not find another count of it further down
        counted = {fact.measure for fact in record.facts}
        beside = [measure.code for measure in chosen if measure not in registers and measure.code in counted]
        chosen = registers
    made = [series for measure in chosen if (series := yearly(record, ask.comparer, measure)).years or series.apart]

    def rows() -> list[serialize.Value]:
        return [_row(series, year) for series in made for year in series.years]

    def _row(series: Series, year: Year) -> serialize.Value:
        value = serialize.year_value(year, record)
        facts = value.pop("facts")
        listed = {name: "; ".join(value.pop(name)) for name in ("superseded", "deviating", "echoes", "states")}
        return {"measure": series.measure.code, **value, "facts": "; ".join(fact["id"] for fact in facts), **listed}

    def tables() -> list[Sheet]:
        from nkr.output.views import stats

        sheets = [sheet for series in made for sheet in stats.series(series, record, vintages)]
        if beside and sheets:
            sheets[-1].after.append(Cell(f"Other counts of the topic by year: nkr stats {', '.join(beside)}", "dim"))
        return sheets

    ask.answer(
        value=lambda: [
            {"measure": series.measure.code, **serialize.year_value(year, record)}
            for series in made
            for year in series.years
        ],
        rows=rows,
        tables=tables,
        columns=[
            "measure",
            "year",
            "value",
            "value_fact",
            "change",
            "change_percent",
            "verdict",
            "facts",
            "superseded",
            "deviating",
            "echoes",
            "states",
        ],
    )
