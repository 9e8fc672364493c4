"""A bare number held against the record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from nkr.analysis.checking.evidence import Evidence, same_scope
from nkr.analysis.checking.matching import How, Match, closest_first, how_matching
from nkr.analysis.checking.times import same_time, year_span
from nkr.analysis.verdicts import Comparison
from nkr.model.fact import Fact
from nkr.model.period import Period
from nkr.model.quantity import Qualifier, Quantity
from nkr.model.vocabulary import Kind


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


def number_answer(
    evidence: Evidence, quantity: Quantity, unit: str = "", topic: str = "", year: int | None = None
) -> NumberAnswer:
    """What a bare number matches in the record, and what contradicts it."""
    facts = [
        fact for fact in evidence.record.facts if (not topic or fact.topic == topic) and (not unit or fact.unit == unit)
    ]
    wanted = None if year is None else year_span(year)
    matched: dict[tuple[object, ...], list[Match]] = {}
    for fact in facts:
        how = how_matching(quantity, fact)
        if how is None or (not unit and fact.unit != "persons" and how not in (How.EXACTLY, How.HEDGE)):
            continue  # a bare number is near anybody's kilometres
        same = wanted is None or same_time(wanted, fact, since=False)
        if how is How.BOUND and not (same and wanted is not None):
            continue  # every bound admits every number: worth telling only where the time was asked for
        scope = (fact.measure, fact.unit, fact.event or str(fact.time), fact.group, fact.place)
        matched.setdefault(scope, []).append(Match(fact, how, "same" if same else "other-time"))
    groups = [_group(evidence, quantity, found, wanted) for found in matched.values()]
    groups.sort(key=lambda group: (group.role == "other-time", group.matches[0].rank, group.measure, group.period))
    against = tuple(
        fact
        for fact in facts
        if wanted is not None
        and same_time(wanted, fact, since=False)
        and fact.quantity.has_size
        and not quantity.interval.meets(fact.interval)
        and (topic or any(fact.measure == group.measure for group in groups))
    )
    exact = {(group.measure, group.period) for group in groups if group.matches[0].how in (How.EXACTLY, How.HEDGE)}
    return NumberAnswer(quantity, tuple(groups), against, tuple(_nearest(quantity, facts)), len(exact) > 1)


def _group(evidence: Evidence, quantity: Quantity, found: list[Match], wanted: Period | None) -> Group:
    found = closest_first(found)
    first = found[0].fact
    against = [
        fact
        for fact in evidence.of_measure(first.measure)
        if same_scope(first, fact)
        and fact.quantity.has_size
        and not fact.doubtful
        and not fact.interval.meets(quantity.interval)
    ]
    supports = [match.fact for match in found if match.how not in (How.BOUND, How.END) and not match.fact.doubtful]
    newer = next((newer for match in found if (newer := evidence.latest(match.fact)) is not None), None)
    if newer is not None and newer.interval.meets(quantity.interval):
        newer = None
    role = "running-total" if first.kind is Kind.CUMULATIVE else "same"
    if wanted is not None and found[0].where == "other-time":
        role = "other-time"
    elif first.time.whole_year is None and first.kind is Kind.FLOW:
        role = "part-year"
    return Group(
        evidence.record.vocabulary.measures[first.measure].label,
        first.measure,
        str(first.time),
        role,
        tuple(found),
        tuple(supports),
        tuple(against),
        evidence.voices(supports),
        newer,
        evidence.judged(supports[0]) if supports else (),
    )


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
