"""A figure put together from what was read of it: number, hedges, noun and rate."""

from __future__ import annotations

from dataclasses import dataclass, field

from nkr.language.english import hedging, nouns
from nkr.language.english import words as english
from nkr.language.english.nouns import Counted
from nkr.language.english.passage import Passage
from nkr.language.hedges import hedged, ranged
from nkr.model.figure import Figure
from nkr.model.quantity import Number, Qualifier, Quantity


@dataclass(slots=True)
class Parts:
    """What was read of a number: it stands between the tokens ``first`` and ``end``.

    ``upper`` makes it a range; ``shape`` is its qualifier where no hedge says otherwise. ``hedges`` stand before it,
    from ``start`` on, ``trailing`` behind it.
    """

    first: int
    end: int
    value: Number
    counted: Counted
    upper: Number | None = None
    shape: Qualifier = Qualifier.EXACT
    hedges: list[Qualifier] = field(default_factory=list)
    start: int = -1
    trailing: list[Qualifier] = field(default_factory=list)


def built(passage: Passage, parts: Parts) -> tuple[Figure, int]:
    """The figure, and where to read on."""
    counted, end = parts.counted, parts.end
    hedges, start = (parts.hedges, parts.start) if parts.start >= 0 else hedging.before(passage, parts.first)
    if not parts.trailing and counted.after > end:
        after, behind = hedging.after(passage, counted.after)
        if after:
            parts.trailing, counted.end, counted.after = after, behind, behind
    hedges = [*hedges, *parts.trailing] or _of_the_converted(passage, parts.first, end)
    if parts.upper is not None:
        quantity = ranged(parts.value, parts.upper, hedges)
        start -= passage.low[start - 1] in {"between", "from"}
    else:
        quantity = hedged(parts.value, hedges, parts.shape)
    unit, last = with_rate(passage, counted, max(counted.end, end))
    passage.hedges, passage.hedged_end = hedges, max(last, counted.after)
    return figure_at(passage, quantity, unit, start, last, counted.noun), max(last, end)


def _of_the_converted(passage: Passage, first: int, end: int) -> list[Qualifier]:
    """The hedges of the number that this one converts: "more than 100 kilometers (60 miles)"."""
    low = passage.low
    if not passage.hedges or not (low[end] in english.MEASURES or low[end - 1] in english.MEASURES):
        return []
    for at in range(first - 1, first - 4, -1):
        if low[at] in {"(", "/"}:
            return passage.hedges if at - 4 < passage.hedged_end <= at else []
    return []


def with_rate(passage: Passage, counted: Counted, last: int) -> tuple[str, int]:
    """The unit with the time that it is counted by ("persons-per-week"), and where the words end."""
    if counted.unit not in {"persons", ""}:
        return counted.unit, last
    per, last = nouns.rate(passage, counted, last)
    return (f"persons-per-{per}" if per else counted.unit), last


def figure_at(passage: Passage, quantity: Quantity, unit: str, first: int, end: int, noun: str) -> Figure:
    """A figure with the words between two tokens, and their place in the source."""
    return passage.text.figure(quantity, unit, passage.starts[first], passage.ends[end - 1], noun)
