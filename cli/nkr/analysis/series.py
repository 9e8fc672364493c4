"""Yearly figures of a flow or a share: which value a year has, how it changed, and which figures stand apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.compare.registers import to_cite, value_of
from nkr.analysis.compare.scope import compatible
from nkr.analysis.compare.verdicts import Comparison, Verdict
from nkr.model import Fact, Kind, Measure
from nkr.model.grouping import grouped
from nkr.model.notebook import table
from nkr.model.quantity import Number, Qualifier, plain


class Year(NamedTuple):
    """One year of one measure. ``value`` is in the measure's unit, ``None`` where none can be defended.

    ``value_fact`` is the fact that gives the value, ``change`` the difference to the year before, ``change_percent``
    that in percent of the year before. ``verdict`` is the gravest among the year's facts, ``None`` for one alone.
    ``superseded`` are older vintages of the register, ``deviating`` those that disagree with the value, ``echoes``
    those that only repeat another fact of the year. ``states`` are what the keeper of a register said in turn, each by
    the first fact that has it. ``unresolved`` may be releases that the record does not hold, ``errors`` are likely
    errors; they are in none of the others.
    """

    year: int
    facts: tuple[Fact, ...]
    value: Number | None
    value_fact: Fact | None
    change: Number | None
    change_percent: float | None
    verdict: Verdict | None
    superseded: tuple[Fact, ...] = ()
    deviating: tuple[Fact, ...] = ()
    echoes: tuple[Fact, ...] = ()
    states: tuple[Fact, ...] = ()
    unresolved: tuple[Fact, ...] = ()
    errors: tuple[Fact, ...] = ()


class Series(NamedTuple):
    """A measure by year, gaps included, and the figures that give no yearly value (part-years, forecasts, rates)."""

    measure: Measure
    years: tuple[Year, ...]
    apart: tuple[Fact, ...]
    comparisons: tuple[Comparison, ...]

    def __repr__(self) -> str:
        known = [year.year for year in self.years if year.value is not None]
        span = f"{known[0]} to {known[-1]}" if known else "no year"
        return f"<Series {self.measure.code}: {len(known)} values, {span}>"

    def _repr_html_(self) -> str:
        rows = [(year.year, year.value, year.change, year.value_fact and year.value_fact.id) for year in self.years]
        return table(rows, ("year", "value", "change", "fact"))


def kind_by_year(measure: Measure) -> Kind | None:
    """What a measure has by year: counts, or else shares; ``None`` where it has neither."""
    return next((kind for kind in (Kind.FLOW, Kind.SHARE) if kind in measure.kinds), None)


def yearly(facts: Iterable[Fact], comparer: Comparer, measure: Measure, *, place: str = "", group: str = "") -> Series:
    """The series of ``measure`` among ``facts``: only whole years of the whole of it give a value.

    ``place`` and ``group`` are what is counted, where not the measure's own. The figures are counts, or else shares.
    """
    kind = kind_by_year(measure)
    measure = measure._replace(place=place or measure.place, group=group or measure.group)
    own = (fact for fact in facts if fact.measure == measure.code)
    found = grouped(own, lambda fact: fact.time.whole_year if counts_whole(fact, measure, kind) else None)
    apart = found.pop(None, [])
    by_year = {year: alike for year, alike in found.items() if year is not None}
    years: list[Year] = []
    judged: list[Comparison] = []
    related = _by_year(comparer, by_year)
    for year in range(min(by_year), max(by_year) + 1) if by_year else ():
        comparisons = related.get(year, [])
        if all(pair.verdict is Verdict.SLIP for pair in comparisons):  # whether they repeat each other, say
            comparisons = comparer.comparisons(by_year.get(year, ()))
        judged += comparisons
        years.append(_year(year, by_year.get(year, []), comparisons, measure, comparer, years[-1] if years else None))
    return Series(measure, tuple(years), tuple(apart), tuple(judged))


def _by_year(comparer: Comparer, facts: Mapping[int, Sequence[Fact]]) -> dict[int, list[Comparison]]:
    """The pairs of each year that say something about each other's truth, the worst first."""
    years = {fact.id: year for year, found in facts.items() for fact in found}
    related = comparer.related(fact for found in facts.values() for fact in found)
    return grouped((pair for pair in related if years[pair.a.id] == years[pair.b.id]), lambda pair: years[pair.a.id])


