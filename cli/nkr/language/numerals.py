"""Numbers in the signs of Korea, Japan and China: 3만3천, 四十余万, 五六百, 百数十, 一点五万, 2、3.

A run of signs is read as a whole or not at all: where one sign does not fit ("十百", a unit out of order) nothing is
read, and reading goes on behind the run. Every number has two ends, which differ where the signs leave a digit open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from nkr.model.patterns import regex
from nkr.model.quantity import LARGEST, Number, plain

_ARABIC = regex(r"[0-9]{1,3}(?:,[0-9]{3}){1,6}(?:\.[0-9]{1,4})?|[0-9]{1,16}(?:\.[0-9]{1,4})?")
_ARABIC_RUN = regex(r"[0-9]+(?:[.,][0-9]+)*")
_EITHER = regex(r"[1-9][0-9]{0,2}\.[0-9]{3}")
"""2.500 is 2.5 or 2,500: a number only where a unit sign follows."""
_DAY = regex("[0-9]{1,2}일")
_PAIR = regex(r"([0-9]),([0-9])")


class Signs(NamedTuple):
    """One language's signs for numbers."""

    digits: Mapping[str, int]
    units: Mapping[str, int]
    large: Mapping[str, int]
    some: str = ""  # they leave a digit open: 十几, 百数十, 십수
    more: re.Pattern[str] = re.compile("(?!)")  # "and a little more", also before a unit of ten thousand: 四十余万
    points: str = ""
    zero_needed: bool = False  # whether 305 needs its zero (三百零五), so that 三百五 is 350 or a slip


class Numeral(NamedTuple):
    """A number between two offsets. ``large``: it has a separator or a unit sign, and so is no year, day or rank."""

    start: int
    end: int
    low: Number
    high: Number
    scale: int = 1
    large: bool = False
    arabic: bool = False
    more: bool = False


class _Part(NamedTuple):
    """Digits that a unit may follow: two values where they leave one open."""

    end: int
    low: Number
    high: Number
    arabic: bool = False
    separated: bool = False


class Reader:
    """Reads the numbers of one folded text."""

    def __init__(self, folded: str, signs: Signs) -> None:
        self._folded, self._signs = folded, signs
        self._signs_of_numbers = frozenset("0123456789几幾").union(signs.digits, signs.units, signs.large)
        # 数, 수 and 多 are signs only inside a number: 人数20人.
        self._inside = ".,余餘多" + signs.points + signs.some.strip("几幾")
        self._anywhere = self._signs_of_numbers.union(self._inside)
        self._run = re.compile(f"[{re.escape(''.join(self._anywhere))}]*")

    def past(self, at: int, limit: int) -> int:
        """Behind the run of signs at ``at``."""
        found = self._run.match(self._folded, at, limit)
        return max(at + 1, found.end() if found else at + 1)

    def tied(self, at: int, floor: int) -> bool:
        """Whether a sign before ``at`` could belong to the number there.

        A Korean syllable is one only where a number could begin with its run: 만 in "인천만 20명" is none, nor the 일
        of 5일.
        """
        before = at - 1
        while before > max(floor, at - 9) and self._folded[before] in self._inside:
            before -= 1
        if before < floor or self._folded[before] not in self._signs_of_numbers:
            return False
        if not "\uac00" <= self._folded[before] <= "\ud7a3":
            return True
        start = before
        while start > max(floor, at - 12) and self._folded[start - 1] in self._anywhere:
            start -= 1
        return not (start > 0 and self._folded[start - 1].isalpha()) and not _DAY.match(self._folded, start, at)

    def cut_off(self, number: Numeral) -> bool:
        """Whether a sign that could belong to the number stands behind it."""
        behind = self._folded[number.end : number.end + 8].lstrip(self._inside)
        return behind[:1] in self._signs_of_numbers

    def goes_on(self, at: int) -> bool:
        """Whether a sign stands at ``at`` that could belong to the number before it."""
        return self._folded[at : at + 1] in self._anywhere

    def read(self, at: int, limit: int, room: Number = LARGEST) -> Numeral | None:
        """The number that starts at ``at``; each of its units is below ``room``."""
        state = _State(at, at, room=room, large_room=room)
        while state.end < limit:
            here = state.end
            if here > at and (more := self._signs.more.match(self._folded, here, limit)):
                if not state.add_more(more.end()):
                    break
                continue
            if self._folded[here] in " \u00a0" and here > at:
                # The words behind a space go on only below a unit: 3만 3882, 이만 삼천; "12 万" has its unit there.
                if not self._goes_on(here + 1, limit, state):
                    break
                here += 1
            if not self._next(state, here, limit):
                break
        return self._result(state)

    def _goes_on(self, at: int, limit: int, state: _State) -> bool:
        sign = self._folded[at : at + 1]
        if state.part is not None and (sign in self._signs.large or sign in self._signs.units):
            return state.part.arabic or bool(state.total)
        if state.part is not None or state.scale == 1 or state.more:
            return False
        rest = self.read(at, limit, state.room)
        return rest is not None and rest.high < state.room

    def _next(self, state: _State, at: int, limit: int) -> bool:
        """Take in the sign at ``at``; whether there was one."""
        signs, sign = self._signs, self._folded[at]
        if sign in signs.units:
            return state.add_unit(signs.units[sign], at + 1)
        if sign in signs.large:
            return state.add_large(signs.large[sign], at + 1)
        if sign in _ZEROS and self._folded[at + 1 : at + 2] in signs.units and state.end > state.start:
            return state.add_zero(at + 1)
        if sign in signs.points and self._folded[at + 1 : at + 2] not in {"", " "}:
            return state.add_decimals(self._digits(at + 1, limit))
        part = self._part(at, limit, leading=state.end == state.start)
        return part is not None and state.add_part(part)

    def _part(self, at: int, limit: int, *, leading: bool) -> _Part | None:
        """Digits, or a sign that leaves a digit open."""
        sign = self._folded[at]
        if "0" <= sign <= "9":
            return self._arabic(at, limit)
        if sign in self._signs.some and not leading:
            return _Part(at + 1, 1, 9)
        digits, end = self._digits(at, limit)
        if not digits:
            return None
        if not leading:
            digits = digits.lstrip("0") or "0"
        if len(digits) == 2 and digits[0] > "0" and int(digits[1]) == int(digits[0]) + 1:
            return _Part(end, int(digits[0]), int(digits[1]))
        return _Part(end, int(digits), int(digits), separated=len(digits) > 1)

    def _digits(self, at: int, limit: int) -> tuple[str, int]:
        """The digits written as signs at ``at``, as arabic ones, and where they end."""
        digits, end = "", at
        while end < limit and len(digits) < 12:
            sign = self._folded[end]
            value = self._signs.digits.get(sign, int(sign) if "0" <= sign <= "9" else -1)
            if value < 0:
                break
            digits, end = digits + str(value), end + 1
        return digits, end

    def _arabic(self, at: int, limit: int) -> _Part | None:
        run = _ARABIC_RUN.match(self._folded, at, limit)
        if run is None:
            return None
        raw = run.group()
        behind = self._folded[run.end() : run.end() + 1]
        if pair := _PAIR.fullmatch(raw):  # "2,3명"
            low, high = int(pair[1]), int(pair[2])
            return _Part(run.end(), low, high, arabic=True) if 0 < low == high - 1 else _Part(run.end(), -1, -1)
        unclear = _EITHER.fullmatch(raw) and behind not in {*self._signs.large, *self._signs.units, "%"}
        if unclear or not _ARABIC.fullmatch(raw):
            return _Part(run.end(), -1, -1)
        digits = raw.replace(",", "")
        value: Number = float(digits) if "." in digits else int(digits)
        return _Part(run.end(), value, value, arabic=True, separated="," in raw)

    def _result(self, state: _State) -> Numeral | None:
        if state.end == state.start or state.broken:
            return None
        part = state.part or _Part(state.end, 0, 0)
        signs = self._signs
        if signs.zero_needed and state.part and not part.arabic and state.scale >= 100 and part.low < 10:
            if self._folded[part.end - 2 : part.end - 1] not in _ZEROS and part.low == part.high:
                return None
        low, high = state.low + part.low, state.high + part.high
        if high > LARGEST:
            return None
        large = state.scale > 1 or (part.separated and plain(low) == int(low))
        return Numeral(state.start, state.end, plain(low), plain(high), state.scale, large, state.arabic, state.more)


