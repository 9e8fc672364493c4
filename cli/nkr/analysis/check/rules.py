"""The judgement on a figure of a draft: one rule a verdict, in the order of ``RULES``. The first that holds decides.

A rule is a function of a ``Case`` (the claim beside what the record has for its measure) that returns a ``Judgement``,
or ``None`` where it does not hold. To add a fault: a member of ``JudgementKind`` (and of ``FAULTS``), a rule and its
place in ``RULES``, and a sentence in ``output/views/advice.py``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from nkr.analysis.check.evidence import Evidence
from nkr.analysis.check.judgements import Judgement, JudgementKind
from nkr.analysis.check.matching import How, Match, closest_first, how_matching, loses_bound, telling
from nkr.analysis.compare.scope import STOCK_DAYS
from nkr.analysis.compare.verdicts import Verdict
from nkr.model.fact import Fact
from nkr.model.quantity import Quantity
from nkr.model.vocabulary import Kind
from nkr.reading.statements import Claim, Sureness
from nkr.reading.times import same_time

BRIEF = 62
"""Days up to which a time is taken for that of one incident."""

FAR = 30
"""Times that a figure is larger than all others from which on it is likelier one of something else."""


@dataclass(frozen=True)
class Case:
    """A claim beside the facts of its measure.

    ``here`` are the facts of its time (all, where it names none). The number being in the record for this measure and
    time, ``sound`` are the facts that have it and are no likely slips, ``done`` those of them that tell what happened,
    ``kept`` those whose hedge the draft keeps, ``current`` those that no later count has replaced.
    """

    evidence: Evidence
    claim: Claim
    facts: tuple[Fact, ...]
    here: tuple[Fact, ...]

    @property
    def quantity(self) -> Quantity:
        return self.claim.quantity

    @cached_property
    def _ids_here(self) -> frozenset[str]:
        return frozenset(fact.id for fact in self.here)

    def is_here(self, fact: Fact) -> bool:
        return fact.id in self._ids_here

    @cached_property
    def equal(self) -> list[Match]:
        same = [match for match in self.matching(self.here) if match.how in (How.EXACTLY, How.HEDGE, How.END)]
        return same or [match for match in self.matching(self.inside) if match.how in (How.EXACTLY, How.HEDGE)]

    @cached_property
    def sound(self) -> list[Match]:
        return [match for match in self.equal if not match.fact.doubtful]

    @cached_property
    def done(self) -> list[Match]:
        told = [match for match in self.sound if not match.fact.planned]
        return told or (self.sound if self.claim.mention.planned else [])

    @cached_property
    def kept(self) -> list[Match]:
        return [match for match in self.done if match.how is not How.END and not loses_bound(self.quantity, match.fact)]

    @cached_property
    def current(self) -> list[Match]:
        return [match for match in self.kept if self.evidence.latest(match.fact) is None]

    @property
    def inside(self) -> list[Fact]:
        """Counts of single years in a span of several that the sentence names: "2005 to 2010: 1,383, then 2,018"."""
        time = self.claim.time
        if time is None or time.days <= 366:
            return []
        return [fact for fact in self.facts if fact.time.whole_year is not None and fact.time.within(time)]

    @cached_property
    def whole(self) -> list[Fact]:
        """The facts of the time that count the whole of the measure."""
        measure = self.claim.measure
        return [
            fact
            for fact in self.here
            if (fact.place, fact.group, fact.by) == (measure.place, measure.group, measure.by)
            and not fact.event
            and not fact.planned
        ]

    def matching(self, facts: Iterable[Fact]) -> list[Match]:
        found = []
        for fact in facts:
            how = how_matching(self.quantity, fact)
            if how is not None:
                found.append(Match(fact, how, "same" if self.is_here(fact) else "other-time"))
        return closest_first(found)

    def excludes(self, fact: Fact) -> bool:
        return (
            fact.quantity.has_size and not fact.doubtful and not fact.interval.compatible_with(self.quantity.interval)
        )

    def contradicting(self, kept: Sequence[Match]) -> list[Fact]:
        """Facts in conflict with those that bear a figure out; a register's keeper is not contradicted by others."""
        comparer, keeper = self.evidence.comparer, self.claim.measure.keeper
        if keeper and any(comparer.origins[match.fact.id] == keeper for match in kept):
            return []
        return [
            fact
            for fact in self.facts
            if self.excludes(fact)
            and any(comparer.compare(match.fact, fact).verdict is Verdict.CONFLICT for match in kept)
        ]

    def ruled(self, kind: JudgementKind, matches: Sequence[Match] = (), against: Sequence[Fact] = ()) -> Judgement:
        claim = self.claim
        origins = self.evidence.origins(match.fact for match in matches)
        return Judgement(
            claim.mention,
            claim.measure.code,
            claim.candidates,
            claim.sureness,
            claim.time,
            kind,
            tuple(matches),
            tuple(against),
            origins,
        )


