"""``nkr ask``: a question in words or a topic and a year, the answer first, on one screen."""

from __future__ import annotations

from typing import Any

import pytest

from nkr.analysis.answers import Asked, replies
from nkr.model import period
from nkr.output.terminal import Format
from nkr.services.session import Session

TODAY = period.parse("1910-05-01")


@pytest.fixture
def record(run: Any, curated: Any) -> Any:
    fact = curated.fact
    curated.source(
        "gazette",
        "1902-01-01",
        fact("board-300", "300 keepers", value=300, as_of="1901", method="register")
        + fact("union-700", "700 keepers", value=700, as_of="1901", claimant="keepers-union")
        + fact("north-90", "90 keepers", value=90, as_of="1901", place="north-coast")
        + fact("board-250", "250 keepers", value=250, as_of="1899")
        + fact("hired-528", "hired 528", "hired", kind="flow", value=528, period="1901", method="register")
        + fact("hired-may", "hired 40", "hired", kind="flow", value=40, period="1901-05")
        + fact("hired-1900", "hired 610", "hired", kind="flow", value=610, period="1900")
        + fact("hired-1899", "hired 480", "hired", kind="flow", value=480, period="1899")
        + fact("lamps-many", "dozens of lamps", "lamps", qualifier="vague", period="1880"),
    )
    curated.source(
        "courier",
        "1903-01-01",
        fact("board-300-again", "300 keepers", value=300, as_of="1901")
        + fact("hired-532", "hired 532", "hired", kind="flow", value=532, period="1901", method="register")
        + fact("hired-plan", "hired 900", "hired", kind="flow", value=900, period="1904", status="planned"),
    )
    loaded = run("ingest", curated.folder)
    assert loaded.status == 0, loaded.err
    return run


def of(record: Any, *words: str) -> dict[str, dict[str, Any]]:
    answer = record("ask", *words, "--json")
    assert answer.status == 0, answer.err
    return {reply["measure"]: reply for reply in answer.json["answers"]}


