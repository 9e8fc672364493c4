"""A figure whose words leave open what it counts, recognised by its number.

The words come first: a reading that they settle is left alone. Where they do not, the record may have this very number
for something that the text speaks of, at the time, of the people and by the claimant that the sentence names. Each of
these that fits makes it less likely that the number is there by chance (``_points``); one that does not fit forbids
support, and where all else fits beyond doubt it is the fault: another year, another group, a lost hedge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from nkr.analysis.check.case import Case
from nkr.analysis.check.evidence import Evidence, happened_by, published_by
from nkr.analysis.check.holding_back import held_back
from nkr.analysis.check.hypothesis import Hypothesis
from nkr.analysis.check.judgements import SUPPORT, Judgement, JudgementKind, Why
from nkr.analysis.check.matching import How, Match, how_matching, loses_bound, telling
from nkr.analysis.check.rules import judge
from nkr.analysis.slips import exchanges
from nkr.model.fact import Fact
from nkr.model.period import FOREVER, Period
from nkr.model.quantity import Qualifier
from nkr.model.statement import Certainty, Field, Known, Role, Statement
from nkr.model.vocabulary import Kind, Vocabulary
from nkr.reading import cues
from nkr.reading.scope import ScopeBook

SUPPORTING = 6.0
"""Points from which on an equal number of which all fits is no coincidence."""
FAULTY = 7.0
"""Points from which on what alone does not fit is the fault."""
SWAPPED = 5.5
"""The same where the record has the number for the other group, and another one for the group that is named."""
CERTAIN = 8.0
"""The same where the record has no other figure for what the words say."""
NEVER_MEANT = 4.0
"""Points from which on a figure of which all fits may be meant, so that no other is at fault."""
MANY = 10
"""A smaller number is recognised nowhere: five are anything."""
FEW = 3
"""Digits below which the sentence itself must speak of the measure."""
MONTH, YEAR = 31, 366


class Context(NamedTuple):
    """What the figures around one count: the measures of its paragraph, and of its text."""

    paragraph: frozenset[str]
    text: frozenset[str]


class Likeness(NamedTuple):
    """A fact with the number of a statement: how much of it fits, and what does not."""

    fact: Fact
    points: float
    misfits: tuple[str, ...]


@dataclass(frozen=True)
class Words:
    """The places, groups and measures that a statement's sentence and passage name."""

    vocabulary: Vocabulary
    statement: Statement

    @property
    def sentence(self) -> str:
        return self.statement.mention.words if self.statement.mention is not None else ""

    @property
    def passage(self) -> str:
        mention = self.statement.mention
        return f"{mention.heading}\n{mention.passage}" if mention is not None else ""

    @cached_property
    def places(self) -> tuple[frozenset[str], frozenset[str]]:
        book = ScopeBook(self.vocabulary).places
        return self._named(book.hits(self.sentence)), self._named(book.hits(self.passage))

    @cached_property
    def measures(self) -> tuple[frozenset[str], frozenset[str]]:
        measures = self.vocabulary.measures
        book = cues.book((code, measure.cues) for code, measure in measures.items() if measure.cues)
        return book.named(self.sentence), book.named(self.passage)

    @cached_property
    def group(self) -> str:
        """The group that the words name; "" where they name none in particular."""
        if self.statement.group.known is Known.STATED:
            return self.statement.group.value
        noun = self.statement.mention.figure.noun if self.statement.mention is not None else ""
        hits = ScopeBook(self.vocabulary).groups.hits(noun) if noun else []
        return hits[-1].code if hits else ""

    @staticmethod
    def _named(hits: Iterable[object]) -> frozenset[str]:
        return frozenset(hit.code for hit in hits)  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Recognition:
    """One statement of a text beside all facts that have its number."""

    evidence: Evidence
    statement: Statement
    written: Period | None
    today: Period
    context: Context

    @property
    def _vocabulary(self) -> Vocabulary:
        return self.evidence.record.vocabulary

    @cached_property
    def _words(self) -> Words:
        return Words(self._vocabulary, self.statement)

    def judgement(self) -> Judgement | None:
        """The judgement on the statement as its number reads it; ``None`` where the number says nothing."""
        quantity = self.statement.quantity
        if quantity is None or not quantity.stated or quantity.qualifier is Qualifier.VAGUE:
            return None
        if self.statement.role is not Role.COUNT or max(quantity.stated) < MANY or self._is_sum:
            return None
        likenesses = sorted(self._likenesses(), key=lambda entry: (-entry.points, entry.fact.id))
        fitting = [entry for entry in likenesses if not entry.misfits]
        if fitting and fitting[0].points >= SUPPORTING:
            return self._as(fitting[0].fact)
        if any(entry.points >= NEVER_MEANT for entry in fitting):
            return None
        return self._fault(likenesses) or self._misprint()

    @property
    def _is_sum(self) -> bool:
        """Whether the figure is the sum of a list, which no one printed."""
        return self.statement.mention is not None and self.statement.mention.summed

    @cached_property
    def _digits(self) -> int:
        quantity = self.statement.quantity
        return sum(map(telling, quantity.stated)) if quantity is not None else 0

    @property
    def _latest(self) -> int:
        """The last day on which a fact may have been published: what is news appears in many papers within days."""
        return FOREVER if self.written is None else self.written.end + MONTH

    # --- which facts are like it ---

    def _likenesses(self) -> Iterator[Likeness]:
        assert self.statement.quantity is not None, "asked first"  # noqa: S101 (for the type checker)
        for fact in self.evidence.stating(self.statement.quantity.stated):
            if (entry := self._likeness(fact)) is not None:
                yield entry

    def _likeness(self, fact: Fact) -> Likeness | None:
        """How a fact fits the words; ``None`` where it cannot be meant."""
        quantity, statement = self.statement.quantity, self.statement
        assert quantity is not None, "asked first"  # noqa: S101 (for the type checker)
        if fact.doubtful or fact.unit != statement.unit or fact.quantity.qualifier is Qualifier.VAGUE:
            return None
        news = fact.published.start <= self._latest or self.evidence.is_official(fact)
        if not happened_by(fact, self.written) or not news:
            return None
        counted = self._counted(fact)
        if counted <= 0:
            return None
        fits = {
            "time": self._time(fact),
            "group": self._group(fact),
            "place": self._place(fact),
            "claimant": self._claimant(fact),
            "kind": self._kind(fact),
            "hedge": None if loses_bound(quantity, fact) else self._hedge(fact),
        }
        later = 0.0 if published_by(fact, self.written) else -1.0
        points = min(self._digits, 4) + later + counted + sum(fit for fit in fits.values() if fit is not None)
        return Likeness(fact, points, tuple(name for name, fit in fits.items() if fit is None))

    def _counted(self, fact: Fact) -> float:
        """How much speaks for the fact's measure: the words of the sentence, those before it, the figures around."""
        code, read = fact.measure, self.statement.measure
        within = self._vocabulary.lies_within
        kindred = within("measure", code, read.value) or within("measure", read.value, code) if read.value else False
        same_topic = bool(read.value) and self._vocabulary.measures[read.value].topic == fact.topic
        own = read.known is Known.STATED and self.statement.certainty is not Certainty.PERHAPS
        sentence, passage = self._words.measures
        if own and code != read.value and not (kindred or same_topic or code in sentence):
            return 0.0
        points = 0.0
        if code == read.value:
            points = 2.5 if own else 1.5
        elif kindred or same_topic:
            points = 1.0
        named = self.statement.claimant.value in (fact.claimant, *fact.via) and self.statement.claimant.value != ""
        if self._digits < FEW and code not in sentence and not points and not named:
            return 0.0  # twelve are many things
        points = max(points, 2.0 if code in sentence else 1.0 if code in passage else 0.0)
        return min(points + self._around(code), 3.0)

    def _around(self, code: str) -> float:
        """How much the figures around speak for a measure: they count it, or the flow of the total that it is."""
        if code in self.context.text:
            return 1.5 if code in self.context.paragraph else 1.0
        within = self._vocabulary.lies_within
        kindred = any(within("measure", code, other) or within("measure", other, code) for other in self.context.text)
        return 0.5 if kindred else 0.0

    def _time(self, fact: Fact) -> float | None:
        """How closely the times agree; ``None`` where they differ."""
        field, statement = self.statement.time, self.statement
        time, own = field.value, fact.time
        if time is None:
            return self._undated(fact)
        told = field.known is Known.STATED or (field.certain and self._digits <= FEW)
        differs = None if told else -1.0
        if statement.since and fact.kind is not Kind.STOCK and own.start == time.start:
            return 2.0
        if time.open_start or statement.until or time.days == 1:
            if fact.kind is not Kind.STOCK and not own.open_end and own.end == time.end:
                return 3.0 if not time.whole_year else 2.0
        if fact.kind is Kind.STOCK:
            return differs if own.days_apart(time) else 3.0 if max(own.days, time.days) <= MONTH else 2.0
        if fact.kind is Kind.CUMULATIVE:
            return 2.0 if time.start <= own.end <= time.end else differs
        if own.same_span(time):
            return 3.0 if time.days <= MONTH * 4 else 2.0
        if fact.kind is Kind.EVENT and own.touches(time):
            return 2.0 if time.days <= MONTH else 1.0
        if fact.kind is Kind.FLOW and own.end == time.end and time.within(own) and time.days <= MONTH:
            return 2.0  # "by the end of May": of that year so far
        return differs

    def _undated(self, fact: Fact) -> float | None:
        """The words name no time: news is about the days before the text."""
        if self.written is None or fact.time.open_end:
            return 0.0
        ago = self.written.start - max(fact.time.start, fact.time.end)
        if ago <= MONTH:
            return 2.0
        if ago <= YEAR:
            return 1.0
        return None if fact.kind in (Kind.STOCK, Kind.CUMULATIVE) else -1.0

    def _group(self, fact: Fact) -> float | None:
        default = self._vocabulary.measures[fact.measure].group
        named = self._words.group
        within = self._vocabulary.lies_within
        if named in ("", default):
            return 0.0 if fact.group == default or (not named and within("group", default, fact.group)) else None
        if named == fact.group:
            return 1.0
        wider = within("group", fact.group, named)
        return 0.0 if wider or (fact.group == default and not within("group", named, default)) else None

    def _place(self, fact: Fact) -> float | None:
        within, default = self._vocabulary.lies_within, self._vocabulary.measures[fact.measure].place
        sentence, passage = self._words.places
        if self.statement.place.words and not self.statement.place.value:
            return None  # a place that the vocabulary does not have
        if fact.place in sentence:
            return 1.0 if fact.place == default else 2.0
        if any(within("place", code, fact.place) for code in sentence):
            return None  # of a part of it
        if any(within("place", fact.place, code) for code in sentence | passage | {self.statement.place.value}):
            return 0.5
        if fact.place == default:
            return 1.0 if fact.place in passage else 0.0
        return 1.0 if fact.place in passage and not sentence else None

    def _claimant(self, fact: Fact) -> float | None:
        """Whether the one who is named said it; where no one is named, that proves nothing."""
        field, claimants = self.statement.claimant, self._vocabulary.claimants
        term = claimants.get(field.value)
        if field.value and field.value in (fact.claimant, *fact.via):
            return 2.0 if field.known is Known.STATED else 1.0
        if field.known is not Known.STATED or self._said_behind(field.words):
            return 0.0
        if term is None or term.unnamed:
            return 0.0
        origin = claimants.get(fact.claimant)
        if origin is None or origin.unnamed:
            return -2.0
        publisher = self.evidence.record.source_of(fact).publisher.casefold()
        related = fact.claimant in term.within or field.value in origin.within
        if related or term.label.casefold().removeprefix("the ") in publisher or term.kind == "media":
            return 0.0
        return None

    def _said_behind(self, words: str) -> bool:
        """Whether who is named speaks only behind a semicolon: of the next figure."""
        mention = self.statement.mention
        if mention is None:
            return False
        at = mention.passage.find(words, mention.end)
        return at >= 0 and ";" in mention.passage[mention.end : at]

    def _kind(self, fact: Fact) -> float | None:
        """Whether the words may count as the fact does: who lives there now is no count of arrivals."""
        statement, time = self.statement, self.statement.time.value
        if statement.planned is not fact.planned:
            return None
        if statement.present and fact.kind is not Kind.STOCK:
            return None
        dated = time is not None and statement.time.certain and not time.open_start
        if fact.kind is Kind.CUMULATIVE and dated and not (statement.until or statement.since):
            return None
        return 0.0

    def _hedge(self, fact: Fact) -> float:
        quantity = self.statement.quantity
        return (
            1.0
            if quantity is not None and quantity.qualifier is fact.quantity.qualifier is not Qualifier.EXACT
            else 0.0
        )

    # --- what follows ---

    def _read_as(self, fact: Fact, misfits: Sequence[str] = ()) -> Statement:
        """The statement with what the fact says where its own words do not say otherwise."""
        statement = self.statement
        named = self._words.group
        group = Field(named, Known.STATED) if "group" in misfits and named else Field(fact.group, Known.ASSUMED)
        time = statement.time
        if "time" not in misfits and (fact.kind is not Kind.FLOW or not time.certain or fact.time != time.value):
            time = Field(fact.time, Known.CARRIED, words=time.words)
        return replace(
            statement,
            role=Role.COUNT,
            measure=Field(fact.measure, Known.CARRIED, words="its number"),
            kind=Field(fact.kind, Known.STATED),
            group=group,
            place=Field(fact.place, Known.ASSUMED),
            by=Field(fact.by, Known.ASSUMED),
            event=Field(fact.event, Known.ASSUMED),
            time=time,
            since=False,
            until=False,
            present=False,
            certainty=Certainty.PROBABLY,
        )

    def _case(self, fact: Fact, misfits: Sequence[str] = ()) -> Case:
        statement = self._read_as(fact, misfits)
        return Case(self.evidence, Hypothesis(statement, self._vocabulary, self.written, self.today))

    def _as(self, fact: Fact) -> Judgement | None:
        case = self._case(fact)
        judgement = judge(case)
        if self._is_anothers(case, judgement):
            return None
        replaced = judgement.kind is JudgementKind.OUTDATED and case.latest is not None
        return judgement if judgement.kind in {*SUPPORT, JudgementKind.ECHO} or replaced else None

    def _is_anothers(self, case: Case, judgement: Judgement) -> bool:
        """Whether the words name who counted it, and the record has it from others: a register is everybody's."""
        claimant = self._vocabulary.claimants.get(case.claimant)
        if claimant is None or self.statement.claimant.known is not Known.STATED or claimant.kind == "media":
            return False
        facts = [match.fact for match in judgement.matches]
        own = any(claimant.code in (fact.claimant, *fact.via, *claimant.within) for fact in facts)
        return not case.hypothesis.measure.keeper and not own

    def _fault(self, likenesses: Sequence[Likeness]) -> Judgement | None:
        """What alone does not fit, where all else fits beyond doubt and the record has another figure for the words."""
        for fact, points, misfits in likenesses:
            if len(misfits) != 1 or misfits[0] not in _FAULTS or not self._may_fail(misfits[0], fact):
                continue
            case, kind = self._case(fact, misfits), _FAULTS[misfits[0]]
            least = SWAPPED if misfits[0] == "group" and case.excluding else FAULTY
            if misfits[0] == "time" and case.latest is not None and self.evidence.is_official(fact):
                least = SUPPORTING  # the official series has the number for one year, and another for the other
            if points < least or not (case.excluding or points >= CERTAIN):
                continue
            match = Match(fact, how_matching(case.quantity, fact) or How.HEDGE, kind.value)
            to_print = fact if misfits[0] == "hedge" or not case.excluding else case.excluding[0]
            judgement = case.judged(kind, [match], case.excluding, cause=fact, to_print=to_print)
            if held_back(case, judgement).is_fault:
                return judgement
        return None

    def _may_fail(self, misfit: str, fact: Fact) -> bool:
        """Whether what does not fit is said by the words themselves, and excludes the fact."""
        if misfit == "time":
            return self._digits >= FEW and fact.kind is not Kind.STOCK  # an estimate holds for more than a year
        if misfit == "group":
            named, within = self._words.group, self._vocabulary.lies_within
            return bool(named) and not (within("group", named, fact.group) or within("group", fact.group, named))
        return True

    def _misprint(self) -> Judgement | None:
        """The number is none of the record, and that of a figure of which all fits with two digits exchanged."""
        quantity = self.statement.quantity
        if quantity is None or quantity.qualifier is not Qualifier.EXACT or len(quantity.stated) != 1:
            return None
        facts = [fact for number in exchanges(quantity.stated[0]) for fact in self.evidence.stating((number,))]
        found = [entry for fact in facts if (entry := self._likeness(fact)) is not None and not entry.misfits]
        best = max(found, key=lambda entry: (entry.points, entry.fact.id), default=None)
        if best is None or best.points < FAULTY:
            return None
        if not self.statement.time.certain and best.fact.kind is not Kind.CUMULATIVE:
            return None
        case = self._case(best.fact)
        if case.support or best.fact not in case.excluding:
            return None
        why = Why.DIGITS_EXCHANGED
        return case.judged(JudgementKind.CONTRADICTED, (), case.excluding, why=why, cause=best.fact, to_print=best.fact)


_FAULTS = {
    "time": JudgementKind.WRONG_YEAR,
    "group": JudgementKind.WRONG_SCOPE,
    "hedge": JudgementKind.HEDGE_LOST,
}
"""What it is called where only this does not fit. A claimant or a place that the record lacks may be right all the
same."""
