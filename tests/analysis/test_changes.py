"""What moved between two states of the record, and what is still the same figure."""

from __future__ import annotations

from typing import Any

import pytest

from nkr.analysis.changes import Move, changes, is_another, said

ROW: dict[str, Any] = {
    "source": "gazette",
    "paragraph": 1,
    "phrase": "some 40 keepers",
    "measure": "keepers",
    "low": 40.0,
    "high": 40.0,
    "note": "",
    "restricted": 0,
    "rounded": 1,
    "entered": "2026-01-01 somebody",
    "first_day": 700_000,
}


def test_only_what_is_said_counts() -> None:
    assert said(ROW) == {
        "source": "gazette",
        "paragraph": 1,
        "phrase": "some 40 keepers",
        "measure": "keepers",
        "low": 40.0,
        "high": 40.0,
    }


def test_a_stated_nought_is_said() -> None:
    assert said({"low": 0, "high": 0, "paragraph": 0}) == {"paragraph": 0, "low": 0, "high": 0}


def test_what_came_went_and_changed_is_told_with_old_and_new() -> None:
    old = {"a": said(ROW), "b": said(ROW), "c": said(ROW)}
    new = {"a": said(ROW), "b": said({**ROW, "low": 41, "high": 41}), "d": said(ROW)}
    found = {change.id: change for change in changes(old, new)}
    assert {identifier: change.move for identifier, change in found.items()} == {
        "b": Move.CHANGED,
        "c": Move.WENT,
        "d": Move.CAME,
    }
    assert found["b"].fields == (("low", 40.0, 41), ("high", 40.0, 41))


@pytest.mark.parametrize(
    ("fields", "needed"),
    [({"low": 41}, True), ({"publisher": "The Courier"}, True), ({"note": "more"}, False), ({"term": "keeper"}, False)],
)
def test_what_a_reader_may_have_printed_needs_an_erratum(fields: dict[str, Any], needed: bool) -> None:
    (change,) = changes({"a": said(ROW)}, {"a": said({**ROW, **fields})})
    assert change.needs_an_erratum is needed


@pytest.mark.parametrize(
    ("fields", "another"),
    [
        ({"low": 41, "high": 41}, False),
        ({"low": 41, "high": 41, "phrase": "some 41 keepers"}, False),
        ({"measure": "lamps"}, False),
        ({"source": "courier"}, True),
        ({"low": 7, "high": 7, "phrase": "7 lamps", "measure": "lamps"}, True),
    ],
)
def test_a_corrected_figure_is_the_same_and_a_different_one_is_another(fields: dict[str, Any], another: bool) -> None:
    assert is_another(said(ROW), said({**ROW, **fields})) is another


def test_our_own_description_of_an_untitled_document_needs_no_erratum() -> None:
    old, new = said({**ROW, "title": "[title not shown]"}), said({**ROW, "title": "[Untitled newspaper article]"})
    (change,) = changes({"a": old}, {"a": new})
    assert not change.needs_an_erratum
    (change,) = changes({"a": old}, {"a": said({**ROW, "title": "Fewer Lights"})})
    assert change.needs_an_erratum
