"""One writer at a time, and a new database in place of the old one only when it is whole.

Readers therefore see the old or the new state and never a mix, and a failed or killed build leaves the old database
untouched.
"""

from __future__ import annotations

import errno
import importlib
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from nkr.errors import DatabaseUnusable
from nkr.store.database import JOURNALS

_HELD = (errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES)
"""What the system says where another process holds a lock."""
PATIENCE = 10.0
"""Seconds that a writer waits for another, and that a new database waits for readers where open files stay."""
_LOCKED_BYTE = 1 << 20
"""The byte that Windows locks: behind the number of the process, which another must be able to read."""


@contextmanager
def only_writer(path: Path, patience: float | None = None) -> Iterator[None]:
    """Hold the database for one writer. A second one waits ``patience`` seconds (``PATIENCE`` without it); then
    ``DatabaseUnusable`` names the process that writes.

    The lock is a file beside the database, released by the operating system even when the process is killed; a link
    planted in its place is not followed.
    """
    patience = PATIENCE if patience is None else patience
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0)
        handle = os.open(path.with_name(f".{path.name}.lock"), flags, 0o600)
    except (OSError, ValueError) as error:
        raise DatabaseUnusable(
            f"cannot write in {path.parent}: {getattr(error, 'strerror', None) or error}. "
            "Choose another place with --db PATH or NKR_DB."
        ) from None
    try:
        if not _held(handle, path, patience):
            waited = f", and has been for {patience:g} seconds" if patience else ""
            raise DatabaseUnusable(
                f"another 'nkr ingest' ({_writer(handle)}) is writing {path}{waited}: wait until it ends, then try "
                "again."
            )
        with suppress(OSError):  # say who writes, for one that waits; a full disk keeps no one from the lock
            os.ftruncate(handle, 0)
            os.lseek(handle, 0, os.SEEK_SET)
            os.write(handle, str(os.getpid()).encode())
        yield
    finally:
        os.close(handle)


def _held(handle: int, path: Path, patience: float) -> bool:
    until = time.monotonic() + patience
    while True:
        try:
            _try_lock(handle)
            return True
        except OSError as error:
            if error.errno not in _HELD:
                raise DatabaseUnusable(
                    f"cannot lock {path}: {error.strerror}. Choose a place on a disk of this machine with --db PATH "
                    "or NKR_DB."
                ) from None  # a network's file system without locks, say
            if time.monotonic() >= until:
                return False
            time.sleep(0.05)


def _writer(handle: int) -> str:
    with suppress(OSError, ValueError):
        os.lseek(handle, 0, os.SEEK_SET)
        return f"process {int(os.read(handle, 20))}"
    return "another process"


def _try_lock(handle: int) -> None:
    """Lock the file, by what the system has for it; raises ``OSError`` where that fails."""
    try:
        fcntl: Any = importlib.import_module("fcntl")
    except ImportError:  # Windows
        msvcrt: Any = importlib.import_module("msvcrt")
        os.lseek(handle, _LOCKED_BYTE, os.SEEK_SET)
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def replace(path: Path, fill: Callable[[Path], object]) -> None:
    """Put the file that ``fill`` writes in place of the database. What it raises leaves the old one as it was."""
    # Named before it is there: an interruption at any moment finds the name and removes the file.
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))  # the user's alone, and so it stays
        fill(temporary)
        with temporary.open("rb+") as handle:
            os.fsync(handle.fileno())
        _put_in_place(temporary, path)
        _keep_names(path.parent)
        for ending in JOURNALS:  # of a program that died while it wrote the old file: no part of the new one
            path.with_name(path.name + ending).unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DatabaseUnusable(
            f"cannot write {path}: {reason}. The old database, if there was one, is untouched."
        ) from None
    finally:
        temporary.unlink(missing_ok=True)


def _put_in_place(temporary: Path, path: Path) -> None:
    """Replace the database. Windows refuses that while somebody reads the old one, which takes a second at most."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            temporary.replace(path)
            return
        except PermissionError:
            if os.access(path.parent, os.W_OK) and path.exists() and time.monotonic() < until:
                time.sleep(0.05)
            else:
                raise


def _keep_names(folder: Path) -> None:
    """See to it that a replacement outlives a power cut: the folder's list of names must reach the disk too."""
    with suppress(OSError):  # some file systems, and Windows, do not take it: then the old state may come back, whole
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def remove_leftovers(path: Path) -> None:
    """Remove what a killed build left beside the database. Call it only as the one writer."""
    for leftover in list(path.parent.iterdir()):
        if leftover.name.startswith(f".{path.name}.") and ".new" in leftover.name.removeprefix(f".{path.name}."):
            leftover.unlink(missing_ok=True)
