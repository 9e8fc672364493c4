"""A figure found in prose: what it says, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

from nkr.model.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure as the words state it.

    ``start`` and ``end`` are offsets into the text that was given and cover the hedge, the number and its magnitude,
    with the unit or the counted noun where it stands next to the number. ``unit`` is ``"persons"``, ``"percent"``,
    ``"cases"``, ``"km"``, ``"persons-per-week"`` (``-day``, ``-month``, ``-year``), another counted thing by its own
    name (``"camps"``, ``"miles"``: plainly no persons), or ``""`` where the words do not tell. ``year`` is the year
    that goes with this count ("1,383 in 2005"), and ``noun`` the head noun counted, if recognised.
    """

    quantity: Quantity
    unit: str
    start: int
    end: int
    text: str
    year: int | None = None
    noun: str = ""
