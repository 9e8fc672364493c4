"""What came, went or changed between two states of the record: a reader who cited a figure learns that it moved.

A state is a mapping from a fact's id to its row: what the fact says, field by field, as it stands in the database or in
a recorded edition. The fields that cite its document (title, publisher, address) are part of the row.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from nkr.model.fact import SAID

Row = Mapping[str, Any]
State = Mapping[str, Row]

FIELDS = (*(name for name in SAID if name not in ("id", "topic")), "title", "publisher", "url")
"""What a fact says, and what cites its document. Who entered it, and what is calculated from it, does not count."""

SILENT = frozenset({"note", "translation", "term", "collection", "restricted", "rounded", "own_published", "locator"})
"""What may change without an erratum: no one has printed it."""


class Move(StrEnum):
    """What became of a fact."""

    CAME = "came"
    WENT = "went"
    CHANGED = "changed"


class Change(NamedTuple):
    """One fact that is no longer as it was. ``fields`` has (name, old, new) for each field of a changed one."""

    id: str
    move: Move
    old: Row | None
    new: Row | None
    fields: tuple[tuple[str, Any, Any], ...] = ()

    @property
    def needs_an_erratum(self) -> bool:
        """Whether something changed that a reader may have printed: not our own description in place of a title."""
        printed = (field for field in self.fields if field[0] not in SILENT)
        return any(name != "title" or any(title and str(title)[0] != "[" for title in both) for name, *both in printed)


_USUAL = {"rounded": 1, "factor": 0, "restricted": 0, "own_published": 0, "confirmed": 0}
"""Flags that go unsaid: a database of another version may not have them."""


def said(row: Row) -> dict[str, Any]:
    """The fields of ``row`` that count, in their order; what is empty or as usual is left out, as absent."""
    stated = {name: row[name] for name in FIELDS if row.get(name) not in (None, "")}
    return {name: value for name, value in stated.items() if name not in _USUAL or value != _USUAL[name]}


def changes(old: State, new: State) -> list[Change]:
    """Every fact that came, went or changed, by id. Both states hold rows as ``said`` makes them."""
    found: list[Change] = []
    for identifier in sorted(old.keys() | new.keys()):
        before, after = old.get(identifier), new.get(identifier)
        if before is None or after is None:
            found.append(Change(identifier, Move.CAME if before is None else Move.WENT, before, after))
            continue
        pairs = ((name, before.get(name), after.get(name)) for name in FIELDS)
        if fields := tuple((name, one, other) for name, one, other in pairs if one != other):
            found.append(Change(identifier, Move.CHANGED, before, after, fields))
    return found


def is_another(before: Row, after: Row) -> bool:
    """Whether an id now means another figure than it did: one of another document, or one that shares neither words,
    nor number, nor what is counted. A figure that was corrected stays the same figure.
    """
    if before.get("source") != after.get("source"):
        return True
    same = ("phrase", "measure")
    stated = [(row.get("low"), row.get("high")) for row in (before, after)]
    return stated[0] != stated[1] and all(before.get(name) != after.get(name) for name in same)
