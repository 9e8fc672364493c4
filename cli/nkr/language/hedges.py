"""How hedges combine, in every language."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.model.quantity import BOUNDS, LOWER_BOUNDS, Number, Qualifier, Quantity


def strongest(hedges: Sequence[Qualifier]) -> Qualifier | None:
    """The hedge that decides: a bound before "nearly" before "about"; of two bounds the one that comes first."""
    ranked = [*(hedge for hedge in hedges if hedge in BOUNDS), Qualifier.NEARLY, Qualifier.ABOUT]
    return next((hedge for hedge in ranked if hedge in hedges), None)


def hedged(value: Number, hedges: Sequence[Qualifier], otherwise: Qualifier = Qualifier.EXACT) -> Quantity:
    """One number under its hedges: of "as many as about 300" the maximum, and that it is rough."""
    qualifier = strongest(hedges) or otherwise
    if qualifier in LOWER_BOUNDS:
        return Quantity(qualifier, low=value, rough=is_rough(hedges))
    if qualifier in BOUNDS:
        return Quantity(qualifier, high=value, rough=is_rough(hedges))
    return Quantity(qualifier, value, value)


def ranged(low: Number, high: Number, hedges: Sequence[Qualifier]) -> Quantity:
    """Two numbers under their hedges: of "about 2,000 to 2,500" the range, and that it is rough."""
    return Quantity(Qualifier.RANGE, low, high, rough=is_rough(hedges))


def is_rough(hedges: Sequence[Qualifier]) -> bool:
    return Qualifier.ABOUT in hedges or Qualifier.NEARLY in hedges
