"""A fact: one figure as one source states it, the smallest thing that can be cited."""
# The annotations are values, which every start reads: as texts (``from __future__``) each would be parsed twice.

from dataclasses import dataclass, field
from typing import Annotated, Any, NamedTuple, get_type_hints

from nkr.model.coded import Coded
from nkr.model.notebook import table
from nkr.model.period import Period
from nkr.model.quantity import COMMON, Interval, Quantity
from nkr.model.vocabulary import DATED_BY_PRINT, Kind, Measure

UNATTRIBUTED = "unattributed"
"""The claimant of a figure that no one is named for; as one who passed it on, a report that is not named."""


class Status(Coded):
    """How settled a figure was when it was printed."""

    REPORTED = "reported", "printed as a fact"
    PROVISIONAL = "provisional", "said to be provisional"
    FINAL = "final", "said to be final"
    REVISED = "revised", "said to be a revision"
    PLANNED = "planned", "expected, not yet so"
    DOUBTFUL = "doubtful", "an error is likely: shown, flagged, never used as a value"


class Method(Coded):
    """How the claimant came to the figure."""

    REGISTER = "register", "counted on a register"
    SURVEY = "survey", "from a survey"
    DOCUMENTED_CASES = "documented-cases", "cases documented one by one"
    EXTRAPOLATION = "extrapolation", "extrapolated from a part"
    HEARSAY = "hearsay", "reported at second hand"


class Correction(NamedTuple):
    """An erratum: what a fact said before, when that changed, and why."""

    on: str
    was: str
    reason: str


ABOUT_ENTRY = object()
"""Marks a field that tells who entered and checked the fact, and not what the fact says."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Fact:
    """One figure as one source states it; ``place``, ``group`` and ``by`` are the measure's if it names none."""

    id: Annotated[str, "The fact's id, never reused"]
    source: Annotated[str, "The document that states it"]
    number: Annotated[int, "Its number within its document; after the document's, 41.3", ABOUT_ENTRY] = 0
    paragraph: Annotated[int, "Paragraph of the document; 0 is the headline"]
    phrase: Annotated[str, "The few words around the number, in the document's language"]
    locator: Annotated[str, "Page, slide or table of the document: p. 12, table 3"] = ""
    translation: Annotated[str, "Our translation of the phrase"] = ""
    measure: Annotated[str, "What is counted"]
    topic: Annotated[str, "Topic of the measure"]
    kind: Annotated[Kind, "stock, flow, cumulative, event, share or length"]
    quantity: Annotated[Quantity, "The figure with its hedge"]
    unit: Annotated[str, "What one is: persons, cases, percent, km, persons-per-week, ..."]
    factor: Annotated[float, "People in one household or case, where stated: compared as people"] = 0.0
    best: Annotated[int | None, "The claimant's best estimate within the range: printed, never the value"] = None
    period: Annotated[Period | None, "The time that the figure covers (EDTF)"] = None
    as_of: Annotated[Period | None, "The day that the figure holds for (EDTF)"] = None
    claimant: Annotated[str, "Who gives the figure"]
    via: Annotated[tuple[str, ...], "Who passed it on"] = ()
    place: Annotated[str, "Where"] = ""
    group: Annotated[str, "Who is counted"] = ""
    by: Annotated[str, "Who arrested, returned or admitted"] = ""
    event: Annotated[str, "The incident, shared by all facts about it"] = ""
    term: Annotated[str, "The word that the source uses for those it counts"] = ""
    status: Annotated[Status, "reported, provisional, final, revised, planned or doubtful"] = Status.REPORTED
    method: Annotated[Method | None, "register, survey, documented-cases, extrapolation or hearsay"] = None
    published: Annotated[Period, "When this figure was printed (EDTF)"]
    own_published: Annotated[bool, "Whether it was printed at another date than its document"] = False
    repeats: Annotated[str, "The fact whose figure it repeats"] = ""
    note: Annotated[str, "What a reader must know to use it"] = ""
    restricted: Annotated[bool, "Whether it is kept out of every output unless asked for"] = False
    entered: Annotated[str, "When and by whom it was entered", ABOUT_ENTRY] = ""
    checked: Annotated[str, "When and by whom it was read a second time", ABOUT_ENTRY] = ""
    withdrawn: Annotated[str, "When and why its document was retracted or withdrawn", ABOUT_ENTRY] = ""
    corrections: Annotated[tuple[Correction, ...], "Errata: what it said before, when and why", ABOUT_ENTRY] = ()
    reviewed: Annotated[bool, "False for what nkr draft proposed and no person has checked", ABOUT_ENTRY] = True
    undated: Annotated[bool, "Whether a curator has seen that the source states no date", ABOUT_ENTRY] = False
    confirmed: Annotated[bool, "Whether a curator confirmed a number or release far from others", ABOUT_ENTRY] = False
    collection: Annotated[str, "The collection it is part of"] = ""
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

    def counts_whole_of(self, measure: Measure) -> bool:
        """Whether it counts all the people and the places of a measure: the women of a total do not."""
        return (self.place, self.group, self.by) == (measure.place, measure.group, measure.by)

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
_ALL = get_type_hints(Fact, include_extras=True)
_HINTS = {name: hint for name, hint in _ALL.items() if hasattr(hint, "__metadata__")}
TYPES: dict[str, Any] = {name: hint.__origin__ for name, hint in _HINTS.items()}
FIELDS: dict[str, str] = {name: hint.__metadata__[0] for name, hint in _HINTS.items()}
"""Every field of a fact with its meaning: what is stored, curated and exported is made from this."""
OF_ENTRY = frozenset(name for name, hint in _HINTS.items() if ABOUT_ENTRY in hint.__metadata__)
FILLED_IN = frozenset({"topic", "number", "own_published", "collection", "withdrawn"})
"""What a fact is given by its measure, its document, its folder and the editions."""
SAID = tuple(
    name
    for field_name in FIELDS
    if field_name not in OF_ENTRY
    for name in (QUANTITY if field_name == "quantity" else (field_name,))
)
"""The fields that say something: all but those on who entered and checked the fact."""
