"""Bulk input: the fields of facts or sources as CSV or JSON lines, told apart by their fields."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import Any

from nkr.curation.fields import CALCULATED
from nkr.curation.raw import RawEntry, Reading
from nkr.errors import Problem

_SOURCE_ONLY = {"title", "publisher"}
_FACT_ONLY = {"phrase", "measure", "qualifier", "paragraph"}


def _table(names: set[str]) -> str | None:
    if names & _FACT_ONLY:
        return "fact"
    return "source" if names & _SOURCE_ONLY else None


def _given(table: str, fields: dict[str, Any]) -> dict[str, Any]:
    """``fields`` without what an export of facts adds to them."""
    return {name: value for name, value in fields.items() if table != "fact" or name not in CALCULATED}


_DISARMED = re.compile(r"(^|;\s*)'(?=[=+@\t\r-])")


def _armed(cell: str) -> str:
    """A cell without the apostrophes that an export puts in front of what a spreadsheet would take for a formula."""
    return _DISARMED.sub(r"\1", cell)


def read_csv(text: str, file: str) -> Reading:
    """Rows under a header. Comma, semicolon or tab; an empty cell is a field that is not given."""
    reading = Reading()
    header_line, _, _ = text.partition("\n")
    delimiter = max(",;\t", key=header_line.count)
    csv.field_size_limit(10_000_000)
    try:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        header = [name.strip() for name in next(rows, [])]
        table = _table(set(header))
        if table is None:
            wanted = "id,source,paragraph,phrase,measure,… for facts or id,title,publisher,published,… for sources"
            reading.problems.append(Problem(file, 1, "", f"the first line must name the columns: {wanted}", lost=True))
            return reading
        if len(set(header)) != len(header):
            reading.problems.append(Problem(file, 1, "", "two columns have the same name", lost=True))
            return reading
        end = rows.line_num
        for row in rows:
            line, end = end + 1, rows.line_num
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                message = f"{len(row)} cells where the first line names {len(header)} columns"
                reading.problems.append(Problem(file, line, "", message))
                continue
            cells = {name: _armed(cell.strip()) for name, cell in zip(header, row, strict=True) if cell.strip()}
            reading.records.append(RawEntry(table, _given(table, cells), file, line, {}))
    except csv.Error as error:
        reading.problems.append(Problem(file, rows.line_num, "", f"not readable as CSV: {error}", lost=True))
    return reading


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object; one that has a field twice is refused: JSON would let the last win, and no one would see the first."""
    made = dict(pairs)
    if len(made) != len(pairs):
        names = [name for name, _ in pairs]
        raise ValueError(f"the field '{next(name for name in names if names.count(name) > 1):.40}' occurs twice")
    return made


def read_json_lines(text: str, file: str) -> Reading:
    """One JSON object a line; blank lines are passed over, ``null`` is a field that is not given."""
    reading = Reading()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip():
            continue
        try:
            entry: Any = json.loads(line, object_pairs_hook=_once)
        except (ValueError, RecursionError) as error:
            reason = "nested too deeply" if isinstance(error, RecursionError) else getattr(error, "msg", str(error))
            if "integer string conversion" in reason:
                reason = "a number beyond all bounds"
            reading.problems.append(Problem(file, number, "", f"not readable as JSON: {reason}", lost=True))
            continue
        table = _table(set(entry)) if isinstance(entry, dict) else None
        if table is None:
            reading.problems.append(
                Problem(file, number, "", "neither a fact nor a source: an object with their fields")
            )
            continue
        fields = {name: value for name, value in entry.items() if value is not None}
        reading.records.append(RawEntry(table, _given(table, fields), file, number))
    return reading
