"""Sentences under a date line, and the judgement that each should get from the wider record."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import nkr
from nkr.library import OpenRecord

CASES = [
    ("Seoul, 4 May 2020", "Between January and March 2020, 135 North Koreans came to South Korea.", ["supported"]),
    (
        "Seoul, 4 May 2020",
        "Between January and March 2020, 135 North Koreans came to South Korea; 96 of them were men.",
        ["supported", "wrong-scope"],
    ),
    (
        "Berlin, 21 November 2023",
        "According to Human Rights Watch, Vietnam returned 80 North Koreans to North Korea on 29 August 2023.",
        ["wrong-scope"],
    ),
    (
        "Seoul, 10 October 2011",
        "The Commission to Help North Korean Refugees reported that about 20 North Koreans had been arrested in China "
        "between 26 and 30 September 2011.",
        ["wrong-claimant"],
    ),
    (
        "Seoul, 14 October 2011",
        "In September 2011, 35 North Koreans were arrested in China, the South Korean Foreign Ministry said.",
        ["wrong-claimant"],
    ),
    ("Seoul, 4 August 2007", "In 2002 China returned 3,732 North Koreans.", ["wrong-scope"]),
    ("Beijing, 4 May 2005", "Two more had got into the embassy in Beijing.", ["unclear"]),
    (
        "Seoul, 10 March 2019",
        "The US Committee for Refugees and Immigrants says that about 11,000 North Koreans now live in China.",
        ["dated"],
    ),
    (
        "Seoul, 10 March 2014",
        "Arrivals of North Koreans in South Korea doubled from 1,502 in 2012 to 1,514 in 2013.",
        ["contradicted", "supported", "supported"],
    ),
    (
        "Seoul, 10 February 2013",
        "Arrivals of North Koreans in South Korea came to 2,706 and 1,508 in 2011 and 2012, respectively.",
        ["supported", "supported"],
    ),
    ("Seoul, 10 March 2002", "So far about 2000 North Koreans have settled in South Korea.", ["supported"]),
    (
        "Seoul, 10 March 2015",
        "In 2011 arrivals of North Koreans in South Korea reached a record 2,706.",
        ["contradicted", "supported"],
    ),
    ("Seoul, 14 October 2011", "2,927 North Koreans arrived in South Korea in 2009.", ["supported"]),
    ("Seoul, 14 March 2014", "2,927 North Koreans arrived in South Korea in 2009.", ["outdated"]),
    (
        "Seoul, 1 March 2012",
        "The Chinese Academy of Social Sciences says that between 4,800 and 8,900 North Koreans were repatriated from "
        "China from 1998 to 2006.",
        ["wrong-kind"],
    ),
    ("Seoul, 1 March 2012", "In 2006 there were 40,000 North Koreans in China.", ["contradicted"]),
    (
        "Seoul, 14 October 2011",
        "In 2010 arrivals of North Koreans in South Korea fell by 7.2 percent, to 2,423.",
        ["contradicted", "supported"],
    ),
    (
        "Seoul, 14 October 2013",
        "From 2011 to 2012 arrivals of North Koreans in South Korea fell by 44 percent.",
        ["supported"],
    ),
    (
        "Seoul, 14 October 2013",
        "From 2011 to 2012 arrivals of North Koreans in South Korea fell by 31 percent.",
        ["contradicted"],
    ),
    (
        "Geneva, 4 March 2020",
        "Canada hosted 412 North Korean refugees at the end of 2019, followed by Russia with 57, the UNHCR says.",
        ["supported", "not-in-record"],
    ),
    (
        "Seoul, 4 March 2022",
        "In January the Unification Ministry said that 30 resettled North Koreans went back to the North in 2021.",
        ["not-in-record"],
    ),
    (
        "Seoul, 4 March 2020",
        "The US admitted six North Korean refugees in 2018 and 218 last year.",
        ["supported", "wrong-kind"],
    ),
    (
        "Seoul, 4 March 2020",
        "By last year the US had admitted 218 North Korean refugees.",
        ["supported"],
    ),
    (
        "Seoul, 14 August 2006",
        "Sixty South Korean prisoners of war escaped from North Korea in the first half of this year.",
        ["unclear"],
    ),
    (
        "Beijing, 28 October 2004",
        "On 22 October 2004 another 29 North Koreans forced their way into the American school.",
        ["unclear"],
    ),
    (
        "Seoul, 4 March 2023",
        "The latest figures mean that 33,834 people from North Korea now live in South Korea.",
        ["wrong-kind"],
    ),
    ("Seoul, 9 May 2024", "China sent back 60 North Korean refugees to North Korea.", ["unclear"]),
    (
        "Seoul, 1 October 2018",
        "Of the North Koreans who came in the first half of 2018, 88% were women.",
        ["not-in-record"],
    ),
    (
        "Seoul, 5 March 2026",
        "A total of 34,538 North Koreans had arrived in South Korea by the end of 2025.",
        ["outdated"],
    ),
    (
        "London, 4 May 2018",
        "The Home Office has 902 asylum applications from North Koreans between 2003 and 2016.",
        ["disputed"],
    ),
    (
        "Bangkok, 25 August 2006",
        "Thailand lets 175 North Korean refugees go to South Korea, it was announced on 24 August 2006.",
        ["supported"],
    ),
    (
        "Washington, 4 May 2014",
        "The UN Commission of Inquiry found in 2014 that more than 200,000 people of all countries had been taken or "
        "kept by North Korea since 1950.",
        ["not-in-record"],
    ),
    (
        "Bangkok, 10 December 2011",
        "Thai police arrested 175 North Koreans in Bangkok on 22 August 2006. In November of that year, "
        "the Ministry of Unification said, 480 North Koreans were waiting for passage in Thailand.",
        ["supported", "supported"],
    ),
    (
        "Seoul, 10 March 2026",
        "An earlier tally of the Ministry of Unification, corrected since, had 224 North Koreans arriving in South "
        "Korea in 2025.",
        ["supported"],
    ),
    (
        "Seoul, 10 March 2002",
        "In October 1999 the Chinese government spoke of 7,000 to 8,000 North Koreans in China; the Foreign Minister "
        "of South Korea of 10,000 to 30,000.",
        ["disputed", "not-in-record"],
    ),
    ("Handout, prepared November 2010", "A record 2,927 North Koreans arrived in Seoul in 2009.", ["supported"]),
    (
        "Seoul, 23 June 2020",
        "In December 2019, 412 North Koreans were refugees in Canada, the U.N. High Commissioner for Refugees said.",
        ["supported"],
    ),
    (
        "Seoul, 15 September 2004",
        "In October 2003 the Defence Ministry said that 500 South Korean prisoners of war had died in the North.",
        ["unclear"],  # the same paper has 507 who died, and 500 who live
    ),
    (
        "Seoul, 3 November 2023",
        "According to NKDB, 17.8 per cent of resettled North Koreans sent money home in 2022. The youngest was 71.",
        ["supported"],
    ),
    (
        "Seoul, 3 November 2016",
        "In 2013 Belgium turned down 99 out of 126 applications by North Koreans.",
        ["supported", "unclear"],
    ),
    (
        "Seoul, 10 September 2024",
        "The Ministry of Unification said that 188 members of the elite had come to South Korea by June 2024.",
        ["supported"],
    ),
    (
        "Seoul, 5 February 2026",
        "South Korea took in 223 North Koreans last year, the Ministry of Unification said, correcting by one the 224 "
        "it had announced.",
        ["supported", "supported"],
    ),
    (
        "Seoul, 5 February 2005",
        "From June 2001 to October 2003, 88 North Koreans entered missions in China of countries other than South "
        "Korea, the Foreign Ministry in Seoul said.",
        ["supported"],
    ),
    (
        "Washington, 10 March 2011",
        "The US State Department found 75,000 to 125,000 North Koreans in China for the year 2000.",
        ["disputed"],
    ),
    (
        "Seoul, 4 May 2020",
        "In the course of 2019 762 North Koreans were newly recognised as refugees in all countries, UNHCR said.",
        ["not-in-record"],
    ),
    (
        "Seoul, 4 May 2020",
        "In 2018, 1,137 North Koreans came to South Korea, the highest number of the decade.",
        ["supported", "contradicted"],
    ),
    (
        "Seoul, 4 May 2018",
        "Everything put together, a South Korean official believed in November 2017, North Korea had 120,000 workers "
        "in the world.",
        ["not-in-record"],
    ),
    ("Seoul, 25 January 2026", "Some 34,500 North Koreans live in South Korea today.", ["wrong-kind"]),
]


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenRecord]:
    with nkr.open(tmp_path_factory.mktemp("record") / "nkr.db", collections=["wider"]) as opened:
        yield opened


@pytest.mark.parametrize(("line", "sentence", "wanted"), CASES)
def test_a_dated_sentence(record: OpenRecord, line: str, sentence: str, wanted: list[str]) -> None:
    found = record.check_text(f"{line}\n\n{sentence}\n")
    assert [entry.judgement for entry in found] == wanted, [entry.advice for entry in found]


def test_what_was_replaced_since_is_told_beside_the_support(record: OpenRecord) -> None:
    (found,) = record.check_text("Seoul, 14 October 2011\n\n2,927 North Koreans arrived in South Korea in 2009.\n")
    assert "Replaced since: 2,914" in found.advice


def test_a_total_given_for_a_year_is_told_apart_from_the_count_by_its_kind(record: OpenRecord) -> None:
    (found,) = record.check_text("The US admitted 218 North Korean refugees last year.", date="2020-03-04")
    assert found.judgement == "wrong-kind"
    assert found.advice.startswith("This number is a cumulative total, but the sentence gives it for a shorter time")
