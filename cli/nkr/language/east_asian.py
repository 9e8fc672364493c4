"""Korean, Japanese and Chinese figures: 3만3천여 명, 約300人, 数百人. One engine, three tables of words.

The three write numbers alike: digits and units of ten thousand mixed, a counter behind the number, hedges before the
number, between number and counter (여, 余, 多) and behind the counter. A number counts only where its counter says so
(명, 인, 건, %), or where it is written large and stands alone ("10만에서 30만"): so years, days, ages, ranks and money
fall away by themselves.

Decisions that a reader may want to know:

- 여, 余 and 多 ("and a little more") are more-than, 남짓 and 強 too; where another bound stands by (적어도 6,000여 명),
  that one decides.
- 수십 is "dozens", 수백 "hundreds", 수천 "thousands", 수만 "tens of thousands", 수십만 "hundreds of thousands".
- 이상, 以上 include the number; 넘는, 초과, 超 do not.
- "로 추산", "로 추정" (estimated at) hedge: about. 달하는, 이르는 (amounting to) do not.
- 여러 명 is "several", 몇 명 "a few"; 十几, 十数人 and 십수 명 are 11 to 19, 百数十人 is 110 to 190.
- Two neighbouring digits are a range: 五六百 is 500 to 600, 2、3人 two or three.
- 200명대 and 200人台 ("in the two hundreds") are the range from 200 to 299.
- Counters of anything but people, cases, percent and kilometres give no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from nkr.language.hedges import hedged, ranged
from nkr.language.matching import first
from nkr.language.numerals import Numeral, Reader, Signs
from nkr.language.scripts import words_of
from nkr.language.text import Text
from nkr.model.figure import Figure
from nkr.model.patterns import regex
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Number, Qualifier, Quantity, last_digit_unit, plain

_DIGIT = regex("[0-9]")
_TIED = regex(r"\w[-/_=#@.,+]$")
_NEIGHBOUR = regex(r"(?:、|,)[ \u00a0]?")
"""Between two neighbours that are a range: 2、3人, "2, 3만 명"."""
_BEFORE = 26
"""How far before a number its hedge and its rate are looked for, in characters."""

_SIZES = "dozens; hundreds; thousands; tens of thousands; hundreds of thousands"
_SIZES += "; millions; tens of millions; hundreds of millions"
SIZES = {10**at: size for at, size in enumerate(_SIZES.split("; "), start=1)}
HALF = "half"


def run_before(signs: str, counted: str, not_behind: str = "") -> str:
    """A pattern for where a run of signs starts that leads to something counted."""
    return rf"(?<![{signs}{not_behind}])[{signs}](?=[{signs}0-9.,・点數数几幾余餘多 ]{{0,30}}?(?:{counted}))"


_SIGNS_BEFORE = {
    Qualifier.AT_LEAST: "≥|≧|> ?=",
    Qualifier.UP_TO: "≤|≦|< ?=",
    Qualifier.MORE_THAN: ">",
    Qualifier.LESS_THAN: "<",
    Qualifier.ABOUT: "[~≈]",
}
"""Hedges that every language writes."""


class Words:
    """One language's words, as patterns that are matched against at most a few dozen characters at a time."""

    def __init__(
        self,
        *,
        anchor: str,  # where a number may start
        signs: Signs,
        vague: str,  # a size: its group ``units`` holds the unit signs, ``word`` a word that ``sizes`` knows
        sizes: Mapping[str, tuple[str, str]],  # a size or share by its words: the canonical word, and its unit
        counters: Mapping[str, str],  # behind the number, by the unit
        tenths: str = "(?!)",  # a counter of ten percent; its groups ``tenth`` and ``half`` add to it: 三割五分, 四成半
        alone: str,  # what may follow a large number that has no counter
        hedges: Mapping[Qualifier, str],  # before the number
        rates: Mapping[str, str],  # before the number too, by the time that is meant
        passed: str,  # what is passed over before the number
        trailing: Mapping[Qualifier, str],  # hedges behind the counter
        link: str,  # between the ends of a range
        change: str = "(?!)",  # behind a range's upper end, if it was a change from one value to the other
        nouns: str,
        shares: Sequence[str],  # fractions: the groups ``of`` and ``part`` are numbers
        native: Mapping[str, tuple[int, int]] = {},  # small numbers in words, or two neighbours ("two or three")
        band: str = "(?!)",  # behind the counter: "in the two hundreds" (200명대, 200人台)
    ) -> None:
        self.signs, self.sizes, self.native = signs, sizes, native
        self.anchor, self.vague, self.alone, self.link = map(re.compile, (anchor, vague, alone, link))
        self.change, self.nouns, self.band = map(re.compile, (change, nouns, band))
        self.shares = [re.compile(share) for share in shares]
        self.counters = [(_starting(pattern), unit, 1) for unit, pattern in counters.items()]
        self.counters.append((_starting(tenths), "percent", 10))
        ends: list[tuple[str, Qualifier | None, str]] = [
            *((pattern, qualifier, "") for qualifier, pattern in hedges.items()),
            *((pattern, None, rate) for rate, pattern in rates.items()),
            (passed, None, ""),
            *((pattern, qualifier, "") for qualifier, pattern in _SIGNS_BEFORE.items()),
        ]
        self.before = [(re.compile(f"(?P<hedge>{pattern})$"), qualifier, rate) for pattern, qualifier, rate in ends]
        self.trailing = [(_starting(pattern), qualifier) for qualifier, pattern in trailing.items()]


