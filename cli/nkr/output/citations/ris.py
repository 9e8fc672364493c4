"""RIS records. A date's last part is free text there (`2011/10//5 or 12 October 2011`): where doubt belongs."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.model.dates import in_words
from nkr.model.period import Period
from nkr.output.citations.reference import Reference, certain, common


def ris(references: Sequence[Reference]) -> str:
    return "\n\n".join("\n".join(f"{tag}  - {value}" for tag, value in _lines(ref)) for ref in references)


def _lines(ref: Reference) -> list[tuple[str, str]]:
    issued = ref.shown or ref.issued
    known = certain(issued) or common(issued)
    lines = [
        ("TY", ref.form.ris),
        ("ID", ref.key),
        *(("AU", ", ".join(ref.person(name) or (name,))) for name in (() if ref.headline else ref.authors)),
        ("TI", f"… {ref.headline} …" if ref.headline else ref.title),
        ("PB" if ref.form.stands_alone else "T2", ref.publisher),
        ("PY", str(known[0]) if known else ""),
        ("DA", _date(issued)),
        ("LA", ref.language),
        ("UR", ref.url),
        ("UR", ref.archived),  # a second address is how the format says it; readers take the first as the page's own
        ("Y2", _date(ref.accessed) if ref.accessed and ref.url else ""),
        ("N1", f"Headline as shown in {ref.page}" if ref.headline else ref.place[:1].upper() + ref.place[1:]),
    ]
    return [*((tag, value) for tag, value in lines if value), ("ER", "")]


def _date(period: Period) -> str:
    parts = certain(period) or common(period)
    written = [f"{parts[0]}" if parts else "", *(f"{part:02}" for part in parts[1:])]
    rest = "" if certain(period) else in_words(period)
    return "/".join([*written, "", "", ""][:3]) + f"/{rest}"
