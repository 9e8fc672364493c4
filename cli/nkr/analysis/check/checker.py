"""The judgements on the statements of a text, each with regard to those around it."""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nkr.analysis.check import growth
from nkr.analysis.check.case import Case
from nkr.analysis.check.evidence import Evidence
from nkr.analysis.check.holding_back import unclear
from nkr.analysis.check.hypothesis import Hypothesis
from nkr.analysis.check.judgements import OF_GROWTH, SUPPORT, Judgement, JudgementKind, Why
from nkr.analysis.check.rules import judge, judge_growth
from nkr.analysis.compare.comparer import Comparer
from nkr.model import Dataset, Kind, Period, period
from nkr.model.patterns import regex
from nkr.model.statement import NOT_KNOWN, Certainty, Field, Known, Role, Statement, Trend
from nkr.reading.growth import is_bare

if TYPE_CHECKING:
    from nkr.analysis.check.surroundings import Company, Context

OURS = frozenset({"", "percent", "cases", "times", "km", "miles"})
"""Units, besides persons, of figures beside which the record's people may be counted."""


class Checker:
    """Checks statements against one record. ``today`` is what "now" means in a text without a date."""

    def __init__(self, comparer: Comparer, today: Period) -> None:
        self._evidence = Evidence(comparer)
        self._today = today

    @property
    def record(self) -> Dataset:
        return self._evidence.record

    def check(self, statements: Iterable[Statement], written: Period | None = None) -> list[Judgement]:
        """The judgement on each statement of a text that was ``written`` on a day.

        What their words leave open is read by the number, beside what the other figures of the text count.
        """
        from nkr.analysis.check.surroundings import Company  # brings the reader of prose: a number does without it

        plain = [self.judge(statement, written) for statement in statements]
        company = Company(self._evidence, [judgement.statement for judgement in plain])
        judgements, contexts = plain, _contexts(plain, company)
        for _ in range(2):
            last = zip(judgements, plain, contexts, strict=True)  # each reads the words as they are
            judgements = [self._recognised(one, said.statement, at, written) for one, said, at in last]
            known, contexts = contexts, _contexts(judgements, company)
            if contexts == known:  # else what was recognised tells what the figures around it count
                break
        around: dict[int, list[Judgement]] = {}
        for judgement in judgements:
            around.setdefault(_sentence(judgement.statement)[0], []).append(judgement)
        grown = [self._grown(one, around[_sentence(one.statement)[0]], written) for one in judgements]
        grown = [self._from_text(one, grown[:at], written) for at, one in enumerate(grown)]
        grown = [self._pointed_back(one, grown, written) for one in grown]
        grown = [unclear(one) if one.is_fault and _is_own_sum(one, grown[:at]) else one for at, one in enumerate(grown)]
        return _worth_saying(list(_with_words(grown)))

    def _from_text(self, judgement: Judgement, earlier: Sequence[Judgement], written: Period | None) -> Judgement:
        """The judgement on "rose once more, to 80.7 percent", with the text's own figure before it as the base."""
        base, change = growth.base_in_text(judgement, earlier), judgement.statement.change
        if base is None or change is None:
            return judgement
        change = replace(change, start=base.quantity, start_time=base.time.value)
        return replace(judgement, of_words=self.judge(replace(judgement.statement, change=change), written).of_words)

    def _pointed_back(self, judgement: Judgement, others: Sequence[Judgement], written: Period | None) -> Judgement:
        """The judgement on a superlative of a figure given before: "The 196 arrivals are the most since 2019"."""
        statement = judgement.statement
        if statement.role is not Role.BACK_REFERENCE or statement.trend is None:
            return judgement
        same = (one for one in others if one.kind in SUPPORT and one.statement.quantity == statement.quantity)
        if (known := next(same, None)) is None:
            return judgement
        said = replace(known.statement, trend=statement.trend, mention=statement.mention)
        return replace(judgement, of_words=self.judge(said, written).of_words)

    def _grown(self, judgement: Judgement, around: Sequence[Judgement], written: Period | None) -> Judgement:
        """The judgement on words of growth, which are of what the figures around them were found to count."""
        statement = judgement.statement
        if statement.role is Role.CHANGE and statement.trend is not None:
            return self._of_extreme(judgement, around, written)
        if statement.mention is None or statement.role is Role.CHANGE:
            return self._of_growth(judgement, around, written)
        if judgement.kind in SUPPORT and statement.trend is not None and judgement.matches:
            counts = growth.counted_around(statement, around)
            wrong = self._exceeded_by_own(judgement, statement.trend, counts)
            return replace(judgement, of_words=wrong or judgement.of_words)
        return judgement

    def _of_extreme(self, judgement: Judgement, around: Sequence[Judgement], written: Period | None) -> Judgement:
        """The judgement on a superlative without a number, of the figure that it is said of: "46 in 2025: a record"."""
        statement, trend = judgement.statement, judgement.statement.trend
        counts = growth.counted_around(statement, around)
        highest = growth.said_of(statement, counts)
        if trend is None or highest is None:
            return judgement
        found = self._exceeded_by_own(highest, trend, counts)
        if found is None:
            found = self.judge(replace(highest.statement, trend=trend), written).of_words
        measured = replace(statement, measure=highest.statement.measure, time=highest.statement.time)
        return replace(found, statement=measured) if found is not None else judgement

    @staticmethod
    def _exceeded_by_own(highest: Judgement, trend: Trend, counts: Sequence[Judgement]) -> Judgement | None:
        """The judgement on what is called the most, where another figure of the text lies beyond it."""
        fact = growth.beyond_own(trend, highest, counts)
        if fact is None:
            return None
        found = replace(highest, kind=JudgementKind.CONTRADICTED, why=Why.NOT_THE_EXTREME, matches=())
        return replace(found, against=(fact,), cause=fact, to_print=fact)

    def _of_growth(self, judgement: Judgement, around: Sequence[Judgement], written: Period | None) -> Judgement:
        statement, change = judgement.statement, judgement.statement.change
        if statement.role is not Role.CHANGE or judgement.kind in SUPPORT or change is None or change.spanned:
            return judgement
        counts = growth.counted_around(statement, around)
        if not counts:
            return judgement
        last = counts[-1].statement
        beside = [one.statement for one in counts if _sentence(one.statement) == _sentence(statement)]
        grown = [count for count in beside if count.quantity != change.start]
        if change.end is None and len(grown) == 1:
            begun, time = change.start_time, statement.time.value
            if begun is None and time is not None and time != grown[0].time.value:
                begun = period.parse(str(time).partition("/")[0]) if not time.open_start else None
            change = replace(change, end=grown[0].quantity, end_time=grown[0].time.value, start_time=begun)
        if (begun := change.start_time) is not None and change.end is None:
            times = [time for one in counts if (time := one.statement.time.value) and time.start > begun.end]
            whole = max(times, key=lambda time: time.days, default=None)  # and no part of it: "40 of them in May"
            statement = replace(statement, time=Field(whole, Known.CARRIED)) if whole else statement
        if last.measure.value != statement.measure.value:
            measure = Field(last.measure.value, Known.CARRIED)
            kind: Field[Kind | None] = Field(None, Known.UNKNOWN)
            statement = replace(statement, measure=measure, kind=kind, by=NOT_KNOWN)
        place = statement.place if statement.place.known is Known.STATED else last.place
        group = statement.group if statement.group.known is Known.STATED else last.group
        statement = replace(statement, change=change, place=place, group=group, certainty=Certainty.PROBABLY)
        hypothesis = Hypothesis(statement, self.record.vocabulary, written, self._today)
        return judge_growth(Case(self._evidence, hypothesis), counts)

    def _recognised(
        self, judgement: Judgement, statement: Statement, context: Context, written: Period | None
    ) -> Judgement:
        """The judgement, or that on the statement as its number reads it, where the words leave open what it counts."""
        if judgement.kind is JudgementKind.UNCLEAR and context.is_listed(statement):
            if statement.certainty is Certainty.PERHAPS:
                statement = replace(statement, certainty=Certainty.PROBABLY)
            judgement = self.judge(statement, written, listed=True)
        plain = judgement.kind is JudgementKind.CONTRADICTED and judgement.why in (Why.PLAIN, Why.PART_EXCEEDS_WHOLE)
        plain = plain or judgement.kind is JudgementKind.WRONG_KIND
        settled = judgement.is_fault and statement.certainty is Certainty.SURE and not plain
        dated = judgement.kind is JudgementKind.DATED
        if judgement.kind in SUPPORT or (dated and statement.present):
            return unclear(judgement) if self._is_elsewhere(judgement, context) else judgement
        from nkr.analysis.check.recognition import Recognition

        recognition = Recognition(self._evidence, statement, written, self._today, context)
        if (renamed := recognition.renamed(judgement)) is not None:
            return self.judge(renamed, written)
        found = recognition.judgement() if not settled else None
        if dated:  # as said in the past, of a time that the number tells
            kept = found is not None and found.kind in (*SUPPORT, JudgementKind.HEDGE_LOST)
            return found if found is not None and kept else judgement
        if judgement.is_fault and found is None and recognition.doubts(judgement):
            return unclear(judgement)
        if found is None or (judgement.is_fault and found.is_fault):
            return judgement
        if found.kind in SUPPORT and _departs(statement, found.statement):
            return unclear(judgement) if judgement.is_fault else judgement
        return judgement if self._is_elsewhere(found, context) else found

    def _is_elsewhere(self, judgement: Judgement, context: Context) -> bool:
        """Whether what supports a figure is of a town or a building, and the words name one that the record lacks."""
        places = {match.fact.place for match in judgement.matches}
        if judgement.kind not in SUPPORT or judgement.statement.mention is None or not places:
            return False
        from nkr.analysis.check.surroundings import Words
        from nkr.reading.countries import COUNTRIES

        words = Words(self.record.vocabulary, context.company.books, judgement.statement)
        if places & COUNTRIES:
            default = self.record.vocabulary.measures[judgement.statement.measure.value].place
            return default not in places and words.is_elsewhere
        return not places & words.places[1] and all(map(words.names_another_place, places))

    def judge(self, statement: Statement, written: Period | None = None, *, listed: bool = False) -> Judgement:
        """The judgement on one statement, by what had been published on the day of the text.

        ``listed`` says that it is one of a list, of which the record supports another figure.
        """
        if _speaks_behind(statement):
            statement = replace(statement, claimant=NOT_KNOWN)
        growing = statement.role is Role.CHANGE and bool(statement.measure.value)
        if not (statement.counts or growing) or statement.quantity is None:
            return Judgement(
                statement=statement,
                kind=JudgementKind.NOT_IN_RECORD,
                certainty=Certainty.PERHAPS,
                why=Why.NO_MEASURE,
            )
        hypothesis = Hypothesis(statement, self.record.vocabulary, written, self._today)
        return judge(Case(self._evidence, hypothesis, listed))


