"""Whether the record supports a figure: a bare number, or one of a draft with the words around it.

The draft's figure is never judged by its number alone: which measure it is of is told by the words (``analysis.cues``),
which time by the dates in its sentence; how sure both are goes into the answer. What the record holds of that measure
and time then supports it or not, and the first rule of ``_RULES`` that holds gives the finding.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from nkr.analysis.comparability import STOCK_DAYS
from nkr.analysis.court import Court
from nkr.analysis.cues import CueBook, Found, book
from nkr.analysis.verdicts import WIDE, Comparison, Verdict
from nkr.model.collection import Record
from nkr.model.fact import Fact
from nkr.model.figure import Mention, Moment
from nkr.model.period import Period
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Number, Qualifier, Quantity
from nkr.model.vocabulary import Kind, Measure

_ANYBODY = frozenset({"people", "person", "persons", "others", "individuals", "men", "women", "children", "adults"})
"""Words for people that say nothing about who they are."""

# --- how a number matches a fact ------------------------------------------------------------------------------------


class How(StrEnum):
    """How a number matches the figure of a fact, the closest first."""

    EXACTLY = "exactly"  # the same number under the same hedge
    HEDGE = "other-hedge"  # the same number, hedged otherwise by the source
    END = "end-of-range"  # one end of the source's range, printed as the figure
    ROUNDED = "by-rounding"
    INSIDE = "inside-range"
    BOUND = "within-bound"  # not excluded by a bound, a size word or a range wider than three times: no support


_CLOSENESS = {how: rank for rank, how in enumerate(How)}


def how_matching(quantity: Quantity, fact: Fact) -> How | None:
    """How ``quantity`` matches the fact's figure; ``None`` where the two exclude each other, or one has no size."""
    stated, known = quantity.stated, fact.quantity.stated
    if not quantity.has_size or not fact.quantity.has_size:
        same_word = quantity.qualifier is fact.quantity.qualifier and quantity.word == fact.quantity.word
        return How.EXACTLY if same_word else None
    vague = Qualifier.VAGUE in (quantity.qualifier, fact.quantity.qualifier)
    if stated == known and (not vague or quantity.word == fact.quantity.word):
        return How.EXACTLY if quantity.qualifier is fact.quantity.qualifier else How.HEDGE
    if fact.quantity.qualifier is Qualifier.RANGE and len(stated) == 1 and stated[0] in known:
        return How.END
    if not quantity.interval.meets(fact.interval):
        return None
    loose = quantity.is_bound or fact.quantity.is_bound or vague
    if loose or max(quantity.interval.breadth, fact.interval.breadth) > WIDE:
        return How.BOUND
    if Qualifier.RANGE in (quantity.qualifier, fact.quantity.qualifier):
        return How.INSIDE
    return How.ROUNDED


def loses_bound(quantity: Quantity, fact: Fact) -> bool:
    """Whether a bound of the source is printed as a value, or turned round: "as many as" as "more than"."""
    for bounds in (UPPER_BOUNDS, LOWER_BOUNDS):
        if fact.quantity.qualifier in bounds:
            return quantity.qualifier not in bounds
    if fact.quantity.qualifier is Qualifier.NEARLY:
        return quantity.qualifier in LOWER_BOUNDS
    return False


def telling(value: Number) -> int:
    """How many significant digits a number has: 1,383 tells four times what 2,000 does."""
    digits = str(int(value)).rstrip("0") if value == int(value) else str(value).replace(".", "")
    return len(digits)


@dataclass(frozen=True, slots=True)
class Match:
    """A fact whose figure a number matches, and how. ``where`` tells how the fact's scope stands to what was asked."""

    fact: Fact
    how: How
    where: str = "same"


# --- a bare number --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Group:
    """Facts about one thing at one time among the matches of a number: who supports it, who contradicts it."""

    label: str
    measure: str
    period: str
    role: str
    matches: tuple[Match, ...]
    supports: tuple[Fact, ...]
    against: tuple[Fact, ...]
    origins: tuple[str, ...]
    outdated_by: Fact | None = None
    pairs: tuple[Comparison, ...] = ()
    """What the first supporting fact's judgements against others of its topic are, for the sentence to print."""


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """What a number matches. ``groups`` are ordered by how closely; ``against`` are facts of the topic and year that
    were asked for and that exclude it; ``look_alikes`` tells that equal numbers stand for unrelated things.
    """

    quantity: Quantity
    groups: tuple[Group, ...]
    against: tuple[Fact, ...]
    near: tuple[Fact, ...]
    look_alikes: bool


