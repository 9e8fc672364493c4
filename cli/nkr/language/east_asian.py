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
- 여러 명 is "several", 몇 명 "a few".
- 200명대 and 200人台 ("in the two hundreds") are the range from 200 to 299.
- Counters of anything but people, cases, percent and kilometres give no figure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from nkr.language.hedges import hedged, ranged
from nkr.language.text import Text
from nkr.model.figure import Figure
from nkr.model.quantity import LARGEST, Number, Qualifier, Quantity, plain

_ARABIC = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,4})?(?![0-9])|[0-9]{1,16}(?:\.[0-9]{1,4})?(?![0-9])")
_DIGIT_RUN = re.compile(r"[0-9][0-9.,:/]*")
_YEAR_BEHIND = re.compile(r"[^0-9()]{0,2}\(((?:19|20)[0-9]{2})[年년]?\)")
_TIED = re.compile(r"\w[-/_=#@.,+]$")
_BEFORE = 26
"""How far before a number its hedge, its rate and its year are looked for, in characters."""

SIZES = {
    10: "dozens",
    100: "hundreds",
    1_000: "thousands",
    10_000: "tens of thousands",
    100_000: "hundreds of thousands",
    1_000_000: "millions",
    10_000_000: "tens of millions",
    100_000_000: "hundreds of millions",
}
HALF = "half"


@dataclass(frozen=True, slots=True)
class Words:
    """One language's words. Patterns are matched against at most a few dozen characters at a time."""

    anchor: re.Pattern[str]
    """Where a number may start."""
    digits: Mapping[str, int]
    units: Mapping[str, int]
    large: Mapping[str, int]
    vague: re.Pattern[str]
    """A size in words; its group ``units`` holds the unit signs, ``word`` a word that ``sizes`` knows."""
    sizes: Mapping[str, tuple[str, str]]
    """Words with a size or share of their own: the canonical word, and its unit."""
    more: re.Pattern[str]
    """Between number and counter: "and a little more"."""
    counters: Sequence[tuple[re.Pattern[str], str, Number]]
    """Behind the number: the unit, and what the number is to be multiplied by (割: 10)."""
    alone: re.Pattern[str]
    """What may follow a large number that has no counter."""
    before: Sequence[tuple[re.Pattern[str], Qualifier | None, str]]
    """What ends before the number: a hedge, a rate ("week"), or neither, which is passed over."""
    after: Sequence[tuple[re.Pattern[str], Qualifier]]
    link: re.Pattern[str]
    """Between the ends of a range."""
    change: re.Pattern[str]
    """Behind a range's upper end, if it was a change from one value to the other."""
    year: re.Pattern[str]
    nouns: re.Pattern[str]
    shares: Sequence[re.Pattern[str]]
    """Fractions: the groups ``of`` and ``part`` are numbers."""
    native: Mapping[str, tuple[int, int]]
    """Words for small numbers, or for two neighbours ("two or three")."""
    band: re.Pattern[str]
    """Behind the counter: "in the two hundreds" (200명대, 200人台)."""


@dataclass(slots=True)
class _Amount:
    start: int
    end: int
    value: Number
    scale: int = 1
    written_large: bool = False  # with a separator or a unit sign: surely no year, day or rank
    arabic: bool = False
    more: bool = False
    upper: Number | None = None


