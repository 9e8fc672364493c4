"""A fact: one figure as one source states it, the smallest thing that can be cited."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any, NamedTuple

from nkr.model.notebook import table
from nkr.model.period import Period
from nkr.model.quantity import COMMON, Interval, Quantity
from nkr.model.vocabulary import DATED_BY_PRINT, Kind

UNATTRIBUTED = "unattributed"
"""The claimant of a figure that no one is named for; as one who passed it on, a report that is not named."""


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


def means(meaning: str, *, about_entry: bool = False) -> dict[str, Any]:
    """What a field is, for every table that has it. ``about_entry`` marks one that tells who entered and checked the
    fact, and not what the fact says.
    """
    return {"meaning": meaning, "about_entry": about_entry}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Fact:
    """One figure as one source states it.

    ``place``, ``group`` and ``by`` are filled in with the measure's default where the source names none. ``published``
    is the day this figure was printed: the source's, unless a page shows an older headline of its own
    (``own_published``). ``paragraph`` 0 is the headline.
    ``confirmed`` tells that a curator has seen that an office means a figure that moves a settled count far.
    ``reviewed`` is false for what a program proposed and no person has checked.
    """

    id: str = field(metadata=means("The fact's id, never reused"))
    source: str = field(metadata=means("The document that states it"))
    number: int = field(
        default=0, metadata=means("Its number within its document; after the document's, 41.3", about_entry=True)
    )
    paragraph: int = field(metadata=means("Paragraph of the document; 0 is the headline"))
    phrase: str = field(metadata=means("The few words around the number, in the document's language"))
    locator: str = field(default="", metadata=means("Page, slide or table of the document: p. 12, table 3"))
    translation: str = field(default="", metadata=means("Our translation of the phrase"))
    measure: str = field(metadata=means("What is counted"))
    topic: str = field(metadata=means("Topic of the measure"))
    kind: Kind = field(metadata=means("stock, flow, cumulative, event, share or length"))
    quantity: Quantity = field(metadata=means("The figure with its hedge"))
    unit: str = field(metadata=means("What one is: persons, cases, percent, km, persons-per-week, ..."))
    factor: float = field(
        default=0.0,
        metadata=means("People in one household or case, where the source says how many: compared as people"),
    )
    best: int | None = field(
        default=None, metadata=means("The claimant's best estimate within the range: printed, never used as the value")
    )
    period: Period | None = field(default=None, metadata=means("The time that the figure covers (EDTF)"))
    as_of: Period | None = field(default=None, metadata=means("The day that the figure holds for (EDTF)"))
    claimant: str = field(metadata=means("Who gives the figure"))
    via: tuple[str, ...] = field(default=(), metadata=means("Who passed it on"))
    place: str = field(default="", metadata=means("Where"))
    group: str = field(default="", metadata=means("Who is counted"))
    by: str = field(default="", metadata=means("Who arrested, returned or admitted"))
    event: str = field(default="", metadata=means("The incident, shared by all facts about it"))
    term: str = field(default="", metadata=means("The word that the source uses for those it counts"))
    status: Status = field(
        default=Status.REPORTED, metadata=means("reported, provisional, final, revised, planned or doubtful")
    )
    method: Method | None = field(
        default=None, metadata=means("register, survey, documented-cases, extrapolation or hearsay")
    )
    published: Period = field(metadata=means("When this figure was printed (EDTF)"))
    own_published: bool = field(
        default=False,
        metadata=means("Whether it was printed at another date than its document: an older headline on its page"),
    )
    repeats: str = field(default="", metadata=means("The fact whose figure it repeats"))
    note: str = field(default="", metadata=means("What a reader must know to use it"))
    restricted: bool = field(default=False, metadata=means("Whether it is kept out of every output unless asked for"))
    entered: str = field(default="", metadata=means("When and by whom it was entered", about_entry=True))
    checked: str = field(default="", metadata=means("When and by whom it was read a second time", about_entry=True))
    withdrawn: str = field(
        default="", metadata=means("When and why its document was retracted or withdrawn", about_entry=True)
    )
    corrections: tuple[Correction, ...] = field(
        default=(), metadata=means("Errata: what it said before, when that changed and why", about_entry=True)
    )
    reviewed: bool = field(
        default=True, metadata=means("False for what nkr draft proposed and no person has checked", about_entry=True)
    )
    undated: bool = field(
        default=False, metadata=means("Whether a curator has seen that the source states no date", about_entry=True)
    )
    confirmed: bool = field(
        default=False,
        metadata=means("Whether a curator has confirmed a release that moves a settled figure far", about_entry=True),
    )
    collection: str = field(default="", metadata=means("The collection it is part of"))
    interval: Interval = field(init=False, repr=False)
    time: Period = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.period is None and self.as_of is None and self.kind not in DATED_BY_PRINT:
            raise ValueError(f"a {self.kind} needs a period or an as-of date")
        if self.best is not None and not self.quantity.interval.floor <= self.best <= self.quantity.interval.ceiling:
            raise ValueError(f"the best estimate, {self.best:,}, lies outside of the figure")
        object.__setattr__(self, "interval", self.quantity.interval_in(self.unit, self.factor))
        object.__setattr__(self, "time", self._time())

    def _time(self) -> Period:
        """The time that the figure is about.

        A stock's is its as-of date, else its period, else the publication date (``time_assumed``); a share's is its
        period first. A cumulative count's period is its span and its as-of date the span's end; where only the end is
        given, the start is unknown.
        """
        if self.kind is Kind.STOCK:
            return self.as_of or self.period or self.published
        if self.kind is Kind.CUMULATIVE and self.period is None and self.as_of is not None:
            return Period(f"/{self.as_of}", self.as_of.start, self.as_of.end, known_start=False)
        if self.kind is Kind.CUMULATIVE and self.period is not None and self.as_of is not None:
            end = max(self.as_of.end, self.period.start)
            return Period(str(self.period), self.period.start, end, self.period.known_start)
        return self.period or self.as_of or self.published

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
    def stated(self) -> tuple[float, ...]:
        """The numbers that are stated, in the unit that they are compared in."""
        by = self.factor or COMMON.get(self.unit, ("", 1))[1]
        return tuple(number * by for number in self.quantity.stated) if by != 1 else self.quantity.stated

    @property
    def counted_in(self) -> str:
        """The unit that it is compared in."""
        return "persons" if self.factor else COMMON.get(self.unit, (self.unit, 1))[0]

    @property
    def doubtful(self) -> bool:
        """Whether it counts for nothing: a slip is likely, or its document was withdrawn."""
        return self.status is Status.DOUBTFUL or bool(self.withdrawn)


QUANTITY = {
    "low": "Lower stated number, in the unit; none for an upper bound or a vague word",
    "high": "Upper stated number, in the unit; none for a lower bound or a vague word",
    "qualifier": "How the source hedges it",
    "word": "The size word of a vague figure",
    "rounded": "0 where a round number is known to be an exact count, 10 where the source rounds to the nearest ten",
}
"""The fields that a quantity is written as."""
FIELDS: Mapping[str, Mapping[str, Any]] = {found.name: found.metadata for found in fields(Fact) if found.metadata}
"""Every field of a fact with its meaning: what is stored, curated and exported is made from this."""
FILLED_IN = frozenset({"topic", "number", "own_published", "collection", "withdrawn"})
"""What a fact is given by its measure, its document, its folder and the editions."""
SAID = tuple(
    name
    for field_name, of in FIELDS.items()
    if not of["about_entry"]
    for name in (QUANTITY if field_name == "quantity" else (field_name,))
)
"""The fields that say something: all but those on who entered and checked the fact."""
