"""What the database says of itself, and what ``nkr about --check`` found, set for reading."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from nkr.analysis.changes import Change, Move
from nkr.model.fact import Correction
from nkr.model.grouping import grouped
from nkr.output import numbers
from nkr.output.serialize import Value
from nkr.output.tables import Cell, Sheet, columns

CODE_COLUMNS = ("field", "code", "label", "meaning")
FINDING_COLUMNS = ("about", "name", "value", "todo")


def about(value: Value) -> list[Sheet]:
    told = Sheet(columns("!", ""), title=value["title"])
    for name in ("edition", "digest", "licence", "cite", "method", "built_with", "database"):
        if name in value:
            told.row(Cell(name.replace("_", " "), "dim"), str(value[name]))
    if value["editions"]:
        told.row(Cell("editions", "dim"), ", ".join(value["editions"]))
        if not value["as_recorded"]:
            last = value["editions"][-1]
            told.after.append(f"The data differ from edition {last} as recorded. Changes: nkr about --since {last}")
    told.row(Cell("texts", "dim"), f"{value['texts_attached']} attached")
    held = Sheet(columns("collection!", "what", "facts#", "sources#", "answered from"))
    for collection in value["collections"]:
        counts = (numbers.count(collection[name]) for name in ("facts", "sources"))
        asked = "yes" if collection["answered_from"] else f"--with {collection['code']}"
        held.row(collection["code"], collection["label"], *counts, asked)
    return [told, held]


def codes(found: Sequence[Value]) -> list[Sheet]:
    """A sheet for each field that has codes."""
    sheets = []
    for field, rows in grouped(found, lambda row: row["field"]).items():
        labels = [row["label"] if row["label"] != row["code"] else "" for row in rows]
        sheet = Sheet(columns("code!", *(["label"] if any(labels) else []), "meaning"), title=field)
        for row, label in zip(rows, labels, strict=True):
            sheet.row(Cell(row["code"], "strong"), *([label] if any(labels) else []), row["meaning"])
        sheets.append(sheet)
    return sheets


class HealthFinding(NamedTuple):
    """One thing that was looked at. ``value`` is for programs, ``told`` for people where that is not the value itself.

    ``todo`` says what to do, and is empty where nothing is; ``wrong`` marks what makes the database unusable.
    """

    about: str
    name: str
    value: Any
    told: str = ""
    todo: str = ""
    wrong: bool = False


def findings_value(found: Sequence[HealthFinding], sound: bool | None) -> dict[str, Any]:
    """The findings by what they are about; ``sound`` is ``null`` where there is no database."""
    made: dict[str, Any] = {"sound": sound}
    for finding in found:
        made.setdefault(finding.about, {})[finding.name] = finding.value
    return made | {"todo": [finding.todo for finding in found if finding.todo]}


def findings(found: Sequence[HealthFinding]) -> list[Sheet]:
    sheet = Sheet(columns("about!", "what!", "found"))
    for about, members in groupby(found, key=lambda finding: finding.about):
        for number, finding in enumerate(members):
            style = "error" if finding.wrong else "warning" if finding.todo else ""
            sheet.row("" if number else about, finding.name, Cell(finding.told or str(finding.value), style))
    todo = [Cell(f"→ {finding.todo}", "strong") for finding in found if finding.todo]
    sheet.after += ["", *(todo or [Cell("Nothing to do.", "good")])]
    return [sheet]


CHANGE_COLUMNS = ("id", "change", "field", "old", "new", "reason")
_SIGNS = {Move.CAME: ("+ came", "good"), Move.WENT: ("− went", "error"), Move.CHANGED: ("± changed", "warning")}
_NAMES = {"as_of": "as of", "own_published": "older headline", "rounded": "round"}


def change_value(change: Change, corrections: Sequence[Correction]) -> Value:
    """One change as JSON has it: ``fields`` for what changed, ``old`` and ``new`` for what went or came."""
    sides = (change.old, change.new)
    old, new = (None if row is None else {name: _plain(value) for name, value in row.items()} for row in sides)
    return {
        "id": change.id,
        "change": change.move.value,
        "fields": [{"field": name, "old": _plain(was), "new": _plain(now)} for name, was, now in change.fields],
        "old": old,
        "new": new,
        "corrections": [each._asdict() for each in corrections],
    }


def change_rows(change: Change, corrections: Sequence[Correction]) -> list[Value]:
    """One row a field; for what came or went, one row with its phrase."""
    reason = " ".join(correction.reason for correction in corrections)
    phrases = ((row or {}).get("phrase") for row in (change.old, change.new))
    return [
        dict(zip(CHANGE_COLUMNS, (change.id, change.move.value, name, _plain(old), _plain(new), reason), strict=True))
        for name, old, new in change.fields or (("phrase", *phrases),)
    ]


def _plain(value: Any) -> Any:
    """A number as facts have it: SQLite gives 36.0 for 36."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


def sheet(found: Sequence[Change], corrections: Mapping[str, Sequence[Correction]], since: str) -> Sheet:
    """Every change, one row a field; the reason that the curator gave stands beside it."""
    made = Sheet(columns("!", "fact", "field", "then", "now", "why"), title=f"Since {since}")
    for change in found:
        for number, row in enumerate(change_rows(change, corrections.get(change.id, ()))):
            sign, fact, why = ("", "", "") if number else (Cell(*_SIGNS[change.move]), change.id, row["reason"])
            field, new = str(_NAMES.get(row["field"], row["field"])), Cell(_shown(row["new"]), "strong")
            made.row(sign, fact, field, _shown(row["old"]), new, why)
    told = ", ".join(f"{sum(change.move is move for change in found)} {move}" for move in Move)
    made.after.append(Cell(f"{told}." if found else f"Nothing has changed since {since}.", "dim"))
    return made


def _shown(value: Any) -> str:
    if value is None or value == "":
        return "–"
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)
