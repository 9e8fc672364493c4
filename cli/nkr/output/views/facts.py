"""Facts, sources and checks, gaps in the record, and who printed a number when: a row each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from nkr.analysis.compare.clusters import Group
from nkr.analysis.compare.scope import scope_of
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.model import Dataset, Fact, Source, dates
from nkr.model.grouping import grouped
from nkr.output import labels, numbers, terminal, terminal_charts
from nkr.output.labels import SIGNS, VERDICT_STYLES, cells, figure, figure_style
from nkr.output.tables import Cell, Column, Content, Sheet, columns

if TYPE_CHECKING:  # for type checkers only; imported where used
    from nkr.analysis.arithmetic import Check
    from nkr.analysis.coverage import Appearance, Gap


def facts(found: Sequence[Fact], record: Dataset) -> Sheet:
    mixed = labels.more_than_one(record.facts)
    sheet = Sheet(columns("figure!", "what…", "about…", "who says it…", "fact!", *(["collection…"] if mixed else [])))
    for fact in found:
        shown, *others = cells(fact, record)
        others += [Cell(fact.collection, "dim")] if mixed else []
        sheet.row(shown, record.vocabulary.measures[fact.measure].label, *others)
    sheet.after += [*labels.remark(found), Cell(f"{numbers.counted(len(found), 'figure')}.", "dim")]
    return sheet


def sources(found: Sequence[Source], record: Dataset, attached: Mapping[str, bool]) -> Sheet:
    """One row a source; ``attached`` tells which texts are in the database, and whether of the recorded edition."""
    mixed = labels.more_than_one(found)
    collection = ["collection"] if mixed else []
    sheet = Sheet(columns("no.#", "source!", "facts#", "text", *collection, "what, by whom, when"))
    counts = Counter(fact.source for fact in record.facts)
    for source in found:
        text = {None: Cell("–", "dim"), True: "attached", False: "other edition"}[attached.get(source.id)]
        printed = f" · {labels.publisher(source)}, {dates.in_words(source.published)}"
        what: Content = [source.title, Cell(printed, "dim")]
        named = Cell(str(source.number or ""), "strong"), Cell(source.id, "strong"), str(counts[source.id]), text
        sheet.row(*named, *([Cell(source.collection, "dim")] if mixed else []), what)
    return sheet


def checks(found: Sequence[Check]) -> Sheet:
    """Checks as asserted, calculated and difference, a line each; below, in full, those that fail."""
    sheet = Sheet(columns("holds!", "asserted‥", "calculated‥", "difference#", "what was checked…"))
    for check in found:
        what: list[Cell | str] = [check.text, Cell(f" ({', '.join(fact.id for fact in check.facts)})", "dim")]
        asserted, calculated = labels.worded(check.asserted), labels.worded(check.calculated)
        difference = "" if check.difference is None else numbers.count(check.difference).replace("-", "−")
        holds = Cell("yes", "good") if check.holds else Cell("✗ no", "error")
        sheet.row(holds, asserted, calculated, difference, what)
        if not check.holds:
            sheet.after += [] if sheet.after else [""]
            sheet.after.append(["  ", Cell(f"✗ {asserted}, calculated {calculated}. ", "error"), *what])
    sheet.before += [] if found else ["No sums to check."]
    return sheet


MAX_NAMED = 3
"""Places or groups above which a row says how many it names."""


def gaps(found: Sequence[Gap], record: Dataset) -> Sheet:
    """What the record lacks, a row for each measure, dimension and how many speak of it: none, or one origin only."""
    sheet = Sheet(columns("measure…", "original sources!", "by!", "missing or thin…"))
    by_row: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for gap in found:
        if gap.why:
            why: Content = [f"{gap.value}, ", Cell(gap.why, "warning")]
            sheet.row(record.vocabulary.measures[gap.measure].label, Cell("none", "warning"), gap.dimension, why)
            continue
        missing, one = by_row.setdefault((gap.measure, gap.dimension), ([], []))
        known = {"place": record.vocabulary.places, "group": record.vocabulary.groups}.get(gap.dimension, {})
        (one if gap.origins else missing).append(known[gap.value].label if gap.value in known else gap.value)
    for (measure, dimension), (missing, one) in by_row.items():
        label = record.vocabulary.measures[measure].label
        for said, style, names in (("none", "warning", missing), ("one", "", one)):
            if names:
                by_year = dimension == "year"
                many = len(names) > MAX_NAMED and not by_year
                which = f"{numbers.counted(len(names), dimension)}: " if many else ""
                which += "; ".join(numbers.runs(map(int, names)) if by_year else names)
                sheet.row(label, Cell(said, style), dimension, which)
    sheet.before += [] if found else ["No gaps found."]
    sheet.after.append(Cell("A gap in the record is not evidence of absence: other documents may fill it.", "dim"))
    return sheet


def coverage(found: Mapping[str, Mapping[int, frozenset[str]]], record: Dataset) -> Sheet:
    """A row for each measure, a sign for each year: from how many original sources a figure is known."""
    first, last = (end(year for years in found.values() for year in years) for end in (min, max))
    marks = ("·", "1", "●") if terminal.draws_unicode() else (".", "1", "#")
    ruler = "".join(f"{year:<10}" if year % 10 == 0 else "" for year in range(first, last + 1))
    sheet = Sheet(columns("measure", " " * (-first % 10) + ruler.rstrip() + "!"))
    for code, years in found.items():
        signs = "".join(marks[min(len(years.get(year, ())), 2)] for year in range(first, last + 1))
        sheet.row(record.vocabulary.measures[code].label, signs)
    sheet.after.append(Cell(f"{marks[0]} no figure, {marks[1]} one original source, {marks[2]} two or more.", "dim"))
    return sheet


def appearances(chain: Sequence[Appearance], record: Dataset) -> Sheet:
    """Who printed a number when, and after whom."""
    sheet = Sheet(columns("printed!", "figure!", "what", "who says it", "where", "after"))
    for found in chain:
        fact, what = found.fact, record.vocabulary.measures[found.fact.measure].label
        after: list[Cell | str] = [found.after.id if found.after else Cell("first by this original source", "dim")]
        after += [Cell(f" {'; '.join(found.changed)}", "warning")] if found.changed else []
        printed, shown = dates.in_words(fact.published), Cell(figure(fact), figure_style(fact))
        sheet.row(printed, shown, what, labels.who(fact, record), labels.where(fact, record), after)
    origins = len({found.origin for found in chain})
    told = f"{numbers.counted(len(chain), 'report')}, {numbers.counted(origins, 'origin')}."
    sheet.after.append(Cell(told, "dim"))
    return sheet


def estimates(
    topic: str, found: Sequence[Fact], made: Sequence[Group], judged: Sequence[Comparison], record: Dataset
) -> list[Sheet]:
    """A topic's figures by measure, with a strip of intervals on one logarithmic scale.

    A figure that is in conflict or discrepancy with another carries that verdict's sign and colour.
    """
    worst = labels.disputed(judged)
    drawn = [fact for fact in found if _drawable(fact)]
    breadth = 32 if terminal.terminal_width() >= terminal.WIDE else 14
    scale = terminal_charts.Scale.over(terminal_charts.numbers_in(fact.interval for fact in drawn), breadth)
    sheets = [Sheet([], title=record.vocabulary.topics[topic].label.upper(), before=[_told(found, made, record)])]
    strip = Column(scale.heading().ljust(breadth) if scale else " " * breadth, keep=True)
    titled = [*columns("  figure!"), strip, *columns("about…", "who says it…", "fact!")]
    order = list(record.vocabulary.measures)
    for code in sorted({fact.measure for fact in found}, key=order.index):
        sheet = Sheet(titled, title=record.vocabulary.measures[code].label, headed=len(sheets) == 1)
        for (*_, verdict), alike in _rows((fact for fact in found if fact.measure == code), worst):
            fact, again = alike[0], f" +{len(alike) - 1}" if len(alike) > 1 else ""
            sign, style = (SIGNS[verdict], VERDICT_STYLES[verdict]) if verdict is not None else (" ", "")
            drawn_strip = scale.strip(fact.interval, labels.signs()) if scale and _drawable(fact) else ""
            shown = Cell(f"{sign} {figure(fact)}", style or figure_style(fact))
            *said, number = cells(fact, record)[1:]
            sheet.row(shown, Cell(drawn_strip, style or "good"), *said, [number, again])
        sheets.append(sheet)
    sheets[-1].after += labels.remark(found)
    if sum(len(sheet.rows) for sheet in sheets) < len(found):
        sheets[-1].after.append(Cell("+2: two more documents print the same. Each of them: nkr facts", "dim"))
    return sheets


def _rows(found: Iterable[Fact], worst: Mapping[str, Verdict]) -> Iterable[tuple[tuple[Any, ...], list[Fact]]]:
    """The figures by time, those that would read alike but for their documents in one row."""

    def said(fact: Fact) -> tuple[Any, ...]:
        dated = fact.published if fact.time_assumed else fact.as_of or fact.time
        known = fact.status, fact.doubtful, fact.withdrawn, fact.reviewed
        return fact.quantity, dated, fact.claimant, scope_of(fact), known, worst.get(fact.id)

    return grouped(sorted(found, key=lambda fact: (fact.time.end, fact.published.end)), said).items()


def _drawable(fact: Fact) -> bool:
    return fact.quantity.has_size and fact.unit not in ("percent", "km", "miles")


def _told(found: Sequence[Fact], made: Sequence[Group], record: Dataset) -> Cell:
    """How many figures and voices there are, and how wide they spread: "7 reports, 2 origins"."""
    origins = numbers.counted(
        len({origin for group in made for origin in group.origins}), "independent original source"
    )
    told = f"{numbers.counted(len(found), 'figure')}, {origins}"
    widest = next((group for group in made if group.spread), None)
    if widest and widest.spread and widest.spread > 1:
        bound = ", limits counted by their number" if widest.bounded else ""
        told += f"; widest spread {numbers.ratio(widest.spread)} ({labels.scope_words(widest, record)}{bound})"
    return Cell(told + ".", "dim")