def judged(evidence: Evidence, claim: Claim) -> Judgement:
    """The finding on a claim: that of the first rule that holds."""
    units = claim.mention.figure.unit
    facts = tuple(fact for fact in evidence.of_measure(claim.measure.code) if not units or fact.unit == units)
    time = claim.time
    here = facts
    if time is not None:
        here = tuple(fact for fact in facts if same_time(time, fact, since=claim.since, until=claim.until))
    if claim.at_once:
        here = tuple(fact for fact in here if fact.kind in (Kind.EVENT, Kind.STOCK))
    case = Case(evidence, claim, facts, here)
    for rule in RULES:
        if (judgement := rule(case)) is not None:
            doubt = _any_incident(judgement) or _of_another_size(judgement)
            return replace(judgement, sureness=Sureness.UNSURE) if doubt else judgement
    raise AssertionError("the last rule always holds")


def _any_incident(judgement: Judgement) -> bool:
    """Whether a small count of no stated time rests on incidents: there are many of "two men"."""
    stated = judgement.mention.figure.quantity.stated
    small = bool(stated) and max(stated) < 100
    moving = bool(judgement.matches) and all(match.fact.kind in (Kind.EVENT, Kind.FLOW) for match in judgement.matches)
    borne_out = judgement.kind in (JudgementKind.SUPPORTED, JudgementKind.DISPUTED, JudgementKind.COMPATIBLE)
    return judgement.time is None and small and moving and borne_out


def _of_another_size(judgement: Judgement) -> bool:
    """Whether a figure is so far from all that excludes it that it is likelier of something else than wrong."""
    value = max(judgement.mention.figure.quantity.stated, default=0)
    if judgement.kind is not JudgementKind.CONTRADICTED or judgement.sureness is Sureness.SURE or not value:
        return False
    known = [number for fact in judgement.against for number in fact.quantity.stated if number]
    return bool(known) and (value > FAR * max(known) or value * FAR < min(known))


# --- the record has this number for this measure and time: what of it the draft keeps decides -------------------------


def doubtful(case: Case) -> Judgement | None:
    """The only figure like it is marked as a likely slip."""
    return case.ruled(JudgementKind.DOUBTFUL, case.equal) if case.equal and not case.sound else None


def planned_as_done(case: Case) -> Judgement | None:
    """The source tells what was expected, the sentence that it happened."""
    return case.ruled(JudgementKind.PLANNED_AS_DONE, case.sound) if case.sound and not case.done else None


def hedge_lost(case: Case) -> Judgement | None:
    """A bound is printed as a value or turned round, or one end of a range is printed as the figure."""
    return case.ruled(JudgementKind.HEDGE_LOST, case.done) if case.done and not case.kept else None


def outdated(case: Case) -> Judgement | None:
    """A later count by the same office has taken the place of each figure that bears it out."""
    if not case.kept or case.current:
        return None
    newer = [fact for match in case.kept if (fact := case.evidence.latest(match.fact)) is not None]
    return case.ruled(JudgementKind.OUTDATED, case.kept, newer[:1])


def echo(case: Case) -> Judgement | None:
    """The sentence claims several voices, and all figures go back to one."""
    one_voice = len(case.evidence.origins(match.fact for match in case.current)) == 1
    if not case.claim.mention.corroborated or not one_voice:
        return None
    return case.ruled(JudgementKind.ECHO, case.current, case.contradicting(case.current))


def borne_out(case: Case) -> Judgement | None:
    """A source has the number, hedge and all; whether another contradicts it is told with it."""
    if not case.current:
        return None
    against = case.contradicting(case.current)
    return case.ruled(JudgementKind.DISPUTED if against else JudgementKind.SUPPORTED, case.current, against)


# --- the record has not this number for this measure and time ---------------------------------------------------------


def _telling_enough(case: Case) -> bool:
    """Whether an equal number is no mere coincidence: 2,000 stands for many things, 2,018 for one."""
    stated = case.quantity.stated
    return (bool(stated) and max(telling(value) for value in stated) >= 2) or max(stated, default=0) >= 100_000