# --- a figure of a draft --------------------------------------------------------------------------------------------


class Judgement(StrEnum):
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


BRIEF = 62
"""Days up to which a time is taken for that of one incident."""
LEAN = 0.25
"""How much a word such as "since" speaks for a running total, and a year for the flow that it contains."""

FAULTS = frozenset(
    {
        Judgement.CONTRADICTED,
        Judgement.HEDGE_LOST,
        Judgement.OUTDATED,
        Judgement.WRONG_YEAR,
        Judgement.WRONG_KIND,
        Judgement.PLANNED_AS_DONE,
        Judgement.DOUBTFUL,
        Judgement.ECHO,
    }
)
"""What ``--strict`` fails on: the sentence says something that the record does not bear out."""


class Sureness(StrEnum):
    """How sure it is which measure and time a figure of a draft is of."""

    SURE = "sure"
    LIKELY = "likely"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Finding:
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
    judgement: Judgement
    matches: tuple[Match, ...] = ()
    against: tuple[Fact, ...] = ()
    origins: tuple[str, ...] = ()

    @property
    def is_fault(self) -> bool:
        return self.judgement in FAULTS


@dataclass(frozen=True, slots=True)
class Claim:
    """What a figure of a draft is taken to say, for one measure."""

    mention: Mention
    measure: Measure
    time: Period | None
    since: bool
    sureness: Sureness
    candidates: tuple[Found, ...] = ()
    score: float = 0.0
    loose: bool = False
    """Whether the time may be that of another figure of the sentence."""

    @property
    def quantity(self) -> Quantity:
        return self.mention.figure.quantity


