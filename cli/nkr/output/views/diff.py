"""What came, went or changed since an edition, set for people and as values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nkr.analysis.changes import Change, Move
from nkr.model.fact import Correction
from nkr.output.serialize import Value
from nkr.output.tables import Cell, Sheet, columns

CHANGE_COLUMNS = ("id", "change", "field", "old", "new", "reason")
_SIGNS = {Move.CAME: ("+ came", "good"), Move.WENT: ("− went", "error"), Move.CHANGED: ("± changed", "warning")}
_NAMES = {"as_of": "as of", "own_published": "older headline", "rounded": "round"}


def change_value(change: Change, corrections: Sequence[Correction]) -> Value:
    """One change as JSON has it: ``fields`` for what changed, ``old`` and ``new`` for what went or came."""
    return {
        "id": change.id,
        "change": change.move.value,
        "fields": [{"field": name, "old": _plain(old), "new": _plain(new)} for name, old, new in change.fields],
        "old": _row(change.old),
        "new": _row(change.new),
        "corrections": [{"on": c.on, "was": c.was, "reason": c.reason} for c in corrections],
    }


def change_rows(change: Change, corrections: Sequence[Correction]) -> list[Value]:
    """One row a field; for what came or went, one row with its phrase."""
    reason = " ".join(correction.reason for correction in corrections)
    fields = change.fields or (("phrase", _of(change.old, "phrase"), _of(change.new, "phrase")),)
    return [
        {
            "id": change.id,
            "change": change.move.value,
            "field": name,
            "old": _plain(old),
            "new": _plain(new),
            "reason": reason,
        }
        for name, old, new in fields
    ]


def _plain(value: Any) -> Any:
    """A number as facts have it: SQLite gives 36.0 for 36."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _row(row: Mapping[str, Any] | None) -> Value | None:
    return None if row is None else {name: _plain(value) for name, value in row.items()}


def _of(row: Mapping[str, Any] | None, name: str) -> Any:
    return row.get(name) if row is not None else None


def sheet(found: Sequence[Change], corrections: Mapping[str, Sequence[Correction]], since: str) -> Sheet:
    """Every change, one row a field; the reason that the curator gave stands beside it."""
    made = Sheet(
        columns("!", "fact", "field", "then", "now", "why"),
        title=f"Since {since}",
    )
    for change in found:
        sign, style = _SIGNS[change.move]
        for number, row in enumerate(change_rows(change, corrections.get(change.id, ()))):
            first = number == 0
            made.row(
                Cell(sign if first else "", style),
                change.id if first else "",
                str(_NAMES.get(row["field"], row["field"])),
                _shown(row["old"]),
                Cell(_shown(row["new"]), "strong"),
                row["reason"] if first else "",
            )
    counts = {move: sum(change.move is move for change in found) for move in Move}
    told = ", ".join(f"{count} {move}" for move, count in counts.items())
    made.after.append(Cell(f"{told}." if found else f"Nothing has changed since {since}.", "dim"))
    return made


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
