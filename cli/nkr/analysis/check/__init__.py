"""Whether the record supports a figure: a bare number, or one of a draft with the words around it.

The draft's figure is never judged by its number alone. ``claims`` tells which measure and time it is of, and how sure
that is, by the words around it; ``rules`` holds the claim against what the record has of that measure and time: one
function a verdict, in order. ``matching`` says how a number matches a fact, ``times`` whether a fact is of the claim's
time, ``evidence`` what the record holds. ``numbers`` answers where there is nothing but a number,
``context`` tells what a proposal may take from the rest of a text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nkr.analysis.check.evidence import Evidence
from nkr.analysis.check.interpretation import Reader
from nkr.analysis.check.judgements import FAULTS, Judgement, JudgementKind
from nkr.analysis.check.matching import How, Match, how_matching, loses_bound
from nkr.analysis.check.numbers import Group, NumberAnswer, number_answer
from nkr.analysis.check.rules import judged
from nkr.analysis.compare.comparer import Comparer
from nkr.model.dataset import Dataset
from nkr.model.figure import Mention
from nkr.model.period import Period
from nkr.model.quantity import Quantity
from nkr.reading.statements import Claim, Sureness
from nkr.reading.times import time_of

__all__ = [
    "FAULTS",
    "Checker",
    "Claim",
    "Group",
    "How",
    "Judgement",
    "JudgementKind",
    "Match",
    "NumberAnswer",
    "Sureness",
    "how_matching",
    "loses_bound",
]


class Checker:
    """Checks numbers and drafts against one record."""

    def __init__(self, comparer: Comparer) -> None:
        self._evidence = Evidence(comparer)
        self._reader = Reader(self._evidence)

    @property
    def record(self) -> Dataset:
        return self._evidence.record

    def check(self, mentions: Iterable[Mention], text: str = "", written: Period | None = None) -> list[Judgement]:
        """The judgement on each figure of a text. ``text`` is the whole of it, ``written`` its date."""
        subject = not text or self.names_subject(text)
        claims = self._reader.claims(mentions, subject=subject, written=written)
        return [self._judgement(mention, claim) for mention, claim in claims]

    def claims(self, mentions: Iterable[Mention], *, subject: bool) -> list[tuple[Mention, Claim | None]]:
        """Each figure with what it is taken to say; see ``Reader.claims``."""
        return self._reader.claims(mentions, subject=subject)

    def names_subject(self, text: str) -> bool:
        """Whether a text names any of those whom the record counts."""
        return self._reader.names_subject(text)

    def counts_ours(self, mention: Mention) -> bool:
        """Whether a figure's noun may be one for those whom the record counts."""
        return self._reader.counts_ours(mention)

    def number(self, quantity: Quantity, unit: str = "", topic: str = "", year: int | None = None) -> NumberAnswer:
        """What a bare number matches in the record, and what contradicts it."""
        return number_answer(self._evidence, quantity, unit, topic, year)

    def _judgement(self, mention: Mention, claim: Claim | None) -> Judgement:
        if claim is None:
            return Judgement(mention, "", (), Sureness.UNSURE, time_of(mention).time, JudgementKind.NOT_IN_RECORD)
        found = judged(self._evidence, claim)
        if found.sureness is Sureness.UNSURE and found.kind in FAULTS | {JudgementKind.NOT_IN_RECORD}:
            # Nobody is told that a sentence is wrong on a guess of what it is about.
            return replace(found, kind=JudgementKind.UNCLEAR)
        return found
