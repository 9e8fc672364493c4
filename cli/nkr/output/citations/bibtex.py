"""BibTeX entries that BibLaTeX reads as well.

`date` takes EDTF, but BibLaTeX knows only its level 1: no "one of these days". Such a date is given as its certain part
with a question mark (`2011-10?`), in words in the note, and exactly in a field of our own that other programs ignore.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from itertools import accumulate

from nkr.model.dates import in_words
from nkr.model.period import Period
from nkr.output.citations.reference import Form, Reference, certain, common

_LEVEL_1 = re.compile(r"\d{4}(-\d\d){0,2}[?~%]")

_ESCAPES = str.maketrans(
    {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "`": r"\textasciigrave{}"}
    | {char: f"\\{char}" for char in "&%$#_"}
)
_BRACES = str.maketrans({"{": r"\{", "}": r"\}"})
_BRACES_BY_NAME = str.maketrans({"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
_LIGATURE = re.compile(r"(?<=([-',<>]))(?=\1)")


def bibtex(references: Sequence[Reference]) -> str:
    entries = []
    for ref in references:
        fields = {name: value for name, value in _fields(ref).items() if value}
        width = max(map(len, fields))
        lines = [f"  {name:<{width}} = {value}," for name, value in fields.items()]
        entries.append("\n".join((f"@{ref.form.bibtex}{{{ref.key},", *lines, "}")))
    return "\n\n".join(entries)


def escaped(text: str) -> str:
    """``text`` as LaTeX sets it letter for letter.

    BibTeX counts even an escaped brace when it looks for the end of a field: where a title's own do not pair, they are
    written by name. `--` and its like would be set as one sign.
    """
    braces = _BRACES if _paired(text) else _BRACES_BY_NAME
    return _LIGATURE.sub("\x00", text).translate(_ESCAPES | braces).replace("\x00", "{}")


def _paired(text: str) -> bool:
    depths = list(accumulate((char == "{") - (char == "}") for char in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def _fields(ref: Reference) -> dict[str, str]:
    issued = ref.shown or ref.issued
    known = certain(issued) or common(issued)
    # Inner braces keep capitals ("North Koreans"), and keep a name in one piece.
    title = f"… {ref.headline} …" if ref.headline else ref.title
    authors = () if ref.headline else ref.authors
    container = {Form.REPORT: "institution", Form.PAGE: "howpublished"}.get(ref.form, "journal")
    return {
        "author": _braced(" and ".join(_author(ref, name) for name in authors)),
        "title": _braced(f"{{{escaped(title)}}}"),
        container: _braced(escaped(ref.publisher)),
        "entrysubtype": "{newspaper}" if ref.form is Form.ARTICLE else "",
        "year": _braced(str(known[0])) if known else "",
        "month": calendar.month_abbr[known[1]].lower() if len(known) > 1 else "",
        "date": _braced(_date(issued)),
        "edtf": "" if certain(issued) else _braced(issued.text),
        "langid": _braced({"en": "english", "ko": "korean"}.get(ref.language, "")),
        "url": _braced(ref.url),
        "urldate": _braced(ref.accessed.text if ref.accessed and ref.url else ""),
        "note": _braced(escaped(_note(ref))),
    }


def _author(ref: Reference, name: str) -> str:
    """ "Quay, Ann" of a person; an office keeps its name in one piece, in braces."""
    parts = ref.person(name)
    return ", ".join(map(escaped, parts)) if parts else f"{{{escaped(name)}}}"


def _date(period: Period) -> str:
    if certain(period) or _LEVEL_1.fullmatch(period.text):
        return period.text
    return "-".join(f"{part:02}" for part in common(period)) + "?" if common(period) else ""


def _note(ref: Reference) -> str:
    issued = ref.shown or ref.issued
    said = (
        "" if certain(issued) else f"published {in_words(issued)}",
        f"headline of {in_words(issued)} as shown in {ref.page}" if ref.headline else ref.place,
        f"archived at {ref.archived}" if ref.archived else "",
    )
    text = "; ".join(filter(None, said))
    return text[:1].upper() + text[1:]


def _braced(text: str) -> str:
    return f"{{{text}}}" if text else ""
