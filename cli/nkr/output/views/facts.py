"""Facts, sources and checks as they stand in the record: one row each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from nkr.model import dates
from nkr.model.dataset import Dataset
from nkr.model.fact import Fact
from nkr.model.source import Source
from nkr.output import numbers
from nkr.output.labels import cells, more_than_one, remark, worded
from nkr.output.tables import Cell, Content, Sheet, columns

if TYPE_CHECKING:  # for type checkers only; imported where used
    from nkr.analysis.arithmetic import Check


def facts(found: Sequence[Fact], record: Dataset, title: str = "") -> Sheet:
    """One row a fact, in the order of the record."""
    mixed = more_than_one(record.facts)
    titled = columns("figure!", "what…", "about…", "who says it…", "fact!", *(["collection…"] if mixed else []))
    sheet = Sheet(titled, title=title)
    for fact in found:
        shown, *others = cells(fact, record)
        collection = [Cell(fact.collection, "dim")] if mixed else []
        sheet.row(shown, record.vocabulary.measures[fact.measure].label, *others, *collection)
    sheet.after += [*remark(found), Cell(f"{numbers.counted(len(found), 'figure')}.", "dim")]
    return sheet


def sources(found: Sequence[Source], record: Dataset, attached: Mapping[str, bool]) -> Sheet:
    """One row a source; ``attached`` tells which texts are in the database, and whether of the recorded edition."""
    mixed = len({source.collection for source in found}) > 1
    collection = ["collection"] if mixed else []
    sheet = Sheet(columns("no.#", "source!", "facts#", "text", *collection, "what, by whom, when"))
    counts: dict[str, int] = {}
    for fact in record.facts:
        counts[fact.source] = counts.get(fact.source, 0) + 1
    for source in found:
        text = {None: "–", True: "attached", False: "other edition"}[attached.get(source.id)]
        publisher = source.publisher + (f" ({source.agency})" if source.agency else "")
        row: list[Content] = [
            Cell(str(source.number or ""), "strong"),
            Cell(source.id, "strong"),
            str(counts.get(source.id, 0)),
            Cell(text, "" if source.id in attached else "dim"),
        ]
        what: Content = [source.title, Cell(f" · {publisher}, {dates.in_words(source.published)}", "dim")]
        sheet.row(*row, *([Cell(source.collection, "dim")] if mixed else []), what)
    return sheet


def checks(found: Sequence[Check]) -> Sheet:
    """Checks as asserted, calculated and difference; those that fail first."""
    sheet = Sheet(columns("holds!", "asserted", "calculated", "difference#", "what was checked", "facts"))
    for check in found:
        sheet.row(
            Cell("yes" if check.holds else "✗ no", "good" if check.holds else "error"),
            worded(check.asserted),
            worded(check.calculated),
            "" if check.difference is None else numbers.count(check.difference).replace("-", "−"),
            check.text,
            Cell(", ".join(fact.id for fact in check.facts), "dim"),
        )
    if not found:
        sheet.before.append("No sums to check.")
    return sheet
