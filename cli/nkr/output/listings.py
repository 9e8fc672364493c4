"""Facts, sources and judgements set as sheets for people. No layout is decided anywhere else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from nkr.analysis.slips import transposition_of
from nkr.analysis.verdicts import OPEN_VERDICTS, Comparison, Verdict
from nkr.model.collection import Record
from nkr.model.fact import Fact
from nkr.model.quantity import Number
from nkr.model.source import Source
from nkr.model.vocabulary import Kind
from nkr.output import dates, numbers, screen, strips, values
from nkr.output.sheets import Cell, Column, Content, Sheet

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.acknowledged import Acknowledged
    from nkr.analysis.arithmetic import Check
    from nkr.analysis.camps import Camp, Group
    from nkr.analysis.coverage import Appearance, Gap
    from nkr.analysis.scale import Summary
    from nkr.analysis.series import Series, Year

MOST_APART = 12
"""Figures without a yearly value that a screen lists below a series."""
WIDE = 120
"""From this many columns on, a sheet may spread."""

VERDICT_STYLES = {
    Verdict.CONFLICT: "error",
    Verdict.DISCREPANCY: "warning",
    Verdict.UNRESOLVED: "warning",
    Verdict.REVISION: "strong",
}

SIGNS = {
    Verdict.CONFLICT: "✗",
    Verdict.DISCREPANCY: "≠",
    Verdict.UNRESOLVED: "?",
    Verdict.REVISION: "→",
    Verdict.AGREE: "=",
    Verdict.PART: "⊂",
    Verdict.ECHO: "≡",
    Verdict.NOT_COMPARABLE: "·",
}
"""A sign beside each verdict's word, so that colour is never the only mark."""


def signs() -> strips.Signs:
    return strips.UNICODE if screen.draws_unicode() else strips.ASCII


def when(fact: Fact) -> str:
    """The time that a figure is about, as a reader says it; an assumed one says so."""
    if fact.time_assumed:
        return f"no date (printed {dates.in_words(fact.published)})"
    return dates.in_words(fact.as_of or fact.time) if fact.kind is Kind.STOCK else dates.in_words(fact.time)


def where(fact: Fact) -> str:
    """Source and paragraph: "voa-2002-06-10 ¶5"."""
    return f"{fact.source} {paragraph(fact.paragraph)}"


def paragraph(number: int) -> str:
    return f"¶{number}" if number else "headline"


def figure(fact: Fact) -> str:
    """The figure as stated, with what must never be lost beside it."""
    marks = {"planned": " (expected)", "doubtful": " (doubtful)", "provisional": " (provisional)"}
    unreviewed = "" if fact.reviewed else " (unreviewed)"
    return numbers.stated(fact.quantity, fact.unit) + marks.get(fact.status.value, "") + unreviewed


def figure_style(fact: Fact) -> str:
    return "dim" if fact.doubtful or not fact.quantity.has_size else "strong"


def _more_than_one(facts: Iterable[Fact]) -> bool:
    return len({fact.collection for fact in facts}) > 1


def facts(found: Sequence[Fact], record: Record, title: str = "") -> Sheet:
    """One row a fact, in the order of the record."""
    mixed = _more_than_one(record.facts)
    columns = [Column("figure", keep=True), Column("what"), Column("about"), Column("who says it"), Column("fact")]
    sheet = Sheet(columns + ([Column("collection")] if mixed else []), title=title)
    for fact in found:
        row: list[Cell | str] = [
            Cell(figure(fact), figure_style(fact)),
            record.vocabulary.measures[fact.measure].label,
            when(fact),
            record.claimant_label(fact),
            Cell(f"{fact.id} {paragraph(fact.paragraph)}", "dim"),
        ]
        sheet.rows.append([*row, *([Cell(fact.collection, "dim")] if mixed else [])])
    sheet.after.append(Cell(f"{len(found)} fact{'s' if len(found) != 1 else ''}.", "dim"))
    return sheet