def counts_whole(fact: Fact, measure: Measure, kind: Kind | None) -> bool:
    """Whether a fact counts the whole of a measure: no one and no place left out, no incident, no forecast."""
    same = (fact.measure, fact.kind, fact.unit) == (measure.code, kind, measure.units[0])
    return same and fact.counts_whole_of(measure) and not fact.planned and not fact.event


def _year(
    year: int, facts: list[Fact], pairs: list[Comparison], measure: Measure, comparer: Comparer, before: Year | None
) -> Year:
    chosen = official_value(facts, comparer) if measure.keeper else agreed(facts)
    value = chosen.quantity.low if chosen else None
    change = percent = None
    if value is not None and before is not None and before.value is not None:
        change = plain(value - before.value)
        counted = before.value and kind_by_year(measure) is Kind.FLOW  # a share changes by points
        percent = round(100 * (value - before.value) / before.value, 1) if counted else None
    told = [found.verdict for found in pairs if found.verdict is not Verdict.SLIP]
    verdict = min(told, key=lambda verdict: verdict.severity, default=None)
    apart = [fact for fact in facts if chosen is not None and not fact.doubtful and not compatible(fact, chosen)]
    standing = [fact for fact in apart if fact.id not in comparer.replaced]
    unresolved = [fact for fact in standing if comparer.registers.probable_vintage(fact)]
    order = sorted(facts, key=lambda fact: (fact is not chosen, fact.doubtful, -fact.published.end))
    said = [(comparer.origins[fact.id], value_of(fact)) for fact in order]
    return Year(
        year=year,
        facts=tuple(order),
        value=value,
        value_fact=chosen,
        change=change,
        change_percent=percent,
        verdict=verdict,
        superseded=tuple(fact for fact in apart if fact.id in comparer.replaced),
        deviating=tuple(fact for fact in standing if fact not in unresolved),
        echoes=tuple(fact for at, fact in enumerate(order) if said[at] in said[:at]),
        states=tuple(states(facts, measure)),
        unresolved=tuple(unresolved),
        errors=tuple(fact for fact in order if fact.doubtful),
    )


def states(facts: Sequence[Fact], measure: Measure) -> list[Fact]:
    """The keeper's successive figures, each by the first fact that has it; a doubtful one is none of them."""
    own = [fact for fact in facts if measure.keeper and fact.claimant == measure.keeper and not fact.doubtful]
    found: list[Fact] = []
    for fact in sorted(own, key=lambda fact: (fact.published.end, fact.published.start)):
        if not found or value_of(fact) != value_of(found[-1]):
            found.append(fact)
    return found


def official_value(facts: Sequence[Fact], comparer: Comparer) -> Fact | None:
    """The print to cite of the keeper's latest release among ``facts``, all of them for one thing and time.

    The keeper's own word counts, not an equal number in a newspaper that came later: that would make an old figure new.
    """
    latest = next((found for fact in facts if (found := comparer.registers.latest(fact)) is not None), None)
    if latest is None:
        return None
    among = {fact.id for fact in facts}
    return to_cite((one for one in comparer.registers.prints(latest) if one.id in among), comparer.record) or latest


def agreed(facts: Sequence[Fact]) -> Fact | None:
    """Where no one keeps a register: the most precise exact figure that every other one of the year meets.

    A hedged figure or a bound gives no value: printed as one it would lose its hedge.
    """
    sound = [fact for fact in facts if fact.quantity.has_size and not fact.doubtful]
    exact = [fact for fact in sound if fact.quantity.qualifier is Qualifier.EXACT]
    fitting = [fact for fact in exact if all(fact.interval.compatible_with(other.interval) for other in sound)]
    return min(fitting, key=lambda fact: fact.interval.ceiling - fact.interval.floor, default=None)
