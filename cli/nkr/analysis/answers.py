"""One answer to "what do we know about this?": all sides, how each figure was made, what nobody says, what to print."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from nkr.analysis.compare.clusters import Cluster, Group, groups
from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.verdicts import WIDE, Comparison
from nkr.analysis.series import keepers_latest
from nkr.model import period
from nkr.model.dataset import Dataset
from nkr.model.fact import NOBODY, Fact, Method
from nkr.model.period import Period
from nkr.model.quantity import LOWER_BOUNDS, UPPER_BOUNDS, Qualifier
from nkr.model.vocabulary import Kind, Measure

LONG = 800
"""Days: a running total over more than these counts as about a year only if it ends in it, or so many days later."""


class Answer(NamedTuple):
    """What the record holds of one group of figures that can be like for like.

    ``sides`` are its camps; more than one means that the figures cannot all be true. ``replaced`` are older counts of
    the register. ``print`` is the fact whose sentence is to be printed, with its judgements ``pairs``; ``None`` where
    no figure has a size.
    """

    group: Group
    measure: Measure
    sides: tuple[Cluster, ...]
    replaced: tuple[Fact, ...]
    print: Fact | None
    pairs: tuple[Comparison, ...]


class Answers(NamedTuple):
    """All groups of a topic at a time, and what nobody in the record says. ``nearest`` are years with figures, where
    the year that was asked for has none.
    """

    topic: str
    year: int | None
    answers: tuple[Answer, ...]
    unsaid: tuple[str, ...]
    nearest: tuple[int, ...] = ()


def answers(comparer: Comparer, topic: str, year: int | None = None) -> Answers:
    """What the record says about ``topic``, in ``year`` or at any time; the weightiest first."""
    record = comparer.record
    facts = [fact for fact in record.facts if fact.topic == topic]
    span = None if year is None else period.parse(f"{year:04d}")
    found = facts if span is None else [fact for fact in facts if speaks_of(fact, span)]
    made = [_answer(comparer, group, facts) for group in groups(found, comparer.origins)]
    made.sort(key=lambda answer: _weight(answer, span))
    return Answers(
        topic, year, tuple(made), tuple(_unsaid(record, comparer, topic, found)), _nearest(facts, found, year)
    )


def speaks_of(fact: Fact, span: Period) -> bool:
    """Whether a figure is about a span: people present then, what happened in it, totals that end in it or cover it."""
    if fact.kind is Kind.LENGTH:
        return True
    if fact.kind in (Kind.FLOW, Kind.EVENT) and not fact.event and not fact.time.known_start:
        return fact.time.end >= span.start and fact.time.end <= span.end
    if fact.kind is Kind.CUMULATIVE and (fact.time.open_start or fact.time.days > LONG):
        # What has been counted since the war until now says nothing about a year long ago.
        return span.start <= fact.time.end <= span.end or (fact.time.touches(span) and fact.time.end <= span.end + LONG)
    return fact.time.touches(span)


def _answer(comparer: Comparer, group: Group, facts: Sequence[Fact]) -> Answer:
    measure = comparer.vocabulary.measures[group.key.scope.measure]
    latest = keepers_latest(group.facts, measure) if measure.keeper else None
    replaced = tuple(
        fact
        for fact in group.facts
        if latest is not None
        and fact is not latest
        and comparer.origins[fact.id] == measure.keeper
        and not fact.interval.compatible_with(latest.interval)
    )
    current = [fact for fact in group.facts if fact not in replaced]
    (again,) = groups(current, comparer.origins)[:1] or [group]
    chosen = latest or _best(again.clusters, comparer)
    pairs = () if chosen is None else tuple(comparer.compare(chosen, other) for other in facts if other is not chosen)
    return Answer(group, measure, again.clusters, replaced, chosen, pairs)


def _best(clusters: Iterable[Cluster], comparer: Comparer) -> Fact | None:
    """The figure to begin a sentence with: of the camp with most voices, no bound, a named voice's, the earliest.

    A choice of where to begin, not of who is right: the sentence names the other sides.
    """
    ordered = sorted(clusters, key=lambda cluster: -len(cluster.origins))
    if not ordered:
        return None

    def order(fact: Fact) -> tuple[bool, bool, bool, int, str]:
        bound = fact.quantity.qualifier in LOWER_BOUNDS | UPPER_BOUNDS
        unnamed = "@" in comparer.origins[fact.id] or NOBODY in fact.via  # "reportedly"
        vague = fact.quantity.qualifier is Qualifier.VAGUE
        return vague, bound, unnamed, fact.published.end, fact.id

    return min(ordered[0].facts, key=order)


def _weight(answer: Answer, span: Period | None) -> tuple[bool, bool, bool, bool, bool, int, int, str]:
    """The year itself before its parts, and both before spans that only touch it; then the whole before a part of it,
    many voices before few.
    """
    scope, measure = answer.group.key.scope, answer.measure
    part = (scope.place, scope.group, scope.by) != (measure.place, measure.group, measure.by) or bool(scope.event)
    first = answer.group.facts[0]
    exact = span is not None and (first.kind is Kind.STOCK or first.time.same_span(span))
    inside = exact or (span is not None and first.time.within(span))
    sound = any(side.facts for side in answer.sides)
    planned = answer.group.key.scope.planned
    return (
        not sound,
        planned,
        not inside,
        part,
        not exact,
        -len(answer.group.origins),
        -max(fact.time.end for fact in answer.group.facts),
        measure.code,
    )


def _nearest(facts: Sequence[Fact], found: Sequence[Fact], year: int | None) -> tuple[int, ...]:
    if year is None or found:
        return ()
    years = sorted({fact.time.latest_year for fact in facts if fact.time.latest_year is not None})
    before = [known for known in years if known < year][-1:]
    return tuple(before + [known for known in years if known > year][:1])


def _unsaid(record: Dataset, comparer: Comparer, topic: str, found: Sequence[Fact]) -> list[str]:
    """What a reader might expect and nobody in the record says, in plain words."""
    told: list[str] = []
    if not found:
        return told
    sized = [fact for fact in found if fact.quantity.has_size and not fact.doubtful]
    stocks = [fact for fact in sized if fact.kind is Kind.STOCK]
    if stocks and all(fact.time_assumed for fact in stocks):
        told.append("Nobody says for which day the numbers of those present hold: the days of publication are assumed.")
    if sized and all("@" in comparer.origins[fact.id] for fact in sized):
        told.append("Nobody vouches for a figure by name.")
    if not any(fact.method for fact in found):
        told.append("Nobody says how the figures were made.")
    elif not any(fact.method in (Method.REGISTER, Method.SURVEY, Method.DOCUMENTED_CASES) for fact in found):
        told.append("Nobody counted: no figure comes from a register, a survey or documented cases.")
    if sized and not any(_narrow(fact) for fact in sized):
        told.append("Nobody gives a value: there are only bounds, words of size and wide ranges.")
    present = {fact.measure for fact in found}
    for code, measure in record.vocabulary.measures.items():
        known = any(fact.measure == code for fact in record.facts)
        if measure.topic == topic and known and code not in present:
            told.append(f"No figure here for “{measure.label}”; at other times there is.")
    origins = {comparer.origins[fact.id] for fact in sized}
    if len(origins) == 1 and len(sized) > 1:
        told.append("All figures go back to one voice: nobody confirms it.")
    return told


def _narrow(fact: Fact) -> bool:
    """Whether a figure is one value, or a range that is not too wide to say something."""
    bound = fact.quantity.qualifier in LOWER_BOUNDS | UPPER_BOUNDS or fact.quantity.qualifier is Qualifier.VAGUE
    return not bound and fact.interval.breadth <= WIDE
