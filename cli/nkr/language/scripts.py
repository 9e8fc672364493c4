"""Which language a text is in, by its script."""

from __future__ import annotations

import re

_HANGUL = re.compile("[\uac00-\ud7a3]")
_KANA = re.compile("[\u3041-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_LATIN = re.compile("[A-Za-zÀ-ÿ]")


def language_of(text: str, stated: str = "") -> str:
    """The language of a text by its script, where what it states of itself does not contradict that.

    A Korean paragraph in an English page is Korean. Latin letters are English where nothing says otherwise.
    """
    hangul, kana = len(_HANGUL.findall(text)), len(_KANA.findall(text))
    han, latin = len(_HAN.findall(text)), len(_LATIN.findall(text))
    if hangul * 3 > latin:
        return "ko"
    if kana * 3 > latin:
        return "ja"
    if han * 3 > latin:
        return "zh"
    primary = stated.replace("_", "-").partition("-")[0].lower()
    return primary if primary and primary not in {"ko", "ja", "zh"} else "en"