def roles(reply: dict[str, Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for figure in reply["figures"]:
        found.setdefault(figure["role"], []).append(figure["id"])
    return found


def test_the_answer_comes_first_then_who_differs_and_who_agrees(record: Any) -> None:
    keepers = of(record, "lighthouses", "1901")["keepers"]
    found = roles(keepers)
    assert found["answer"] == ["board-300"]
    assert found["differs"] == ["union-700"]
    assert "board-300-again" in found["agrees"]
    assert "300" in keepers["sentence"]
    assert "700" in keepers["sentence"]
    lines = record("ask", "keepers", "1901").out.splitlines()
    assert lines[0] == "Lighthouse keepers, 1901"
    assert lines[1] == keepers["no_single_value"]
    assert lines[2] == keepers["sentence"]


def test_estimates_that_dispute_each_other_are_no_single_value(record: Any) -> None:
    keepers = of(record, "keepers")["keepers"]
    assert keepers["no_single_value"].startswith("No single value: the newest figures run from 300 (")
    assert "to 700 (" in keepers["no_single_value"]
    assert of(record, "keepers", "1901", "--claimant", "union")["keepers"]["no_single_value"] is None


def test_an_official_count_and_an_undisputed_figure_are_a_single_value(record: Any) -> None:
    assert of(record, "hired", "1901")["hired"]["no_single_value"] is None
    assert of(record, "keepers", "1899")["keepers"]["no_single_value"] is None


def test_the_newest_figure_is_no_single_value_where_earlier_ones_are_far_apart(run: Any, curated: Any) -> None:
    fact = curated.fact
    curated.source(
        "gazette",
        "1902-01-01",
        fact("new-500", "500 keepers", value=500, as_of="1901")
        + fact("old-100", "100 keepers", value=100, as_of="1890")
        + fact("old-900", "900 keepers", value=900, as_of="1880", claimant="keepers-union"),
    )
    assert run("ingest", curated.folder).status == 0
    line = of(run, "keepers")["keepers"]["no_single_value"]
    assert line == "No single value: this is the newest figure, and 2 earlier figures run from 100 to 900."


def test_a_part_is_never_the_answer_for_the_whole(record: Any) -> None:
    assert all("north-90" not in found for found in roles(of(record, "keepers", "1901")["keepers"]).values())
    north = of(record, "keepers", "1901", "--place", "north coast")["keepers"]
    assert roles(north)["answer"] == ["north-90"]
    may = of(record, "hired", "1901-05")["hired"]
    assert roles(may)["answer"] == ["hired-may"]


def test_the_official_source_answers_with_its_latest_release(record: Any) -> None:
    hired = of(record, "hired", "1901")["hired"]
    assert roles(hired)["answer"] == ["hired-532"]
    assert roles(hired)["release"] == ["hired-528"]


def test_without_a_year_the_newest_past_figure_answers_and_an_old_one_is_told_as_old(record: Any) -> None:
    hired = of(record, "hired")["hired"]
    assert roles(hired)["answer"] == ["hired-532"]  # not the forecast for 1904
    assert hired["years_old"] > 100
    screen = record("ask", "hired").out
    assert "newest figure (1901)" in screen
    assert "The newest figure here is" in screen
    assert "years old." in screen
    assert "Highest of 3 years: 1900 (610). Lowest: 1899 (480)." in screen
    assert "1 earlier figure" not in record("ask", "keepers").out


def test_a_year_without_a_figure_names_the_nearest(record: Any) -> None:
    hired = of(record, "hired", "1890")["hired"]
    assert hired["answer"] is None
    assert roles(hired)["nearest"] == ["hired-1899"]
    screen = record("ask", "hired", "1890").out
    assert "No figure for 1890 in the collections searched. The nearest is for 1899." in screen


def test_a_topic_tells_its_other_measures_in_a_line_each_and_all_of_them_with_all(record: Any) -> None:
    screen = record("ask", "lighthouses", "1901").out
    assert screen.index("More on this topic") > screen.index("Keepers hired, 1901")
    assert "keepers  " in screen
    everything = record("ask", "lighthouses", "1901", "--all").out
    assert "Lighthouse keepers, 1901" in everything
    assert "More on this topic" not in everything


def test_suggested_commands_repeat_the_options_that_were_typed(run: Any) -> None:
    screen = run("ask", "population-in-china", "2002", "--with", "wider").out
    suggested = [line for line in screen.splitlines() if "nkr " in line]
    assert suggested
    assert all("--with wider" in line for line in suggested)


def test_every_figure_has_a_row_in_csv(record: Any) -> None:
    lines = record("ask", "lighthouses", "1901", "--csv").out.splitlines()
    assert lines[0].startswith("role,measure,id,stated,")
    assert sum(",keepers," in line for line in lines) == 3


QUESTIONS = [
    ("how many North Koreans came to the South in 2011?", "arrivals-south-korea", "2,706"),
    ("How many defectors arrived in total?", "arrivals-south-korea-cumulative", "34,537"),
    ("what share are women?", "women-share", "per cent"),
    ("How many North Koreans are in China?", "population-in-china", "North Koreans were in China"),
    ("탈북민 2023년 입국", "arrivals-south-korea", "196"),
    ("nk defectors 2012 number??", "arrivals-south-korea", "1,502"),
    ("how many defectors are there", "arrivals-south-korea-cumulative", "34,537"),
    ("2009년 탈북자 수", "arrivals-south-korea", "2,914"),
    ("share of women among arrivals 2002", "women-share", "55.3 per cent"),
    ("How many people are held in political prison camps?", "political-prisoners", "prison camps"),
    ("Has anybody who came to the South gone back to the North?", "resettled-returned", "by December 2025"),
    ("How many North Koreans reached Thailand in 2006?", "entered-other-country", "entered Thailand"),
    ("canadian embassy beijing 2004 how many refugees", "entered-diplomatic-missions", "the Canadian embassy"),
    ("How many has China returned since 2020 according to Human Rights Watch?", "repatriated", "At least 1,076"),
    ("지금까지 중국에서 강제 북송된 사건은 몇 건으로 기록되어 있나?", "repatriated", "cases of forced return"),
    ("how many norht koreans arived in 2015", "arrivals-south-korea", "1,275"),
]


@pytest.mark.parametrize(("question", "measure", "said"), QUESTIONS)
def test_a_question_in_words_is_answered_within_a_screen(run: Any, question: str, measure: str, said: str) -> None:
    reply = of(run, question, "--with", "wider")[measure]
    assert said in reply["sentence"]
    lines = run("ask", question, "--with", "wider").out.splitlines()
    assert len(lines) <= 20
    assert reply["sentence"] in lines[:3]


def test_a_comparison_answers_each_side_and_says_which_is_higher(record: Any) -> None:
    years = record("ask", "were more keepers hired in 1899 or in 1900?").out.splitlines()
    assert years[0] == "Keepers hired: 1899 and 1900"
    assert years[1] == "130 more in 1900 than in 1899: 610 against 480, up 27.1 % (calculated)."


def test_women_and_men_are_answered_side_by_side(run: Any) -> None:
    sexes = run("ask", "Did more women than men arrive in South Korea in 2021?", "--with", "wider").out.splitlines()
    assert sexes[1] == "No: 17 more North Korean men than North Korean women: 40 against 23 (calculated)."


def test_the_parts_of_a_year_are_listed_where_they_are_asked_for(run: Any) -> None:
    lines = run("ask", "Defector arrivals by quarter in 2019", "--with", "wider").out.splitlines()
    assert lines[0].endswith("2019, by quarter")
    assert [line.split()[2] for line in lines if line.startswith("a part")] == ["229", "320", "226", "272"]


def test_an_answer_by_one_claimant_is_headed_so(run: Any) -> None:
    lines = run("ask", "What does the UN say about how many are hiding in China?", "--with", "wider").out.splitlines()
    assert lines[0].startswith("North Koreans in China, according to the UN refugee agency")


def test_a_mistyped_word_is_read_as_the_nearest_and_said_so(run: Any) -> None:
    lines = run("ask", "how many norht koreans arived in 2015", "--with", "wider").out.splitlines()
    assert lines[1] == "Read as: how many North Koreans arrived in 2015"


def test_a_question_for_who_says_a_number_names_them(run: Any) -> None:
    lines = run("ask", "who said 2,000 are detained?").out.splitlines()
    assert lines[0] == "Detained in China, who says 2,000"
    assert lines[1].startswith("Given by: UN Special Rapporteur on North Korean human rights (")


def test_a_question_for_a_year_begins_with_the_year(run: Any) -> None:
    lines = run("ask", "Which year had the most arrivals in South Korea?", "--with", "wider").out.splitlines()
    assert lines[1].startswith("2009: 2,914, the highest of ")
    assert "2,914 North Koreans arriving" in lines[2]


RESULTS = [
    ("in which year were the fewest keepers hired?", "1899: 480, the lowest of 3 yearly values from 1899 to 1901."),
    ("which year had the most keepers hired since 1901?", "The record has no yearly figures for 1901 onwards"),
    ("second highest year of keepers hired", "1901: 532, the second-highest of 3 yearly values from 1899 to 1901."),
    ("did keepers hired rise between 1899 and 1900?", "Yes: 130 more in 1900 than in 1899"),
    ("were more keepers hired in 1901 than in 1900?", "No: 78 more in 1900 than in 1901"),
    (
        "how did keepers hired change in 1900?",
        "130 more in 1900 than in 1899: 610 against 480, up 27.1 % (calculated).",
    ),
    (
        "how many keepers were hired in 1904 compared to 1899?",
        "No difference is calculated between 480 (1899) and 900 (expected) (1904): they are not all",
    ),
    ("how many keepers were hired from 1899 to 1901?", "1,622 from 1899 to 1901, calculated from the figures of one"),
    ("how many keepers were hired in 1900 and 1901 together?", "1,142 from 1900 to 1901, calculated"),
    ("how many keepers were hired from 1898 to 1901?", "No figure for 1898 to 1901, and the yearly figures are not"),
    (
        "average number of keepers hired from 1899 to 1901",
        "nkr calculates no averages. The yearly figures run from 480",
    ),
    ("were no keepers hired in 1900?", "No: 610."),
    ("was anybody hired in 1900?", "Yes: 610."),
    ("who says 610 keepers were hired?", "Given by: "),
    (
        "since when are there 610 keepers hired?",
        "Since 1 January 1902 at the latest: Board of Lights, for 1900, printed by The gazette",
    ),
    ("is 480 keepers hired still right?", "No longer the newest: that is 532 (1901)."),
]


DEVELOPMENTS = [
    ("How has the number of North Korean workers in Kuwait developed?", ["about 2,500", "more than 5,000"]),
    ("North Korean workers in Poland (2015 to 2018)", ["about 800", "450"]),
    ("workers in Russia before and after December 2018", ["34,000", "11,000", "511"]),
    ("How many North Koreans did Canada admit before and after 2012?", ["117", "222", "13"]),
    ("How many North Koreans arrived before and after the pandemic?", ["1,047", "229", "63"]),
    ("코로나 전후 탈북민 입국자 수", ["1,047", "229", "63"]),
    ("How did arrests in Thailand evolve from 2005 to 2008?", ["115", "752", "1,785", "1,724"]),
    ("Are soldiers a large group among the arrivals? By year please", ["39", "17"]),
    ("How many refugees has America taken in since 2004, year by year?", ["220", "38", "25"]),
]


@pytest.mark.parametrize(("asked", "figures"), DEVELOPMENTS)
def test_how_something_developed_is_answered_by_its_years(run: Any, asked: str, figures: list[str]) -> None:
    lines = run("ask", asked, "--with", "wider").out.splitlines()
    rows = [f" {line.removeprefix('a part').removeprefix('answer').strip()} " for line in lines]
    assert all(any(f" {figure} " in f"{row} " for row in rows) for figure in figures), lines


WHO_DIFFERS = [
    ("Do the estimates for the prison camps agree?", ["KINU", "Amnesty International", "US State Department"]),
    (
        "KINU says 60,000 are in the camps and Amnesty says 200,000: who is right?",
        ["53,700 to 65,700", "up to 200,000"],
    ),
    ("How many did China return on 9 October 2023? The groups give different numbers", ["about 500", "more than 650"]),
    (
        "What is the gap between the Chinese government and Good Friends on North Koreans in China in the late 1990s?",
        ["7,000 to 8,000", "300,000"],
    ),
    ("According to Courtland Robinson at Johns Hopkins, how many were in China in 2002?", ["about 65,000"]),
]


@pytest.mark.parametrize(("asked", "said"), WHO_DIFFERS)
def test_sources_that_differ_are_set_side_by_side(run: Any, asked: str, said: list[str]) -> None:
    shown = run("ask", asked, "--with", "wider").out
    assert all(each in shown for each in said), shown


def test_a_further_question_for_who_differs_lists_all_estimates(run: Any) -> None:
    asked = "Who says that 100,000 North Koreans work abroad, and who gives another number, do the sources agree?"
    shown = run("ask", asked, "--with", "wider").out
    assert "Given by: " in shown
    assert "from about 30,000 (" in shown


def test_what_others_say_is_asked_of_the_same_thing(run: Any) -> None:
    asked = "Are 60% of North Korean women in China trafficked? Who claims this and what do others say?"
    shown = run("ask", asked, "--with", "wider").out
    assert "to more than 90 % (" in shown
    assert "Not answered" not in shown
    assert "diplomatic" not in shown


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("When did women become more than 80 % of the arrivals?", "First in the record: 80.3 % (2015)"),
        ("Were most of those sent back by China in October 2023 women?", "more than 90 per cent"),
        ("Did any North Koreans come to Japan by boat, and when?", "Jan 1987"),
        ("North Koreans in Thai custody in 2007?", "424"),
        ("since when is the ministry's tally above 30,000?", "arriv"),
        ("Q4 2020 versus Q3 2020 arrivals", "July to September 2020 and October to December 2020"),
        (
            "arrivals in the third quarter of 2019 compared with the second",
            "April to June 2019 and July to September 2019",
        ),
        ("elite arrivals before Kim Jong Un and since him", "80 more since 2012 than until 2011"),
        ("held defectors in Thailand, 2007", "424"),
        (
            "Human Rights Watch says more than 900 were sent back. Is it so?",
            "at least 1,076 (2020 to October 2025), which",
        ),
        ("Do fewer come than twelve years ago?", "Yes: "),
        ("Were there fewer arrivals in 2020 than the year before?", "Yes: 818 more in 2019 than in 2020"),
        ("difference between the UNHCR and USCRI estimates for China in 2006?", "UN refugee agency"),
        ("Qué año llegaron más norcoreanos?", "2009: 2,914, the highest"),
        ("smallest and largest estimate for workers in Russia", "from more than 500"),
        ("When did arrivals first fall below 1,500 a year?", "First in the record: 1,384 (2005); 1,898 (2004)"),
        ("How many were granted asylum in France since 2001?", "No figure of “Admitted or given asylum"),
        ("탈북민이 한국을 떠나 외국으로 간 수", "20 resettled"),
        ("중국 내 탈북민은 중국 정부와 좋은벗들이 각각 몇 명이라고 하나?", "the Chinese government"),
        ("Who got into the Spanish embassy, March 2002: how many people?", "North Korean women"),
        ("From what provinces do they come?", "North Koreans from North Hamgyong (60.7 %)"),
        ("how many north koreans were arrested in china in jan 2003", "North Koreans were arrested"),
        ("suicides of s korean defectors in the last ten years", "100     2013 to 2022"),
        ("How many forced returns has NKDB recorded in all and what share of these by China", "Nearly 98 per cent"),
    ],
)
def test_a_question_is_answered_in_whichever_words_it_is_put(run: Any, asked: str, said: str) -> None:
    assert said in run("ask", asked, "--with", "wider").out


