"""``nkr export``: the record in the forms of other tools, caveats and sources along."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from nkr.analysis.caveats import opposed
from nkr.commands.options import DbOption, complete_collection, complete_topic
from nkr.errors import NothingFound, WrongUsage
from nkr.output import terminal
from nkr.output.export import Form, FormName, Material, form_for
from nkr.output.files import write_file, write_folder
from nkr.output.terminal import Format
from nkr.services.session import Session

Name = Annotated[
    FormName | None, typer.Option("--format", help="The form; without it the file's ending says.", show_default=False)
]
To = Annotated[
    str, typer.Option("-o", "--output", metavar="PATH", help="A file or folder that does not exist yet; - is stdout.")
]
Force = Annotated[bool, typer.Option("--force", help="Replace a file, or an earlier export in a folder.")]
Topic = Annotated[str | None, typer.Option(help="Only this topic.", autocompletion=complete_topic, show_default=False)]
Only = Annotated[
    list[str] | None,
    typer.Option(
        "--collection",
        metavar="COLLECTION",
        help="Only this collection.",
        autocompletion=complete_collection,
        show_default=False,
    ),
]
With = Annotated[
    list[str] | None,
    typer.Option(
        "--with",
        metavar="COLLECTION",
        help="Export this collection too.",
        autocompletion=complete_collection,
        show_default=False,
    ),
]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar="DATE", help="Only what had been published by then.", show_default=False),
]
Restricted = Annotated[bool, typer.Option("--restricted", help="Let in what is marked as restricted.")]


def command(
    form: Name = None,
    output: To = "-",
    force: Force = False,
    topic: Topic = None,
    only: Only = None,
    collections: With = None,
    as_of: AsOf = None,
    restricted: Restricted = False,
    db: DbOption = None,
) -> None:
    """Write facts for a spreadsheet or a program.

    Each has its qualifier, its caveats, the figures that contradict it, and its source.
    csv opens in a spreadsheet; json and jsonl are for programs; datapackage explains every field; toml is the curated
    records themselves: nkr ingest reads them elsewhere. Low, high and qualifier stay three columns everywhere, so that
    a bound cannot pass for a value.

    Example: nkr export --format csv -o facts.csv
    """
    path = None if output == "-" else Path(output)
    chosen = form_for(form, path)
    with Session(Format.JSON, [*(collections or ()), *(only or ())], as_of, restricted, db) as ask:
        material = exported(ask, topic, frozenset(only or ()))
    if path is None:
        _to_stdout(chosen, material)
    elif chosen.file is not None and (chosen.folder is None or path.suffix.lower() in chosen.endings):
        write_file(path, chosen.file(material), force=force, private=restricted)
    elif chosen.folder is not None:
        write_folder(path, chosen.folder(material), force=force, private=restricted)
    if path is not None:
        facts, sources = len(material.facts), len(material.sources)
        terminal.note(f"nkr: wrote {path} ({facts} fact{'s'[: facts != 1]}, {sources} source{'s'[: sources != 1]}).")


def exported(ask: Session, topic: str | None = None, only: frozenset[str] = frozenset()) -> Material:
    """What is exported of the record that ``ask`` opens: one topic or all, ``only`` some collections or all.

    Raises ``NothingFound`` where that is no fact at all.
    """
    record = ask.record
    code = ask.topic(topic) if topic is not None else None
    facts = [fact for fact in record.facts if (not only or fact.collection in only) and code in (None, fact.topic)]
    if not facts:
        raise NothingFound("no fact to export" + (f" on {code}." if code else "."))
    collections = only or (ask.database.selected | frozenset(ask.collections))
    used = {fact.source for fact in facts}
    sources = [
        source
        for source in record.sources.values()
        if source.id in used or (code is None and source.collection in collections)
    ]
    return Material(record, facts, sources, opposed(ask.comparer, facts), collections, ask.database.about)


def _to_stdout(form: Form, material: Material) -> None:
    make = form.piped or form.file
    if make is None or (form.binary and (form.folder is not None or sys.stdout.isatty())):
        raise WrongUsage(f"{form.name} is not text: name a file or folder with -o PATH.")
    terminal.stream(make(material))
