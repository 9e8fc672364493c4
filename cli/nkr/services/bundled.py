"""The database of the bundled record: copied from the package where it was made ready with the wheel, else built.

What was made ready is used only beside the very files that it was made from, by the tables and rules that made it:
their digest stands before it.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path

from nkr import __version__, locations
from nkr.store import build, judged
from nkr.store.database import exists
from nkr.store.schema import SCHEMA

READY = "nkr.db.z"
"""The file in the package: the digest, and the database packed (5 MB as 1)."""


def build_first(database: Path) -> bool:
    """Make the database where there is none; false where another program has done so in the meantime."""
    database = Path(os.path.realpath(database))
    with build.only_writer(database, patience=60):
        if exists(database):
            return False
        content = _ready()
        if content is None:
            from nkr.services import loading

            loading.load_bundled(database)
        else:
            build.place(database, content)
        return True


def _ready() -> bytes | None:
    """The database that was made ready; ``None`` where there is none, or it was made from something else."""
    try:
        packed = locations.bundled(READY).read_bytes()
        made_from = digest()
        return zlib.decompress(packed[len(made_from) :]) if packed.startswith(made_from) else None
    except (OSError, zlib.error):
        return None


def digest() -> bytes:
    """Of the curated files, by name and content, and of what makes a database of them.

    A checksum against edits, not against forgery: SHA-256 takes a tenth of the first command to load.
    """
    found = zlib.crc32(f"{__version__} {SCHEMA} {judged.rules()}".encode())
    for root in ("data", "seeds"):
        top = str(locations.bundled(root))
        for folder, inner, names in os.walk(top):
            inner.sort()
            found = zlib.crc32(f"{root}{folder.removeprefix(top)}\n".replace(os.sep, "/").encode(), found)
            for name in sorted(names):
                if not name.startswith("."):
                    with open(f"{folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123 (half the time for 600 files)
                        content = file.read()
                    found = zlib.crc32(content, zlib.crc32(f"{name} {len(content)}\n".encode(), found))
    return found.to_bytes(4, "big")