def _starting(pattern: str) -> re.Pattern[str]:
    """A pattern for what follows, perhaps behind one space."""
    return re.compile(f"[ \u00a0]?(?:{pattern})")


_Read = tuple[Figure | None, int]
"""A figure, if there is one, and where to read on."""


class Passage:
    """The figures of one passage."""

    def __init__(self, text: Text, numbers: Reader, start: int, end: int, words: Words, *, curated: bool) -> None:
        self.text, self.words, self.curated = text, words, curated
        self.folded, self.start, self.end = text.folded, start, end
        self.numbers = numbers

    def figures(self) -> Iterator[Figure]:
        at = self.start
        while match := self.words.anchor.search(self.folded, at, self.end):
            figure, at = self._figure(match.start())
            if figure is not None:
                yield figure
            at = max(at, match.start() + 1)

    def _figure(self, at: int) -> _Read:
        words, folded = self.words, self.folded
        for pattern in words.shares:
            share = pattern.match(folded, at, self.end)
            if share is not None:
                return self._share(share)
        vague = words.vague.match(folded, at, self.end)
        if vague is not None:
            return (None, vague.end()) if self.numbers.tied(at, self.start) else self._vague(vague)
        first = self._number(at)
        if first is None:
            return None, self.numbers.past(at, self.end)
        counted = self._counter(first)
        low, last = first.low, first
        second = self._second(first, counted) if first.low == first.high else None
        if second is not None:
            low, last = second
            counted = self._counter(last)
        if not counted.unit and not self._stands_alone(last, counted.end):
            return None, max(last.end, counted.end)
        return self._built(counted.of(low), counted.of(last.high), first.start, last, counted)

    # -- numbers -----------------------------------------------------------------------------------------------------

    def _number(self, at: int, *, linked: bool = False) -> Numeral | None:
        """The number that starts at ``at``: in signs, or in a language's own words for small ones (두세 명).

        ``linked``: it is the upper end of a range, and what stands before it is the link.
        """
        for length in (4, 3, 2, 1):
            pair = self.words.native.get(self.folded[at : at + length])
            if pair is not None:
                return Numeral(at, at + length, *pair)
        if not linked:
            digit = self.folded[at : at + 1].isdigit()
            if digit and _TIED.search(self.folded[max(self.start, at - 2) : at]):
                return None  # COVID-19, 010-1234-5678
            if self.numbers.tied(at, self.start):
                return None
        number = self.numbers.read(at, self.end)
        return None if number is None or self.numbers.cut_off(number) else number

    def _counter(self, number: Numeral) -> _Counted:
        for pattern, unit, factor in self.words.counters:
            match = pattern.match(self.folded, number.end, self.end)
            if match is not None:
                return _Counted(unit, factor, self._rest(match), match.end())
        return _Counted("", 1, 0, number.end)

    def _rest(self, match: re.Match[str]) -> Number:
        """What a counter adds to its number: 三割五分, 四成半."""
        if not match.re.groups:
            return 0
        tenth, digits = match["tenth"] or "0", self.words.signs.digits
        return 5 if match["half"] else digits[tenth] if tenth in digits else int(tenth)

    def _stands_alone(self, number: Numeral, end: int) -> bool:
        """Whether a number without a counter is a figure: only where it is written large, or a curator chose it."""
        if not self.words.alone.match(self.folded, end, self.end):
            return False
        link = self.words.link.match(self.folded, end, self.end)
        if link and self.folded[link.end() : link.end() + 1].isdigit():
            return False  # "0~9세": the range as a whole counts something else
        if not number.arabic:
            return False  # 만 and 천 are words of their own, too
        if number.large:
            return True
        digits = self.folded[number.start : number.end].isdigit()
        return self.curated and digits and not (1900 <= number.low <= 2099)

    def _second(self, first: Numeral, counted: _Counted) -> tuple[Number, Numeral] | None:
        """The lower end of a range in the upper one's unit, and the upper end."""
        link = self.words.link.match(self.folded, counted.end, self.end)
        neighbour = None if link or counted.unit else _NEIGHBOUR.match(self.folded, first.end, self.end)
        at = link or neighbour
        second = self._number(at.end(), linked=True) if at else None
        if at is None or second is None or second.low != second.high:
            return None
        behind = self._counter(second)
        if counted.unit and behind.unit and counted.unit != behind.unit:
            return None
        low = first.low
        if not counted.unit and first.scale == 1 and second.scale > 1 and low <= second.low / second.scale:
            if not first.large:
                low = plain(low * second.scale)  # 1~5만 명
        if neighbour is not None and low + second.scale != second.low:
            return None
        changed = self.words.change.match(self.folded, behind.end, self.end) and at.group().strip(" ~-") != ""
        if low >= second.low or changed:
            return None
        if not behind.unit and not self._stands_alone(second, second.end):
            return None
        return low, second

    # -- words around the number -------------------------------------------------------------------------------------

    def _hedges_before(self, at: int) -> tuple[list[Qualifier], str, int]:
        """Hedges nearest first, a rate, and where they start."""
        found: list[Qualifier] = []
        rate, start, here = "", at, at
        for _ in range(5):
            floor = max(self.start, here - _BEFORE)
            piece = self.folded[floor:here].rstrip(" \u00a0")
            matches = ((pattern.search(piece), qualifier, word) for pattern, qualifier, word in self.words.before)
            match, qualifier, word = next((found for found in matches if found[0]), (None, None, ""))
            if match is None:
                break
            here = floor + match.start("hedge")
            if qualifier is not None:
                found.append(qualifier)
                start = here
            elif word:
                rate, start = rate or word, here
        return found, rate, start

    def _hedges_after(self, at: int) -> tuple[list[Qualifier], int]:
        found: list[Qualifier] = []
        while len(found) < 3 and (hedge := first(self.words.trailing, self.folded, at, self.end)):
            qualifier, at = hedge
            found.append(qualifier)
        return found, at

    def _noun(self, start: int, end: int) -> str:
        found = self.words.nouns.findall(re.split("[,、。;]", self.folded[max(self.start, start - 14) : start])[-1])
        found = found or self.words.nouns.findall(self.folded[end : min(self.end, end + 8)])
        return str(found[-1]) if found else ""

    # -- figures -----------------------------------------------------------------------------------------------------

    def _built(self, low: Number, high: Number, first: int, last: Numeral, counted: _Counted) -> _Read:
        hedges, rate, start = self._hedges_before(first)
        unit = counted.unit
        band = self.words.band.match(self.folded, counted.end, self.end) if low == high and unit else None
        if band is not None and (width := last_digit_unit(low)) > 1:  # 200 to 299 are a hundred
            return self._at(Quantity.between(low, low + width - 1), unit, start, band.end()), band.end()
        after, end = self._hedges_after(counted.end)
        hedges += after
        if last.more:
            hedges.append(Qualifier.MORE_THAN)
        if unit == "persons" and (low != int(low) or high != int(high)):
            return None, end
        window = self._window(high, unit, after, end) if low == high else None
        if window is not None:
            high, end = window
        quantity = hedged(low, hedges) if low == high else ranged(low, high, hedges)
        if rate and unit in {"persons", ""}:
            unit = f"persons-per-{rate}"
        return self._at(quantity, unit, start, end), end

    def _window(self, low: Number, unit: str, after: Sequence[Qualifier], end: int) -> tuple[Number, int] | None:
        """The upper end of "50명 이상 80명 미만", and where it ends."""
        if not LOWER_BOUNDS.intersection(after):
            return None
        at = end + (self.folded[end : end + 1] in {" ", "、", ","})
        upper = self._number(at) if self.folded[at : at + 1].isdigit() else None
        counted = self._counter(upper) if upper else None
        if upper is None or counted is None or counted.unit != unit or upper.low <= low:
            return None
        hedges, behind = self._hedges_after(counted.end)
        return (upper.high, behind) if UPPER_BOUNDS.intersection(hedges) else None

    def _vague(self, match: re.Match[str]) -> _Read:
        words = self.words
        word, unit = words.sizes.get(match.group("word") or "", ("", "persons"))
        end = match.end()
        if match.group("units"):
            size = 1
            for sign in match.group("units").replace(" ", ""):
                size *= words.signs.units.get(sign) or words.signs.large.get(sign, 1)
            word = SIZES.get(size, "")
            more = words.signs.more.match(self.folded, end, self.end)
            end = more.end() if more else end
            if not word or self.numbers.goes_on(end):
                return None, self.numbers.past(end, self.end)
            counted = self._counter(Numeral(match.start(), end, 0, 0))
            if not counted.unit and not words.alone.match(self.folded, end, self.end):
                return None, end
            unit, end = counted.unit, counted.end
        hedges, rate, start = self._hedges_before(match.start())
        if word == HALF:
            after, end = self._hedges_after(end)
            return self._at(hedged(50, [*hedges, *after]), unit, start, end), end
        if rate and unit == "persons":
            unit = f"persons-per-{rate}"
        else:
            start = match.start()
        return self._at(Quantity.vague(word), unit, start, end), end

    def _share(self, match: re.Match[str]) -> _Read:
        whole, part = (self._number(match.start(name)) for name in ("of", "part"))
        if whole is None or part is None or part.low != part.high or not 0 < part.low <= whole.low:
            return None, match.end()
        percent = plain(round(part.low * 100 / whole.low, 1))
        even = plain(percent * whole.low) == plain(part.low * 100)
        hedges, _, start = self._hedges_before(match.start())
        after, end = self._hedges_after(max(match.end(), part.end if match.end("part") == match.end() else 0))
        quantity = hedged(percent, [*hedges, *after], Qualifier.EXACT if even else Qualifier.ABOUT)
        return self._at(quantity, "percent", start, end), end

    def _at(self, quantity: Quantity, unit: str, start: int, end: int) -> Figure:
        return self.text.figure(quantity, unit, start, end, self._noun(start, end))


class _Counted(NamedTuple):
    """What stands behind a number: its unit, and what the number is to be multiplied by, and to gain."""

    unit: str
    factor: Number
    rest: Number
    end: int

    def of(self, value: Number) -> Number:
        return plain(value * self.factor + self.rest)


def every_number(text: Text, language: str) -> Iterator[tuple[int, int, Number]]:
    """Every number of a text that begins with a digit, with its place, also one that is no figure."""
    numbers = Reader(text.folded, words_of(language).words().signs)
    at, end = 0, len(text.folded)
    while match := _DIGIT.search(text.folded, at, end):
        found = numbers.read(match.start(), min(end, match.start() + 60))
        at = found.end if found else numbers.past(match.start(), end)
        if found is not None:
            yield from ((found.start, found.end, value) for value in {found.low, found.high})


def read(text: Text, language: str, *, curated: bool) -> Iterator[Figure]:
    """The figures of a text, in order."""
    words = words_of(language).words()
    numbers = Reader(text.folded, words.signs)
    for start, end in text.passages():
        yield from Passage(text, numbers, start, end, words, curated=curated).figures()