def sources(found: Sequence[Source], record: Record, attached: Mapping[str, bool]) -> Sheet:
    """One row a source; ``attached`` tells which texts are in the database, and whether of the recorded edition."""
    mixed = len({source.collection for source in found}) > 1
    columns = [Column("no.", right=True, keep=True), Column("published"), Column("publisher"), Column("title")]
    columns += [Column("facts", right=True, keep=True), Column("text"), Column("source")]
    sheet = Sheet(columns + ([Column("collection")] if mixed else []))
    counts: dict[str, int] = {}
    for fact in record.facts:
        counts[fact.source] = counts.get(fact.source, 0) + 1
    for source in found:
        text = {None: "–", True: "attached", False: "other edition"}[attached.get(source.id)]
        publisher = source.publisher + (f" ({source.agency})" if source.agency else "")
        row: list[Cell | str] = [
            Cell(str(source.number or ""), "strong"),
            str(source.published),
            publisher,
            source.title,
            str(counts.get(source.id, 0)),
            Cell(text, "" if source.id in attached else "dim"),
            Cell(source.id, "dim"),
        ]
        sheet.rows.append([*row, *([Cell(source.collection, "dim")] if mixed else [])])
    return sheet


# --- yearly figures --------------------------------------------------------------------------------------


def series(found: Series, record: Record, vintages: bool = False) -> list[Sheet]:
    """A measure by year with change, bar and source; what gives no yearly value stands below."""
    width = screen.terminal_width()
    most = max((year.value for year in found.years if year.value is not None), default=0)
    spread = 16 if width >= WIDE else 10
    columns = [
        Column("year", keep=True),
        Column("figure", right=True, keep=True),
        Column("change", right=True, keep=True),
    ]
    columns += [Column("", keep=True), Column("who says it, where"), Column("verdict")]
    sheet = Sheet(columns, title=f"{found.measure.label} by year")
    sheet.before.append(Cell(found.measure.definition, "dim"))
    for year in found.years:
        _year_rows(sheet, year, record, most, spread, vintages)
    if not found.years:
        sheet.after.append("No figure for a whole year.")
    made = [sheet]
    if found.apart:
        rest = facts(
            found.apart[:MOST_APART], record, "Listed apart: no whole year of the whole group, so no yearly value"
        )
        rest.after.clear()
        if len(found.apart) > MOST_APART:
            more = f"{len(found.apart) - MOST_APART} more: nkr facts --measure {found.measure.code}"
            rest.after.append(Cell(more, "dim"))
        made.append(rest)
    return made


def _year_rows(sheet: Sheet, year: Year, record: Record, most: Number, spread: int, vintages: bool) -> None:
    hidden = set() if vintages else {fact.id for fact in (*year.superseded, *year.echoes)}
    shown = [fact for fact in year.facts if fact is year.value_fact or fact.id not in hidden]
    if not shown:
        sheet.rows.append([str(year.year), Cell("–", "dim"), "", "", Cell("no figure for the whole year", "dim"), ""])
        return
    for position, fact in enumerate(shown):
        chosen = fact is year.value_fact
        bar = strips.bar(year.value, most, spread, signs()) if chosen and year.value is not None else ""
        verdict, style = "", ""
        if position == 0 and year.verdict is not None and year.verdict is not Verdict.NOT_COMPARABLE:
            verdict, style = f"{SIGNS[year.verdict]} {year.verdict}", VERDICT_STYLES.get(year.verdict, "")
        if fact in year.deviating:
            verdict, style = f"{SIGNS[Verdict.CONFLICT]} deviates{_suspicion(fact, year)}", "error"
        said: list[Cell | str] = [f"{record.claimant_label(fact)}, {where(fact)}"]
        if len(year.facts) > 1:
            said.append(f" (printed {dates.in_words(fact.published)})")
        if position == 0:
            said.append(Cell(_folded(year, hidden), "dim"))
        sheet.rows.append(
            [
                str(year.year) if position == 0 else "",
                Cell(figure(fact), figure_style(fact) if chosen or not year.value_fact else "dim"),
                _change(year) if chosen else "",
                Cell(bar, "good"),
                said,
                Cell(verdict, style),
            ]
        )


