"""How a number matches the figure of a fact, and whether a hedge is lost on the way."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nkr.analysis.compare.verdicts import WIDE
from nkr.model.fact import Fact
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Number, Qualifier, Quantity


class How(StrEnum):
    """How a number matches the figure of a fact, the closest first."""

    EXACTLY = "exactly"  # the same number under the same hedge
    HEDGE = "other-hedge"  # the same number, hedged otherwise by the source
    END = "end-of-range"  # one end of the source's range, printed as the figure
    ROUNDED = "by-rounding"
    INSIDE = "inside-range"
    BOUND = "within-bound"  # not excluded by a bound, a size word or a range wider than three times: no support


_RANKS = {how: rank for rank, how in enumerate(How)}


def how_matching(quantity: Quantity, fact: Fact) -> How | None:
    """How ``quantity`` matches the fact's figure; ``None`` where the two exclude each other, or one has no size."""
    stated, known = quantity.stated, fact.quantity.stated
    if not quantity.has_size or not fact.quantity.has_size:
        same_word = quantity.qualifier is fact.quantity.qualifier and quantity.word == fact.quantity.word
        return How.EXACTLY if same_word else None
    vague = Qualifier.VAGUE in (quantity.qualifier, fact.quantity.qualifier)
    if stated == known and (not vague or quantity.word == fact.quantity.word):
        return How.EXACTLY if quantity.qualifier is fact.quantity.qualifier else How.HEDGE
    if fact.quantity.qualifier is Qualifier.RANGE and len(stated) == 1 and stated[0] in known:
        return How.END
    if not quantity.interval.compatible_with(fact.interval):
        return None
    loose = quantity.is_bound or fact.quantity.is_bound or vague
    if loose or max(quantity.interval.breadth, fact.interval.breadth) > WIDE:
        return How.BOUND
    if Qualifier.RANGE in (quantity.qualifier, fact.quantity.qualifier):
        return How.INSIDE
    return How.ROUNDED


def loses_bound(quantity: Quantity, fact: Fact) -> bool:
    """Whether a bound of the source is printed as a value, or turned round: "as many as" as "more than"."""
    for bounds in (UPPER_BOUNDS, LOWER_BOUNDS):
        if fact.quantity.qualifier in bounds:
            return quantity.qualifier not in bounds
    if fact.quantity.qualifier is Qualifier.NEARLY:
        return quantity.qualifier in LOWER_BOUNDS
    return False


def telling(value: Number) -> int:
    """How many significant digits a number has: 1,383 tells four times what 2,000 does."""
    digits = str(int(value)).rstrip("0") if value == int(value) else str(value).replace(".", "")
    return len(digits)


@dataclass(frozen=True, slots=True)
class Match:
    """A fact whose figure a number matches, and how. ``where`` tells how the fact's scope stands to what was asked."""

    fact: Fact
    how: How
    where: str = "same"

    @property
    def rank(self) -> int:
        """How close it is, 0 the closest."""
        return _RANKS[self.how]


def closest_first(matches: Iterable[Match]) -> list[Match]:
    return sorted(matches, key=lambda match: (match.rank, match.fact.published.end, match.fact.id))
