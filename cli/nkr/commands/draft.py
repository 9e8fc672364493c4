"""``nkr draft``: a new article as proposed records, for a curator to review."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

from nkr.commands.options import DbOption, argument, given_id, option
from nkr.errors import NothingFound, WrongUsage
from nkr.output import numbers, terminal
from nkr.output.files import move_in, text_writer, write_file
from nkr.services.session import Session, wanted_period


def command(
    files: Annotated[list[Path], argument(metavar="FILE...", help="Articles: text, Markdown, HTML; - is stdin.")],
    new: Annotated[bool, option(help="Create a collection of your own in this folder, new or empty.")] = False,
    output: Annotated[
        Path | None, option("-o", "--output", metavar="PATH", help="A new file; a folder for several.")
    ] = None,
    identifier: Annotated[str, option("--id", help="The id of the source.")] = "",
    title: Annotated[str, option(help="The title, if the text does not show it.")] = "",
    publisher: Annotated[str, option(help="Who printed it.")] = "",
    published: Annotated[str, option(metavar="DATE", help="When it was printed.")] = "",
    language: Annotated[str, option(metavar="CODE", help="Its language, if it is not recognised.")] = "",
    encoding: Annotated[str, option(metavar="NAME", help="Its encoding, if it is read wrongly.")] = "",
    collections: Annotated[
        list[str] | None, option("--with", metavar="COLLECTION", help="Recognise the figures of this one too.")
    ] = None,
    db: DbOption = None,
) -> None:
    """Propose records for a new article.

    A source, and a fact for each figure, with what you must decide. Everything is marked as unreviewed, and nkr ingest
    leaves it out until you have reviewed it. --new creates a collection: a vocabulary to add to, and a page with an
    example and the next steps.

    Examples: nkr draft article.html --publisher 'The Gazette' -o gazette-1902.toml · nkr draft --new my-facts
    """
    if new:
        _begin(files)
        return
    from nkr.services.drafting import Told, drafted

    if len(files) > 1 and (output is None or identifier or title):
        raise WrongUsage("several files: give -o FOLDER, and neither --id nor --title.")
    printed = wanted_period(published or None, "--published")
    told = Told(title, publisher, printed, language, given_id("--id", identifier), encoding)
    with Session(terminal.Format.TABLE, collections or (), None, False, db) as ask:
        record = ask.database.record(ask.database.collections)  # what is known already, wherever it is
        targets = _targets(files, output) if output is not None else [None]
        for file, target in zip(files, targets, strict=True):
            made = drafted(_data(file), str(file), told, record)
            for remark in made.remarks:
                terminal.note(f"nkr: {remark}")
            more = f", {made.comments} more left out and named in comments" if made.comments else ""
            counted = f"{numbers.counted(made.facts, 'figure')} proposed{more}."
            if target is None:
                sys.stdout.write(made.text)
                terminal.note(f"nkr: {counted}")
            else:
                write_file(target, text_writer(made.text))
                terminal.write(f"{target}: {counted}")


def _begin(folders: list[Path]) -> None:
    from nkr.curation.folders import new_collection
    from nkr.services.loading import collection_code

    if len(folders) > 1:
        raise WrongUsage("--new: name one folder.")
    folder = folders[0]
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WrongUsage(f"{folder} already exists and is not empty: name a new folder.")
    made = new_collection(str(folder), collection_code(folder))
    move_in(folder, {name: text_writer(text) for name, text in made.items()})
    terminal.write(f"{folder}: {', '.join(made)}. Next: read {folder / 'README.md'}.")


def _targets(files: list[Path], output: Path) -> list[Path]:
    """Where each proposal goes; nothing that exists is ever replaced."""
    if len(files) == 1 and not output.is_dir():
        targets = [output]
    else:
        if output.exists() and not output.is_dir():
            raise WrongUsage(f"{output} is a file: several articles need a folder.")
        output.mkdir(parents=True, exist_ok=True)
        targets = [output / f"{file.stem}.toml" for file in files]
    if len(set(targets)) < len(targets):
        raise WrongUsage("two of the files have the same name: draft them one by one.")
    for target in targets:
        if target.exists():
            raise WrongUsage(f"{target} already exists: proposals never replace a file.")
        if not target.parent.is_dir():
            raise WrongUsage(f"there is no folder {target.parent}.")
    return targets


def _data(file: Path) -> bytes:
    from nkr.documents import prose

    data = prose.piped() if str(file) == "-" else prose.bytes_of(file)
    if not data.strip():
        raise NothingFound(f"{file} has no text: there is nothing to propose.")
    return data
