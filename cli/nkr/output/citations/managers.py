"""Entries for reference managers: BibTeX that BibLaTeX reads too, CSL-JSON (csl-data.json, 1.0.2), and RIS.

None of them says "5 or 12 October" of a date. BibLaTeX knows only level 1 of EDTF: such a date is given as its certain
part with a question mark (`2011-10?`), in words in the note, and exactly in a field of our own. In CSL-JSON it is a
``literal`` alone, since processors print ``date-parts`` beside it and ``circa`` says "about"; the exact date stands in
``custom``, where the schema wants what has no field. In RIS the last part of a date is free text.
"""

from __future__ import annotations

import calendar
import json
import re
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from nkr.model import Period
from nkr.model.dates import in_words
from nkr.output.citations.reference import Form, Reference, certain, common

_LEVEL_1 = re.compile(r"\d{4}(-\d\d){0,2}[?~%]")

_ESCAPES = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}"}
    | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}  # BibTeX counts even escaped ones at the end of a field
    | {char: f"\\{char}" for char in "&%$#_"}
)
_LIGATURE = re.compile(r"(?<=([-',<>]))(?=\1)")


def bibtex(references: Sequence[Reference]) -> str:
    entries = []
    for ref in references:
        fields = {name: value for name, value in _bibtex_fields(ref).items() if value}
        width = max(map(len, fields))
        braced = {name: value if name == "month" else f"{{{value}}}" for name, value in fields.items()}
        lines = [f"  {name:<{width}} = {value}," for name, value in braced.items()]
        entries.append("\n".join((f"@{ref.form.bibtex}{{{ref.key},", *lines, "}")))
    return "\n\n".join(entries)


def _bibtex_fields(ref: Reference) -> dict[str, str]:
    known = certain(ref.cited_date) or common(ref.cited_date)
    container = {Form.REPORT: "institution", Form.PAGE: "howpublished"}.get(ref.form, "journal")
    # Inner braces keep capitals ("North Koreans"), and keep a name in one piece.
    return {
        "author": " and ".join(_bibtex_author(ref, name) for name in ref.cited_authors),
        "title": f"{{{_escaped(ref.cited_title)}}}",
        container: _escaped(ref.publisher),
        "entrysubtype": "newspaper" if ref.form is Form.ARTICLE else "",
        "year": str(known[0]) if known else "",
        "month": calendar.month_abbr[known[1]].lower() if len(known) > 1 else "",
        "date": _bibtex_date(ref.cited_date),
        "edtf": "" if certain(ref.cited_date) else ref.cited_date.text,
        "langid": {"en": "english", "ko": "korean"}.get(ref.language, ""),
        "url": ref.url,
        "urldate": ref.accessed.text if ref.accessed else "",
        "note": _escaped(_bibtex_note(ref)),
    }


def _escaped(text: str) -> str:
    """``text`` as LaTeX sets it letter for letter; `--` and its like would be set as one sign."""
    return _LIGATURE.sub("\x00", text).translate(_ESCAPES).replace("\x00", "{}")


def _bibtex_author(ref: Reference, name: str) -> str:
    """ "Quay, Ann" of a person; an office keeps its name in one piece, in braces."""
    parts = ref.person(name)
    return ", ".join(map(_escaped, parts)) if parts else f"{{{_escaped(name)}}}"


def _bibtex_date(period: Period) -> str:
    if certain(period) or _LEVEL_1.fullmatch(period.text):
        return period.text
    return "-".join(f"{part:02}" for part in common(period)) + "?" if common(period) else ""


def _bibtex_note(ref: Reference) -> str:
    date = in_words(ref.cited_date)
    said = (
        "" if certain(ref.cited_date) else f"published {date}",
        f"headline of {date} as shown in {ref.page}" if ref.headline else ref.place,
        f"archived at {ref.archived}" if ref.archived else "",
    )
    text = "; ".join(filter(None, said))
    return text[:1].upper() + text[1:]


def csl_json(references: Sequence[Reference]) -> str:
    """A JSON list with one item a reference."""
    return json.dumps([csl_item(ref) for ref in references], ensure_ascii=False, indent=2)


def csl_item(ref: Reference) -> dict[str, Any]:
    fields: dict[str, Any] = {
        "id": ref.key,
        "type": ref.form.csl,
        "title": ref.cited_title,
        "author": [
            {"family": parts[0], "given": parts[1]} if (parts := ref.person(name)) else {"literal": name}
            for name in ref.cited_authors
        ],
        "publisher" if ref.form.stands_alone else "container-title": ref.publisher,
        "issued": _csl_date(ref.cited_date),
        "language": ref.language,
        "URL": ref.url,
        "accessed": _csl_date(ref.accessed) if ref.accessed else None,
        "archive": urlsplit(ref.archived).hostname if ref.archived else "",
        "archive_location": ref.archived,
        "locator": ref.locator,
        "note": ref.remark,
        "custom": {} if certain(ref.cited_date) else {"issued-edtf": ref.cited_date.text},
    }
    return {name: value for name, value in fields.items() if value}


def _csl_date(period: Period) -> dict[str, Any]:
    parts = certain(period)
    return {"date-parts": [list(parts)]} if parts else {"literal": in_words(period)}


def ris(references: Sequence[Reference]) -> str:
    return "\n\n".join("\n".join(f"{tag}  - {value}" for tag, value in _ris_lines(ref)) for ref in references)


def _ris_lines(ref: Reference) -> list[tuple[str, str]]:
    known = certain(ref.cited_date) or common(ref.cited_date)
    lines = [
        ("TY", ref.form.ris),
        ("ID", ref.key),
        *(("AU", ", ".join(ref.person(name) or (name,))) for name in ref.cited_authors),
        ("TI", ref.cited_title),
        ("PB" if ref.form.stands_alone else "T2", ref.publisher),
        ("PY", str(known[0]) if known else ""),
        ("DA", _ris_date(ref.cited_date)),
        ("LA", ref.language),
        ("UR", ref.url),
        ("UR", ref.archived),  # a second address is how the format says it; readers take the first as the page's own
        ("Y2", _ris_date(ref.accessed) if ref.accessed else ""),
        ("N1", ref.remark),
    ]
    return [*((tag, value) for tag, value in lines if value), ("ER", "")]


def _ris_date(period: Period) -> str:
    parts = certain(period) or common(period)
    written = [f"{parts[0]}" if parts else "", *(f"{part:02}" for part in parts[1:])]
    rest = "" if certain(period) else in_words(period)
    return "/".join([*written, "", "", ""][:3]) + f"/{rest}"
