"""How much room text takes in a picture, without asking any font: lines are broken before a renderer sees them.

The widths are, of each letter, the greater one of DejaVu Sans and of Arial (whose J and P are wider, as are those of
Helvetica and Liberation Sans). What fits so fits in the other usual sans-serif faces too, whichever the reader has.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FAMILIES = (
    "Arial, Helvetica, 'Liberation Sans', 'Noto Sans', 'DejaVu Sans', 'Noto Sans KR', 'Noto Sans CJK KR', "
    "'Malgun Gothic', 'Apple SD Gothic Neo', NanumGothic, sans-serif"
)
"""Faces in the order of preference; the later ones have Korean letters."""


class _Advances(dict[str, int]):
    """Advance widths in hundredths of the size: of the letters from space to ~ by a table, of others by their kind."""

    def __init__(self, table: str) -> None:
        super().__init__({chr(32 + place): width for place, width in enumerate(bytes.fromhex(table))})

    def __missing__(self, letter: str) -> int:
        if unicodedata.combining(letter):
            width = 0
        elif unicodedata.east_asian_width(letter) in "WF":
            width = 100
        else:
            width = 66 if letter in "–’‘“”·" else 84 if letter.isalpha() else 100
        self[letter] = width
        return width


_REGULAR = _Advances(
    "20292e54405f4e1c272732542025202240404040404040404040222254545438"
    "664545494d433e4e4c1e324338574b4f434f49433e4a45634543452722275438"
    "323e4037403e2440401c1c3a1c62403e40402a3528403c523c3c3540224054"
)
_BOLD = _Advances(
    "232e35544665581f2e2e3554262a26254646464646464646464628285454543e"
    "644e4d4a534545535426384e406454554a554d4845524e6f4e49492e252e5438"
    "3244483c48442c4848232343236948454848323c3048425d41423b48254854"
)


@lru_cache(maxsize=65_536)
def width(text: str, size: float, bold: bool = False) -> float:
    """The width of ``text`` in points, never less than what a usual face takes."""
    advance = _BOLD if bold else _REGULAR
    return sum([advance[letter] for letter in text]) * size / 100


def wrapped(text: str, room: float, size: float, bold: bool = False) -> list[str]:
    """``text`` in lines of at most ``room`` points; a word that is wider than a line is broken, never cut off."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        joined = f"{line} {word}" if line else word
        if width(joined, size, bold) <= room:
            line = joined
            continue
        if line:
            lines.append(line)
        line = word
        while (taken := _fitting(line, room, size, bold)) < len(line):
            lines.append(line[:taken])
            line = line[taken:]
    return [*lines, line] if line else lines or [""]


def _fitting(word: str, room: float, size: float, bold: bool) -> int:
    """How many letters of ``word`` fit into ``room``, at least one; up to a hyphen, dash or slash if one is near."""
    table = _BOLD if bold else _REGULAR
    used = 0.0
    for taken, letter in enumerate(word):
        used += table[letter]
        if taken and used * size / 100 > room:
            after = max(word.rfind(sign, 0, taken) for sign in "-–/.") + 1
            return after if after > taken // 2 else taken
    return len(word)


def shortened(text: str, room: float, size: float, bold: bool = False) -> str:
    """``text``, or as many of its letters as leave room for an ellipsis."""
    if width(text, size, bold) <= room:
        return text
    taken = len(text)
    while taken and width(text[:taken], size, bold) > room - width("…", size, bold):
        taken -= 1
    return text[:taken].rstrip() + "…"
