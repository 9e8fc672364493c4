"""``nkr sources``: the documents that the figures come from."""

from __future__ import annotations

from nkr.commands.options import query_command
from nkr.output import serialize
from nkr.output.tables import Sheet
from nkr.services.session import Session


@query_command
def command(ask: Session) -> None:
    """List the sources: number, title, publisher, date, how many facts, and whether a text is attached.

    Example: nkr sources --json | jq '.[].title'
    """
    record = ask.record
    attached = {row["source"]: bool(row["recorded_edition"]) for row in ask.database.articles()}
    found = list(record.sources.values())

    def value() -> list[serialize.Value]:
        return [{**serialize.source_value(source, record), "attached": source.id in attached} for source in found]

    def tables() -> list[Sheet]:
        from nkr.output.views import facts

        return [facts.sources(found, record, attached)]

    ask.answer(
        value=value,
        rows=value,
        tables=tables,
        columns=serialize.SOURCE_COLUMNS,
    )
