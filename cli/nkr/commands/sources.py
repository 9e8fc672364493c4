"""``nkr sources``: the documents that the figures come from."""

from __future__ import annotations

from nkr.commands.asking import Asking, reading
from nkr.output import values
from nkr.output.sheets import Sheet


@reading
def command(ask: Asking) -> None:
    """List the sources: number, title, publisher, date, how many facts, and whether a text is attached.

    Example: nkr sources --json | jq '.[].title'
    """
    record = ask.record
    attached = {row["source"]: bool(row["recorded_edition"]) for row in ask.database.articles()}
    found = list(record.sources.values())

    def value() -> list[values.Value]:
        return [{**values.source_value(source, record), "attached": source.id in attached} for source in found]

    def tables() -> list[Sheet]:
        from nkr.output.listings import records

        return [records.sources(found, record, attached)]

    ask.answer(
        value=value,
        rows=value,
        tables=tables,
        columns=values.SOURCE_COLUMNS,
    )
