"""A part that is larger than its whole, by one voice in one document, is a slip that does not get in."""

from __future__ import annotations

from typing import Any


def counted(curated: Any, name: str, value: int, **more: Any) -> str:
    return str(curated.fact(name, f"{value} keepers", value=value, as_of="1901", **more))


def test_it_is_refused_with_file_line_and_field(run: Any, curated: Any) -> None:
    path = curated.source(facts=counted(curated, "all", 40) + counted(curated, "north", 90, place="north-coast"))
    for command in ("lint", "ingest"):
        outcome = run(command, curated.folder)
        assert outcome.status == 4
        line, last = outcome.err.splitlines()
        assert line.startswith(f"{path}:")
        assert ": low: north says 90, more than the 40 of the whole that contains it, all" in line
        assert last == "nkr: 1 problem; nothing was loaded."


def test_every_such_part_is_named_at_once(run: Any, curated: Any) -> None:
    parts = counted(curated, "north", 90, place="north-coast") + counted(curated, "night", 70, group="night-keepers")
    curated.source(facts=counted(curated, "all", 40) + parts)
    told = run("lint", curated.folder).err
    assert "north says 90" in told
    assert "night says 70" in told


def test_a_figure_marked_as_doubtful_gets_in_and_is_no_conflict(run: Any, curated: Any) -> None:
    part = counted(curated, "north", 90, place="north-coast", status="doubtful")
    curated.source(facts=counted(curated, "all", 40) + part)
    assert run("ingest", curated.folder).status == 0
    assert run("conflicts", "lighthouses", "--pairs", "--json").json == []
    (found,) = run("conflicts", "lighthouses", "--all", "--json").json
    assert found["verdict"] == "slip"
    assert [reason["code"] for reason in found["reasons"]][:2] == ["doubtful", "part-exceeds-whole"]


def test_two_voices_or_two_documents_may_differ_so(run: Any, curated: Any) -> None:
    whole = counted(curated, "all", 40, claimant="lights-board")
    curated.source(facts=whole + counted(curated, "union", 90, place="north-coast", claimant="keepers-union"))
    curated.source("ledger", facts=counted(curated, "later", 95, place="north-coast", claimant="lights-board"))
    assert run("ingest", curated.folder).status == 0
    assert run("conflicts", "lighthouses", "--pairs", "--json").json


def test_bounds_that_leave_room_are_no_fault(run: Any, curated: Any) -> None:
    whole = curated.fact("all", "at least 40 keepers", qualifier="at-least", low=40, as_of="1901")
    curated.source(facts=whole + counted(curated, "north", 90, place="north-coast"))
    assert run("lint", curated.folder).status == 0


def test_a_count_that_grew_from_one_year_to_the_next_is_no_fault(run: Any, curated: Any) -> None:
    whole = curated.fact("all", "4 keepers", value=4, as_of="1900-12-31")
    for day, status in (("1901-01-01", 0), ("1900-12-31", 4)):
        curated.source(facts=whole + curated.fact("north", "9 keepers", value=9, as_of=day, place="north-coast"))
        assert run("lint", curated.folder).status == status
