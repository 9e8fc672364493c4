"""A figure whose words leave open what it counts, recognised by its number.

The words come first: a reading that they settle is left alone. Where they do not, the record may have this very number
for something that the text speaks of, at the time, of the people and by the claimant that the sentence names. Each of
these that fits makes it less likely that the number is there by chance (``_points``); one that does not fit forbids
support, and where all else fits beyond doubt it is the fault: another year, another group, a lost hedge.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from nkr.analysis.check.case import RECENT_TOTAL, TOLD_AS_OLD, Case
from nkr.analysis.check.evidence import Evidence, happened_by, published_by
from nkr.analysis.check.holding_back import held_back, of_another_size, year_not_stated
from nkr.analysis.check.hypothesis import Hypothesis
from nkr.analysis.check.judgements import SUPPORT, Judgement, JudgementKind, Why
from nkr.analysis.check.matching import How, Match, how_matching, loses_bound, supports, telling
from nkr.analysis.check.rules import judge
from nkr.analysis.check.surroundings import MANY, MOST_COMPANY, Context, Words
from nkr.analysis.slips import exchanges
from nkr.model import Fact, Kind, Measure, Qualifier, Vocabulary
from nkr.model.patterns import regex
from nkr.model.period import FOREVER, MONTH, YEAR, Period
from nkr.model.statement import NOT_KNOWN, Certainty, Field, Known, Role, Statement
from nkr.reading.countries import COUNTRIES, SOUTH_KOREA
from nkr.reading.likely import of_mention
from nkr.reading.roles import ANYBODY

SUPPORTING = 6.0
"""Points from which on an equal number of which all fits is no coincidence."""
FEW_SUPPORTING = 6.5
"""The same for fewer than ten, who are anybody."""
FAULTY = 7.0
"""Points from which on what alone does not fit is the fault."""
FOLLOWED = 8.0
"""The same, with company, of a number of three digits whose document the text follows."""
ANOTHERS = 6.5
"""The same where the record has the number from somebody else alone."""
_LEAST = {"group": 5.5, "place": 6.0, "planned": 6.0}
"""The same where the record has the number for the other group or place, and another one for that which is named; or as
what was to come."""
CERTAIN = 7.5
"""The same where the record has no other figure for what the words say."""
OLD = 5.0
"""Points from which an old figure is meant although the sentence is in the present tense."""
NEVER_MEANT = 4.0
"""Points from which on a figure of which all fits may be meant, so that no other is at fault."""
FAR_LIKELIER = 3.0
"""Points more by which a figure with one misfit is meant all the same."""
LED, ALLOWED = 0.1, 0.04
"""How probable by the words around it a measure must be that the clause's own words speak against."""
PROBABLE = ((0.5, 2.5), (0.25, 2.0), (0.1, 1.2), (0.03, 0.5))
"""Points for a measure by how probable it is."""
FOLLOWING = 1.0
"""Company from which on a text follows a document."""
LONG = 4
"""Digits of a number that none has by chance."""
FEW = 3
"""Digits below which the sentence itself must speak of the measure."""
HISTORIC = 5 * YEAR
"""Days after its time from which on a count is of the past when it is first told."""
WORLD = "world"
_ROUGH_SPAN = regex(r"\b(?:past|last|previous)\b.*\b(?:decades?|years)\b")
"""Words of a span whose ends are not told to the year."""
_BY_PARTS = regex(
    r"\bin (?:winter|spring|summer|autumn)\b|\b(?:winter|spring|summer|autumn) quarter\b"
    r"|\b(?:by|each|every|per) (?:quarter|month|half)\b|\b(?:quarterly|monthly|half-yearly)\b",
    re.IGNORECASE,
)
"""Words of a list that gives a year by its parts: "By quarter in 2024: 43, then 62"."""


_ON = regex(r"\A\s+(?:on|in|by|for|during)\s+")
"""Words between a figure and its own time."""
_PARTED = regex(r"[;:—]| (?:and|but|while|whereas) ")
"""What makes two statements of a sentence."""
_STANDS_FOR = regex(
    r"\s+(?:[a-z-]+\s+){0,2}?(?:approvals?|grants?|refusals?|killings?|executions?|deaths?|suicides?|names?|files?|entries"
    r"|departures?|deportations?|returns?|arrests?|admissions?|recognitions?|abductions?|applicants?|claimants?)\b"
)
"""What is counted in place of people: "seven approvals", "1,382 public killings"."""
_NOW = regex(r"\b(?:at present|at the moment|currently|presently|right now|today|now|still)\b|현재|지금", re.IGNORECASE)
"""Words of the day of the text."""


