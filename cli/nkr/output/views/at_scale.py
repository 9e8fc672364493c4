"""A record too large to show, in counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nkr.output import numbers, serialize
from nkr.output.tables import Cell, Sheet, columns

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.scale import Summary


def counted(topics: Mapping[str, Mapping[str, int]], groups_shown: Sequence[Summary], told: str) -> list[Sheet]:
    """A record too large to show: counts by topic, and the groups that stand out. Always bounded in length."""
    titles = ("facts#", "groups#", "disputed groups#", "conflicting pairs#", "pairs of one origin#")
    sheet = Sheet(columns("topic", *titles), before=[Cell(told, "dim")])
    for topic, counts in topics.items():
        sheet.row(topic, *(numbers.count(counts[name]) for name in serialize.LARGE_COUNTS))
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
