"""``nkr export``: the record in the forms of other tools, caveats and sources along."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from nkr.commands.options import EVERY_FILTER, complete_collection, file_command, option
from nkr.errors import WrongUsage
from nkr.output import numbers, terminal
from nkr.output.export import FormName, form_for
from nkr.output.files import write_file, write_folder
from nkr.services.session import Session


@file_command(filters=EVERY_FILTER)
def command(
    ask: Session,
    form: Annotated[
        FormName | None, option("--format", help="The format. The default follows the file's ending.")
    ] = None,
    output: Annotated[
        str,
        option(
            "-o",
            "--output",
            show_default=True,
            metavar="PATH",
            help="A file or folder that does not exist yet; - is stdout.",
        ),
    ] = "-",
    force: Annotated[bool, option(help="Replace a file, or an earlier export in a folder.")] = False,
    only: Annotated[
        list[str] | None,
        option("--collection", metavar="COLLECTION", help="Only this collection.", autocompletion=complete_collection),
    ] = None,
) -> None:
    """Write facts for a spreadsheet or a program.

    Each has its qualifier, its caveats, the figures that contradict it, and its source.

    csv opens in a spreadsheet; json and jsonl are for programs; datapackage explains every field; toml is the curated
    records, which nkr ingest reads. Low, high and qualifier are always three columns, so a minimum or maximum cannot be
    taken for a value.

    Example: nkr export --format csv -o facts.csv
    """
    path = None if output == "-" else Path(output)
    chosen = form_for(form, path)
    ask.collections = (*ask.collections, *(only or ()))
    material = ask.exported(frozenset(only or ()))
    if path is None:
        if chosen.piped is None:
            raise WrongUsage(f"{form} is not text: name a file or folder with -o PATH.")
        terminal.stream(chosen.piped(material))
    elif chosen.folder is None or path.suffix.lower() in chosen.endings:
        write_file(path, chosen.file(material), force=force, private=ask.restricted)
    else:
        write_folder(path, chosen.folder(material), force=force, private=ask.restricted)
    if path is not None:
        facts, sources = len(material.facts), len(material.sources)
        terminal.note(f"nkr: wrote {path} ({numbers.counted(facts, 'fact')}, {numbers.counted(sources, 'source')}).")