class Likeness(NamedTuple):
    """A fact with the number of a statement: how much of it fits, what does not, and what speaks for it around."""

    fact: Fact
    points: float
    misfits: tuple[str, ...]
    company: float


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
        mention = self.statement.mention
        if not self._may_be_ours or (mention is not None and mention.summed):  # no one printed the sum of a list
            return None
        found = (self._likeness(fact) for fact in self.evidence.stating(quantity.stated))
        likenesses = sorted(filter(None, found), key=lambda entry: (-entry.points, entry.fact.id))
        fitting = [entry for entry in likenesses if not entry.misfits]
        fitting.sort(key=lambda entry: (-entry.points - entry.company, entry.fact.id))
        few = max(quantity.stated) < MANY
        least = FEW_SUPPORTING if few else SUPPORTING
        happened = self._words.led | self._words.measures[0]
        if self.statement.role is not Role.COUNT and fitting and fitting[0].fact.measure not in happened:
            least = FAULTY
        if self._counts_something_else:
            fitting = [entry for entry in fitting if entry.company >= 1 and self._digits >= FEW]
            least = FAULTY
        if fitting and fitting[0].points + fitting[0].company >= least:
            return self._as(fitting[0].fact)
        if (
            few
            or self._counts_something_else
            or self.statement.role is not Role.COUNT
            or self._may_be_meant(fitting, likenesses)
        ):
            return None
        return (
            self._fault(likenesses)
            or self._swapped()
            or self._midpoint()
            or self._misprint()
            or self._other_than_followed()
        )

    @staticmethod
    def _may_be_meant(fitting: Sequence[Likeness], likenesses: Sequence[Likeness]) -> bool:
        """Whether a figure of which all fits may be meant, and none that is far likelier."""
        meant = max((entry.points for entry in fitting), default=0.0)
        best = max((entry.points for entry in likenesses if len(entry.misfits) == 1), default=0.0)
        return meant >= NEVER_MEANT and best - meant < FAR_LIKELIER

    def doubts(self, judgement: Judgement) -> bool:
        """Whether another measure has the number, and all that the words say fits it, or the one who is named gave it
        for that time: then the words were misread, and the number is no fault.
        """
        if judgement.kind is JudgementKind.WRONG_KIND:  # it says itself what else has the number
            said = (self._words.led | self._words.measures[0]) - {self.statement.measure.value}
            cause = judgement.cause
            if cause is None or cause.measure == self.statement.measure.value:
                return False
            return cause.measure in said or self._likely.get(cause.measure, 0.0) >= LED
        sure = self.statement.certainty is Certainty.SURE
        if sure and judgement.why is Why.DIGITS_EXCHANGED:
            return False  # a ministry has many figures, and some have the digits of another exchanged
        quantity = self.statement.quantity
        others = [
            fact
            for fact in (self.evidence.stating(quantity.stated) if quantity is not None else ())
            if fact.measure != self.statement.measure.value and not fact.planned
        ]
        named = any(map(self._is_of_claimant, others))
        if named or sure:
            return named
        found = filter(None, map(self._likeness, others))
        return any(not entry.misfits and entry.points + entry.company >= NEVER_MEANT for entry in found)

    def _is_of_claimant(self, fact: Fact) -> bool:
        """Whether the one who is named gave the very figure, about the time that the words name."""
        statement, quantity = self.statement, self.statement.quantity
        if (
            quantity is None
            or statement.claimant.known is not Known.STATED
            or fact.claimant != statement.claimant.value
        ):
            return False
        time = statement.time.value
        near = time is None or statement.time.known is not Known.STATED or fact.time.days_apart(time) <= YEAR
        return quantity.qualifier is fact.quantity.qualifier and fact.unit == statement.unit and near

    def renamed(self, judgement: Judgement) -> Statement | None:
        """The statement as said by another whom its sentence names, and whose figure it is."""
        own = {match.fact.claimant for match in judgement.matches} & self._words.claimants
        if judgement.kind is not JudgementKind.WRONG_CLAIMANT or len(own) != 1:
            return None
        return replace(self.statement, claimant=Field(own.pop(), Known.STATED, words=self.statement.claimant.words))

    @property
    def _is_ours(self) -> bool:
        """Whether a figure counts the record's people, or some that went another way ("twelve who had gone back"),
        and no robots.
        """
        mention, role = self.statement.mention, self.statement.role
        if role is not Role.OTHER or mention is None:
            return role is Role.COUNT
        who = mention.passage[mention.end :].split(maxsplit=1)[:1] == ["who"]
        return mention.figure.noun.casefold() in ANYBODY or (who and not mention.figure.noun)

    @property
    def _may_be_ours(self) -> bool:
        """Whether a figure of something else may stand for people of the record: approvals, names, or what is a group
        of it.
        """
        mention, role = self.statement.mention, self.statement.role
        if self._is_ours or mention is None or role is not Role.OTHER:
            return True
        return _STANDS_FOR.match(mention.passage, mention.end) is not None or bool(self._words.group)

    @property
    def _counts_something_else(self) -> bool:
        """Whether the words count no people of the record, or its sentence counts something else: then the number
        must be long, and stand among others of its document.
        """
        unnamed = self.statement.role is Role.COUNT and not self.statement.measure.value
        return not self._is_ours or (unnamed and self.context.counts_others(self.statement))

    @cached_property
    def _digits(self) -> int:
        quantity = self.statement.quantity
        return sum(map(telling, quantity.stated)) if quantity is not None else 0

    # --- which facts are like it ---

    def _likeness(self, fact: Fact) -> Likeness | None:
        """How a fact fits the words; ``None`` where it cannot be meant."""
        quantity, statement = self.statement.quantity, self.statement
        assert quantity is not None, "asked first"  # noqa: S101 (for the type checker)
        if fact.doubtful or fact.quantity.qualifier is Qualifier.VAGUE or not self._may_count_in(fact):
            return None
        latest = FOREVER if self.written is None else self.written.end + MONTH  # news is in many papers within days
        news = fact.published.start <= latest or self.evidence.is_official(fact)
        if not happened_by(fact, self.written) or not news:
            return None
        counted = self._counted(fact)
        if counted <= 0:
            return None
        same_hedge = quantity.qualifier is fact.quantity.qualifier is not Qualifier.EXACT
        fits = {
            "time": self._time(fact),
            "group": self._group(fact),
            "place": self._place(fact),
            "claimant": self._claimant(fact),
            "kind": self._kind(fact),
            "hedge": None if loses_bound(quantity, fact) else float(same_hedge),
        }
        if not statement.planned and fact.planned:
            fits["planned"] = None
        later = 0.0 if published_by(fact, self.written) else -1.0
        points = min(self._digits, 4) + later + counted + sum(fit for fit in fits.values() if fit is not None)
        return Likeness(fact, points, tuple(name for name, fit in fits.items() if fit is None), self._company(fact))

    def _may_count_in(self, fact: Fact) -> bool:
        """Whether a fact counts what the figure counts, or may, where the words leave open whether that is people."""
        if fact.unit == self.statement.unit:
            return True
        read = replace(self.statement, measure=Field(fact.measure, Known.ASSUMED))
        return Hypothesis(read, self._vocabulary, self.written, self.today).may_count_in(fact.unit)

    def _company(self, fact: Fact) -> float:
        mention = self.statement.mention
        return self.context.company.of(fact, mention.paragraph if mention is not None else 0)

    @cached_property
    def _likely(self) -> Mapping[str, float]:
        """How probable each measure is by all the words around the figure."""
        return dict(self.context.company.themes.weighed(of_mention(self.statement.mention)))

    def _counted(self, fact: Fact) -> float:
        """How much speaks for the fact's measure: the words of the sentence, those before it, the figures around."""
        code, read = fact.measure, self.statement.measure
        within, measures = self._vocabulary.lies_within, self._vocabulary.measures
        kindred = within("measure", code, read.value) or within("measure", read.value, code) if read.value else False
        same_topic = bool(read.value) and self._vocabulary.measures[read.value].topic == fact.topic
        own = read.known is Known.STATED and self.statement.certainty is not Certainty.PERHAPS
        if code not in self._words.led | {read.value} and self._document_says_otherwise(fact):
            return 0.0
        counted_on = kindred and Kind.CUMULATIVE in (*measures[code].kinds, *measures[read.value].kinds)
        sentence, passage = self._words.measures
        company, led = self._company(fact), self._words.led
        told = led | sentence | {read.value}
        probable = self._likely.get(code, 0.0)
        placed = fact.place in self._words.places[0] and fact.place != self._vocabulary.measures[code].place
        claimant = self.statement.claimant
        named = claimant.known is Known.STATED and claimant.value in (fact.claimant, *fact.via)
        kept = (company >= MOST_COMPANY or named) and self._digits >= FEW  # of a document that the text follows
        if led & (sentence | {read.value}) and code not in told and not placed and not kept and probable < LED:
            return 0.0  # the clause says that something else happened
        topic = [
            one for one in led if measures[one].topic == fact.topic and not self._vocabulary.meet("measure", one, code)
        ]
        if topic and code not in led | {read.value} and not fact.planned:
            return 0.0
        allowed = (
            code == read.value
            or probable >= ALLOWED
            or counted_on
            or code in sentence
            or (code in led and company >= 1)
            or (fact.planned and same_topic)  # what was to be sent, in a text that says who is there
        )
        if own and not allowed and not kept:
            return 0.0
        points = 0.0
        if code == read.value:
            points = 2.5 if own else 1.5
        elif kindred or same_topic:
            points = 1.0
        if fact.kind is Kind.SHARE and code not in sentence | {read.value} and company < 1:
            return 0.0  # there are shares of everything
        points = max(points, next((made for least, made in PROBABLE if probable >= least), 0.0))
        points = max(points, 2.0 if code in sentence else 1.0 if code in passage or code in led else company / 2)
        return min(points + self._around(code), 3.0)

    def _document_says_otherwise(self, fact: Fact) -> bool:
        """Whether the fact's own document has another figure, of its time, for what the clause says happened."""
        return any(
            other.source == fact.source and other.time.same_span(fact.time)
            for code in self._words.led
            for other in self.evidence.of_measure(code)
        )

    def _around(self, code: str) -> float:
        """How much the figures around speak for a measure: they count it, or the flow of the total that it is."""
        if code in self.context.text:
            return 1.5 if code in self.context.paragraph else 1.0
        within = self._vocabulary.lies_within
        kindred = any(within("measure", code, other) or within("measure", other, code) for other in self.context.text)
        return 0.5 if kindred else 0.0

    def _time(self, fact: Fact) -> float | None:
        """How closely the times agree; ``None`` where they differ."""
        field = self.statement.time
        time = field.value
        if time is None:
            return self._undated(fact)
        if fact.planned and fact.time.open_end:
            return 1.0 if time.end >= fact.time.start else None
        part = self._words.group in ("women", "men")  # "64 women, 22 men": of the time of their whole
        told = field.certain and self._digits <= FEW and (part or self._company(fact) < 1)
        in_words = fact.kind is Kind.STOCK and field.words and field.words in self._words.sentence
        if field.known is Known.STATED or in_words:
            told = self._is_its_own
        days = [one for one in self._clause if one.days <= MONTH]
        if fact.kind is Kind.EVENT and time.days > MONTH and not days and self._is_one_of_several(fact, time):
            return None  # "four came this year", of one boat among two
        if self._is_of_clause(fact):
            return 1.5
        return self._otherwise_timed(fact, time, told=told)

    def _otherwise_timed(self, fact: Fact, time: Period, *, told: bool) -> float | None:
        """How closely a fact's time agrees with ``time``, by its kind; ``told``: the words say it for certain."""
        statement, own = self.statement, fact.time
        if (roughly := self._roughly(fact, time)) is not None:
            return roughly
        differs = None if told else -1.0
        if statement.since and fact.kind is not Kind.STOCK and own.start == time.start:
            return 2.0
        begun = _may_begin_at(time, own)
        if begun and (time.open_start or statement.until or time.days == 1):
            if fact.kind is not Kind.STOCK and not own.open_end and own.end == time.end:
                return 3.0 if not time.whole_year else 2.0
        if fact.kind is Kind.STOCK:
            return (
                differs
                if own.days_apart(time) or _is_long_before(time, own)
                else 3.0
                if max(own.days, time.days) <= MONTH
                else 2.0
            )
        if fact.kind is Kind.CUMULATIVE:
            return 2.0 if begun and time.start <= own.end <= time.end else differs
        if fact.kind is Kind.SHARE and (own.open_start or own.days <= MONTH) and time.start <= own.end <= time.end:
            return 2.0  # of all up to then, or of a survey of that day
        if own.same_span(time):
            return 3.0 if time.days <= MONTH * 4 else 2.0
        if time.days > YEAR and own.end == time.end and 0 <= own.start - time.start < YEAR:
            return 1.0  # "from mid-2001 to October 2003"
        if fact.kind is Kind.EVENT and own.touches(time):
            return 2.0 if time.days <= MONTH else 1.0
        if fact.kind is Kind.FLOW and own.end == time.end and time.within(own) and time.days <= MONTH:
            return 2.0  # "by the end of May": of that year so far
        return differs

    def _is_one_of_several(self, fact: Fact, time: Period) -> bool:
        """Whether the record has another incident of the time beside that of a fact."""
        others = (one for one in self.evidence.of_measure(fact.measure) if one.kind is Kind.EVENT)
        others = (one for one in others if one.event != fact.event and one.group == fact.group)
        return any(one.time.within(time) and not one.time.touches(fact.time) for one in others)

    def _roughly(self, fact: Fact, time: Period) -> float | None:
        """How closely a fact is of a part of the year that is named, of a fiscal year, or of a rough span."""
        own, company, flow = fact.time, self._company(fact), fact.kind is Kind.FLOW
        if _ROUGH_SPAN.search(self.statement.time.words) and time.days > 2 * YEAR and fact.kind is not Kind.STOCK:
            near = abs(own.end - time.end) <= YEAR and abs(own.start - time.start) <= 2 * YEAR
            return 1.0 if near else None  # "in the past decade"
        if not time.whole_year:
            return None
        if "fiscal" in self.statement.time.words.casefold() and 360 <= own.days <= YEAR and flow:
            return 2.0 if time.start <= own.end <= time.end else None
        if 360 <= own.days <= YEAR and time.start <= own.end <= time.end and company >= 1:
            return 1.0
        if flow and own.within(time) and _BY_PARTS.search(self._words.sentence):
            return 1.0
        over = self.written is not None and self.written.start > time.end
        so_far = flow and own.start == time.start and own.within(time) and company >= 1 and not over
        return 0.5 if so_far else None

    def _is_of_clause(self, fact: Fact) -> bool:
        """Whether a fact is of another time that the clause names, or of all of them: "in July and August"."""
        times, own = self._clause, fact.time
        if self._is_span_of_clause(fact):
            return True
        if fact.kind is Kind.CUMULATIVE:  # it is of the day up to which it counts
            return any(one.start <= own.end <= one.end and _may_begin_at(one, own) for one in times)
        moving = fact.kind is Kind.FLOW or (fact.kind is Kind.SHARE and own.days > MONTH)
        touching = [one for one in times if own.touches(one) and not _is_long_before(one, own)]
        return any(own.same_span(one) for one in times) or bool(touching and not moving)

    def _is_span_of_clause(self, fact: Fact) -> bool:
        """Whether a fact is of all the times that the clause names together."""
        times, own = self._clause, fact.time
        return bool(times) and (own.start, own.end) == (min(one.start for one in times), max(one.end for one in times))

    @cached_property
    def _clause(self) -> list[Period]:
        mention, time = self.statement.mention, self.statement.time
        if mention is None:
            return []
        behind = _ON.sub("", mention.passage[mention.end :])
        if time.known is Known.STATED and time.value is not None and time.words and behind.startswith(time.words):
            return [time.value]  # "40 on 29 August, 40 again on 18 September": each has its own
        return [one.period for one in mention.beside if one.period is not None]

    @property
    def _is_its_own(self) -> bool:
        """Whether the time stands in the figure's clause or next to it, or is the only one of the sentence."""
        mention, words = self.statement.mention, self.statement.time.words.rpartition(": ")[2]
        if mention is None or not words:
            return True
        named = [one for one in mention.moments if one.start >= mention.sentence]
        _, before, between = mention.passage[mention.sentence : mention.start].rpartition(words)
        behind = mention.passage[mention.end :].partition(words)[0]
        own = len(named) <= 1 or words in self._words.clause or (before and not _PARTED.search(between))
        return bool(own) or not all(any(map(str.isdigit, text)) for text in (behind, between if before else "1"))

    @property
    def _clause_is_dated(self) -> bool:
        words = self.statement.time.words.rpartition(": ")[2]
        named = self.statement.mention.moments if self.statement.mention is not None else ()
        return any(one in self._words.clause for one in [words, *(moment.text for moment in named)] if one)

    def _undated(self, fact: Fact) -> float | None:
        """The words name no time: news is about the days before the text."""
        if self.statement.time.words and fact.kind is Kind.CUMULATIVE:
            return None  # "last year", of a text without a date: that is no total
        if self.written is None or fact.time.open_end:
            return 0.0
        now = self.statement.present or self._words.present
        if fact.published.start - fact.time.end > HISTORIC and not now:
            return 1.0  # of the war, or of years long past, whenever the text is written
        ago = self.written.start - max(fact.time.start, fact.time.end)
        if ago <= MONTH:
            return 2.0
        if ago <= YEAR:
            return 1.0
        if fact.kind not in (Kind.STOCK, Kind.CUMULATIVE):
            return -1.0
        if not now and (str(fact.time.latest_year) in self._words.passage or TOLD_AS_OLD.search(self._words.sentence)):
            return 0.5  # "Compare 2014. The paper then printed 5,000"
        reported = published_by(fact, self.written) and self.written.start - fact.published.end <= YEAR
        reported = reported or self._company(fact) >= MOST_COMPANY
        return 0.0 if reported and (not now or fact.kind is Kind.CUMULATIVE) else None

    def _group(self, fact: Fact) -> float | None:
        default = self._vocabulary.measures[fact.measure].group
        named = self._words.group if fact.kind is not Kind.SHARE else ""  # "70 percent of them women": no group of whom
        within = self._vocabulary.lies_within
        if fact.kind is Kind.SHARE and self._words.described:
            return 1.0 if fact.group in self._words.described else None
        if fact.kind is Kind.SHARE and self._company(fact) >= 1 and fact.group == default:
            return 0.0  # a share of those whom the figures around it count
        if named == fact.group or (
            named in ("", default) and fact.group != default and fact.group in self._words.groups
        ):
            return 1.0
        if named in ("", default):
            goes_on = self._words.groups_of_sentence - {default} == {fact.group}  # "202 men, against 168 in 2018"
            wider = not named and within("group", default, fact.group)
            return 0.0 if fact.group == default or goes_on or wider else None
        wider = within("group", fact.group, named)
        return 0.0 if wider or (fact.group == default and not within("group", named, default)) else None

    def _place(self, fact: Fact) -> float | None:
        within, default = self._vocabulary.lies_within, self._vocabulary.measures[fact.measure].place
        where, sentence, passage = self._words.places
        read = self.statement.place
        if read.words and not read.value:
            return None  # a place that the vocabulary does not have
        own = self._words.places_of_figure
        if read.known is Known.STATED and read.value in own and fact.place in sentence - own:
            return None  # "in May 9 by the East Sea, in October 4 by the West Sea": each has its own
        if (read.known is Known.STATED and read.value == fact.place and read.words in self._words.clause) or (
            fact.place in sentence and (not where or fact.place in where)
        ):
            return 1.0 if fact.place == default else 2.0
        if fact.place in COUNTRIES - {default} and self._words.names_another_country(fact.place):
            return None  # "Kazakhstan gave asylum to 26", of Russia's number
        if fact.place == WORLD and where & self._words.places_of_figure & COUNTRIES - {SOUTH_KOREA}:
            return None  # "730 were waiting in Thailand", of all who were waiting
        if WORLD in where or (read.known is Known.STATED and read.value == WORLD):
            return 0.0 if fact.place == WORLD else None  # "in the world" is no part of it
        if self.statement.by.known is Known.STATED and self.statement.by.value == fact.place:
            return 1.0  # a state acts on its own soil: "Thai police caught 46 from the North"
        if any(within("place", fact.place, code) for code in where or passage | {read.value}):
            return 0.5
        if fact.place == default:
            elsewhere = where and not any(within("place", code, fact.place) for code in sentence)
            return 1.0 if fact.place in passage else None if elsewhere else 0.0
        if where:
            return None
        if self.statement.claimant.known is Known.STATED and self.statement.claimant.value == fact.claimant:
            return 0.0  # Eurostat counts in Europe, and need not say so
        spoken_of = self.context.places | {read.value} | self.context.company.places & COUNTRIES
        return 0.0 if any(fact.place == code or within("place", fact.place, code) for code in spoken_of) else None

    def _claimant(self, fact: Fact) -> float | None:
        """Whether the one who is named said it; where no one is named, that proves nothing."""
        field, claimants = self.statement.claimant, self._vocabulary.claimants
        term = claimants.get(field.value)
        if field.value and field.value in (fact.claimant, *fact.via):
            return 2.0 if field.known is Known.STATED else 1.0
        if {fact.claimant, *fact.via} & self._words.claimants:
            return 1.0
        if field.known is not Known.STATED:
            if self._is_counted_by_named(fact):
                return None  # "the Home Office has 902 claims and 544 grants", of UNHCR's number
            return -1.5 if self._words.claimants_of_clause else 0.0
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

    def _is_counted_by_named(self, fact: Fact) -> bool:
        """Whether one whom the sentence names has a figure of his own for what a fact counts, when and where."""
        return any(
            other.claimant in self._words.claimants
            and (other.place, other.group) == (fact.place, fact.group)
            and other.time.days_apart(fact.time) <= YEAR
            for other in self.evidence.of_measure(fact.measure)
        )

    def _kind(self, fact: Fact) -> float | None:
        """Whether the words may count as the fact does: who lives there now is no count of arrivals."""
        statement, time = self.statement, self.statement.time.value
        if statement.planned and not fact.planned:
            return None
        if (statement.present or self._words.are_there) and fact.kind is not Kind.STOCK:
            return None
        if fact.kind is Kind.STOCK and (self._words.happens_anew or statement.since):
            return None
        stated = statement.time.known is Known.STATED
        dated = stated and time is not None and not time.open_start and self._clause_is_dated
        own = time is not None and (fact.time.same_span(time) or (time.days <= MONTH and fact.time.end == time.end))
        own = own or self._is_span_of_clause(fact)
        told = statement.until or statement.since or own or not statement.time.certain or self._words.counts_on
        if fact.kind is Kind.CUMULATIVE and dated and not told:
            return None
        return 0.0

    # --- what follows ---

    def _read_as(self, fact: Fact, misfits: Sequence[str] = ()) -> Statement:
        """The statement with what the fact says where its own words do not say otherwise."""
        statement = self.statement
        named, claimant = self._words.group, statement.claimant
        if claimant.known is not Known.STATED and claimant.value not in (fact.claimant, *fact.via):
            claimant = NOT_KNOWN  # the one who spoke before says nothing against the one whose number it is
        group = Field(named, Known.STATED) if "group" in misfits and named else Field(fact.group, Known.ASSUMED)
        time, place, by = statement.time, Field(fact.place, Known.ASSUMED), fact.by
        if "place" in misfits and self._named_place:
            place = Field(self._named_place, Known.STATED)
            by = place.value if fact.by == fact.place else fact.by
        if "time" not in misfits and (fact.kind is not Kind.FLOW or not time.certain or fact.time != time.value):
            time = Field(fact.time, Known.CARRIED, words=time.words)
        return replace(
            statement,
            role=Role.COUNT,
            measure=Field(fact.measure, Known.CARRIED, words="its number"),
            kind=Field(fact.kind, Known.STATED),
            group=group,
            place=place,
            claimant=claimant,
            by=Field(by, Known.ASSUMED),
            event=NOT_KNOWN if "place" in misfits else Field(fact.event, Known.ASSUMED),
            time=time,
            since=fact.kind is Kind.CUMULATIVE and not fact.time.open_start,  # it is of its own span
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
        if judgement.kind in SUPPORT and (newer := self._overtaken(case, fact)) is not None:
            return case.judged(JudgementKind.DATED, judgement.matches, [newer], to_print=newer)
        if judgement.kind in SUPPORT and self._is_told_as_now(case, fact):
            return case.judged(JudgementKind.DATED, judgement.matches, case.newest, to_print=fact)
        faulty = judgement.kind is JudgementKind.OUTDATED and case.latest is not None
        faulty = faulty or (judgement.kind is JudgementKind.WRONG_KIND and case.says_residents)
        return judgement if judgement.kind in {*SUPPORT, JudgementKind.ECHO} or faulty else None

    def _is_told_as_now(self, case: Case, fact: Fact) -> bool:
        """Whether an old stock stands beside "at present": the time that was carried to it is not that of the words."""
        old = case.hypothesis.day.start - fact.time.end > case.hypothesis.measure.good_for
        holds = fact.kind is Kind.STOCK or case.is_rate
        return holds and old and _NOW.search(self._words.clause) is not None

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

    def _fault(self, likenesses: Sequence[Likeness]) -> Judgement | None:
        """What alone does not fit, where all else fits beyond doubt and the record has another figure for the words."""
        for entry in likenesses:
            fact, misfit = entry.fact, entry.misfits[0] if entry.misfits else ""
            if self._is_old_stock(entry):
                case = self._case(fact)
                return case.judged(JudgementKind.DATED, [Match(fact, How.EXACTLY)], case.newest, to_print=fact)
            if "planned" in entry.misfits and {*entry.misfits} <= {"hedge", "kind", "planned"}:
                misfit = "planned"
            elif len(entry.misfits) != 1:
                continue
            # The text follows the document that has the number.
            followed = entry.company >= (1 if self._digits >= FEW else MOST_COMPANY) and self._digits >= 2
            if misfit == "hedge" and any(_is_without_hedge(other, fact) for other in likenesses):
                continue  # a source has the number without the hedge
            if not (self._may_fail(misfit, fact) or (followed and misfit == "time" and fact.kind is not Kind.STOCK)):
                continue
            case, kind = self._case(fact, entry.misfits), _FAULTS[misfit]
            if misfit == "claimant":
                judgement = judge(case)
                source = self.statement.claimant
                own = source.words in self._words.clause or self._words.claimants == {source.value}
                anothers = own and any(map(case.excludes, case.of_claimant)) and case.is_anothers_alone
                anothers = anothers and judgement.why is not Why.UNCERTAIN_FIELDS
                if entry.points + entry.company >= ANOTHERS and (anothers or judgement.kind is kind):
                    return replace(judgement, kind=kind)
                continue
            against = self._against(case) or self._own_of_that_time(misfit, fact)
            least = _LEAST.get(misfit, FAULTY) if against or misfit == "planned" else FAULTY
            if misfit == "time" and case.latest is not None and self.evidence.is_official(fact):
                least = SUPPORTING  # the official series has the number for one year, and another for the other
            strength = entry.points
            if misfit == "time" and self._has_both(fact, against):
                strength, least = strength + entry.company, SUPPORTING
            named = {"group": self._words.group, "place": self._named_place}.get(misfit, "")
            if named and self._digits >= 2 and any(other.source == fact.source for other in against):
                strength += entry.company  # the document has the number of one, and another of the one that is named
            siblings = named and self._vocabulary.siblings(
                misfit, named, fact.group if misfit == "group" else fact.place
            )
            refuted = against or misfit == "planned" or (entry.points >= CERTAIN and (siblings or not named))
            kept = misfit == "hedge" and entry.company >= 1  # all else fits
            if (followed or kept) and entry.points + entry.company >= FOLLOWED - kept:
                strength, refuted = max(strength, FAULTY), True
            if strength < least or not refuted:
                continue
            match = Match(fact, how_matching(case.quantity, fact) or How.HEDGE, kind.value)
            to_print = fact if misfit in ("hedge", "planned", "kind") or not against else against[0]
            judgement = case.judged(kind, [match], against, cause=fact, to_print=to_print)
            own = misfit == "time" and self._has_both(fact, against)
            beyond_doubt = (entry.points >= CERTAIN or own or (followed and refuted)) and not year_not_stated(
                case, judgement
            )
            if beyond_doubt or held_back(case, judgement).is_fault:
                return judgement
        return None

    def _has_both(self, fact: Fact, against: Sequence[Fact]) -> bool:
        """Whether the one who gave the number for one year gave another for the year that the words state."""
        time, words = self.statement.time.value, self.statement.time.words
        if time is None or self.statement.time.known is not Known.STATED or time.days > YEAR or self._digits < 2:
            return False
        told = str(time.latest_year) in words and words in self._words.clause
        return told and any(other.claimant == fact.claimant for other in against)

    def _is_old_stock(self, entry: Likeness) -> bool:
        """Whether the words are in the present tense and the figure is years old."""
        now = self.statement.present or self._words.are_there or self._words.present
        old = entry.fact.kind is Kind.STOCK and set(entry.misfits) in ({"time"}, {"time", "hedge"})
        return old and now and self.statement.time.value is None and entry.points >= OLD

    def _own_of_that_time(self, misfit: str, fact: Fact) -> list[Fact]:
        """What the fact's own source has for the time that the words name, where that is another number."""
        time = self.statement.time.value
        if misfit != "time" or fact.kind is not Kind.STOCK or time is None:
            return []
        return [
            other
            for other in self.evidence.of_measure(fact.measure)
            if (other.claimant, other.place, other.group) == (fact.claimant, fact.place, fact.group)
            and other.time.within(time)
            and published_by(other, self.written)
            and not other.interval.compatible_with(fact.interval)
        ]

    def _may_fail(self, misfit: str, fact: Fact) -> bool:
        """Whether what does not fit is said by the words themselves, and excludes the fact."""
        statement, within = self.statement, self._vocabulary.lies_within
        if misfit == "time":
            counted = self._digits >= LONG
            estimate = fact.kind is Kind.STOCK and not (counted or self._own_of_that_time(misfit, fact))
            few = self._digits < FEW and not self._has_both(fact, self._case(fact, (misfit,)).excluding)
            if few or estimate:  # an estimate holds for more than a year
                return False
            time = statement.time.value
            return time is None or (time.days > YEAR) == (fact.time.days > YEAR)  # no year is a wrong total
        if misfit == "group":
            named = self._words.group
            related = within("group", named, fact.group) or within("group", fact.group, named)
            other = fact.kind is not Kind.SHARE or bool(self._words.described)
            return bool(named) and other and not related
        if misfit == "place":
            named = self._named_place
            return bool(named) and not (within("place", named, fact.place) or within("place", fact.place, named))
        if misfit == "kind":
            counted = Kind.FLOW in self._vocabulary.measures[fact.measure].kinds  # by year, too
            total = fact.kind is Kind.CUMULATIVE and (counted or fact.measure != statement.measure.value)
            return total and self._digits >= FEW and self._is_of_one_time
        if misfit == "planned" and fact.kind is Kind.CUMULATIVE:  # a total that was expected by then has come true
            return self.written is not None and fact.time.end >= self.written.start
        return misfit in _FAULTS

    @property
    def _named_place(self) -> str:
        """The one place that the figure's own clause, or its sentence, names."""
        place, where = self.statement.place, self._words.places[0]
        if place.known is Known.STATED and place.value:
            alone = self._words.places[1] == {place.value} and not _PARTED.search(self._words.sentence)
            return place.value if alone or place.words in self._words.clause else ""
        return min(where) if len(where) == 1 and where <= self._words.places_of_clause else ""

    @property
    def _is_of_one_time(self) -> bool:
        """Whether the words count what is now, or what happened in the year that they name, and no total."""
        time, statement = self.statement.time, self.statement
        if statement.mention is not None and any(one.until for one in statement.mention.beside):
            return False  # "by the end of 2016": of all up to then
        if statement.present or self._words.present:
            return self._words.measures[0] >= {statement.measure.value}
        return time.known is Known.STATED and bool(time.value and time.value.whole_year) and not statement.since

    def _swapped(self) -> Judgement | None:
        """A document has the number for one thing, and another number for what the words say: "32 were granted it", of
        the 32 who had asked.
        """
        quantity, read = self.statement.quantity, self.statement.measure
        if quantity is None or read.known is not Known.STATED or read.value not in self._words.led or self._digits < 2:
            return None
        case = Case(self.evidence, Hypothesis(self.statement, self._vocabulary, self.written, self.today))
        if case.is_out_of:
            return None
        measures, meet = self._vocabulary.measures, self._vocabulary.meet
        for fact in self.evidence.stating(quantity.stated):
            apart = fact.measure not in self._words.led and not meet("measure", fact.measure, read.value)
            if self._likely.get(fact.measure, 0.0) >= LED or _alike(measures[fact.measure], measures[read.value]):
                continue
            if not apart or measures[fact.measure].topic != measures[read.value].topic or self._company(fact) < 1:
                continue
            fits = (self._time(fact), self._group(fact), self._place(fact))
            own = [
                other
                for other in self.evidence.of_measure(read.value)
                if (other.source, other.place, other.group) == (fact.source, fact.place, fact.group)
                and other.time.touches(fact.time)
                and not other.interval.compatible_with(fact.interval)
            ]
            told = own or self._digits >= FEW
            if told and None not in fits and quantity.qualifier is fact.quantity.qualifier:
                return case.judged(JudgementKind.WRONG_KIND, [Match(fact, How.EXACTLY)], own, cause=fact, to_print=fact)
        return None

    def _midpoint(self) -> Judgement | None:
        """The number is the middle of a range that the one who is named gave for what the text speaks of."""
        quantity, claimant, time = self.statement.quantity, self.statement.claimant, self.statement.time
        if quantity is None or len(quantity.stated) != 1 or quantity.is_bound or not claimant.value:
            return None
        told = claimant.known is Known.STATED and time.known is Known.STATED and time.value is not None
        measures = self._words.measures[1] | self._words.led | self.context.text
        for fact in self.evidence.ranges_by(claimant.value):
            if fact.measure not in measures or fact.doubtful or not published_by(fact, self.written):
                continue
            if self._digits < 2 and not (told and time.value and fact.time.touches(time.value)):
                continue  # a round number is the middle of many
            if sum(fact.quantity.stated) == 2 * quantity.stated[0]:
                case, why = self._case(fact), Why.MIDPOINT
                return case.judged(JudgementKind.CONTRADICTED, (), [fact], why=why, cause=fact, to_print=fact)
        return None

    def _misprint(self) -> Judgement | None:
        """The number is none of the record, and that of a figure of which all fits with two digits exchanged, or with a
        nought too many or too few.
        """
        quantity = self.statement.quantity
        if quantity is None or quantity.is_bound or len(quantity.stated) != 1:
            return None
        number = quantity.stated[0]
        tenfold = (number * 10, number / 10) if telling(number) > 1 else ()  # many have 5,000, and many 50,000
        facts = [fact for other in (*exchanges(number), *tenfold) for fact in self.evidence.stating((other,))]
        if telling(number) >= LONG and not any(map(self._is_known, self.evidence.stating((number,)))):
            beside = [fact for fact in facts if self._company(fact) >= 1 and fact.quantity.stated[0] not in tenfold]
            meant = max(filter(self._is_known, beside), key=lambda fact: (self._company(fact), fact.id), default=None)
            if meant is not None:  # the document that has it has the text's other numbers
                case = self._case(meant)
                return case.judged(
                    JudgementKind.CONTRADICTED, (), [meant], why=Why.DIGITS_EXCHANGED, cause=meant, to_print=meant
                )
        found = [entry for fact in facts if (entry := self._likeness(fact)) is not None and not entry.misfits]
        best = max(found, key=lambda entry: (entry.points + entry.company, entry.fact.id), default=None)
        if best is None or best.points + best.company < (SUPPORTING if self._tells_all(best.fact) else FAULTY):
            return None
        if not self.statement.time.certain and best.fact.kind is not Kind.CUMULATIVE and best.company < 1:
            return None
        case = self._case(best.fact)
        against = self._against(case)
        if case.support or best.fact not in against:
            return None
        why = Why.TENFOLD if best.fact.quantity.stated[0] in tenfold else Why.DIGITS_EXCHANGED
        return case.judged(JudgementKind.CONTRADICTED, (), against, why=why, cause=best.fact, to_print=best.fact)

    def _other_than_followed(self) -> Judgement | None:
        """The document that the text follows has another number for just what the words say, and none has this one."""
        statement, quantity = self.statement, self.statement.quantity
        measure, time = statement.measure, statement.time
        if quantity is None or quantity.qualifier is not Qualifier.EXACT or self._digits < 2 or not measure.certain:
            return None
        if time.known is not Known.STATED or time.value is None or statement.certainty is Certainty.PERHAPS:
            return None
        known = self.evidence.stating(quantity.stated)
        if any(fact.measure == measure.value or self._company(fact) >= FOLLOWING for fact in known):
            return None
        followed = [
            fact
            for fact in self.evidence.of_measure(measure.value)
            if fact.time.same_span(time.value) and self._is_known(fact) and self._company(fact) >= FOLLOWING
            if fact.group == statement.group.value and fact.place == statement.place.value
        ]
        case = Case(self.evidence, Hypothesis(statement, self._vocabulary, self.written, self.today))
        against = [fact for fact in followed if case.excludes(fact)]
        if not against or len(against) < len(followed) or case.support or case.later_support:
            return None
        found = case.judged(JudgementKind.CONTRADICTED, (), against, cause=against[0], to_print=against[0])
        return None if of_another_size(case, found) else found

    def _is_known(self, fact: Fact) -> bool:
        """Whether a fact may have been out by the day of the text, and is a share where the statement is one."""
        out = self.written is None or fact.published.start <= self.written.end
        return out and (fact.unit == "percent") is (self.statement.unit == "percent") and not fact.doubtful

    @staticmethod
    def _against(case: Case) -> list[Fact]:
        """What excludes the figure, or did so soon after the day of the text."""
        return case.excluding or [other for other in case.later if case.excludes(other)]

    def _tells_all(self, fact: Fact) -> bool:
        """Whether the figure's own words say what is counted and when, and a fact is just that."""
        measure, time = self.statement.measure, self.statement.time
        own = measure.known is Known.STATED and measure.value == fact.measure
        return own and time.known is Known.STATED and time.value is not None and time.value.same_span(fact.time)


def _may_begin_at(time: Period, own: Period) -> bool:
    """Whether what counts on may begin where a longer time does: a total since 2012 is none since 1997."""
    begun = not (time.open_start or own.open_start) and time.days > YEAR
    return not begun or abs(own.start - time.start) <= YEAR


def _is_long_before(time: Period, until: Period) -> bool:
    """Whether a time is years before the day up to which another runs: "until January 2020" is of no 2017."""
    return until.open_start and time.end < until.end - YEAR


def _is_without_hedge(other: Likeness, hedged: Fact) -> bool:
    """Whether another source has the number as the words have it, for just what a hedged figure is of."""
    fact, scope = other.fact, (hedged.measure, hedged.group, hedged.place)
    return not other.misfits and (fact.measure, fact.group, fact.place) == scope and fact.time.same_span(hedged.time)


def _alike(one: Measure, other: Measure) -> bool:
    """Whether the same words may be used for two measures: "moved to other countries"."""
    first, second = (
        {way for cue in measure.cues for way in cue.partition(" + ")[0].partition(" -")[0].split("|") if way.isascii()}
        for measure in (one, other)
    )
    return not first.isdisjoint(second)


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
