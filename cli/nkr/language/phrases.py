"""The grammar of figures in words: "as many as 2.5 million", "some 8,000", "3만3천여 명", with hedge and unit.

Written for this program: text2num and word2number read numbers but no hedges, bounds, ranges, years or Korean, and
quantulum3 and ctparse are made for measurements and for times, drop the hedge, and slow down on long lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from nkr.language.scripts import BY_DIGITS, LANGUAGES, grammar_of, primary_of
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.quantity import Number, Qualifier, Quantity


def understood(language: str) -> bool:
    """Whether the grammar knows this language (by its primary subtag: ``en-GB`` is ``en``)."""
    return primary_of(language) in LANGUAGES


def unread(phrase: str, language: str) -> bool:
    """Whether the grammar, which knows this language only in part, reads no figure in a phrase: a curator must."""
    known_in_part = understood(language) and primary_of(language) not in {"en", "ko"}
    return known_in_part and not _read(phrase, language, curated=True)


def figures(text: str, language: str = "en") -> list[Figure]:
    """Every figure in running prose, in order, none overlapping; none at all in a language that is not understood.

    Dates, years, ages, ordinals, times, durations, names with digits and amounts of money are no figures. Linear in the
    length of the text.
    """
    return list(_read(text, language, curated=False))


def people(text: str, language: str = "en") -> list[Figure]:
    """Lists of people as one count each: "two women and a two-year-old boy" is three persons. English only, so far.

    Only counts by sex or age are added up ("ten defectors, three women and a boy" may count the same people twice),
    only exact ones, and only where at least one number is written. ``figures`` gives the items by themselves.
    """
    if primary_of(language) != "en":
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
        alike = (figure for figure in found if not unit or figure.unit in ("", unit))
        return any(_same(figure.quantity, quantity) for figure in alike)

    return said(_read(phrase, language, curated=True)) or said(people(phrase, language))


def counts(phrase: str, quantity: Quantity, language: str = "en") -> str:
    """The unit that a phrase tells of a figure which it says; "" where it does not say the figure, or tells no unit."""
    for figure in (*_read(phrase, language, curated=True), *people(phrase, language)):
        if figure.unit and _same(figure.quantity, quantity):
            return figure.unit
    return ""


def read_phrase(phrase: str, quantity: Quantity, language: str, unit: str) -> Quantity | str:
    """The recorded quantity, with its size word where it is vague; or a sentence that says what does not fit.

    A phrase in a language that the grammar does not know, or of which it knows only a part and reads nothing, is taken
    as it is.
    """
    if not understood(language) or unread(phrase, language):
        return quantity
    if quantity.qualifier is Qualifier.VAGUE:
        read = reading(phrase, language)
        if read is not None and read.qualifier is Qualifier.VAGUE:
            return read
    elif states(phrase, quantity, language, unit):
        return quantity
    counted = counts(phrase, quantity, language)
    if counted:
        return f"'{phrase}' counts {counted.replace('-', ' ')}, not {unit.replace('-', ' ')}; the figure itself agrees"
    found = [figure.quantity for figure in figures(phrase, language)]
    reads = f"it reads as {' and '.join(map(_stated, found))}" if found else "no figure is found in it"
    return f"'{phrase}' does not say {_stated(quantity)}; {reads}"


def _stated(quantity: Quantity) -> str:
    """Qualifier and stored numbers, as a curator writes them in the file."""
    ends = {"low": quantity.low, "high": quantity.high}
    values = ", ".join(f"{name} {value:,}" for name, value in ends.items() if value is not None)
    return f"{quantity.qualifier}" + (f" ({values})" if values else f" '{quantity.word}'" if quantity.word else "")


def reading(phrase: str, language: str = "en") -> Quantity | None:
    """The one figure in a short curated phrase; ``None`` where there is none, or several that differ."""
    found = [figure.quantity for figure in _read(phrase, language, curated=True)]
    return found[0] if found and all(quantity == found[0] for quantity in found) else None


def bare(text: str, language: str = "en") -> Figure | None:
    """The figure that ``text`` is as a whole, as a user types it: "229", "as many as 2.5 million", "3만3천여 명".

    Digits alone are a number even where prose would take them for a year. ``None`` where it is anything else.
    """
    wanted = " ".join(text.split())
    for figure in _read(wanted, language, curated=True):
        if figure.start == 0 and not wanted[figure.end :].strip(" .") and figure.quantity.stated:
            return figure
    for number in numbers(wanted, language):
        if number.start == 0 and number.end == len(wanted):
            return Figure(Quantity.exact(number.value), "", 0, len(wanted), wanted)
    return None


class NumberInText(NamedTuple):
    """A number of a text, whatever it counts: its value and where it stands."""

    value: Number
    start: int
    end: int
    text: str


def numbers(text: str, language: str = "en") -> list[NumberInText]:
    """Every number of a text, years, days and ordinals among them, and the numbers of its figures.

    English also in words; other languages in words as far as their figures are.
    """
    from nkr.language.text import Text

    primary, folded = primary_of(language), Text(text)
    every = grammar_of(primary if primary in LANGUAGES else "en").every_number(folded, primary)
    found = {(folded.original(start), folded.original(end, end=True), value) for start, end, value in every}
    if primary != "en":
        found.update((one.start, one.end, value) for one in figures(text, language) for value in one.quantity.stated)
    return [NumberInText(value, start, end, text[start:end]) for start, end, value in sorted(found)]


_EITHER = r"(?<![0-9.,])[1-9][0-9]{{0,2}}{}[0-9]{{3}}(?![0-9.,]?[0-9])"
_BY_POINT, _BY_COMMA = regex(_EITHER.format(r"\.")), regex(_EITHER.format(","))
_DECIMALS_BEHIND = regex(
    r"\s?-?(?:%|％|[万萬億亿만억천]|per ?cent|Prozent|por ciento|persen|million|billion|trillion|thousand|Mi[ol]|Mrd"
    r"|mil|juta|ribu|miliar)"
)


def unclear(text: str, language: str = "en") -> Iterator[tuple[int, int, int]]:
    """Numbers of which no one can tell whether their sign is a decimal point or separates thousands: 20.000 in English.

    Start, end, and the larger of the two numbers. They are never read.
    """
    pattern = _BY_COMMA if primary_of(language) in BY_DIGITS else _BY_POINT
    for match in pattern.finditer(text) if understood(language) else ():
        if not _DECIMALS_BEHIND.match(text, match.end()):
            yield match.start(), match.end(), int(re.sub("[.,]", "", match.group()))


def _same(read: Quantity, recorded: Quantity) -> bool:
    if (read.qualifier, read.low, read.high) != (recorded.qualifier, recorded.low, recorded.high):
        return False
    if read.has_size or recorded.has_size:
        return read.word == recorded.word
    return read.word == recorded.word or not read.word or not recorded.word


@lru_cache(maxsize=64)
def _read(text: str, language: str, *, curated: bool) -> Sequence[Figure]:
    if not understood(language):
        return ()
    from nkr.language.text import Text

    primary = primary_of(language)
    return tuple(grammar_of(primary).read(Text(text), primary, curated=curated))
