"""What a text carries from one figure to the next, in invented articles about lighthouses."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def proposed(run: Any, curated: Any, tmp_path: Path) -> Any:
    assert run("ingest", curated.folder).status == 0

    def drafted(text: str) -> list[tuple[int, int, str]]:
        file = tmp_path / "article.txt"
        file.write_text(text, encoding="utf-8")
        facts = tomllib.loads(run("draft", file, "--published", "1902-03-04").out).get("fact", [])
        return [(fact["paragraph"], fact.get("value"), fact["measure"]) for fact in facts]

    return drafted


def test_a_headline_counts_what_its_article_says_of_the_same_number(proposed: Any) -> None:
    found = proposed(
        "Eight for the lighthouses\n\nThe lighthouse board hired eight keepers, it said on Monday evening.\n"
    )
    assert found == [(0, 8, "hired"), (1, 8, "hired")]


def test_a_number_that_tells_little_is_not_the_same_elsewhere(proposed: Any) -> None:
    text = "A year of lighthouses\n\nThe lighthouse board hired two keepers.\n\nThere is no more.\n\nTwo came by sea.\n"
    assert [low for _, low, _ in proposed(text)] == [2]


def test_a_report_goes_on_with_what_it_speaks_of(proposed: Any) -> None:
    found = proposed(
        "A year of lighthouses\n\nThe lighthouse board hired 431 keepers in 1901, it said on Monday evening.\n\n"
        "There were 31 people in the first quarter, 17 men and 14 women among them, and 12 in the second.\n"
    )
    assert found[0] == (1, 431, "hired")
    assert [(low, measure) for _, low, measure in found[1:4]] == [(31, "hired"), (17, "hired"), (14, "hired")]


def test_a_series_goes_on_line_by_line_below_what_announces_it(proposed: Any) -> None:
    found = proposed(
        "A year of lighthouses\n\nNothing is known of the keepers of the lighthouses in the war, said the board.\n\n"
        "Keepers hired by the lighthouse board:\n\n1899 - 312\n\n1900 - 431\n\n1901 - 532\n\n1902 - 561\n"
    )
    assert [(low, measure) for _, low, measure in found] == [(low, "hired") for low in (312, 431, 532, 561)]


def test_a_report_does_not_go_on_with_things_or_over_many_paragraphs(proposed: Any) -> None:
    found = proposed(
        "A year of lighthouses\n\nThe lighthouse board hired 431 keepers in 1901. It has 17 chairs.\n\n"
        "Nothing was said of it.\n\nThere were 31 people at the harbour.\n"
    )
    assert [low for _, low, _ in found] == [431]


def test_where_people_went_on_to_is_not_where_they_are(read: Any) -> None:
    found = read(
        "Keepers are sad in Canada.\n\nSome 30 keepers were dismissed there two years ago but all went to Japan."
    )
    assert found[-1].place.value == "canada"


def test_the_keeper_of_a_count_goes_before_its_government(read: Any) -> None:
    text = "The Lights Ministry said 120 keepers were hired in 2011.\n\nThe Japanese government said they are good.\n\n"
    assert read(f"{text}In 2010, 90 were hired.")[-1].claimant.value == "lights-board"