def _suspicion(fact: Fact, year: Year) -> str:
    """A likely slip of digits, as a suspicion."""
    others = [number for other in year.facts if other not in year.deviating for number in other.quantity.stated]
    meant = transposition_of(fact.quantity.low, others) if fact.quantity.low is not None else []
    return f"; looks like a transposition of {'/'.join(map(numbers.count, meant))}" if meant else ""


def _folded(year: Year, hidden: set[str]) -> str:
    """What a year leaves out: repetitions, and older vintages."""
    if not hidden:
        return ""
    older = sum(fact.id in hidden for fact in year.superseded)
    repeated = sum(fact.id in hidden for fact in year.echoes if fact not in year.superseded)
    told = [f"{repeated} repetition{'s' if repeated != 1 else ''}"] if repeated else []
    told += [f"{older} superseded"] if older else []
    return f"; {' and '.join(told)}: --vintages"


def _change(year: Year) -> str:
    if year.change is None:
        return ""
    percent = f" ({year.change_percent:+.1f} %)" if year.change_percent is not None else ""
    return f"{year.change:+,}{percent}".replace("-", "−")


# --- estimates side by side ------------------------------------------------------------------------------


def estimates(
    topic: str, found: Sequence[Fact], made: Sequence[Group], judged: Sequence[Comparison], record: Record
) -> list[Sheet]:
    """A topic's figures by measure, with a strip of intervals on one logarithmic scale.

    A figure that is in conflict or discrepancy with another carries that verdict's sign and colour.
    """
    worst = _worst_verdicts(judged)
    width = screen.terminal_width()
    drawn = [fact for fact in found if _drawable(fact)]
    scale = strips.Scale.over(strips.numbers_in(fact.interval for fact in drawn), 40 if width >= WIDE else 20)
    opening = Sheet([], title=record.vocabulary.topics[topic].label.upper(), before=[_told(found, made, record)])
    sheets = [opening]
    margin = 2 if worst else 0
    sizes = [
        margin + max((len(figure(fact)) for fact in found), default=0),
        max((len(when(fact)) for fact in found), default=0),
    ]
    strip = Column(scale.heading() if scale else "", keep=True, width=scale.width if scale else 1)
    if not screen.on_terminal() or width >= WIDE:
        columns = [Column("figure", keep=True, width=sizes[0]), Column("about", width=min(sizes[1], 34)), strip]
        columns.append(Column("who says it, where"))
    else:
        columns = [Column("figure", keep=True, width=sizes[0]), strip, Column("about, who says it, where")]
    by_measure: dict[str, list[Fact]] = {code: [] for code in record.vocabulary.measures}
    for fact in found:
        by_measure[fact.measure].append(fact)
    for code, facts_of in by_measure.items():
        if not facts_of:
            continue
        sheet = Sheet(columns, title=record.vocabulary.measures[code].label, headed=len(sheets) == 1)
        for fact in sorted(facts_of, key=lambda fact: (fact.time.end, fact.published.end)):
            drawn_strip = scale.strip(fact.interval, signs()) if scale and _drawable(fact) else ""
            said: list[Cell | str] = [
                f"{record.claimant_label(fact)}{scope_note(fact, record)}, {where(fact)}{_collection(fact, record)} ",
                Cell(fact.id, "dim"),
            ]
            verdict = worst.get(fact.id)
            sign = f"{SIGNS[verdict]} " if verdict is not None else " " * margin
            style = VERDICT_STYLES[verdict] if verdict is not None else figure_style(fact)
            row: list[Content] = [
                Cell(sign + figure(fact), style),
                Cell(drawn_strip, style if verdict is not None else "good"),
            ]
            if len(columns) == 4:
                row[1:1] = [when(fact)]
                sheet.rows.append([*row, said])
            else:
                sheet.rows.append([*row, [when(fact), "; ", *said]])
        sheets.append(sheet)
    return sheets