@dataclass
class Checker:
    """Checks numbers and drafts against one record."""

    court: Court
    _by_measure: dict[str, list[Fact]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        for fact in self.record.facts:
            self._by_measure.setdefault(fact.measure, []).append(fact)

    @property
    def record(self) -> Record:
        return self.court.record

    def facts_of(self, measure: str) -> Sequence[Fact]:
        return self._by_measure.get(measure, ())

    @cached_property
    def measures(self) -> CueBook:
        return book((code, measure.cues) for code, measure in self.record.vocabulary.measures.items() if measure.cues)

    @cached_property
    def groups(self) -> CueBook:
        return book((code, term.cues) for code, term in self.record.vocabulary.groups.items() if term.cues)

    def latest(self, fact: Fact) -> Fact | None:
        """The figure that has replaced ``fact``'s: the register keeper's, or its origin's own, published later."""
        measure = self.record.vocabulary.measures[fact.measure]
        kept = measure.keeper and self.court.origins[fact.id] == measure.keeper
        own = []
        for other in self.facts_of(fact.measure):
            if other.doubtful or other.published.end <= fact.published.end or not _same_scope(fact, other):
                continue
            if kept:
                if other.claimant == measure.keeper and other.quantity.qualifier is Qualifier.EXACT:
                    own.append(other)
            elif self.court.succession.chained(fact, other) and (
                self.court.origins[other.id] == self.court.origins[fact.id]
            ):
                own.append(other)
        newest = max(own, key=lambda other: other.published.end, default=None)
        return newest if newest is not None and not newest.interval.meets(fact.interval) else None

    # -- which measure and time ---------------------------------------------------------------------------------------

    def candidates(self, mention: Mention) -> list[Found]:
        """The measures that the words around a figure point to and whose units it may have, the strongest first."""
        if mention.change:
            return []
        found = self.measures.found(mention.passage, mention.start, mention.end, mention.sentence)
        unit = mention.figure.unit
        vocabulary = self.record.vocabulary
        fitting = [entry for entry in found if (unit or "persons") in vocabulary.measures[entry.code].units]
        noun = mention.figure.noun.casefold()
        strange = unit == "persons" and noun and self._counted and noun not in self._counted
        if (strange and not self.groups.named(noun)) or (
            mention.nation and self._counted and not self.groups.named(mention.nation)
        ):
            # "Three diplomats said", "1.6 million Syrian refugees": people, and none of those whom the record counts.
            return [replace(entry, score=round(entry.score / 4, 3)) for entry in fitting]
        thing = mention.thing.casefold()
        if thing and thing not in self._counted and not self.groups.named(thing):
            return [entry for entry in fitting if thing in map(str.casefold, entry.words)]
        return fitting

    @cached_property
    def _counted(self) -> frozenset[str]:
        """Nouns for those whom the record counts: the groups' names, where the vocabulary gives any besides labels."""
        groups = self.record.vocabulary.groups.values()
        if not any(term.aliases for term in groups):
            return frozenset()
        names = [name for term in groups for name in (term.label, term.singular, *term.aliases)]
        return frozenset(name.casefold() for name in names) | _ANYBODY

    def claim(self, mention: Mention, *, subject: bool = True) -> Claim | None:
        """What a figure is taken to say; ``None`` where neither words nor number point to any measure.

        ``subject`` is false where the whole text never names those whom the record counts: then nothing is sure.
        """
        time, since, carried, loose = time_of(mention)
        words = self.candidates(mention)
        numbers = self._by_number(mention, time)
        scores = {entry.code: entry.score for entry in words}
        # A number of four digits that stands in the record for this very year says what it is.
        for code, weight in numbers.items():
            scores[code] = scores.get(code, 0) + weight
        scores = self._leaning(scores, since=since or mention.running, time=time)
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda entry: (-entry[1], entry[0]))
        code, best = ranked[0]
        second = next((score for other, score in ranked[1:] if not self._kindred(code, other)), 0.0)
        sureness = _sureness(best, second, by_words=any(entry.code == code for entry in words))
        if not subject:
            sureness = Sureness.UNSURE
        measure = self.record.vocabulary.measures[code]
        if carried and not set(measure.kinds) & {Kind.FLOW, Kind.EVENT}:
            time = None  # how many are there, or ever came, is told of the day of the text unless a time stands with it
        return Claim(mention, measure, time, since, sureness, tuple(words[:5]), best, loose or carried)

    def _leaning(self, scores: dict[str, float], *, since: bool, time: Period | None) -> dict[str, float]:
        """Between a flow and the running total that contains it, "since" and "so far" speak for the total, a year
        for the flow.
        """
        measures = self.record.vocabulary.measures
        for code in list(scores):
            for whole in measures[code].part_of:
                if whole not in scores or measures[whole].kinds != (Kind.CUMULATIVE,):
                    continue
                if Kind.FLOW not in measures[code].kinds:
                    continue
                if since:
                    scores[whole] += LEAN
                elif time is not None and time.days < 370:
                    scores[code] += LEAN
        return scores

    def _kindred(self, one: str, other: str) -> bool:
        """Whether one is part of the other: a doubt between them is none about the topic."""
        return self.record.vocabulary.lies_within("measure", one, other) or self.record.vocabulary.lies_within(
            "measure", other, one
        )

    def _by_number(self, mention: Mention, time: Period | None) -> dict[str, float]:
        """Measures in which the number itself stands, weighed by how telling it is and whether the time fits."""
        quantity = mention.figure.quantity
        stated = quantity.stated
        if not stated or quantity.qualifier is Qualifier.VAGUE:
            return {}
        weight = min(max(telling(value) for value in stated), 5) - 2
        if weight <= 0:
            return {}
        found: dict[str, float] = {}
        stating = self._stating.get(stated, ())
        if weight > 1 and len({fact.measure for fact in stating}) == 1:
            weight *= 2  # the record has the number for one thing alone
        for fact in stating:
            if mention.figure.unit and fact.unit != mention.figure.unit:
                continue
            fits = time is not None and _same_time(time, fact, since=False)
            found[fact.measure] = max(found.get(fact.measure, 0), 0.3 * weight * (2 if fits else 1))
        return found

    @cached_property
    def _stating(self) -> dict[tuple[Number, ...], list[Fact]]:
        found: dict[tuple[Number, ...], list[Fact]] = {}
        for fact in self.record.facts:
            if fact.quantity.stated:
                found.setdefault(fact.quantity.stated, []).append(fact)
        return found

    # -- drafts -------------------------------------------------------------------------------------------------------

    def check(self, mentions: Iterable[Mention], text: str = "") -> list[Finding]:
        """The judgement on each figure of a text. ``text`` is the whole of it."""
        subject = not text or self.names_subject(text)
        return [self._finding(mention, claim) for mention, claim in self.claims(mentions, subject=subject)]

    def claims(self, mentions: Iterable[Mention], *, subject: bool) -> list[tuple[Mention, Claim | None]]:
        """Each figure with what it is taken to say.

        What a paragraph speaks of it goes on to speak of: a figure with a year ("2,297 in 2009") whose own words tell
        nothing, or the same thing weakly, is taken to be of the measure of the figure before it.
        """
        made: list[tuple[Mention, Claim | None]] = []
        leading: Claim | None = None
        for mention in mentions:
            claim = self.claim(mention, subject=subject)
            if leading is not None and leading.mention.paragraph != mention.paragraph:
                leading = None
            if leading is not None and (claim is None or claim.sureness is Sureness.UNSURE):
                claim = self._continued(mention, claim, leading)
            if claim is not None and claim.sureness is not Sureness.UNSURE:
                leading = claim
            made.append((mention, claim))
        return made

    def _continued(self, mention: Mention, claim: Claim | None, leading: Claim) -> Claim | None:
        """A claim that the figure before it tells; nothing where the figure's own words speak against it."""
        figure = mention.figure
        if claim is not None:
            same = claim.measure.code == leading.measure.code
            return replace(claim, sureness=Sureness.LIKELY, score=leading.score) if same else claim
        strange = mention.change or mention.thing or mention.nation or mention.summed
        if figure.year is None or strange or (figure.unit or "persons") not in leading.measure.units or figure.noun:
            return None
        time = time_of(mention)
        return Claim(mention, leading.measure, time.time, time.since, Sureness.UNSURE, (), leading.score)

    def names_subject(self, text: str) -> bool:
        """Whether a text names any of those whom the record counts; true where the vocabulary has no words for it."""
        defaults = {measure.group for measure in self.record.vocabulary.measures.values() if measure.group}
        known = {code for code in defaults if self.record.vocabulary.groups[code].cues}
        return not known or bool(self.groups.named(text) & known)

    def _finding(self, mention: Mention, claim: Claim | None) -> Finding:
        if claim is None:
            return Finding(mention, "", (), Sureness.UNSURE, time_of(mention).time, Judgement.NOT_IN_RECORD)
        found = judged(self, claim)
        if found.sureness is Sureness.UNSURE and found.judgement in FAULTS | {Judgement.NOT_IN_RECORD}:
            # Nobody is told that a sentence is wrong on a guess of what it is about.
            return Finding(
                mention,
                found.measure,
                found.candidates,
                found.sureness,
                found.time,
                Judgement.UNCLEAR,
                found.matches,
                found.against,
                found.origins,
            )
        return found

    # -- numbers ------------------------------------------------------------------------------------------------------

    def number(self, quantity: Quantity, unit: str = "", topic: str = "", year: int | None = None) -> NumberAnswer:
        """What a bare number matches in the record, and what contradicts it."""
        facts = [
            fact for fact in self.record.facts if (not topic or fact.topic == topic) and (not unit or fact.unit == unit)
        ]
        wanted = None if year is None else _year(year)
        matched: dict[tuple[object, ...], list[Match]] = {}
        for fact in facts:
            how = how_matching(quantity, fact)
            if how is None or (not unit and fact.unit != "persons" and how not in (How.EXACTLY, How.HEDGE)):
                continue  # a bare number is near anybody's kilometres
            same = wanted is None or _same_time(wanted, fact, since=False)
            if how is How.BOUND and not (same and year is not None):
                continue  # every bound admits every number: worth telling only where the time was asked for
            matched.setdefault((fact.measure, fact.unit, fact.event or _when(fact), fact.group, fact.place), []).append(
                Match(fact, how, "same" if same else "other-time")
            )
        groups = [self._group(quantity, found, wanted) for found in matched.values()]
        groups.sort(
            key=lambda group: (group.role == "other-time", _closest(group.matches), group.measure, group.period)
        )
        against = tuple(
            fact
            for fact in facts
            if wanted is not None
            and _same_time(wanted, fact, since=False)
            and fact.quantity.has_size
            and not quantity.interval.meets(fact.interval)
            and (topic or any(fact.measure == group.measure for group in groups))
        )
        exact = {(group.measure, group.period) for group in groups if _closest(group.matches) <= _CLOSENESS[How.HEDGE]}
        return NumberAnswer(quantity, tuple(groups), against, tuple(_nearest(quantity, facts)), len(exact) > 1)

    def _group(self, quantity: Quantity, found: list[Match], wanted: Period | None) -> Group:
        found.sort(key=lambda match: (_CLOSENESS[match.how], match.fact.published.end, match.fact.id))
        first = found[0].fact
        alike = [fact for fact in self.facts_of(first.measure) if _same_scope(first, fact)]
        against = [
            fact
            for fact in alike
            if fact.quantity.has_size and not fact.doubtful and not fact.interval.meets(quantity.interval)
        ]
        supports = [match.fact for match in found if match.how not in (How.BOUND, How.END) and not match.fact.doubtful]
        newer = next((newer for match in found if (newer := self.latest(match.fact)) is not None), None)
        if newer is not None and newer.interval.meets(quantity.interval):
            newer = None
        role = "running-total" if first.kind is Kind.CUMULATIVE else "same"
        if wanted is not None and found[0].where == "other-time":
            role = "other-time"
        elif first.time.whole_year is None and first.kind is Kind.FLOW:
            role = "part-year"
        return Group(
            self.record.vocabulary.measures[first.measure].label,
            first.measure,
            str(first.time),
            role,
            tuple(found),
            tuple(supports),
            tuple(against),
            self._voices(supports),
            newer,
            self._judged(supports[0]) if supports else (),
        )

    def _judged(self, fact: Fact) -> tuple[Comparison, ...]:
        others = (other for other in self.record.facts if other.topic == fact.topic and other is not fact)
        return tuple(self.court.judge(fact, other) for other in others)

    def _voices(self, facts: Iterable[Fact]) -> tuple[str, ...]:
        return tuple(sorted({self.court.origins[fact.id] for fact in facts}))


