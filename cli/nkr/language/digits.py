"""German, Spanish and Indonesian figures, as far as the record needs them: "mehr als 1.400", "entre 80.000 y 120.000".

Here a point separates thousands and a comma decimals, which is why these languages are not read by the English grammar;
of 20,000 no one can tell which it is, and it is not read. A number that nothing marks as a count (a separator, a hedge,
a noun for people, a percent sign) is no figure in running prose; one in words is a figure only where people or cases
stand behind it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from nkr.language.hedges import hedged, ranged
from nkr.language.matching import Value, first
from nkr.language.scripts import words_of
from nkr.language.text import Text, cut_off
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.quantity import LARGEST, Number, Qualifier, Quantity, plain

_DIGITS = regex(r"[0-9]{1,3}(?: [0-9]{3}(?![0-9.,]))+|[0-9]+(?:[.,:/'\u00a0][0-9]+)*")
_COUNT = regex(
    r"(?:[0-9]{1,3}(?:(?:\.[0-9]{3}){1,5}|(?:['\u00a0 ][0-9]{3}){1,5})|0|[1-9][0-9]{0,14})(?:,[0-9]{1,2})?"
    r"|[0-9]{1,3}(?:,[0-9]{3}){2,5}"
    r"|0,[0-9]{3}"
)
_EITHER = regex(r"[1-9][0-9]{0,2},[0-9]{3}")
"""Decimals, or thousands as the English write them."""
_KILOMETRES = r"(?:km|[Kk]ilomet\w+|[Kk]il[óo]metros)\b"
_YEAR = regex(r"(?:1[89]|20)[0-9]{2}")
_WORD = regex(r"(?<![\w.,/:+#@-])(?:[0-9]|[^\W\d_]++)")
_SIGNS = {Qualifier.AT_LEAST: "≥|> ?=", Qualifier.UP_TO: "≤|< ?=", Qualifier.MORE_THAN: ">", Qualifier.LESS_THAN: "<"}
_BEFORE = 40


def _before(pattern: str) -> re.Pattern[str]:
    return regex(rf"(?:^|[\s(\[\"'])(?:{pattern})\s*\Z", re.IGNORECASE)


def _behind(pattern: str) -> re.Pattern[str]:
    return regex(rf"[ \u00a0-]?(?:{pattern})", re.IGNORECASE)


SIZES = ("tens of thousands", "hundreds of thousands", "dozens", "hundreds", "thousands", "millions")
NOTHING = "(?!)"
"""A pattern that matches nothing: words that a language does not have, or that no one has entered yet."""


class Words:
    """One language's words, as patterns that are matched beside a number. It may begin with its numbers alone."""

    def __init__(
        self,
        *,
        numbers: Mapping[str, int],  # in words, below a thousand
        sizes: str,  # in words, those of ``SIZES`` in their order
        hedges: Mapping[Qualifier, str],
        trailing: Mapping[Qualifier, str] = {},
        magnitudes: Mapping[int, str] = {},
        half: str = NOTHING,  # behind a magnitude: and half of it
        link: str = NOTHING,
        either: str = NOTHING,  # a link that joins only neighbours: "20 oder 30"
        conjunction: str = NOTHING,
        between: str = NOTHING,  # what opens a range whose link is "and"
        people: str = NOTHING,
        cases: str = NOTHING,
        percent: str = NOTHING,
        rates: Mapping[str, str] = {},
        no_count: str = NOTHING,  # behind a number that counts nothing here: months, years of age, money
        thousand: str = "",  # where it is written together with its number
    ) -> None:
        named = zip(SIZES, sizes.split("; "), strict=True)
        self.sizes = {word: size for size, words in named for word in words.split("|")}
        self.openers = frozenset(word.partition(" ")[0] for word in (*numbers, *self.sizes))
        self.numbers, self.thousand = numbers, thousand
        self.longest = max(len(word.split()) for word in numbers)
        self.hedges = [
            *((_before(pattern), qualifier) for qualifier, pattern in hedges.items()),
            *((regex(rf"(?:{pattern})\s*\Z"), qualifier) for qualifier, pattern in _SIGNS.items()),
        ]
        self.trailing = [(_behind(f"(?:{pattern})\\b"), qualifier) for qualifier, pattern in trailing.items()]
        self.magnitudes = [(_behind(pattern), value) for value, pattern in magnitudes.items()]
        self.half, self.between, self.no_count = _behind(half), _before(between), _behind(no_count)
        self.link = regex(rf"[ \u00a0]?(?:-|~|(?:{link}|{conjunction})\b)[ \u00a0]?")
        self.either = regex(rf"[ \u00a0](?:{either})[ \u00a0]")
        counted = {"percent": percent, "persons": rf"(?:{people})\b", "cases": rf"(?:{cases})\b", "km": _KILOMETRES}
        self.units = [(_behind(pattern), unit) for unit, pattern in counted.items()]
        self.rates = [(_behind(pattern), unit) for unit, pattern in rates.items()]


