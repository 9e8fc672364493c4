"""A raw record: one table of a curated file, its fields as written, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from nkr.errors import Problem


def reason_of(error: Exception) -> str:
    """Why a text or a field cannot be read, in words for a curator where Python's own speak of Python."""
    if isinstance(error, RecursionError):
        return "nested too deeply"
    return "a number beyond all bounds" if "integer string conversion" in str(error) else str(error)


class RawEntry(NamedTuple):
    """``line`` is where the record begins, ``lines`` where each of its fields stands, as far as the format tells."""

    table: str
    fields: Mapping[str, Any]
    file: str
    line: int
    lines: Mapping[str, int] = {}

    @property
    def name(self) -> str:
        """How to speak of it: its id or code, as far as it has one."""
        return str(self.fields.get("id") or self.fields.get("code") or f"a {self.table} without an id")


@dataclass(slots=True)
class Reading:
    """What came out of reading files: raw records, and every problem met on the way."""

    records: list[RawEntry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    undecided: list[Problem] = field(default_factory=list)
    """What a comment of ``nkr draft`` still asks: for ``nkr lint``, since a draft may be unfinished."""

    def refuse(self, file: str, line: int, message: str, *, field: str = "", lost: bool = False) -> Reading:
        self.problems.append(Problem(file, line, field, message, lost=lost))
        return self

    def add(self, other: Reading) -> None:
        self.records += other.records
        self.problems += other.problems
        self.undecided += other.undecided

    def taken(self) -> list[RawEntry]:
        """The records, which are then no longer held here."""
        records, self.records = self.records, []
        return records
