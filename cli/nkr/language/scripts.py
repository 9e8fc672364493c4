"""Which language a text is in: by its script, and among Latin letters by its commonest words."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Any

from nkr.model.patterns import regex

_HANGUL, _KANA, _HAN = "[\uac00-\ud7a3]", "[\u3041-\u30ff]", "[\u4e00-\u9fff]"
_LATIN, _CYRILLIC = "[A-Za-zÀ-ÿ]", "[\u0400-\u04ff]"
_NOT_LATIN = regex("[\u0400-\u04ff\u3041-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_WORD = regex(r"[^\W\d_]+")
_COMMONEST = {
    "en": "the of and to in that was for is with on by from were which have they their said not had been are who",
    "de": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine als auch aus nach wurden sind",
    "es": "el los las que del por con una para se su al como más fue han entre desde sobre este años según lo fueron",
    "fr": "le les des et est dans qui du par pour sur une au pas plus ont été avec aux sont cette ces selon d l en",
    "it": "il di che della del per una sono nel con gli dei da alla non più delle stati è anche ha le degli dalla",
    "pt": "o os que do da dos das em uma para com não no na foi por mais ao pelo foram são entre segundo também",
    "nl": "de het een van en dat op zijn met voor niet naar worden werd aan bij ook door over uit heeft om werden",
    "id": "yang dan di dari untuk pada dengan ini itu tidak dalam oleh ke telah akan mereka orang lebih juga sebagai",
}
NAMES = {
    **{"en": "English", "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "pt": "Portuguese"},
    **{"nl": "Dutch", "id": "Indonesian", "ru": "Russian", "ko": "Korean", "ja": "Japanese", "zh": "Chinese"},
}
"""Languages that are recognised, by code."""
BY_DIGITS = {"de": "german", "es": "spanish", "id": "indonesian"}
"""Languages whose figures are read by their digits, each with the module that has its words."""
IN_SIGNS = {"ko": "korean", "ja": "japanese", "zh": "chinese"}
"""Languages whose figures are read in their own signs."""
LANGUAGES = frozenset({"en", *BY_DIGITS, *IN_SIGNS})
"""Languages whose figures and times are read."""
_LANGUAGES_OF: dict[str, list[str]] = {}
for _code, _words in _COMMONEST.items():
    for _word in _words.split():
        _LANGUAGES_OF.setdefault(_word, []).append(_code)
ENOUGH = 3
"""Commonest words of a language from which on a text is in it, if it has twice as many of them as of English."""
_SAMPLE = 8_000


@cache
def primary_of(language: str) -> str:
    """The primary subtag of a language: that of ``en-GB`` is ``en``."""
    return language.replace("_", "-").partition("-")[0].lower()


def grammar_of(primary: str) -> Any:
    """The module that reads the figures of a language, loaded on first use: a grammar is no part of a question."""
    name = "english" if primary == "en" else "digits" if primary in BY_DIGITS else "east_asian"
    return import_module(f"nkr.language.{name}")


def times_of(primary: str) -> Any:
    """The module that reads the times of a language."""
    name = "english.times" if primary == "en" else "european_times" if primary in BY_DIGITS else "asian_times"
    return import_module(f"nkr.language.{name}")


def words_of(primary: str) -> Any:
    """The module with the words of a language of ``BY_DIGITS`` or ``IN_SIGNS``, loaded on first use."""
    return import_module(f"nkr.language.{(BY_DIGITS | IN_SIGNS)[primary]}")


def language_of(text: str, stated: str = "") -> str:
    """The code of the language that a text is in; ``stated`` is what it says of itself.

    Script and words decide before what is stated: a Korean paragraph in an English page is Korean. Latin letters in
    which no language shows are in the stated one, else English.
    """
    primary = primary_of(stated)
    primary = primary if primary not in IN_SIGNS else ""
    if text.isascii() or not _NOT_LATIN.search(text):
        return _by_words(text, primary or "en")
    hangul, kana = _count(_HANGUL, text), _count(_KANA, text)
    han, latin = _count(_HAN, text), _count(_LATIN, text)
    if hangul * 3 > latin:
        return "ko"
    if kana * 3 > latin:
        return "ja"
    if han * 3 > latin:
        return "zh"
    if _count(_CYRILLIC, text) > latin:
        return "ru"
    return _by_words(text, primary or "en")


def _count(signs: str, text: str) -> int:
    return len(re.findall(signs, text))  # compiled on first use: an English text needs none of them


def is_asian(text: str) -> bool:
    """Whether a text may hold Hangul, kana or Chinese signs: the cheapest test that finds all of them."""
    return not text.isascii() and max(text) >= "\u3041"


def _by_words(text: str, otherwise: str) -> str:
    counts = dict.fromkeys(_COMMONEST, 0)
    for word in _WORD.findall(text[:_SAMPLE].casefold()):
        for code in _LANGUAGES_OF.get(word, ()):
            counts[code] += 1
    best = max(counts, key=lambda code: counts[code])
    rival = counts.get(otherwise, 0)
    return best if counts[best] >= ENOUGH and counts[best] >= 2 * rival else otherwise
