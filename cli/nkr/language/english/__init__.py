"""English figures: "as many as 2.5 million", "some 8,000", "two dozen", "one in five", "1,383 in 2005".

A passage is cut into words by one regular expression; from there on everything is looked up word by word, with a fixed
reach to either side, so that reading is linear in the text. The order is always the same: a number starts here; is it a
date, an age, an amount of money or a name; does it go on as a range or a share; which hedge stands before or behind
it; what does it count; which year goes with it.

``reading`` holds that order; each step is a module of its own: ``numbers``, ``shares``, ``refusals`` (one function a
reason why a number is no figure), ``money``, ``ranges``, ``hedging``, ``nouns``; ``sizes`` reads "dozens",
``lists`` adds people up, ``building`` makes the figure. Their words stand in ``words``.

Decisions that a reader may want to know:

- A fraction that does not come out even is "about": two thirds = about 66.7 percent. "One in five" and "half" are
  exact.
- "A majority" is "most"; "several hundred" is "hundreds"; "a handful" and "a couple" have no size.
- "500+" and "500 or more" include 500; "topping 500" does not.
- A point is a decimal point: "1.400" is 1.4, as no one can tell it from a European thousand; a decimal number that is
  not followed by a magnitude, a percent sign or a unit is no count, and no figure in running prose.
- "More than the 1,383 of 2005" compares with a count, which stays exact.
- "An estimated", "estimated at" and "estimates that" hedge: about.
- "Rose from 10 to 20" and "by 10 to 20" are two figures, "from 10 to 20" without a verb of change is a range.
- A difference in percentage points, a multiple ("three times") and a duration are no figures.
"""

from __future__ import annotations

from collections.abc import Iterator

from nkr.language.english import lists, numbers, reading
from nkr.language.english.passage import Passage
from nkr.language.text import Text
from nkr.model.figure import Figure
from nkr.model.quantity import Number

__all__ = ["every_number", "people", "read"]


def people(text: Text) -> list[Figure]:
    """The lists of people of an English text, each as one count."""
    passages = (Passage(text, start, end, curated=False) for start, end in text.passages())
    return [figure for passage in passages for figure in lists.people(passage)]


def read(text: Text, _: str, *, curated: bool) -> list[Figure]:
    """The figures of an English text, in order."""
    found: list[Figure] = []
    # A table's cell may hold nothing but a count that looks like a year.
    for years in (False, True) if curated else (False,):
        for start, end in text.passages() if not found else ():
            found += reading.figures(Passage(text, start, end, curated=curated, years=years))
    return found


def every_number(text: Text, _: str) -> Iterator[tuple[int, int, Number]]:
    """Every number of an English text with its place, also one that is no figure: years, days, 38th."""
    for start, end in text.passages():
        passage = Passage(text, start, end, curated=True)
        for first, stop, value in numbers.every(passage):
            yield passage.starts[first], passage.ends[stop - 1], value