def test_two_questions_get_two_answers(run: Any) -> None:
    asked = "How many North Koreans applied for asylum in Norway in 2007 and how many were accepted?"
    value = run("ask", asked, "--with", "wider", "--json").json
    assert value["answers"][0]["measure"] == "asylum-claims-other-country"
    second = value["second"]
    assert (second["time"], second["answers"][0]["measure"]) == ("2007", "admitted-other-country")
    assert second["answers"][0]["answer"]["place"] == "norway"
    shown = run("ask", asked, "--with", "wider").out
    assert "72 North Koreans applied for asylum" in shown
    assert "Seven North Koreans were admitted" in shown


@pytest.mark.parametrize(
    "question",
    [
        "How many North Koreans applied for temporary asylum in Russia in 2012, and how many got it?",
        "How many North Koreans applied for temporary asylum in Russia in 2012, and how many were granted it?",
        "Russia temporary asylum 2012: how many North Koreans applied, how many got it?",
    ],
)
def test_a_second_question_may_point_to_what_the_first_was_for(run: Any, question: str) -> None:
    second = run("ask", question, "--with", "wider", "--json").json["second"]
    assert second["answers"][0]["measure"] == "temporary-asylum-granted"


@pytest.mark.parametrize(
    ("question", "figure"),
    [
        ("amnesty camp 16 prisoner number", "20,000"),
        ("Of all the defectors who had come South by 2016, how many were from Pyongyang?", "695"),
        ("what share of North Korean refugees in the south sent money back to family in 2022?", "17.8"),
        (
            "Courtland Robinson's estimate of North Koreans in the three northeastern provinces in 1998",
            "35,000 to 125,000",
        ),
    ],
)
def test_everyday_words_are_read_as_those_of_the_record(run: Any, question: str, figure: str) -> None:
    assert figure in run("ask", question, "--with", "wider").out


