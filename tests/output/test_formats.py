"""The rows of CSV follow from the value by rule."""

from __future__ import annotations

from nkr.output import shaping


def test_lists_are_joined_and_what_has_an_id_is_named_by_it() -> None:
    value = [{"id": "a", "facts": [{"id": "x", "low": 1}, {"id": "y"}], "years": [1901, 1902], "none": None, "no": []}]
    assert shaping.rows(value) == [{"id": "a", "facts": "x; y", "years": "1901; 1902", "none": None, "no": ""}]


def test_one_value_is_one_row() -> None:
    assert shaping.rows({"count": 3}) == [{"count": 3}]
