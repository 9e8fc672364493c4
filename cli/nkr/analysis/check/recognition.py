"""A figure whose words leave open what it counts, recognised by its number.

The words come first: a reading that they settle is left alone. Where they do not, the record may have this very number
for something that the text speaks of, at the time, of the people and by the claimant that the sentence names. Each of
these that fits makes it less likely that the number is there by chance (``_points``); one that does not fit forbids
support, and where all else fits beyond doubt it is the fault: another year, another group, a lost hedge.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from nkr.analysis.check.case import RECENT_TOTAL, Case
from nkr.analysis.check.evidence import Evidence, happened_by, published_by
from nkr.analysis.check.holding_back import clause_of, held_back, moments_beside, year_not_stated
from nkr.analysis.check.hypothesis import Hypothesis
from nkr.analysis.check.judgements import SUPPORT, Judgement, JudgementKind, Why
from nkr.analysis.check.matching import How, Match, how_matching, loses_bound, supports, telling
from nkr.analysis.check.rules import judge
from nkr.analysis.slips import exchanges
from nkr.model.fact import Fact
from nkr.model.period import FOREVER, Period
from nkr.model.quantity import Number, Qualifier
from nkr.model.statement import NOT_KNOWN, Certainty, Field, Known, Role, Statement
from nkr.model.vocabulary import Kind, Vocabulary
from nkr.reading import cues
from nkr.reading.claimants import ClaimantBook
from nkr.reading.scope import ScopeBook
from nkr.reading.words import words_of

SUPPORTING = 6.0
"""Points from which on an equal number of which all fits is no coincidence."""
FEW_SUPPORTING = 7.5
"""The same for fewer than ten, who are anybody."""
FAULTY = 7.0
"""Points from which on what alone does not fit is the fault."""
_LEAST = {"group": 5.5, "place": 6.0}
"""The same where the record has the number for the other group or place, and another one for that which is named."""
CERTAIN = 8.0
"""The same where the record has no other figure for what the words say."""
OLD = 5.0
"""Points from which on an old figure is meant that is told as of now."""
NEVER_MEANT = 4.0
"""Points from which on a figure of which all fits may be meant, so that no other is at fault."""
ALONE = 3
"""Documents up to which a number is rare: beyond them its company counts less."""
ELSEWHERE = 0.5
"""What a number of another paragraph counts as company."""
MOST_COMPANY = 2.0
"""Points that company gives at most."""
MANY = 10
"""A smaller number keeps no company: five are anything."""
FEW = 3
"""Digits below which the sentence itself must speak of the measure."""
MONTH, YEAR = 31, 366
_ARE = re.compile(
    r"\s+(?:[A-Za-z-]+\s+){0,2}?(?:live|reside|remain"
    r"|are(?! (?:known|said|reported|believed|estimated|thought|to|women|men)\b))\b"
)
"""Words behind a number of those who are there."""
_CAPITALS = frozenset({"Beijing", "Seoul", "Tokyo", "Pyongyang", "Moscow", "Washington", "London", "Ottawa", "Geneva"})
_WHERE = re.compile(r"\b(?:in|at|into|to|from|near|via|for|inside|outside|through|around)\s+\Z")
"""Words before a capital where something is."""


class Books:
    """The names and cues of a vocabulary, read once for all figures of a text."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        measures = vocabulary.measures
        self.scope = ScopeBook(vocabulary)
        self.claimants = ClaimantBook(vocabulary).names
        self.cues = cues.book((code, measure.cues) for code, measure in measures.items() if measure.cues)
        self.totals = {
            whole for measure in measures.values() if measure.kinds == (Kind.FLOW,) for whole in measure.part_of
        }


