"""How hedges combine, in every language."""

from __future__ import annotations

from collections.abc import Sequence

from nkr.model.quantity import BOUNDS, LOWER_BOUNDS, Number, Qualifier, Quantity


def strongest(hedges: Sequence[Qualifier]) -> Qualifier | None:
    """The hedge that decides: a bound before "nearly" before "about"; of two bounds the one that comes first."""
    for hedge in hedges:
        if hedge in BOUNDS:
            return hedge
    for hedge in (Qualifier.NEARLY, Qualifier.ABOUT):
        if hedge in hedges:
            return hedge
    return None


def hedged(value: Number, qualifier: Qualifier) -> Quantity:
    """One number under one hedge."""
    if qualifier in LOWER_BOUNDS:
        return Quantity(qualifier, low=value)
    if qualifier in BOUNDS:
        return Quantity(qualifier, high=value)
    return Quantity(qualifier, value, value)
