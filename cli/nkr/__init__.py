"""nkr: what the sources say about North Koreans leaving their country, and where they contradict each other.

The layers; each imports only what stands to its right, and the three in braces do not know each other:

    { app | library } → commands → { output | store | curation } → analysis → model → { errors | locations }

``model`` and ``analysis`` are pure: values and functions. ``store`` alone knows SQLite, ``output`` alone knows Rich and
file formats, ``curation`` alone reads curated files. import-linter enforces this (pyproject.toml).

As a library, ``nkr.open()`` gives the record to ask; everything else is loaded by it, so that importing nkr costs
nothing.
"""

from __future__ import annotations

TYPE_CHECKING = False  # typing itself costs a start-up what this file must not
if TYPE_CHECKING:
    from collections.abc import Sequence
    from os import PathLike

    from nkr.library import OpenRecord

__all__ = ["__version__", "open"]
__version__ = "0.1.0"


def open(
    path: str | PathLike[str] | None = None,
    *,
    collections: Sequence[str] = (),
    as_of: str | int | None = None,
    restricted: bool = False,
) -> OpenRecord:
    """Open the record for questions; see ``nkr.library.OpenRecord`` for what it answers.

    ``path`` is a database, else ``NKR_DB``, else the one of the user's data folder, built from the bundled data where
    there is none. ``collections`` (``"wider"``) are answered from beside those that the database answers from anyway;
    ``as_of`` (EDTF) leaves out what had not been published by then; ``restricted`` lets in what is marked so.

    Raises ``nkr.errors.DatabaseUnusable``, ``NothingFound`` (no such collection) or ``WrongUsage`` (no date).
    """
    from nkr.library import opened

    return opened(path, collections=collections, as_of=as_of, restricted=restricted)
