"""A source: one document, as a library would record it."""

from __future__ import annotations

from typing import NamedTuple

from nkr.model.period import Period


class Source(NamedTuple):
    """One document. The publisher (who printed it) is not the claimant (who says it).

    ``number`` is its place in the record, never reused. ``fingerprint`` is that of the normalised text of the edition
    that was read. ``outline`` tells the document by paragraph, in our own words. ``body_starts`` is the block of the
    text that paragraph 1 is, where furniture stands between the headline (paragraph 0) and the body.
    """

    id: str
    title: str
    publisher: str
    published: Period
    number: int | None = None
    author: str = ""
    agency: str = ""
    language: str = "en"
    kind: str = ""
    url: str = ""
    archived: str = ""
    accessed: str = ""
    fingerprint: str = ""
    body_starts: int | None = None
    outline: tuple[tuple[int, str], ...] = ()
    note: str = ""
    restricted: bool = False
    collection: str = ""