def test_a_second_question_without_an_answer_is_named(run: Any) -> None:
    asked = "How many North Koreans applied for asylum in Norway in 2007 and how many were dentists?"
    answer = run("ask", asked, "--with", "wider")
    assert answer.out.splitlines()[1] == "Not answered: “how many were dentists”."
    assert run("ask", asked, "--with", "wider", "--json").json["unanswered"] == "how many were dentists"


FURTHER = [
    (
        "How many North Koreans worked in Russia at the end of 2017, how many a year later, and what is the latest?",
        ["34,000", "11,000", "About 4,000"],
    ),
    ("How many men came in the first quarter of 2021? The second quarter as well please.", ["17", "3"]),
    (
        "How many workers did Russia send home in 2018? And how many were working worldwide in 2023?",
        ["", "100,000"],
    ),
    ("How many lonely deaths of defectors were there in 2022, and what is the total?", ["19", "102"]),
    ("이산가족 신청자 중 살아 있는 사람은 몇 명이고 사망자는 몇 명입니까?", ["34,368", "100,148"]),
    ("How many North Koreans are in China, and what did Beijing say?", ["", "10,000"]),
    ("How many refugees has the US admitted and how many in the peak year?", ["220", "38"]),
    ("Arrivals in 2024: how many men, how many women, and what was the total?", ["26", "210", "236"]),
    (
        "How many did China send back in October 2023 and how many are still held there?",
        ["About 600", "About 2,000"],
    ),
    ("How many deaths without relatives were there in 2022, and in which year were there most?", ["19", "21"]),
]


@pytest.mark.parametrize(("asked", "figures"), FURTHER)
def test_each_of_several_questions_gets_its_answer(run: Any, asked: str, figures: list[str]) -> None:
    value = run("ask", asked, "--with", "wider", "--json").json
    sentences = []
    while value is not None:
        assert value["unanswered"] is None
        sentences.append(value["answers"][0]["sentence"])
        value = value["second"]
    assert len(sentences) == len(figures)
    words = {"17": "17 North", "3": "three North"}
    assert all(words.get(figure, figure) in sentence for figure, sentence in zip(figures, sentences, strict=True))


@pytest.mark.parametrize(
    "asked",
    [
        "Which year had the most arrivals in South Korea, and what was the number?",
        "How many keepers were hired in 1900 and who says so?",
        "How many came in 2021? I have read 63 and 67, which one is it?",
        "2021년에 몇 명이 입국했고 누가 발표했나요?",
    ],
)
def test_what_every_answer_says_is_no_further_question(run: Any, asked: str) -> None:
    value = run("ask", asked.replace("keepers were hired in 1900", "came in 2020"), "--with", "wider", "--json").json
    assert (value["second"], value["unanswered"]) == (None, None)


PARTS = [
    ("In which of the prison camps are most people held?", "Prison camp 17 (Kaechon) (about 39,200)"),
    (
        "Did people come by boat from 2015 to 2019 by the east coast or the west coast?",
        "the East Sea (Sea of Japan) (86)",
    ),
    ("Which embassy in Beijing did the largest group enter?", "the Canadian embassy in Beijing (4"),
    ("Which province have most of the defectors come from?", "North Koreans from the Hamgyong provinces (about 85 %)"),
]


@pytest.mark.parametrize(("asked", "said"), PARTS)
def test_what_kind_of_place_is_answered_by_those_of_that_kind(run: Any, asked: str, said: str) -> None:
    assert said in run("ask", asked, "--with", "wider").out.splitlines()[1]


