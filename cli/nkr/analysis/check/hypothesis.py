"""A statement as a hypothetical fact, which the comparer compares with the facts of the record like any other.

A field that the words leave open is filled with the measure's default, as it is for a fact. Two things the words of a
sentence hardly ever tell: whether a count of what happened is one incident or all of them, and the incident's name. So
a statement is compared in the form that the other fact has, where its words allow that.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cached_property

from nkr.model import Fact, Kind, Measure, Status, Vocabulary, period
from nkr.model.patterns import regex
from nkr.model.period import FOREVER, Period
from nkr.model.statement import Field, Known, Statement

STATEMENT = "statement"
"""The id, the source and the claimant of a hypothetical fact: an original source of its own."""

INCIDENT_DAYS = 31
"""Days up to which a time named in words may be that of one incident."""

_COUNTED = {"persons", "cases"}
"""Units of which words that name neither may mean either."""
_WHOLE_YEAR = regex(
    r"\b(?:whole|entire|full|all)(?: of)?(?: the)? (?:year|[12][0-9]{3})\b|\bthroughout [12][0-9]{3}|\ball year\b"
    r"|한 해(?:를 통틀어| 전체| 동안| 내내)|1년 (?:동안|내내)|연간",
    re.IGNORECASE,
)
_ALONE_AHEAD = regex(r"\s*In [12][0-9]{3} alone\b[^0-9;]*\Z")
_ALONE = regex(r"\balone\b|해에만|들어서만|동안에만")
UNDATED = Period("", FOREVER, FOREVER)
"""When a text without a date was published: after everything in the record."""


@dataclass(frozen=True)
class Hypothesis:
    """A statement as a fact. ``written`` is the day of the text, ``today`` what "now" is where it has none."""

    statement: Statement
    vocabulary: Vocabulary
    written: Period | None
    today: Period

    @property
    def measure(self) -> Measure:
        return self.vocabulary.measures[self.statement.measure.value]

    @property
    def day(self) -> Period:
        """The day that "now" means."""
        return self.written or self.today

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that the statement may be of, the likeliest first."""
        statement, kinds, time = self.statement, self.measure.kinds, self.statement.time.value
        # "218 from 2006 to 2019" is a count, or a total
        total = (Kind.CUMULATIVE,) if Kind.CUMULATIVE in kinds and time is not None and time.days > 366 else ()
        if (kind := statement.kind.value) is not None:
            moving = [other for other in kinds if {kind, other} == {Kind.FLOW, Kind.EVENT}]
            return (kind, *moving, *(total if kind is Kind.FLOW else ()))  # one incident or all: words hardly ever say
        if Kind.CUMULATIVE in kinds and len(kinds) > 1:
            if statement.since or (time is not None and time.open_start):
                return (Kind.CUMULATIVE,)
            return (*(kind for kind in kinds if kind is not Kind.CUMULATIVE), *total)
        return kinds

    @cached_property
    def time(self) -> Period | None:
        """The time as a fact would have it; ``None`` where the words name none and none can be assumed."""
        statement, time = self.statement, self.statement.time.value
        kind = self.kinds[0]
        if kind is Kind.LENGTH:
            return time or self.day
        if kind is Kind.STOCK:  # as for a fact: how many there are is about the day of publication
            return time or (self.day if statement.present else self.written)
        if kind is Kind.CUMULATIVE and not statement.since:
            if time is None:
                return _until(self.written) if self.written is not None else None
            counted_from = (self.measure.since or len(self.measure.kinds) == 1) and not self.is_alone
            if counted_from and time.known_start and not time.open_start and (statement.until or time.days <= 366):
                return _until(time)
        if kind is Kind.SHARE and statement.until:
            return _until(time or self.day)
        return time

    @property
    def is_of_whole_year(self) -> bool:
        """Whether the words insist that a count is of the whole year: "in all of 2022", "the whole of 2022"."""
        mention, time = self.statement.mention, self.statement.time.value
        if mention is None or time is None or time.whole_year is None:
            return False
        return _WHOLE_YEAR.search(mention.clause) is not None

    @property
    def is_alone(self) -> bool:
        """Whether the words count what happened in a time and not before: "half a million perished in 1996 alone"."""
        mention = self.statement.mention
        if mention is None or _ALONE.search(mention.clause):
            return mention is not None
        leading = _ALONE_AHEAD.match(mention.passage, mention.sentence, mention.start)  # "In 2024 alone, then, 670"
        return leading is not None

    @cached_property
    def fact(self) -> Fact | None:
        """The statement as a fact, in its likeliest form; ``None`` where it names no number or no time."""
        return self._as_fact(self.time) if self.time is not None else None

    @cached_property
    def _of_time(self) -> dict[Period, Fact | None]:
        return {}  # a topic of thousands of facts has few times

    def _as_fact(self, time: Period) -> Fact | None:
        if time not in self._of_time:
            self._of_time[time] = self._made(time)
        return self._of_time[time]

    def _made(self, time: Period) -> Fact | None:
        statement, measure = self.statement, self.measure
        if statement.quantity is None:
            return None
        stock = self.kinds[0] is Kind.STOCK
        return Fact(
            id=STATEMENT,
            source=STATEMENT,
            paragraph=0,
            phrase="",
            measure=measure.code,
            topic=measure.topic,
            kind=self.kinds[0],
            quantity=statement.quantity,
            unit=statement.unit or measure.units[0],
            claimant=STATEMENT,
            published=self.written or UNDATED,
            period=None if stock else time,
            as_of=time if stock else None,
            place=self._place,
            group=statement.group.value or measure.group,
            by=statement.by.value or measure.by,
            event=statement.event.value,
            status=Status.PLANNED if statement.planned else Status.REPORTED,
        )

    @property
    def _place(self) -> str:
        """Where. A state that acts by the measure's own terms is named for that, and not as the place."""
        named, measure = self.statement.place.value, self.measure
        return measure.place if not named or named == measure.by else named

    def in_form_of(self, other: Fact, *, any_time: bool = False) -> Fact | None:
        """The statement as a fact of ``other``'s kind and incident, as far as its words allow them.

        With ``any_time``, or where the words name no time, it is of ``other``'s time too.
        """
        if any_time or self.fact is None:
            fact = self._as_fact(other.time)
            event = other.event if not self.statement.event.value else self.statement.event.value
        else:
            fact = self.fact
            event = other.event if self._may_be_incident(other) else fact.event
        if fact is None:
            return None
        if fact.by and fact.by == other.place and not other.by:
            fact = replace(fact, by="")  # a state acts on its own soil: the fact need not name it
        if other.unit != fact.unit and self.may_count_in(other.unit):
            fact = replace(fact, unit=other.unit)
        kind = other.kind if other.kind in self.kinds else fact.kind
        if any_time and kind is other.kind and kind is not Kind.STOCK:
            return replace(fact, kind=kind, event=event, period=other.period, as_of=other.as_of)
        if (kind, event) == (fact.kind, fact.event):
            return fact
        return replace(fact, kind=kind, event=event)

    def may_count_in(self, unit: str) -> bool:
        """Whether the words leave open whether people or cases are counted: "refusals came to 99"."""
        mention, own = self.statement.mention, self.statement.unit
        if unit == own:
            return True
        named = mention is None or mention.figure.unit in _COUNTED
        return not named and {unit, own} == _COUNTED and unit in self.measure.units

    def _may_be_incident(self, other: Fact) -> bool:
        """Whether a sentence that names no incident may speak of this one: its days are named, and no longer span."""
        if not other.event or self.statement.event.value or self.time is None:
            return False
        return self.time.days <= INCIDENT_DAYS and self.time.touches(other.time)

    def yields(self, dimension: str) -> bool:
        """Whether the words leave a dimension open, so that a fact which is narrower there may be meant."""
        fields: dict[str, Field[str]] = {
            "group": self.statement.group,
            "place": self.statement.place,
            "by": self.statement.by,
            "event": self.statement.event,
        }
        field = fields.get(dimension)
        if field is None:
            return False
        if field.known is Known.CARRIED and dimension in ("place", "by"):
            default = self.measure.place if dimension == "place" else self.measure.by
            return field.value == default  # the country spoken of, and no part of it
        return field.known in (Known.ASSUMED, Known.UNKNOWN)

    @property
    def names_unknown_scope(self) -> bool:
        """Whether the words name a place, a group or an authority that the vocabulary does not have."""
        scope = (self.statement.place, self.statement.group, self.statement.by)
        return any(field.words and not field.value and field.known is not Known.ASSUMED for field in scope)


def _until(time: Period) -> Period:
    """All that was counted up to the end of ``time``."""
    if time.open_start:
        return time
    end = str(time).rpartition("/")[2]
    return period.parse(f"../{end}") if end not in ("", "..") else time
