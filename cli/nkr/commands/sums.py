"""``nkr sums``: sums that must add up, and words that must fit their numbers."""

from __future__ import annotations

from typing import Annotated

from nkr.analysis.arithmetic import checks
from nkr.commands.options import WITHIN_TOPIC, TopicWords, option, query_command
from nkr.errors import CheckFailed
from nkr.output import numbers, serialize, views
from nkr.output.fields import value_of
from nkr.services.session import Session


@query_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    topic: TopicWords = None,
    strict: Annotated[bool, option(help="End with status 10 if a sum does not hold.")] = False,
) -> None:
    """Sums that must add up, and words that fit.

    The number asserted, the number calculated, and the difference. Sums that fail come first, and are explained below.

    Example: nkr sums --format md
    """
    shown = {fact.id for fact in ask.facts(ask.within(topic))}
    found = [check for check in checks(ask.record) if any(fact.id in shown for fact in check.facts)]
    ask.answer(
        value=lambda: [value_of(check, serialize.CHECK_COLUMNS) for check in found],
        tables=lambda: [views.facts.checks(found)],
        columns=serialize.CHECK_COLUMNS,
    )
    failing = sum(not check.holds for check in found)
    if strict and failing:
        raise CheckFailed(f"{numbers.counted(failing, 'sum')} not as stated.")
