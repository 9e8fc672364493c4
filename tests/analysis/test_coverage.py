"""What nobody says, and who said it first."""

from __future__ import annotations

from typing import Any


def test_a_year_between_two_others_without_a_figure_is_a_gap(run: Any, curated: Any) -> None:
    facts = "".join(
        curated.fact(f"f{year}", f"{year - 1890} keepers", value=year - 1890, as_of=str(year))
        for year in (1901, 1902, 1905)
    )
    curated.source("paper", "1906", facts)
    run("ingest", curated.folder)
    gaps = {(gap["dimension"], gap["value"]): gap["origins"] for gap in run("gaps", "lighthouses", "--json").json}
    assert gaps[("year", "1903")] == gaps[("year", "1904")] == 0
    assert gaps[("year", "1901")] == 1
    assert "1903–1904" in run("gaps", "lighthouses").out


def test_places_and_groups_are_gaps_only_within_what_a_measure_counts(run: Any, curated: Any) -> None:
    """Nobody counts the keepers on leave in a port abroad; that is no gap, and one on the north coast is."""
    curated.write(
        "more.toml",
        '[[place]]\ncode = "abroad"\nlabel = "Abroad"\n\n'
        '[[measure]]\ncode = "lent"\nlabel = "Keepers lent"\ndefinition = "Keepers lent to another board."\n'
        'topic = "lighthouses"\nkinds = ["stock"]\nplace = "abroad"\ngroup = "all-keepers"\n',
    )
    facts = curated.fact("all", "90 keepers", value=90, as_of="1901")
    facts += curated.fact("north", "35 keepers", value=35, as_of="1901", place="north-coast")
    facts += curated.fact("leave", "9 on leave", "keepers-on-leave", value=9, as_of="1901")
    facts += curated.fact("lent", "3 keepers", "lent", value=3, as_of="1901")
    curated.source("paper", "1902", facts)
    run("ingest", curated.folder)
    gaps = {
        (gap["measure"], gap["value"])
        for gap in run("gaps", "lighthouses", "--json").json
        if gap["dimension"] == "place"
    }
    assert ("keepers-on-leave", "north-coast") in gaps
    assert not [gap for gap in gaps if "abroad" in gap or gap[0] == "lent"]


def test_a_number_is_traced_to_whoever_printed_it_first_and_a_lost_hedge_is_told(run: Any, curated: Any) -> None:
    first = curated.fact("first", "as many as 300", qualifier="up-to", high=300, as_of="1901")
    curated.source("first-paper", "1902", first)
    curated.source("later-paper", "1903", curated.fact("later", "300 keepers", value=300, as_of="1901"))
    run("ingest", curated.folder)
    chain = run("trace", "300", "--topic", "lighthouses", "--json").json
    assert [(link["fact"]["id"], link["after"]) for link in chain] == [("first", None), ("later", "first")]
    assert chain[1]["changed"] == ["hedge: up-to became exact"]
    assert "2 reports, 1 origin" in run("trace", "later").out


def test_a_number_that_nobody_prints_is_not_found(run: Any) -> None:
    outcome = run("trace", "123456")
    assert outcome.status == 3
    assert "nobody" in outcome.err
