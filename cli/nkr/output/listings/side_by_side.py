"""A topic's figures beside one another, with a strip of intervals on one scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nkr.analysis.verdicts import Comparison, Verdict
from nkr.model.collection import Record
from nkr.model.fact import Fact
from nkr.output import numbers, screen, strips
from nkr.output.labels import (
    SIGNS,
    VERDICT_STYLES,
    collection_note,
    figure,
    figure_style,
    scope_note,
    scope_words,
    signs,
    when,
    where,
)
from nkr.output.sheets import Cell, Column, Content, Sheet

if TYPE_CHECKING:  # what is asked for is loaded by who asks
    from nkr.analysis.camps import Group


def estimates(
    topic: str, found: Sequence[Fact], made: Sequence[Group], judged: Sequence[Comparison], record: Record
) -> list[Sheet]:
    """A topic's figures by measure, with a strip of intervals on one logarithmic scale.

    A figure that is in conflict or discrepancy with another carries that verdict's sign and colour.
    """
    worst = _worst_verdicts(judged)
    width = screen.terminal_width()
    drawn = [fact for fact in found if _drawable(fact)]
    scale = strips.Scale.over(strips.numbers_in(fact.interval for fact in drawn), 40 if width >= screen.WIDE else 20)
    opening = Sheet([], title=record.vocabulary.topics[topic].label.upper(), before=[_told(found, made, record)])
    sheets = [opening]
    margin = 2 if worst else 0
    sizes = [
        margin + max((len(figure(fact)) for fact in found), default=0),
        max((len(when(fact)) for fact in found), default=0),
    ]
    strip = Column(scale.heading() if scale else "", keep=True, width=scale.width if scale else 1)
    if not screen.on_terminal() or width >= screen.WIDE:
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
                f"{record.claimant_label(fact)}{scope_note(fact, record)}, {where(fact)}",
                f"{collection_note(fact, record)} ",
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
