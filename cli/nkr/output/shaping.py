"""Which rows and columns of an answer are written, and in which order: ``--limit``, ``--sort`` and ``--columns``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from nkr.errors import WrongUsage
from nkr.model import names
from nkr.output.tables import Cell, Sheet, columns
from nkr.output.terminal import Answer

Row = Mapping[str, Any]


class Shape(NamedTuple):
    """At most how many rows, by which column (with "-" the other way round), and which columns."""

    limit: int | None = None
    sort: str = ""
    columns: tuple[str, ...] = ()


def shaped(answer: Answer, shape: Shape) -> Answer:
    """``answer`` in another shape. A table of chosen or sorted columns is made of the rows that CSV has."""
    if shape == Shape():
        return answer
    columns = list(shape.columns) or answer.columns

    def picked() -> tuple[list[Row], list[int]]:
        rows, by = list(answer.rows()), shape.sort.lstrip("-")
        known = list(dict.fromkeys([*(answer.columns or ()), *(rows[0] if rows else ())]))
        for column in (*shape.columns, *([by] if by else [])):
            if column not in known:
                raise WrongUsage(f"no column '{column}'.{names.hint(column, known)}")
        order = list(range(len(rows)))
        if by:
            order.sort(key=lambda at: _key(rows[at].get(by)), reverse=shape.sort.startswith("-"))
            order.sort(key=lambda at: rows[at].get(by) is None)  # what is missing comes last
        return rows, order[: shape.limit]

    def rows() -> list[Row]:
        found, order = picked()
        return [found[at] for at in order]

    def value() -> Any:
        whole = None if shape.columns else answer.value()
        found, order = picked()
        if isinstance(whole, list) and len(whole) == len(found):
            return [whole[at] for at in order]
        return [{name: row.get(name) for name in columns} if columns else dict(row) for row in rows()]

    def tables() -> Iterable[Sheet]:
        return [table_of(rows(), columns or ())] if shape.columns or shape.sort else _cut(answer.tables(), shape.limit)

    return Answer(value, rows, tables, columns)


def _key(value: Any) -> tuple[bool, Any]:
    """Numbers before words, words whatever their case and accents."""
    return (False, value) if isinstance(value, int | float) else (True, names.fold(str(value or "")))


def table_of(rows: Sequence[Row], names: Sequence[str]) -> Sheet:
    wanted = names or list(rows[0] if rows else ())
    numbers = {name for name in wanted if all(isinstance(row.get(name), int | float | None) for row in rows)}
    sheet = Sheet(columns(*(f"{name}{'#' if name in numbers else '…'}" for name in wanted)))
    sheet.rows += [["" if row.get(name) is None else str(row[name]) for name in wanted] for row in rows]
    return sheet


def _cut(sheets: Iterable[Sheet], limit: int | None) -> Iterable[Sheet]:
    """The first rows of all sheets together, a block as one, and how many there are more."""
    kept: list[Sheet] = []
    left, more = limit or 0, 0
    for sheet in sheets:
        shown = sheet.rows if sheet.block and left else sheet.rows[:left]
        more += bool(sheet.rows) and not shown if sheet.block else len(sheet.rows) - len(shown)
        left -= 1 if sheet.block and shown else len(shown)
        if shown or not sheet.rows:
            kept.append(replace(sheet, rows=shown))
    if more and kept:
        kept[-1].after.append(Cell(f"{more:,} more: leave out --limit."))
    return kept


def rows(value: Any) -> list[dict[str, Any]]:
    """The rows of a value: a list has one an entry, all else is one row. Lists within are joined."""
    entries = value if isinstance(value, list) else [value]
    return [{name: _cell(found) for name, found in entry.items()} for entry in entries]


def _cell(found: Any) -> Any:
    """What one cell holds: of a list its items parted by semicolons, of a mapping its id, or else its values."""
    if isinstance(found, list):
        return "; ".join(str(_cell(item)) for item in found)
    if isinstance(found, Mapping):
        return found["id"] if "id" in found else " ".join(map(str, found.values()))
    return found
