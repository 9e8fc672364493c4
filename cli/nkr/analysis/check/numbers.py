"""A bare number: what the record has it for, who supports it there, and who contradicts it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nsmallest

from nkr.analysis.check.evidence import Evidence
from nkr.analysis.check.matching import How, Match, closest_first, how_matching, supports
from nkr.analysis.compare.clusters import GroupKey, group_key
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.analysis.selection import is_of
from nkr.model import Fact, Kind, Period, Qualifier, Quantity, period
from nkr.model.grouping import grouped

MAX_GROUPS = 20
"""Things that one number is said to count, at most: the closest; how many more there are is counted."""
MAX_COMPARED = 2_000
"""Figures for one thing that one is compared with: more are many prints of few."""
_THE_NUMBER = (How.EXACTLY, How.HEDGE, How.END)


@dataclass(frozen=True, slots=True)
class NumberGroup:
    """Facts about one thing at one time that have the number: who supports it there, who contradicts it.

    ``role`` tells how they relate to the year that was asked for. ``replaced_by`` is the keeper's latest release where
    that excludes the number, ``to_print`` the fact whose sentence a careful writer prints; ``None`` where the number is
    a likely error or only not excluded. ``comparisons`` are those of ``to_print`` with the figures of its group.
    """

    measure: str
    period: str
    role: str
    matches: tuple[Match, ...]
    supports: tuple[Fact, ...]
    against: tuple[Fact, ...]
    origins: tuple[str, ...]
    replaced_by: Fact | None = None
    to_print: Fact | None = None
    comparisons: tuple[Comparison, ...] = ()

    @property
    def doubtful(self) -> bool:
        """Whether all that has the number is marked as a likely error."""
        return all(match.fact.doubtful for match in self.matches)


@dataclass(frozen=True, slots=True)
class NumberAnswer:
    """What a number matches. ``groups`` are ordered by how closely, ``left_out`` counts the rest of them.

    ``against`` are facts of the topic and year that exclude it, ``near`` the nearest numbers where nothing matches.
    """

    quantity: Quantity
    groups: tuple[NumberGroup, ...]
    left_out: int
    against: tuple[Fact, ...]
    near: tuple[Fact, ...]
    year: int | None = None


def number_answer(evidence: Evidence, quantity: Quantity, unit: str, topic: str, year: int | None) -> NumberAnswer:
    """What a bare number matches in the record, and what contradicts it.

    Matches by rounding count only where nothing has the number itself: every round number is near some year's count.
    """
    facts = [fact for fact in evidence.record.facts if topic in ("", fact.topic) and unit in ("", fact.unit)]
    wanted = None if year is None else period.parse(f"{year:04d}")
    matches = _matches(quantity, facts, wanted, unit, told=bool(topic) and wanted is not None)

    def key(fact: Fact) -> GroupKey:
        return group_key(fact, evidence.record.vocabulary.measures[fact.measure].near)

    like, by_group = grouped(facts, key), grouped(matches, lambda match: key(match.fact))
    ordered = sorted(by_group.items(), key=lambda entry: _order(entry[1]))
    groups = tuple(_group(evidence, quantity, found, like[one]) for one, found in ordered[:MAX_GROUPS])
    measures = {group.measure for group in groups if not group.doubtful} or {fact.measure for fact in facts if topic}
    against = () if wanted is None else tuple(_against(evidence, quantity, unit, wanted, measures))
    nearest = () if groups else tuple(_nearest(quantity, facts))
    return NumberAnswer(quantity, groups, len(ordered) - len(groups), against, nearest, year)


def _matches(quantity: Quantity, facts: Sequence[Fact], wanted: Period | None, unit: str, *, told: bool) -> list[Match]:
    """The facts that have the number; else those that it matches by rounding, of the year that was asked for.

    What only does not exclude it is listed where topic and year were given: every minimum admits every larger number.
    """
    matching = ((fact, how) for fact in facts if (how := how_matching(quantity, fact)) is not None)
    found = [
        Match(fact, how, _where(fact, wanted))
        for fact, how in matching
        if unit or fact.unit == "persons" or how in (How.EXACTLY, How.HEDGE)  # it is near anybody's kilometres
    ]
    same = [match for match in found if match.how in _THE_NUMBER]
    if any(match.how is not How.END and not match.fact.doubtful for match in same):
        return [match for match in same if match.how is not How.END or match.where == "same"]
    loose = [match for match in found if match.where != "other-time" and (match.how is not How.BOUND or told)]
    return same + [match for match in loose if match.how not in _THE_NUMBER]


def _where(fact: Fact, wanted: Period | None) -> str:
    """How a fact relates to the year that was asked for: a quarter of it is neither the year nor another."""
    if wanted is None or _is_of(fact, wanted):
        return "same"
    return "part-year" if fact.kind is Kind.FLOW and fact.time.within(wanted) else "other-time"


def _is_of(fact: Fact, year: Period) -> bool:
    """Whether a fact states a figure of a year: a total up to its end, a stock or an incident in it, a count of it."""
    if fact.kind is Kind.FLOW:
        return fact.time.same_span(year)
    return fact.kind is Kind.LENGTH or (is_of(fact, year) if fact.kind is Kind.CUMULATIVE else fact.time.within(year))


def _order(matches: Sequence[Match]) -> tuple[bool, bool, int, int, str]:
    """The time that was asked for first, likely errors last; the closest, then the most often printed."""
    elsewhere = all(match.where == "other-time" for match in matches)
    doubtful = all(match.fact.doubtful for match in matches)
    return elsewhere, doubtful, min(match.rank for match in matches), -len(matches), matches[0].fact.id


def _group(evidence: Evidence, quantity: Quantity, found: Sequence[Match], like: Sequence[Fact]) -> NumberGroup:
    """The group of one thing and time: ``like`` are all its facts, ``found`` those that the number matches."""
    found = closest_first(found)
    first = found[0].fact
    sound = [match for match in found if not match.fact.doubtful]
    supporting = [match.fact for match in sound if supports(match.how, quantity, match.fact)]
    latest = evidence.latest_release(like)
    replaced_by = latest if latest is not None and how_matching(quantity, latest) is None else None
    hedged = [match.fact for match in sound if match.how in _THE_NUMBER]
    to_print = replaced_by or next(iter(supporting or hedged), None)
    others = _distinct(fact for fact in like if fact is not to_print) if to_print else []
    comparisons = [evidence.comparer.compare(to_print, fact) for fact in others] if to_print else []
    apart = {fact.id for pair in comparisons if pair.verdict is Verdict.CONFLICT for fact in (pair.a, pair.b)}
    excluding = [fact for fact in others if fact.id in apart and how_matching(quantity, fact) is None]
    return NumberGroup(
        measure=first.measure,
        period=str(first.time),
        role=_role(found[0]),
        matches=tuple(found),
        supports=tuple(supporting),
        against=() if replaced_by else tuple(excluding),
        origins=evidence.origins(supporting),
        replaced_by=replaced_by,
        to_print=to_print,
        comparisons=tuple(sorted(comparisons, key=lambda comparison: comparison.severity_key)),
    )


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """One fact a claimant, figure and time, up to ``MAX_COMPARED``: prints of one figure say the same."""
    found = {(fact.claimant, fact.quantity, fact.time.start, fact.time.end): fact for fact in facts}
    return list(found.values())[:MAX_COMPARED]


def _role(match: Match) -> str:
    fact = match.fact
    if match.where != "same":
        return match.where
    if fact.kind is Kind.CUMULATIVE:
        return "cumulative"
    return "part-year" if fact.time.whole_year is None and fact.kind is Kind.FLOW else "same"


def _against(evidence: Evidence, quantity: Quantity, unit: str, year: Period, codes: Iterable[str]) -> Iterable[Fact]:
    """What the record has for measures in the year that was asked for, and that excludes the number.

    Only counts of the whole, not of women, and no plans; on a register only the keeper's latest release.
    """
    for code in sorted(codes):
        measure = evidence.record.vocabulary.measures[code]
        whole = (fact for fact in evidence.of_measure(code) if fact.counts_whole_of(measure) and _is_of(fact, year))
        sound = (fact for fact in whole if not (fact.event or fact.planned or fact.doubtful))
        facts = [fact for fact in sound if fact.unit == (unit or "persons") and fact.quantity.has_size]
        latest = evidence.latest_release(facts) if Kind.FLOW in measure.kinds else None
        yield from (fact for fact in ([latest] if latest else facts) if how_matching(quantity, fact) is None)


def _nearest(quantity: Quantity, facts: Sequence[Fact]) -> list[Fact]:
    """The stated numbers nearest to one that matches nothing, at most a tenth away."""
    if not quantity.stated or not quantity.stated[0]:
        return []
    value = quantity.stated[0]
    numbered = (fact for fact in facts if fact.quantity.stated and fact.quantity.qualifier is not Qualifier.VAGUE)
    near = ((min(abs(number - value) for number in fact.quantity.stated) / value, fact.id, fact) for fact in numbered)
    return [fact for share, _, fact in nsmallest(3, near, key=lambda entry: entry[:2]) if 0 < share <= 0.1]
