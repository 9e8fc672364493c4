"""What the database says of itself, set for reading."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.output.serialize import Value
from nkr.output.tables import Cell, Sheet, columns

CODE_COLUMNS = ("field", "code", "label", "meaning")


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