TIMES = [
    ("Have more diplomats and other elite defectors come under Kim Jong Un than before?", "Yes: 80 more since 2012"),
    ("How many refugees in Germany in 2015 and today?", "Highest first: 2015 (104), newest (85)."),
    ("How many prisoners did KINU count ten years ago and how many now?", "80,000 to 120,000"),
    ("KINU prison camp population compared with 2013", "80,000 to 120,000 (2013) and 53,700 to 65,700 (newest)"),
    ("Since when have women been the majority among those who arrive?", "Since 2002 at the latest (55.3 %)"),
    ("Since when have fewer than 300 defectors a year arrived?", "Since 2020 (229): each yearly value since fits"),
    ("2004년 7월 초 사흘 동안 한국에 온 탈북민은 몇 명인가?", "No figure for July 2004"),
]


@pytest.mark.parametrize(("asked", "said"), TIMES)
def test_times_are_set_against_each_other(run: Any, asked: str, said: str) -> None:
    assert said in run("ask", asked, "--with", "wider").out


FIRST = [
    ("In which year did arrivals first go over 1,000?", "First in the record: 1,142 (2002); 583 (2001) before."),
    ("When did the cumulative total of arrivals reach 20,000?", "First in the record: 20,000 (until November 2010)"),
    ("Which year had the highest share of women, and which the lowest?", "2018: 85.2 %, the highest of 19"),
    ("average number of arrivals per month in 2011", "nkr calculates no averages."),
    ("Public executions: KINU's number or NKDB's?", "NKDB: No figure in the collections searched."),
    ("How many arrived in January to September 2024, and in the same months of 2023?", "139 North Koreans"),
    ("How many arrived in 2021? I have read both 63 and 67 in print, which one is it?", "counted 63 North Koreans"),
    ("Is it true that hundreds of defectors went back to live in the North?", "which does not fit hundreds"),
    ("How many came by boat in 2023 and by which coast?", "the West Sea (Yellow Sea) (9), the East Sea"),
    ("Arrivals by year 2011-2013", "2,706 + 1,502 + 1,514"),
    ("By what year had 10,000 defectors arrived in all?", "First in the record: 15,057 (provisional) (until December"),
    ("Did arrivals in 2024 exceed those of 2023?", "Yes: 40 more in 2024 than in 2023"),
    ("How many prisoners of war had come home before 2000?", "No figure by 1999"),
    ("How many arrived in South Korea after 2012?", "9,929 from 2013 to 2025"),
    ("What happened to asylum claims in Canada after 2012?", "No figure since 2013"),
    ("Do fewer women arrive nowadays than men?", "173 more North Korean women than North Korean men"),
    ("2010년 이후 입국자가 가장 적은 해와 그 수는?", "2021: 63, the lowest of"),
    ("Which is right for the Canadian embassy, 43 or 45?", "Entered diplomatic missions, the Canadian embassy"),
    ("Returns from China that Human Rights Watch has counted, how many?", "At least 1,076"),
    ("What is true of 800 North Koreans at work in Poland? 800 North Koreans work in Poland.", "Poland, who says 800"),
]


@pytest.mark.parametrize(("asked", "said"), FIRST)
def test_when_a_number_was_first_reached_and_by_whom_it_is_given(run: Any, asked: str, said: str) -> None:
    assert said in run("ask", asked, "--with", "wider").out


NAMED = [
    ("How many people were on the boat that reached Fukui?", "11 North Koreans"),
    (
        "Spanish embassy in Beijing 2002: early reports had 20 who got in. Is that right?",
        "No longer the newest: that is 25",
    ),
    ("How many claims were made in Canada? Asylum claims by North Koreans there in 2012.", "720"),
    ("Poland or Malta: North Korean workers in 2016?", "Highest first: Poland (550), Malta (3)."),
    ("독일과 영국에 사는 탈북 난민은 각각 몇 명입니까?", "Germany (85), the United Kingdom (78)"),
    ("North Korean workers in Russia by the spy agency in February 2025, what was it?", "About 4,000"),
    ("How many died in the famine according to the government in Pyongyang?", "About 220,000"),
    ("HRW: were over a thousand forcibly returned since 2020?", "which fits more than 1,000"),
    ("What did Hwang Jang-yop say of party members starving in 1995?", "50,000 people died"),
]


@pytest.mark.parametrize(("asked", "said"), NAMED)
def test_what_a_question_names_is_found(run: Any, asked: str, said: str) -> None:
    assert said in run("ask", asked, "--with", "wider").out


RANGES = [
    ("range of estimates for the famine deaths of the 1990s", "from about 220,000 (North Korean government"),
    ("What are the lowest and the highest estimates of North Koreans in China around 1999?", "from 7,000 to 8,000 ("),
    ("중국 내 탈북민 추정치 가운데 가장 많은 것과 가장 적은 것은?", "from 6,000 to 16,000 ("),
]


@pytest.mark.parametrize(("asked", "said"), RANGES)
def test_a_range_is_answered_by_its_two_ends(run: Any, asked: str, said: str) -> None:
    answer = run("ask", asked, "--with", "wider")
    assert said in answer.out.splitlines()[1]
    assert len(answer.out.splitlines()) < 20


def test_the_figures_of_single_years_are_listed_where_they_are_asked_for(run: Any) -> None:
    lines = run("ask", "arrests of North Koreans in Thailand year by year, 2004 to 2007", "--with", "wider").out
    assert [line.split("  ")[1] for line in lines.splitlines() if line.startswith("  ") and "20" in line] == [
        *("46", "50", "115", "more than 400", "752", "more than 1,500", "1,785"),
    ]


def test_a_minimum_in_a_question_is_compared_with_the_figure(record: Any) -> None:
    assert record("ask", "were more than 500 keepers hired in 1900?").out.splitlines()[1] == (
        "No such figure: the record has 610 (1900), which fits more than 500."
    )
    assert "which does not fit more than 700" in record("ask", "were over 700 keepers hired in 1900?").out