def _closest(matches: Sequence[Match]) -> int:
    return min(_CLOSENESS[match.how] for match in matches)


def _nearest(quantity: Quantity, facts: Sequence[Fact]) -> list[Fact]:
    """Stated numbers nearest to one that matches nothing, at most a tenth away."""
    if not quantity.stated or not quantity.stated[0]:
        return []
    value = quantity.stated[0]
    near = [
        (min(abs(number - value) for number in fact.quantity.stated) / value, fact.id, fact)
        for fact in facts
        if fact.quantity.stated and fact.quantity.qualifier is not Qualifier.VAGUE
    ]
    return [fact for share, _, fact in sorted(near, key=lambda entry: entry[:2]) if 0 < share <= 0.1][:3]


def _year(year: int) -> Period:
    from nkr.model import period

    return period.parse(f"{year:04d}")


def _when(fact: Fact) -> str:
    return str(fact.time)


def _same_scope(one: Fact, other: Fact) -> bool:
    """Whether two facts of one measure count the same people, at the same place and time."""
    alike = (one.measure, one.kind, one.unit, one.group, one.place, one.by, one.event, one.planned) == (
        other.measure,
        other.kind,
        other.unit,
        other.group,
        other.place,
        other.by,
        other.event,
        other.planned,
    )
    if not alike:
        return False
    if one.event:
        return True
    if one.kind is Kind.STOCK:
        return one.time.days_apart(other.time) <= STOCK_DAYS
    return one.time.same_span(other.time) or (str(one.time) == str(other.time))