def _worst_verdicts(judged: Iterable[Comparison]) -> dict[str, Verdict]:
    """For each fact that is in conflict or discrepancy the graver of the two."""
    worst: dict[str, Verdict] = {}
    for comparison in judged:  # the worst come first
        if comparison.verdict in (Verdict.CONFLICT, Verdict.DISCREPANCY):
            worst.setdefault(comparison.a.id, comparison.verdict)
            worst.setdefault(comparison.b.id, comparison.verdict)
    return worst


def _drawable(fact: Fact) -> bool:
    return fact.quantity.has_size and fact.unit not in ("percent", "km", "miles")


def _told(found: Sequence[Fact], made: Sequence[Group], record: Record) -> Cell:
    """How many figures and voices there are, and how wide they spread: "7 reports, 2 origins"."""
    voices = {voice for group in made for voice in group.origins}
    told = f"{len(found)} figure{'s' if len(found) != 1 else ''}, "
    told += f"{len(voices)} independent origin{'s' if len(voices) != 1 else ''}"
    widest = next((group for group in made if group.spread), None)
    if widest and widest.spread and widest.spread > 1:
        bound = ", a bound counted by its number" if widest.bounded else ""
        told += f"; widest spread {numbers.ratio(widest.spread)} ({scope_words(widest, record)}{bound})"
    return Cell(told + ".", "dim")


def _collection(fact: Fact, record: Record) -> str:
    return f" [{fact.collection}]" if _more_than_one(record.facts) else ""


def scope_note(fact: Fact, record: Record) -> str:
    """What a figure counts that is not what its measure means by default: women only, one province."""
    measure, vocabulary = record.vocabulary.measures[fact.measure], record.vocabulary
    limits = []
    if fact.group != measure.group and fact.group in vocabulary.groups:
        limits.append(vocabulary.groups[fact.group].label)
    if fact.place != measure.place and fact.place in vocabulary.places:
        limits.append(vocabulary.places[fact.place].label)
    if fact.by not in (measure.by, fact.place) and fact.by in vocabulary.places:
        limits.append(f"by {vocabulary.places[fact.by].label}")
    return f" ({'; '.join(limits)})" if limits else ""


def scope_words(group: Group, record: Record) -> str:
    """What a group counts, in a few words: "North Koreans in China, 2006"."""
    scope, vocabulary = group.key.scope, record.vocabulary
    measure = vocabulary.measures[scope.measure]
    words = [measure.label]
    for code, default, known in (
        (scope.group, measure.group, vocabulary.groups),
        (scope.place, measure.place, vocabulary.places),
        (scope.by, measure.by, vocabulary.places),
    ):
        if code != default and code in known and known[code].label not in words:
            words.append(known[code].label)
    if scope.event in vocabulary.events:
        words.append(vocabulary.events[scope.event].label)
    elif group.key.period:
        words.append(group.key.period.replace("../", "until "))
    if scope.unit != "persons":
        words.append(scope.unit)
    return ", ".join(words) + (" (expected)" if scope.planned else "")


def verdicts(found: Sequence[Comparison], limit: int | None = None, title: str = "Verdicts") -> Sheet:
    """Judgements on pairs, the worst first, each with its reasons in words; as lines where columns would be narrow."""
    narrow = screen.on_terminal() and screen.terminal_width() < WIDE
    sheet = Sheet([Column("verdict", keep=True), Column("the two figures"), Column("why")], title=title, ruled=True)
    for comparison in found[:limit]:
        a, b, verdict = comparison.a, comparison.b, comparison.verdict
        style = VERDICT_STYLES.get(verdict, "dim")
        told = Cell(f"{SIGNS[verdict]} {verdict}{_factor(comparison)}", style)
        why = " ".join(reason.text for reason in comparison.reasons)
        if narrow:
            sheet.before += [[told, ": ", Cell(f"{figure(a)} – {figure(b)}", "strong")], Cell(f"  {a.id}", "dim")]
            sheet.before += [Cell(f"  {b.id}", "dim"), why, ""]
        else:
            one, other = Cell(figure(a), "strong"), Cell(figure(b), "strong")
            pair: list[Cell | str] = [one, ", ", Cell(a.id, "dim"), " – ", other, ", ", Cell(b.id, "dim")]
            sheet.rows.append([told, pair, why])
    if limit is not None and len(found) > limit:
        sheet.after.append(Cell(f"{len(found) - limit} more: --format json, or nkr conflicts --pairs.", "dim"))
    return sheet


