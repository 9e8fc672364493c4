"""How the rows of CSV follow from an answer's value, by rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def rows(value: Any) -> list[dict[str, Any]]:
    """The rows of a value: a list has one an entry, all else is one row. Lists within are joined."""
    entries = value if isinstance(value, list) else [value]
    return [{name: _cell(found) for name, found in entry.items()} for entry in entries]


def _cell(found: Any) -> Any:
    """What one cell holds: of a list its items parted by semicolons, of a fact or anything else with an id that id."""
    if isinstance(found, list):
        return "; ".join(str(_cell(item)) for item in found)
    if isinstance(found, Mapping) and "id" in found:
        return found["id"]
    return found
