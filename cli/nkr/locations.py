"""Where things are: the curated files that come with nkr, and the user's database."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

EDITION = "2026-11-28"
"""The edition of the bundled data. scripts/record_edition.py writes it down when it is given out."""

_PACKAGE = Path(__file__).parent


def bundled(folder: str) -> Path:
    """The folder ``data`` or ``seeds``, or a file beside them: in the package, else in the checkout."""
    inside = _PACKAGE / "_bundled" / folder
    return inside if inside.exists() else _PACKAGE.parent.parent / folder


def content(file: str) -> bytes:
    """What a file of the package holds: of hundreds of files in a third of the time that ``Path.read_bytes`` takes."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_BINARY", 0))
    try:
        return os.read(handle, os.fstat(handle).st_size)
    finally:
        os.close(handle)


def database(given: str | None) -> Path:
    """The database file: ``--db``, else ``NKR_DB``, else ``nkr.db`` in the platform's folder for user data."""
    chosen = given or os.environ.get("NKR_DB")
    if chosen:
        return Path(chosen)
    import platformdirs  # 16 ms: only where the default path is needed

    return Path(platformdirs.user_data_path("nkr", appauthor=False)) / "nkr.db"


def leads_out(file: Path, root: Path) -> bool:
    """Whether a symbolic link leads out of ``root``, which is resolved, or in a circle."""
    try:
        return file.is_symlink() and not file.resolve().is_relative_to(root)
    except (OSError, RuntimeError):
        return True


def files_below(folder: Path, refuse: Callable[[str, str], object]) -> Iterator[Path]:
    """The files of a folder and the folders below it, in order, but for hidden ones and the folder of pictures that a
    browser puts beside a saved page (``NAME_files``). ``refuse`` gets what is not read, with the reason: a link that
    leads out, since a shared folder cannot make nkr read what lies elsewhere, and a folder that cannot be listed.
    """
    root = folder.resolve()

    def unlisted(error: OSError) -> None:  # os.walk would pass over it, and no one would miss its files
        refuse(str(error.filename), f"cannot be read: {error.strerror}")

    for parent, folders, names in os.walk(folder, onerror=unlisted):
        pages = {Path(name).stem for name in names if Path(name).suffix.lower().startswith((".htm", ".xht"))}
        shown = [name for name in sorted(folders) if not name.startswith(".")]
        folders[:] = [name for name in shown if name.removesuffix("_files") not in pages - {name}]
        for file in (Path(parent) / name for name in (*folders, *sorted(names)) if not name.startswith(".")):
            if leads_out(file, root):
                refuse(str(file), "a symbolic link that leads out of the folder: not followed")
            elif file.name in names:
                yield file
