"""``nkr conflicts``: what is not at peace, the worst first."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

import typer

from nkr.analysis.acknowledged import acknowledged
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.commands.options import WITHIN_TOPIC, TopicWords, option, query_command
from nkr.errors import CheckFailed
from nkr.output import numbers, serialize
from nkr.output.tables import Cell, Sheet, columns
from nkr.services.session import Session

Pairs = Annotated[bool, option("--pairs", help="List every pair.")]
Summary = Annotated[bool, option("--summary", help="Only counts.")]
All = Annotated[bool, option("--all", help="Every verdict, also the peaceful ones.")]
Acknowledge = Annotated[bool, option("--acknowledge", help="Print a decision on the facts named instead of a topic.")]
Strict = Annotated[bool, option("--strict", help="End with status 10 if a conflict is left.")]
Reason = Annotated[str, typer.Option(help="For --acknowledge: what you found, in a sentence or two.")]


@query_command(filters=WITHIN_TOPIC)
def command(
    ask: Session,
    topic: TopicWords = None,
    pairs: Pairs = False,
    summary: Summary = False,
    everything: All = False,
    acknowledge: Acknowledge = False,
    reason: Reason = "",
    strict: Strict = False,
) -> None:
    """Figures that disagree, the worst first.

    Conflicts and discrepancies, then what is unresolved or revised, with reasons in plain words. What a curator has
    acknowledged is counted and left out, until one of its facts changes; --all shows it.

    --acknowledge FACT FACT... --reason WORDS prints a decision to put into a curated file: the facts as they are now,
    the reason, the date. It lapses by itself when one of the facts changes.

    Example: nkr conflicts in-china
    """
    if acknowledge:
        from nkr.services import acknowledging

        acknowledging.answer(ask, topic or (), reason)
        return
    wanted = ask.within(topic)
    if ask.is_large(wanted):
        from nkr.services import at_scale

        at_scale.conflicts(ask, wanted, summary=summary)
        return
    record, found = ask.record, ask.facts(wanted)
    decided = acknowledged(record)
    if everything:
        judged, covered = ask.comparer.comparisons(found), list[Comparison]()
    else:
        judged, covered = decided.split(ask.comparer.disagreements(found))

    def counts() -> list[serialize.Value]:
        counted = Counter((pair.a.topic, pair.verdict) for pair in judged)
        ordered = sorted(counted.items(), key=lambda item: (item[0][1].severity, item[0][0]))
        return [{"topic": topic, "verdict": str(verdict), "pairs": count} for (topic, verdict), count in ordered]

    def tables() -> list[Sheet]:
        from nkr.output.views import conflicts

        if summary:
            sheet = Sheet(columns("topic", "verdict", "pairs#"))
            sheet.rows += [[row["topic"], row["verdict"], str(row["pairs"])] for row in counts()]
            return [sheet]
        if not judged:
            return [Sheet([], before=[Cell("Nothing is in conflict.")])]
        if pairs:
            return [conflicts.verdicts(judged, record)]
        from nkr.analysis.compare.clusters import groups

        return conflicts.conflict_blocks(judged, groups(found, ask.comparer), record, ask.again("--pairs"))

    def value() -> list[serialize.Value]:
        return [
            {**serialize.comparison_value(pair), "acknowledged": serialize.decision_value(decided.of(pair))}
            for pair in judged
        ]

    def noted() -> list[Sheet]:
        from nkr.output.views import conflicts

        sheets = tables()
        sheets[-1].after += conflicts.decisions(covered, decided)
        return sheets

    ask.answer(
        value=counts if summary else value,
        rows=counts if summary else lambda: [serialize.comparison_row(pair) for pair in judged],
        tables=noted,
        columns=["topic", "verdict", "pairs"] if summary else serialize.COMPARISON_COLUMNS,
    )
    left = sum(pair.verdict is Verdict.CONFLICT and decided.of(pair) is None for pair in judged)
    if strict and left:
        raise CheckFailed(f"{numbers.counted(left, 'conflict')} without a decision.")