@dataclass(frozen=True, slots=True)
class _Amount:
    start: int
    end: int
    value: Number
    scale: int = 1
    separated: bool = False
    worded: bool = False


class Passage:
    """The figures of one passage."""

    def __init__(self, text: Text, start: int, end: int, words: Words, *, curated: bool) -> None:
        self.text, self.words, self.curated = text, words, curated
        self.folded, self.start, self.end = text.folded, start, end

    def figures(self) -> Iterator[Figure]:
        at = self.start
        while match := _WORD.search(self.folded, at, self.end):
            word, at = match.group(), match.end()
            if not word.isdigit() and not self._opens(word.lower()):
                continue
            figure, at = self._figure(match.start())
            if figure is not None:
                yield figure

    def amounts(self) -> Iterator[_Amount]:
        """The numbers in digits."""
        at = self.start
        while match := _WORD.search(self.folded, at, self.end):
            at = match.end()
            if match.group().isdigit():
                amount, at = self._amount(match.start())
                if amount is not None:
                    yield amount

    def _opens(self, word: str) -> bool:
        """Whether a number or a size may start with a word."""
        return word in self.words.openers or (self.words.thousand != "" and self._worth(word) is not None)

    # -- numbers -----------------------------------------------------------------------------------------------------

    def _amount(self, at: int) -> tuple[_Amount | None, int]:
        """The number at ``at``, and where to read on: one with a sign that is not understood is passed over whole."""
        if not self.folded[at : at + 1].isdigit():
            return self._in_words(at)
        match = _DIGITS.match(self.folded, at, self.end)
        if match is None:
            return None, at + 1
        raw, end = match.group(), match.end()
        if cut_off(self.folded, at, end):
            return None, end
        if " " in raw and not self._first(self.words.units[1:3], end):
            return None, end  # "2 300" may be two numbers
        if not (_COUNT.fullmatch(raw) or (_EITHER.fullmatch(raw) and self._first(self.words.magnitudes, end))):
            return None, end
        digits = re.sub("[.'\u00a0 ]", "", raw)
        digits = digits.replace(",", "") if digits.count(",") > 1 else digits.replace(",", ".")
        value: Number = float(digits) if "." in digits else int(digits)
        separated = not raw.isdigit() and "." not in digits
        return self._magnified(_Amount(at, end, value, separated=separated))

    def _in_words(self, at: int) -> tuple[_Amount | None, int]:
        """A number in words: as many as belong to one."""
        spelt = regex(r"[^\W\d_]+(?: [^\W\d_]+){0,7}").match(self.folded, at, self.end)
        parts = spelt.group().lower().split(" ") if spelt else []
        for length in range(min(self.words.longest, len(parts)), 0, -1):
            value = self._worth(" ".join(parts[:length]))
            if value is not None:
                end = at + len(" ".join(parts[:length]))
                if " ".join(parts[length : length + 1]) in self.words.numbers:
                    return None, end + 1 + len(parts[length])
                return self._magnified(_Amount(at, end, value, worded=True))
        return None, at + len(parts[0]) if parts else at + 1

    def _worth(self, spelt: str) -> int | None:
        """What words are worth; a language that writes thousands in one word has them here: zweitausendfünfhundert."""
        value = self.words.numbers.get(spelt)
        head, thousand, tail = spelt.partition(self.words.thousand) if self.words.thousand else ("", "", "")
        if value is None and thousand:
            low = self.words.numbers.get(tail, 0 if not tail else -1)
            high = self.words.numbers.get(head, 1 if head in {"", "ein"} else -1)
            return high * 1_000 + low if min(low, high) >= 0 else None
        return value

    def _magnified(self, amount: _Amount) -> tuple[_Amount | None, int]:
        """With the magnitude behind it; a letter that is none of a unit's makes it a name (20k, 20er)."""
        if magnitude := self._first(self.words.magnitudes, amount.end):
            factor, end = magnitude
            half = self.words.half.match(self.folded, end, self.end)
            value = amount.value * factor + (factor / 2 if half else 0)
            amount = replace(amount, value=plain(value), scale=factor, end=half.end() if half else end)
        glued = self.folded[amount.end : amount.end + 1].isalnum()
        tied = glued and not regex(_KILOMETRES).match(self.folded, amount.end, self.end)
        if tied or amount.value > LARGEST:
            return None, amount.end
        return amount, amount.end

    # -- figures -----------------------------------------------------------------------------------------------------

    def _figure(self, at: int) -> tuple[Figure | None, int]:
        words, folded = self.words, self.folded
        first, end = self._amount(at)
        if first is None:
            return self._size(at) or (None, end)
        piece = folded[max(self.start, first.start - _BEFORE) : first.start]
        second = self._second(first, piece)
        last = second or first
        if words.no_count.match(folded, last.end, self.end) and not self._ends_sentence(last):
            return None, last.end
        trailing, behind_hedge = self._trailing(last.end)
        unit, end = self._unit(behind_hedge)
        hedges, start = self._hedges(piece, first.start)
        more, end = self._trailing(end) if not trailing else ([], end)
        hedges += trailing + more
        separated = first.separated or last.separated or (last.scale > 1 and not last.worded)
        marked = separated or unit or (hedges and not first.worded)
        year_like = second is None and not unit and _YEAR.fullmatch(folded[first.start : first.end])
        counts = marked or (self.curated and not first.worded)
        if year_like or not counts or (isinstance(last.value, float) and unit != "percent"):
            return None, last.end
        low = self._scaled(first, last)
        quantity = ranged(low, last.value, hedges) if second is not None else hedged(first.value, hedges)
        noun = folded[last.end : end].strip().rpartition(" ")[2] if unit == "persons" and not (trailing or more) else ""
        return self._at(quantity, unit, start, end, noun)

    def _at(self, quantity: Quantity, unit: str, start: int, end: int, noun: str) -> tuple[Figure, int]:
        if unit in {"persons", ""} and (rate := self._first(self.words.rates, end)):
            unit, end = f"persons-per-{rate[0]}", rate[1]
        return self.text.figure(quantity, unit, start, end, noun), end

    def _size(self, at: int) -> tuple[Figure | None, int] | None:
        """A size in words ("Hunderte Nordkoreaner"), where people are counted."""
        for word, size in self.words.sizes.items():
            if self.folded[at : at + len(word)].lower() == word:
                end = at + len(word)
                unit, behind_unit = self._unit(end)
                return self._at(Quantity.vague(size), unit, at, behind_unit, "") if unit == "persons" else (None, end)
        return None

    def _ends_sentence(self, amount: _Amount) -> bool:
        """ "800." may end a sentence; "3. Mai" is a date."""
        rest = self.folded[amount.end : amount.end + 3]
        return rest.startswith(".") and not re.match(r"\. ?\w", rest)

    def _second(self, first: _Amount, piece: str) -> _Amount | None:
        """The upper end of a range."""
        folded, words = self.folded, self.words
        link = words.link.match(folded, first.end, self.end) or words.either.match(folded, first.end, self.end)
        second = self._amount(link.end())[0] if link and _WORD.match(folded, link.end(), self.end) else None
        if second is None or link is None:
            return None
        close = words.either.fullmatch(link.group())
        low = self._scaled(first, second)
        if close and second.value > 2 * low:
            return None
        if not close and link.group().strip(" \u00a0") in {"und", "y", "dan"} and words.between.search(piece) is None:
            return None
        years = _YEAR.fullmatch(folded[first.start : first.end]) and _YEAR.fullmatch(folded[second.start : second.end])
        return None if low >= second.value or years else second

    def _scaled(self, first: _Amount, second: _Amount) -> Number:
        """The lower end in the upper one's magnitude: "2 bis 3 Millionen"."""
        if first.scale == 1 and second.scale > 1 and first.value <= second.value / second.scale:
            return plain(first.value * second.scale)
        return first.value

    def _hedges(self, piece: str, start: int) -> tuple[list[Qualifier], int]:
        for pattern, qualifier in self.words.hedges:
            match = pattern.search(piece)
            if match is not None:
                stated = match.group()
                return [qualifier], start - len(piece) + match.start() + (stated[:1] in " \n\t([\"'")
        return [], start

    def _first(self, patterns: Iterable[tuple[re.Pattern[str], Value]], at: int) -> tuple[Value, int] | None:
        return first(patterns, self.folded, at, self.end)

    def _trailing(self, at: int) -> tuple[list[Qualifier], int]:
        found = self._first(self.words.trailing, at)
        return ([found[0]], found[1]) if found else ([], at)

    def _unit(self, at: int) -> tuple[str, int]:
        return self._first(self.words.units, at) or ("", at)


def every_number(text: Text, language: str) -> Iterator[tuple[int, int, Number]]:
    """Every number of a text in digits, with its place, also one that is no figure."""
    for start, end in text.passages():
        for amount in Passage(text, start, end, words_of(language).words(), curated=True).amounts():
            yield amount.start, amount.end, amount.value


def read(text: Text, language: str, *, curated: bool) -> Iterator[Figure]:
    """The figures of a text, in order."""
    words = words_of(language).words()
    for start, end in text.passages():
        yield from Passage(text, start, end, words, curated=curated).figures()
