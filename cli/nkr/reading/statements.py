"""What a figure of running text is taken to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nkr.model.figure import Mention
from nkr.model.period import Period
from nkr.model.quantity import Quantity
from nkr.model.vocabulary import Measure
from nkr.reading.cues import Found


class Sureness(StrEnum):
    """How sure it is which measure and time a figure of a draft is of."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Claim:
    """What a figure of a draft is taken to say, for one measure."""

    mention: Mention
    measure: Measure
    time: Period | None
    since: bool
    sureness: Sureness
    candidates: tuple[Found, ...] = ()
    score: float = 0.0
    loose: bool = False
    """Whether the time may be that of another figure of the sentence."""
    until: bool = False
    """Whether the time is the end of a count."""
    at_once: bool = False
    """Whether the sentence tells of one night or day."""
    today: Period | None = None
    """The day of the text, where the sentence tells without a time how many are there now."""

    @property
    def quantity(self) -> Quantity:
        return self.mention.figure.quantity
