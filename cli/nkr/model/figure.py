"""A figure found in prose: what it says, where it stands, and what stands around it."""

from __future__ import annotations

from typing import NamedTuple

from nkr.model.patterns import regex
from nkr.model.period import Period
from nkr.model.quantity import Quantity


class Figure(NamedTuple):
    """One figure as the words state it.

    ``start`` and ``end`` are offsets into the text that was given and cover the hedge, the number and its magnitude,
    with the unit or the counted noun where it stands next to the number. ``unit`` is ``"persons"``, ``"percent"``,
    ``"cases"``, ``"km"``, ``"persons-per-week"`` (``-day``, ``-month``, ``-year``), another counted thing by its own
    name (``"clusters"``, ``"miles"``: plainly no persons), or ``""`` where the words do not tell. ``noun`` is the head
    noun counted, if recognised.
    """

    quantity: Quantity
    unit: str
    start: int
    end: int
    text: str
    noun: str = ""


class Moment(NamedTuple):
    """A time that a text names, between two of its offsets.

    ``period`` is ``None`` where the words name a time that nothing fixes ("in January", with no year in sight).
    ``since`` marks the start of a count that runs on ("since 1998"), ``until`` its end ("as of August 2023"),
    ``relative`` a time counted from the date of the text ("last year").
    """

    period: Period | None
    start: int
    end: int
    text: str
    since: bool = False
    until: bool = False
    relative: bool = False


class Mention(NamedTuple):
    """A figure of a text with what tells what it is about.

    ``line`` and ``column`` count from 1 in the file as it was given, ``paragraph`` the text's blocks from 1.
    ``passage`` is the sentence of the figure with the sentences before it in its paragraph; the figure stands in it
    from ``start`` to ``end``, its sentence begins at ``sentence``, and ``moments`` are the times named in it.
    ``heading`` is what stands above all: the title. ``summed`` tells that the figure is the sum of a list ("two women
    and a boy"), not one that was printed.
    """

    figure: Figure
    line: int
    column: int
    paragraph: int
    passage: str
    start: int
    end: int
    sentence: int
    language: str
    moments: tuple[Moment, ...] = ()
    heading: str = ""
    summed: bool = False

    @property
    def words(self) -> str:
        return self.passage[self.sentence :]

    @property
    def clause(self) -> str:
        """The figure's own clause, with the time that opens its sentence: "In 1998, 947 came"."""
        borders = [found.end() for found in _BORDER.finditer(self.passage, self.sentence, self.start)]
        after = _BORDER.search(self.passage, self.end)
        if borders and self._is_bare(borders[-1], after.start() if after else len(self.passage)):
            borders.pop()  # "Living there: 4,870"
        start = borders[-1] if borders else self.sentence
        opened = len(borders) == 1 and any(self.sentence <= moment.start < start for moment in self.moments)
        if opened and start - self.sentence <= OPENING:
            start = self.sentence
        return self.passage[start : after.start() if after else len(self.passage)]

    def _is_bare(self, start: int, end: int) -> bool:
        """Whether a clause is the figure alone."""
        around = self.passage[start : self.start] + self.passage[self.end : end]
        return not any(map(str.isalpha, around)) and self.passage[start - 1] == ":"

    @property
    def beside(self) -> list[Moment]:
        """The times that the clause names; where it names none, those of its sentence."""
        named = [one for one in self.moments if one.period is not None and one.start >= self.sentence]
        clause = self.clause
        return [one for one in named if one.text in clause] or named


_BORDER = regex(r"[,;:()—–]|\b(?:and|but|while|whereas|after)\b")
"""What ends a clause."""
OPENING = 40
"""Characters of what opens a sentence with a time."""
