"""English figures, in invented prose."""

from __future__ import annotations

import pytest

from nkr.language.phrases import Figure, figures, people, reading, states
from nkr.model.quantity import Quantity

EXACT, ABOUT, NEARLY = Quantity.exact, Quantity.about, Quantity.nearly
AT_LEAST, MORE_THAN = Quantity.at_least, Quantity.more_than
UP_TO, LESS_THAN = Quantity.up_to, Quantity.less_than
RANGE, VAGUE = Quantity.between, Quantity.vague


def only(text: str) -> Figure:
    found = figures(text)
    assert len(found) == 1, f"{text!r} gave {[figure.text for figure in found]}"
    return found[0]


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("40 North Korean Refugees", EXACT(40), "persons"),
        ("Five more North Korean refugees", EXACT(5), "persons"),
        ("a total of eight", EXACT(8), ""),
        ("arrested 83 last month", EXACT(83), ""),
        ("83 more last night", EXACT(83), ""),
        ("three new asylum-seekers", EXACT(3), "persons"),
        ("some 20 North Korean defectors arrested", ABOUT(20), "persons"),
        ("confirmed only 20 defectors", EXACT(20), "persons"),
        ("the 40 or so", ABOUT(40), ""),
        ("a 20-odd group", ABOUT(20), ""),
        ("almost 98 per cent by China", NEARLY(98), "percent"),
        ("nearly 98 %", NEARLY(98), "percent"),
        ("a 1,400-km border", EXACT(1_400), "km"),
        ("29 North Korean POWs", EXACT(29), "persons"),
        ("killed as many as 2.5 million", UP_TO(2_500_000), ""),
        ("no fewer than 70 people", AT_LEAST(70), "persons"),
        ("fewer than 70 people", LESS_THAN(70), "persons"),
        ("not more than 70 people", UP_TO(70), "persons"),
        ("more than 70 people", MORE_THAN(70), "persons"),
        ("upwards of 900", MORE_THAN(900), ""),
        ("in excess of 900", MORE_THAN(900), ""),
        ("topped the 20,000 mark", MORE_THAN(20_000), ""),
        ("has already passed 600", MORE_THAN(600), ""),
        ("had gone past 900", MORE_THAN(900), ""),
        ("rose above 30,000", MORE_THAN(30_000), ""),
        ("just over 1,500", MORE_THAN(1_500), ""),
        ("just under 2,000", NEARLY(2_000), ""),
        ("at least another 60 people", AT_LEAST(60), "persons"),
        ("an estimated 7,800 deportations", ABOUT(7_800), ""),
        ("at least some 500 people", AT_LEAST(500), "persons"),
        ("20 people at most", UP_TO(20), "persons"),
        ("500+ defectors", AT_LEAST(500), "persons"),
        ("20 or more people", AT_LEAST(20), "persons"),
        ("> 500,000", MORE_THAN(500_000), ""),
        ("300K people", EXACT(300_000), "persons"),
        ("1.2m people", EXACT(1_200_000), "persons"),
        ("two dozen refugees", EXACT(24), "persons"),
        ("more than a dozen", MORE_THAN(12), ""),
        ("half a million people", EXACT(500_000), "persons"),
        ("one and a half million people", EXACT(1_500_000), "persons"),
        ("a million and a half people", EXACT(1_500_000), "persons"),
        ("one hundred and five people", EXACT(105), "persons"),
        ("forty-three men", EXACT(43), "persons"),
        ("30-thousand-five defectors", EXACT(30_005), "persons"),
        ("two million three hundred thousand people", EXACT(2_300_000), "persons"),
        ("between 60 and 100 thousand", RANGE(60_000, 100_000), ""),
        ("3 to 5 million", RANGE(3_000_000, 5_000_000), ""),
        ("30,000-50,000", RANGE(30_000, 50_000), ""),
        ("30,000–50,000 people", RANGE(30_000, 50_000), "persons"),
        ("about 200,000 to 300,000", RANGE(200_000, 300_000), ""),
        ("from 10,000 to as many as 30,000", RANGE(10_000, 30_000), ""),
        ("one or two defectors", RANGE(1, 2), "persons"),
        ("70% to 80%", RANGE(70, 80), "percent"),
        ("150 to 200 a week", RANGE(150, 200), "persons-per-week"),
        ("200 people per day", EXACT(200), "persons-per-day"),
        ("some 5,000 defectors are sent back every year", ABOUT(5_000), "persons-per-year"),
        ("one in five", EXACT(20), "percent"),
        ("nine out of ten", EXACT(90), "percent"),
        ("a quarter of the defectors", EXACT(25), "percent"),
        ("nearly half of them", NEARLY(50), "percent"),
        ("two thirds of them", ABOUT(66.7), "percent"),
        ("more than three-quarters", MORE_THAN(75), "percent"),
        ("dozens of North Koreans", VAGUE("dozens"), "persons"),
        ("several hundred refugees", VAGUE("hundreds"), "persons"),
        ("tens of thousands of people", VAGUE("tens of thousands"), "persons"),
        ("tens-of-thousands of people", VAGUE("tens of thousands"), "persons"),
        ("thousands in prison camps", VAGUE("thousands"), ""),
        ("dozens a week", VAGUE("dozens"), "persons-per-week"),
        ("clusters of North Koreans", VAGUE("clusters"), "persons"),
        ("a large number of refugees", VAGUE("a large number"), "persons"),
        ("many North Koreans", VAGUE("many"), "persons"),
        ("most North Koreans", VAGUE("most"), "percent"),
        ("1502 defectors", EXACT(1_502), "persons"),
        ("１，３８３ people", EXACT(1_383), "persons"),
        ("١٬٣٨٣ people", EXACT(1_383), "persons"),
        ("1\u200b,3\u200f83 people", EXACT(1_383), "persons"),
        ("Just over [1,508] North Koreans", MORE_THAN(1_508), "persons"),
        ("8,230 cases", EXACT(8_230), "cases"),
        ("upwards of 5 000 people", MORE_THAN(5_000), "persons"),
        ("half-a-dozen men", EXACT(6), "persons"),
        ("more than three dozen cases", MORE_THAN(36), "cases"),
        ("close on 500 keepers", NEARLY(500), ""),
        ("losses approach 3,000", NEARLY(3_000), ""),
        ("we now fear some 320 people drowned", ABOUT(320), "persons"),
        ("a child of a magnitude 6 quake told 12 people", EXACT(12), "persons"),
        ("getting on for 500 people", NEARLY(500), "persons"),
        ("possibly 500 people", ABOUT(500), "persons"),
        ("500 people, give or take", ABOUT(500), "persons"),
        ("500ish people", ABOUT(500), "persons"),
        ("crossed the 20,000 mark", MORE_THAN(20_000), ""),
        ("hit the 20,000 mark", EXACT(20_000), ""),
        ("has not exceeded 500 people", UP_TO(500), "persons"),
        ("never surpassed 500 people", UP_TO(500), "persons"),
        ("not below 500 people", AT_LEAST(500), "persons"),
        ("did not reach 500 people", LESS_THAN(500), "persons"),
        ("fell short of 500 people", LESS_THAN(500), "persons"),
        ("a quarter of a million people", EXACT(250_000), "persons"),
        ("about three-quarters of a million people", ABOUT(750_000), "persons"),
        ("a quarter million people", EXACT(250_000), "persons"),
        ("a third of a million people", ABOUT(333_333), "persons"),
        ("1.4 mn people", EXACT(1_400_000), "persons"),
        (".5 percent of them", EXACT(0.5), "percent"),
        ("one sailor woman in five", EXACT(20), "percent"),
        ("fewer than one keeper woman in ten", LESS_THAN(10), "percent"),
        ("scores of people drowned", VAGUE("scores"), "persons"),
        ("Scores were arrested", VAGUE("scores"), ""),
        ("thousands upon thousands of people", VAGUE("thousands"), "persons"),
        ("tens, if not hundreds, of thousands of people", VAGUE("tens of thousands"), "persons"),
    ],
)
def test_words_become_the_figure_that_they_state(text: str, quantity: Quantity, unit: str) -> None:
    figure = only(text)
    assert figure.quantity == quantity
    assert figure.unit == unit