# --- the time of a claim --------------------------------------------------------------------------------------------


class TimeOf(NamedTuple):
    """The time that a figure's words give it. ``since``: it is the start of a count that runs on. ``carried``: it
    stands in a sentence before the figure's own. ``loose``: another figure or the border of a clause stands between.
    """

    time: Period | None
    since: bool = False
    carried: bool = False
    loose: bool = False


def time_of(mention: Mention) -> TimeOf:
    """The year that goes with the count; else the nearest time of its sentence; else the last before it in the
    paragraph.
    """
    year = mention.figure.year
    if year is not None and mention.passage[max(0, mention.start - 8) : mention.start].rstrip().endswith(f"{year}:"):
        year = None  # "2005 to 2010: 1,383, then 2,018": the last year of a span is not that of the first count
    own = [moment for moment in mention.moments if moment.start >= mention.sentence and moment.period is not None]
    nearest = min(own, key=lambda moment: _distance(mention, moment), default=None)
    if year is not None:
        if nearest is not None and nearest.period is not None and nearest.period.days > 366:
            if _year(year).within(nearest.period):  # "in the 1990s", of which the grammar reads the first year
                return TimeOf(nearest.period, nearest.since)
        of_year = [m for m in own if m.period is not None and m.period.latest_year == year]
        if nearest is None or nearest in of_year or not of_year:
            finer = [m for m in of_year if m.period is not None and m.period.days < 360]
            if finer and nearest is finer[0]:
                return TimeOf(finer[0].period, finer[0].since)
            return TimeOf(_year(year))
    if nearest is not None:
        return TimeOf(nearest.period, nearest.since, loose=_is_loose(mention, nearest))
    unfixed = [moment for moment in mention.moments if moment.start >= mention.sentence]
    paragraph = mention.passage.rfind("\n\n", 0, mention.start)
    earlier = [
        moment
        for moment in mention.moments
        if paragraph <= moment.start and moment.end <= mention.sentence and moment.period is not None
    ]
    if earlier and not unfixed:
        return TimeOf(earlier[-1].period, earlier[-1].since, carried=True)
    return TimeOf(None, any(moment.since for moment in unfixed))