_ADDED = regex(
    r"\b(?:together|combined|in all|altogether|in total|add(?:s|ed)? up|sum|mak(?:e|es|ing))\b"
    r"|합치면|합쳐|합하면|더하면|合わせ|合计",
    re.IGNORECASE,
)
"""Words of a number that a text adds up itself."""


def _is_own_sum(judgement: Judgement, before: Sequence[Judgement]) -> bool:
    """Whether a text adds up the two figures before: "1,052 refugees and 490 applicants make 1,542"."""
    statement, mention = judgement.statement, judgement.statement.mention
    if mention is None or statement.quantity is None or not _ADDED.search(mention.words):
        return False
    paragraph = [one.statement for one in before if one.statement.mention]
    numbers = [
        one.quantity.stated[0]
        for one in paragraph
        if one.mention and one.mention.paragraph == mention.paragraph and one.quantity and len(one.quantity.stated) == 1
    ]
    return any(first + other == statement.quantity.low for first, other in itertools.combinations(numbers, 2))


def _departs(said: Statement, read: Statement) -> bool:
    """Whether a number is read as a year's count where its words certainly speak of all, or the other way round."""
    if said.certainty is not Certainty.SURE or said.measure.known is not Known.STATED:
        return False
    if said.time.value is not None and read.time.value is not None and said.time.value.same_span(read.time.value):
        return False  # "from 1994 to 2008"
    kinds = {said.kind.value, read.kind.value}
    return said.kind.known is Known.STATED and len(kinds) == 2 and Kind.CUMULATIVE in kinds


