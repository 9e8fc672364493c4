"""A figure read from running text, with as much of its scope, time and claimant as the text gives.

A statement is a fact that may still lack fields. It is read from the words alone; only where these leave open what is
counted does ``analysis.check.recognition`` ask for what the record has the number. Pure values: no vocabulary is looked
up here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from nkr.model.figure import Mention
from nkr.model.period import Period
from nkr.model.quantity import Quantity
from nkr.model.vocabulary import Kind

T = TypeVar("T")


class Known(StrEnum):
    """How a field of a statement is known."""

    STATED = "stated"  # in the figure's own sentence or table cell, or typed as an option
    CARRIED = "carried"  # from a headline, a dateline or an earlier sentence
    ASSUMED = "assumed"  # the measure's default
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Field(Generic[T]):
    """A field's value and how it is known.

    ``near`` is false for what is carried over the border of a paragraph. ``words`` are the words that state it; where
    ``value`` is empty, they name something that the vocabulary does not have.
    """

    value: T
    known: Known
    near: bool = True
    words: str = ""

    @property
    def certain(self) -> bool:
        """Whether it is stated, or carried within the paragraph: what a contradiction may rest on."""
        return self.known is Known.STATED or (self.known is Known.CARRIED and self.near)


NOT_KNOWN: Field[str] = Field("", Known.UNKNOWN)
"""A field of which the text says nothing."""


class Role(StrEnum):
    """What a number is in its sentence. Only ``COUNT`` is a figure of a measure."""

    COUNT = "count"
    CHANGE = "change"  # rose by N, N more, N times as many
    DENIED = "denied"  # not N, did not reach, nowhere near
    BACK_REFERENCE = "back-reference"  # of the 41, these 92
    OTHER = "other"  # other people, another direction or country, things


class Direction(StrEnum):
    """Which way a number moved."""

    UP = "up"
    DOWN = "down"
    SAME = "same"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What words of growth say: "tripled to 236" is ``factor`` 3 up, "fell by 7.2 percent" ``percent`` 7.2 down.

    ``amount`` is the number of people more or fewer. ``start`` and ``end`` are the figures from which and to which,
    with the times that the words give them, as far as the sentence has them; ``spanned`` marks "from … to …", which
    the two figures themselves prove or refute.
    """

    direction: Direction
    factor: Quantity | None = None
    percent: Quantity | None = None
    amount: Quantity | None = None
    start: Quantity | None = None
    start_time: Period | None = None
    end: Quantity | None = None
    end_time: Period | None = None
    spanned: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trend:
    """A superlative with its span: "a record", "the lowest since 2001". ``since`` is ``None`` where none is named."""

    direction: Direction  # UP: the highest, DOWN: the lowest
    since: Period | None = None
    words: str = ""


class Certainty(StrEnum):
    """How certain measure, scope and time of a statement are together."""

    SURE = "sure"
    PROBABLY = "probably"
    PERHAPS = "perhaps"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One figure as a text states it, or a question, which is a statement without a number.

    ``unit`` is the figure's own unit, or the measure's where the words give none. ``candidates`` are other measures
    that the words allow. ``by`` is the state that acts. ``time`` is what a fact's ``period`` or ``as_of`` would be:
    of a total that runs from a time, the whole span; ``since`` and ``until`` mark words that name only one end of it.
    ``present`` marks the present tense on a stock ("are now", "live"). ``corroborated`` tells that the sentence claims
    several independent sources. ``mention`` is ``None`` where no text was read: fields typed in, or a question.
    ``growing`` is where the words of ``change`` or ``trend`` are, beside a count.
    """

    quantity: Quantity | None
    unit: str = "persons"
    role: Role = Role.COUNT
    change: Change | None = None
    trend: Trend | None = None
    measure: Field[str] = NOT_KNOWN
    candidates: tuple[str, ...] = ()
    kind: Field[Kind | None] = Field(None, Known.UNKNOWN)
    group: Field[str] = NOT_KNOWN
    place: Field[str] = NOT_KNOWN
    by: Field[str] = NOT_KNOWN
    event: Field[str] = NOT_KNOWN
    planned: bool = False
    time: Field[Period | None] = Field(None, Known.UNKNOWN)
    since: bool = False
    until: bool = False
    present: bool = False
    claimant: Field[str] = NOT_KNOWN
    via: Field[str] = NOT_KNOWN
    corroborated: bool = False
    certainty: Certainty = Certainty.PERHAPS
    mention: Mention | None = None
    growing: Mention | None = None

    @property
    def counts(self) -> bool:
        """Whether it is a figure of a measure, and so can be compared with the record."""
        return self.role is Role.COUNT and bool(self.measure.value)
