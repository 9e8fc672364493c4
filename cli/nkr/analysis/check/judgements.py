"""What is found about a figure of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from nkr.analysis.check.matching import Match
from nkr.model.fact import Fact
from nkr.model.figure import Mention
from nkr.model.period import Period
from nkr.reading.cues import Found
from nkr.reading.statements import Sureness


class JudgementKind(StrEnum):
    """What the record says to a figure of a draft."""

    CONTRADICTED = "contradicted"
    HEDGE_LOST = "hedge-lost"
    OUTDATED = "outdated"
    WRONG_YEAR = "wrong-year"
    WRONG_KIND = "wrong-kind"
    PLANNED_AS_DONE = "planned-as-done"
    DOUBTFUL = "doubtful"
    ECHO = "echo"
    DISPUTED = "disputed"
    SUPPORTED = "supported"
    COMPATIBLE = "compatible"
    UNCLEAR = "unclear"
    NOT_IN_RECORD = "not-in-record"


FAULTS = frozenset(
    {
        JudgementKind.CONTRADICTED,
        JudgementKind.HEDGE_LOST,
        JudgementKind.OUTDATED,
        JudgementKind.WRONG_YEAR,
        JudgementKind.WRONG_KIND,
        JudgementKind.PLANNED_AS_DONE,
        JudgementKind.DOUBTFUL,
        JudgementKind.ECHO,
    }
)
"""What ``--strict`` fails on: the sentence says something that the record does not bear out."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The judgement on one figure of a draft.

    ``measure`` is "" where the words do not tell it; ``candidates`` are what they point to, the strongest first.
    ``time`` is the time that the sentence names for the figure, ``None`` where it names none. ``matches`` are the facts
    that the judgement rests on, the closest first, ``against`` those that exclude the figure, ``origins`` the voices
    behind the matches.
    """

    mention: Mention
    measure: str
    candidates: tuple[Found, ...]
    sureness: Sureness
    time: Period | None
    kind: JudgementKind
    matches: tuple[Match, ...] = ()
    against: tuple[Fact, ...] = ()
    origins: tuple[str, ...] = ()

    @property
    def is_fault(self) -> bool:
        return self.kind in FAULTS
