"""What could be calculated of withheld figures, tried against every assignment of small numbers."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from nkr.analysis.withholding import Relation, calculable, closed

NAMES = "abcdefg"


def added(*names: str) -> Relation:
    """The last is the sum of the others."""
    return Relation(names, (*[1] * (len(names) - 1), -1))


def test_one_part_follows_from_the_total_and_the_rest() -> None:
    assert calculable({"a"}, [added("a", "b", "c")]) == {"a"}
    assert calculable({"a", "b"}, [added("a", "b", "c")]) == set()


def test_two_overlapping_sums_tell_what_neither_tells_alone() -> None:
    sums = [added("a", "b", "d"), added("b", "c", "e"), added("a", "c", "f")]
    assert calculable({"a", "b", "c"}, sums[:2]) == set()
    assert calculable({"a", "b", "c"}, sums) == {"a", "b", "c"}


def test_a_share_of_a_shown_whole_is_a_number() -> None:
    assert calculable({"women"}, [Relation(("share", "whole", "women"))]) == {"women"}


def test_the_smallest_figure_more_is_withheld() -> None:
    assert closed({"a"}, [added("a", "b", "c", "d")], {"b": 50, "c": 20, "d": 75}) == {"a", "c"}


def test_what_is_withheld_for_one_sum_is_not_told_by_the_next() -> None:
    sums = [added("a", "b", "c"), added("b", "d", "e")]
    hidden = closed({"a"}, sums, dict(zip("bcde", (1, 9, 5, 6), strict=True)))
    assert calculable(hidden, sums) == set()
    assert len(hidden) > 2


def _solutions(hidden: set[str], sums: list[Relation], values: dict[str, int]) -> list[dict[str, int]]:
    """Every assignment of the hidden figures that agrees with the shown ones: found by trying, not by algebra."""
    names = sorted(hidden)
    found = []
    for tried in product(range(-3, 14), repeat=len(names)):
        guess = values | dict(zip(names, tried, strict=True))
        if all(sum(guess[name] * by for name, by in zip(one.facts, one.factors, strict=True)) == 0 for one in sums):
            found.append(guess)
    return found


@st.composite
def _tables(draw: st.DrawFn) -> tuple[list[Relation], dict[str, int]]:
    """Sums over few figures, all of them true of the figures' values."""
    values = {name: draw(st.integers(1, 4)) for name in NAMES[:4]}
    sums = []
    for total in NAMES[4 : 4 + draw(st.integers(1, 3))]:
        parts = draw(st.lists(st.sampled_from(NAMES[:4]), min_size=2, max_size=3, unique=True))
        values[total] = sum(values[name] for name in parts)
        sums.append(added(*parts, total))
    return sums, values


@given(_tables(), st.sets(st.sampled_from(NAMES[:4]), min_size=1, max_size=2))
def test_after_withholding_each_hidden_figure_may_be_another(
    table: tuple[list[Relation], dict[str, int]], secret: set[str]
) -> None:
    sums, values = table
    secret = {name for name in secret if any(name in one.facts for one in sums)}
    hidden = closed(secret, sums, {name: float(value) for name, value in values.items()})
    assert secret <= hidden
    if len(hidden) > 4:
        return  # too many to try all; the algebra is the same
    shown = {name: value for name, value in values.items() if name not in hidden}
    possible = _solutions(hidden, sums, shown)
    for name in hidden:
        assert len({guess[name] for guess in possible}) > 1, (name, hidden)