@pytest.mark.parametrize(
    "text",
    [
        "Sept. 26-30",
        "23 Mar 2006",
        "10/16/2023, 19.20",
        "AFP - July, 10 2017 - from the port",
        "2002-06-10",
        "14 July 2004 - The number of people who left",
        "on June 10 and 11",
        "26-30 September",
        "from 2005 until 2009",
        "between 2009 and 2011",
        "the 2008-09 season",
        "at 9 a.m. or 19:30",
        "a two-year-old boy",
        "the 63-year-old",
        "aged 12",
        "The youngest was 71.",
        "Minister Park Yung-ho, 63, said",
        "children under 16",
        "I was 19.",
        "the 18-29 age group",
        "aged between 20 and 39",
        "the first North Koreans",
        "38th North says",
        "the twenty-first century",
        "the 1990s",
        "before the 2008 Beijing Olympics",
        "UN Resolution 1718",
        "Office 39",
        "a 1951 convention",
        "COVID-19 rules",
        "the G20 summit",
        "six-party talks",
        "a zero-tolerance policy",
        "for the past 10 years",
        "two and a half years",
        "hundreds of years",
        "a three-day visit",
        "tel. 02-2100-5722",
        "call +82 2 2100 5722",
        "a US$92mil deal",
        "5,000 won",
        "thousands of dollars",
        "one of the issues",
        "one of whom is pregnant",
        "no one knows",
        "a third country",
        "three times",
        "up 3 percentage points",
        "the most repressive state",
        "how many refugees",
        "her exam scores of last year",
        "test scores were higher",
        "by a score of 20",
        "they appeared to be a couple",
        "the couple fled",
        "zero was reached",
        "minus 20",
        "under version 2.1",
        "as illegal migrants 2 and returns them",
        "a girl and a boy aged 4 and 12",
        "Exports (Exhibits 3, 6, and 7 below)",
        "1.400 refugees",
    ],
)
def test_what_only_looks_like_a_figure_is_none(text: str) -> None:
    assert figures(text) == []


