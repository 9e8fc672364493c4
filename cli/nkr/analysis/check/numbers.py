"""A bare number held against the record."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nkr.analysis.check.evidence import Evidence, same_scope
from nkr.analysis.check.matching import How, Match, closest_first, how_matching
from nkr.analysis.compare.verdicts import Comparison
from nkr.model.fact import Fact
from nkr.model.period import Period
from nkr.model.quantity import Qualifier, Quantity
from nkr.model.vocabulary import Kind
from nkr.reading.times import same_time, year_span


@dataclass(frozen=True, slots=True)
class Group:
    """Facts about one thing at one time among the matches of a number: who supports it, who contradicts it.

    ``print`` is the fact whose sentence a careful writer prints: the newer one where a later count has taken its place;
    ``None`` where the number is a likely slip or only not excluded. ``pairs`` are the judgements on it and the others
    of its topic, for that sentence.
    """

    label: str
    measure: str
    period: str
    role: str
    matches: tuple[Match, ...]
    supports: tuple[Fact, ...]
    against: tuple[Fact, ...]
    origins: tuple[str, ...]
    outdated_by: Fact | None = None
    print: Fact | None = None
    pairs: tuple[Comparison, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether all that has the number is marked as a likely slip."""
        return all(match.fact.doubtful for match in self.matches)


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
    year: int | None = None


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
        where = _where(fact, wanted)
        if how is How.BOUND and not (topic and wanted is not None and where == "same"):
            continue  # every bound admits every number: worth telling only where topic and time were asked for
        if where == "other-time" and how not in (How.EXACTLY, How.HEDGE):
            continue  # some number near it there is at most times
        scope = (fact.measure, fact.unit, fact.event or str(fact.time), fact.group, fact.place)
        matched.setdefault(scope, []).append(Match(fact, how, where))
    groups = [_group(evidence, quantity, found) for found in matched.values()]
    groups.sort(key=lambda group: (*_order(group), group.matches[0].rank, group.measure, group.period))
    measures = {group.measure for group in groups if not group.doubtful} or {fact.measure for fact in facts if topic}
    against = () if wanted is None else tuple(_against(evidence, quantity, unit, wanted, measures))
    exact = {
        (group.measure, group.period)
        for group in groups
        if group.matches[0].how in (How.EXACTLY, How.HEDGE) and not group.doubtful
    }
    return NumberAnswer(quantity, tuple(groups), against, tuple(_nearest(quantity, facts)), len(exact) > 1, year)


def _order(group: Group) -> tuple[bool, bool]:
    """What is of the time that was asked for before what is not, likely slips last."""
    return group.role == "other-time", group.doubtful


def _where(fact: Fact, wanted: Period | None) -> str:
    """How a fact stands to the year that was asked for: a quarter of it is neither the year nor another."""
    if wanted is None or same_time(wanted, fact, since=False):
        return "same"
    return "part-year" if fact.kind is Kind.FLOW and fact.time.within(wanted) else "other-time"


def _against(
    evidence: Evidence, quantity: Quantity, unit: str, wanted: Period, measures: Iterable[str]
) -> Iterator[Fact]:
    """What the record has for measures in the year that was asked for, and that excludes the number.

    Only counts of the whole: a count of women does not exclude one of all, nor does a plan.
    """
    for code in sorted(measures):
        measure = evidence.record.vocabulary.measures[code]
        for fact in evidence.of_measure(code):
            whole = (fact.place, fact.group, fact.by) == (measure.place, measure.group, measure.by)
            plain = not (fact.event or fact.planned or fact.doubtful) and fact.unit == (unit or "persons")
            excludes = fact.quantity.has_size and not quantity.interval.compatible_with(fact.interval)
            if whole and plain and excludes and same_time(wanted, fact, since=False):
                yield fact


def _group(evidence: Evidence, quantity: Quantity, found: list[Match]) -> Group:
    found = closest_first(found)
    first = found[0].fact
    supports = [match.fact for match in found if match.how not in (How.BOUND, How.END) and not match.fact.doubtful]
    against = [
        fact
        for fact in evidence.of_measure(first.measure)
        if same_scope(first, fact)
        and fact.quantity.has_size
        and not fact.doubtful
        and not fact.interval.compatible_with(quantity.interval)
    ]
    newer = next((newer for match in found if (newer := evidence.latest(match.fact)) is not None), None)
    if newer is not None and newer.interval.compatible_with(quantity.interval):
        newer = None
    ends = [match.fact for match in found if match.how is How.END and not match.fact.doubtful]
    sound = newer or next(iter(supports or ends), None)
    role = "running-total" if first.kind is Kind.CUMULATIVE else "same"
    if found[0].where != "same":
        role = found[0].where
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
        evidence.origins(supports),
        newer,
        sound,
        evidence.judged(sound) if sound is not None else (),
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
