"""A source: one document, as a library would record it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from nkr.model.period import Period


class SourceKind(StrEnum):
    """What a document is. It decides which of several prints of one figure is cited."""

    OFFICIAL = "official"  # an authority's own page or paper
    AGENCY = "agency"
    NEWSPAPER = "newspaper"
    BROADCASTER = "broadcaster"
    NGO = "ngo"
    REPORT = "report"
    JOURNAL = "journal"
    BLOG = "blog"
    COPY = "copy"  # a page that carries another publisher's text


SOURCE_KINDS = frozenset(map(str, SourceKind))


_NOUNS = {
    SourceKind.AGENCY: "agency report",
    SourceKind.NEWSPAPER: "newspaper article",
    SourceKind.BROADCASTER: "news report",
    SourceKind.NGO: "report",
    SourceKind.REPORT: "report",
    SourceKind.JOURNAL: "journal article",
    SourceKind.BLOG: "blog post",
}


class ChangeKind(StrEnum):
    """What its publisher did to a document after it was read."""

    CORRECTED = "corrected"
    RETRACTED = "retracted"  # declared wrong: its figures are shown and support nothing
    WITHDRAWN = "withdrawn"  # taken down: the same


class SourceChange(NamedTuple):
    """A correction, retraction or withdrawal: when (EDTF), why, and where it was announced."""

    kind: ChangeKind
    on: str
    reason: str
    url: str = ""


class Source(NamedTuple):
    """One document. The publisher (who printed it) is not the claimant (who says it).

    ``number`` is its place in the record, never reused. ``fingerprint`` is that of the normalised text of the edition
    that was read. ``outline`` tells the document by paragraph, in our own words. ``body_starts`` is the block of the
    text that paragraph 1 is, where furniture stands between the headline (paragraph 0) and the body. The title of a
    document that showed none (``untitled``) is our own description, in square brackets. ``changes`` are what its
    publisher has done to it since.
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
    untitled: bool = False
    changes: tuple[SourceChange, ...] = ()

    @property
    def withdrawn(self) -> str:
        """When and why it was retracted or withdrawn, in a clause; empty where it stands."""
        gone = [change for change in self.changes if change.kind is not ChangeKind.CORRECTED]
        return f"{gone[-1].kind} on {gone[-1].on}: {gone[-1].reason}" if gone else ""


def description(kind: str) -> str:
    """How a document without a title is cited: "[Untitled newspaper article]"."""
    noun = _NOUNS.get(SourceKind(kind), "page") if kind in SOURCE_KINDS else "page"
    return f"[Untitled {noun}]"
