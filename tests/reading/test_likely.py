"""What a figure probably counts by all the words around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from nkr.model.period import parse
from nkr.model.prose import Prose
from nkr.model.statement import Statement
from nkr.model.vocabulary import Vocabulary
from nkr.reading.likely import NOTHING, Themes, likely_around
from nkr.reading.reader import statements
from nkr.services.loading import read_bundled

Read = Callable[[str], list[Statement]]


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_bundled()[0].entries.vocabulary


@pytest.fixture
def read(vocabulary: Vocabulary) -> Read:
    return lambda text: list(statements(Prose("text", text, {}, text), vocabulary, written=parse("2021-03-01")))


def test_the_probabilities_are_of_everything_that_was_learned() -> None:
    found = likely_around("In the camps some 80,000 are locked up.", 18, 24, "", "")
    assert sum(found.values()) == pytest.approx(1)
    assert max(found, key=lambda code: found[code]) == "political-prisoners"


def test_a_figure_of_which_cues_say_nothing_is_read_by_the_words_around_it(read: Read) -> None:
    found = read("North Koreans fill the missions of Beijing. On Tuesday eleven got past the guards.")
    assert [one.measure.value for one in found if one.counts] == ["entered-diplomatic-missions"]


def test_a_semicolon_ends_what_speaks_of_a_figure() -> None:
    text = "Some 80,000 are locked up in camps; 2,700 came to Seoul."
    at = text.index("2,700")
    found = likely_around(text, at, at + 5, "", "")
    assert max(found, key=lambda code: found[code]).startswith("arrivals")


@pytest.mark.parametrize(
    "text",
    [
        "The US says 7,500 American soldiers went missing in the war in Korea.",
        "The lighthouse board hired two keepers. Two came by sea.",
    ],
)
def test_others_than_the_record_counts_have_no_measure(read: Read, text: str) -> None:
    assert [one.measure.value for one in read(text) if one.counts and one.measure.value] == []


def test_where_most_figures_count_prisoners_one_that_may_count_others_counts_prisoners() -> None:
    topics = {"arrivals": "coming", "prisoners": "camps"}
    camps, unsure = {"prisoners": 0.9, "arrivals": 0.1}, {"prisoners": 0.4, "arrivals": 0.5, NOTHING: 0.1}
    themes = Themes([camps, camps, unsure, {}], topics)
    best, *_ = themes.weighed(unsure)
    assert best.code == "prisoners"
    assert {guess.code: guess.probability for guess in themes.weighed(unsure)}[NOTHING] == pytest.approx(0.1)


def test_a_figure_that_certainly_counts_nothing_stays_one_whatever_the_others_count() -> None:
    certain = {NOTHING: 1.0, "prisoners": 0.0}
    assert dict(Themes([certain], {"prisoners": "camps"}).weighed(certain)) == certain


def test_the_year_of_a_document_is_not_that_of_its_figures(read: Read) -> None:
    (found,) = read("The yearbook of 1952 names 82,959 South Koreans who were abducted in the war.")
    assert "1952" not in str(found.time.value)


def test_a_fiscal_year_of_the_united_states_begins_in_october(read: Read) -> None:
    (found,) = read("The United States admitted 37 North Koreans as refugees in fiscal 2008.")
    assert str(found.time.value) == "2007-10/2008-09"


def test_us_is_a_country_only_in_capitals(read: Read) -> None:
    (found,) = read("Last year 223 North Koreans came to us in South Korea.")
    assert found.place.value == "south-korea"


@pytest.mark.parametrize(
    ("text", "claimant"),
    [
        (
            "The Interior Ministry says that 100 North Koreans took their own lives in South Korea in 2019.",
            "south-korea-interior-ministry",
        ),
        ("The Interior Ministry registered 10,345 entries of North Koreans to Russia.", "russia-interior-ministry"),
    ],
)
def test_a_ministry_that_several_states_have_is_that_of_the_country_spoken_of(
    read: Read, text: str, claimant: str
) -> None:
    assert read(text)[0].claimant.value == claimant
