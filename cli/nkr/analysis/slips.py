"""Exchanged digits: shown as a suspicion, never as a fact."""

from __future__ import annotations

from collections.abc import Iterable
from operator import ne

from nkr.model import Number


def transposition_of(value: Number, known: Iterable[Number]) -> list[Number]:
    """The known values that ``value`` has the digits of in another order, at most two of them moved; nearest first.

    2,081 may be meant for 2,801. Two digits or fewer, and a mere ten-fold, say nothing.
    """
    digits = str(value)
    if not digits.isdigit() or len(digits) < 3:
        return []
    alike = {other for other in known if other != value and sorted(str(other)) == sorted(digits)}
    found = (other for other in alike if sum(map(ne, digits, str(other))) == 2)
    return sorted(found, key=lambda other: abs(other - value))


def neighbours_exchanged(one: Number, other: Number) -> bool:
    """Whether two numbers differ by two neighbouring digits that are exchanged: 2,941 and 2,914."""
    return other in exchanges(one)


def exchanges(value: Number) -> list[Number]:
    """The numbers that two exchanged neighbouring digits make of one; 17.8 of 18.7, whose point stays."""
    whole, point, tenths = str(value).partition(".")
    digits = whole + tenths
    if not digits.isdigit():
        return []
    moved = (f"{digits[:at]}{digits[at + 1]}{digits[at]}{digits[at + 2 :]}" for at in range(len(digits) - 1))
    written = {f"{text[: len(whole)]}{point}{text[len(whole) :]}" for text in moved if not text.startswith("0")}
    numbers = {float(text) if point else int(text) for text in written}
    return sorted(number for number in numbers if number != value)


NEAR = 0.005
"""How near to a known figure, as a share of it, a figure with two digits exchanged must come: states of one register
lie about so far apart."""


def nearly_transposition_of(value: Number, known: Iterable[Number]) -> tuple[Number, Number] | None:
    """``value`` with two neighbouring digits exchanged, and the known value beside which that would stand.

    2,081 would be 2,801, beside 2,804: the state of the register that was copied need not be among those known.
    """
    digits = str(value)
    if not digits.isdigit() or len(digits) < 4:
        return None
    pairs = [(abs(meant - other), meant, other) for meant in exchanges(value) for other in known]
    fitting = [pair for pair in pairs if pair[0] <= NEAR * pair[2] and abs(value - pair[2]) > 10 * NEAR * pair[2]]
    return min(fitting)[1:] if fitting else None