_ZEROS = frozenset("零〇0")


@dataclass(slots=True)
class _State:
    """What was read of a run of signs so far. ``section`` is below the next unit of ten thousand."""

    start: int
    end: int
    room: Number  # of digits and units that may still come
    large_room: Number  # of units of ten thousand
    total: Number = 0
    total_high: Number = 0
    section: Number = 0
    section_high: Number = 0
    part: _Part | None = None
    scale: int = 1
    arabic: bool = False
    more: bool = False
    broken: bool = False

    @property
    def low(self) -> Number:
        return self.total + self.section

    @property
    def high(self) -> Number:
        return self.total_high + self.section_high

    def _break(self) -> bool:
        self.broken = True
        return False

    def add_zero(self, end: int) -> bool:
        """A zero before a unit: 一千零十五."""
        self.end = end
        return self.part is None or self._break()

    def add_part(self, part: _Part) -> bool:
        if self.more or self.part is not None or not 0 <= part.low < self.room:
            return self._break()
        self.part, self.end = part, part.end
        self.arabic = self.arabic or part.arabic
        return True

    def add_decimals(self, decimals: tuple[str, int]) -> bool:
        digits, end = decimals
        whole = self.part or _Part(self.end, self.section, self.section_high)
        if not digits or self.total or whole.low != whole.high or whole.low != int(whole.low) or self.end == self.start:
            return False
        value = (self.section if self.part else 0) + whole.low + float(f"0.{digits}")
        self.section = self.section_high = 0
        self.part, self.end = _Part(end, value, value, arabic=whole.arabic), end
        return True

    def add_more(self, end: int) -> bool:
        if self.more:
            return False
        self.more, self.end = True, end
        return True

    def add_unit(self, unit: int, end: int) -> bool:
        if unit >= self.room or self.more:
            return self._break()
        part = self.part or _Part(end, 1, 1)
        if part.high >= 10 and not part.arabic:
            return self._break()
        self.section += part.low * unit
        self.section_high += part.high * unit
        self._scaled(unit, end)
        self.room = unit
        return True

    def add_large(self, unit: int, end: int) -> bool:
        if unit >= self.large_room:
            return self._break()
        part = self.part or _Part(end, 0, 0)
        low, high = self.section + part.low, self.section_high + part.high
        self.total += (low or 1) * unit
        self.total_high += (high or 1) * unit
        self.section = self.section_high = 0
        self._scaled(unit, end)
        self.room = self.large_room = unit
        return True

    def _scaled(self, unit: int, end: int) -> None:
        self.part, self.end = None, end
        self.scale = unit