def test_a_change_from_one_value_to_another_is_no_range() -> None:
    assert [f.quantity for f in figures("rose sharply from 1,047 to 1,500")] == [EXACT(1_047), EXACT(1_500)]
    assert [f.quantity for f in figures("fell from 900 to 200 people")] == [EXACT(900), EXACT(200)]
    assert [f.quantity for f in figures("estimates run from 200 to 900 people")] == [RANGE(200, 900)]
    assert [f.quantity for f in figures("estimates by towns run from 200 to 900 people")] == [RANGE(200, 900)]


def test_a_year_earlier_is_no_rate() -> None:
    assert only("down from 72 a year earlier").unit == ""
    assert only("72 a year").unit == "persons-per-year"


def test_a_total_since_a_year_is_no_range() -> None:
    assert only("the total since 1998 to 33,815").quantity == EXACT(33_815)


def test_a_count_between_two_dates_is_no_day() -> None:
    assert [f.quantity.low for f in figures("8 people on Oct. 4, 9 on Oct. 5 and 12 more on Oct. 7")] == [8, 9, 12]
    assert figures("on June 10, 11 and 12") == []


def test_a_noun_of_the_next_sentence_is_not_counted() -> None:
    assert figures('put it at "well over 100,000". Four men came.')[0].noun == ""


def test_a_hedge_between_two_counts_belongs_to_the_second() -> None:
    first, second = figures("50 people, at least dozens of them children")
    assert (first.quantity, second.quantity) == (EXACT(50), VAGUE("dozens"))
    assert first.end <= second.start
    assert [figure.quantity for figure in figures("50 people, at most three ill")] == [EXACT(50), UP_TO(3)]
    assert only("at the very most 15 people").quantity == UP_TO(15)


def test_nearly_doubled_hedges_the_doubling_and_not_the_number() -> None:
    assert only("nearly doubled to 1,138").quantity == EXACT(1_138)
    assert only("almost reached three thousand").quantity == NEARLY(3_000)


def test_a_comparison_with_a_count_is_no_hedge() -> None:
    assert only("more than the 1,383 of 2005").quantity == EXACT(1_383)


def test_people_stand_behind_nouns() -> None:
    assert [f.quantity for f in people("Two women, one of whom is ill, and a two-year-old boy came")] == [EXACT(3)]
    assert [f.quantity for f in people("13 men and 12 women")] == [EXACT(25)]
    assert people("Forty-three men, women and children") == []
    assert [f.text for f in figures("Two women and a two-year-old boy came")] == ["Two women"]


