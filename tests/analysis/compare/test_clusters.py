"""Clusters, bounds, spread and original sources of a group."""

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
    assert [cluster["facts"] for cluster in group["clusters"]] == [["b", "a"], ["d"]]
    assert [cluster["label"] for cluster in group["clusters"]] == ["about 440; 430 to 450", "1,201"]
    assert group["clusters"][0]["interval"] == [430, 450]
    assert [(bound["fact"], bound["excludes"]) for bound in group["bounds"]] == [("c", "none")]
    assert (group["origins"], group["spread"], group["spread_uses_bounds"]) == (4, 2.83, True)


def test_echoes_are_many_reports_and_one_origin(run: Any, curated: Any) -> None:
    group = group_of(run, curated, *(curated.fact(f"f{n}", "35 keepers", value=35, as_of="1901") for n in range(3)))
    assert (len(group["facts"]), group["origins"]) == (3, 1)


def test_the_origins_of_a_cluster_are_named_and_not_all_who_print_them(run: Any, curated: Any) -> None:
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
    assert "A  583: 2 documents, 1 original source (the Board of Lights)" in out
    assert "2 documents, 2 original sources (no source named in 2 documents)" in out


def test_a_doubtful_figure_is_in_no_cluster_and_widens_no_spread(run: Any, curated: Any) -> None:
    group = group_of(
        run,
        curated,
        curated.fact("a", "35 keepers", value=35, as_of="1901"),
        curated.fact("b", "350,035 keepers", value=350_035, as_of="1901", status="doubtful", claimant="sailors"),
    )
    assert [cluster["facts"] for cluster in group["clusters"]] == [["a"]]
    assert group["spread"] is None


def test_nobody_stands_beside_a_number_that_he_did_not_give(run: Any, curated: Any) -> None:
    """A wide range and a minimum say which clusters they exclude, and support none."""
    wide = {"qualifier": "range", "low": 10_000, "high": 300_000}
    group = group_of(
        run,
        curated,
        curated.fact("a", "about 10,000", qualifier="about", value=10_000, as_of="1901"),
        curated.fact("b", "300,000 keepers", value=300_000, as_of="1901", claimant="keepers-union"),
        curated.fact("c", "10,000 to 300,000", **wide, as_of="1901", claimant="sailors"),
        curated.fact("d", "at least 50,000", qualifier="at-least", low=50_000, as_of="1901", claimant="unattributed"),
        curated.fact("e", "up to 5,000", qualifier="up-to", high=5_000, as_of="1901", claimant="unattributed"),
    )
    assert [cluster["facts"] for cluster in group["clusters"]] == [["a"], ["b"]]
    told = {bound["fact"]: (bound["excludes"], bound["clusters"]) for bound in group["bounds"]}
    assert told == {"c": ("none", []), "d": ("some", [0]), "e": ("all", [0, 1])}


def test_a_figure_that_fits_two_clusters_stands_with_the_nearer_number(run: Any, curated: Any) -> None:
    group = group_of(
        run,
        curated,
        curated.fact("a", "about 150,000", qualifier="about", value=150_000, as_of="1901"),
        curated.fact("b", "about 200,000", qualifier="about", value=200_000, as_of="1901", claimant="keepers-union"),
        curated.fact("c", "200,000 keepers", value=200_000, as_of="1901", claimant="sailors"),
    )
    assert [sorted(cluster["facts"]) for cluster in group["clusters"]] == [["a"], ["b", "c"]]


def test_rounded_neighbours_are_two_clusters(run: Any, curated: Any) -> None:
    facts = (curated.fact(f"f{n}", f"{n:,} keepers", value=n, as_of="1901", claimant="sailors") for n in (1300, 1400))
    assert len(group_of(run, curated, *facts)["clusters"]) == 2


def test_an_older_release_of_an_official_count_is_in_no_cluster(run: Any, curated: Any) -> None:
    flow = {"measure": "hired", "kind": "flow", "period": "1901"}
    for year, value in (("1902", 583), ("1904", 591)):
        curated.source(f"board-{year}", year, curated.fact(f"f{year}", f"{value} hired", value=value, **flow))
    assert run("ingest", curated.folder).status == 0
    (group,) = run("estimates", "lighthouses", "--json").json["topics"][0]["groups"]
    assert group["facts"] == ["f1902", "f1904"]
    assert [cluster["label"] for cluster in group["clusters"]] == ["591"]


def test_people_inside_a_building_are_grouped_by_the_day(run: Any, curated: Any) -> None:
    measure = """
    [[measure]]
    code = "inside"
    label = "Inside the tower"
    definition = "People inside."
    topic = "lighthouses"
    kinds = ["stock"]
    near = 0
    """
    curated.write("inside.toml", measure)
    for day, value in (("1901-06-10", 8), ("1901-06-11", 17)):
        curated.source(day, "1902", curated.fact(f"f{day}", f"{value} keepers", "inside", value=value, as_of=day))
    assert run("ingest", curated.folder).status == 0
    groups = run("estimates", "lighthouses", "--json").json["topics"][0]["groups"]
    assert [group["period"] for group in groups] == ["1901-06-10", "1901-06-11"]
