"""``nkr about``: what the database says of itself, and what its codes mean."""

from __future__ import annotations

from typing import Annotated

import typer

from nkr.commands.options import query_command
from nkr.model.names import named
from nkr.output import serialize
from nkr.output.views import about
from nkr.services import editions
from nkr.services.session import Session

Codes = Annotated[bool, typer.Option("--codes", help="What every code means.")]
Field = Annotated[str, typer.Argument(metavar="[FIELD]", help="Only the codes of this field: qualifier, verdict, …")]


@query_command
def command(ask: Session, field: Field = "", codes: Codes = False) -> None:
    """Print the edition of the data, its digest and licence, how to cite it, and what is in the database.

    With --codes: every code of the database with its meaning, for one field or for all.

    Example: nkr about --codes qualifier
    """
    database = ask.database
    if codes or field:
        found = [dict(row) for row in database.rows("select * from codes")]
        if field:
            chosen = named(field.replace("_", " "), {row["field"] for row in found}, "field with codes", offer_all=True)
            found = [row for row in found if row["field"] == chosen]
        ask.answer(
            value=lambda: found,
            rows=lambda: found,
            tables=lambda: about.codes(found),
            columns=about.CODE_COLUMNS,
        )
        return
    everything = database.record(database.collections)
    collections = [
        {
            "code": collection.code,
            "label": collection.label,
            "answered_from": collection.code in database.selected,
            "facts": sum(fact.collection == collection.code for fact in everything.facts),
            "sources": sum(source.collection == collection.code for source in everything.sources.values()),
        }
        for collection in database.collections.values()
    ]
    known = editions.history().editions
    edition = known.get(database.about.get("edition", ""))
    value: serialize.Value = {
        **{key.replace(" ", "_"): text for key, text in database.about.items()},
        "as_recorded": edition is not None and edition.digest == database.about.get("digest"),
        "editions": list(known),
        "texts_attached": len(database.articles()),
        "collections": collections,
        "database": str(database.path),
    }
    ask.answer(
        value=lambda: value,
        rows=lambda: [{"key": key, "value": text} for key, text in value.items() if isinstance(text, str | int)],
        tables=lambda: about.about(value),
        columns=("key", "value"),
    )