OTHER_CLAUSE = 40
"""Characters that the border of a clause counts as."""
_CLAUSE = re.compile(r"[;:]|,\s+(?:and|but|while|whereas|after which|then)\b")
_TIME_FIRST = frozenset({"ko", "ja", "zh"})
"""Languages in which the time stands before what happened then."""


def _between(mention: Mention, moment: Moment) -> str:
    if moment.start >= mention.end:
        return mention.passage[mention.end : moment.start]
    return mention.passage[moment.end : mention.start]


def _is_loose(mention: Mention, moment: Moment) -> bool:
    """Whether a time may be that of another figure: "2,927 in 2009, after which the number sank to 2,423"."""
    between = _between(mention, moment)
    return moment.end <= mention.start and bool(_CLAUSE.search(between) or re.search(r"\d", between))


def _distance(mention: Mention, moment: Moment) -> int:
    """Characters between figure and time; a time before the figure counts as a little farther than one behind it."""
    behind = moment.start >= mention.end
    between = _between(mention, moment)
    away = len(between) + (OTHER_CLAUSE if _CLAUSE.search(between) else 0)
    if mention.language in _TIME_FIRST:
        return away + 40 if behind else away
    return away if behind else away + 10


def _same_time(time: Period, fact: Fact, *, since: bool) -> bool:
    """Whether a fact speaks of the time that a draft names."""
    if fact.kind is Kind.LENGTH:
        return True
    if fact.kind is Kind.STOCK:
        return fact.time.days_apart(time) == 0 or (time.days < 370 and fact.time.latest_year == time.latest_year)
    if fact.kind is Kind.CUMULATIVE:
        if since:
            return not fact.time.open_start and time.start <= fact.time.start <= time.end
        return (
            time.start <= fact.time.end <= time.end
            or fact.time.same_span(time)
            or fact.time.latest_year == time.latest_year
        )
    if fact.kind is Kind.FLOW:
        return fact.time.same_span(time) or (
            fact.time.whole_year is None and fact.time.within(time) and time.days <= 31
        )
    return fact.time.touches(time)


def _sureness(best: float, second: float, *, by_words: bool) -> Sureness:
    if best < 0.4 or not by_words:
        return Sureness.LIKELY if best >= 0.9 and second < best / 2 else Sureness.UNSURE
    if best >= 0.7 and second <= 0.7 * best:
        return Sureness.SURE
    return Sureness.LIKELY if second <= 0.9 * best else Sureness.UNSURE


# --- the rules, in order --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Case:
    """A claim beside the facts of its measure. ``here`` are those of its time (all, where it names none)."""

    checker: Checker
    claim: Claim
    facts: tuple[Fact, ...]
    here: tuple[Fact, ...]

    @property
    def quantity(self) -> Quantity:
        return self.claim.quantity

    @property
    def inside(self) -> list[Fact]:
        """Counts of single years in a span of several that the sentence names: "2005 to 2010: 1,383, then 2,018"."""
        time = self.claim.time
        if time is None or time.days <= 366:
            return []
        return [fact for fact in self.facts if fact.time.whole_year is not None and fact.time.within(time)]

    def matching(self, facts: Iterable[Fact]) -> list[Match]:
        found = []
        for fact in facts:
            how = how_matching(self.quantity, fact)
            if how is not None:
                found.append(Match(fact, how, "same" if fact in self.here else "other-time"))
        return sorted(found, key=lambda match: (_CLOSENESS[match.how], match.fact.published.end, match.fact.id))

    def ruled(self, judgement: Judgement, matches: Sequence[Match] = (), against: Sequence[Fact] = ()) -> Finding:
        claim = self.claim
        voices = self.checker._voices(match.fact for match in matches)
        return Finding(
            claim.mention,
            claim.measure.code,
            claim.candidates,
            claim.sureness,
            claim.time,
            judgement,
            tuple(matches),
            tuple(against),
            voices,
        )


def judged(checker: Checker, claim: Claim) -> Finding:
    """The finding on a claim: that of the first rule that holds."""
    units = claim.mention.figure.unit
    facts = tuple(fact for fact in checker.facts_of(claim.measure.code) if not units or fact.unit == units)
    time = claim.time
    here = facts if time is None else tuple(f for f in facts if _same_time(time, f, since=claim.since))
    case = Case(checker, claim, facts, here)
    for rule in _RULES:
        if (finding := rule(case)) is not None:
            return replace(finding, sureness=Sureness.UNSURE) if _any_incident(finding) else finding
    raise AssertionError("the last rule always holds")


