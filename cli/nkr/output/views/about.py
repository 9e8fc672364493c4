"""What the database says of itself, and what ``nkr about --check`` found, set for reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from nkr.output.serialize import Value
from nkr.output.tables import Cell, Sheet, columns

CODE_COLUMNS = ("field", "code", "label", "meaning")
FINDING_COLUMNS = ("about", "name", "value", "todo")


def about(value: Value) -> list[Sheet]:
    """Edition, digest, licence and citation, then what the database holds."""
    told = Sheet(columns("!", ""), title=value["title"])
    for name in ("edition", "digest", "licence", "cite", "method", "built_with", "database"):
        if name in value:
            told.row(Cell(name.replace("_", " "), "dim"), str(value[name]))
    if value["editions"]:
        told.row(Cell("editions", "dim"), ", ".join(value["editions"]))
        if not value["as_recorded"]:
            last = value["editions"][-1]
            told.after.append(
                Cell(f"The data differ from edition {last} as recorded. Changes: nkr about --since {last}")
            )
    told.row(Cell("texts", "dim"), f"{value['texts_attached']} attached")
    held = Sheet(columns("collection!", "what", "facts#", "sources#", "answered from"))
    for collection in value["collections"]:
        unasked = "yes" if collection["answered_from"] else f"with --with {collection['code']}"
        held.row(collection["code"], collection["label"], str(collection["facts"]), str(collection["sources"]), unasked)
    return [told, held]


def codes(found: Sequence[Value]) -> list[Sheet]:
    """A sheet for each field that has codes."""
    sheets: dict[str, Sheet] = {}
    for row in found:
        sheet = sheets.setdefault(row["field"], Sheet(columns("code!", "label", "meaning"), title=row["field"]))
        label = row["label"] if row["label"] != row["code"] else ""
        sheet.row(Cell(row["code"], "strong"), label, row["meaning"])
    for sheet in sheets.values():
        if not any(row[1] for row in sheet.rows):
            sheet.columns = [sheet.columns[0], sheet.columns[2]]
            sheet.rows = [[row[0], row[2]] for row in sheet.rows]
    return list(sheets.values())


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


def findings_value(found: Iterable[HealthFinding], sound: bool | None) -> dict[str, Any]:
    """The findings by what they are about; ``sound`` is ``null`` where there is no database."""
    made: dict[str, Any] = {"sound": sound}
    todo: list[str] = []
    for finding in found:
        made.setdefault(finding.about, {})[finding.name] = finding.value
        todo += [finding.todo] if finding.todo else []
    return {**made, "todo": todo}


def findings(found: Sequence[HealthFinding]) -> list[Sheet]:
    """The findings by what they are about, then what to do."""
    sheet = Sheet(columns("about!", "what!", "found"))
    before = ""
    for finding in found:
        style = "error" if finding.wrong else "warning" if finding.todo else ""
        about = "" if finding.about == before else finding.about
        before = finding.about
        sheet.row(about, finding.name, Cell(finding.told or str(finding.value), style))
    todo = [finding.todo for finding in found if finding.todo]
    sheet.after += (
        ["", *(Cell(f"→ {line}", "strong") for line in todo)] if todo else ["", Cell("Nothing to do.", "good")]
    )
    return [sheet]
