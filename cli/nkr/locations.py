"""Where things are: the curated files that come with nkr, and the user's database."""

from __future__ import annotations

import os
from pathlib import Path

EDITION = "2026-11-28"
"""The edition of the bundled data. scripts/record_edition.py writes it down when it is given out."""

_PACKAGE = Path(__file__).parent


def bundled(folder: str) -> Path:
    """The folder ``data`` or ``seeds``, or a file beside them: in the package, else in the checkout."""
    inside = _PACKAGE / "_bundled" / folder
    return inside if inside.exists() else _PACKAGE.parent.parent / folder


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
