"""The facts that count for a statement: by measure and number, published and happening by the day of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from nkr.analysis.compare.comparer import Comparer
from nkr.model import Fact, Period
from nkr.model.grouping import grouped
from nkr.model.quantity import Number, Qualifier, last_digit_unit


class Evidence:
    """The facts of one record as a checker asks for them."""

    def __init__(self, comparer: Comparer) -> None:
        self.comparer, self.record = comparer, comparer.record

    @cached_property
    def _by_measure(self) -> dict[str, list[Fact]]:
        return grouped(self.record.facts, lambda fact: fact.measure)

    def of_measure(self, measure: str) -> Sequence[Fact]:
        return self._by_measure.get(measure, ())

    def rounding_to(self, number: Number) -> Sequence[Fact]:
        """The facts whose exact count rounds to a number, as its last digit tells."""
        half = last_digit_unit(number) / 2
        values = self._exact[0]
        return self._exact[1][bisect_left(values, number - half) : bisect_right(values, number + half)]

    @cached_property
    def _exact(self) -> tuple[list[Number], list[Fact]]:
        exact = [fact for fact in self.record.facts if fact.quantity.qualifier is Qualifier.EXACT]
        exact.sort(key=lambda fact: fact.quantity.stated[0])
        return [fact.quantity.stated[0] for fact in exact], exact

    def stating(self, stated: tuple[Number, ...]) -> Sequence[Fact]:
        """The facts whose source prints these very numbers."""
        return self._by_number.get(stated, ()) if stated else ()

    @cached_property
    def _by_number(self) -> dict[tuple[Number, ...], list[Fact]]:
        return grouped(self.record.facts, lambda fact: fact.quantity.stated)

    def ranges_by(self, claimant: str) -> Sequence[Fact]:
        """The facts of a claimant that state two numbers."""
        return self._ranges.get(claimant, ())

    @cached_property
    def _ranges(self) -> dict[str, list[Fact]]:
        ranges = (fact for fact in self.record.facts if len(fact.quantity.stated) == 2)
        return grouped(ranges, lambda fact: fact.claimant)

    def origins(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        """The original sources behind facts, each once."""
        return tuple(sorted({self.comparer.origins[fact.id] for fact in facts}))

    def is_official(self, fact: Fact) -> bool:
        """Whether a fact is a release of the register of its measure: the keeper's own exact count."""
        keeper = self.comparer.registers.keeper(fact)
        exact = fact.quantity.qualifier is Qualifier.EXACT and not fact.doubtful and not fact.planned
        return bool(keeper) and exact and self.comparer.origins[fact.id] == keeper

    def latest_release(self, facts: Iterable[Fact]) -> Fact | None:
        """The keeper's latest release among figures for one thing and time, by its own word where that is there."""
        releases, registers = list(filter(self.is_official, facts)), self.comparer.registers
        own = [one for one in releases if one.claimant == registers.keeper(one) and not registers.is_unconfirmed(one)]
        return max(own or releases, key=lambda fact: (fact.published.end, fact.published.start, fact.id), default=None)


def published_by(fact: Fact, day: Period | None) -> bool:
    """Whether a fact had been published by the day of the text; all had, where the text has none.

    A day within a month counts for it, a year does not: what came out "in 2026" may have come out after January.
    """
    if day is None:
        return True
    return (fact.published.start if fact.published.days <= 31 else fact.published.end) <= day.end


def published_after(fact: Fact, day: Period | None) -> bool:
    """Whether a fact was certainly published after the day of the text."""
    return day is not None and fact.published.start > day.end


def happened_by(fact: Fact, day: Period | None) -> bool:
    """Whether what a fact is about had begun by the day of the text."""
    return day is None or fact.time.start <= day.end