def test_a_number_is_looked_for_in_the_time_that_is_asked_about(record: Any) -> None:
    found = of(record, "who says 480 keepers were hired in 1900?")["hired"]
    assert roles(found)["given"] == ["hired-1899"]
    assert "given" not in roles(of(record, "480 keepers were hired in 1900, is that right?")["hired"])


AROUND = [
    (
        "I write about the raid in Bangkok in August 2006. How many North Koreans did the Thai police say they arrested"
        " that day?",
        "Arrested in another country, Thailand, according to the Thai police, August 2006",
    ),
    ("What share of students born in a third country such as China was it in 2024?", "Share of students born in third"),
    ("how many north korean refugees did america let in in calendar year 2008", "Admitted or given asylum"),
    ("This is on Canada in 2012. How many North Koreans asked for asylum there that year?", "Asylum claims in another"),
    ("We cover the return from China in October 2023. How many were returned that month?", "Returned to North Korea"),
    ("In its 2021 statement, how many North Korean men did HRW say were held in Changchun?", "Detained in China"),
]


@pytest.mark.parametrize(("asked", "heading"), AROUND)
def test_what_stands_around_a_question_does_not_hide_it(run: Any, asked: str, heading: str) -> None:
    assert run("ask", asked, "--with", "wider").out.startswith(heading)


def test_a_question_that_points_back_is_not_read_alone(run: Any) -> None:
    asked = "My uncle may be on the list of October 2003. How many prisoners had they identified then?"
    assert run("ask", asked, "--with", "wider").status == 3


PASSED_OVER = [
    ("how many North Korean refugees live in Iceland?", "'Iceland'"),
    ("how many dentists defected to South Korea in 2019?", "'dentists'"),
    ("how many North Koreans returned home voluntarily?", "'voluntarily'"),
    ("how many North Koreans live in Busan?", "'Busan'"),
    ("which country admitted the most lawyers?", "'lawyers'"),
    ("how many North Koreans are in China according to UNICEF?", "no claimant 'UNICEF'"),
    ("how much money do defectors send home?", "'how much money'"),
    ("how many defectors have come since the olympics?", "'olympics'"),
    ("in which month of 2012 did most defectors come?", "nkr stats arrivals-south-korea --by month"),
    ("what is the population of North Korea", "'North Korea'"),
    ("what is the source of 33,333?", "Try: nkr check 33,333"),
    ("how many people live in yodok camp?", "'yodok'"),
    ("How many North Koreans drowned crossing the Yalu river?", "'drowned'"),
    ("do many defectors want to go back home?", "'want'"),
    ("cumulative arrivals aged 20 to 29 in 2022", "'aged'"),
    ("In which year did women first outnumber men among arrivals?", "'women'"),
    ("How many North Koreans live in New York?", "'York'"),
    ("How old are the defectors who arrive?", "'How old'"),
    ("How many prisoners are on that list?", "'on that list'"),
    ("How many North Koreans came to the South in that year?", "'in that year'"),
    ("What is the newest ministry total?", "the record has no figures for this, as far as it was understood"),
    ("Did anyone cross by land in 2024?", "'cross'"),
    ("average age of the defectors", "'defectors'"),
    ("arrivals by age", "--by age"),
]


@pytest.mark.parametrize(("question", "said"), PASSED_OVER)
def test_a_question_is_not_answered_about_something_else(run: Any, question: str, said: str) -> None:
    run("sources")
    outcome = run("ask", question, "--with", "wider")
    assert (outcome.status, outcome.out) == (3, "")
    assert said in outcome.err