def _any_incident(finding: Finding) -> bool:
    """Whether a small count of no stated time rests on incidents: there are many of "two men"."""
    stated = finding.mention.figure.quantity.stated
    small = bool(stated) and max(stated) < 100
    moving = bool(finding.matches) and all(match.fact.kind in (Kind.EVENT, Kind.FLOW) for match in finding.matches)
    borne_out = finding.judgement in (Judgement.SUPPORTED, Judgement.DISPUTED, Judgement.COMPATIBLE)
    return finding.time is None and small and moving and borne_out


def _telling_enough(case: Case) -> bool:
    """Whether an equal number is no mere coincidence: 2,000 stands for many things, 2,018 for one."""
    stated = case.quantity.stated
    return (bool(stated) and max(telling(value) for value in stated) >= 2) or max(stated, default=0) >= 100_000


def borne_out(case: Case) -> Finding | None:
    """The record has this number for this measure and time: what of it the draft keeps decides."""
    equal = [match for match in case.matching(case.here) if match.how in (How.EXACTLY, How.HEDGE, How.END)]
    equal = equal or [match for match in case.matching(case.inside) if match.how in (How.EXACTLY, How.HEDGE)]
    if not equal:
        return None
    sound = [match for match in equal if not match.fact.doubtful]
    if not sound:
        return case.ruled(Judgement.DOUBTFUL, equal)
    done = [match for match in sound if not match.fact.planned]
    if not done and not case.claim.mention.planned:
        return case.ruled(Judgement.PLANNED_AS_DONE, sound)
    done = done or sound
    kept = [match for match in done if match.how is not How.END and not loses_bound(case.quantity, match.fact)]
    if not kept:
        return case.ruled(Judgement.HEDGE_LOST, done)
    replaced = [(match, case.checker.latest(match.fact)) for match in kept]
    newer = [fact for _, fact in replaced if fact is not None]
    if len(newer) == len(replaced):
        return case.ruled(Judgement.OUTDATED, kept, newer[:1])
    kept = [match for match, fact in replaced if fact is None]
    against = _contradicting(case, kept)
    voices = case.checker._voices(match.fact for match in kept)
    if case.claim.mention.corroborated and len(voices) == 1 and len(kept) > 0:
        return case.ruled(Judgement.ECHO, kept, against)
    if against:
        return case.ruled(Judgement.DISPUTED, kept, against)
    return case.ruled(Judgement.SUPPORTED, kept)


def _contradicting(case: Case, kept: Sequence[Match]) -> list[Fact]:
    """Facts in conflict with those that bear a figure out; a register's keeper is not contradicted by others."""
    keeper = case.claim.measure.keeper
    if keeper and any(case.checker.court.origins[match.fact.id] == keeper for match in kept):
        return []
    found = []
    for fact in case.facts:
        if fact.doubtful or not fact.quantity.has_size or fact.interval.meets(case.quantity.interval):
            continue
        if any(case.checker.court.judge(match.fact, fact).verdict is Verdict.CONFLICT for match in kept):
            found.append(fact)
    return found


def near_enough(case: Case) -> Finding | None:
    """The record has a figure that this one is, rounded, or whose range contains it."""
    near = [
        match
        for match in case.matching(_plain(case))
        if match.how in (How.ROUNDED, How.INSIDE) and not match.fact.doubtful
    ]
    if not near or (case.claim.time is None and case.claim.measure.kinds[0] in (Kind.FLOW, Kind.EVENT)):
        return None  # every round number is near some year's count
    against = _contradicting(case, near)
    return case.ruled(Judgement.DISPUTED if against else Judgement.SUPPORTED, near, against)


def _plain(case: Case) -> list[Fact]:
    """The facts of the time that count the whole of the measure."""
    measure = case.claim.measure
    return [
        fact
        for fact in case.here
        if (fact.place, fact.group, fact.by) == (measure.place, measure.group, measure.by)
        and not fact.event
        and not fact.planned
    ]


def other_year(case: Case) -> Finding | None:
    """The number is that of another time, and at the time that the draft names the record has another, or none."""
    if case.claim.time is None or not _telling_enough(case):
        return None
    equal = [
        match
        for match in case.matching(fact for fact in case.facts if fact not in case.here)
        if match.how in (How.EXACTLY, How.HEDGE) and not match.fact.doubtful
    ]
    if not equal:
        return None
    against = [fact for fact in _plain(case) if _excludes(case, fact)]
    stock = equal[0].fact.kind is Kind.STOCK
    if not against and (stock or max(map(telling, case.quantity.stated)) < 3):
        return None  # an estimate may hold for more than one year
    if case.claim.loose:
        return case.ruled(Judgement.UNCLEAR, equal, against)  # nobody is told that a year is wrong on a guess of it
    return case.ruled(Judgement.WRONG_YEAR, equal, against)


