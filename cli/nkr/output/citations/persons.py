"""Names of authors: whether one is a person's, and which part of it is the family's."""

from __future__ import annotations

import re

_ROLE = re.compile(r"\s*\([^()]*\)$")
_OFFICES = re.compile(
    r"\b(?:news|agency|press|times|watch|rights|committee|institute|cent(?:er|re)|foundation|office|ministry|staff|desk"
    r"|team|radio|service|union|association|group|wire|board|reuters|bureau|editors?|reporters?|correspondents?)\b",
    re.IGNORECASE,
)
_PART = re.compile(r"[^\W\d_a-z](?:[^\W\d_]|[.'’-](?=\w|$))*")
"""A part of a person's name: "Ann", "S.", "O'Hara", "Chanlett-Avery"."""
_HANGUL = re.compile(r"[가-힣]{2,5}")
_LONG_FAMILIES = ("남궁", "황보", "제갈", "선우", "독고", "사공")
_FAMILY_NAMES = (
    "ahn bae baek ban bang byun cha cheon cho choe choi chu chun chung do eom gang go gu gwak ha hahn ham han "
    "heo hong huh hur hwang hyun im jang jeon jeong ji jin jo joo ju jun jung kang kim ko koo kwak kwon lee "
    "lim min moon nam noh oh ok pae paek park pyo rhee roh ryu seo seok seong shim shin sim sohn son song suh "
    "sung um woo yang yeo yi yim yoo yoon you yu yun"
)
_FAMILIES = frozenset(_FAMILY_NAMES.split())
"""Korean family names as they are written in Latin letters; they stand before or after the given name."""


def without_role(name: str) -> str:
    """ "Ron Redmond" of "Ron Redmond (spokesperson)"."""
    return _ROLE.sub("", name).strip()


def person(name: str) -> tuple[str, str] | None:
    """Family and given name; ``None`` for an office, or where the two cannot be told apart."""
    if _HANGUL.fullmatch(name):
        length = 2 if name.startswith(_LONG_FAMILIES) and len(name) > 2 else 1
        return name[:length], name[length:]
    words = name.split()
    if len(words) < 2 or not all(map(_PART.fullmatch, words)) or _OFFICES.search(name):
        return None
    first, last = words[0].casefold(), words[-1].casefold()
    if len(words) == 2 and first in _FAMILIES and last not in _FAMILIES:
        return words[0], words[1]
    if "-" in last and len(words) > 2 and words[-2].casefold() in _FAMILIES:
        return None  # "Joseph Yun Li-sun": the family's name stands in the middle
    return words[-1], " ".join(words[:-1])