KOREAN_AND_ENGLISH = [
    ("How many famine deaths did Pyongyang itself admit to?", "About 220,000 people died"),
    ("Amnesty 2011 prison camps figure?", "About 200,000 North Koreans"),
    ("year with fewest defectors since 2000", "2021: 63, the lowest of"),
    ("A note on the Spanish embassy in Beijing in 2002. How many North Koreans got in?", "25 North Koreans entered"),
    ("Netherlands - how many N Korean refugees in 2018?", "46 North Koreans were living as refugees"),
    ("How many North Korean refugees did the US admit in 2008?", "38 North Koreans were admitted"),
    ("civilians kidnapped to the north during the Korean war - figure and who gives it", "the newest figures run from"),
    ("how many arrived in 2011 according to the South Korean government", "2,706 North Koreans arriving"),
    ("what % of defectors sent money home in 2022, nkdb survey", "17.8 per cent"),
    ("famine deaths 1995-98 according to Pyongyang", "About 220,000 people died"),
    ("refugee admissions to Canada in 2014", "admitted as refugee or given asylum in Canada"),
    ("what share of resettled North Koreans sent money home in 2022?", "17.8 per cent"),
    ("이산가족 신청자 중 사망자는 몇 명인가?", "100,148"),
    ("2016년부터 2024년까지 무연고 사망 탈북민은 몇 명?", "84 from 2016 to 2024, calculated"),
    ("2020년 탈북민 입국자는 2019년보다 얼마나 줄었나?", "818 more in 2019 than in 2020"),
    ("몇 년도에 탈북민이 가장 적게 왔나?", "1994: 52"),
    ("2021년에 아무도 안 왔나?", "No: 63."),
    ("how many died in the famine according to South Korea's statistics office", "482,000"),
    ("north koreans granted asylum in the united kingdom", "544"),
    ("How many North Koreans did Thailand arrest in 2007?", "1,785"),
    ("which country admitted the most North Koreans?", "Germany (1,390)"),
    ("where in China were North Koreans detained in 2021?", "Changchun (450), Tumen (325)"),
    ("what is the source of 2,914?", "First in the record: South Korea's Foreign Ministry, for 2009"),
    ("how many North Korean workers were sent home by Kuwait", "904"),
    ("how many went back to the North between 2012 and 2016?", "24 from 2012 to 2016, calculated"),
    ("탈북민 입국자가 두 번째로 많았던 해는?", "2008: 2,803, the second-highest"),
    ("정치범 수용소 수감자는 몇 명이라고 KINU는 추정하나?", "53,700 to 65,700"),
    ("how many arrived in the first nine months of 2024?", "181 North Koreans"),
    ("how many North Koreans were held in Changchun?", "Changchun on 15 February 2012"),
    ("how many children of North Korean women are in China?", "About 30,000 children"),
    ("what was the lowest share of women among arrivals?", "2002: 55.3 %, the lowest of"),
    ("how many defectors came since 2020?", "229 + 63 + 67 + 196 + 236 + 223"),
    ("how many North Koreans were executed in public since 2008?", "No figure since 2008, and the yearly figures"),
    ("2003년과 2004년 입국자를 합치면?", "3,183 from 2003 to 2004, calculated"),
    ("how many defectors have no known address?", "462 resettled North Koreans"),
    ("who said 2 million died?", "Given by: A Chinese Korean who visits North Korea"),
    ("is 2,927 right for 2009?", "No longer the newest: that is 2,914 (2009)."),
    ("How many prisoners are in camp 16?", "12,000 to 15,000"),
    ("arrivals women 2021", "23 North Korean women"),
    ("영국에 사는 탈북민 수", "this is the newest figure"),
    ("제3국 출생 학생 비율 2024", "75 per cent"),
    ("North Koreans repatriated by China since 2020, Human Rights Watch", "At least 1,076 North Koreans"),
    ("중국이 2023년 10월에 북송한 인원에 대해 통일부는 뭐라고 했나", "Hundreds of North Koreans were sent back"),
    ("how many came by boat in 2017?", "31 North Koreans came to South Korea by sea"),
    ("number of women among 2023 arrivals", "164 North Korean women"),
    ("2019 vs 2020 arrivals how big was the drop", "818 more in 2019 than in 2020"),
    ("number of North Korean refugees in the UK or in Germany in 2015?", "the United Kingdom (622), Germany (104)"),
    ("How many claims of asylum in Canada in 2012 compared with 2013", "570 more in 2012 than in 2013"),
    ("how many North Koreans did the US take in as refugees 2006 - 2021", "220 North Koreans"),
    ("public executions reported by KINU 2000 to 2013", "1,382 people"),
    ("proportion of all documented repatriations that were carried out by China", "Nearly 98 per cent"),
    ("how many has Beijing returned since 2020 according to Human Rights Watch", "At least 1,076"),
    ("fewest arrivals in any one year", "1994: 52, the lowest of"),
    ("how many arrived since kim jong un took power in december 2011", "from 2012 to 2025, calculated"),
    ("how many did China send back on 9 october 2023", "on 9 October 2023"),
    ("Deadline in an hour: arrivals in Seoul before covid, 2019 vs 2021, and how far they fell", "1,047 against 63"),
    ("what percentage of north korean women in china are trafficked? we need a figure for a grant", "60 per cent"),
    ("How many refugees has the US taken in and how does that compare with Britain?", "No difference is calculated"),
    (
        "In July 2004 two planes brought North Koreans to Seoul from another country. Was it 468 or 460?",
        "Given by: Yonhap",
    ),
    ("2012 vs 2013 defectors", "12 more in 2013 than in 2012"),
    ("kidnapped japanese who came home", "Five abducted Japanese"),
    ("how many resettled defectors have no known addres", "462 resettled North Koreans"),
    ("how many came during covid, so 2020, 2021 and 2022 together?", "359 from 2020 to 2022"),
    ("who said china was holding 2000 north koreans", "Given by: UN Special Rapporteur"),
    ("How many people fled by boat to South Korea in 2023?", "13 North Koreans"),
    ("births lost to the famine 1994-2005, National Statistical Office", "128,000 births"),
    ("I read more than 1,000 defectors reached Seoul in 2024, is that right?", "No: it is marked as a likely error."),
]


def test_words_that_the_answer_leaves_out_are_named(run: Any) -> None:
    answer = run("ask", "how many defectors went back to North Korea after marrying in the South?", "--with", "wider")
    assert "The answer does not take into account: “marrying”." in answer.out.splitlines()[1]
    value = run("ask", "all documented returns from China", "--with", "wider", "--json").json
    assert value["left_out"] == []


@pytest.mark.parametrize(("question", "said"), KOREAN_AND_ENGLISH)
def test_a_question_of_each_kind_is_answered_from_the_record(run: Any, question: str, said: str) -> None:
    lines = run("ask", question, "--with", "wider").out.splitlines()
    assert said in " ".join(lines[1:3])


@pytest.mark.parametrize(
    ("words", "other"),
    [("I am a student", "students"), ("why do they vary so wildly", "will"), ("a colleague asks", "colleagues")],
)
def test_a_word_that_is_spelt_right_is_left_as_it_is(record: Any, words: str, other: str) -> None:
    outcome = record("ask", f"{words}, how many keepers were hired in 1900?")
    assert other not in f"{outcome.out} {outcome.err}".split()


