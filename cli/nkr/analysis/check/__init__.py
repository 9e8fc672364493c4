"""Whether the record supports a statement: a figure with its fields, one of a draft, or a bare number.

A statement becomes a hypothetical fact (``hypothesis``) and is compared with the facts of the record by the one
comparer (``case``); ``rules`` turns verdicts and reasons into judgements, one function each, in order;
``explanations`` finds what a wrong figure was meant for, ``growth`` calculates what words of growth say. ``numbers``
answers where there is nothing but a number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nkr.analysis.check.case import Case
from nkr.analysis.check.evidence import Evidence
from nkr.analysis.check.hypothesis import Hypothesis
from nkr.analysis.check.judgements import FAULTS, SUPPORT, Growth, Judgement, JudgementKind, Note, Remark, Why
from nkr.analysis.check.matching import How, Match, how_matching, loses_bound
from nkr.analysis.check.numbers import NumberAnswer, NumberGroup, number_answer
from nkr.analysis.check.rules import judge
from nkr.analysis.compare.comparer import Comparer
from nkr.model.dataset import Dataset
from nkr.model.figure import Mention
from nkr.model.period import Period
from nkr.model.quantity import Quantity
from nkr.model.statement import NOT_KNOWN, Certainty, Field, Known, Role, Statement
from nkr.model.vocabulary import Kind

if TYPE_CHECKING:
    from nkr.analysis.check.surroundings import Books, Company, Context

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


OURS = frozenset({"", "percent", "cases", "times", "km", "miles"})
"""Units, besides persons, of figures beside which the record's people may be counted."""


class Checker:
    """Checks statements and numbers against one record. ``today`` is what "now" means in a text without a date."""

    def __init__(self, comparer: Comparer, today: Period) -> None:
        self._evidence = Evidence(comparer)
        self._today = today

    @property
    def record(self) -> Dataset:
        return self._evidence.record

    def check(self, statements: Iterable[Statement], written: Period | None = None) -> list[Judgement]:
        """The judgement on each statement of a text that was ``written`` on a day.

        What their words leave open is read by the number, beside what the other figures of the text count; twice, since
        each that is recognised tells what its neighbours count.
        """
        from nkr.analysis.check.surroundings import Company  # brings the reader of prose: a number does without it

        plain = [self.judge(statement, written) for statement in statements]
        company = Company(self._evidence, (judgement.statement for judgement in plain))
        judgements = plain
        known: dict[tuple[int, Context], Judgement] = {}
        for _ in range(2):
            keys = list(enumerate(_contexts(judgements, company)))
            for number, context in keys:
                if (number, context) not in known:
                    known[number, context] = self._recognised(plain[number], context, written)
            judgements = [known[key] for key in keys]
        judgements = [self._part_of_sum(judgement, judgements, company.books, written) for judgement in judgements]
        return [self._grown(judgement, judgements, written) for judgement in judgements]

    def _part_of_sum(
        self, judgement: Judgement, others: Sequence[Judgement], books: Books, written: Period | None
    ) -> Judgement:
        """The judgement on one of a list ("12 men and 13 women") of which the sum was found: it counts the same."""
        statement, mention = judgement.statement, judgement.statement.mention
        if mention is None or mention.summed or statement.certainty is Certainty.SURE or judgement.kind in SUPPORT:
            return judgement
        from nkr.analysis.check.surroundings import Words

        group = Words(self.record.vocabulary, books, statement).group
        for other in others:
            whole = other.statement.mention
            if not group or whole is None or not whole.summed or other.kind not in SUPPORT:
                continue
            if whole.paragraph == mention.paragraph and whole.sentence == mention.sentence and _lies_in(mention, whole):
                read = replace(other.statement, quantity=statement.quantity, mention=mention)
                fact, found = other.matches[0].fact, Field(group, Known.STATED)
                event = Field(fact.event, Known.STATED) if fact.event else NOT_KNOWN
                time: Field[Period | None] = Field(fact.time, Known.STATED, words=statement.time.words)
                place = Field(fact.place, Known.STATED)
                return self.judge(replace(read, group=found, event=event, time=time, place=place), written)
        return judgement

    def _grown(self, judgement: Judgement, others: Sequence[Judgement], written: Period | None) -> Judgement:
        """The judgement on words of growth, which are of what the figures of their sentence were found to count."""
        statement, mention = judgement.statement, judgement.statement.mention
        if statement.role is not Role.CHANGE or judgement.kind in SUPPORT or judgement.is_fault or mention is None:
            return judgement
        counted = {
            other.statement.measure.value
            for other in others
            if other.kind in SUPPORT and other.statement.role is Role.COUNT and other.statement.mention is not None
            and (other.statement.mention.paragraph, other.statement.mention.words) == (mention.paragraph, mention.words)
        }  # fmt: skip
        if len(counted) != 1 or counted == {statement.measure.value}:
            return judgement
        measure = Field(counted.pop(), Known.CARRIED)
        kind: Field[Kind | None] = Field(None, Known.UNKNOWN)
        place = by = NOT_KNOWN
        read = replace(statement, measure=measure, kind=kind, place=place, by=by, certainty=Certainty.PROBABLY)
        return self.judge(read, written)

    def _recognised(self, judgement: Judgement, context: Context, written: Period | None) -> Judgement:
        """The judgement, or that on the statement as its number reads it, where the words leave open what it counts."""
        statement = judgement.statement
        plain = judgement.kind is JudgementKind.CONTRADICTED and judgement.why is Why.PLAIN
        plain = plain or judgement.kind is JudgementKind.WRONG_KIND
        settled = judgement.is_fault and statement.certainty is Certainty.SURE and not plain
        if settled or judgement.kind in SUPPORT or judgement.kind is JudgementKind.DATED:
            return judgement
        if statement.role is Role.COUNT and not statement.measure.value and _sentence(statement) in context.others:
            return judgement  # 1,502 cars in 2012, and 1,514 in 2013
        from nkr.analysis.check.recognition import Recognition

        found = Recognition(self._evidence, statement, written, self._today, context).judgement()
        if found is None or (judgement.is_fault and found.is_fault):
            return judgement
        return found

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