def _factor(comparison: Comparison) -> str:
    """How many times the figures lie apart, where it matters."""
    grave = comparison.verdict.gravity <= Verdict.DISCREPANCY.gravity
    return f" (×{comparison.ratio:g})" if comparison.ratio and grave else ""


def camp_lines(group: Group, record: Record) -> list[Cell]:
    """The camps of a group, one line each: the values that satisfy all of it, and who is behind it."""
    lines = []
    for camp in group.camps:
        lines.append(Cell(f"  {numbers.interval(camp.interval, group.key.scope.unit)}: {_behind(camp, record)}"))
    return lines


def _behind(camp: Camp, record: Record) -> str:
    reports, voices = len(camp.facts), len(camp.origins)
    names = sorted({record.claimant_label(fact) for fact in camp.facts})
    shown = "; ".join(names[:4]) + (f"; {len(names) - 4} more" if len(names) > 4 else "")
    return f"{reports} report{'s' if reports != 1 else ''}, {voices} origin{'s' if voices != 1 else ''} ({shown})"


# --- arithmetic ------------------------------------------------------------------------------------------


def checks(found: Sequence[Check]) -> Sheet:
    """Checks as asserted, calculated and difference; those that fail first."""
    columns = [Column("holds", keep=True), Column("asserted"), Column("calculated"), Column("difference", right=True)]
    sheet = Sheet([*columns, Column("what was checked")])
    for check in found:
        facts_named = ", ".join(fact.id for fact in check.facts)
        sheet.rows.append(
            [
                Cell("yes" if check.holds else "✗ no", "good" if check.holds else "error"),
                worded(check.asserted),
                worded(check.calculated),
                "" if check.difference is None else numbers.count(check.difference),
                f"{check.text} ({facts_named})",
            ]
        )
    return sheet


def worded(value: Number | str | None) -> str:
    """What a check asserts or calculates, as a reader sees it."""
    if value is None:
        return "–"
    return value if isinstance(value, str) else numbers.count(value)


def outlook(judged: Mapping[str, Sequence[Comparison]], record: Record) -> Sheet:
    """Where the quarrels are, before all else: a line for each verdict that is not at peace, the worst first."""
    sheet = Sheet([])
    for verdict in sorted(OPEN_VERDICTS, key=lambda verdict: verdict.gravity):
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
    told = ", ".join(f"{counts[verdict]} {verdict}" for verdict in Verdict if verdict in counts)
    return Cell(f"{len(judged)} pairs judged: {told}.", "dim")


def conflict_blocks(judged: Sequence[Comparison], made: Sequence[Group], record: Record) -> list[Sheet]:
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


def _conflict_block(worst: Comparison, group: Group, record: Record) -> Sheet:
    factor = f", {numbers.ratio(worst.ratio)} apart" if worst.ratio else ""
    sheet = Sheet([Column("figure", keep=True), Column("about"), Column("who says it, where")])
    sheet.title = f"{SIGNS[Verdict.CONFLICT]} conflict: {scope_words(group, record)}{factor}"
    folded = 0
    seen: set[tuple[str, str]] = set()
    for fact in sorted(group.facts, key=lambda fact: (fact.interval.floor, fact.interval.ceiling)):
        if (fact.claimant, figure(fact)) in seen:
            folded += 1
            continue
        seen.add((fact.claimant, figure(fact)))
        style = "error" if fact in (worst.a, worst.b) else ""
        said = f"{record.claimant_label(fact)}, {where(fact)} ({fact.id}){_collection(fact, record)}"
        sheet.rows.append([Cell(figure(fact), style), when(fact), said])
    sheet.after.append(Cell(worst.reasons[0].text))
    if len(group.camps) > 1:
        sheet.after.append(Cell(f"{len(group.camps)} camps, within each of which one value satisfies all:"))
        sheet.after += camp_lines(group, record)
    if folded:
        sheet.after.append(Cell(f"{folded} repetition{'s' if folded != 1 else ''} by the same claimant folded.", "dim"))
    return sheet


