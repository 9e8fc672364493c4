"""A topic's figures beside one another, with a strip of intervals on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nkr.analysis.compare.clusters import Group
from nkr.analysis.compare.scope import scope_of
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.model import Dataset, Fact
from nkr.output import numbers, terminal, terminal_charts
from nkr.output.labels import SIGNS, VERDICT_STYLES, cells, disputed, figure, figure_style, remark, scope_words, signs
from nkr.output.tables import Cell, Column, Sheet, columns


def estimates(
    topic: str, found: Sequence[Fact], made: Sequence[Group], judged: Sequence[Comparison], record: Dataset
) -> list[Sheet]:
    """A topic's figures by measure, with a strip of intervals on one logarithmic scale.

    A figure that is in conflict or discrepancy with another carries that verdict's sign and colour.
    """
    worst = disputed(judged)
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
            drawn_strip = scale.strip(fact.interval, signs()) if scale and _drawable(fact) else ""
            shown = Cell(f"{sign} {figure(fact)}", style or figure_style(fact))
            *said, number = cells(fact, record)[1:]
            sheet.row(shown, Cell(drawn_strip, style or "good"), *said, [number, again])
        sheets.append(sheet)
    sheets[-1].after += remark(found)
    if sum(len(sheet.rows) for sheet in sheets) < len(found):
        sheets[-1].after.append(Cell("+2: two more documents print the same. Each of them: nkr facts", "dim"))
    return sheets


def _rows(found: Iterable[Fact], worst: Mapping[str, Verdict]) -> Iterable[tuple[tuple[Any, ...], list[Fact]]]:
    """The figures by time, those that would read alike but for their documents in one row."""
    rows: dict[tuple[Any, ...], list[Fact]] = {}
    for fact in sorted(found, key=lambda fact: (fact.time.end, fact.published.end)):
        dated = fact.published if fact.time_assumed else fact.as_of or fact.time
        known = fact.status, fact.doubtful, fact.withdrawn, fact.reviewed
        key = fact.quantity, dated, fact.claimant, scope_of(fact), known, worst.get(fact.id)
        rows.setdefault(key, []).append(fact)
    return rows.items()


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
        told += f"; widest spread {numbers.ratio(widest.spread)} ({scope_words(widest, record)}{bound})"
    return Cell(told + ".", "dim")
