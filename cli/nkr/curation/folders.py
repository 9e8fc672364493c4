"""Curated files on disk: which of them a path means, and their text."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from nkr.curation import bulk_files, toml_files
from nkr.curation.raw import Reading
from nkr.errors import Problem
from nkr.locations import leads_out

READERS: dict[str, Callable[[str, str], Reading]] = {
    ".toml": toml_files.read,
    ".csv": bulk_files.read_csv,
    ".jsonl": bulk_files.read_json_lines,
    ".ndjson": bulk_files.read_json_lines,
    ".json": bulk_files.read_json,
}
_IN_FOLDERS = tuple(ending for ending in READERS if ending != ".json")
"""What is read of a folder: a .json file there may be anything, and is read where it is named."""

LARGEST_FILE = 1_000_000_000


def read(path: Path, shown: Path | None = None) -> Reading:
    """Every record of a file, or of the curated files in a folder and the folders below it.

    ``shown`` is the folder that problems name files from; without it they are named as the user gave them. Symbolic
    links that lead out of the folder are not followed: a shared folder cannot make nkr read what lies elsewhere.
    """
    reading = Reading()
    if path.is_dir():
        found = False
        for file in _files(path, reading):
            found = True
            reading.add(_read_file(file, str(file.relative_to(shown)) if shown else str(file)))
        if not found and not reading.problems:
            reading.problems.append(Problem(str(path), 1, "", f"no curated files here ({', '.join(_IN_FOLDERS)})"))
    elif path.exists():
        reading.add(_read_file(path, str(path)))
    else:
        reading.problems.append(Problem(str(path), 1, "", "no such file or folder", lost=True))
    return reading


def _files(folder: Path, reading: Reading) -> Iterator[Path]:
    root = folder.resolve()

    def unreadable(error: OSError) -> None:  # os.walk would pass over it, and no one would miss its facts
        reading.problems.append(Problem(str(error.filename), 1, "", f"cannot be read: {error.strerror}", lost=True))

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if leads_out(Path(parent) / name, root):
                message = "a symbolic link that leads out of the folder"
                reading.problems.append(Problem(str(Path(parent) / name), 1, "", message))
        for name in sorted(names):
            file = Path(parent) / name
            if file.suffix.lower() not in _IN_FOLDERS or name.startswith("."):
                continue
            if leads_out(file, root):
                reading.problems.append(Problem(str(file), 1, "", "a symbolic link that leads out of the folder"))
                continue
            yield file


def _read_file(file: Path, name: str) -> Reading:
    reader = READERS.get(file.suffix.lower())
    if reader is None:
        return Reading(problems=[Problem(name, 1, "", f"not a curated file: expected {', '.join(READERS)}")])
    try:
        if not file.is_file():
            return Reading(problems=[Problem(name, 1, "", "not a regular file", lost=True)])
        if file.stat().st_size > LARGEST_FILE:
            return Reading(problems=[Problem(name, 1, "", f"larger than {LARGEST_FILE:,} bytes: split it", lost=True)])
        text = file.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Reading(
            problems=[Problem(name, 1, "", f"not UTF-8 text (byte {error.start}): save it as UTF-8", lost=True)]
        )
    except OSError as error:
        return Reading(problems=[Problem(name, 1, "", f"cannot be read: {error.strerror}", lost=True)])
    return reader(text, name)
