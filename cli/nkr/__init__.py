"""nkr: what the sources say about North Koreans leaving their country, and where they contradict each other.

The layers; each imports only what stands to its right, and those in braces do not know each other:

    app | library → commands → services → { output | store | curation | documents }
        → analysis → reading → language → model → { errors | locations }

``model``, ``language``, ``reading`` and ``analysis`` are pure: values and functions. Only ``store`` uses SQLite, only
``output`` writes screens and file formats, only ``curation`` reads curated files. import-linter enforces this
(pyproject.toml).

As a library, ``nkr.open()`` opens the record. It imports all else, so that ``import nkr`` costs nothing.
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
    """Open the record; see ``nkr.library.OpenRecord`` for its methods.

    ``path`` is a database; without it ``NKR_DB``, or the one in the user's data folder, which is built from the bundled
    data if there is none. ``collections`` (``"wider"``) are searched beside the default ones, ``as_of`` (EDTF) leaves
    out what was published later, ``restricted`` includes restricted facts.

    Raises ``nkr.errors.DatabaseUnusable``, ``NothingFound`` (no such collection) or ``WrongUsage`` (not a date).
    """
    from nkr.library import opened

    return opened(path, collections, as_of, restricted)
