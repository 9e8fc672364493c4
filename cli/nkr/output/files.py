"""Files that a user asked for: written whole or not at all, and never over something that stands there already.

A folder that an export made may be written again with ``force``; what else lies in it stays.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, Any

from nkr.errors import WrongUsage
from nkr.output import escaping, terminal

Writer = Callable[[IO[bytes]], None]
"""Writes a file's content to an open binary handle."""

_NAME = re.compile(r"(?:[a-z0-9_-][a-z0-9._-]*/)?[a-z0-9_-][a-z0-9._-]*")
"""A file that an export may make: at most one folder deep, and nothing that leads out of it."""

LISTING = "nkr-export.txt"
"""The file of an exported folder that names the others: what a later export may take away again."""


def judge_place(path: Path, *, force: bool = False) -> None:
    """Raise ``WrongUsage`` where no file can be written, before the work is done that makes its content."""
    if path.is_dir():
        raise WrongUsage(f"{path} is a folder: name a file in it.")
    if path.is_file() and not force:
        raise WrongUsage(f"{path} already exists: give another name, or --force to replace it.")
    _need_folder(path)


def write_file(path: Path, write: Writer, *, force: bool = False, private: bool = False) -> None:
    """Write one file in one step; raises ``WrongUsage`` where it exists (without ``force``) or cannot be written.

    A ``private`` one, which may hold restricted records, is readable by the user alone.

    A device or pipe is written to as it is: replacing it would destroy it.
    """
    judge_place(path, force=force)
    try:
        if path.exists() and not path.is_file():
            with path.open("wb") as handle:
                write(handle)
        else:
            _replace(path, write, private)
    except OSError as error:
        raise _cannot_write(path, error) from None


def write_folder(
    path: Path, files: Mapping[str, Writer], *, force: bool = False, private: bool = False, label: str = "Writing"
) -> None:
    """Write a folder of files, by their names relative to it; raises ``WrongUsage`` as ``write_file`` does.

    With ``force`` the files of this export replace those of an earlier one. Nothing else in the folder is touched, and
    a file of the same name that is not from an export is refused.
    """
    if any(not _NAME.fullmatch(name) for name in files):
        raise WrongUsage("an id in the database cannot be a file's name: run 'nkr ingest' to build it again.")
    if path.exists() and not path.is_dir():
        raise WrongUsage(f"{path} is a file: name a folder, or --format for another kind of export.")
    earlier: list[str] = []
    if path.is_dir() and any(path.iterdir()):
        earlier = _listed(path)
        if not force:
            raise WrongUsage(f"{path} already exists: give another name, or --force to replace an earlier export.")
        strange = [name for name in (*files, LISTING) if (path / name).exists() and name not in (*earlier, LISTING)]
        if strange:
            raise WrongUsage(f"{path / strange[0]} is not from an export: it is not replaced. Give another folder.")
    _need_folder(path)
    listing = "".join(f"{name}\n" for name in sorted(files))
    files = {**files, LISTING: text_writer(listing)}
    move_in(path, files, outdated=frozenset(earlier) - frozenset(files), private=private, label=label)


def text_writer(text: str | bytes | Callable[[], bytes]) -> Writer:

    def write(handle: IO[bytes]) -> None:
        made = text() if callable(text) else text
        handle.write(made if isinstance(made, bytes) else made.encode("utf-8", "replace"))

    return write


def json_writer(value: Any) -> Writer:
    return text_writer(escaping.json_text(value, indent=2) + "\n")


def move_in(
    path: Path,
    files: Mapping[str, Writer],
    *,
    outdated: frozenset[str] = frozenset(),
    private: bool = False,
    label: str = "Writing",
) -> None:
    """Write all ``files`` beside the folder ``path``, which may be new, and move them in when every one is whole.

    Those that are ``outdated`` are deleted. Raises ``WrongUsage`` where that fails.
    """
    final = path.resolve()
    staged = final.with_name(f".{final.name[:100]}.{os.getpid()}.new")
    mode = 0o700 if private else 0o777
    try:
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.mkdir(mode)
        for name, write in terminal.progress(list(files.items()), label):
            (staged / name).parent.mkdir(mode, exist_ok=True)
            _replace(staged / name, write, private)
        if final.is_dir() and any(final.iterdir()):
            for name in files:
                (final / name).parent.mkdir(mode, exist_ok=True)
                (staged / name).replace((final / name).resolve())
            for name in outdated:
                (final / name).unlink(missing_ok=True)
        else:
            with suppress(FileNotFoundError):
                final.rmdir()
            staged.rename(final)
    except OSError as error:
        raise _cannot_write(path, error) from None
    finally:
        shutil.rmtree(staged, ignore_errors=True)


def _replace(path: Path, write: Writer, private: bool) -> None:
    """Write beside ``path`` and put it in place when it is whole; a link is followed, not replaced."""
    final = path.resolve()
    temporary = final.with_name(f".{final.name[:100]}.{os.getpid()}.new")
    try:
        with open(temporary, "xb", opener=partial(os.open, mode=0o600 if private else 0o666)) as handle:
            write(handle)
        temporary.replace(final)
    finally:
        temporary.unlink(missing_ok=True)


def _listed(folder: Path) -> list[str]:
    """The files of an earlier export in ``folder``; names that lead out of it do not count."""
    try:
        names = (folder / LISTING).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    root = folder.resolve()
    return [name for name in names if name and (folder / name).resolve().is_relative_to(root)]


def _need_folder(path: Path) -> None:
    if not path.absolute().parent.is_dir():
        raise WrongUsage(f"there is no folder {path.absolute().parent}: make it first, or give another place.")


def _cannot_write(path: Path, error: OSError) -> WrongUsage:
    return WrongUsage(f"cannot write {path}: {error.strerror or error}.")
