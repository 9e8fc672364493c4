"""``nkr conflicts`` and ``nkr estimates`` for a record that is too large to compare pair by pair: groups in numbers.

Within each group the pairs that cannot both be true are counted exactly and the worst are named. Pairs across groups
(parts, discrepancies) are not compared at this size, and the answer says so.
"""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from nkr.analysis.compare.verdicts import ENUMERATED
from nkr.analysis.scale import Apart, Summary, summaries
from nkr.analysis.selection import Filter
from nkr.output import numbers, serialize
from nkr.output.fields import value_of
from nkr.output.tables import Cell, Sheet, columns
from nkr.services.session import Session

MAX_GROUPS = 40
"""Groups that a screen lists: the widest, or those with the most conflicts."""
MAX_PAIRS = 2_000
LARGE_COUNTS = ("facts", "groups", "disputed", "conflict", "own")
"""What is counted of a topic too large to show: disputed groups, conflicting pairs, pairs of one origin."""
NOTE = (
    f"More than {ENUMERATED:,} facts in a topic: judged group by group. Pairs of one group are counted exactly; pairs "
    "across groups are not judged."
)


def _totals(
    ask: Session, wanted: Filter, weight: Callable[[Summary], float]
) -> tuple[dict[str, Counter[str]], list[serialize.Value], list[Summary]]:
    """What is kept of all groups while they pass by: counts by topic, pairs in conflict, and the worst groups."""
    topics: dict[str, Counter[str]] = defaultdict(Counter)
    pairs: list[serialize.Value] = []

    def passing() -> Iterator[Summary]:
        for summary in summaries(ask.database.outlines(ask.scope(wanted))):
            counted = (summary.facts, 1, int(summary.conflicts > 0), summary.conflicts, summary.own)
            topics[summary.topic].update(dict(zip(LARGE_COUNTS, counted, strict=True)))
            if summary.conflicts and len(pairs) < MAX_PAIRS:
                pairs.extend(map(_apart_value, summary.worst))
            yield summary

    return topics, pairs, heapq.nlargest(MAX_GROUPS, passing(), key=lambda group: (weight(group), group.facts))


def conflicts(ask: Session, wanted: Filter, *, summary: bool) -> None:
    """Counts by topic and, without ``summary``, the groups with the most conflicts."""
    topics, apart, worst = _totals(ask, wanted, lambda group: group.conflicts)

    def counts() -> list[serialize.Value]:
        counted = topics.items()
        return [{"topic": code, "verdict": "conflict", "pairs": one["conflict"], **one} for code, one in counted]

    def pairs() -> list[serialize.Value]:
        return sorted(apart, key=lambda pair: -(pair["ratio"] or 0))[:MAX_PAIRS]

    names = "topic verdict pairs facts groups disputed own" if summary else "a b verdict gap ratio reasons"
    ask.answer(
        value=counts if summary else pairs,
        rows=counts if summary else lambda: [{**pair, "reasons": pair["reasons"][0]["text"]} for pair in pairs()],
        tables=lambda: _sheets(topics, [] if summary else worst),
        columns=names.split(),
    )


def estimates(ask: Session, wanted: Filter) -> None:
    """The widest groups of each topic, in numbers."""
    topics, _, worst = _totals(ask, wanted, lambda group: group.spread or 0)

    def value() -> dict[str, list[serialize.Value]]:
        answers = []
        for code, counts in topics.items():
            widest = [summary for summary in worst if summary.topic == code]
            answers.append(
                {
                    "topic": code,
                    "facts": [],
                    "facts_left_out": counts["facts"],
                    "groups": [_summary_value(summary) for summary in widest],
                    "groups_left_out": counts["groups"] - len(widest),
                    "comparisons": [_apart_value(apart) for summary in widest for apart in summary.worst][:MAX_PAIRS],
                    "spread": widest[0].spread if widest else None,
                    "origins": widest[0].origins if widest else 0,
                    "left_out": counts["conflict"] + counts["own"],
                    "note": NOTE,
                }
            )
        return {"topics": answers}

    ask.answer(
        value=value,
        rows=lambda: [_summary_value(summary) for summary in worst],
        tables=lambda: _sheets(topics, worst),
        columns=["grouping", "facts", "origins", "clusters", "conflicts", "own", "spread", "lowest", "highest"],
    )


def _apart_value(apart: Apart) -> serialize.Value:
    """A pair of one group that cannot both be true, by the contract of comparisons."""
    text = "Both count the same thing at the same time, and both cannot be true."
    reasons = [{"code": "disjoint", "text": text}]
    return value_of(apart, serialize.COMPARISON, a=apart.lower, b=apart.upper, verdict="conflict", reasons=reasons)


def _summary_value(summary: Summary) -> serialize.Value:
    """A large group in numbers; ``measure``, ``place`` and ``period`` by the contract of groups."""
    scope = dict(zip([*serialize.SCOPE.split(), "period"], summary.grouping.split("|")[1:], strict=True))
    return {
        "grouping": summary.grouping,
        **{name: code or None for name, code in scope.items()},
        "planned": scope["planned"] == "True",
        **value_of(summary, "facts origins clusters conflicts own spread"),
        "spread_uses_bounds": summary.bounded,
        **value_of(summary, "lowest highest"),
    }


def _sheets(topics: Mapping[str, Mapping[str, int]], groups_shown: Sequence[Summary]) -> list[Sheet]:
    """A record too large to show: counts by topic, and the groups that stand out. Always bounded in length."""
    titles = ("facts#", "groups#", "disputed groups#", "conflicting pairs#", "pairs of one origin#")
    sheet = Sheet(columns("topic", *titles), before=[Cell(NOTE, "dim")])
    for topic, counts in topics.items():
        sheet.row(topic, *(numbers.count(counts[name]) for name in LARGE_COUNTS))
    if not groups_shown:
        return [sheet]
    titles = ("facts#", "origins#", "clusters#", "conflicts#", "spread#")
    widest = Sheet(columns("group", *titles, "lowest and highest"), title="Groups with the most conflicts")
    for group in groups_shown:
        widest.row(
            group.grouping.partition("|")[2].replace("|", " ").replace(" False ", " "),
            *map(numbers.count, (group.facts, group.origins, group.clusters, group.conflicts)),
            (f"×{group.spread:g}" if group.spread else "–") + ("*" if group.bounded else ""),
            f"{group.lowest} … {group.highest}",
        )
    widest.after.append(Cell("* a bound counts by its stated number", "dim"))
    return [sheet, widest]