def _counts_others(statement: Statement) -> bool:
    """Whether a figure counts other people or things: "2,423 robots", "1,502 cars"."""
    return statement.role is Role.OTHER or not (statement.unit in OURS or statement.unit.startswith("persons"))


def _sentence(statement: Statement) -> tuple[int, str]:
    return (statement.mention.paragraph, statement.mention.words) if statement.mention is not None else (0, "")


def _lies_in(part: Mention, whole: Mention) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _contexts(judgements: Sequence[Judgement], company: Company) -> list[Context]:
    """What is counted around each figure: by the words that say it, or by support from the record."""
    from nkr.analysis.check.surroundings import Context

    paragraphs: dict[int, set[str]] = {}
    measures: list[tuple[int, str]] = []
    for judgement in judgements:
        statement = judgement.statement
        told = statement.counts and statement.certainty is not Certainty.PERHAPS
        number = statement.mention.paragraph if statement.mention is not None else 0
        if told and (statement.measure.known is Known.STATED or judgement.kind in SUPPORT):
            paragraphs.setdefault(number, set()).add(statement.measure.value)
        measures.append((number, statement.measure.value))
    text = frozenset(code for codes in paragraphs.values() for code in codes)
    matched = [judgement.matches[0].fact for judgement in judgements if judgement.kind in SUPPORT and judgement.matches]
    places = frozenset(fact.place for fact in matched)
    counting = (judgement.statement for judgement in judgements)
    others = frozenset(_sentence(statement) for statement in counting if _counts_others(statement))
    return [Context(frozenset(paragraphs.get(number, ())), text, company, places, others) for number, _ in measures]
