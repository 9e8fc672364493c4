"""The grammar of figures in words: "as many as 2.5 million", "some 8,000", "3만3천여 명", with hedge, unit and year.

Written for this program: text2num and word2number read numbers but no hedges, bounds, ranges, years or Korean, and
quantulum3 and ctparse are made for measurements and for times, drop the hedge, and slow down on long lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from nkr.model.figure import Figure
from nkr.model.quantity import LARGEST, Quantity

__all__ = ["Figure", "bare", "counts", "figures", "people", "reading", "states", "understood"]

_LANGUAGES = frozenset({"en", "ko", "ja", "zh", "de", "es", "id"})


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()


def understood(language: str) -> bool:
    """Whether the grammar knows this language (by its primary subtag: ``en-GB`` is ``en``)."""
    return _primary(language) in _LANGUAGES


def figures(text: str, language: str = "en", *, currencies: bool = False) -> list[Figure]:
    """Every figure in running prose, in order, none overlapping; none at all in a language that is not understood.

    Dates, years, ages, ordinals, times, durations and names with digits are no figures; amounts of money only with
    ``currencies``, and then the unit is the currency's code. Linear in the length of the text.
    """
    return _read(text, language, curated=False, currencies=currencies)


def people(text: str, language: str = "en") -> list[Figure]:
    """Lists of people as one count each: "two women and a two-year-old boy" is three persons. English only, so far.

    Only counts by sex or age are added up ("ten defectors, three women and a boy" may count the same people twice),
    only exact ones, and only where at least one number is written. ``figures`` gives the items by themselves.
    """
    if _primary(language) != "en":
        return []
    from nkr.language import english
    from nkr.language.text import Text

    return english.people(Text(text))


def states(phrase: str, quantity: Quantity, language: str = "en", unit: str = "") -> bool:
    """Whether a curated phrase says exactly this: the same low, high, qualifier and, for a vague figure, word.

    One of the figures in the phrase is enough, since a phrase may hold several ("1,383 in 2005, 2,018 in 2006"); a
    list of people counts as its sum too. With a ``unit``, a figure whose words tell another unit does not count.
    """

    def said(found: Iterable[Figure]) -> bool:
        return any(
            _same(figure.quantity, quantity) and (not unit or not figure.unit or figure.unit == unit)
            for figure in found
        )

    return said(_read(phrase, language, curated=True)) or said(people(phrase, language))


def counts(phrase: str, quantity: Quantity, language: str = "en") -> str:
    """The unit that a phrase tells of a figure which it says; "" where it does not say the figure, or tells no unit."""
    for figure in (*_read(phrase, language, curated=True), *people(phrase, language)):
        if figure.unit and _same(figure.quantity, quantity):
            return figure.unit
    return ""


def reading(phrase: str, language: str = "en") -> Quantity | None:
    """The one figure in a short curated phrase; ``None`` where there is none, or several that differ."""
    found = [figure.quantity for figure in _read(phrase, language, curated=True)]
    return found[0] if found and all(quantity == found[0] for quantity in found) else None


_BARE = re.compile(r"[0-9]+(?:[., ][0-9]{3})*(?:\.[0-9]+)?")


def bare(text: str, language: str = "en") -> Figure | None:
    """The figure that ``text`` is as a whole, as a user types it: "229", "as many as 2.5 million", "3만3천여 명".

    Digits alone are a number even where prose would take them for a year. ``None`` where it is anything else.
    """
    wanted = " ".join(text.split())
    for figure in _read(wanted, language, curated=True):
        if figure.start == 0 and not wanted[figure.end :].strip(" .") and figure.quantity.stated:
            return figure
    if _BARE.fullmatch(wanted):
        plain_number = wanted.replace(",", "").replace(" ", "")
        value = float(plain_number) if "." in plain_number else int(plain_number)
        if value <= LARGEST:
            return Figure(Quantity.exact(value), "", 0, len(wanted), wanted)
    return None


def _same(read: Quantity, recorded: Quantity) -> bool:
    if (read.qualifier, read.low, read.high) != (recorded.qualifier, recorded.low, recorded.high):
        return False
    if read.has_size or recorded.has_size:
        return read.word == recorded.word
    return read.word == recorded.word or not read.word or not recorded.word


def _read(text: str, language: str, *, curated: bool, currencies: bool = False) -> list[Figure]:
    if not understood(language):
        return []
    # Loaded where it is used: the grammars are no part of what a reading command needs.
    from nkr.language.text import Text

    prose, primary = Text(text), _primary(language)
    if primary == "en":
        from nkr.language import english

        return english.read(prose, curated=curated, currencies=currencies)
    if primary in {"de", "es", "id"}:
        from nkr.language import digits, german, indonesian, spanish

        spoken = {"de": german.words, "es": spanish.words, "id": indonesian.words}[primary]
        return digits.read(prose, spoken(), curated=curated)
    from nkr.language import chinese, east_asian, japanese, korean

    written = {"ko": korean.words, "ja": japanese.words, "zh": chinese.words}[primary]
    return east_asian.read(prose, written(), curated=curated)
