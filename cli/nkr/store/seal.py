"""The seal: a checksum of the whole database, kept in the database, so that whatever changes the file is noticed.

SQLite notices a page that makes no sense, never a figure, a title or a label that was changed. The seal is written when
the file is whole, over a blank of its length, and counts as zeros when the sum is taken; so does what a program changes
in the header by no more than opening the file. It is no signature: who can write the file can seal it again.
"""

from __future__ import annotations

import mmap
import os
import sqlite3
import zlib
from contextlib import closing
from io import BufferedRandom, FileIO
from pathlib import Path

LENGTH = 90
"""Letters of a seal: its place in the file, the quick sum (CRC-32) and the full one (SHA-256)."""
_HEADER = ((18, 2), (24, 4), (92, 8))
"""Place and length of the journal mode, the change counter and the version of the last writer in SQLite's header."""


def blank() -> str:
    """What stands in the place of the seal until the file is whole: letters that stand nowhere else in it."""
    return os.urandom(LENGTH // 2).hex()


def apply(path: Path) -> None:
    """Seal the database, which no one else has open. Raises ``OSError`` or ``sqlite3.Error`` where that fails."""
    with closing(sqlite3.connect(path)) as connection:
        (value,) = connection.execute("select value from seal").fetchone()
    with path.open("rb+") as file:
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            place = content.find(value.encode())
        quick, full = _sums(file, place, fully=True)
        file.seek(place)
        file.write(f"{place:016x} {quick:08x} {full}".encode())


def holds(file: FileIO | BufferedRandom, value: str, *, fully: bool = False) -> bool:
    """Whether the file is as it was when it got the seal ``value``; ``fully`` by SHA-256, which takes longer."""
    try:
        place, quick, full = value.split(" ")
        found_quick, found_full = _sums(file, int(place, 16), fully=fully)
        return int(quick, 16) == found_quick and (not fully or full == found_full)
    except ValueError:
        return False


def _sums(file: FileIO | BufferedRandom, place: int, *, fully: bool) -> tuple[int, str]:
    quick, start, full = 0, 0, None
    if fully:
        import hashlib  # 3 ms: only where it is used

        full = hashlib.sha256()
    file.seek(0)
    room = memoryview(bytearray(1 << 18))  # filled again and again: a new one each time costs a third more
    while size := file.readinto(room):
        piece = room[:size]
        for at, length in (*_HEADER, (place, LENGTH)):
            first, last = max(at - start, 0), min(at + length - start, size)
            if first < last:
                piece[first:last] = bytes(last - first)
        quick = zlib.crc32(piece, quick)
        if full is not None:
            full.update(piece)
        start += size
    return quick, full.hexdigest() if full is not None else ""
