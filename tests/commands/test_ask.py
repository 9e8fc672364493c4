"""``nkr ask``: all sides of a topic on one screen, what nobody says, and the sentence to print."""

from __future__ import annotations

from typing import Any

import pytest


@pytest.fixture
def record(run: Any, curated: Any) -> Any:
    fact = curated.fact
    curated.source(
        "gazette",
        "1902-01-01",
        fact("board-300", "300 keepers", value=300, as_of="1901", method="register")
        + fact("union-700", "700 keepers", value=700, as_of="1901", claimant="keepers-union")
        + fact("hired-528", "hired 528", "hired", kind="flow", value=528, period="1901", method="register")
        + fact("lamps-many", "dozens of lamps", "lamps", qualifier="vague", period="1880"),
    )
    curated.source(
        "courier",
        "1903-01-01",
        fact("board-300-again", "300 keepers", value=300, as_of="1901")
        + fact("hired-532", "hired 532", "hired", kind="flow", value=532, period="1901", method="register"),
    )
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    return run


def of(record: Any, *arguments: str) -> dict[str, dict[str, Any]]:
    answer = record("ask", "lighthouses", *arguments, "--json").json
    return {group["measure"]: group for group in answer["answers"]}


def test_all_sides_stand_side_by_side_with_their_origins(record: Any) -> None:
    keepers = of(record, "1901")["keepers"]
    assert [sorted(side["facts"]) for side in keepers["sides"]] == [["board-300", "board-300-again"], ["union-700"]]
    assert [side["origins"] for side in keepers["sides"]] == [["lights-board"], ["keepers-union"]]


def test_the_sentence_to_print_names_the_other_side(record: Any) -> None:
    text = of(record, "1901")["keepers"]["print"]
    assert "disputed" in text
    assert "700" in text
    assert "300" in text


def test_an_older_count_of_the_register_is_replaced_and_no_side(record: Any) -> None:
    hired = of(record, "1901")["hired"]
    assert (hired["replaced"], hired["print_fact"]) == (["hired-528"], "hired-532")
    assert len(hired["sides"]) == 1


def test_how_a_figure_was_made_is_shown(record: Any) -> None:
    screen = record("ask", "lighthouses", "1901").out
    assert "register" in screen
    assert "not said" in screen
    assert "To print: " in screen


def test_what_nobody_says_is_said(record: Any) -> None:
    answer = record("ask", "lighthouses", "1901", "--json").json
    assert "No figure here for “Lamps lit”; at other times there is." in answer["unsaid"]
    lamps = record("ask", "lighthouses", "1880", "--json").json
    assert "Nobody says how the figures were made." in lamps["unsaid"]


def test_a_year_without_a_figure_names_the_nearest(record: Any) -> None:
    answer = record("ask", "lighthouses", "1890", "--json").json
    assert (answer["answers"], answer["nearest"]) == ([], [1880, 1901])
    assert "the nearest are of 1880 and 1901" in record("ask", "lighthouses", "1890").out


def test_a_total_of_centuries_says_nothing_about_a_year_long_ago(run: Any) -> None:
    assert run("ask", "arrivals", "1970", "--json").json["answers"] == []


def test_every_figure_has_a_row_in_csv(record: Any) -> None:
    lines = record("ask", "lighthouses", "1901", "--csv").out.splitlines()
    assert lines[0].startswith("measure,period,side,id,")
    assert sum("keepers,1901" in line for line in lines) == 3


@pytest.mark.parametrize(("arguments", "status"), [(("harbours",), 3), (("lighthouses", "19"), 2), ((), 2)])
def test_what_cannot_be_asked_is_said(record: Any, arguments: tuple[str, ...], status: int) -> None:
    assert record("ask", *arguments).status == status


def test_what_is_of_the_year_comes_before_totals_that_only_touch_it(run: Any) -> None:
    periods = [
        answer["period"] for answer in run("ask", "repatriations", "2023", "--with", "wider", "--json").json["answers"]
    ]
    assert periods.index("return-2023-10-09") < periods.index("../2024-10")


def test_who_is_only_reported_to_have_said_it_does_not_begin_the_sentence(run: Any) -> None:
    (answer,) = run("ask", "arrests", "--json").json["answers"]
    assert answer["print_fact"] == "korea-herald-2011-arrested-some-20"
    assert "The Chinese government, reportedly" in run("ask", "arrests").out
