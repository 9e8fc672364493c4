"""A fact: one figure as one source states it, the smallest thing that can be cited."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from nkr.model.notebook import table
from nkr.model.period import Period
from nkr.model.quantity import Interval, Quantity
from nkr.model.vocabulary import Kind

NOBODY = "unattributed"
"""The claimant of a figure that nobody is named for; as one who passed it on, a report that is not named."""


class Status(StrEnum):
    """How settled a figure was when it was printed."""

    REPORTED = "reported"
    PROVISIONAL = "provisional"
    FINAL = "final"
    REVISED = "revised"
    PLANNED = "planned"  # people expected to leave have not left
    DOUBTFUL = "doubtful"  # a slip is likely: shown, flagged, never a value, never a vintage


class Method(StrEnum):
    """How the claimant came to the figure."""

    REGISTER = "register"
    SURVEY = "survey"
    DOCUMENTED_CASES = "documented-cases"
    EXTRAPOLATION = "extrapolation"
    HEARSAY = "hearsay"


class Correction(NamedTuple):
    """An erratum: what a fact said before, when that changed, and why."""

    on: str
    was: str
    reason: str


@dataclass(frozen=True, slots=True, repr=False)
class Fact:
    """One figure as one source states it.

    ``place``, ``group`` and ``by`` are filled in with the measure's default where the source names none. ``published``
    is the day this figure was printed: the source's, unless a page shows an older headline of its own
    (``own_published``). ``paragraph`` 0 is the headline.
    ``confirmed`` tells that a curator has seen that an office means a figure that moves a settled count far.
    ``reviewed`` is false for what a program proposed and no person has checked.
    """

    id: str
    source: str
    paragraph: int
    phrase: str
    measure: str
    topic: str
    kind: Kind
    quantity: Quantity
    unit: str
    claimant: str
    published: Period
    period: Period | None = None
    as_of: Period | None = None
    place: str = ""
    group: str = ""
    by: str = ""
    event: str = ""
    via: tuple[str, ...] = ()
    term: str = ""
    status: Status = Status.REPORTED
    method: Method | None = None
    own_published: bool = False
    repeats: str = ""
    note: str = ""
    translation: str = ""
    restricted: bool = False
    entered: str = ""
    checked: str = ""
    corrections: tuple[Correction, ...] = ()
    reviewed: bool = True
    confirmed: bool = False
    collection: str = ""
    interval: Interval = field(init=False, repr=False)
    time: Period = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.period is None and self.as_of is None and self.kind is not Kind.STOCK:
            raise ValueError(f"a {self.kind} needs a period or an as-of date")
        object.__setattr__(self, "interval", self.quantity.interval_in(self.unit))
        object.__setattr__(self, "time", self._time())

    def _time(self) -> Period:
        """The time that the figure is about.

        A stock's is its as-of date, else its period, else the publication date (``time_assumed``). A cumulative
        count's period is its span and its as-of date the span's end; where only the end is given, the start is unknown.
        """
        if self.kind is Kind.STOCK:
            return self.as_of or self.period or self.published
        if self.kind is Kind.CUMULATIVE and self.period is None and self.as_of is not None:
            return Period(f"/{self.as_of}", self.as_of.start, self.as_of.end, known_start=False)
        if self.kind is Kind.CUMULATIVE and self.period is not None and self.as_of is not None:
            end = max(self.as_of.end, self.period.start)
            return Period(str(self.period), self.period.start, end, self.period.known_start)
        time = self.period or self.as_of
        assert time is not None, "checked on entry"  # noqa: S101 (states an invariant for the type checker)
        return time

    def __repr__(self) -> str:
        return f"<Fact {self.id}: {self.quantity}, {self.measure}, {self.time}>"

    def _repr_html_(self) -> str:
        names = ("id", "quantity", "unit", "measure", "place", "group", "time", "claimant", "phrase", "source")
        return table((name, getattr(self, name)) for name in names)

    @property
    def time_assumed(self) -> bool:
        """Whether the time is only the day of publication, since the source states none."""
        return self.period is None and self.as_of is None

    @property
    def planned(self) -> bool:
        return self.status is Status.PLANNED

    @property
    def doubtful(self) -> bool:
        return self.status is Status.DOUBTFUL
