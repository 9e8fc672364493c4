"""A figure put together from what was read of it: number, hedges, noun, rate and year."""

from __future__ import annotations

from nkr.language.english import hedging, nouns, years
from nkr.language.english.nouns import Counted
from nkr.language.english.passage import Passage
from nkr.language.hedges import hedged, strongest
from nkr.model.figure import Figure
from nkr.model.quantity import Number, Qualifier, Quantity


def built(
    passage: Passage,
    first: int,
    end: int,
    value: Number,
    upper: Number | None,
    counted: Counted,
    shape: Qualifier | None,
    hedges: list[Qualifier] | None = None,
    start: int | None = None,
    trailing: list[Qualifier] | None = None,
) -> tuple[Figure, int]:
    """The figure of the number between two tokens, and where to read on.

    ``upper`` makes it a range; ``shape`` is its qualifier where no hedge says otherwise. ``hedges`` and ``start`` are
    those before the number and where they begin, ``trailing`` those behind it, as far as they were read already.
    """
    if hedges is None or start is None:
        hedges, start = hedging.before(passage, first)
    after, behind = hedging.after(passage, counted.after) if not trailing and counted.after > end else ([], 0)
    if after:
        counted.end = counted.after = behind
    stated = strongest([*hedges, *(trailing or []), *after])
    if upper is not None:
        quantity = Quantity.between(value, upper)
        start -= passage.low[start - 1] in {"between", "from"}
    else:
        quantity = hedged(value, stated or shape or Qualifier.EXACT)
    unit = counted.unit
    last = max(counted.end, end)
    if unit in {"persons", ""}:
        per, last = nouns.rate(passage, counted, last)
        unit = f"persons-per-{per}" if per else unit
    year = years.year_of(passage, start, max(counted.after, last))
    return figure_at(passage, quantity, unit, start, last, year, counted.noun), max(last, end)


def figure_at(
    passage: Passage, quantity: Quantity, unit: str, first: int, end: int, year: int | None, noun: str
) -> Figure:
    """A figure with the words between two tokens, and their place in the source."""
    start = passage.text.original(passage.starts[first])
    stop = passage.text.original(passage.ends[end - 1], end=True)
    return Figure(quantity, unit, start, stop, passage.text.source[start:stop], year, noun)
