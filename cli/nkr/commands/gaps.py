"""``nkr gaps``: years, places and groups with no figure, or with one original source only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from nkr.analysis.coverage import Gap, gaps, known_gaps, years_by_measure
from nkr.analysis.selection import Filter, is_of
from nkr.commands.options import WITHIN_TOPIC, TopicWords, option, query_command
from nkr.model import Fact, period
from nkr.output import serialize, views
from nkr.output.fields import value_of
from nkr.services.session import Session


@query_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    topic: TopicWords = None,
    whole_map: Annotated[bool, option("--map", help="A map: measures by year, 0, 1 or more original sources.")] = False,
) -> None:
    """What no source in the record covers.

    Years, places and groups with no figure, or with figures from one original source only.
    A gap in the record is not evidence of absence. Likely errors and forecasts fill no gap.

    Example: nkr gaps in-china --with wider
    """
    wanted = ask.within(topic)
    facts = ask.facts(wanted._replace(time=None, places=frozenset(), groups=frozenset()))
    if whole_map:
        _map(ask, facts)
        return
    if wanted.time is not None and not any(is_of(fact, wanted.time) for fact in facts):
        ask.look(wanted, [])
        raise ask.no_figure(wanted)
    found = [gap for gap in gaps(replace(ask.record, facts=facts), ask.comparer.origins) if _is_asked(gap, wanted)]
    found += known_gaps(ask.record, wanted.topic, wanted.measure)
    ask.answer(
        value=lambda: [value_of(gap, serialize.GAP_COLUMNS) for gap in found],
        tables=lambda: [views.facts.gaps(found, ask.record)],
        columns=serialize.GAP_COLUMNS,
    )


def _map(ask: Session, facts: Sequence[Fact]) -> None:
    found = years_by_measure(replace(ask.record, facts=facts), ask.comparer.origins)
    rows = [
        {"measure": measure, "year": year, "origins": len(origins)}
        for measure, years in found.items()
        for year, origins in years.items()
    ]
    ask.answer(
        value=lambda: rows,
        tables=lambda: [views.facts.coverage(found, ask.record)],
        columns=["measure", "year", "origins"],
    )


def _is_asked(gap: Gap, wanted: Filter) -> bool:
    """Whether a gap is one of the years, places or groups that are asked for; where none is, all are."""
    asked = {"place": wanted.places, "group": wanted.groups}.get(gap.dimension, ())
    if wanted.time is not None and gap.dimension == "year":
        return period.parse(gap.value).within(wanted.time)
    return gap.value in asked or not (wanted.time or wanted.places or wanted.groups)
