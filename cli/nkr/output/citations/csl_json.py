"""CSL-JSON, as the schema of the Citation Style Language has it (csl-data.json, 1.0.2).

An uncertain date is given as a ``literal`` alone. Beside ``date-parts`` the processors print both run together, and
``circa`` says "about", which "5 or 12 October" is not. The exact EDTF stands in ``custom``, where the schema wants what
has no field.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

from nkr.model.dates import in_words
from nkr.model.period import Period
from nkr.output.citations.reference import Reference, certain


def csl_json(references: Sequence[Reference]) -> str:
    """A JSON list with one item a reference."""
    return json.dumps([item(ref) for ref in references], ensure_ascii=False, indent=2)


def item(ref: Reference) -> dict[str, Any]:
    issued = ref.shown or ref.issued
    fields: dict[str, Any] = {
        "id": ref.key,
        "type": ref.form.csl,
        "title": f"… {ref.headline} …" if ref.headline else ref.title,
        "author": [
            {"family": parts[0], "given": parts[1]} if (parts := ref.person(name)) else {"literal": name}
            for name in (() if ref.headline else ref.authors)
        ],
        "publisher" if ref.form.stands_alone else "container-title": ref.publisher,
        "issued": _date(issued),
        "language": ref.language,
        "URL": ref.url,
        "accessed": _date(ref.accessed) if ref.accessed and ref.url else None,
        "archive": urlsplit(ref.archived).hostname if ref.archived else "",
        "archive_location": ref.archived,
        "locator": ref.locator,
        "note": f"Headline as shown in {ref.page}" if ref.headline else ref.place[:1].upper() + ref.place[1:],
        "custom": {} if certain(issued) else {"issued-edtf": issued.text},
    }
    return {name: value for name, value in fields.items() if value}


def _date(period: Period) -> dict[str, Any]:
    parts = certain(period)
    return {"date-parts": [list(parts)]} if parts else {"literal": in_words(period)}
