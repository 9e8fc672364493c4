"""Camps, spread and independent origins of a group."""

from __future__ import annotations

from typing import Any


def group_of(run: Any, curated: Any, *facts: str) -> dict[str, Any]:
    for number, fact in enumerate(facts):
        curated.source(f"paper-{number}", "1902", fact)
    assert run("ingest", curated.folder).status == 0
    (group,) = run("estimates", "lighthouses", "--json").json["topics"][0]["groups"]
    return dict(group)


def test_three_sources_allow_one_value_and_a_fourth_alone_says_another(run: Any, curated: Any) -> None:
    group = group_of(
        run,
        curated,
        curated.fact("a", "about 440", qualifier="about", low=440, high=440, as_of="1901"),
        curated.fact("b", "430 to 450", qualifier="range", low=430, high=450, as_of="1901", claimant="keepers-union"),
        curated.fact("c", "at least 425", qualifier="at-least", low=425, as_of="1901", claimant="sailors"),
        curated.fact("d", "1,201 keepers", value=1201, as_of="1901", claimant="unattributed"),
    )
    assert [cluster["facts"] for cluster in group["clusters"]] == [["b", "a", "c"], ["d"]]
    assert group["clusters"][0]["interval"] == [430, 450]
    assert (group["origins"], group["spread"], group["spread_uses_bounds"]) == (4, 2.83, True)


def test_echoes_are_many_reports_and_one_origin(run: Any, curated: Any) -> None:
    group = group_of(run, curated, *(curated.fact(f"f{n}", "35 keepers", value=35, as_of="1901") for n in range(3)))
    assert (len(group["facts"]), group["origins"]) == (3, 1)


def test_the_origins_of_a_camp_are_named_and_not_all_who_print_them(run: Any, curated: Any) -> None:
    """The union has the register's figure: the origin is the board's. Two papers that name nobody are two."""
    flow = {"measure": "hired", "kind": "flow", "period": "1901"}
    for number, claimant in enumerate(("lights-board", "keepers-union")):
        fact = curated.fact(f"own-{number}", "583 hired", value=583, claimant=claimant, **flow)
        curated.source(f"own-{number}", "1902", fact)
    for number in range(2):
        fact = curated.fact(f"paper-{number}", "690 hired", value=690, claimant="unattributed", **flow)
        curated.source(f"paper-{number}", "1902", fact)
    assert run("ingest", curated.folder).status == 0
    out = run("conflicts", "lighthouses").out
    assert "583: 2 reports, 1 origin (The Board of Lights)" in out
    assert "2 reports, 2 origins (unattributed in 2 documents)" in out


def test_a_doubtful_figure_is_in_no_camp_and_widens_no_spread(run: Any, curated: Any) -> None:
    group = group_of(
        run,
        curated,
        curated.fact("a", "35 keepers", value=35, as_of="1901"),
        curated.fact("b", "350,035 keepers", value=350_035, as_of="1901", status="doubtful", claimant="sailors"),
    )
    assert [cluster["facts"] for cluster in group["clusters"]] == [["a"]]
    assert group["spread"] is None
