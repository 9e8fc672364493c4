"""Whether the record supports a statement: a figure with its fields, one of a draft, or a bare number.

A statement becomes a hypothetical fact (``hypothesis``) and is compared with the facts of the record by the one
comparer (``case``); ``rules`` turns verdicts and reasons into judgements, one function each, in order;
``explanations`` finds what a wrong figure was meant for, ``growth`` calculates what words of growth say. ``numbers``
answers where there is nothing but a number.
"""

from __future__ import annotations

from collections.abc import Iterable

from nkr.analysis.check.case import Case
from nkr.analysis.check.evidence import Evidence
from nkr.analysis.check.hypothesis import Hypothesis
from nkr.analysis.check.judgements import FAULTS, Growth, Judgement, JudgementKind, Note, Remark, Why
from nkr.analysis.check.matching import How, Match, how_matching, loses_bound
from nkr.analysis.check.numbers import NumberAnswer, NumberGroup, number_answer
from nkr.analysis.check.rules import judge
from nkr.analysis.compare.comparer import Comparer
from nkr.model.dataset import Dataset
from nkr.model.period import Period
from nkr.model.quantity import Quantity
from nkr.model.statement import Certainty, Role, Statement

__all__ = [
    "FAULTS",
    "Certainty",
    "Checker",
    "Growth",
    "How",
    "Judgement",
    "JudgementKind",
    "Match",
    "Note",
    "NumberAnswer",
    "NumberGroup",
    "Remark",
    "Why",
    "how_matching",
    "loses_bound",
]


class Checker:
    """Checks statements and numbers against one record. ``today`` is what "now" means in a text without a date."""

    def __init__(self, comparer: Comparer, today: Period) -> None:
        self._evidence = Evidence(comparer)
        self._today = today

    @property
    def record(self) -> Dataset:
        return self._evidence.record

    def check(self, statements: Iterable[Statement], written: Period | None = None) -> list[Judgement]:
        """The judgement on each statement of a text that was ``written`` on a day."""
        return [self.judge(statement, written) for statement in statements]

    def judge(self, statement: Statement, written: Period | None = None) -> Judgement:
        """The judgement on one statement, by what had been published on the day of the text."""
        growing = statement.role is Role.CHANGE and bool(statement.measure.value)
        if not (statement.counts or growing) or statement.quantity is None:
            return Judgement(
                statement=statement,
                kind=JudgementKind.NOT_IN_RECORD,
                certainty=Certainty.PERHAPS,
                why=Why.NO_MEASURE,
            )
        hypothesis = Hypothesis(statement, self.record.vocabulary, written, self._today)
        return judge(Case(self._evidence, hypothesis))

    def number(self, quantity: Quantity, unit: str = "", topic: str = "", year: int | None = None) -> NumberAnswer:
        """What a bare number matches in the record, and what contradicts it."""
        return number_answer(self._evidence, quantity, unit, topic, year)