@pytest.mark.parametrize(("question", "said"), RESULTS)
def test_the_first_line_answers_the_question_that_was_put(record: Any, question: str, said: str) -> None:
    outcome = record("ask", question)
    assert outcome.status == 0, outcome.err
    assert outcome.out.splitlines()[1].startswith(said)


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (["foo bar"], 3, "the record has no figures for this, as far as it was understood"),
        (["Combien de baleines en mer ?"], 3, "the record has no figures for this, as far as it was understood"),
        (["word " * 10_000], 2, "at most 60 words; this one has 10,000"),
        (["x" * 10_000], 2, "at most 60 words"),
        ([" "], 2, "ask a question"),
        (["asylum Canada welcome 2010"], 3, "--place canada"),
        (["harbours"], 3, ""),
        ([], 2, "words"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(run: Any, words: list[str], status: int, said: str) -> None:
    run("sources")
    outcome = run("ask", *words)
    assert (outcome.status, outcome.out) == (status, "")
    assert len(outcome.err.splitlines()) == 1
    assert said.casefold() in outcome.err.casefold()


def test_a_statement_in_fields_is_answered_as_a_question_in_words(record: Any) -> None:
    asked = Asked("lighthouses", ("hired",), time=period.parse("1900"))
    with Session(Format.JSON) as session:
        facts = [fact for fact in session.record.facts if fact.topic == "lighthouses"]
        (reply,) = replies(session.comparer, asked, facts, TODAY)
        assert reply.best is not None
        assert reply.best.id == "hired-1900"
        assert reply.age(TODAY) == 9
        (newest,) = replies(session.comparer, asked._replace(time=None), facts, period.parse("1900-12-31"))
        assert newest.best is not None
        assert newest.best.id == "hired-1900"


def test_a_word_that_begins_several_measures_asks_for_the_first_of_the_vocabulary(run: Any) -> None:
    """ "detained" is the detained in China, not those arrested there, nor those detained elsewhere."""
    answer = run("ask", "detained", "--json", "--with", "wider").json
    assert answer["answers"][0]["measure"] == "detained-in-china"


@pytest.mark.parametrize(("word", "measure"), [("workers", "overseas-workers"), ("children", "children-in-china")])
def test_a_word_that_one_topic_alone_has_asks_for_that_topic(word: str, measure: str, run: Any) -> None:
    answer = run("ask", word, "--json", "--with", "wider").json
    assert answer["answers"][0]["measure"] == measure


def test_what_changed_over_the_years_is_told_by_the_yearly_values(run: Any) -> None:
    answer = run("ask", "How has the share of women changed over the years?", "--with", "wider")
    assert answer.out.startswith("Share of women, by year\nHighest of 19 years: 2018 (85.2 %).")
    years = run("stats", "women-share", "--with", "wider", "--json").json
    values = {year["year"]: year for year in years}
    assert values[2018]["value"] == 85.2
    assert (values[2019]["change"], values[2019]["change_percent"]) == (-4.5, None)  # points, and no share of a share


def test_men_and_women_are_compared_in_whichever_words(run: Any) -> None:
    answer = run("ask", "Did more men or more women arrive in South Korea in 2021?", "--with", "wider")
    assert "40 against 23" in answer.out


def test_a_word_is_corrected_only_to_one_with_its_first_letter(run: Any) -> None:
    """ "Income" is not "come": what the record has nothing of is said to be so."""
    answer = run("ask", "What is the average income of North Korean defectors in Seoul?", "--with", "wider")
    assert (answer.status, "'income'" in answer.err) == (3, True)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Would you kindly tell me how many North Koreans arrived in South Korea in 2012?", "1,502"),
        ("For my thesis I should like to know what share of those arriving in 2018 were women.", "85.2"),
        ("How many took their own lives in 2018, and what share of all deaths was that?", "13 resettled"),
        ("Of the North Koreans living in the South in September 2024, how many were women and how many men?", "7,950"),
        ("North Korean workers in Russia, South Korean intelligence, 2025", "About 4,000"),
        ("How many North Korean refugees did the United States admit in 2012?", "the United States in 2012"),
        ("how many North Korean soldiers came to the South in 2008", "39 North Koreans who had been soldiers"),
        ("How many stateless orphans of North Koreans are there in China?", "stateless orphaned or separated children"),
        ("how many of those who had arrived by December 2022 were in their thirties", "in their thirties"),
        ("how many children in china", "About 30,000 children"),
        ("percent women arrivals 2017", "83.3 per cent"),
        ("how many South Korean prisoners of war have escaped from the North since 1994", "by February 2024"),
        ("Courtland Robinson's estimate of North Koreans in north-eastern China in 2009", "Courtland Robinson"),
        ("What share of arrivals were women back in the 90s compared with 2015?", "12.2 %  until 31 Dec 1998"),
        ("Which year saw the most arrivals, and why do I see 2,914 and 2,929?", "2009: 2,914, the highest of"),
        ("In which year did most defectors come, 2008 or 2010?", "Highest first: 2008 (2,803), 2010 (2,402)."),
        ("Does France or Germany host more North Korean refugees?", "France (146), Germany (104)"),
        ("How many North Korean refugees did the US admit by fiscal year, best year?", "37      Oct 2007 to Sep 2008"),
        ("How many workers did Russia send home in 2018 and how many were left a year later?", "fewer than 4,000"),
        ("Has the number of camp inmates fallen from 200,000 to 65,000?", "about 192,000"),
        ("famine dead, North Korean government versus Good Friends", "the North Korean government  about 220,000"),
        ("How many Yantai boat people were arrested in January 2003?", "UNHCR                536.2"),
        ("Canada accepted dozens of North Koreans, then none: which years?", "222     2012"),
    ],
)
def test_a_question_is_found_in_what_stands_around_it(text: str, answer: str, run: Any) -> None:
    assert answer in run("ask", text, "--with", "wider").out


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("what do smugglers charge for the way to Laos?", "prices or brokers' fees"),
        ("unemployment among defectors in 2019", "wages, income or jobs"),
        ("how many North Koreans were captured in Kursk?", "soldiers in the war against Ukraine"),
    ],
)
def test_a_subject_of_which_the_record_has_nothing_is_said_in_one_line(text: str, subject: str, run: Any) -> None:
    answer = run("ask", text, "--with", "wider")
    assert (answer.status, answer.out) == (3, "")
    assert f"the record has no figures on {subject}" in answer.err


def test_a_body_without_a_country_names_no_claimant(run: Any) -> None:
    answer = run("ask", "defectors in the UK, government figures", "--with", "wider")
    assert "according to the Canadian" not in answer.out + answer.err


def test_where_a_measure_has_no_figure_of_that_time_and_place_others_of_its_topic_are_told(run: Any) -> None:
    answer = run("ask", "How many North Korean refugees went to America in 2012?", "--with", "wider")
    assert "admitted-other-country  23      2012" in answer.out
