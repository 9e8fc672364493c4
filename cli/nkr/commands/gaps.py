"""``nkr gaps``: about which years, places and groups nobody gives a figure, or one origin only."""

from __future__ import annotations

from dataclasses import replace

from nkr.analysis.coverage import Gap, gaps
from nkr.analysis.selection import Filter
from nkr.commands.options import WITHIN_TOPIC, TopicWords, query_command
from nkr.model import period
from nkr.output import serialize
from nkr.output.tables import Sheet
from nkr.services.session import Session


@query_command(filters=WITHIN_TOPIC)
def command(ask: Session, topic: TopicWords = None) -> None:
    """What no source in the record covers.

    Years, places and groups for which no figure is given, or for which all figures go back to one origin.
    A gap in the record is not evidence of absence. Likely errors and forecasts fill no gap.

    Example: nkr gaps in-china --with wider
    """
    wanted = ask.within(topic)
    facts = ask.facts(wanted._replace(time=None, places=frozenset(), groups=frozenset()))
    found = [gap for gap in gaps(replace(ask.record, facts=facts), ask.comparer.origins) if _is_asked(gap, wanted)]

    def value() -> list[serialize.Value]:
        return [serialize.gap_value(gap) for gap in found]

    def tables() -> list[Sheet]:
        from nkr.output.views import gaps

        return [gaps.gaps(found, ask.record)]

    ask.answer(
        value=value,
        tables=tables,
        columns=["measure", "dimension", "value", "origins", "facts"],
    )


def _is_asked(gap: Gap, wanted: Filter) -> bool:
    """Whether a gap is one of the years, places or groups that are asked for; where none is, all are."""
    asked = {"place": wanted.places, "group": wanted.groups}.get(gap.dimension, ())
    if wanted.time is not None and gap.dimension == "year":
        return period.parse(gap.value).within(wanted.time)
    return gap.value in asked or not (wanted.time or wanted.places or wanted.groups)
