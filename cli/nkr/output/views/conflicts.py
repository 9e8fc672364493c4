"""Verdicts on pairs, groups in conflict with their clusters, and what a curator has decided."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import groupby

from nkr.analysis.compare.clusters import Cluster, Group
from nkr.analysis.compare.verdicts import OPEN_VERDICTS, Comparison, OpenPair, Verdict
from nkr.analysis.disputes import Acknowledged
from nkr.model import UNATTRIBUTED, Dataset, Fact, Vocabulary
from nkr.output import labels, numbers
from nkr.output.labels import SIGNS, VERDICT_STYLES, figure, letter
from nkr.output.tables import Cell, Content, Sheet, columns


def verdicts(
    found: Sequence[Comparison],
    record: Dataset,
    limit: int | None = None,
    title: str = "",
    command: str = "",
    decided: Acknowledged | None = None,
) -> Sheet:
    """Comparisons, the worst first, each with its two figures and its reasons; ``command`` lists them all."""
    sheet = Sheet(columns("verdict!", "the two figures", "facts", "why"), title=title, ruled=True)
    for comparison in found[:limit]:
        decision = decided.of(comparison) if decided else None
        more = f" Acknowledged on {decision.text}" if decision else ""
        sheet.row(_verdict(comparison), *_pair(comparison, record), comparison.text + more)
    if limit is not None and len(found) > limit:
        sheet.after.append(Cell(f"{len(found) - limit} more: {command or '--format json'}", "dim"))
    return sheet


def _named(fact: Fact, record: Dataset) -> str:
    """A figure with its name and time, so that it is clear which one is meant: "35 (Sailors, 1901)"."""
    who = labels.short_name(fact, record) + labels.scope_note(fact, record)
    return f"{figure(fact)} ({who}, {labels.when_brief(fact)})"


def _verdict(comparison: Comparison) -> Cell:
    """The verdict and, where it matters, how many times the figures lie apart."""
    verdict, ratio = comparison.verdict, comparison.ratio
    factor = f" (×{ratio:g})" if ratio and verdict.severity <= Verdict.DISCREPANCY.severity else ""
    return Cell(f"{SIGNS[verdict]} {verdict}{factor}", VERDICT_STYLES.get(verdict, "dim"))


def _pair(pair: Comparison, record: Dataset) -> list[Cell]:
    figures = f"{_named(pair.a, record)} and {_named(pair.b, record)}"
    return [Cell(figures, "strong"), Cell(f"{record.short(pair.a)} · {record.short(pair.b)}", "dim")]


def cluster_lines(group: Group, record: Dataset) -> list[Cell]:
    """The clusters of a group by their figures as published and whose they are; then what only bounds them."""
    lines = []
    for number, cluster in enumerate(group.clusters):
        lines.append(f"  {letter(number)}  {numbers.together(cluster.facts)}: {_behind(cluster, record)}")
    lines += ["Minimums, maximums and wide ranges, which support none:"] if group.bounds else []
    for bound in group.bounds:
        lines.append(f"  {figure(bound.fact)} ({record.claimant_label(bound.fact)}): {labels.excluded(bound, group)}")
    return [Cell(line) for line in dict.fromkeys(lines)]


def _behind(cluster: Cluster, record: Dataset) -> str:
    claimants, terms = Counter(origin.partition("@")[0] for origin in cluster.origins), record.vocabulary.claimants
    named = {code: labels.within(terms[code].label) if code in terms else code for code in claimants}
    named[UNATTRIBUTED] = "no source named"
    names = sorted(named[code] + (f" in {times} documents" if times > 1 else "") for code, times in claimants.items())
    shown = "; ".join(names[:4]) + (f"; {len(names) - 4} more" if len(names) > 4 else "")
    reports = numbers.counted(len(cluster.facts), "document")
    return f"{reports}, {numbers.counted(len(cluster.origins), 'original source')} ({shown})"


def outlook(judged: Mapping[str, Sequence[Comparison]], record: Dataset) -> Sheet:
    """Where the disagreements are: a line for each verdict that needs attention, the worst first."""
    sheet = Sheet([])
    for verdict in sorted(OPEN_VERDICTS, key=lambda verdict: verdict.severity):
        counts = {code: sum(pair.verdict is verdict for pair in pairs) for code, pairs in judged.items()}
        named = (f"{record.vocabulary.topics[code].label} ({count})" for code, count in counts.items() if count)
        if told := ", ".join(named):
            sheet.before.append(Cell(f"{SIGNS[verdict]} {verdict}: {told}", VERDICT_STYLES[verdict]))
    return sheet if sheet.before else Sheet([], before=[Cell("Nothing is in conflict.", "good")])


def overview(pairs: Mapping[str, Sequence[OpenPair]], facts: Mapping[str, Fact], vocabulary: Vocabulary) -> Sheet:
    """A row a topic, those with most conflicts first: pairs by verdict, and the widest conflict (``facts`` by id)."""
    verdicts = sorted(OPEN_VERDICTS, key=lambda verdict: verdict.severity)
    sheet = Sheet(columns("topic!", *(f"{SIGNS[verdict]}#" for verdict in verdicts), "the widest conflict…"))
    judged = {topic: Counter(pair.verdict for pair in found) for topic, found in pairs.items() if found}
    for topic in sorted(judged, key=lambda topic: [-judged[topic][verdict] for verdict in verdicts]):
        worst, widest = pairs[topic][0], ""
        if worst.verdict is Verdict.CONFLICT:
            a, b, factor = facts[worst.a], facts[worst.b], f" (×{worst.ratio:g})" if worst.ratio else ""
            widest = f"{figure(a)} and {figure(b)}{factor}, {vocabulary.measures[a.measure].label}"
        sheet.row(topic, *counts(judged[topic], verdicts), widest)
    sheet.after.append(Cell(legend(verdicts), "dim"))
    return sheet


def counts(judged: Mapping[Verdict, int], verdicts: Sequence[Verdict]) -> list[str]:
    return [numbers.count(judged[verdict]) if judged[verdict] else "" for verdict in verdicts]


def legend(verdicts: Sequence[Verdict]) -> str:
    return f"Pairs: {', '.join(f'{SIGNS[verdict]} {verdict}' for verdict in verdicts)}."


def quiet_pairs(judged: Sequence[Comparison], pairs: int) -> Cell:
    """The verdicts on ``pairs`` pairs, of which only ``judged`` were compared one by one."""
    counts = Counter(comparison.verdict for comparison in judged)
    told = [f"{verdict} {counts[verdict]}" for verdict in Verdict if verdict in counts]
    rest = f"{'and ' if told else ''}{pairs - len(judged)} that say nothing about each other"
    told += [rest] if pairs > len(judged) else []
    return Cell(f"{numbers.counted(pairs, 'pair')}: {', '.join(told)}.", "dim")


def conflict_blocks(judged: Sequence[Comparison], made: Sequence[Group], record: Dataset, command: str) -> list[Sheet]:
    """One block for each group in conflict (its clusters, the two furthest figures), then the other pairs, all of which
    ``command`` lists.

    Of the others there is one line for each two groups and verdict: the worst pair, and how many more. A conflict
    between the figures of two neighbouring years that both have a block is shown there already, and only counted here.
    """
    group_of = {fact.id: group for group in made for fact in group.facts}
    inside: dict[int, Comparison] = {}
    between: dict[tuple[Verdict, frozenset[int | str]], list[Comparison]] = {}
    for pair in judged:
        first, second = group_of[pair.a.id], group_of[pair.b.id]
        if pair.verdict is Verdict.CONFLICT and first is second:
            inside.setdefault(id(first), pair)
        else:
            between.setdefault((pair.verdict, _line_of(pair, id(first), id(second))), []).append(pair)
    blocks = [_conflict_block(pair, group_of[pair.a.id], record) for pair in inside.values()]
    told = 0
    lines: list[list[Comparison]] = []
    for (verdict, groups), pairs in between.items():
        if verdict is Verdict.CONFLICT and groups <= inside.keys() and pairs[0].reasons[0].code == "disjoint":
            told += len(pairs)
        else:
            lines.append(pairs)
    if lines:
        blocks.append(_lines(lines, record, "Discrepancies, revisions and unresolved pairs" if blocks else ""))
    if told:
        text = f"{told} more pairs are of figures listed above, in neighbouring years: {command}"
        blocks[-1].after.append(Cell(text, "dim"))
    return blocks


def _line_of(pair: Comparison, first: int, second: int) -> frozenset[int | str]:
    """What the pairs of one line have in common: their two groups, or the figure whose missing start decides."""
    if pair.reasons[0].code == "missing-period-start":
        return frozenset({(pair.b if pair.a.time.known_start else pair.a).id})
    return frozenset({first, second})


def _lines(found: Sequence[Sequence[Comparison]], record: Dataset, title: str) -> Sheet:
    """One line for the pairs of two groups with one verdict: the worst of them; of releases, all in turn."""
    sheet = Sheet(columns("verdict!", "figures", "facts", "why"), title=title, ruled=True)
    for worst, *others in found:
        if worst.verdict is Verdict.REVISION and others:
            sheet.row(_verdict(worst), *_in_turn([worst, *others], record))
        else:
            more = f" {numbers.counted(len(others), 'more such pair')}: --pairs." if others else ""
            sheet.row(_verdict(worst), *_pair(worst, record), worst.text + more)
    return sheet


def _in_turn(pairs: Sequence[Comparison], record: Dataset) -> list[Content]:
    """The releases of one figure in the order of publication, and the latest of them."""
    releases = {fact.id: fact for pair in pairs for fact in (pair.a, pair.b)}
    ordered = sorted(releases.values(), key=lambda fact: (fact.published.end, fact.published.start))
    turns = [text for text, _ in groupby(map(figure, ordered))]
    why = f"Published {len(turns)} times with other figures; the latest replaces the earlier ones."
    return [Cell(" → ".join(turns), "strong"), Cell(record.short(ordered[-1]), "dim"), why]


def _conflict_block(worst: Comparison, group: Group, record: Dataset) -> Sheet:
    factor = f", {numbers.ratio(worst.ratio)} apart" if worst.ratio else ""
    title = f"{SIGNS[Verdict.CONFLICT]} conflict: {labels.scope_words(group, record)}{factor}"
    sheet = Sheet(columns("!", "figure!", "about…", "who says it…", "fact!"), title=title, style="error", block=True)
    once: dict[tuple[str, str], Fact] = {}
    for fact in sorted(group.facts, key=lambda fact: (fact.interval.floor, fact.interval.ceiling)):
        once.setdefault((fact.claimant, figure(fact)), fact)
    for (_, shown), fact in once.items():
        sign, style = (SIGNS[Verdict.CONFLICT], "strong") if fact in (worst.a, worst.b) else ("", "")
        sheet.row(sign, Cell(shown, style), *labels.cells(fact, record)[1:])
    sheet.after += labels.remark(group.facts)
    sheet.after.append(f"{_named(worst.a, record)} and {_named(worst.b, record)}. {worst.reasons[0].text}")
    if len(group.clusters) > 1:
        sheet.after.append(Cell(f"{len(group.clusters)} clusters of estimates:"))
        sheet.after += cluster_lines(group, record)
    if folded := len(group.facts) - len(once):
        sheet.after.append(Cell(f"{numbers.counted(folded, 'repetition')} by the same source left out.", "dim"))
    return sheet


def decisions(covered: Sequence[Comparison], decided: Acknowledged, *, hidden: bool = True) -> list[Cell]:
    """How many conflicts are acknowledged and why, and which decisions have lapsed."""
    more = f"{len(covered)} more acknowledged (--all shows them):" if hidden else f"{len(covered)} acknowledged:"
    lines = [Cell(more, "dim")] if covered else []
    for decision in {id(found): found for pair in covered if (found := decided.of(pair))}.values():
        lines.append(Cell(f"  {', '.join(decision.facts)}: {decision.text}", "dim"))
    for decision in decided.lapsed:
        lines.append(Cell(f"Lapsed, since a fact has changed: {decision.id} ({decision.date}).", "warning"))
    return lines