class Company:
    """The documents and incidents in which the numbers of a text stand: numbers of one document keep company.

    That another number of a paragraph stands in the same document is the less likely by chance the fewer documents
    have it.
    """

    def __init__(self, evidence: Evidence, statements: Iterable[Statement]) -> None:
        self.books = Books(evidence.record.vocabulary)
        self._weights: dict[tuple[int, str], dict[tuple[Number, ...], float]] = {}
        for statement in statements:
            stated = statement.quantity.stated if statement.quantity is not None else ()
            if not stated or max(stated) < MANY or statement.mention is None or statement.mention.summed:
                continue
            facts = [fact for fact in evidence.stating(stated) if fact.unit == statement.unit and not fact.doubtful]
            weight = 1 / max(1.0, len({fact.source for fact in facts}) / ALONE)
            for paragraph, share in ((statement.mention.paragraph, 1.0), (0, ELSEWHERE)):
                for key in {key for fact in facts for key in _company_keys(fact)}:
                    known = self._weights.setdefault((paragraph, key), {})
                    known[stated] = max(known.get(stated, 0.0), share * weight)

    def of(self, fact: Fact, paragraph: int) -> float:
        """How much the other numbers of the paragraph, and of the text, speak for a fact's document or incident."""
        best = 0.0
        for key in _company_keys(fact):
            known = {**self._weights.get((0, key), {}), **self._weights.get((paragraph, key), {})}
            best = max(best, sum(weight for stated, weight in known.items() if stated != fact.quantity.stated))
        return min(best, MOST_COMPANY)


def _company_keys(fact: Fact) -> tuple[str, ...]:
    return (fact.source, fact.event) if fact.event else (fact.source,)


class Context(NamedTuple):
    """What the figures around one count: the measures of its paragraph, and of its text, and where they stand."""

    paragraph: frozenset[str]
    text: frozenset[str]
    company: Company
    places: frozenset[str]


class Likeness(NamedTuple):
    """A fact with the number of a statement: how much of it fits, what does not, and what speaks for it around."""

    fact: Fact
    points: float
    misfits: tuple[str, ...]
    company: float


@dataclass(frozen=True)
class Words:
    """The places, groups and measures that a statement's sentence and passage name."""

    vocabulary: Vocabulary
    books: Books
    statement: Statement

    @property
    def sentence(self) -> str:
        return self.statement.mention.words if self.statement.mention is not None else ""

    @property
    def passage(self) -> str:
        mention = self.statement.mention
        return f"{mention.heading}\n{mention.passage}" if mention is not None else ""

    @cached_property
    def clause(self) -> str:
        """The figure's own clause."""
        return clause_of(self.statement.mention) if self.statement.mention is not None else ""

    @cached_property
    def places(self) -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
        """Where it happened by the clause, or by the sentence where that says nothing; and the places that the
        sentence, and its passage, name at all.
        """
        book = self.books.scope.places
        hits = [(text, book.hits(text)) for text in (self.clause, self.sentence, self.passage)]
        where = [frozenset(one.code for one in named if _is_where(text, one.start, one.end)) for text, named in hits]
        _, sentence, passage = (frozenset(one.code for one in named) for _, named in hits)
        return where[0] or where[1], sentence, passage

    @cached_property
    def led(self) -> frozenset[str]:
        """The measures of which the figure's clause says what happened; "in all" alone says nothing."""
        counted = (self.vocabulary.measures[code] for code in self.books.cues.led(self.clause))
        return frozenset(
            measure.code
            for measure in counted
            if self.statement.unit in measure.units and measure.code not in self.books.totals
        )

    @cached_property
    def groups(self) -> frozenset[str]:
        """The groups that the clause names."""
        return frozenset(hit.code for hit in self.books.scope.groups.hits(self.clause))

    @cached_property
    def claimants(self) -> frozenset[str]:
        """Whom the clause names, or else the sentence."""
        names = self.books.claimants
        return frozenset(hit.code for hit in names.hits(self.clause) or names.hits(self.sentence))

    @property
    def are_there(self) -> bool:
        """Whether the words behind the figure say that so many are there now: "4,870 are still about"."""
        mention = self.statement.mention
        return mention is not None and bool(_ARE.match(mention.passage, mention.end))

    @cached_property
    def present(self) -> bool:
        """Whether the clause is in the present tense."""
        mention = self.statement.mention
        return mention is not None and bool(words_of(mention.language).present.search(self.clause))

    @cached_property
    def measures(self) -> tuple[frozenset[str], frozenset[str]]:
        return self.books.cues.named(self.sentence), self.books.cues.named(self.passage)

    @cached_property
    def group(self) -> str:
        """The group that the words name; "" where they name none in particular."""
        if self.statement.group.known is Known.STATED:
            return self.statement.group.value
        noun = self.statement.mention.figure.noun if self.statement.mention is not None else ""
        hits = self.books.scope.groups.hits(noun) if noun else []
        return hits[-1].code if hits else min(self.groups) if len(self.groups) == 1 else ""


