"""What the database says of itself, set for reading."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.output.serialize import Value
from nkr.output.tables import Cell, Column, Sheet

CODE_COLUMNS = ("field", "code", "label", "meaning")


def about(value: Value) -> list[Sheet]:
    """Edition, digest, licence and citation, then what the database holds."""
    told = Sheet([Column("", keep=True), Column("")], title=value["title"])
    for name in ("edition", "digest", "licence", "cite", "method", "built_with", "database"):
        if name in value:
            told.rows.append([Cell(name.replace("_", " "), "dim"), str(value[name])])
    if value["editions"]:
        told.rows.append([Cell("editions", "dim"), ", ".join(value["editions"])])
        if not value["as_recorded"]:
            last = value["editions"][-1]
            told.after.append(
                Cell(f"The data differ from edition {last} as it was recorded: nkr about --since {last} tells how.")
            )
    told.rows.append([Cell("texts", "dim"), f"{value['texts_attached']} attached"])
    held = Sheet(
        [
            *(Column("collection", keep=True), Column("what"), Column("facts", right=True)),
            *(Column("sources", right=True), Column("answered from")),
        ]
    )
    for collection in value["collections"]:
        unasked = "yes" if collection["answered_from"] else f"with --with {collection['code']}"
        held.rows.append(
            [collection["code"], collection["label"], str(collection["facts"]), str(collection["sources"]), unasked]
        )
    return [told, held]


def codes(found: Sequence[Value]) -> list[Sheet]:
    """A sheet for each field that has codes."""
    sheets: dict[str, Sheet] = {}
    for row in found:
        sheet = sheets.setdefault(
            row["field"], Sheet([Column("code", keep=True), Column("label"), Column("meaning")], title=row["field"])
        )
        label = row["label"] if row["label"] != row["code"] else ""
        sheet.rows.append([Cell(row["code"], "strong"), label, row["meaning"]])
    for sheet in sheets.values():
        if not any(row[1] for row in sheet.rows):
            sheet.columns = [sheet.columns[0], sheet.columns[2]]
            sheet.rows = [[row[0], row[2]] for row in sheet.rows]
    return list(sheets.values())