def large(topics: Mapping[str, Mapping[str, int]], groups_shown: Sequence[Summary], told: str) -> list[Sheet]:
    """A record too large to show: counts by topic, and the groups that stand out. Always bounded in length."""
    titles = ("facts", "groups", "disputed groups", "conflicting pairs", "pairs of one origin")
    sheet = Sheet(
        [Column("topic"), *(Column(title, right=True, keep=True) for title in titles)], before=[Cell(told, "dim")]
    )
    for topic, counts in topics.items():
        sheet.rows.append([topic, *(numbers.count(counts[name]) for name in values.LARGE_COUNTS)])
    if not groups_shown:
        return [sheet]
    columns = [Column("group")]
    columns += [Column(title, right=True, keep=True) for title in ("facts", "origins", "camps", "conflicts", "spread")]
    widest = Sheet([*columns, Column("lowest and highest")], title="Groups that stand out")
    for group in groups_shown:
        widest.rows.append(
            [
                group.grouping.partition("|")[2].replace("|", " ").replace(" False ", " "),
                *map(numbers.count, (group.facts, group.origins, group.camps, group.conflicts)),
                (f"×{group.spread:g}" if group.spread else "–") + ("*" if group.bounded else ""),
                f"{group.lowest} … {group.highest}",
            ]
        )
    widest.after.append(Cell("* a bound counts by its stated number", "dim"))
    return [sheet, widest]


def gaps(found: Sequence[Gap], record: Record) -> Sheet:
    """What the record lacks, one row a measure and dimension: nobody, or one origin only."""
    sheet = Sheet([Column("measure"), Column("by"), Column("nobody gives a figure"), Column("one origin only")])
    by_row: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for gap in found:
        nobody, one = by_row.setdefault((gap.measure, gap.dimension), ([], []))
        (one if gap.origins else nobody).append(_gap_name(gap, record))
    for (measure, dimension), (nobody, one) in by_row.items():
        label = record.vocabulary.measures[measure].label
        sheet.rows.append([label, dimension, Cell("; ".join(_runs(nobody)), "warning"), "; ".join(_runs(one))])
    sheet.after.append(Cell("Nobody in this record, that is: other documents may tell.", "dim"))
    return sheet


def _gap_name(gap: Gap, record: Record) -> str:
    known = {"place": record.vocabulary.places, "group": record.vocabulary.groups}.get(gap.dimension, {})
    return known[gap.value].label if gap.value in known else gap.value


def _runs(names: Sequence[str]) -> list[str]:
    """Years in a row as a span: 2003–2005."""
    spans: list[str] = []
    first = last = ""
    for name in [*names, ""]:
        if name.isdigit() and last.isdigit() and int(name) == int(last) + 1:
            last = name
            continue
        if first:
            spans.append(first if first == last else f"{first}–{last}")
        first = last = name
    return spans


def appearances(chain: Sequence[Appearance], record: Record) -> Sheet:
    """Who printed a number when, and after whom."""
    columns = [Column("printed"), Column("figure", keep=True), Column("what"), Column("who says it, where")]
    sheet = Sheet([*columns, Column("after")], ruled=True)
    for found in chain:
        fact = found.fact
        after = f"{found.after.id}" if found.after else Cell("first of this origin", "dim")
        changed: list[Cell | str] = [Cell(f" {'; '.join(found.changed)}", "warning")] if found.changed else []
        sheet.rows.append(
            [
                dates.in_words(fact.published),
                Cell(figure(fact), figure_style(fact)),
                record.vocabulary.measures[fact.measure].label,
                f"{record.claimant_label(fact)}, {where(fact)}{_collection(fact, record)}",
                [after, *changed],
            ]
        )
    voices = len({found.origin for found in chain})
    told = f"{len(chain)} report{'s' if len(chain) != 1 else ''}, {voices} origin{'s' if voices != 1 else ''}."
    sheet.after.append(Cell(told, "dim"))
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
