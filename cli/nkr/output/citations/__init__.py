"""References that an editor or a reference manager accepts: one writer a style, found by name.

A source is cited as the document it is; a fact as its source and the paragraph that the figure stands in. Nothing is
guessed: a name is printed as the source prints it (which part is the family name it does not say), a date that is not
certain is written out with its doubt, and a headline shown on another page is cited as that.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import NamedTuple

from nkr.model import Dataset, Fact, Source
from nkr.output.citations.managers import bibtex, csl_json, ris
from nkr.output.citations.notes import chicago, note
from nkr.output.citations.reference import Reference, reference

__all__ = ["STYLES", "Reference", "Style", "StyleName", "cited", "reference", "written"]


def cited(what: Fact | Source, record: Dataset) -> Reference:
    return reference(record.source_of(what), what) if isinstance(what, Fact) else reference(what)


class StyleName(StrEnum):
    NOTE = "note"
    CHICAGO = "chicago"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    RIS = "ris"


class Style(NamedTuple):
    """A way to write references. ``written`` takes all that are asked for: a JSON list is one text, not several.

    ``heading`` names it above a reference, ``fence`` a code block with it in Markdown; "" for prose.
    """

    heading: str
    description: str
    written: Callable[[Sequence[Reference]], str]
    fence: str = ""


_NOTE = "plain footnote, British: title as printed, day before month (form of the MHRA)"
_CHICAGO = "Chicago note for a newspaper article: headline-style title, month before day"
STYLES: dict[str, Style] = {
    StyleName.NOTE: Style("Footnote", _NOTE, note),
    StyleName.CHICAGO: Style("Chicago", _CHICAGO, chicago),
    StyleName.BIBTEX: Style("BibTeX", "BibTeX and BibLaTeX", bibtex, "bibtex"),
    StyleName.CSL_JSON: Style("CSL-JSON", "CSL-JSON, for Zotero, Pandoc and citation processors", csl_json, "json"),
    StyleName.RIS: Style("RIS", "RIS, for EndNote, Mendeley, Zotero and library systems", ris, "ris"),
}


def written(what: Fact | Source, record: Dataset, style: str = "note") -> str:
    """The reference to a fact or a source."""
    return STYLES[style].written([cited(what, record)])
