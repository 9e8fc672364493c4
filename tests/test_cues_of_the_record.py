"""The cues of the real vocabulary: how journalists say what each measure counts, in other words than its label."""

from __future__ import annotations

import pytest

from nkr.model.period import parse
from nkr.model.prose import Prose
from nkr.model.vocabulary import Vocabulary
from nkr.reading.reader import statements
from nkr.services.loading import read_bundled


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return read_bundled()[0].entries.vocabulary


SAID = [
    ("Some 840 refugees from North Korea found a new home in the South in 2008.", "arrivals-south-korea"),
    ("The ministry reported 96 newcomers from North Korea for last year.", "arrivals-south-korea"),
    ("The annual total of North Korean defectors slid from 940 in 2019 to 51 in 2021.", "arrivals-south-korea"),
    ("All told, 21,400 North Koreans have come to the South.", "arrivals-south-korea-cumulative"),
    ("About 40,000 North Koreans are lying low in Yanbian.", "population-in-china"),
    ("Police raids in Yanji netted 38 North Koreans in 2003.", "arrested-in-china"),
    ("China drove 90 North Koreans back across the Tumen in 2010.", "repatriated"),
    ("Eleven North Koreans were handed over to the North by Chinese police in 2010.", "repatriated"),
    ("Nine North Koreans scrambled over the wall of the Spanish embassy in Beijing.", "entered-diplomatic-missions"),
    ("There were 19 North Koreans in the consular section of the embassy in Beijing.", "in-diplomatic-missions"),
    ("The famine in North Korea brought 400,000 excess deaths between 1994 and 1999.", "famine-deaths"),
    ("The famine in North Korea also meant 90,000 births forgone.", "famine-births-lost"),
    ("Some 120,000 North Koreans are locked up in camps for political offenders.", "political-prisoners"),
    ("In 2007, 31 North Koreans were shot in public before crowds.", "public-executions"),
    ("In 1970, 41 fishermen from the South were carried off to North Korea after the armistice.", "abductees"),
    ("About 300 South Korean soldiers taken prisoner are still alive in the North.", "south-korean-pows-in-north"),
    (
        "Since 1988, 90,000 South Koreans have signed up to see kin in the North.",
        "separated-families-registered",
    ),
    ("Brokers keep 30 percent of the money that North Koreans send home.", "remittance-fee-share"),
    ("In the survey, 24 percent of the North Koreans had wired money home that year.", "remitted-in-year-share"),
    ("The whereabouts of 700 North Korean settlers cannot be established.", "whereabouts-unknown"),
    ("In 2016, 14 North Korean defectors died with no family to bury them.", "unclaimed-deaths"),
    ("In 2018, 2,100 pupils of North Korean background attended schools.", "students-of-north-korean-background"),
    ("Seven North Koreans reached the South by boat in 2017.", "arrivals-by-sea"),
    ("Britain received 30 asylum applications from North Koreans in 2012.", "asylum-claims-other-country"),
    ("Of the North Koreans whose asylum claims Canada decided, 17 were refusals.", "asylum-refused-other-country"),
    ("Some 130 North Koreans are stranded in Ulan Bator on their way to Seoul.", "waiting-for-south-korea"),
    ("More than 40,000 North Korean labourers toil on building sites in Russia.", "overseas-workers"),
    ("Kuwait has sent home 700 North Korean labourers.", "workers-sent-home"),
]


@pytest.mark.parametrize(("sentence", "measure"), SAID)
def test_a_measure_is_known_in_other_words(vocabulary: Vocabulary, sentence: str, measure: str) -> None:
    found = statements(Prose("text", sentence, {}, sentence), vocabulary, written=parse("2019-03-05"))
    counted = {read.measure.value for read in found if read.counts and read.mention and not read.mention.summed}
    assert counted == {measure}


def test_what_is_told_of_those_counted_is_its_own_measure(vocabulary: Vocabulary) -> None:
    text = (
        "Since 1988 a total of 134,516 people have put down their names in the hope of seeing relatives in the North. "
        "Of them 34,368 were still alive at the end of 2010. In 2010 another 2,437 died."
    )
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2011-03-05"))
    counted = [read.measure.value for read in found if read.counts and read.mention and not read.mention.summed]
    assert counted == ["separated-families-registered", "separated-families-living", "separated-families-died"]


def test_those_who_went_elsewhere_count_where_a_measure_counts_them(vocabulary: Vocabulary) -> None:
    text = "The ministry said that 30 resettled North Koreans had gone back to the North since 2012."
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2018-03-05"))
    assert [read.measure.value for read in found] == ["resettled-returned"]


def test_what_did_not_happen_counts_where_the_words_of_a_measure_say_so(vocabulary: Vocabulary) -> None:
    text = "Some 500 South Korean fishermen abducted after the war have not come back from the North."
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2018-03-05"))
    assert [read.measure.value for read in found] == ["abductees-remaining"]


def test_a_whole_named_behind_its_part_is_of_the_whole_measure(vocabulary: Vocabulary) -> None:
    text = "Some 500 abducted fishermen have not come back from the North, of about 3,800 in all."
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2018-03-05"))
    assert found[-1].measure.value == "abductees"


def test_words_of_its_own_end_the_country_that_is_only_carried(vocabulary: Vocabulary) -> None:
    text = (
        "Dozens of North Koreans have reached embassies in Beijing since March, and most of them were let go to the "
        "South. Last year 583 defectors arrived there."
    )
    found = statements(Prose("text", text, {}, text), vocabulary, written=parse("2002-09-20"))
    assert found[-1].measure.value == "arrivals-south-korea"
