"""A statement says of each field how it is known."""

from __future__ import annotations

from nkr.model.quantity import Quantity
from nkr.model.statement import NOT_KNOWN, Field, Known, Role, Statement


def test_a_field_is_certain_only_where_it_is_stated_or_carried_within_the_paragraph() -> None:
    assert Field("hired", Known.STATED).certain
    assert Field("hired", Known.CARRIED).certain
    assert not Field("hired", Known.CARRIED, near=False).certain
    assert not Field("coast", Known.ASSUMED).certain
    assert not NOT_KNOWN.certain


def test_only_a_count_of_a_measure_is_compared() -> None:
    measure = Field("hired", Known.STATED)
    assert Statement(quantity=Quantity.exact(20), measure=measure).counts
    assert not Statement(quantity=Quantity.exact(20)).counts
    assert not Statement(quantity=Quantity.exact(20), measure=measure, role=Role.CHANGE).counts
