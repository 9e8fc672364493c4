"""What ``check`` says about a statement: the judgement, and everything that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from nkr.analysis.check.matching import Match
from nkr.analysis.compare.verdicts import Comparison
from nkr.model.fact import Fact
from nkr.model.period import Period
from nkr.model.quantity import Number
from nkr.model.statement import Certainty, Statement


class JudgementKind(StrEnum):
    """Which judgement a statement gets, the gravest first."""

    CONTRADICTED = "contradicted"
    HEDGE_LOST = "hedge-lost"
    WRONG_YEAR = "wrong-year"
    WRONG_KIND = "wrong-kind"
    WRONG_SCOPE = "wrong-scope"
    WRONG_CLAIMANT = "wrong-claimant"
    PLANNED_AS_DONE = "planned-as-done"
    ECHO = "echo"
    OUTDATED = "outdated"
    DISPUTED = "disputed"
    SUPPORTED = "supported"
    COMPATIBLE = "compatible"
    DATED = "dated"
    UNCLEAR = "unclear"
    NOT_IN_RECORD = "not-in-record"


FAULTS = frozenset(
    {
        JudgementKind.CONTRADICTED,
        JudgementKind.HEDGE_LOST,
        JudgementKind.WRONG_YEAR,
        JudgementKind.WRONG_KIND,
        JudgementKind.WRONG_SCOPE,
        JudgementKind.WRONG_CLAIMANT,
        JudgementKind.PLANNED_AS_DONE,
        JudgementKind.ECHO,
        JudgementKind.OUTDATED,
    }
)
"""What ``--strict`` fails on: the record says something else."""

SUPPORT = frozenset({JudgementKind.DISPUTED, JudgementKind.SUPPORTED})
"""The judgements that tell a writer that a source has the figure."""


class Why(StrEnum):
    """Why a statement gets its judgement, where the judgement alone does not say it: for programs."""

    DIGITS_EXCHANGED = "digits-exchanged"  # 2,941 for 2,914
    TENFOLD = "tenfold"  # a nought too many or too few
    MIDPOINT = "midpoint"  # halfway between the ends of a published range
    PART_EXCEEDS_WHOLE = "part-exceeds-whole"
    GROWTH = "growth"  # the change that the words state is not the one between the two figures
    OWN_NUMBERS = "own-numbers"  # the change that the words state is not the one between the text's own two figures
    NOT_THE_EXTREME = "not-the-extreme"  # "a record" that another year exceeds
    PROBABLE_VINTAGE = "probable-vintage"  # within 1 % of a release, and equal to none
    OTHER_CLAIMANT = "other-claimant"  # the number is in the record, from somebody else than the one who is named
    OTHER_ESTIMATES = "other-estimates"  # estimates by others differ; nothing by the one who is named
    NO_TIME = "no-time"  # a count of what happened, and the words name no time
    NO_MEASURE = "no-measure"
    UNCERTAIN_FIELDS = "uncertain-fields"  # measure, scope or time may be another
    UNKNOWN_SCOPE = "unknown-scope"  # a place or group that the vocabulary does not have
    PART = "part"  # the record has the number for a part of what is counted, or for the whole
    LIKELY_ERROR = "likely-error"  # only a figure marked as a likely error has the number
    PLAIN = ""


OF_GROWTH = frozenset({Why.GROWTH, Why.OWN_NUMBERS, Why.NOT_THE_EXTREME})
"""Why words of growth, or a superlative, are wrong."""


class Note(StrEnum):
    """A remark beside a judgement. It is no fault and does not end ``--strict``."""

    REPLACED_SINCE = "replaced-since"  # a later release, published after the draft
    PUBLISHED_LATER = "published-later"  # the source that supports it was published after the draft
    KEEP_HEDGE = "keep-hedge"  # the source hedges the number, the draft does not
    ONE_ORIGIN = "one-origin"  # several prints of one original source
    NO_DATE = "no-date"  # the source states no date of its own


class Remark(NamedTuple):
    """A note with the fact that it is about."""

    note: Note
    fact: Fact


class Growth(NamedTuple):
    """A change as calculated from the series: the two figures, and how the second differs from the first.

    ``percent`` is the difference in percent of the earlier figure.
    """

    earlier: Fact
    later: Fact
    difference: Number
    percent: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """The judgement on one statement.

    ``matches`` are the facts that have the number, the closest first; ``against`` those that exclude it, or those that
    the words mean. ``origins`` are the original sources behind the matches. ``cause`` is the fact that explains the
    judgement best: the one whose digits were exchanged, the one of the other year. ``to_print`` is the fact whose
    sentence a careful writer prints instead; ``None`` where nothing can be printed. ``comparisons`` are those of
    ``to_print`` with the figures like it, for that sentence.
    """

    statement: Statement
    kind: JudgementKind
    certainty: Certainty
    why: Why = Why.PLAIN
    matches: tuple[Match, ...] = ()
    against: tuple[Fact, ...] = ()
    origins: tuple[str, ...] = ()
    cause: Fact | None = None
    growth: Growth | None = None
    remarks: tuple[Remark, ...] = ()
    to_print: Fact | None = None
    comparisons: tuple[Comparison, ...] = ()

    @property
    def is_fault(self) -> bool:
        return self.kind in FAULTS

    @property
    def time(self) -> Period | None:
        return self.statement.time.value
