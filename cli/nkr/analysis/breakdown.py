"""A count by the parts of a year or of the people: quarters, men and women, ages, provinces, each beside the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from nkr.analysis.compare.comparer import Comparer
from nkr.analysis.series import agreed, counts_whole, official_value, states
from nkr.model import Fact, Kind, Measure, Vocabulary
from nkr.model.period import Period, parse
from nkr.model.quantity import Number, Qualifier, plain

PARTS_OF_A_YEAR = {
    "quarter": ("Q1", "Q2", "Q3", "Q4"),
    "half": ("H1", "H2"),
    "month": tuple(date(2000, month, 1).strftime("%b") for month in range(1, 13)),
}
"""What a year is divided by, and the names of its parts in order."""
_Cells = dict[tuple[Kind, Period], dict[str, list[Fact]]]
WHOLE = "all"
"""The name of the whole among its parts."""


class Part(NamedTuple):
    """One part, or the whole, at one time. ``fact`` gives the value, ``states`` are the official source's in turn."""

    name: str
    fact: Fact | None
    states: tuple[Fact, ...]

    @property
    def exact(self) -> Number | None:
        """Its number, if it is one that can be added."""
        return self.fact.quantity.low if self.fact and self.fact.quantity.qualifier is Qualifier.EXACT else None


class Row(NamedTuple):
    """The parts of one count at one time, and the whole as published; ``difference`` is the whole less ``total``."""

    kind: Kind
    time: Period
    parts: tuple[Part, ...]
    whole: Part

    @property
    def total(self) -> Number | None:
        numbers = [part.exact for part in self.parts if part.exact is not None]
        return plain(sum(numbers)) if len(numbers) == len(self.parts) else None

    @property
    def difference(self) -> Number | None:
        total, whole = self.total, self.whole.exact
        return None if total is None or whole is None else plain(whole - total)


def dimensions(vocabulary: Vocabulary) -> dict[str, dict[str, str]]:
    """What people are divided by (``divides`` of a group), with its groups in order: ``{"sex": {"men": "men"}}``."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for term in vocabulary.groups.values():
        dimension, _, name = term.divides.partition(" ")
        if dimension:
            found[dimension][term.code] = name or term.code
    return dict(found)


def by_part_of_year(facts: Iterable[Fact], comparer: Comparer, measure: Measure, names: Sequence[str]) -> list[Row]:
    """A flow of ``measure`` by the parts of each year, as ``PARTS_OF_A_YEAR`` names them, beside the year."""
    cells: _Cells = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if not counts_whole(fact, measure, Kind.FLOW):
            continue
        name = WHOLE if fact.time.whole_year is not None else _part_of_year(fact.time, names)
        if name:
            cells[fact.kind, parse(str(fact.time.latest_year))][name].append(fact)
    return _rows(cells, names, comparer, measure)


def by_group(facts: Iterable[Fact], comparer: Comparer, measure: Measure, groups: Mapping[str, str]) -> list[Row]:
    """A count of ``measure`` at each time by ``groups`` (code and name), beside the count of all."""
    cells: _Cells = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        name = WHOLE if fact.group == measure.group else groups.get(fact.group, "")
        if name and counts_whole(fact, measure._replace(group=fact.group), fact.kind):
            time = fact.time._replace(text="", uncertain=False)
            key = next((found for found in cells if found[0] is fact.kind and found[1].same_span(time)), None)
            cells[key or (fact.kind, fact.time)][name].append(fact)
    return _rows(cells, list(groups.values()), comparer, measure)


def _part_of_year(time: Period, names: Sequence[str]) -> str:
    """Which of the equal parts of a year ``time`` is; "" for none."""
    if not time.known_start or time.open_start or time.open_end:
        return ""
    length = 12 // len(names)
    first, last = date.fromordinal(time.start), date.fromordinal(time.end + 1)
    months = 12 * (last.year - first.year) + last.month - first.month
    place, rest = divmod(first.month - 1, length)
    return names[place] if first.day == last.day == 1 and months == length and not rest else ""


def _rows(cells: _Cells, names: Sequence[str], comparer: Comparer, measure: Measure) -> list[Row]:
    """A row for each time at which some part is known, the earliest first."""

    def part(name: str, facts: list[Fact]) -> Part:
        chosen = official_value(facts, comparer) if measure.keeper else None
        return Part(name, chosen or agreed(facts), tuple(states(facts, measure)))

    rows = [
        Row(kind, time, tuple(part(name, found[name]) for name in names), part(WHOLE, found[WHOLE]))
        for (kind, time), found in cells.items()
    ]
    known = [row for row in rows if any(part.fact for part in row.parts)]
    return sorted(known, key=lambda row: (row.kind, row.time.end, row.time.start))