def _is_where(text: str, start: int, end: int) -> bool:
    """Whether a place is where something is, and no government by the name of its capital, nor its press's seat."""
    if text[end : end + 2] in ("'s", "’s"):
        return False
    return text[start:end] not in _CAPITALS or (
        text[start:end] != "Seoul" and bool(_WHERE.search(text, max(0, start - 30), start))
    )


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
        return Words(self._vocabulary, self.context.company.books, self.statement)

    def judgement(self) -> Judgement | None:
        """The judgement on the statement as its number reads it; ``None`` where the number says nothing."""
        quantity = self.statement.quantity
        if quantity is None or not quantity.stated or quantity.qualifier is Qualifier.VAGUE:
            return None
        if self.statement.role not in (Role.COUNT, Role.OTHER) or self._is_sum:
            return None
        likenesses = sorted(self._likenesses(), key=lambda entry: (-entry.points, entry.fact.id))
        fitting = [entry for entry in likenesses if not entry.misfits]
        fitting.sort(key=lambda entry: (-entry.points - entry.company, entry.fact.id))
        few = max(quantity.stated) < MANY
        least = FEW_SUPPORTING if few else SUPPORTING
        if self.statement.role is not Role.COUNT and fitting and fitting[0].fact.measure not in self._happened:
            least = FAULTY
        if fitting and fitting[0].points + fitting[0].company >= least:
            return self._as(fitting[0].fact)
        if few or self.statement.role is not Role.COUNT or any(entry.points >= NEVER_MEANT for entry in fitting):
            return None
        return self._fault(likenesses) or self._misprint()

    @property
    def _happened(self) -> frozenset[str]:
        return self._words.led | self._words.measures[0]

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
        if not statement.planned and fact.planned:
            fits["planned"] = None
        later = 0.0 if published_by(fact, self.written) else -1.0
        points = min(self._digits, 4) + later + counted + sum(fit for fit in fits.values() if fit is not None)
        return Likeness(fact, points, tuple(name for name, fit in fits.items() if fit is None), self._company(fact))

    def _company(self, fact: Fact) -> float:
        mention = self.statement.mention
        return self.context.company.of(fact, mention.paragraph if mention is not None else 0)

    def _counted(self, fact: Fact) -> float:
        """How much speaks for the fact's measure: the words of the sentence, those before it, the figures around."""
        code, read = fact.measure, self.statement.measure
        within = self._vocabulary.lies_within
        kindred = within("measure", code, read.value) or within("measure", read.value, code) if read.value else False
        same_topic = bool(read.value) and self._vocabulary.measures[read.value].topic == fact.topic
        own = read.known is Known.STATED and self.statement.certainty is not Certainty.PERHAPS
        sentence, passage = self._words.measures
        company, led = self._company(fact), self._words.led
        told = led | sentence | {read.value}
        placed = fact.place in self._words.places[0] and fact.place != self._vocabulary.measures[code].place
        if led and code not in told and not placed:
            return 0.0  # the clause says that something else happened
        if (
            own
            and code != read.value
            and not (kindred or same_topic or code in sentence or (code in led and company >= 1))
        ):
            return 0.0
        points = 0.0
        if code == read.value:
            points = 2.5 if own else 1.5
        elif kindred or same_topic:
            points = 1.0
        named = self.statement.claimant.value in (fact.claimant, *fact.via) and self.statement.claimant.value != ""
        if self._digits < FEW and code not in sentence | led and not points and not named and company < 1:
            return 0.0  # twelve are many things
        points = max(points, 2.0 if code in sentence else 1.0 if code in passage or code in led else company / 2)
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
        time, own, company = field.value, fact.time, self._company(fact)
        if time is None:
            return self._undated(fact)
        told = (
            self._is_its_own if field.known is Known.STATED else field.certain and self._digits <= FEW and company < 1
        )
        if self._is_of_clause(fact):
            return 1.5
        if (
            time.whole_year
            and 360 <= own.days <= YEAR
            and time.start <= own.end <= time.end
            and self._company(fact) >= 1
        ):
            return 1.0  # a fiscal year
        if fact.kind is Kind.FLOW and own.start == time.start and own.within(time) and company >= 1:
            return 0.5  # the year so far
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

    def _is_of_clause(self, fact: Fact) -> bool:
        """Whether a fact is of another time that the clause names, or of all of them: "in July and August"."""
        times, own = self._clause, fact.time
        if len(times) > 1 and own.start == min(one.start for one in times) and own.end == max(one.end for one in times):
            return True
        return any(own.same_span(one) or (fact.kind is not Kind.FLOW and own.touches(one)) for one in times)

    @cached_property
    def _clause(self) -> list[Period]:
        mention = self.statement.mention
        return [one.period for one in moments_beside(mention) if one.period is not None] if mention is not None else []

    @property
    def _is_its_own(self) -> bool:
        """Whether the time stands in the figure's clause, or is the only one of the sentence."""
        mention, words = self.statement.mention, self.statement.time.words.rpartition(": ")[2]
        named = [one for one in mention.moments if one.start >= mention.sentence] if mention is not None else []
        return len(named) <= 1 or words in self._words.clause

    @property
    def _clause_is_dated(self) -> bool:
        mention, words = self.statement.mention, self.statement.time.words.rpartition(": ")[2]
        named = [one.text for one in mention.moments] if mention is not None else []
        return any(one in self._words.clause for one in [*named, words] if one)

    def _undated(self, fact: Fact) -> float | None:
        """The words name no time: news is about the days before the text."""
        if self.written is None or fact.time.open_end:
            return 0.0
        ago = self.written.start - max(fact.time.start, fact.time.end)
        if ago <= MONTH:
            return 2.0
        if ago <= YEAR:
            return 1.0
        if fact.kind not in (Kind.STOCK, Kind.CUMULATIVE):
            return -1.0
        reported = published_by(fact, self.written) and self.written.start - fact.published.end <= YEAR
        return 0.0 if reported and not (self.statement.present or self._words.present) else None

    def _group(self, fact: Fact) -> float | None:
        default = self._vocabulary.measures[fact.measure].group
        named = self._words.group if fact.kind is not Kind.SHARE else ""  # "70 percent of them women": no group of whom
        within = self._vocabulary.lies_within
        if named == fact.group or (
            named in ("", default) and fact.group != default and fact.group in self._words.groups
        ):
            return 1.0
        if named in ("", default):
            return 0.0 if fact.group == default or (not named and within("group", default, fact.group)) else None
        wider = within("group", fact.group, named)
        return 0.0 if wider or (fact.group == default and not within("group", named, default)) else None

    def _place(self, fact: Fact) -> float | None:
        within, default = self._vocabulary.lies_within, self._vocabulary.measures[fact.measure].place
        where, sentence, passage = self._words.places
        read = self.statement.place
        if read.words and not read.value:
            return None  # a place that the vocabulary does not have
        if fact.place in sentence and (not where or fact.place in where):
            return 1.0 if fact.place == default else 2.0
        if any(within("place", code, fact.place) for code in where):
            return None  # of a part of it
        if any(within("place", fact.place, code) for code in where or passage | {read.value}):
            return 0.5
        if fact.place == default:
            return 1.0 if fact.place in passage else 0.0
        if not where and (fact.place in self.context.places or fact.place == read.value):
            return 0.0
        return 1.0 if fact.place in passage and not where else None

    def _claimant(self, fact: Fact) -> float | None:
        """Whether the one who is named said it; where no one is named, that proves nothing."""
        field, claimants = self.statement.claimant, self._vocabulary.claimants
        term = claimants.get(field.value)
        if field.value and field.value in (fact.claimant, *fact.via):
            return 2.0 if field.known is Known.STATED else 1.0
        if {fact.claimant, *fact.via} & self._words.claimants:
            return 1.0
        if self._counted_by(self._words.claimants, fact):
            return None
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

    def _counted_by(self, claimants: frozenset[str], fact: Fact) -> bool:
        """Whether one of them has another figure for what a fact counts."""
        alike = (other for other in self.evidence.of_measure(fact.measure) if other.claimant in claimants)
        return any(
            (other.place, other.group) == (fact.place, fact.group) and other.time.touches(fact.time)
            for other in alike
            if not other.interval.compatible_with(fact.interval)
        )

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
        if statement.planned and not fact.planned:
            return None
        if (statement.present or self._words.are_there) and fact.kind is not Kind.STOCK:
            return None
        dated = time is not None and not time.open_start and self._clause_is_dated
        own = time is not None and (fact.time.same_span(time) or (time.days <= MONTH and fact.time.end == time.end))
        told = statement.until or statement.since or own or not statement.time.certain
        if fact.kind is Kind.CUMULATIVE and dated and not told:
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
        named, claimant = self._words.group, statement.claimant
        group = Field(named, Known.STATED) if "group" in misfits and named else Field(fact.group, Known.ASSUMED)
        others = [code for code in sorted(self._words.claimants) if self._counted_by(frozenset({code}), fact)]
        if "claimant" in misfits and others:
            claimant = Field(others[0], Known.STATED)
        time, place = statement.time, Field(fact.place, Known.ASSUMED)
        if "time" not in misfits and (fact.kind is not Kind.FLOW or not time.certain or fact.time != time.value):
            time = Field(fact.time, Known.CARRIED, words=time.words)
        return replace(
            statement,
            role=Role.COUNT,
            measure=Field(fact.measure, Known.CARRIED, words="its number"),
            kind=Field(fact.kind, Known.STATED),
            group=group,
            place=statement.place if "place" in misfits else place,
            claimant=claimant,
            by=Field(fact.by, Known.ASSUMED),
            event=NOT_KNOWN if "place" in misfits else Field(fact.event, Known.ASSUMED),
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
        match = Match(fact, how_matching(case.quantity, fact) or How.HEDGE)
        if judgement.kind is JudgementKind.NOT_IN_RECORD and supports(match.how, case.quantity, fact):
            judgement = case.judged(JudgementKind.SUPPORTED, [match], to_print=fact)  # of a time without a beginning
        if self._is_anothers(case, judgement):
            return None
        if judgement.kind in SUPPORT and (newer := self._overtaken(case, fact)) is not None:
            return case.judged(JudgementKind.DATED, judgement.matches, [newer], to_print=newer)
        replaced = judgement.kind is JudgementKind.OUTDATED and case.latest is not None
        return judgement if judgement.kind in {*SUPPORT, JudgementKind.ECHO} or replaced else None

    def _overtaken(self, case: Case, fact: Fact) -> Fact | None:
        """The newer and larger total, where the words count "so far" and give an older one."""
        if (
            fact.kind is not Kind.CUMULATIVE
            or self.statement.until
            or any(one.start <= fact.time.end <= one.end for one in self._clause)
        ):
            return None
        newer = case.newest[0] if case.newest else None
        if newer is None or newer.kind is not fact.kind or newer.time.end - fact.time.end <= RECENT_TOTAL:
            return None
        return newer if newer.interval.floor > fact.interval.ceiling else None

    def _is_anothers(self, case: Case, judgement: Judgement) -> bool:
        """Whether the words name who counted it, and the record has it from others: a register is everybody's."""
        claimant = self._vocabulary.claimants.get(case.claimant)
        if claimant is None or self.statement.claimant.known is not Known.STATED or claimant.kind == "media":
            return False
        facts = [match.fact for match in judgement.matches]
        named = {claimant.code, *self._words.claimants}
        own = any(named & {fact.claimant, *fact.via, *claimant.within} for fact in facts)
        return not case.hypothesis.measure.keeper and not own

    def _fault(self, likenesses: Sequence[Likeness]) -> Judgement | None:
        """What alone does not fit, where all else fits beyond doubt and the record has another figure for the words."""
        for entry in likenesses:
            fact, misfit = entry.fact, entry.misfits[0] if entry.misfits else ""
            if self._is_old_stock(entry):
                case = self._case(fact)
                return case.judged(JudgementKind.DATED, [Match(fact, How.EXACTLY)], case.newest, to_print=fact)
            if entry.misfits == ("hedge", "planned"):
                misfit = "planned"
            elif len(entry.misfits) != 1:
                continue
            if not self._may_fail(misfit, fact):
                continue
            case, kind = self._case(fact, entry.misfits), _FAULTS[misfit]
            if misfit == "claimant":
                if entry.points + entry.company >= FAULTY and judge(case).kind is kind:
                    return judge(case)
                continue
            against = case.excluding or [other for other in case.later if case.excludes(other)]
            least = (_LEAST.get(misfit, FAULTY)) if against else FAULTY
            if misfit == "time" and case.latest is not None and self.evidence.is_official(fact):
                least = SUPPORTING  # the official series has the number for one year, and another for the other
            siblings = misfit == "group" and self._vocabulary.siblings("group", self._words.group, fact.group)
            refuted = against or (entry.points >= CERTAIN and (siblings or misfit not in ("place", "group")))
            if entry.points < least or not refuted:
                continue
            match = Match(fact, how_matching(case.quantity, fact) or How.HEDGE, kind.value)
            to_print = fact if misfit in ("hedge", "planned", "kind") or not against else against[0]
            judgement = case.judged(kind, [match], against, cause=fact, to_print=to_print)
            beyond_doubt = entry.points >= CERTAIN and not year_not_stated(case, judgement)
            if beyond_doubt or held_back(case, judgement).is_fault:
                return judgement
        return None

    def _is_old_stock(self, entry: Likeness) -> bool:
        """Whether the words tell as of now what was so many years ago."""
        now = self.statement.present or self._words.are_there or self._words.present
        old = entry.fact.kind is Kind.STOCK and set(entry.misfits) in ({"time"}, {"time", "hedge"})
        return old and now and self.statement.time.value is None and entry.points >= OLD

    def _may_fail(self, misfit: str, fact: Fact) -> bool:
        """Whether what does not fit is said by the words themselves, and excludes the fact."""
        statement, within = self.statement, self._vocabulary.lies_within
        if misfit == "time":
            return self._digits >= FEW and fact.kind is not Kind.STOCK  # an estimate holds for more than a year
        if misfit == "group":
            named = self._words.group
            related = within("group", named, fact.group) or within("group", fact.group, named)
            return bool(named) and fact.kind is not Kind.SHARE and not related
        if misfit == "place":
            named = statement.place.value
            apart = not (within("place", named, fact.place) or within("place", fact.place, named))
            return bool(named) and statement.place.known is Known.STATED and apart
        if misfit == "kind":
            return fact.kind is Kind.CUMULATIVE and self._digits >= FEW and self._is_of_one_time
        return misfit in _FAULTS

    @property
    def _is_of_one_time(self) -> bool:
        """Whether the words count what is now, or what happened in the year that they name, and no total."""
        time, statement = self.statement.time, self.statement
        if statement.present or self._words.present:
            return self._words.measures[0] >= {statement.measure.value}
        return time.known is Known.STATED and bool(time.value and time.value.whole_year) and not statement.since

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
    "place": JudgementKind.WRONG_SCOPE,
    "hedge": JudgementKind.HEDGE_LOST,
    "kind": JudgementKind.WRONG_KIND,
    "planned": JudgementKind.PLANNED_AS_DONE,
    "claimant": JudgementKind.WRONG_CLAIMANT,
}
"""What it is called where only this does not fit. A claimant or a place is at fault only where the record has another
figure by that claimant, or of that place."""