def test_the_head_noun_is_recognised() -> None:
    assert only("some 300 North Koreans fled").noun == "North Koreans"
    assert only("12 young female defectors fled").noun == "defectors"
    assert only("five asylum-seekers").noun == "asylum-seekers"
    assert only("six camps").unit == "camps"


def test_the_span_covers_hedge_number_magnitude_and_the_unit_that_touches_it() -> None:
    text = "Reports speak of as many as 2.5 million people, (nearly [98 per cent]) of them hungry."
    assert [figure.text for figure in figures(text)] == ["as many as 2.5 million people", "nearly [98 per cent"]
    assert all(text[figure.start : figure.end] == figure.text for figure in figures(text))


def test_a_slip_of_a_digit_is_not_the_same_figure() -> None:
    assert states("It was 1,383 in 2005", EXACT(1_383))
    assert not states("It was 1,383 in 2005", EXACT(1_338))
    assert not states("It was 1,383 in 2005", EXACT(2_005))
    assert not states("as many as 300,000", UP_TO(30_000))


def test_a_lost_hedge_is_not_the_same_figure() -> None:
    assert states("as many as 300,000", UP_TO(300_000))
    assert not states("as many as 300,000", EXACT(300_000))
    assert not states("nearly 22,000", EXACT(22_000))
    assert not states("at least 2,000", MORE_THAN(2_000))
    assert not states("dozens of defectors", VAGUE("hundreds"))


def test_a_size_word_must_match_and_a_word_without_size_may_be_left_out() -> None:
    assert states("clusters of North Koreans", VAGUE())
    assert states("clusters of North Koreans", VAGUE("clusters"))
    assert not states("dozens of North Koreans", VAGUE())


def test_a_unit_that_the_words_contradict_is_refused() -> None:
    assert states("almost 98 per cent", NEARLY(98), unit="percent")
    assert not states("almost 98 per cent", NEARLY(98), unit="persons")
    assert not states("150 to 200 a week", RANGE(150, 200), unit="persons")
    assert states("a total of eight", EXACT(8), unit="persons")


def test_a_phrase_may_hold_several_figures_and_then_has_no_one_reading() -> None:
    assert states("1,383 in 2005, 2,018 in 2006", EXACT(2_018))
    assert reading("1,383 in 2005, 2,018 in 2006") is None
    assert reading("in 2005 1,400") == EXACT(1_400)
    assert reading("a quarter") == EXACT(25)
    assert reading("no figure here") is None


def test_a_curated_cell_may_hold_a_count_that_looks_like_a_year() -> None:
    assert reading("1894") == EXACT(1_894)
    assert figures("1894") == []
    assert reading("in 2005") is None


def test_a_register_s_round_count_is_the_same_figure() -> None:
    assert states("1,400 arrivals", EXACT(1_400, rounded=False))


@pytest.mark.parametrize(
    "text",
    ["See page 3 of 12", "by 14 to 1", "at a ratio of 3 to 1", "a girl of eight, they said", "a woman of seventy came"],
)
def test_pages_odds_and_ages_behind_a_noun_are_no_figures(text: str) -> None:
    assert figures(text) == []


def test_a_range_that_begins_with_a_small_number_is_one() -> None:
    (figure,) = figures("from 14 to 1,200 people came")
    assert (figure.quantity.low, figure.quantity.high) == (14, 1_200)


