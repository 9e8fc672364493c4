"""``nkr estimates``: every estimate in a topic, side by side, with the verdicts on each pair."""

from __future__ import annotations

from collections import defaultdict
from math import comb
from typing import Annotated

from nkr.analysis.compare.clusters import Group, groups
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.commands.options import WITHIN_TOPIC, TopicWords, option, query_command
from nkr.model.fact import Fact
from nkr.output import fields, serialize
from nkr.output.tables import Sheet
from nkr.services.session import Session

Compare = Annotated[bool, option("--compare", help="Add the verdicts, with reasons.")]

MAX_PAIRS = 2_000
"""Pairs that the JSON answer lists, the worst first."""
MAX_COMPARED = 80
"""A topic of more facts is compared only where two of them can say something about each other: of the pairs of 800
facts nine in ten count different things."""
MAX_SHOWN = 12
"""Pairs that a screen lists for a topic."""

QUIET = frozenset({Verdict.NOT_COMPARABLE, Verdict.PART, Verdict.ECHO})


@query_command(filters=WITHIN_TOPIC)
def command(ask: Session, topic: TopicWords = None, compare: Compare = False) -> None:
    """Every estimate of a topic, side by side.

    As published, with interval, period, claimant and source; with --compare, the verdicts.
    Conflicts come first, then discrepancies: figures that headlines quote against each other although they count
    different things.

    Example: nkr estimates in-china --compare
    """
    wanted = ask.within(topic)
    if ask.is_large(wanted):
        from nkr.services import at_scale

        at_scale.estimates(ask, wanted)
        return
    record = ask.record
    by_topic: dict[str, list[Fact]] = defaultdict(list)
    for fact in ask.facts(wanted):
        by_topic[fact.topic].append(fact)
    codes = [code for code in record.vocabulary.topics if code in by_topic]

    def compared(facts: list[Fact]) -> list[Comparison]:
        few = len(facts) <= MAX_COMPARED
        return ask.comparer.comparisons(facts) if few else ask.comparer.related(facts)

    def of(code: str) -> tuple[list[Fact], list[Group], list[Comparison]]:
        facts = by_topic.get(code, [])
        return facts, groups(facts, ask.comparer), compared(facts) if compare else []

    def value() -> dict[str, list[serialize.Value]]:
        answers = []
        for code in codes:
            facts, made, judged = of(code)
            answers.append(
                {
                    "topic": code,
                    "label": record.vocabulary.topics[code].label,
                    "facts": [fields.fact_value(fact, record) for fact in facts],
                    "groups": [serialize.group_value(group) for group in made],
                    "comparisons": [serialize.comparison_value(pair) for pair in judged[:MAX_PAIRS]],
                    "spread": made[0].spread if made else None,
                    "origins": len(made[0].origins) if made else 0,
                    "left_out": comb(len(facts), 2) - min(len(judged), MAX_PAIRS) if compare else 0,
                }
            )
        return {"topics": answers}

    def tables() -> list[Sheet]:
        from nkr.output.views import conflicts, estimates

        answers = [(code, *of(code)) for code in codes]
        answers.sort(key=lambda answer: min((pair.verdict.severity for pair in answer[3]), default=99))
        sheets = []
        if compare and len(answers) > 1:
            sheets.append(conflicts.outlook({code: judged for code, _, _, judged in answers}, record))
        for code, facts, made, judged in answers:
            sheets += estimates.estimates(code, facts, made, judged, record)
            told = [pair for pair in judged if pair.verdict not in QUIET]
            if told:
                sheets.append(
                    conflicts.verdicts(told, record, MAX_SHOWN, command=ask.suggest("conflicts", code, "--pairs"))
                )
            if judged:
                sheets[-1].after.append(conflicts.quiet_pairs(judged, comb(len(facts), 2)))
        return sheets

    ask.answer(
        value=value,
        rows=lambda: serialize.fact_rows([fact for code in codes for fact in by_topic.get(code, [])], ask.comparer),
        tables=tables,
        columns=serialize.FACT_COLUMNS,
    )
