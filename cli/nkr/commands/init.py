"""``nkr init``: a folder for a collection of one's own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from nkr.errors import WrongUsage
from nkr.output import terminal
from nkr.services.loading import collection_code

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that is new or empty.", show_default=False)]


def command(folder: Folder) -> None:
    """Begin a collection of your own: a vocabulary to add to, and a page with an example and what to do next.

    Example: nkr init my-facts
    """
    from nkr.curation import new_collection

    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise WrongUsage(f"{folder} is there and not empty: name a new folder.")
        folder.mkdir(parents=True, exist_ok=True)
        made = new_collection.files(str(folder), collection_code(folder))
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongUsage(f"{folder} cannot be written: {error.strerror}.") from None
    terminal.write(f"{folder}: {', '.join(made)}. Next: read {folder / 'README.md'}.")
