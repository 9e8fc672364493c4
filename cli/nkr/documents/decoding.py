"""From bytes to text: which encoding a file is in.

UTF-8 and what has a byte order mark are certain. Of the older encodings several may fit the bytes: the likeliest is the
one in which the text shows its language, such as common Chinese characters, or Japanese syllables between the signs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from nkr.model.patterns import regex


class Unreadable(Exception):
    """A file that has no text; the message says what it is and what to do."""


class Decoded(NamedTuple):
    """One reading of a file. ``replaced`` places are �; ``language`` is the one that the encoding is made for."""

    text: str
    encoding: str
    language: str = ""
    replaced: int = 0


_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
LANGUAGES = {"cp949": "ko", "gb18030": "zh", "big5": "zh", "cp932": "ja", "euc_jp": "ja"}
"""The language that an older encoding is made for."""
_OTHER = {"cp1252": ""} | LANGUAGES | {"latin-1": "", "mac_roman": ""}
"""Encodings that are tried if the text is not UTF-8, and the language that each is made for."""
_KINDS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a packed file (such as .docx or .odt)"),
    (b"\xd0\xcf\x11\xe0", "an old Word file"),
    (b"{\\rtf", "a rich-text file"),
    (b"bplist", "a web archive"),
    (b"\x1f\x8b", "a packed file"),
    (b"SQLite format 3", "a database"),
)
_CHARSET = re.compile(rb"""<meta\b[^>]{0,300}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.\-]{2,40})""", re.I)
_CONTROL = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")
_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAMPLE = 20_000
"""Characters that are looked at."""
_COMMON_HAN = frozenset(
    "的一是不了在人有我他这個个们們中来來上大为為和国國地到以说說時时要就出会會可也你对對生能而子那得于於着下自之年过過发發"
    "后後作里用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心本前开開但因"
)
_EAST_ASIAN = regex(r"[\u3000-\u9fff\uff00-\uffef]")
_KANA = regex("[\u3041-\u30fe]")
_HANGUL = regex("[\uac00-\ud7a3]")
_LATIN = regex("[À-ÖØ-öø-ÿŒœŠšŽžŸ‘’“”–—…€£©·«» ]")


def readings(data: bytes, charset: str = "", *, forced: bool = False) -> list[Decoded]:
    """Every reading of ``data`` as text, the likeliest first.

    ``charset`` is the encoding that the file is said to be in; ``forced`` if the user says so. Raises ``Unreadable``.
    """
    for sign, kind in _KINDS:
        if data.startswith(sign):
            raise Unreadable(f"is {kind}: save the article as plain text, or as a web page")
    found = [_in(data, charset)] if forced else list(_decoded(data, charset))
    texts = [text for decoded in found if (text := _as_text(decoded)) is not None]
    if not texts:
        raise Unreadable("is empty" if not data.strip() else "holds no text (a binary file?)")
    return texts


def _in(data: bytes, encoding: str) -> Decoded:
    try:
        text = data.decode(encoding, "replace")
    except LookupError:
        raise Unreadable(f"cannot be read: there is no encoding '{encoding:.40}'") from None
    return Decoded(text, encoding.lower(), replaced=text.count("\ufffd"))


def _as_text(decoded: Decoded) -> Decoded | None:
    """A reading that is text: letters, and hardly any control codes. A few NULs are damage, as what cannot be read."""
    text, damaged = decoded.text, decoded.text.count("\0")
    few_codes = len(_CONTROL.findall(text, 0, 100_000)) <= len(text[:100_000]) // 100
    if not few_codes or damaged > len(text) // 1000 or not text.strip():
        return None
    return decoded._replace(text=text.replace("\0", "\ufffd"), replaced=decoded.replaced + damaged)


def _decoded(data: bytes, charset: str) -> Iterator[Decoded]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield _in(data, encoding)._replace(encoding=encoding.removesuffix("-sig"))
            return
    half = len(data) // 2
    if half and data[:4000].count(0) > len(data[:4000]) // 5:
        # UTF-16 without its mark: every other byte of Latin text is zero.
        encoding = "utf-16-le" if data[1:4000:2].count(0) >= data[0:4000:2].count(0) else "utf-16-be"
        yield _in(data, encoding)
        return
    try:
        yield Decoded(data.decode("utf-8"), "utf-8")
        return
    except UnicodeDecodeError:
        pass
    damaged = _in(data, "utf-8")
    if len(_MULTIBYTE.findall(data)) > 3 * damaged.replaced:  # a few bytes are damaged
        yield damaged
        return
    declared = _CHARSET.search(data[:4096])
    said = charset or (declared[1].decode("ascii") if declared else "")
    yield from _older(data, said)


def _older(data: bytes, said: str) -> list[Decoded]:
    """The readings in older encodings: what the file says, unless it breaks; then the rest by how well they fit."""
    found: list[Decoded] = []
    for encoding, language in [(said, ""), *_OTHER.items()] if said else _OTHER.items():
        try:
            found.append(Decoded(data.decode(encoding), encoding, language))
        except (UnicodeDecodeError, LookupError):
            continue
    first = [decoded for decoded in found[:1] if said and decoded.encoding == said]
    return first + sorted(found[len(first) :], key=_fit, reverse=True)


def _fit(decoded: Decoded) -> float:
    """How well a reading shows its language, from 0 to 1: the share of fitting signs among those beyond ASCII."""
    if not (signs := [sign for sign in decoded.text[:_SAMPLE] if not sign.isascii()]):
        return 0.0
    text = "".join(signs)
    if decoded.language == "ko":  # the syllables of the older standard are those that Korean uses
        return sum(len(sign.encode("euc_kr")) == 2 for sign in _HANGUL.findall(text)) / len(signs)
    if decoded.language == "zh":  # one sign in three of running Chinese is one of the commonest
        common = sum(sign in _COMMON_HAN for sign in signs)
        return min(1.0, 3 * common / len(signs)) * len(_EAST_ASIAN.findall(text)) / len(signs)
    if decoded.language == "ja":  # about half of the signs of Japanese are syllables
        syllables = len(_KANA.findall(text))
        return min(1.0, 2 * syllables / len(signs)) * len(_EAST_ASIAN.findall(text)) / len(signs)
    # Accents and quotation marks are rare among Latin letters: dense ones are another script, misread.
    letters = sum(sign.isalpha() for sign in decoded.text[:_SAMPLE])
    return len(_LATIN.findall(text)) / len(signs) * (1.0 if len(signs) * 4 <= letters else 0.2)
