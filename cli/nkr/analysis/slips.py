"""Slips of digits: a suspicion, told as one, and never a fact."""

from __future__ import annotations

from collections.abc import Iterable

from nkr.model.quantity import Number


def transposition_of(value: Number, known: Iterable[Number]) -> list[Number]:
    """The known values that ``value`` has the digits of in another order, at most two of them moved; nearest first.

    2,081 may be meant for 2,801. Two digits or fewer, and a mere ten-fold, say nothing.
    """
    digits = str(value)
    if not digits.isdigit() or len(digits) < 3:
        return []
    found = {other for other in known if other != value and _swapped(digits, str(other))}
    return sorted(found, key=lambda other: abs(other - value))


def _swapped(one: str, other: str) -> bool:
    if len(one) != len(other) or sorted(one) != sorted(other):
        return False
    return sum(first != second for first, second in zip(one, other, strict=True)) == 2