def _with_words(judgements: Sequence[Judgement]) -> Iterator[Judgement]:
    """The judgements, each followed by that on the wrong words beside its figure, at their place in the text."""
    told = {_sentence(one.statement) for one in judgements if one.is_fault and one.statement.role is Role.CHANGE}
    for one in judgements:
        yield replace(one, of_words=None)
        statement, words = one.statement, one.statement.growing
        if one.of_words is not None and words is not None and _sentence(statement) not in told:
            quantity = words.figure.quantity
            said = replace(statement, role=Role.CHANGE, quantity=quantity, unit=words.figure.unit, mention=words)
            yield replace(one.of_words, statement=said)


def _worth_saying(judgements: list[Judgement]) -> list[Judgement]:
    """The judgements in the order of the text, bare words of growth only if wrong and of no figure that says so."""
    bare = [is_bare(one.statement) for one in judgements]
    both = list(zip(judgements, bare, strict=True))
    told = {_sentence(one.statement) for one, alone in both if one.is_fault and one.why in OF_GROWTH and not alone}
    worth = [one for one, alone in both if not alone or (one.is_fault and _sentence(one.statement) not in told)]
    return sorted(worth, key=lambda one: growth.position(one.statement))


def _counts_others(statement: Statement) -> bool:
    """Whether a figure counts other people or things: "2,423 robots", "1,502 cars"."""
    return statement.role is Role.OTHER or not (statement.unit in OURS or statement.unit.startswith("persons"))