def _excludes(case: Case, fact: Fact) -> bool:
    return fact.quantity.has_size and not fact.doubtful and not fact.interval.meets(case.quantity.interval)


def other_kind(case: Case) -> Finding | None:
    """The number is in the record as another kind of count: those who crossed, printed as those who are there."""
    if not _telling_enough(case) or any(match.how is not How.BOUND for match in case.matching(_plain(case))):
        return None
    vocabulary, own = case.checker.record.vocabulary, case.claim.measure
    found: list[Match] = []
    for code, measure in vocabulary.measures.items():
        related = (
            vocabulary.quoted_against(own.code, code)
            or (measure.topic == own.topic and set(measure.kinds).isdisjoint(own.kinds))
            or vocabulary.lies_within("measure", code, own.code)
            or vocabulary.lies_within("measure", own.code, code)
        )
        if code == own.code or not related:
            continue
        for fact in case.checker.facts_of(code):
            how = how_matching(case.quantity, fact)
            fits = case.claim.time is None or _same_time(case.claim.time, fact, since=False) or fact.kind is Kind.STOCK
            if how in (How.EXACTLY, How.HEDGE) and fits and not fact.doubtful:
                found.append(Match(fact, how, "other-kind"))
    if not found:
        return None
    return case.ruled(Judgement.WRONG_KIND, found, [fact for fact in _plain(case) if _excludes(case, fact)])


def excluded(case: Case) -> Finding | None:
    """What the record has for this measure and time excludes the figure. Bounds that admit it are no support."""
    whole = [fact for fact in _comparable(case) if fact.quantity.has_size and not fact.doubtful]
    against = [fact for fact in whole if _excludes(case, fact)]
    if not against or not case.quantity.has_size:
        return None
    moving = not any(kind in case.claim.measure.kinds for kind in (Kind.STOCK, Kind.CUMULATIVE, Kind.LENGTH))
    if case.claim.time is None and (moving or len(against) < len(whole)):
        return None  # without a time, only what excludes it at every time excludes it
    if case.claim.loose and case.claim.measure.kinds[0] is Kind.FLOW:
        return case.ruled(Judgement.UNCLEAR, (), against)
    found = case.ruled(Judgement.CONTRADICTED, (), against)
    incidents = all(fact.kind is Kind.EVENT for fact in against)
    return replace(found, sureness=Sureness.LIKELY) if incidents and found.sureness is Sureness.SURE else found


def _comparable(case: Case) -> list[Fact]:
    """The facts of the time that are of the claim's kind: a month's count is not held against a running total."""
    claim = case.claim
    brief = claim.time is not None and claim.time.days <= BRIEF
    totals = claim.since or claim.mention.running or claim.measure.kinds == (Kind.CUMULATIVE,)
    found = []
    for fact in case.here:
        if fact.planned or fact.group != claim.measure.group:
            continue
        if fact.kind is Kind.EVENT or fact.event:
            if brief and fact.time.days <= BRIEF and fact.kind is Kind.EVENT:
                found.append(fact)
        elif (fact.place, fact.by) == (claim.measure.place, claim.measure.by) and (
            fact.kind is not Kind.CUMULATIVE or totals
        ):
            found.append(fact)
    return found


def not_excluded(case: Case) -> Finding | None:
    """Only bounds and size words stand in the record: they do not exclude the figure, and do not support it."""
    loose = [match for match in case.matching(case.here) if not match.fact.doubtful]
    if not loose or (case.claim.time is None and case.claim.measure.kinds[0] in (Kind.FLOW, Kind.EVENT)):
        return None
    return case.ruled(Judgement.COMPATIBLE, loose)


def unknown(case: Case) -> Finding:
    """The record says nothing to it, though it may have the number for another time. Always holds: it stands last."""
    elsewhere = [match for match in case.matching(case.facts) if match.how is How.EXACTLY and match.where != "same"]
    return case.ruled(Judgement.NOT_IN_RECORD, elsewhere if _telling_enough(case) else ())


_RULES: tuple[Callable[[Case], Finding | None], ...] = (
    borne_out,
    near_enough,
    other_year,
    other_kind,
    excluded,
    not_excluded,
    unknown,
)

__all__ = [
    "FAULTS",
    "Checker",
    "Claim",
    "Finding",
    "How",
    "Judgement",
    "Match",
    "NumberAnswer",
    "Sureness",
    "how_matching",
    "loses_bound",
    "time_of",
]
