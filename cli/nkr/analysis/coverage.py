"""What the record lacks (years, places and groups without a figure), and where a number came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from nkr.model import Dataset, Fact, Kind, Measure, Number
from nkr.model.grouping import grouped
from nkr.model.period import Period, parse


class Gap(NamedTuple):
    """A year, place or group of a measure with no figure, or one original source; ``why`` is what a curator knows."""

    measure: str
    dimension: str
    value: str
    origins: int
    facts: tuple[str, ...]
    why: str = ""


def gaps(record: Dataset, origins: Mapping[str, str]) -> list[Gap]:
    """The gaps of each measure that has any figure at all, by measure, then year, place and group.

    Years run from the measure's first to its last. Places and groups are those that the topic names within the
    measure's own: that no one counts famine deaths in South Korea is no gap. Doubtful and planned figures fill none.
    """
    sound = (fact for fact in record.facts if not fact.doubtful and not fact.planned and fact.quantity.has_size)
    by_measure = grouped(sound, lambda fact: fact.measure)
    found: list[Gap] = []
    for code, measure in record.vocabulary.measures.items():
        facts = by_measure.get(code, [])
        if not facts or Kind.LENGTH in measure.kinds:
            continue
        whole = [fact for fact in facts if (fact.place, fact.group) == (measure.place, measure.group)]
        parts = {name: _by_part(measure, name, record, facts) for name in ("place", "group")}
        for dimension, members in {"year": _by_year(whole), **parts}.items():
            for value, known in members.items():
                if (count := len({origins[fact.id] for fact in known})) < 2:
                    found.append(Gap(code, dimension, value, count, tuple(fact.id for fact in known)))
    return found


def known_gaps(record: Dataset, topic: str = "", measure: str = "", time: Period | None = None) -> list[Gap]:
    """What a curator knows to be missing, with the reason, of a topic or measure and what touches a time."""
    measures, claimants = record.vocabulary.measures, record.vocabulary.claimants
    found = []
    for one in record.missing:
        if (topic and measures[one.measure].topic != topic) or (measure and one.measure != measure):
            continue
        if time is not None and one.period and not time.touches(parse(one.period)):
            continue
        who = f" by {claimants[one.claimant].label}" if one.claimant else ""
        where = f" ({one.source})" if one.source else ""
        text = f"{one.why.value.replace('-', ' ')}{who}{where}" + (f": {one.note}" if one.note else "")
        dimension = "place" if one.place else "group" if one.group else "year"
        value = " ".join(filter(None, (one.place, one.group, one.period)))
        found.append(Gap(one.measure, dimension, value, 0, (), text))
    return found


def _by_part(measure: Measure, dimension: str, record: Dataset, facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts of each place (or group) within the measure's own, as far as facts on the same subject name them."""
    own, measures = getattr(measure, dimension), record.vocabulary.measures
    facts_of_topic = [fact for fact in record.facts if fact.topic == measure.topic]
    named = {getattr(one, dimension) for one in facts_of_topic if getattr(measures[one.measure], dimension) == own}
    inside = sorted(code for code in named if record.vocabulary.lies_within(dimension, code, own))
    return {code: [fact for fact in facts if getattr(fact, dimension) == code] for code in inside}


def _by_year(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts of each year from the first to the last."""
    by_year: dict[int, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.kind is Kind.CUMULATIVE or fact.time.open_start or fact.time.open_end:
            continue
        year = fact.time.whole_year or (fact.time.latest_year if fact.kind in (Kind.STOCK, Kind.SHARE) else None)
        if year is not None:
            by_year[year].append(fact)
    return {str(year): by_year[year] for year in range(min(by_year, default=0), max(by_year, default=-1) + 1)}


def years_by_measure(record: Dataset, origins: Mapping[str, str]) -> dict[str, dict[int, frozenset[str]]]:
    """The original sources of each measure's figures by year: a map of what is known, and from how many."""
    found: dict[str, dict[int, set[str]]] = {}
    for fact in record.facts:
        if not fact.doubtful and (year := fact.time.latest_year) is not None:
            found.setdefault(fact.measure, {}).setdefault(year, set()).add(origins[fact.id])
    known = [measure for measure in record.vocabulary.measures if measure in found]
    return {measure: {year: frozenset(one) for year, one in sorted(found[measure].items())} for measure in known}


class Appearance(NamedTuple):
    """One printing of a number: after which earlier one of the same origin, and what was ``changed`` since."""

    fact: Fact
    origin: str
    after: Fact | None
    changed: tuple[str, ...]


def appearances(record: Dataset, origins: Mapping[str, str], number: Number, topic: str | None) -> list[Appearance]:
    """The dated chain of who printed ``number`` when, the earliest first; uncertain dates count by their latest day."""
    facts = [fact for fact in record.facts if topic in (None, fact.topic)]
    printed = [fact for fact in facts if number in (fact.quantity.low, fact.quantity.high)]
    chain: list[Appearance] = []
    latest: dict[str, Fact] = {}
    for fact in sorted(printed, key=lambda fact: (fact.published.end, fact.published.start, fact.id)):
        origin = origins[fact.id]
        before = latest.get(origin)
        chain.append(Appearance(fact, origin, before, _changes(before, fact) if before else ()))
        latest[origin] = fact
    return chain


def _changes(before: Fact, after: Fact) -> tuple[str, ...]:
    hedges = ("hedge", before.quantity.qualifier, after.quantity.qualifier)
    said = (hedges, ("measure", before.measure, after.measure), ("place", before.place, after.place))
    return tuple(f"{name}: {old} became {new}" for name, old, new in said if old != new)