class Passage:
    """The figures of one passage."""

    def __init__(self, text: Text, start: int, end: int, words: Words, *, curated: bool) -> None:
        self.text, self.words, self.curated = text, words, curated
        self.folded, self.start, self.end = text.folded, start, end

    def figures(self) -> Iterator[Figure]:
        at = self.start
        while match := self.words.anchor.search(self.folded, at, self.end):
            figure, at = self._figure(match.start())
            if figure is not None:
                yield figure
            at = max(at, match.start() + 1)

    def _figure(self, at: int) -> tuple[Figure | None, int]:
        words, folded = self.words, self.folded
        for pattern in words.shares:
            share = pattern.match(folded, at, self.end)
            if share is not None:
                return self._share(share)
        vague = words.vague.match(folded, at, self.end)
        if vague is not None:
            return self._vague(vague)
        first = self._amount(at)
        if first is None:
            run = _DIGIT_RUN.match(folded, at, self.end)
            return None, run.end() if run else at + 1
        unit, factor, end = self._counter(first)
        second = None if first.upper is not None else self._second(first, unit, end)
        last = first
        if second is not None:
            last = second
            unit, factor, end = self._counter(second)
        if not unit and not self._stands_alone(last, end):
            return None, max(last.end, end)
        if unit and factor != 1:
            first.value = plain(first.value * factor)
        return self._built(first, second, last, unit, end)

    # -- numbers -----------------------------------------------------------------------------------------------------

    def _amount(self, at: int, *, linked: bool = False) -> _Amount | None:
        """The number that starts at ``at``: digits, signs, or both (3만 3882, 2천737, 三百).

        ``linked``: it is the upper end of a range, and what stands before it is the link.
        """
        words, folded = self.words, self.folded
        for length in (4, 3, 2, 1):
            pair = words.native.get(folded[at : at + length])
            if pair is not None:
                low, high = pair
                return _Amount(at, at + length, low, upper=high if high > low else None)
        if not linked and _TIED.search(folded[max(self.start, at - 2) : at]) and folded[at : at + 1].isdigit():
            return None  # COVID-19, 010-1234-5678
        total: Number = 0
        section: Number = 0
        current: Number | None = None
        here, scale, large, fractional, arabic = at, 1, False, False, False
        room: Number = LARGEST
        while here < self.end:
            sign = folded[here]
            if sign == " " and here > at and current is None and self._goes_on(here + 1, room):
                here += 1
                continue
            if "0" <= sign <= "9":
                match = _ARABIC.match(folded, here, self.end)
                if match is None or current is not None:
                    if current is None and here == at:
                        return None
                    break
                raw = match.group()
                number: Number = float(raw.replace(",", "")) if "." in raw else int(raw.replace(",", ""))
                if number >= room:
                    break
                fractional, arabic = "." in raw, True
                large = large or "," in raw
                current = number
                here = match.end()
            elif sign in words.digits:
                digit = words.digits[sign]
                current = digit if current is None else current * 10 + digit
                here += 1
            elif sign in words.units:
                section += (1 if current is None else current) * words.units[sign]
                scale, room, current, large = words.units[sign], words.units[sign], None, True
                here += 1
            elif sign in words.large:
                section += current or 0
                total += (section or 1) * words.large[sign]
                scale, room, section, current, large = words.large[sign], words.large[sign], 0, None, True
                here += 1
            else:
                break
        value = total + section + (current or 0)
        if here == at or value > LARGEST:
            return None
        amount = _Amount(at, here, plain(value), scale, large and not (fractional and scale == 1), arabic)
        return self._with_more(amount)

    def _goes_on(self, at: int, room: Number) -> bool:
        """Whether digits behind a space belong to the number before it: 3만 3882, but not 3만 2005년."""
        match = _ARABIC.match(self.folded, at, self.end)
        if match is None or room >= LARGEST or float(match.group().replace(",", "")) >= room:
            return False
        behind = match.end()
        if self.folded[behind : behind + 1] in self.words.units:
            return True
        return any(pattern.match(self.folded, behind, self.end) for pattern, _, _ in self.words.counters) or (
            self.words.more.match(self.folded, behind, self.end) is not None
        )

    def _with_more(self, amount: _Amount) -> _Amount:
        """With 여, 余 or 多 behind it, and a unit of ten thousand behind that: 30여만."""
        match = self.words.more.match(self.folded, amount.end, self.end)
        if match is None:
            return amount
        amount.more, amount.end = True, match.end()
        unit = self.words.large.get(self.folded[amount.end : amount.end + 1])
        if unit is not None and amount.scale < unit:
            amount.value, amount.scale, amount.written_large = plain(amount.value * unit), unit, True
            amount.end += 1
        return amount

    def _counter(self, amount: _Amount) -> tuple[str, Number, int]:
        for pattern, unit, factor in self.words.counters:
            match = pattern.match(self.folded, amount.end, self.end)
            if match is not None:
                return unit, factor, match.end()
        return "", 1, amount.end

    def _stands_alone(self, amount: _Amount, end: int) -> bool:
        """Whether a number without a counter is a figure: only where it is written large, or a curator chose it."""
        if not self.words.alone.match(self.folded, end, self.end):
            return False
        if not amount.arabic:
            return False  # 만 and 천 are words of their own, too
        if amount.written_large:
            return True
        digits = self.folded[amount.start : amount.end].isdigit()
        return self.curated and digits and not (1900 <= amount.value <= 2099)

    def _second(self, first: _Amount, unit: str, end: int) -> _Amount | None:
        link = self.words.link.match(self.folded, end, self.end)
        if link is None:
            return None
        second = self._amount(link.end(), linked=True)
        if second is None or second.upper is not None:
            return None
        second_unit, factor, behind = self._counter(second)
        if unit and second_unit and unit != second_unit:
            return None
        low = first.value
        if (
            not unit
            and first.scale == 1
            and second.scale > 1
            and low <= second.value / second.scale
            and not first.written_large
        ):
            low = plain(low * second.scale)  # 1~5만 명
        if low >= second.value or (
            self.words.change.match(self.folded, behind, self.end) and link.group().strip(" ~-") != ""
        ):
            return None
        if not second_unit and not self._stands_alone(second, second.end):
            return None
        first.value = low
        second.value = plain(second.value * factor)
        return second

    # -- words around the number -------------------------------------------------------------------------------------

    def _hedges_before(self, at: int) -> tuple[list[Qualifier], str, int]:
        """Hedges nearest first, a rate, and where they start."""
        found: list[Qualifier] = []
        rate, start, here = "", at, at
        for _ in range(5):
            floor = max(self.start, here - _BEFORE)
            piece = self.folded[floor:here].rstrip(" \u00a0")
            for pattern, qualifier, word in self.words.before:
                match = pattern.search(piece)
                if match is None:
                    continue
                here = floor + match.start("hedge")
                if qualifier is not None:
                    found.append(qualifier)
                    start = here
                elif word:
                    rate, start = rate or word, here
                break
            else:
                break
        return found, rate, start

    def _hedges_after(self, at: int) -> tuple[list[Qualifier], int]:
        found: list[Qualifier] = []
        for _ in range(3):
            for pattern, qualifier in self.words.after:
                match = pattern.match(self.folded, at, self.end)
                if match is not None:
                    found.append(qualifier)
                    at = match.end()
                    break
            else:
                break
        return found, at

    def _year(self, start: int, end: int) -> int | None:
        match = self.words.year.search(self.folded[max(self.start, start - _BEFORE) : start])
        if match is None:
            behind = _YEAR_BEHIND.match(self.folded, end, self.end)
            return int(behind.group(1)) if behind else None
        year = int(match.group("year"))
        return year if year > 100 else 1900 + year

    def _noun(self, start: int, end: int) -> str:
        found = self.words.nouns.findall(self.folded[max(self.start, start - 14) : start])
        found = found or self.words.nouns.findall(self.folded[end : min(self.end, end + 8)])
        return str(found[-1]) if found else ""

    # -- figures -----------------------------------------------------------------------------------------------------

    def _built(
        self, first: _Amount, second: _Amount | None, last: _Amount, unit: str, end: int
    ) -> tuple[Figure | None, int]:
        hedges, rate, start = self._hedges_before(first.start)
        band = self.words.band.match(self.folded, end, self.end) if second is None and unit else None
        if band is not None and (width := _band_of(first.value)) > 1:
            return self._at(Quantity.between(first.value, first.value + width - 1), unit, start, band.end()), band.end()
        after, end = self._hedges_after(end)
        hedges += after
        if last.more:
            hedges.append(Qualifier.MORE_THAN)
        upper = second.value if second is not None else first.upper
        if upper is not None:
            quantity = ranged(first.value, upper, hedges)
        else:
            quantity = hedged(first.value, hedges)
        if unit == "persons" and isinstance(first.value, float) and first.value != int(first.value):
            return None, end
        if rate and unit in {"persons", ""}:
            unit = f"persons-per-{rate}"
        return self._at(quantity, unit, start, end), end

    def _vague(self, match: re.Match[str]) -> tuple[Figure | None, int]:
        words = self.words
        word, unit = words.sizes.get(match.group("word") or "", ("", "persons"))
        end = match.end()
        if match.group("units"):
            size = 1
            for sign in match.group("units").replace(" ", ""):
                size *= words.units.get(sign) or words.large.get(sign, 1)
            word = SIZES.get(size, "")
            if not word:
                return None, end
            more = words.more.match(self.folded, end, self.end)
            place = _Amount(match.start(), more.end() if more else end, 0)
            unit, _, end = self._counter(place)
            if not unit and not words.alone.match(self.folded, end, self.end):
                return None, end
        hedges, rate, start = self._hedges_before(match.start())
        if word == HALF:
            after, end = self._hedges_after(end)
            return self._at(hedged(50, [*hedges, *after]), unit, start, end), end
        if rate and unit == "persons":
            unit = f"persons-per-{rate}"
        else:
            start = match.start()
        return self._at(Quantity.vague(word), unit, start, end), end

    def _share(self, match: re.Match[str]) -> tuple[Figure | None, int]:
        parts = [self._amount(match.start(name)) for name in ("of", "part")]
        if parts[0] is None or parts[1] is None or not 0 < parts[1].value < parts[0].value:
            return None, match.end()
        percent = plain(round(parts[1].value * 100 / parts[0].value, 1))
        even = plain(percent * parts[0].value) == parts[1].value * 100
        hedges, _, start = self._hedges_before(match.start())
        after, end = self._hedges_after(match.end())
        quantity = hedged(percent, [*hedges, *after], Qualifier.EXACT if even else Qualifier.ABOUT)
        return self._at(quantity, "percent", start, end), end

    def _at(self, quantity: Quantity, unit: str, start: int, end: int) -> Figure:
        first, last = self.text.original(start), self.text.original(end, end=True)
        words = self.text.source[first:last]
        return Figure(quantity, unit, first, last, words, self._year(start, end), self._noun(start, end))


def _band_of(value: Number) -> int:
    """How many numbers begin with the significant digits of a round one: 200 to 299 are a hundred."""
    width = 1
    while value and value % (10 * width) == 0:
        width *= 10
    return width


def read(text: Text, words: Words, *, curated: bool) -> list[Figure]:
    """The figures of a text, in order."""
    found: list[Figure] = []
    for start, end in text.passages():
        found += Passage(text, start, end, words, curated=curated).figures()
    return found


def ending(pattern: str) -> re.Pattern[str]:
    """A pattern for what ends before a number: ``(?P<hedge>...)`` at the end of the piece."""
    return re.compile(f"(?P<hedge>{pattern})$")


def starting(pattern: str) -> re.Pattern[str]:
    """A pattern for what follows, perhaps behind one space."""
    return re.compile(f"[ \u00a0]?(?:{pattern})")
