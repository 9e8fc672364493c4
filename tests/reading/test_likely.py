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


TIMES = [
    ("On August 29 China sent back 80 North Koreans, and 40 more followed on September 18.", "2020-09-18"),
    ("More than 93,000 Koreans moved from Japan to North Korea from 1959 on.", "1959/2021-03-01"),
    ("The United States admitted 37 North Koreans as refugees in fiscal 2008.", "2007-10/2008-09"),
    ("In June 2001 seven North Koreans entered a mission in Beijing. The following March it was 25 people.", "2002-03"),
    ("In January the ministry said that 30 resettled North Koreans went back to the North in 2021.", "2021"),
    (
        "The ministry counted 139 newcomers from January to September, as against 42 in the same part of 2019.",
        "2019-01/2019-09",
    ),
    ("From January to February of the current year there were 54 arrivals of North Koreans.", "2021-01/2021-02"),
    ("Between 2003 and about 2016 the Home Office granted 408 North Koreans asylum.", "2003/2016"),
    ("The best year was 2010, when 38 North Koreans came to South Korea; in 2018 it was six.", "2018"),
]


@pytest.mark.parametrize(("text", "time"), TIMES)
def test_a_figure_has_the_time_that_its_own_words_give(read: Read, text: str, time: str) -> None:
    assert str(read(text)[-1].time.value) == time


def test_the_year_of_a_document_is_not_that_of_its_figures(read: Read) -> None:
    (found,) = read("The yearbook of 1952 names 82,959 South Koreans who were abducted in the war.")
    assert "1952" not in str(found.time.value)


def test_us_is_a_country_only_in_capitals(read: Read) -> None:
    (found,) = read("Last year 223 North Koreans came to us in South Korea.")
    assert found.place.value == "south-korea"