def test_what_will_pass_a_number_is_more() -> None:
    (figure,) = figures("the total will pass 23,000")
    assert figure.quantity == Quantity.more_than(23_000)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [
        ("two point six million sailors", EXACT(2_600_000)),
        ("14-point-two million sailors", EXACT(14_200_000)),
        ("nine-point-05 million sailors", EXACT(9_050_000)),
        ("2½ million people", EXACT(2_500_000)),
        ("4 1/2 million people", EXACT(4_500_000)),
        ("70 thousands people", EXACT(70_000)),
        ("2 lakh people", EXACT(200_000)),
        ("four crore people", EXACT(40_000_000)),
        ("half of a million people", EXACT(500_000)),
        ("quarter of a million people", EXACT(250_000)),
        ("four and one-half million people", EXACT(4_500_000)),
        ("three million, two hundred thousand people", EXACT(3_200_000)),
        ("four or five thousand keepers", RANGE(4_000, 5_000)),
        ("forty (40) keepers", EXACT(40)),
        ("70'000 keepers", EXACT(70_000)),
        ("3.400.000 keepers", EXACT(3_400_000)),
        ("70-80,000 keepers", RANGE(70_000, 80_000)),
        ("60 to 70,000 people", RANGE(60_000, 70_000)),
        ("between 20 and 30,000 people", RANGE(20_000, 30_000)),
        ("20 through 25 people", RANGE(20, 25)),
        ("6,000 ± 400 people", RANGE(5_600, 6_400)),
        ("more than 60 but fewer than 90 people", RANGE(60, 90)),
        ("at least 10 and at most 20 people", RANGE(10, 20)),
        ("fewer than or equal to 60 people", UP_TO(60)),
        ("greater than or equal to 60", AT_LEAST(60)),
        ("60 or greater", AT_LEAST(60)),
        ("60 people and more", AT_LEAST(60)),
        ("over than 60% of them", MORE_THAN(60)),
        ("the police handed over 60 of them", EXACT(60)),
        ("barely 60 people", ABOUT(60)),
        ("not far off 6,000 people", ABOUT(6_000)),
        ("pushing 6,000 people", NEARLY(6_000)),
        ("arrivals went up to 4,100", EXACT(4_100)),
        ("the total climbed back up to 4,100", EXACT(4_100)),
        ("the four years add up to 4,100", EXACT(4_100)),
        ("which brought the total up to 4,100", EXACT(4_100)),
        ("up to 4,100 keepers", UP_TO(4_100)),
        ("as many as about 4,100 keepers", UP_TO(4_100)),
        ("June 5 300 people came", EXACT(300)),
        ("in June 2005, 400 people came", EXACT(400)),
        ("twice as many as 4,100 keepers", EXACT(4_100)),
    ],
)
def test_a_number_is_read_as_a_whole_with_what_hedges_it(text: str, quantity: Quantity) -> None:
    assert only(text).quantity == quantity


@pytest.mark.parametrize(
    "text",
    [
        "70.000 keepers",
        "60 to 70.000 keepers",
        "from 3 to 70,000 keepers",
        "between 60,00 and 70,000 keepers",
        "70 k keepers",
        "in nineteen ninety-four",
        "7 600 sailed",
        "A12,345",
        "10² keepers",
        "-12 % in a year",
        "https://lights.example/%EC%9D%BC%2030?page=25%25",
        "five quintillion keepers",
    ],
)
def test_a_number_of_which_a_part_is_not_understood_is_not_read_at_all(text: str) -> None:
    assert figures(text) == []


def test_the_words_before_a_range_or_a_maximum_make_it_rough() -> None:
    assert [only(text).quantity.rough for text in ("about 400 to 600 ships", "as many as about 400", "400 to 600")] == [
        True,
        True,
        False,
    ]
    assert only("about 400 to 600 ships").quantity.interval.low == 350


def test_a_conversion_in_brackets_inherits_the_hedge() -> None:
    assert [figure.quantity for figure in figures("more than 100 km (60 miles)")] == [MORE_THAN(100), MORE_THAN(60)]
    assert [figure.quantity for figure in figures("more than 100 keepers (60 women)")] == [MORE_THAN(100), EXACT(60)]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Osaka had 146, Kobe 126 and the Isles 104.", ["146", "126", "104"]),
        ("Osaka took in 12, North Bay 40 and Kobe 5.", ["12", "40", "5"]),
        ("They flew in a Boeing 747 and an Airbus 320.", []),
        ("In Germany 193 were counted, in the Netherlands 36, in Beijing 2008 none.", ["193", "36"]),
        ("Osaka had 146, and Room 39 is shut.", ["146"]),
        ("By town, in the board's count: Osaka 146, the North Shore 78, Kobe 50.", ["146", "78", "50"]),
        ("The last quarter was poor by the board's table: 31 arrivals, against page 12.", ["31 arrivals"]),
        ("The tables give Osaka 102, Kobe 66 and the Isles 58.", ["102", "66", "58"]),
        ("They have Camp 14, Camp 16 and Camp 25.", []),
    ],
)
def test_names_with_a_number_each_are_a_list(text: str, numbers: list[str]) -> None:
    assert [figure.text for figure in figures(text)] == numbers
