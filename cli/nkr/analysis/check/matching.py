"""How a number matches the figure of a fact: whether the fact supports it, admits it or excludes it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from nkr.analysis.compare.verdicts import WIDE
from nkr.model import Fact
from nkr.model.quantity import BOUNDS, LOWER_BOUNDS, UPPER_BOUNDS, Number, Qualifier, Quantity, last_digit_unit


class How(StrEnum):
    """How a number matches the figure of a fact, the closest first."""

    EXACTLY = "exactly"  # the same number under the same hedge
    HEDGE = "other-hedge"  # the same number, hedged otherwise by the source
    END = "end-of-range"  # one end of the source's range, printed as the figure
    ROUNDED = "by-rounding"
    INSIDE = "inside-range"  # the fact lies inside the range that the draft prints
    BOUND = "within-bound"  # not excluded, and not supported: a bound, a wide range, or a figure less precise


_RANKS = {how: rank for rank, how in enumerate(How)}


def how_matching(quantity: Quantity, fact: Fact) -> How | None:
    """How ``quantity`` matches the fact's figure; ``None`` where the two exclude each other, or one has no size."""
    known = fact.quantity
    if not quantity.has_size or not known.has_size:
        return How.EXACTLY if (quantity.qualifier, quantity.word) == (known.qualifier, known.word) else None
    vague = Qualifier.VAGUE in (quantity.qualifier, known.qualifier)
    if quantity.stated == known.stated and (not vague or quantity.word == known.word):
        return How.EXACTLY if _same_hedge(quantity.qualifier, known.qualifier) else How.HEDGE
    if known.qualifier is Qualifier.RANGE and len(quantity.stated) == 1 and quantity.stated[0] in known.stated:
        return How.END
    interval = quantity.interval_in(fact.unit)
    if not interval.compatible_with(fact.interval):
        return None
    if known.is_bound or vague or max(interval.breadth, fact.interval.breadth) > WIDE:
        return How.ROUNDED if _is_tight(quantity, fact) else How.BOUND
    ranged = known.qualifier is Qualifier.RANGE and len(quantity.stated) == 1  # no source gives the middle of its range
    if ranged or not interval.contains(fact.interval) or not _is_near(quantity, fact):
        return How.BOUND  # "nearly 3,000" says nothing for 2,991
    if known.qualifier is Qualifier.RANGE and set(quantity.stated) & set(known.stated):
        return How.BOUND  # "4,800 to 9,800" is a misprint of 4,800 to 8,900, and does not round it
    return How.INSIDE if quantity.qualifier is Qualifier.RANGE else How.ROUNDED


HARDLY_ROUNDED = 0.02
"""How far, as a share, an "about" may lie from the figure that it gives, where its digits do not say it is rounder."""


def _is_near(quantity: Quantity, fact: Fact) -> bool:
    """Whether an "about" rounds the figure: "some 1,440" does not exclude 1,502, and is not that figure rounded."""
    if quantity.qualifier is not Qualifier.ABOUT:
        return True
    value = quantity.stated[0]
    away = max(abs(number - value) for number in fact.quantity.stated)
    return away <= max(last_digit_unit(value) / 2, HARDLY_ROUNDED * value)


def _same_hedge(one: Qualifier, other: Qualifier) -> bool:
    """ "More than half a million" and "at least 500,000" hedge alike."""
    return one is other or {one, other} <= LOWER_BOUNDS or {one, other} <= UPPER_BOUNDS


def _is_tight(quantity: Quantity, fact: Fact) -> bool:
    """Whether a bound says as much as the figure that it rounds: "more than 34,000" of 34,078.

    The figure lies within one unit of the bound's last digit, and within a quarter of it.
    """
    known = fact.quantity
    if quantity.qualifier not in BOUNDS or known.is_bound or known.qualifier is Qualifier.VAGUE:
        return False
    if fact.interval.breadth > WIDE or not quantity.interval.contains(fact.interval):
        return False
    bound = quantity.stated[0]
    away = max(abs(number - bound) for number in known.stated)
    return away <= min(last_digit_unit(bound), bound / 4)


def supports(how: How | None, quantity: Quantity, fact: Fact) -> bool:
    """Whether a match is support: the same number with its hedge, or a figure at least as precise that rounds to it."""
    if how is How.HEDGE:
        return not (loses_bound(quantity, fact) or adds_bound(quantity, fact))
    return how in (How.EXACTLY, How.ROUNDED, How.INSIDE)


def loses_bound(quantity: Quantity, fact: Fact) -> bool:
    """Whether a bound of the source is printed as a value, or turned round: "as many as" as "more than"."""
    for bounds in (UPPER_BOUNDS, LOWER_BOUNDS):
        if fact.quantity.qualifier in bounds:
            return quantity.qualifier not in bounds
    turned = (Qualifier.EXACT, *LOWER_BOUNDS)
    return fact.quantity.qualifier is Qualifier.NEARLY and quantity.qualifier in turned


def adds_bound(quantity: Quantity, fact: Fact) -> bool:
    """Whether the number of a source is printed as a limit beyond which it lies: "about 200,000" as "more than"."""
    beyond = quantity.qualifier in (Qualifier.MORE_THAN, Qualifier.LESS_THAN)
    return beyond and fact.quantity.qualifier in (Qualifier.ABOUT, Qualifier.EXACT)


def loses_hedge(quantity: Quantity, fact: Fact) -> bool:
    """Whether the same number stands there with its bound lost or turned round, or as one end of the source's range."""
    if quantity.qualifier is Qualifier.ABOUT:
        return False  # it keeps a hedge, if not this one
    how = how_matching(quantity, fact)
    if how is How.END:
        low, high = fact.quantity.stated[0], fact.quantity.stated[-1]
        end = high if quantity.qualifier in LOWER_BOUNDS else low
        return quantity.qualifier not in BOUNDS or quantity.stated[0] == end
    return how is How.HEDGE and loses_bound(quantity, fact)


def telling(value: Number) -> int:
    """How many significant digits a number has: 1,383 tells four times what 2,000 does."""
    digits = str(int(value)).rstrip("0") if value == int(value) else str(value).replace(".", "")
    return len(digits)


def states_number(quantity: Quantity, fact: Fact) -> bool:
    """Whether two figures print the same number, hedges apart, or the draft prints the fact's exact count rounded."""
    if quantity.stated == fact.quantity.stated:
        return bool(quantity.stated) and Qualifier.VAGUE not in (quantity.qualifier, fact.quantity.qualifier)
    if len(quantity.stated) != 1 or fact.quantity.qualifier is not Qualifier.EXACT:
        return False
    number = quantity.stated[0]
    return telling(number) >= 3 and abs(fact.quantity.stated[0] - number) <= last_digit_unit(number) / 2


class Match(NamedTuple):
    """A fact whose figure a number matches, and how. ``where`` tells how the fact's scope relates to what was asked."""

    fact: Fact
    how: How
    where: str = "same"

    @property
    def rank(self) -> int:
        """How close it is, 0 the closest."""
        return _RANKS[self.how]


def closest_first(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: (match.rank, match.fact.published.end, match.fact.id))
