"""Judgements on pairs, groups in conflict with their camps, and what a curator has decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nkr.analysis.compare.verdicts import OPEN_VERDICTS, Comparison, Verdict
from nkr.model.dataset import Dataset
from nkr.output import numbers
from nkr.output.labels import SIGNS, VERDICT_STYLES, figure, scope_words, when, where, who
from nkr.output.tables import Cell, Column, Sheet

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.acknowledged import Acknowledged
    from nkr.analysis.compare.clusters import Cluster, Group


def verdicts(found: Sequence[Comparison], limit: int | None = None, title: str = "") -> Sheet:
    """Judgements on pairs, the worst first, each with its reasons in words."""
    columns = [Column("verdict", keep=True), Column("the two figures"), Column("facts"), Column("why")]
    sheet = Sheet(columns, title=title, ruled=True)
    for comparison in found[:limit]:
        a, b, verdict = comparison.a, comparison.b, comparison.verdict
        sheet.rows.append(
            [
                Cell(f"{SIGNS[verdict]} {verdict}{_factor(comparison)}", VERDICT_STYLES.get(verdict, "dim")),
                Cell(f"{figure(a)} and {figure(b)}", "strong"),
                Cell(f"{a.id} · {b.id}", "dim"),
                " ".join(reason.text for reason in comparison.reasons),
            ]
        )
    if limit is not None and len(found) > limit:
        sheet.after.append(Cell(f"{len(found) - limit} more: --format json, or nkr conflicts --pairs.", "dim"))
    return sheet


def _factor(comparison: Comparison) -> str:
    """How many times the figures lie apart, where it matters."""
    grave = comparison.verdict.severity <= Verdict.DISCREPANCY.severity
    return f" (×{comparison.ratio:g})" if comparison.ratio and grave else ""


def camp_lines(group: Group, record: Dataset) -> list[Cell]:
    """The camps of a group, one line each: the values that satisfy all of it, and who is behind it."""
    lines = []
    for cluster in group.clusters:
        lines.append(Cell(f"  {numbers.interval(cluster.interval, group.key.scope.unit)}: {_behind(cluster, record)}"))
    return lines


def _behind(cluster: Cluster, record: Dataset) -> str:
    reports, origins = len(cluster.facts), len(cluster.origins)
    claimants, terms = Counter(origin.partition("@")[0] for origin in cluster.origins), record.vocabulary.claimants
    named = {code: terms[code].label if code in terms else code for code in claimants}
    names = sorted(named[code] + (f" in {times} documents" if times > 1 else "") for code, times in claimants.items())
    shown = "; ".join(names[:4]) + (f"; {len(names) - 4} more" if len(names) > 4 else "")
    return f"{reports} report{'s' if reports != 1 else ''}, {origins} origin{'s' if origins != 1 else ''} ({shown})"


def outlook(judged: Mapping[str, Sequence[Comparison]], record: Dataset) -> Sheet:
    """Where the quarrels are, before all else: a line for each verdict that is not at peace, the worst first."""
    sheet = Sheet([])
    for verdict in sorted(OPEN_VERDICTS, key=lambda verdict: verdict.severity):
        counts = {code: sum(pair.verdict is verdict for pair in pairs) for code, pairs in judged.items()}
        told = ", ".join(f"{record.vocabulary.topics[code].label} ({count})" for code, count in counts.items() if count)
        if told:
            sheet.before.append(Cell(f"{SIGNS[verdict]} {verdict}: {told}", VERDICT_STYLES[verdict]))
    return sheet if sheet.before else Sheet([], before=[Cell("Nothing is in conflict.", "good")])


def quiet_pairs(judged: Sequence[Comparison]) -> Cell:
    """How many pairs were judged and give no cause for care: parts, echoes, and what cannot be compared."""
    counts: dict[Verdict, int] = {}
    for comparison in judged:
        counts[comparison.verdict] = counts.get(comparison.verdict, 0) + 1
    told = ", ".join(f"{verdict} {counts[verdict]}" for verdict in Verdict if verdict in counts)
    return Cell(f"{len(judged)} pairs judged: {told}.", "dim")


def conflict_blocks(judged: Sequence[Comparison], made: Sequence[Group], record: Dataset) -> list[Sheet]:
    """One block for each group in conflict (camps, two extreme witnesses), then the other pairs, the worst first."""
    group_of = {fact.id: group for group in made for fact in group.facts}
    blocks: list[Sheet] = []
    shown: set[int] = set()
    rest: list[Comparison] = []
    for comparison in judged:
        group = group_of.get(comparison.a.id)
        together = group is not None and group is group_of.get(comparison.b.id)
        if comparison.verdict is not Verdict.CONFLICT or not together or group is None:
            rest.append(comparison)
        elif id(group) not in shown:
            shown.add(id(group))
            blocks.append(_conflict_block(comparison, group, record))
    if rest:
        blocks.append(verdicts(rest, limit=40, title="" if not blocks else "Between unlike figures, and over time"))
    return blocks


def _conflict_block(worst: Comparison, group: Group, record: Dataset) -> Sheet:
    factor = f", {numbers.ratio(worst.ratio)} apart" if worst.ratio else ""
    columns = [Column("figure", keep=True), *map(Column, ("about", "who says it", "where", "fact"))]
    title = f"{SIGNS[Verdict.CONFLICT]} conflict: {scope_words(group, record)}{factor}"
    sheet = Sheet(columns, title=title, style="error")
    folded = 0
    seen: set[tuple[str, str]] = set()
    for fact in sorted(group.facts, key=lambda fact: (fact.interval.floor, fact.interval.ceiling)):
        if (fact.claimant, figure(fact)) in seen:
            folded += 1
            continue
        seen.add((fact.claimant, figure(fact)))
        style = "error" if fact in (worst.a, worst.b) else ""
        said = [when(fact), who(fact, record), where(fact, record), Cell(fact.id, "dim")]
        sheet.rows.append([Cell(figure(fact), style), *said])
    sheet.after.append(Cell(worst.reasons[0].text))
    if len(group.clusters) > 1:
        sheet.after.append(Cell(f"{len(group.clusters)} camps, within each of which one value satisfies all:"))
        sheet.after += camp_lines(group, record)
    if folded:
        sheet.after.append(Cell(f"{folded} repetition{'s' if folded != 1 else ''} by the same claimant folded.", "dim"))
    return sheet


def decisions(covered: Sequence[Comparison], decided: Acknowledged) -> list[Cell]:
    """How many quarrels are acknowledged and why, and which decisions have lapsed."""
    lines = []
    if covered:
        lines.append(Cell(f"{len(covered)} more acknowledged (--all shows them):", "dim"))
        for decision in {id(found): found for pair in covered if (found := decided.of(pair))}.values():
            lines.append(Cell(f"  {decision.date} {', '.join(decision.facts)}: {decision.reason}", "dim"))
    for decision in decided.lapsed:
        lines.append(Cell(f"Lapsed, since a fact has changed: {decision.id} ({decision.date}).", "warning"))
    return lines
