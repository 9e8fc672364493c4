"""A source: one document, as a library would record it."""
# The annotations are values, which every start reads: as texts (``from __future__``) each would be parsed twice.

from enum import StrEnum
from typing import Annotated, NamedTuple

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
    """One document. The publisher (who printed it) is not the claimant (who says it)."""

    id: Annotated[str, "The source's id"]
    title: Annotated[str, "Title as printed; our description in square brackets where the document shows none"]
    publisher: Annotated[str, "Who printed it"]
    published: Annotated[Period, "When it was printed (EDTF)"]
    number: Annotated[int | None, "Its place in the record, never reused"] = None
    author: Annotated[str, "Who wrote it, where the document says so"] = ""
    agency: Annotated[str, "The agency whose report it carries"] = ""
    language: Annotated[str, "Language of the document (BCP 47)"] = "en"
    kind: Annotated[str, "official, agency, newspaper, broadcaster, ngo, report, journal, blog or copy"] = ""
    url: Annotated[str, "Address, where known"] = ""
    archived: Annotated[str, "Address of an archived copy"] = ""
    accessed: Annotated[str, "When the address was read (EDTF)"] = ""
    fingerprint: Annotated[str, "SHA-256 of the normalised text of the edition that was read"] = ""
    body_starts: Annotated[int | None, "Which block of the text paragraph 1 is"] = None
    outline: Annotated[tuple[tuple[int, str], ...], "Its paragraphs in our own words (JSON list of pairs)"] = ()
    note: Annotated[str, "A note"] = ""
    restricted: Annotated[bool, "Whether it is kept out of every output unless asked for"] = False
    collection: Annotated[str, "The collection it is part of"] = ""
    untitled: Annotated[bool, "Whether the document shows no title"] = False
    changes: Annotated[tuple[SourceChange, ...], "What became of it: kind, date, reason, address (JSON lists)"] = ()

    @property
    def withdrawn(self) -> str:
        """When and why it was retracted or withdrawn, in a clause; empty where it stands."""
        gone = [change for change in self.changes if change.kind is not ChangeKind.CORRECTED]
        return f"{gone[-1].kind} on {gone[-1].on}: {gone[-1].reason}" if gone else ""


def description(kind: str) -> str:
    """How a document without a title is cited: "[Untitled newspaper article]"."""
    noun = _NOUNS.get(SourceKind(kind), "page") if kind in SOURCE_KINDS else "page"
    return f"[Untitled {noun}]"
