"""``nkr gaps``: about which years, places and groups nobody gives a figure, or one origin only."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.analysis.coverage import gaps
from nkr.commands.options import complete_topic, query_command
from nkr.output import serialize
from nkr.output.tables import Sheet
from nkr.services.session import Session

Topic = Annotated[str | None, typer.Argument(help="A topic; all of them without one.", autocompletion=complete_topic)]


@query_command
def command(ask: Session, topic: Topic = None) -> None:
    """What no source in the record covers.

    Years, places and groups for which no figure is given, or for which all figures go back to one origin.
    "Nobody" means nobody in this record. Doubtful and planned figures fill no gap.

    Example: nkr gaps in-china --with wider
    """
    found = gaps(ask.record, ask.comparer.origins, ask.topic(topic) if topic is not None else None)

    def value() -> list[serialize.Value]:
        return [serialize.gap_value(gap) for gap in found]

    def tables() -> list[Sheet]:
        from nkr.output.views import gaps

        return [gaps.gaps(found, ask.record)]

    ask.answer(
        value=value,
        rows=lambda: [{**row, "facts": "; ".join(row["facts"])} for row in value()],
        tables=tables,
        columns=["measure", "dimension", "value", "origins", "facts"],
    )