def _speaks_behind(statement: Statement) -> bool:
    """Whether the one who is named speaks only behind a semicolon: of the next figure."""
    mention, words = statement.mention, statement.claimant.words
    if mention is None or not words or words in mention.passage[: mention.end]:
        return False
    between, behind, _ = mention.passage[mention.end :].partition(words)
    return bool(behind) and ";" in between


def _sentence(statement: Statement) -> tuple[int, str]:
    return (statement.mention.paragraph, statement.mention.words) if statement.mention is not None else (0, "")


def _contexts(judgements: Sequence[Judgement], company: Company) -> list[Context]:
    """What is counted around each figure: by the words that say it, or by support from the record."""
    from nkr.analysis.check.surroundings import Context

    statements = [judgement.statement for judgement in judgements]
    numbers = [one.mention.paragraph if one.mention is not None else 0 for one in statements]
    supported = [judgement.kind in SUPPORT for judgement in judgements]
    counted: dict[int, set[str]] = {}
    for number, one, known in zip(numbers, statements, supported, strict=True):
        if one.counts and one.certainty is not Certainty.PERHAPS and (known or one.measure.known is Known.STATED):
            counted.setdefault(number, set()).add(one.measure.value)
    text = frozenset(code for codes in counted.values() for code in codes)
    places = frozenset(one.matches[0].fact.place for one in judgements if one.kind in SUPPORT and one.matches)
    others = frozenset(_sentence(one) for one in statements if _counts_others(one))
    borne_out = (one for one, known in zip(statements, supported, strict=True) if known)
    confirmed = Counter((*_sentence(one), one.measure.value) for one in borne_out)
    return [Context(frozenset(counted.get(number, ())), text, company, places, others, confirmed) for number in numbers]
