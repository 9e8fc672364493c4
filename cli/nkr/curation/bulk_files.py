"""Bulk input: facts or sources as CSV, JSON lines or the JSON of an export, told apart by their fields."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from nkr.curation.fields import CALCULATED
from nkr.curation.raw import RawEntry, Reading, reason_of

_ID = re.compile(r'"id"\s*:\s*"([^"]*)"')


def _table(names: set[str]) -> str | None:
    if names & {"phrase", "measure", "qualifier", "paragraph"}:
        return "fact"
    return "source" if names & {"title", "publisher"} else None


_DISARMED = re.compile(r"(^|;\s*)'(?=[=+@\t\r-])")
"""The apostrophes that an export puts in front of what a spreadsheet would take for a formula."""
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")
_OWN = frozenset({"id", "phrase", "translation", "note", "low", "high", "value"})
"""Columns whose cells are of one row alone; of all others equal cells are kept once."""


class _Table:
    """A CSV file whose rows are read when they are asked for: a million of them, read at once, take a gigabyte."""

    def __init__(self, text: str, delimiter: str) -> None:
        self._text, self._delimiter = text, delimiter
        self._shared: dict[str, str] = {}
        self._last: tuple[int, dict[str, str]] = (-1, {})
        self.columns: list[str | None] = []
        self.end = 0

    def rows(self) -> Any:
        """All rows of the text; ``end`` is then where the last one ends."""
        return csv.reader(self._lines(0, len(self._text)), delimiter=self._delimiter, strict=True)

    def _lines(self, start: int, end: int) -> Iterator[str]:
        for line in _LINE.finditer(self._text, start, end):
            self.end = line.end()
            yield line[0]

    def fields(self, start: int, end: int) -> dict[str, str]:
        """The fields of the row between two places, those of empty cells left out."""
        if self._last[0] != start:
            (row,) = csv.reader(self._lines(start, end), delimiter=self._delimiter, strict=True)
            cells = ((name, cell.strip()) for name, cell in zip(self.columns, row, strict=True))
            found = {name: _DISARMED.sub(r"\1", cell) for name, cell in cells if name and cell}
            self._last = (
                start,
                {name: cell if name in _OWN else self._shared.setdefault(cell, cell) for name, cell in found.items()},
            )
        return self._last[1]


class _Row(Mapping[str, Any]):
    __slots__ = ("_end", "_start", "_table")

    def __init__(self, table: _Table, start: int, end: int) -> None:
        self._table, self._start, self._end = table, start, end

    def __getitem__(self, name: str) -> str:
        return self._table.fields(self._start, self._end)[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.fields(self._start, self._end))

    def __len__(self) -> int:
        return len(self._table.fields(self._start, self._end))


def read_csv(text: str, file: str) -> Reading:
    """Rows under a header. Comma, semicolon or tab; an empty cell is a field that is not given."""
    reading = Reading()
    header_line, _, _ = text.partition("\n")
    made = _Table(text, max(",;\t", key=header_line.count))
    csv.field_size_limit(10_000_000)
    rows = made.rows()
    try:
        header = [name.strip() for name in next(rows, [])]
        table = _table(set(header))
        if table is None:
            wanted = "id,source,paragraph,phrase,measure,… for facts or id,title,publisher,published,… for sources"
            return reading.refuse(file, 1, f"the first line must name the columns: {wanted}", lost=True)
        if len(set(header)) != len(header):
            return reading.refuse(file, 1, "two columns have the same name", lost=True)
        made.columns = [None if name in CALCULATED[table] else name for name in header]
        line_end, end = rows.line_num, made.end
        for row in rows:
            line, line_end, start, end = line_end + 1, rows.line_num, end, made.end
            if not any(cell.strip() for cell in row):
                continue
            if len(row) != len(header):
                reading.refuse(file, line, f"{len(row)} cells where the first line names {len(header)} columns")
                continue
            reading.records.append(RawEntry(table, _Row(made, start, end), file, line))
    except csv.Error as error:
        reading.refuse(file, rows.line_num, f"not readable as CSV: {error}", lost=True)
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
            _add(reading, _parsed(line), file, number)
        except ValueError as error:
            reading.refuse(file, number, str(error), lost=True)
    return reading


def read_json(text: str, file: str) -> Reading:
    """What ``nkr export --format json`` writes, or a list of facts or sources: an entry stands where its id does."""
    reading = Reading()
    try:
        document = _parsed(text)
    except ValueError as error:
        return reading.refuse(file, 1, str(error), lost=True)
    lines: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        for found in _ID.findall(line):
            lines.setdefault(found, number)
    if isinstance(document, dict):
        parts = [document.get("sources"), document.get("facts")]
        document = [entry for part in parts if isinstance(part, list) for entry in part]
    if not isinstance(document, list) or not document:
        return reading.refuse(file, 1, "no list of facts or sources, and no export with them", lost=True)
    for entry in document:
        name = str(entry.get("id")) if isinstance(entry, dict) else ""
        _add(reading, entry, file, lines.get(name, 1))
    return reading


def _parsed(text: str) -> Any:
    """JSON; raises ``ValueError`` with the reason where it is none."""
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else reason_of(error)
        raise ValueError(f"not readable as JSON: {reason}") from None


def _add(reading: Reading, entry: Any, file: str, line: int) -> None:
    table = _table(set(entry)) if isinstance(entry, dict) else None
    if table is None:
        reading.refuse(file, line, "neither a fact nor a source: an object with their fields")
        return
    added = CALCULATED[table]  # by an export
    fields = {name: value for name, value in entry.items() if value is not None and name not in added}
    reading.records.append(RawEntry(table, fields, file, line))
