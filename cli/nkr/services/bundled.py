"""The database of the bundled record: copied from the package where it was made ready with the wheel, else built.

What was made ready is used only beside the very files that it was made from, by the tables and rules that made it:
their digest stands before it.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from nkr import __version__, locations
from nkr.store import judged, replacing
from nkr.store.database import exists
from nkr.store.schema import SCHEMA

READY = "nkr.db.z"
"""The file in the package: the digest, and the database packed (4.2 MB as 0.7)."""
_PIECE = 1 << 15
"""So many packed bytes are unpacked at a time."""


def build_first(database: Path) -> bool:
    """Make the database where there is none; false where another program has done so in the meantime."""
    database = Path(os.path.realpath(database))
    with replacing.only_writer(database, patience=60):
        if exists(database):
            return False
        if not _place_ready(database):
            from nkr.services import loading

            loading.load_bundled(database)
        return True


def _place_ready(database: Path) -> bool:
    """Put in place what was made ready; false where there is nothing, it is damaged, or made from something else."""
    try:
        packed = locations.bundled(READY).read_bytes()
    except OSError:
        return False
    made_from = digest()
    if not packed.startswith(made_from):
        return False

    def fill(temporary: Path) -> None:
        unpacking = zlib.decompressobj()
        with temporary.open("wb") as file:
            for start in range(len(made_from), len(packed), _PIECE):  # whole, it costs twice as long, for the memory
                file.write(unpacking.decompress(packed[start : start + _PIECE]))
        if not unpacking.eof:
            raise zlib.error("cut off")

    try:
        replacing.replace(database, fill)
    except zlib.error:
        return False
    return True


def digest() -> bytes:
    """Of the curated files and of what makes a database of them: a checksum, since SHA-256 takes long to load."""
    found = zlib.crc32(f"{__version__} {SCHEMA} {judged.rules()}".encode())
    for root in ("data", "seeds"):
        top = str(locations.bundled(root))
        for folder, inner, names in os.walk(top):
            inner.sort()
            found = zlib.crc32(f"{root}{folder.removeprefix(top)}\n".replace(os.sep, "/").encode(), found)
            for name in sorted(names):
                if not name.startswith("."):
                    content = locations.content(f"{folder}/{name}")
                    found = zlib.crc32(content, zlib.crc32(f"{name} {len(content)}\n".encode(), found))
    return found.to_bytes(4, "big")
