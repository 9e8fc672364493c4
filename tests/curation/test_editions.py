"""Recorded editions: replayed from their changes; ids and numbers are never used again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import record_edition

from nkr.curation import editions
from nkr.curation.editions import Edition
from nkr.errors import InvalidData


def fact(identifier: str, source: str = "gazette", low: int = 40) -> dict[str, Any]:
    return {"id": identifier, "source": source, "phrase": f"{low} keepers", "measure": "keepers", "low": low}


def source(identifier: str, number: int) -> dict[str, Any]:
    return {"id": identifier, "title": f"The {identifier}", "publisher": "Press", "number": number}


def edition(name: str, facts: list[dict[str, Any]], sources: list[dict[str, Any]]) -> Edition:
    return Edition(name, f"digest of {name}", {f["id"]: f for f in facts}, {s["id"]: s for s in sources})


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    first = edition("2026-01-01", [fact("a"), fact("b")], [source("gazette", 1), source("courier", 2)])
    second = edition("2026-02-01", [fact("a", low=41), fact("c")], [source("gazette", 1)])
    (tmp_path / "2026-01-01.jsonl").write_text(record_edition.recorded(None, first), encoding="utf-8")
    (tmp_path / "2026-02-01.jsonl").write_text(record_edition.recorded(first, second), encoding="utf-8")
    return tmp_path


def test_every_edition_can_be_had_again(folder: Path) -> None:
    known = editions.read(folder).editions
    assert list(known) == ["2026-01-01", "2026-02-01"]
    assert {name: sorted(found.facts) for name, found in known.items()} == {
        "2026-01-01": ["a", "b"],
        "2026-02-01": ["a", "c"],
    }
    assert [known[name].facts["a"]["low"] for name in known] == [40, 41]
    assert known["2026-02-01"].facts["a"]["title"] == "The gazette"
    assert known["2026-02-01"].digest == "digest of 2026-02-01"


def test_a_later_edition_costs_only_its_changes(folder: Path) -> None:
    lines = (folder / "2026-02-01.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 5
    assert '{"gone": "fact", "id": "b"}' in lines
    assert '{"gone": "source", "id": "courier"}' in lines


def test_a_retired_id_is_never_used_again(folder: Path) -> None:
    history = editions.read(folder)
    assert history.objection_to_fact(fact("b")) == (
        "the id 'b' was retired with edition 2026-02-01; it was “40 keepers” in gazette. "
        "An id is never used again: give another"
    )
    assert "retired with edition 2026-02-01" in history.objection_to_source(source("courier", 9))


def test_an_id_keeps_its_figure(folder: Path) -> None:
    history = editions.read(folder)
    assert history.objection_to_fact(fact("a", low=42)) == ""
    assert history.objection_to_fact(fact("new")) == ""
    assert "since edition 2026-01-01 the id 'a' means “41 keepers”" in history.objection_to_fact(fact("a", "courier"))


def test_a_sources_number_is_never_used_again(folder: Path) -> None:
    history = editions.read(folder)
    assert history.objection_to_source(source("gazette", 1)) == ""
    assert history.objection_to_source(source("herald", 2)).startswith("the number 2 is that of courier")


def test_short_numbers_follow_the_order_of_coming_and_stay(folder: Path) -> None:
    last = editions.read(folder).last
    third = edition("2026-03-01", [fact("a", low=41), fact("c"), fact("0", "herald")], [source("gazette", 1)])
    third.sources["herald"] = source("herald", 0)  # type: ignore[index]
    (folder / "2026-03-01.jsonl").write_text(record_edition.recorded(last, third), encoding="utf-8")
    known = editions.read(folder)
    assert known.source_numbers == {"gazette": 1, "courier": 2, "herald": 3}
    assert known.fact_numbers == {("gazette", "a"): 1, ("gazette", "b"): 2, ("gazette", "c"): 3, ("herald", "0"): 1}


def test_a_damaged_file_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "2026-01-01.jsonl").write_text('{"edition": "x", "digest": ""}\nnonsense\n', encoding="utf-8")
    with pytest.raises(InvalidData) as raised:
        editions.read(tmp_path)
    assert (raised.value.problems[0].line, raised.value.problems[0].file) == (2, f"{tmp_path.name}/2026-01-01.jsonl")


def test_no_editions_is_an_empty_history(tmp_path: Path) -> None:
    history = editions.read(tmp_path / "none")
    assert history.last is None
    assert history.objection_to_fact(fact("a")) == ""
