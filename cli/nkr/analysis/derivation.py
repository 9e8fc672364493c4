"""What can be calculated from figures that are shown: sums, differences of totals, shares.

A withheld figure is given away if the other figures of a sum are shown, and also by two overlapping sums of which
neither does it alone. So figures are withheld until nothing withheld can be calculated: a fixed point.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from nkr.analysis.arithmetic import Check

_LINEAR = frozenset({"sum", "groups", "year", "series"})
"""Kinds of checks whose last figure is the sum of the others."""


class Relation(NamedTuple):
    """Figures, by id, of which any one follows from the rest: times ``factors`` they add up to 0; a share has none."""

    facts: tuple[str, ...]
    factors: tuple[int, ...] = ()


def relations(checks: Iterable[Check]) -> list[Relation]:
    found = []
    for check in checks:
        ids = tuple(fact.id for fact in check.facts)
        if len(set(ids)) < len(ids) or len(ids) < 2:
            continue
        if check.kind in _LINEAR:
            found.append(Relation(ids, (*[1] * (len(ids) - 1), -1)))
        elif check.kind == "totals":
            found.append(Relation(ids, (-1, 1, -1)))
        elif check.kind in ("share", "growth"):
            found.append(Relation(ids))
    return found


def calculable(withheld: frozenset[str] | set[str], known: Sequence[Relation]) -> set[str]:
    found: set[str] = set()
    while True:
        unknown = set(withheld) - found
        more = _by_elimination(unknown, [relation for relation in known if relation.factors])
        for relation in known:
            missing = unknown.intersection(relation.facts)
            if not relation.factors and len(missing) == 1:
                more |= missing
        if not more:
            return found
        found |= more


def _by_elimination(unknown: set[str], linear: Sequence[Relation]) -> set[str]:
    """The unknowns that the linear relations determine: those alone in their row of the reduced echelon form."""
    reduced: dict[str, dict[str, Fraction]] = {}
    for relation in linear:
        terms = zip(relation.facts, relation.factors, strict=True)
        row = {name: Fraction(factor) for name, factor in terms if name in unknown}
        for pivot, base in reduced.items():
            if pivot in row:
                row = _less(row, base, row[pivot])
        if row:
            lead, by = next(iter(row.items()))
            scaled = {name: factor / by for name, factor in row.items()}
            reduced = {name: _less(base, scaled, base.get(lead, Fraction(0))) for name, base in reduced.items()}
            reduced[lead] = scaled
    return {pivot for pivot, row in reduced.items() if len(row) == 1}


def _less(row: Mapping[str, Fraction], base: Mapping[str, Fraction], times: Fraction) -> dict[str, Fraction]:
    made = {name: row.get(name, Fraction(0)) - times * base.get(name, Fraction(0)) for name in {**row, **base}}
    return {name: factor for name, factor in made.items() if factor}


def closed(withheld: Iterable[str], known: Sequence[Relation], sizes: Mapping[str, float]) -> set[str]:
    """``withheld`` with as many figures more as it takes until none of them can be calculated.

    Of the figures that give one away the smallest is withheld: it costs the least. ``sizes`` are the figures' sizes.
    """
    hidden = set(withheld)
    while told := calculable(hidden, known):
        shown = _beside(told, hidden, known)
        if not shown:
            break  # relations that contradict each other: what they tell is in none of the figures shown
        hidden.add(min(shown, key=lambda name: (sizes.get(name, 0), name)))
    return hidden


def _beside(told: set[str], hidden: set[str], known: Sequence[Relation]) -> set[str]:
    """The shown figures in the relations of ``told``, else in those next to them."""
    reach = set(told)
    while True:
        wider = reach.union(*(relation.facts for relation in known if reach.intersection(relation.facts)))
        if wider - hidden or wider == reach:
            return wider - hidden
        reach = wider
