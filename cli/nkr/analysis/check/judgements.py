"""What ``check`` says about a statement: the judgement, and everything that it rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile
from typing import NamedTuple

from nkr.analysis.check.matching import Match
from nkr.analysis.compare.verdicts import Comparison
from nkr.model import Fact, Number, Period
from nkr.model.coded import Coded
from nkr.model.statement import Certainty, Statement


class JudgementKind(Coded):
    """Which judgement a statement gets, the gravest first."""

    CONTRADICTED = "contradicted", "what the record has for the same thing and time excludes the figure"
    HEDGE_LOST = "hedge-lost", "a limit is printed as a value or turned round, or one end of a range as the figure"
    WRONG_YEAR = "wrong-year", "the number is that of another time"
    WRONG_KIND = "wrong-kind", "the number counts something else: a cumulative total printed as those who live there"
    WRONG_SCOPE = "wrong-scope", "the number is that of another group, place or state"
    WRONG_CLAIMANT = "wrong-claimant", "the one who is named gave another figure"
    PLANNED_AS_DONE = "planned-as-done", "the source reports what was expected, the sentence that it happened"
    ECHO = "echo", "the sentence claims several sources, and all figures go back to one"
    OUTDATED = "outdated", "a later figure by the same claimant had replaced it when the draft was written"
    DISPUTED = "disputed", "one source has it and another contradicts it: print both sides"
    SUPPORTED = "supported", "a source has it for the same thing and time, at least as precisely"
    COMPATIBLE = "compatible", "not excluded, not supported: the record has only limits, wide ranges or words of size"
    DATED = "dated", "said as if it were so now, and the newest figure like it is old"
    UNCLEAR = "unclear", "the words, or the record, do not decide"
    NOT_IN_RECORD = "not-in-record", "the record has nothing like it, or the words count something else"


FAULTS = frozenset(takewhile(lambda kind: kind is not JudgementKind.DISPUTED, JudgementKind))
"""What ``--strict`` fails on: the record says something else. They come before ``DISPUTED``."""

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
    """A change as calculated: two figures, and how the later differs, also in percent of the earlier."""

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
    ``to_print`` with the figures like it, for that sentence. ``of_words`` is the judgement on the words that say how a
    count grew, or that it is the most, where they are wrong.
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
    of_words: Judgement | None = None

    @property
    def is_fault(self) -> bool:
        return self.kind in FAULTS

    @property
    def time(self) -> Period | None:
        return self.statement.time.value
