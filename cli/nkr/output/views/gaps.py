"""What the record lacks, and who printed a number when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.output import numbers, terminal
from nkr.output.labels import figure, figure_style, where, who
from nkr.output.tables import Cell, Sheet, columns

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.coverage import Appearance, Gap


def gaps(found: Sequence[Gap], record: Dataset) -> Sheet:
    """What the record lacks, a row for each measure, dimension and how many speak of it: none, or one origin only."""
    sheet = Sheet(columns("measure", "figures from", "by", "missing or thin"))
    by_row: dict[tuple[str, str], tuple[list[str], list[str]]] = {}
    for gap in found:
        if gap.why:
            sheet.row(record.vocabulary.measures[gap.measure].label, Cell(gap.why, "warning"), gap.dimension, gap.value)
            continue
        missing, one = by_row.setdefault((gap.measure, gap.dimension), ([], []))
        (one if gap.origins else missing).append(_gap_name(gap, record))
    for (measure, dimension), (missing, one) in by_row.items():
        label = record.vocabulary.measures[measure].label
        for said, style, names in (("no source", "warning", missing), ("one original source", "", one)):
            if names:
                sheet.row(label, Cell(said, style), dimension, "; ".join(_runs(names)))
    if not found:
        sheet.before.append("No gaps found.")
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


def _gap_name(gap: Gap, record: Dataset) -> str:
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


def appearances(chain: Sequence[Appearance], record: Dataset) -> Sheet:
    """Who printed a number when, and after whom."""
    sheet = Sheet(columns("printed!", "figure!", "what", "who says it", "where", "after"))
    for found in chain:
        fact = found.fact
        after = f"{found.after.id}" if found.after else Cell("first of this origin", "dim")
        changed: list[Cell | str] = [Cell(f" {'; '.join(found.changed)}", "warning")] if found.changed else []
        sheet.row(
            dates.in_words(fact.published),
            Cell(figure(fact), figure_style(fact)),
            record.vocabulary.measures[fact.measure].label,
            who(fact, record),
            where(fact, record),
            [after, *changed],
        )
    origins = len({found.origin for found in chain})
    told = f"{numbers.counted(len(chain), 'report')}, {numbers.counted(origins, 'origin')}."
    sheet.after.append(Cell(told, "dim"))
    return sheet