def near_enough(case: Case) -> Judgement | None:
    """The record has a figure that this one is, rounded, or whose range contains it."""
    near = [
        match
        for match in case.matching(case.whole)
        if match.how in (How.ROUNDED, How.INSIDE) and not match.fact.doubtful
    ]
    if not near or (case.claim.time is None and case.claim.measure.kinds[0] in (Kind.FLOW, Kind.EVENT)):
        return None  # every round number is near some year's count
    against = case.contradicting(near)
    return case.ruled(JudgementKind.DISPUTED if against else JudgementKind.SUPPORTED, near, against)


def wrong_year(case: Case) -> Judgement | None:
    """The number is that of another time, and at the time that the draft names the record has another, or none."""
    if case.claim.time is None or not _telling_enough(case):
        return None
    equal = [
        match
        for match in case.matching(fact for fact in case.facts if not case.is_here(fact))
        if match.how in (How.EXACTLY, How.HEDGE) and not match.fact.doubtful
    ]
    if not equal:
        return None
    against = [fact for fact in case.whole if case.excludes(fact)]
    stock = equal[0].fact.kind is Kind.STOCK
    if not against and (stock or max(map(telling, case.quantity.stated)) < 3):
        return None  # an estimate may hold for more than one year
    if case.claim.loose:
        return case.ruled(JudgementKind.UNCLEAR, equal, against)  # nobody is told that a year is wrong on a guess of it
    return case.ruled(JudgementKind.WRONG_YEAR, equal, against)


def wrong_kind(case: Case) -> Judgement | None:
    """The number is in the record as another kind of count: those who crossed, printed as those who are there."""
    if not _telling_enough(case) or any(match.how is not How.BOUND for match in case.matching(case.whole)):
        return None
    vocabulary, own = case.evidence.record.vocabulary, case.claim.measure
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
        for fact in case.evidence.of_measure(code):
            how = how_matching(case.quantity, fact)
            fits = case.claim.time is None or same_time(case.claim.time, fact, since=False) or fact.kind is Kind.STOCK
            if how in (How.EXACTLY, How.HEDGE) and fits and not fact.doubtful:
                found.append(Match(fact, how, "other-kind"))
    if not found:
        return None
    return case.ruled(JudgementKind.WRONG_KIND, found, [fact for fact in case.whole if case.excludes(fact)])


def contradicted(case: Case) -> Judgement | None:
    """What the record has for this measure and time excludes the figure. Bounds that admit it are no support."""
    whole = [fact for fact in _comparable(case) if fact.quantity.has_size and not fact.doubtful]
    against = [fact for fact in whole if case.excludes(fact)]
    if not against or not case.quantity.has_size:
        return None
    if case.claim.today is not None:
        now = [fact for fact in against if fact.time.days_apart(case.claim.today) <= STOCK_DAYS]
        return _at_most_likely(case.ruled(JudgementKind.CONTRADICTED, (), now)) if now else None
    moving = set(case.claim.measure.kinds) <= {Kind.FLOW, Kind.EVENT}
    if case.claim.time is None and (moving or len(against) < len(whole)):
        return None  # without a time, only what excludes it at every time excludes it
    if case.claim.loose and case.claim.measure.kinds[0] is Kind.FLOW:
        return case.ruled(JudgementKind.UNCLEAR, (), against)
    found = case.ruled(JudgementKind.CONTRADICTED, (), against)
    return _at_most_likely(found) if all(fact.kind is Kind.EVENT for fact in against) else found


def _at_most_likely(judgement: Judgement) -> Judgement:
    return replace(judgement, sureness=Sureness.LIKELY) if judgement.sureness is Sureness.SURE else judgement


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


def compatible(case: Case) -> Judgement | None:
    """Only bounds and size words stand in the record: they do not exclude the figure, and do not support it."""
    loose = [match for match in case.matching(case.here) if not match.fact.doubtful]
    if not loose or (case.claim.time is None and case.claim.measure.kinds[0] in (Kind.FLOW, Kind.EVENT)):
        return None
    return case.ruled(JudgementKind.COMPATIBLE, loose)


def not_in_record(case: Case) -> Judgement:
    """The record says nothing to it, though it may have the number for another time. Always holds: it stands last."""
    elsewhere = [match for match in case.matching(case.facts) if match.how is How.EXACTLY and match.where != "same"]
    return case.ruled(JudgementKind.NOT_IN_RECORD, elsewhere if _telling_enough(case) else ())


RULES: tuple[Callable[[Case], Judgement | None], ...] = (
    doubtful,
    planned_as_done,
    hedge_lost,
    outdated,
    echo,
    borne_out,
    near_enough,
    wrong_year,
    wrong_kind,
    contradicted,
    compatible,
    not_in_record,
)
