"""``nkr conflicts`` and ``nkr estimates`` over a record that is too large to judge pair by pair: groups in numbers.

Within each group the pairs that cannot both be true are counted exactly and the worst are named; pairs across groups
(parts, discrepancies) are not judged at this size, which the answer says.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable

from nkr.analysis.compare.verdicts import ENUMERATED
from nkr.analysis.scale import Summary, summaries
from nkr.analysis.selection import Filter
from nkr.output import serialize
from nkr.output.views import at_scale
from nkr.services.session import Session

MAX_GROUPS = 40
"""Groups that a screen lists: the widest, or those with the most quarrels."""
MAX_PAIRS = 2_000

NOTE = (
    f"More than {ENUMERATED:,} facts in a topic: judged group by group. Pairs of one group are counted exactly; pairs "
    "across groups are not judged."
)


class _Totals:
    """What is kept of all groups while they pass by: sums, and the worst of them."""

    def __init__(self, found: Iterable[Summary], by_spread: bool) -> None:
        self.groups = self.facts = self.conflicts = self.own = 0
        self.topics: dict[str, dict[str, int]] = {}
        self.pairs: list[serialize.Value] = []

        def passing() -> Iterable[Summary]:
            for summary in found:
                self._add(summary)
                yield summary

        def weight(summary: Summary) -> tuple[float, int]:
            return ((summary.spread or 0) if by_spread else summary.conflicts, summary.facts)

        self.worst = heapq.nlargest(MAX_GROUPS, passing(), key=weight)

    def _add(self, summary: Summary) -> None:
        self.groups += 1
        self.facts += summary.facts
        self.conflicts += summary.conflicts
        self.own += summary.own
        counts = self.topics.setdefault(
            summary.topic, dict.fromkeys(("facts", "groups", "disputed", "conflict", "own"), 0)
        )
        counts["facts"] += summary.facts
        counts["groups"] += 1
        counts["conflict"] += summary.conflicts
        counts["own"] += summary.own
        if summary.conflicts:
            counts["disputed"] += 1
            if len(self.pairs) < MAX_PAIRS:
                self.pairs += [serialize.apart_value(apart) for apart in summary.worst]


def conflicts(ask: Session, wanted: Filter, *, summary: bool) -> None:
    """Counts by topic and, without ``summary``, the groups with the most quarrels."""
    totals = _Totals(summaries(ask.database.outlines(ask.scope(wanted))), by_spread=False)

    def counts() -> list[serialize.Value]:
        return [
            {"topic": code, "verdict": "conflict", "pairs": found["conflict"], **found}
            for code, found in totals.topics.items()
        ]

    def pairs() -> list[serialize.Value]:
        return sorted(totals.pairs, key=lambda pair: -(pair["ratio"] or 0))[:MAX_PAIRS]

    ask.answer(
        value=counts if summary else pairs,
        rows=counts if summary else lambda: [{**pair, "reasons": pair["reasons"][0]["text"]} for pair in pairs()],
        tables=lambda: at_scale.counted(totals.topics, [] if summary else totals.worst, NOTE),
        columns=["topic", "verdict", "pairs", "facts", "groups", "disputed", "own"]
        if summary
        else ["a", "b", "verdict", "gap", "ratio", "reasons"],
    )


def estimates(ask: Session, wanted: Filter) -> None:
    """The widest groups of each topic, in numbers."""
    totals = _Totals(summaries(ask.database.outlines(ask.scope(wanted))), by_spread=True)

    def value() -> dict[str, list[serialize.Value]]:
        answers = []
        for code, counts in totals.topics.items():
            widest = [summary for summary in totals.worst if summary.topic == code]
            answers.append(
                {
                    "topic": code,
                    "facts": [],
                    "facts_left_out": counts["facts"],
                    "groups": [serialize.summary_value(summary) for summary in widest],
                    "groups_left_out": counts["groups"] - len(widest),
                    "comparisons": [serialize.apart_value(apart) for summary in widest for apart in summary.worst][
                        :MAX_PAIRS
                    ],
                    "spread": widest[0].spread if widest else None,
                    "origins": widest[0].origins if widest else 0,
                    "left_out": counts["conflict"] + counts["own"],
                    "note": NOTE,
                }
            )
        return {"topics": answers}

    ask.answer(
        value=value,
        rows=lambda: [serialize.summary_value(summary) for summary in totals.worst],
        tables=lambda: at_scale.counted(totals.topics, totals.worst, NOTE),
        columns=["grouping", "facts", "origins", "clusters", "conflicts", "own", "spread", "lowest", "highest"],
    )
